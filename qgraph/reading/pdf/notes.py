"""Footnotes: small lines at the foot of a page that a raised mark in the text calls for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.reading.pdf.characters import superscript
from qgraph.reading.pdf.leaves import Lane, Leaf, without
from qgraph.reading.pdf.lines import LOWERED, RAISED, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qgraph.reading.pdf.tables import Block

__all__ = ["without_notes"]

_SMALL = 0.92  # of the size of the text
_OPENING = re.compile(
    rf"{RAISED}([^{LOWERED}]{{1,6}}){LOWERED}|([①-⑳]|\[\d{{1,2}}\]|\*{{1,3}}|\d{{1,2}}(?=[ \u4e00-\u9fff]))"
)
_RAISED = re.compile(rf"(?P<unit>[A-Za-z])?{RAISED}(?P<mark>[^{LOWERED}]*){LOWERED}")


def without_notes(leaf: Leaf, size: float) -> tuple[Leaf, bool]:
    """The page without its footnotes and their marks, and whether it had any; ``size`` is that of the text.

    Their place is neither inside a sentence nor behind the text. A raised sign that no footnote answers to stays, as a
    character that no number can swallow: 10%², km².
    """
    notes = _notes(leaf, size)
    marks = {mark for note in notes for mark in _opening(note)}
    kept = without(leaf, set(notes))
    if not any(raised["mark"] in marks for text in _texts(kept) for raised in _RAISED.finditer(text)):
        kept, marks = leaf, set()

    def settle(text: str) -> str:
        return _RAISED.sub(lambda raised: _settled(raised, marks), text)

    lanes = [Lane([_with(piece, settle) for piece in lane.pieces], lane.place) for lane in kept.lanes]
    settled = replace(kept, lanes=lanes)
    blank = {line for lane in lanes for line in lane.lines if not line.text.strip()}  # of marks alone
    return without(settled, blank), bool(marks)


def _opening(line: Line) -> Iterator[str]:
    """The mark a line opens with, if it opens with one."""
    match = _OPENING.match(line.text)
    if match:
        yield match[1] or match[2]


def _texts(leaf: Leaf) -> Iterator[str]:
    for lane in leaf.lanes:
        for piece in lane.pieces:
            yield from [piece.text] if isinstance(piece, Line) else (field.text for field in piece.fields)


def _notes(leaf: Leaf, size: float) -> list[Line]:
    """The lines of the footnotes of a page: the last ones, small, from one on that opens with a mark."""
    lines = sorted((line for lane in leaf.lanes for line in lane.lines), key=lambda line: line.y)
    first = len(lines)
    while first and lines[first - 1].size < _SMALL * size:
        first -= 1
    while first < len(lines) and not any(_opening(lines[first])):
        first += 1
    return lines[first:]


def _settled(raised: re.Match[str], marks: set[str]) -> str:
    unit, mark = raised["unit"] or "", raised["mark"]
    return unit if mark in marks and not (unit and mark in "23") else unit + superscript(mark)


def _with(piece: Line | Block, settle: Callable[[str], str]) -> Line | Block:
    if isinstance(piece, Line):
        return replace(piece, text=settle(piece.text)) if RAISED in piece.text else piece
    return replace(piece, fields=[replace(field, text=settle(field.text)) for field in piece.fields])
