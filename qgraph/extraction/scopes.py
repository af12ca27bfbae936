"""Lists of products and sectors a task is about (范围), with the count the text declares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.numerals import CHARACTERS, numeral
from qgraph.extraction.sentences import pieces, sentences
from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import longest_first
from qgraph.model import Printed, Scope, ScopeKind, Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgraph.model import Document, Task

__all__ = ["read_scopes"]

_FEWEST = 3
_LONGEST_ITEM = 24
_MARK = re.compile("[、]")
_ETC = "等"
_LONGEST_ENDING = 24  # between 等 and its noun: whose list it is, a count, a description


@dataclass(frozen=True, slots=True)
class _Ending:
    """What closes a list: 等, a count, a description and the noun that says what the items are."""

    span: Span
    kind: ScopeKind
    owner: str  # who drew the list up, printed after 等: 省确定的
    description: str
    count: int | None


def read_scopes(document: Document, tasks: Sequence[Task]) -> list[Scope]:
    """The lists of products and sectors in the texts of tasks, in the order of the text.

    Only lists that end in 等 and a noun of lexicon/scopes.toml count, of three items at least or with a count of
    their own. A list without a count is open: it may have more items than are printed.
    """
    found: list[Scope] = []
    for task in tasks:
        scopes: list[Scope] = []
        for piece in _that_may_hold(document.folded, task.span):
            scopes += _in_piece(document, piece, task.ordinal, len(scopes))
        found += scopes
    return found


def _that_may_hold(text: str, span: Span) -> Iterator[Span]:
    """The parts between commas in which a list may end; what holds no ending is not parted at all."""
    glimpse = _glimpse().search
    if not glimpse(text, span.start, span.end):
        return
    for sentence in sentences(text, span.start, span.end):
        if glimpse(text, sentence.start, sentence.end):
            yield from (piece for piece in pieces(text, sentence) if glimpse(text, piece.start, piece.end))


@cache
def _glimpse() -> re.Pattern[str]:
    """A 等 with a noun of the table not far behind it."""
    nouns = longest_first(word for row in table("scopes")["head"] for word in row["words"])
    return re.compile(rf"{_ETC}[^,。;、]{{0,{_LONGEST_ENDING}}}?(?:{nouns})")


@cache
def _ending() -> re.Pattern[str]:
    rows = table("scopes")
    kinds = "|".join(f"(?P<{row['kind']}>{longest_first(row['words'])})" for row in rows["head"])
    following = longest_first(rows["following"])
    return re.compile(
        rf"{_ETC}(?P<owner>[^,。;、的]{{1,8}}的)?(?:(?P<count>[0-9]{{1,3}}|[{CHARACTERS}]{{1,3}})(?:大类|类|种|个|项|大))?"
        rf"(?P<description>[^,。;、的0-9]{{0,8}}?)(?:{kinds})(?=$|[,。;、()]|{following})"
    )


def _in_piece(document: Document, piece: Span, task: int, before: int) -> list[Scope]:
    """The lists of one part between commas; ``before`` lists of the task have been read already."""
    text = piece.of(document.folded)
    found: list[Scope] = []
    start = piece.start
    for match in _ending().finditer(text):
        ending = _read_ending(match, piece.start)
        names, owner = _items(document, Span(start, piece.start + match.start()))
        if any(word in fold(name.text) for name in names for word in table("scopes")["not_in_items"]):
            names = []
        start = piece.start + match.end()
        if ending is None or (len(names) < _FEWEST and (ending.count is None or not names[1:])):
            continue
        found.append(
            Scope(
                task=task,
                ordinal=before + len(found) + 1,
                kind=ending.kind,
                label=owner + ending.owner + ending.description,
                items=tuple(names),
                span=Span(names[0].span.start, ending.span.end),
                count=ending.count,
                open=ending.count is None,
            )
        )
    return found


def _read_ending(match: re.Match[str], offset: int) -> _Ending | None:
    """What a match of the ending says, None where its description makes it another kind of list."""
    description, owner = match["description"], match["owner"] or ""
    if any(word in owner for word in table("scopes")["not_an_owner"]) or any(
        word in description for row in table("scopes")["not_a_head"] for word in row["words"]
    ):
        return None
    count = numeral(match["count"]) if match["count"] else None
    return _Ending(
        span=Span(offset + match.start(), offset + match.end()),
        kind=ScopeKind.PRODUCT if match["product"] else ScopeKind.SECTOR,
        owner=owner,
        description=description + (match["product"] or match["sector"]),
        count=int(count) if count is not None else None,
    )


def _items(document: Document, span: Span) -> tuple[list[Printed], str]:
    """The names of a list that ends with ``span``, and the words before the first that say whose list it is."""
    text = document.folded
    names: list[Span] = []
    end = span.end
    for mark in reversed(list(_MARK.finditer(text, span.start, span.end))):
        if end - mark.end() > _LONGEST_ITEM or end <= mark.end():
            return _printed(document, names), ""
        names.insert(0, Span(mark.end(), end))
        end = mark.start()
    start, owner = _first(text, Span(span.start, end))
    if 0 < end - start <= _LONGEST_ITEM:
        names.insert(0, Span(start, end))
    return _printed(document, names), owner


def _first(text: str, span: Span) -> tuple[int, str]:
    """Where the first item begins, behind the words that open the list: 围绕|国家部署的|空气净化器."""
    start = span.start
    for inside in _openers("openers_inside").finditer(text, span.start, span.end - 1):
        start = inside.end()
    while match := _openers("openers").match(text, start, span.end - 1):
        start = match.end()
    place = text.rfind("的", start, span.end - 1) + 1
    return (place, text[start:place]) if place > start else (start, "")


@cache
def _openers(key: str) -> re.Pattern[str]:
    return re.compile(f"(?:{longest_first(table('scopes')[key])})")


def _printed(document: Document, spans: list[Span]) -> list[Printed]:
    return [Printed(span.of(document.text), span) for span in spans]
