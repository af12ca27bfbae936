"""Paragraphs: which line goes on in the next, by indents, room at the right margin, gaps, sizes and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.reading.pdf.characters import is_wide, mark_end
from qgraph.reading.pdf.joining import opening_width

if TYPE_CHECKING:
    from qgraph.reading.pdf.lines import Line

__all__ = ["Placed", "Style", "paragraphs", "style"]

_INDENT = 0.8  # of the size of the characters: less is none
_CENTRED = 1.9
_SLACK = 0.3  # what a full line may leave free besides the room that was too little
_RAGGED = 1.5  # the same where indents tell paragraphs, and room has to tell less
_WIDER = 1.35  # a gap between lines so many times the usual one parts paragraphs
_ROOM = 1.05  # that of one character
_STOPS = tuple("。；：！？;:")
_LEADING = tuple("、，,和与及或至到按第(（《“-—~～")
_ENDS = tuple("。；;：:！!？?）)】」》”….")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line in its column: what is free on its left and right, and how far below the line before, all in its size.

    ``below`` is None for the first line of a column or behind a table. ``page`` counts from 0. ``large`` is a line of
    bigger characters than the text has.
    """

    line: Line
    page: int
    indent: float
    slack: float
    below: float | None
    large: bool = False

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle with more free on both sides than an indent is."""
        least = _CENTRED / 4 if self.large else _CENTRED
        return min(self.indent, self.slack) > least and abs(self.indent - self.slack) < 1.2

    @property
    def room(self) -> float:
        """What is free for more of the next line."""
        return self.slack + self.indent if self.centred else self.slack


@dataclass(frozen=True, slots=True)
class Style:
    """How a document sets its paragraphs: the usual distance of lines, and what is seen of its indents.

    ``indented``: behind a full first line the second begins further left. ``level``: it mostly begins below the first.
    """

    pitch: float
    indented: bool = False
    level: bool = False


def style(lines: list[Placed]) -> Style:
    """What most of the lines of a document do."""
    below = sorted(each.below for each in lines if each.below is not None)
    back, level = 0, 0
    for before, after in pairwise(lines):
        if before.indent >= _INDENT and _goes_on(before, after) and not before.centred:
            back += after.indent < _INDENT
            level += abs(after.indent - before.indent) < _INDENT / 2
    pitch = below[len(below) // 3] if below else 0.0
    return Style(pitch, indented=back > 0 and back >= level, level=level > back)


def paragraphs(lines: list[Placed], usual: Style) -> list[list[Placed]]:
    """Lines in reading order, those of a paragraph together."""
    found: list[list[Placed]] = []
    for each in lines:
        if found and not _begins(found[-1], each, usual):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _begins(inside: list[Placed], after: Placed, usual: Style) -> bool:
    """Whether ``after`` begins a paragraph and does not go on with the one ``inside``."""
    before = inside[-1]
    if abs(before.line.size - after.line.size) > 0.12 * max(before.line.size, after.line.size):
        return True
    if after.below is not None and usual.pitch and after.below > _WIDER * usual.pitch:
        return True
    ragged = usual.indented and not before.centred
    if not _goes_on(before, after, _RAGGED if ragged else _SLACK) or _is_numbered(inside, after):
        return True
    if not usual.indented and (_ends_early(before, after) or _is_heading(before, after)):
        return True
    if after.centred or before.centred:
        full = before.centred or before.indent < _INDENT
        return not (after.centred and full) or before.line.text.endswith("。")
    return _steps_in(inside, after, usual)


def _is_numbered(inside: list[Placed], after: Placed) -> bool:
    """Whether a line opens with a number or bullet that is one, and not by chance where a sentence was broken."""
    if not mark_end(after.line.text):
        return False
    first = inside[0]
    listed = mark_end(first.line.text) > 0 and abs(first.indent - after.indent) < _INDENT / 2
    return listed or inside[-1].line.text.endswith(_ENDS)


def _ends_early(before: Placed, after: Placed) -> bool:
    """Whether a sentence of Chinese ends where there is room for one more character."""
    return before.room >= _ROOM and before.line.text.endswith(_STOPS) and is_wide(after.line.text[0])


def _is_heading(before: Placed, after: Placed) -> bool:
    """Whether a line opens with a number of headings, which the line before does not lead up to: 第（一）、（二）项."""
    text = after.line.text
    return mark_end(text) > 0 and not text[0].isdecimal() and not before.line.text.endswith(_LEADING)


def _goes_on(before: Placed, after: Placed, slack: float = _SLACK) -> bool:
    """Whether the line before has no room for the beginning of the next."""
    return before.room < opening_width(after.line.text) + slack


def _steps_in(inside: list[Placed], after: Placed, usual: Style) -> bool:
    """Whether the left edge of a line says that a paragraph begins."""
    first, before = inside[0], inside[-1]
    if len(inside) > 1:
        return abs(after.indent - before.indent) >= _INDENT
    if after.indent < _INDENT and first.indent >= _INDENT:
        return False
    if first.line.hang is not None and abs(after.line.x0 - first.line.hang) < _INDENT * first.line.size / 2:
        return False
    if after.indent - before.indent >= _INDENT:
        return True
    return after.indent >= _INDENT and not usual.level
