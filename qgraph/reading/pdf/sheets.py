"""A page as characters and lines with their places, upright: x to the right and y downwards, in points."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from qgraph.reading.pdf.characters import clean

__all__ = ["Glyph", "Rule", "Sheet", "sheet"]

_ASLANT = 8  # degrees
_NUMBERS = 9  # for each character, as pdfium.py writes them


class Glyph(NamedTuple):
    """A character: where it begins and ends in its line, the height of the line it stands on, and its size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Rule(NamedTuple):
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page. ``aslant`` is the text left out for its direction.

    ``pictured`` tells a page that shows something and says nothing: a scan, letters drawn as outlines or out of a font
    that does not name its characters.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    aslant: str = ""
    pictured: bool = False
    lost: bool = False  # the file does not hold this page


def sheet(page: dict[str, Any]) -> Sheet:
    """The page that ``pdfium.pages`` describes, turned so that most of its text runs from left to right."""
    if page.get("lost"):
        return Sheet(width=1, height=1, glyphs=[], rules=[], lost=True)
    numbers = page["glyphs"]
    found = [
        (letter, numbers[at : at + _NUMBERS])
        for letter, at in zip(page["text"], range(0, len(numbers), _NUMBERS), strict=True)
    ]
    directions = Counter(_direction(places[7]) for letter, places in found if not letter.isspace())
    turn = max((0, 90, 180, 270), key=lambda direction: directions[direction])
    upright = _Upright(turn, *page["box"])
    glyphs = [upright.glyph(letter, places) for letter, places in found if _direction(places[7]) == turn]
    unnamed = _unnamed(glyphs)
    return Sheet(
        width=upright.size[0],
        height=upright.size[1],
        glyphs=[] if unnamed else [glyph for glyph in glyphs if upright.shows(glyph)],
        rules=[upright.rule(page["rules"][at : at + 4]) for at in range(0, len(page["rules"]), 4)],
        aslant="".join(letter for letter, places in found if _direction(places[7]) != turn).strip(),
        pictured=unnamed or _is_picture(glyphs, _covered(page), page["paths"]),
    )


def _unnamed(glyphs: list[Glyph]) -> bool:
    """Whether the file does not say of most characters which they are."""
    known = Counter(glyph.text == "\ufffd" for glyph in glyphs if not glyph.text.isspace())
    return known[True] > known[False]


def _is_picture(glyphs: list[Glyph], covered: float, paths: int) -> bool:
    """Whether a page with pictures on a share of it (``covered``) and so many ``paths`` has hardly any text."""
    said = sum(not glyph.text.isspace() for glyph in glyphs)
    return (covered >= 0.5 and said < 30) or (not said and (covered >= 0.1 or paths >= 100))


def _direction(angle: float) -> int | None:
    """0, 90, 180 or 270, or None where text runs aslant."""
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _ASLANT else None


@dataclass(frozen=True, slots=True)
class _Upright:
    """A page turned so that text in the direction ``turn`` is level, with its upper left corner at 0, 0."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read, in points."""
        width, height = max(self.right - self.left, 1.0), max(self.top - self.bottom, 1.0)
        return (width, height) if self.turn in (0, 180) else (height, width)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the page has come to lie."""
        across, down = x - self.left, self.top - y
        if self.turn == 0:
            return across, down
        if self.turn == 90:
            return y - self.bottom, across
        if self.turn == 180:
            return self.right - x, y - self.bottom
        return down, self.right - x

    def glyph(self, letter: str, places: list[float]) -> Glyph:
        """A character of the page."""
        left, bottom, right, top, x, y, size, _, lost = places
        ends = (self.place(left, bottom)[0], self.place(right, top)[0])
        text = "\ufffd" if lost else clean(letter)
        return Glyph(text, min(ends), max(ends), self.place(x, y)[1], max(size, 1.0))

    def shows(self, glyph: Glyph) -> bool:
        """Whether a character lies on the page and not beyond its edge."""
        width, height = self.size
        return glyph.x1 > 0 and glyph.x0 < width and 0 < glyph.y < height + glyph.size

    def rule(self, places: list[float]) -> Rule:
        """A line of the page."""
        (x, y), (to_x, to_y) = self.place(places[0], places[1]), self.place(places[2], places[3])
        return Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _covered(page: dict[str, Any]) -> float:
    """The share of the page that pictures take, each cut off at its edge; overlaps count twice, up to the whole."""
    left, bottom, right, top = map(float, page["box"])
    taken = 0.0
    for x, y, to_x, to_y in zip(*[iter(page["pictures"])] * 4, strict=True):
        taken += max(min(to_x, right) - max(x, left), 0) * max(min(to_y, top) - max(y, bottom), 0)
    return min(taken / max((right - left) * (top - bottom), 1.0), 1.0)
