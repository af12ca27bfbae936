"""Other documents the text names (引用文件): by title, by number, or by both."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import longest_first
from qgraph.model import Citation, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.model import Document, Printed, Task

__all__ = ["read_citations"]

_LONGEST_TITLE = 160
# An issuer's short name of Chinese characters, a year in one of several brackets, a number: 粤府办〔2016〕60号.
_ISSUER = r"[\u4e00-\u9fff]{1,12} ?"
_YEAR_AND_NUMBER = r"[〔\[【(]20[0-9]{2}[〕\]】)] ?(?:第)?[0-9]{1,5} ?号"
_NUMBER = re.compile(_ISSUER + _YEAR_AND_NUMBER)
_NUMBER_END = re.compile(_YEAR_AND_NUMBER)
_LONGEST_ISSUER = 13
_TITLE = re.compile(r"[《》\n]")
# Words that run into the issuer's short name and are not part of it.
_BEFORE_NUMBER = re.compile("^.*(?:按照|根据|依据|依照|执行|落实|贯彻|见|详见|按|和|与|及)")


@dataclass(frozen=True, slots=True)
class _Name:
    """A document as it is named in one place."""

    title: str | None
    number: str | None
    span: Span


def read_citations(document: Document, tasks: Sequence[Task]) -> list[Citation]:
    """The documents a plan names, in the order of the text, each once within a task and a relation.

    Before the first task a document that is carried out (贯彻落实, 根据) is one the plan implements; elsewhere it is
    referred to. A number that a clause makes the rule for dividing duties (按照…文职责分工) is conformed to, and takes
    its title from the place where the text prints both. The plan's own title and the names of its annexes are left
    out, as are short names explained elsewhere (以下简称《通知》).
    """
    names = _names(document)
    paired = {_plain(name.number): name.title for name in names if name.number and name.title}
    places = sorted(tasks, key=lambda task: task.span)
    starts = [task.span.start for task in places]
    cited: dict[tuple[int | None, Relation, str], Citation] = {}
    for name in names:
        index = bisect_right(starts, name.span.start) - 1
        task = places[index].ordinal if index >= 0 and places[index].span.covers(name.span) else None
        relation = _relation(document.folded, name, preamble=index < 0)
        title = name.title or (paired.get(_plain(name.number)) if name.number else None)
        citation = Citation(task=task, relation=relation, title=title, number=name.number, span=name.span)
        key = (task, relation, _plain(title or name.number or ""))
        if key not in cited or (not cited[key].number and citation.number):
            cited[key] = replace(citation, span=cited[key].span) if key in cited else citation
    return list(cited.values())


def _plain(words: str | None) -> str:
    """A number or title without spaces and with one kind of bracket, for comparing."""
    return re.sub(r"\s", "", words or "").translate(str.maketrans("[【(]】)", "〔〔〔〕〕〕"))


def _names(document: Document) -> list[_Name]:
    """The titles, with the number in brackets behind them, and the numbers that stand alone."""
    text, body = document.folded, document.letterhead.body or Span(0, len(document.text))
    furniture = sorted(document.furniture)
    starts = [span.start for span in furniture]
    own = {_plain(part.text) for part in _own_names(document)}
    titles = [_titled(document, span) for span in _titles(text, body)]
    taken = [name.span for name in titles]
    drawn_up = _own_works(text, taken)
    names = [name for name in titles if name.span not in drawn_up and _is_other(name, own)]
    names += [name for name in _numbers(document, body, taken) if _plain(name.number) not in own]
    names = [name for name in names if not _inside(name.span, furniture, starts)]
    return sorted(names, key=lambda name: name.span)


def _own_names(document: Document) -> list[Printed]:
    head = document.letterhead
    return [part for part in (head.title, head.notice, head.number) if part]


def _titles(text: str, body: Span) -> Iterable[Span]:
    """The outermost pairs of title marks on one line, of a bearable length."""
    depth, start = 0, 0
    for mark in _TITLE.finditer(text, body.start, body.end):
        sign = mark.group()
        if sign == "\n":
            depth = 0
        elif sign == "《":
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and mark.end() - start <= _LONGEST_TITLE:
                yield Span(start, mark.end())


def _titled(document: Document, span: Span) -> _Name:
    """The name a pair of title marks gives, with the number in brackets right after it."""
    title = " ".join(document.text[span.start + 1 : span.end - 1].split())
    after = re.compile(r" ?[((]").match(document.folded, span.end)
    number = _NUMBER.match(document.folded, after.end()) if after else None
    if number is None:
        return _Name(title, None, span)
    return _Name(title, document.text[number.start() : number.end()], Span(span.start, number.end() + 1))


def _numbers(document: Document, body: Span, taken: Sequence[Span]) -> Iterable[_Name]:
    """The document numbers that stand without a title."""
    starts = [span.start for span in taken]
    floor = body.start
    # The year is looked for first: an issuer may begin at every character.
    for end in _NUMBER_END.finditer(document.folded, body.start, body.end):
        match = _NUMBER.search(document.folded, max(floor, end.start() - _LONGEST_ISSUER), end.end())
        if match is None:
            continue
        floor = match.end()
        words = _BEFORE_NUMBER.match(match.group())
        start = match.start() + (words.end() if words else 0)
        if not _inside(Span(start, match.end()), taken, starts):
            yield _Name(None, document.text[start : match.end()], Span(start, match.end()))


def _inside(span: Span, others: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether ``span`` begins inside one of ``others``, which are sorted, apart, and begin at ``starts``."""
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and span.start < others[index].end


@cache
def _words(key: str, at_end: bool = True) -> re.Pattern[str]:
    row = table("citations")[key]
    words = longest_first(row)
    return re.compile(rf"(?:{words})[ :]?$" if at_end else f"(?:{words})")


def _is_other(name: _Name, own: set[str]) -> bool:
    """Whether a title names another document: neither the plan itself, a short name, nor a paper such as a permit."""
    title, rows = _plain(name.title), table("citations")
    return (
        title not in own
        and title not in rows["generic"]
        and not title.endswith(tuple(rows["papers"]))
        and len(title) > 2
    )


def _own_works(text: str, titles: Sequence[Span]) -> set[Span]:
    """The titles that name an annex, or a document still to be drawn up, or follow such a one: 编制《甲》《乙》."""
    found: set[Span] = set()
    for before, span in zip([None, *titles], titles, strict=False):
        follows = before in found and before is not None and not text[before.end : span.start].strip(" 、和及")
        if follows or _words("own").search(text, max(0, span.start - 8), span.start):
            found.add(span)
    return found


def _relation(text: str, name: _Name, *, preamble: bool) -> Relation:
    if any(_frames(text, name.span, row) for row in table("citations")["conforms"]):
        return Relation.CONFORMS
    near = text[max(0, name.span.start - 80) : name.span.start]
    if preamble and _words("implements", at_end=False).search(re.split("[。\n]", near)[-1]):
        return Relation.IMPLEMENTS
    return Relation.REFERENCES


def _frames(text: str, span: Span, row: dict[str, list[str]]) -> bool:
    """Whether the words of a row stand right before and right after a place."""
    before, after = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 16]
    return before.endswith(tuple(row["before"])) and after.startswith(tuple(row["after"]))
