"""The numbered parts of a document: headings such as 一、 (一) 1. ① 第一条, and how they nest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from qgraph.extraction.brackets import bracket_pairs, split_outside
from qgraph.extraction.numerals import numeral
from qgraph.extraction.tables import table
from qgraph.model import Document, Span, fold

__all__ = ["Item", "is_frame", "ordinal", "read_outline"]

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TITLE_END = re.compile(r"[。\n;!?]")
_LONGEST_TITLE = 80
_LONG_TITLE = 40  # a first sentence that is longer is a title up to its first comma
_CLOSING = (")", "]", "〕", "】")
_LONGEST_FRAME = 16
_LEFT_OUT = 3
# What may stand on a line before a number that opens it: the signs of headings, lists and bold type in Markdown.
_SIGNS = re.compile(r"(?:#{1,6}[ \t]*|[-*+>][ \t]+)?(?:\*\*)?")
_BOLD = "**"
_EDGES = re.compile(r"^\s+|[\s、.．:：\ue000-\uf8ff]+$")


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered part: its mark, its heading and everything below it. ``parent`` is an index into the outline."""

    rank: int
    value: int
    heads: bool  # numbered as headings are: 第二章, 一、
    article: bool  # numbered as articles of a rule are: 第三条
    number: str
    title: str
    heading: Span  # number and title
    extent: Span  # heading and all below
    parent: int | None


def ordinal(text: str) -> int:
    """The value of an outline number in Chinese, Arabic or circled numerals; 0 where it is none.

    >>> [ordinal(text) for text in ("三", "十", "十二", "二十一", "一百零五", "7", "⑩", "甲")]
    [3, 10, 12, 21, 105, 7, 10, 0]
    """
    if text in _CIRCLED and text:
        return _CIRCLED.index(text) + 1
    value = numeral(text)
    return int(value) if value is not None else 0


class _Kind(NamedTuple):
    """What outline.toml says of one kind of number."""

    rank: int
    heads: bool
    article: bool
    line_only: bool  # too weak a mark to be believed inside a line or out of sequence


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number at a place where a part may begin."""

    kind: _Kind
    value: int
    start: int
    end: int
    opens_line: bool
    after_bracket: bool  # in a line, behind the bracket that closed the part before


@cache
def _marks_pattern() -> tuple[re.Pattern[str], dict[int, _Kind]]:
    """One pattern for all marks; by the number of each group that holds a value, the kind of its row."""
    characters = {"{cn}": "[一二三四五六七八九十百零〇两]{1,6}", "{d}": r"\d{1,3}"}
    patterns, kinds = [], {}
    groups = 1  # the first is the whole mark
    for row in table("outline")["mark"]:
        pattern = row["pattern"]
        for name, stands_for in characters.items():
            pattern = pattern.replace(name, stands_for)
        flags = (bool(row.get(flag)) for flag in ("heads", "article", "line_only"))
        kind = _Kind(row["rank"], *flags)
        for _ in range(re.compile(pattern).groups):
            groups += 1
            kinds[groups] = kind
        patterns.append(pattern)
    # A part begins a line, or follows white space or the stop of the sentence before it.
    places = r"(?:(?<![^\n \t。;!?)\]〕】])|(?<=[\n \t]\*\*))"
    return re.compile(places + "(?P<mark>" + "|".join(patterns) + ")"), kinds


def _marks(folded: str, body: Span) -> list[_Mark]:
    """Every number that may begin a part; inside brackets only those that open a line."""
    pattern, kinds = _marks_pattern()
    brackets = bracket_pairs(folded, body)
    inside = 0
    marks = []
    for match in pattern.finditer(folded, body.start, body.end):
        start = match.start("mark")
        before = folded[max(folded.rfind("\n", 0, start) + 1, start - 200) : start].rstrip()
        while inside < len(brackets) and brackets[inside].end <= start:
            inside += 1
        if before and inside < len(brackets) and brackets[inside].start < start:
            continue
        group = next(i for i, value in enumerate(match.groups()[1:], start=2) if value is not None)
        value = ordinal(match.group(group))
        opens_line = _SIGNS.fullmatch(before.lstrip()) is not None
        marks.append(_Mark(kinds[group], value, start, match.end("mark"), opens_line, before.endswith(_CLOSING)))
    return marks


def _in_sequence(marks: list[_Mark]) -> list[_Mark]:
    """The marks that really number parts: those that open a line, and those in a line that count on.

    In a line a number must follow the last one of its kind by one, or begin a new run at 1: web pages and databases
    often lose the line breaks, and a number in running text seldom counts on by chance. Behind the bracket of a
    clause it may leave out a few, as misprinted documents do. Headings in between do not reset the count: 1. to 12.
    may run on under 一、 to 四、.
    """
    last: dict[int, int] = {}
    kept = []
    for mark in marks:
        rank = mark.kind.rank
        step = mark.value - last.get(rank, 0)
        counts_on = mark.value == 1 or step == 1 or (mark.after_bracket and 1 <= step <= _LEFT_OUT)
        believed = mark.opens_line and counts_on if mark.kind.line_only else mark.opens_line or counts_on
        if mark.value and believed:
            kept.append(mark)
            last[rank] = mark.value
    return kept


def is_frame(title: str) -> bool:
    """Whether an item of this title frames a plan (aims, principles) and holds none of its tasks.

    >>> is_frame("总体要求"), is_frame("總體要求"), is_frame("加强组织领导")
    (True, True, False)
    """
    return len(title) <= _LONGEST_FRAME and _frames().search(fold(title)) is not None


@cache
def _frames() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, table("outline")["frame"]["titles"])))


def _title(folded: str, mark: _Mark, limit: int) -> Span:
    """Where the title after a mark stands: up to the first stop, the line's end or the next mark."""
    limit = min(limit, mark.end + _LONGEST_TITLE * 4)
    if bold := _bold(folded, mark, limit):
        return bold
    stop = _TITLE_END.search(folded, mark.end, limit)
    end = stop.start() if stop else limit
    start = mark.end
    if end - start > _LONG_TITLE:
        end = next((piece.end for piece, sign in split_outside(folded, Span(start, end), ",;") if sign), end)
    while start < end and folded[start] in " \t:":
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _bold(folded: str, mark: _Mark, limit: int) -> Span | None:
    """What is in bold type behind a mark or with it, without the stop at its end; None where nothing is."""
    start = mark.end + len(folded[mark.end : limit]) - len(folded[mark.end : limit].lstrip(" \t"))
    if folded.startswith(_BOLD, start, limit):
        start += len(_BOLD)
    elif not folded.endswith(_BOLD, 0, mark.start):
        return None
    end = folded.find(_BOLD, start, limit)
    words = folded[start : max(start, end)].rstrip(" \t。;:")
    return Span(start, start + len(words)) if words and "\n" not in words else None


@cache
def _tail_pattern() -> re.Pattern[str]:
    tail = table("outline")["tail"]
    words = "|".join(re.escape(word) for word in tail["starts"])
    return re.compile(rf"(?:(?<=\n)|(?<=[)\]〕】]))[ \t]*(?!..{tail['unless']})(?:{words})")


def _trim(folded: str, start: int, end: int) -> Span:
    """The stretch without white space at its end."""
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


def read_outline(document: Document) -> list[Item]:
    """The numbered parts of the document's body in printed order, each with the index of the one above it."""
    folded = document.folded
    body = document.letterhead.body or Span(0, len(folded))
    marks = _in_sequence(_marks(folded, body))
    if not marks:
        return []
    tail = _tail_pattern().search(folded, marks[-1].end, body.end)
    end_of_all = tail.start() if tail else body.end
    ends = _ends(marks, end_of_all)
    items: list[Item] = []
    above: list[int] = []
    for index, mark in enumerate(marks):
        while above and items[above[-1]].rank >= mark.kind.rank:
            above.pop()
        following = marks[index + 1].start if index + 1 < len(marks) else end_of_all
        title = _title(folded, mark, following)
        items.append(
            Item(
                rank=mark.kind.rank,
                value=mark.value,
                heads=mark.kind.heads,
                article=mark.kind.article,
                number=_EDGES.sub("", document.text[mark.start : mark.end]),
                title=" ".join(document.text[title.start : title.end].split()),
                heading=_trim(folded, mark.start, max(title.end, mark.end)),
                extent=_trim(folded, mark.start, ends[index]),
                parent=above[-1] if above else None,
            )
        )
        above.append(index)
    return items


def _ends(marks: list[_Mark], end_of_all: int) -> list[int]:
    """Where each part ends: before the next of its own or a smaller rank."""
    ends = [end_of_all] * len(marks)
    pending: list[int] = []
    for index, mark in enumerate(marks):
        while pending and marks[pending[-1]].kind.rank >= mark.kind.rank:
            ends[pending.pop()] = mark.start
        pending.append(index)
    return ends
