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
_SENTENCE = re.compile(r"[^\s。!?][^。!?\n]*")
# A comma or colon between digits parts nothing: 2.8:1, 1,200.
_PIECE = re.compile(r"[^\s,;:。!?](?:[^,;:。!?\n]|(?<=\d)[,:](?=\d))*")
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


def _cut(text: str, start: int, end: int, part: re.Pattern[str], closed: list[Span]) -> list[Span]:
    """The stretches between marks that stand outside ``closed`` pairs, trimmed, without the marks themselves."""
    bare = _without(closed, text, start, end)
    return [
        Span(start + found.start(), start + found.start() + len(found[0].rstrip())) for found in part.finditer(bare)
    ]


def _without(closed: list[Span], text: str, start: int, end: int) -> str:
    """A stretch of text with a letter in place of everything in ``closed`` pairs, so that places hold."""
    kept, place = [], start
    for pair in closed:
        kept += [text[place : pair.start], "x" * (pair.end - pair.start)]
        place = pair.end
    return "".join([*kept, text[place:end]])


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of folded ``text``: what stands between 。 ! ? and line breaks, outside brackets.

    >>> text = "到2025年,合格率达95%(不含食品。)以上。完善制度。"
    >>> [span.of(text) for span in sentences(text)]
    ['到2025年,合格率达95%(不含食品。)以上', '完善制度']
    """
    end = len(text) if end is None else end
    return _cut(text, start, end, _SENTENCE, enclosures(text, start, end))


def pieces(text: str, sentence: Span) -> list[Span]:
    """The parts of a sentence between commas, semicolons and colons outside brackets.

    >>> text = "到2025年,合格率达95%(抽检,不含食品)以上;新增2家"
    >>> [span.of(text) for span in pieces(text, Span(0, len(text)))]
    ['到2025年', '合格率达95%(抽检,不含食品)以上', '新增2家']
    >>> text = "实现“人才达到2000名,总量达到30万名”的目标"
    >>> [span.of(text) for span in pieces(text, Span(0, len(text)))]
    ['实现“人才达到2000名', '总量达到30万名”的目标']
    """
    return _cut(text, sentence.start, sentence.end, _PIECE, _shields(text, sentence))


def _shields(text: str, within: Span) -> list[Span]:
    """The pairs of marks that hold together what stands in them: not quotation of whole parts with numbers."""
    found: list[Span] = []
    for pair in enclosures(text, within.start, within.end):
        quoted = text[pair.start] in "“「" and _QUOTED_PARTS.search(text, pair.start, pair.end)
        found += enclosures(text, pair.start + 1, pair.end - 1) if quoted else [pair]
    return found
