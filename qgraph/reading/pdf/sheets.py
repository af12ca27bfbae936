"""A page as characters and lines with their places, upright: x grows to the right and y downwards, in points."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from qgraph.reading.pdf.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """A page. ``aslant`` is the text left out for its direction; ``covered`` the share of the page pictures take."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    aslant: str = ""
    covered: float = 0.0
    paths: int = 0
    lost: bool = False  # the file does not hold this page

    @property
    def pictured(self) -> bool:
        """Whether the page shows something and says nothing: a scan, or letters drawn as outlines."""
        said = sum(not glyph.text.isspace() for glyph in self.glyphs)
        return (self.covered >= 0.5 and said < 30) or (not said and (self.covered >= 0.1 or self.paths >= 100))


def sheet(page: dict[str, Any]) -> Sheet:
    """The page that ``pdfium.pages`` describes, turned so that most of its text runs from left to right."""
    if page.get("lost"):
        return Sheet(width=1, height=1, glyphs=[], rules=[], lost=True)
    width, height = max(page["width"], 1.0), max(page["height"], 1.0)
    numbers = page["glyphs"]
    found = [
        (letter, numbers[at : at + _NUMBERS])
        for letter, at in zip(page["text"], range(0, len(numbers), _NUMBERS), strict=True)
    ]
    directions = Counter(_direction(places[7]) for letter, places in found if not letter.isspace())
    turn = max((0, 90, 180, 270), key=lambda direction: directions[direction])
    return Sheet(
        width=width if turn in (0, 180) else height,
        height=height if turn in (0, 180) else width,
        glyphs=[_glyph(letter, places, turn) for letter, places in found if _direction(places[7]) == turn],
        rules=[_rule(page["rules"][at : at + 4], turn) for at in range(0, len(page["rules"]), 4)],
        aslant="".join(letter for letter, places in found if _direction(places[7]) != turn).strip(),
        covered=_covered(page["pictures"], page["width"], page["height"]),
        paths=page["paths"],
    )


def _direction(angle: float) -> int | None:
    """0, 90, 180 or 270, or None where text runs aslant."""
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _ASLANT else None


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on the page where text that runs in the direction ``turn`` has become level, y downwards."""
    if turn == 0:
        return x, -y
    if turn == 90:
        return y, x
    if turn == 180:
        return -x, y
    return -y, -x


def _glyph(letter: str, places: list[float], turn: int) -> Glyph:
    left, bottom, right, top, x, y, size, _, lost = places
    ends = (_turned(left, bottom, turn)[0], _turned(right, top, turn)[0])
    text = "\ufffd" if lost else clean(letter)
    return Glyph(text, min(ends), max(ends), _turned(x, y, turn)[1], max(size, 1.0))


def _rule(places: list[float], turn: int) -> Rule:
    (x, y), (to_x, to_y) = _turned(places[0], places[1], turn), _turned(places[2], places[3], turn)
    return Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _covered(pictures: list[float], width: float, height: float) -> float:
    """The share of the page that pictures take, each cut off at its edge; overlaps count twice, up to the whole."""
    taken = 0.0
    for left, bottom, right, top in _fours(pictures):
        across = min(right, width) - max(left, 0)
        taken += max(across, 0) * max(min(top, height) - max(bottom, 0), 0)
    return min(taken / (width * height), 1.0) if width * height else 0.0


def _fours(numbers: list[float]) -> Iterable[tuple[float, ...]]:
    return zip(*[iter(numbers)] * 4, strict=True)
