"""A page as characters and lines with their places, upright: x to the right and y downwards, in points."""

from __future__ import annotations

from array import array
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from qgraph.reading.pdf.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Glyph", "Rule", "Sheet", "sheet"]

_NUMBERS = 7  # for each character, as pdfium.py writes them


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
    turns, text = page["turns"], page["text"]
    said = Counter(turn for turn, letter in zip(turns, text, strict=True) if not letter.isspace())
    turn = max("0123", key=lambda way: said[way])
    upright = _Upright(turn, *page["box"])
    numbers = array("f", b64decode(page["glyphs"]))
    columns = (numbers[column::_NUMBERS] for column in range(_NUMBERS))
    found = [
        upright.glyph(letter, *places)
        for letter, way, *places in zip(text, turns, *columns, strict=True)
        if way == turn
    ]
    unnamed = _unnamed(found)
    return Sheet(
        width=upright.size[0],
        height=upright.size[1],
        glyphs=[] if unnamed else [glyph for glyph in found if upright.shows(glyph)],
        rules=[upright.rule(*ends) for ends in _fours(page["rules"])],
        aslant="".join(letter for letter, way in zip(text, turns, strict=True) if way != turn).strip(),
        pictured=unnamed or _is_picture(found, _covered(page), page["paths"]),
    )


def _unnamed(glyphs: list[Glyph]) -> bool:
    """Whether the file does not say of most characters which they are."""
    known = Counter(glyph.text == "\ufffd" for glyph in glyphs if not glyph.text.isspace())
    return known[True] > known[False]


def _is_picture(glyphs: list[Glyph], covered: float, paths: int) -> bool:
    """Whether a page with pictures on a share of it (``covered``) and so many ``paths`` has hardly any text."""
    said = sum(not glyph.text.isspace() for glyph in glyphs)
    return (covered >= 0.5 and said < 30) or (not said and (covered >= 0.1 or paths >= 100))


@dataclass(frozen=True, slots=True)
class _Upright:
    """A page turned so that text in the direction ``turn`` is level, with its upper left corner at 0, 0."""

    turn: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read, in points."""
        width, height = max(self.right - self.left, 1.0), max(self.top - self.bottom, 1.0)
        return (width, height) if self.turn in "02" else (height, width)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the page has come to lie."""
        if self.turn == "0":
            return x - self.left, self.top - y
        if self.turn == "1":
            return y - self.bottom, x - self.left
        if self.turn == "2":
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def glyph(  # noqa: PLR0913, PLR0917  # seven numbers are what it has
        self, letter: str, left: float, bottom: float, right: float, top: float, x: float, y: float, size: float
    ) -> Glyph:
        """A character of the page. It begins at its origin: parts of letters reach further, over their neighbours."""
        start, height = self.place(x, y)
        end, _ = self.place(right, top) if self.turn in "01" else self.place(left, bottom)
        return Glyph(clean(letter), start, max(start, end), height, max(size, 1.0))

    def shows(self, glyph: Glyph) -> bool:
        """Whether a character lies on the page and not beyond its edge."""
        width, height = self.size
        return glyph.x1 > 0 and glyph.x0 < width and 0 < glyph.y < height + glyph.size

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> Rule:
        """A line of the page."""
        (x, y), (to_x, to_y) = self.place(x, y), self.place(to_x, to_y)
        return Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _covered(page: dict[str, Any]) -> float:
    """The share of the page that pictures take, each cut off at its edge; overlaps count twice, up to the whole."""
    left, bottom, right, top = map(float, page["box"])
    taken = 0.0
    for x, y, to_x, to_y in _fours(page["pictures"]):
        taken += max(min(to_x, right) - max(x, left), 0) * max(min(to_y, top) - max(y, bottom), 0)
    return min(taken / max((right - left) * (top - bottom), 1.0), 1.0)


def _fours(numbers: list[float]) -> Iterator[tuple[float, float, float, float]]:
    return zip(*[iter(numbers)] * 4, strict=True)
