"""Where sentences and their parts begin and end, in one pass and outside brackets."""

from __future__ import annotations

import re

from qgraph.model import Span

__all__ = ["enclosures", "pieces", "sentences"]

_PAIRS = {
    ")": "(",
    "]": "[",
    "〕": "〔",
    "】": "【",
    "》": "《",
    "〉": "〈",
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
}
# Line breaks come in long runs, where a clause has been blanked out.
_BRACKETS = re.compile("[" + re.escape("".join([*_PAIRS, *_PAIRS.values()])) + "]|\n+")
_STOPS = re.compile("[。!?]|\n+")
_COMMAS = re.compile("[,;:。!?]|\n+")
# “人才达到2000名,总量达到30万名”的目标: a number, a comma and another number.
_QUOTED_PARTS = re.compile("[0-9][^0-9,;]{0,8}[,;][^0-9,;]{1,40}[0-9]")
# A bracket left open must not swallow the rest of a document that has lost its line breaks.
_LONGEST_BRACKET = 400


def enclosures(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The outermost closed pairs of brackets, quotation and title marks, none across a line break.

    ``text`` is folded text. A mark without its partner, or with one more than 400 characters away, is skipped.

    >>> [span.of("(甲(乙))与《丙》") for span in enclosures("(甲(乙))与《丙》")]
    ['(甲(乙))', '《丙》']
    """
    found: list[Span] = []
    waiting: list[tuple[str, int]] = []
    open_marks: dict[str, int] = {}
    for mark in _BRACKETS.finditer(text, start, len(text) if end is None else end):
        sign = mark.group()
        if sign[0] == "\n":
            waiting.clear()
            open_marks.clear()
        elif sign not in _PAIRS:
            waiting.append((sign, mark.start()))
            open_marks[sign] = open_marks.get(sign, 0) + 1
        elif open_marks.get(_PAIRS[sign]):
            _add_outermost(found, Span(_close(waiting, open_marks, _PAIRS[sign]), mark.end()))
    return found


def _close(waiting: list[tuple[str, int]], open_marks: dict[str, int], partner: str) -> int:
    """Where the last ``partner`` stands; it and what was opened after it are no longer waiting."""
    while True:
        sign, place = waiting.pop()
        open_marks[sign] -= 1
        if sign == partner:
            return place


def _add_outermost(found: list[Span], pair: Span) -> None:
    if pair.end - pair.start > _LONGEST_BRACKET:
        return
    while found and found[-1].start > pair.start:
        found.pop()
    found.append(pair)


def _cut(text: str, start: int, end: int, marks: re.Pattern[str], closed_pairs: list[Span]) -> list[Span]:
    """The stretches between ``marks`` that stand outside ``closed_pairs``, trimmed, without the marks themselves."""
    closed = iter([*closed_pairs, Span(end, end + 1)])  # the last holds no mark
    spans: list[Span] = []
    begin, pair = start, next(closed)
    for mark in marks.finditer(text, start, end):
        place = mark.start()
        while pair.end <= place:
            pair = next(closed)
        if pair.start < place or (text[place] in ":," and _inside_number(text, place)):
            continue
        _add_trimmed(spans, text, begin, place)
        begin = mark.end()
    _add_trimmed(spans, text, begin, end)
    return spans


def _inside_number(text: str, place: int) -> bool:
    """Whether a comma or colon stands between digits, as in 2.8:1 and 1,200."""
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def _add_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add a stretch without white space at its ends, unless that is all of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of folded ``text``: what stands between 。 ! ? and line breaks, outside brackets.

    >>> text = "到2025年,合格率达95%(不含食品。)以上。完善制度。"
    >>> [span.of(text) for span in sentences(text)]
    ['到2025年,合格率达95%(不含食品。)以上', '完善制度']
    """
    end = len(text) if end is None else end
    return _cut(text, start, end, _STOPS, enclosures(text, start, end))


def pieces(text: str, sentence: Span) -> list[Span]:
    """The parts of a sentence between commas, semicolons and colons outside brackets.

    >>> text = "到2025年,合格率达95%(抽检,不含食品)以上;新增2家"
    >>> [span.of(text) for span in pieces(text, Span(0, len(text)))]
    ['到2025年', '合格率达95%(抽检,不含食品)以上', '新增2家']
    >>> text = "实现“人才达到2000名,总量达到30万名”的目标"
    >>> [span.of(text) for span in pieces(text, Span(0, len(text)))]
    ['实现“人才达到2000名', '总量达到30万名”的目标']
    """
    return _cut(text, sentence.start, sentence.end, _COMMAS, _shields(text, sentence))


def _shields(text: str, within: Span) -> list[Span]:
    """The pairs of marks that hold together what stands in them: not quotation of whole parts with numbers."""
    found: list[Span] = []
    for pair in enclosures(text, within.start, within.end):
        quoted = text[pair.start] in "“「" and _QUOTED_PARTS.search(text, pair.start, pair.end)
        found += enclosures(text, pair.start + 1, pair.end - 1) if quoted else [pair]
    return found
