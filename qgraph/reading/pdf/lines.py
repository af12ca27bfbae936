"""Lines rebuilt from characters: what stands at one height, small raised and lowered signs included, from the left."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from qgraph.reading.pdf.characters import mark_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.sheets import Glyph

__all__ = ["LOWERED", "RAISED", "Line", "Row", "line", "rows"]

# Stand around raised signs until it is known which of them are footnote marks; no character of a PDF is one of them.
RAISED, LOWERED = "\x0e", "\x0f"
_SAME_HEIGHT = 0.25  # of the size of the characters
_NEAR = 0.65  # a raised or lowered sign is no further from the height of its line
_SMALL = 0.92
_WIDE = 0.75  # of the size
_SPACE = 0.2  # of the size
_HAIR = "\u200a"  # a space that PDFium has added


@dataclass(frozen=True, slots=True)
class Row:
    """Characters of one height from left to right, with the size most of them have; ``raised`` are places in it."""

    glyphs: list[Glyph]
    y: float
    size: float
    raised: frozenset[int] = frozenset()

    @property
    def x0(self) -> float:
        """Where the first character begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Where the last character ends."""
        return max(glyph.x1 for glyph in self.glyphs[-4:])

    def part(self, left: float, right: float) -> Row | None:
        """The characters between two places, None where there are none."""
        kept = [place for place, glyph in enumerate(self.glyphs) if left <= (glyph.x0 + glyph.x1) / 2 < right]
        if not kept:
            return None
        raised = frozenset(new for new, place in enumerate(kept) if place in self.raised)
        return Row([self.glyphs[place] for place in kept], self.y, self.size, raised)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text, without white space around it.

    ``hang`` is where the words begin after a number the line opens with; ``spaced`` tells a line that ends in a space.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    hang: float | None = None
    spaced: bool = False


def rows(glyphs: list[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom; white space alone makes none."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        if glyph.text.isspace() or not glyph.text:
            continue
        if found and glyph.y - found[-1][0].y <= _SAME_HEIGHT * max(glyph.size, found[-1][0].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return _with_spaces(_joined([_row(part) for part in found]), glyphs)


def _row(glyphs: list[Glyph]) -> Row:
    ordered = sorted(glyphs, key=lambda glyph: glyph.x0)
    return Row(ordered, median(glyph.y for glyph in ordered), median(glyph.size for glyph in ordered))


def _joined(found: list[Row]) -> list[Row]:
    """Rows of small signs become part of the row beside which they are raised or lowered."""
    joined: list[Row] = []
    for row in found:
        if joined and _belongs(joined[-1], row):
            joined[-1] = _merged(row, joined[-1], raised=True)
        elif joined and _belongs(row, joined[-1]):
            joined[-1] = _merged(joined[-1], row, raised=False)
        else:
            joined.append(row)
    return joined


def _belongs(small: Row, row: Row) -> bool:
    """Whether every sign of ``small`` stands right before or behind one of ``row`` and above or below none."""
    if small.size >= _SMALL * row.size or abs(small.y - row.y) > _NEAR * row.size or len(small.glyphs) > 40:
        return False
    places = [glyph.x0 for glyph in row.glyphs]
    reach = small.x0 - row.size / 2, small.x1 + row.size / 2
    if not any(reach[0] <= glyph.x1 and glyph.x0 <= reach[1] for glyph in row.glyphs):
        return False
    for glyph in small.glyphs:
        middle = (glyph.x0 + glyph.x1) / 2
        before = bisect_left(places, middle) - 1
        # Boxes are drawn wider than letters are set: signs stand above one where they are well within.
        if before >= 0 and row.glyphs[before].x1 - row.size / 4 > middle:
            return False
    return True


def _merged(row: Row, small: Row, *, raised: bool) -> Row:
    together = sorted([*row.glyphs, *small.glyphs], key=lambda glyph: glyph.x0)
    signs = set(small.glyphs) if raised else set()
    already = {row.glyphs[place] for place in row.raised}
    places = frozenset(place for place, glyph in enumerate(together) if glyph in signs or glyph in already)
    return Row(together, row.y, row.size, places)


def _with_spaces(found: list[Row], glyphs: list[Glyph]) -> list[Row]:
    """The spaces the file writes, each within the row it stands in."""
    heights = [row.y for row in found]
    added: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if not glyph.text.isspace():
            continue
        at = bisect_left(heights, glyph.y)
        near = [place for place in (at - 1, at) if 0 <= place < len(found)]
        place = min(near, key=lambda place: abs(heights[place] - glyph.y), default=None)
        if place is not None and abs(heights[place] - glyph.y) <= _SAME_HEIGHT * found[place].size:
            added.setdefault(place, []).append(glyph)
    for place, spaces in added.items():
        row = found[place]
        signs = {row.glyphs[sign] for sign in row.raised}
        together = sorted([*spaces, *row.glyphs], key=lambda glyph: glyph.x0)
        raised = frozenset(sign for sign, glyph in enumerate(together) if glyph in signs)
        found[place] = replace(row, glyphs=together, raised=raised)
    return found


def line(row: Row) -> Line:
    """A row as text. A gap becomes a space where it is wider than the letters of the row stand apart."""
    inked = [place for place, glyph in enumerate(row.glyphs) if not glyph.text.isspace()]
    first, last = inked[0], inked[-1]
    glyphs = row.glyphs[first : last + 1]
    pieces, starts, length = [], [], 0
    for piece, start in _pieces(row, first, last):
        starts.append((length, start))
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    after = mark_end(text)
    hang = next((start for offset, start in starts if offset >= after and start is not None), None) if after else None
    return Line(
        text=text,
        x0=glyphs[0].x0,
        x1=max(glyph.x1 for glyph in glyphs[-4:]),
        y=row.y,
        size=row.size,
        hang=hang,
        spaced=last + 1 < len(row.glyphs),
    )


def _pieces(row: Row, first: int, last: int) -> Iterator[tuple[str, float | None]]:
    """The characters of a row with the spaces that its gaps are, each with where it begins."""
    gaps = _gaps(row.glyphs[first : last + 1], row.size)
    inside = False
    before = row.glyphs[first]
    apart = False  # PDFium has seen a gap before the next character
    for place in range(first, last + 1):
        glyph = row.glyphs[place]
        if glyph.text == _HAIR:
            apart = True
            continue
        if gaps.parted(before, glyph, seen=apart):
            yield " ", None
        before, apart = glyph, False
        if (place in row.raised) != inside:
            inside = not inside
            yield RAISED if inside else LOWERED, None
        yield glyph.text, None if glyph.text.isspace() else glyph.x0
    if inside:
        yield LOWERED, None


@dataclass(frozen=True, slots=True)
class _Gaps:
    """How far apart the characters of a row are set, in points: wide ones from each other, and others.

    A line is filled by moving wide ones apart, and the letters of a title are often set wide.
    """

    size: float
    wide: float
    others: float

    def parted(self, before: Glyph, after: Glyph, *, seen: bool) -> bool:
        """Whether a space stands between two characters; Latin ones are often set a little off wide ones."""
        if before.text.isspace() or after.text.isspace():
            return False
        gap = after.x0 - before.x1
        wide = _is_wide(before, self.size) + _is_wide(after, self.size)
        if wide == 2:
            return gap - self.wide > (_SPACE if seen else 1) * self.size
        return gap - self.others > (1 if wide else _SPACE) * self.size or (seen and not wide)


def _gaps(glyphs: list[Glyph], size: float) -> _Gaps:
    between: dict[bool, list[float]] = {True: [], False: []}
    for before, after in pairwise(glyph for glyph in glyphs if glyph.text != _HAIR):
        between[_is_wide(before, size) and _is_wide(after, size)].append(after.x0 - before.x1)
    wide, others = (max(median(found), 0.0) if found else 0.0 for found in (between[True], between[False]))
    return _Gaps(size, wide, others)


def _is_wide(glyph: Glyph, size: float) -> bool:
    """Whether a character is Chinese, or a sign set as wide as one: quotation marks and dashes come in both widths."""
    return glyph.text > "\u2000" and glyph.x1 - glyph.x0 > _WIDE * size
