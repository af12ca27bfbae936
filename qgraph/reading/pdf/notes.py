"""Footnotes: small lines at the foot of a page that a raised mark in the text calls for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.reading.pdf.characters import superscript
from qgraph.reading.pdf.leaves import Lane, Leaf
from qgraph.reading.pdf.lines import LOWERED, RAISED, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgraph.reading.pdf.tables import Block

__all__ = ["parted"]

_SMALL = 0.92  # of the size of the text
_MARK = re.compile(
    rf"{RAISED}([^{LOWERED}]{{1,6}}){LOWERED}|([①-⑳]|\[\d{{1,2}}\]|\*{{1,3}}|\d{{1,2}}(?=[ \u4e00-\u9fff]))"
)
_RAISED = re.compile(rf"(?P<unit>[A-Za-z])?{RAISED}(?P<mark>[^{LOWERED}]*){LOWERED}")


def parted(leaf: Leaf, size: float) -> tuple[Leaf, list[list[Line]]]:
    """The page without its footnotes and their marks, and the lines of each footnote; ``size`` is that of the text.

    A raised sign that no footnote answers to stays, as a character that no number can swallow: 10%², km².
    """
    notes = _notes(leaf, size)
    marks = {match[1] or match[2] for note in notes if (match := _MARK.match(note.text))}

    def settle(text: str) -> str:
        return _RAISED.sub(lambda raised: _settled(raised, marks), text)

    below = set(notes)
    lanes = [
        Lane(
            [_with(piece, settle) for piece in lane.pieces if not (isinstance(piece, Line) and piece in below)],
            lane.place,
        )
        for lane in leaf.lanes
    ]
    kept = [lane for lane in lanes if lane.pieces]
    return replace(leaf, lanes=kept), _each(notes)


def _each(lines: list[Line]) -> list[list[Line]]:
    """The lines of each footnote, which opens with its mark."""
    found: list[list[Line]] = []
    for line in lines:
        shown = replace(line, text=_RAISED.sub(_shown, line.text))
        if not found or _MARK.match(line.text):
            found.append([shown])
        else:
            found[-1].append(shown)
    return found


def _notes(leaf: Leaf, size: float) -> list[Line]:
    """The lines of the footnotes of a page: the last ones, small, from one on that opens with a mark."""
    lines = sorted((line for lane in leaf.lanes for line in lane.lines), key=lambda line: line.y)
    first = len(lines)
    while first and lines[first - 1].size < _SMALL * size:
        first -= 1
    if not first:  # a page of small print
        return []
    while first < len(lines) and not _MARK.match(lines[first].text):
        first += 1
    return lines[first:]


def _settled(raised: re.Match[str], marks: set[str]) -> str:
    unit, mark = raised["unit"] or "", raised["mark"]
    return unit if mark in marks and not (unit and mark in "23") else unit + superscript(mark)


def _shown(raised: re.Match[str]) -> str:
    return (raised["unit"] or "") + superscript(raised["mark"])


def _with(piece: Line | Block, settle: Callable[[str], str]) -> Line | Block:
    if isinstance(piece, Line):
        return replace(piece, text=settle(piece.text)) if RAISED in piece.text else piece
    return replace(piece, fields=[replace(field, text=settle(field.text)) for field in piece.fields])
