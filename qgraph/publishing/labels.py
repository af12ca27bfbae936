"""Names and titles cut into short lines for the canvas, and how much room they take there."""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["lines_of", "room_of", "width_of"]

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


def lines_of(text: str, width: float = 8.0, most: int = 2) -> list[str]:
    """The text in at most ``most`` lines of about equal width, none wider than ``width`` em; … where it is cut.

    >>> lines_of("甲乙丙丁戊己庚辛壬癸")
    ['甲乙丙丁戊', '己庚辛壬癸']
    >>> lines_of("甲乙丙丁戊己庚辛壬癸", width=3)
    ['甲乙丙', '丁戊…']
    """
    words = " ".join(text.split()) or "—"
    words = _cut(words, width * most)
    widths = list(map(_width, words))
    whole = sum(widths)
    rows = max(1, min(most, int(-(-whole // width))))
    if rows == 1:
        return [words]
    share = whole / rows
    lines: list[str] = []
    begin, used = 0, 0.0
    for at, own in enumerate(widths):
        if used + own / 2 > share and at > begin and len(lines) < rows - 1 and words[at] not in CLOSING:
            lines.append(words[begin:at])
            begin, used = at, 0.0
        used += own
    return [*lines, words[begin:]]


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


def room_of(lines: list[str], font: float) -> tuple[float, float]:
    """Width and height of lines in pixels at a font size in pixels."""
    return max(map(width_of, lines)) * font, len(lines) * LINE * font
