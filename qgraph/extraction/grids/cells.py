"""Who is named in a cell of a column of roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.naming import is_listed
from qgraph.extraction.clauses.clause import read_clause
from qgraph.extraction.clauses.cues import match_open, match_verb
from qgraph.extraction.clauses.labels import find_labels
from qgraph.extraction.clauses.names import is_organ, looks_like_body, person_behind
from qgraph.extraction.clauses.parts import NameList
from qgraph.extraction.grids.columns import is_none, is_remainder, is_wide
from qgraph.extraction.grids.english import is_english_body, read_english
from qgraph.extraction.grids.words import BREAK, Words
from qgraph.model import Document, Printed, Role, Span, fold

if TYPE_CHECKING:
    from qgraph.extraction.clauses.parts import Clause
    from qgraph.extraction.grids.columns import Column

__all__ = ["Named", "is_body", "read_cell"]

_STOPS = "、,，;；。"
_NUMBER = re.compile(rf"(?:^|(?<=[{BREAK}{_STOPS}\s]))\(?\d{{1,2}}(?:[.．、)）](?!\d))\s*")  # 1.市科技局 2.市财政局
_TO_STOP = re.compile(r"(?:[^、,;。\s()]|\([^()]{0,20}\))*$")  # half-width, brackets whole
_FROM_STOP = re.compile(r"(?:[^、,;。\s()]|\([^()]{0,20}\))*")
_LONGEST_ODD_NAME = 14  # characters of a name that does not end like one


@dataclass(frozen=True, slots=True)
class Named:
    """The lists of names in a cell, what of it was not read, and what else a clause there says."""

    lists: tuple[NameList, ...]
    unread: tuple[Span, ...] = ()
    deadline: str | None = None
    conforms_to: str | None = None


def is_body(name: str) -> bool:
    """Whether words look like a body in either language."""
    return looks_like_body(fold(name)) if is_wide(name) else is_english_body(name)


def read_cell(document: Document, words: Words, column: Column, cue: str) -> Named:
    """Who the words of a cell name, in the role the cell itself says, else in that of its column.

    ``cue`` is the name of the column.
    """
    if is_none(words.text) or column.role is None:
        return Named(())
    if not is_wide(words.text):
        return _english(document, words, column.role, cue)
    return _chinese(document, words, column, cue)


def _english(document: Document, words: Words, role: Role, cue: str) -> Named:
    lists: list[NameList] = []
    for one in read_english(words.text):
        spans = [words.span(*name) for name in one.names if not is_none(words.text[slice(*name)])]
        names = tuple(Printed(span.of(document.text), span) for span in spans)
        listed = NameList(one.role or role, one.cue or cue, names, one.open, labelled=True)
        if lists and (lists[-1].role, lists[-1].cue) == (listed.role, listed.cue):
            last = lists.pop()
            listed = replace(listed, names=(*last.names, *names), open=last.open or one.open)
        lists.append(listed)
    return Named(tuple(one for one in lists if one.names))


def _chinese(document: Document, words: Words, column: Column, cue: str) -> Named:
    words = _rejoined(words.without([match.span() for match in _NUMBER.finditer(words.text)]))
    clause = _clause(words.text, column.role)
    lists: list[NameList] = []
    unread = [words.span(span.start, span.end) for span in clause.unread if span.end > span.start]
    for one in clause.lists:
        kept = _kept(document, words, one, column)
        if not column.persons:
            named = {name.span for name in kept}
            unread += [span for name in one.names if (span := words.span(name.span.start, name.span.end)) not in named]
        if kept:
            role = _role(one.role, column)
            lists.append(NameList(role, one.cue or cue, kept, one.open, labelled=True))
    return Named(tuple(lists), tuple(unread), clause.deadline, clause.conforms_to)


@lru_cache(maxsize=4096)
def _clause(text: str, role: Role | None) -> Clause:
    """What the words of a cell say; tables print the same bodies over and over."""
    whole = Span(0, len(text))
    return read_clause(Document(text=text, source="", sha256="", format="text"), whole, whole, default=role)


def _role(said: Role, column: Column) -> Role:
    """The role of a list: 市科技局负责 in a column of leads leads."""
    duty = said in (Role.RESPONSIBLE, Role.JOINT)
    return column.role if column.role and duty and column.role is not Role.RESPONSIBLE else said


def _kept(document: Document, words: Words, names: NameList, column: Column) -> tuple[Printed, ...]:
    """The names that may be bodies, as the document prints them."""
    kept = []
    for name in names.names:
        span = name.span
        if column.persons:
            span = Span(span.start, span.end - person_behind(fold(name.text)))
        text = fold(words.text[span.start : span.end])
        likely = looks_like_body(text, strictly=column.persons)
        if likely or (not column.persons and _is_odd_name(text)):
            place = words.span(span.start, span.end)
            kept.append(Printed(place.of(document.text), place))
    return tuple(kept)


def _is_odd_name(text: str) -> bool:
    """Whether words that do not end like a body may be one in a list of them: short, and no body that does something.

    >>> _is_odd_name("海州资本"), _is_odd_name("市财政局做好保障")
    (True, False)
    """
    if len(text) > _LONGEST_ODD_NAME or is_none(text) or match_verb(text):
        return False
    return not any(is_organ(text[:end]) for end in range(3, len(text)))


def _rejoined(words: Words) -> Words:
    """The words in one line: names that a line break parts are apart, and one that it breaks is whole again."""
    cuts: list[tuple[int, int]] = []
    characters = list(words.text)
    for match in re.finditer(BREAK, words.text):
        at = match.start()
        if _breaks_a_name(fold(words.text[max(0, at - 40) : at]), fold(words.text[at + 1 : at + 41])):
            cuts.append((at, at + 1))
        else:
            characters[at] = "、"
    return replace(words, text="".join(characters)).without(cuts)


def _breaks_a_name(before: str, behind: str) -> bool:
    """Whether a line break stands inside a name, or inside the words that give a role.

    >>> _breaks_a_name("市发展改", "革委"), _breaks_a_name("市科技局", "市财政局"), _breaks_a_name("市委", "宣传部")
    (True, False, True)
    >>> _breaks_a_name("甲园(乙镇)", "各街道"), _breaks_a_name("各县(市、区)", "人民政府")
    (False, True)
    """
    first, second = _TO_STOP.search(before), _FROM_STOP.match(behind)
    if not first or not second or not first[0].strip() or not second[0].strip():
        return False
    one, other = first[0].strip(), second[0].strip()
    unfinished = match_open(other)
    other = other[: unfinished[0]] if unfinished else other
    whole = one + other
    if next(find_labels(other, 0, len(other)), None):
        return False
    if _begins_anew(one, other):
        return False
    if is_listed(whole) or is_listed(whole[1:]):
        return True
    if looks_like_body(one, strictly=True) and looks_like_body(other, strictly=True):
        return is_remainder(other)
    verb = match_verb(whole)
    return looks_like_body(whole, strictly=True) or (verb is not None and verb.start < len(one) < len(whole))


def _begins_anew(one: str, other: str) -> bool:
    """Whether the words behind a line break begin a name: 各街道 does, and what follows a closed bracket mostly.

    >>> _begins_anew("甲园(乙镇)", "丙街道"), _begins_anew("各县(市、区)", "人民政府"), _begins_anew("市直", "各部门")
    (True, False, False)
    """
    each = other.startswith("各") and len(one) > 2 and not one.endswith("各")
    return each or (one.endswith(")") and not is_remainder(other))
