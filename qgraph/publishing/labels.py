"""Names and titles cut into short lines for the canvas, and how much room they take there."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

__all__ = ["Label", "width_of"]

LINE = 1.25  # the distance of two lines, in font sizes
CLOSING = "、，。；：！？）》〕”’,.;:!?)]}>"  # marks that must not begin a line


def width_of(text: str) -> float:
    """The width of a line in font sizes (em): 1 for wide characters, 0.6 for others, 0 for marks and controls.

    >>> width_of("甲A")
    1.6
    """
    return sum(map(_width, text))


@cache
def _width(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.6


class Label(NamedTuple):
    """A text as it stands on the canvas: its lines, and the width of the widest in font sizes (em)."""

    lines: list[str]
    width: float

    @classmethod
    def of(cls, text: str, width: float = 8.0, most: int = 2) -> Label:
        """The text in at most ``most`` lines of about equal width; … where more than ``most * width`` em are cut off.

        A line is wider than ``width`` em where closing marks follow its last character, which must not begin the next.

        >>> Label.of("甲乙丙丁戊己庚辛壬癸")
        Label(lines=['甲乙丙丁戊', '己庚辛壬癸'], width=5.0)
        >>> Label.of("甲乙丙丁戊己庚辛壬癸", width=3)
        Label(lines=['甲乙丙', '丁戊…'], width=3.0)
        """
        words = _cut(" ".join(text.split()) or "—", width * most)
        widths = list(map(_width, words))
        whole = sum(widths)
        rows = max(1, min(most, int(-(-whole // width))))
        if rows == 1:
            return cls([words], whole)
        share = whole / rows
        lines: list[str] = []
        begin, used, widest = 0, 0.0, 0.0
        for at, own in enumerate(widths):
            if used + own / 2 > share and at > begin and len(lines) < rows - 1 and words[at] not in CLOSING:
                lines.append(words[begin:at])
                begin, used, widest = at, 0.0, max(widest, used)
            used += own
        return cls([*lines, words[begin:]], max(widest, used))

    def room(self, font: float) -> tuple[float, float]:
        """Width and height in pixels at a font size in pixels."""
        return self.width * font, len(self.lines) * LINE * font


def _cut(words: str, width: float) -> str:
    """The beginning that fits into ``width``, with … where something is left out."""
    if len(words) <= width:  # no character is wider than one em
        return words
    used, fits = 0.0, 0
    for at, character in enumerate(words):
        used += _width(character)
        if used <= width - 1:
            fits = at + 1
        if used > width or at > 40 * width:  # characters of no width must not make a label of any length
            return words[:fits] + "…"
    return words
