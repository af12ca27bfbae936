"""Lines put together again, as if the page had been wide enough; and how much room a line would have taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qgraph.reading.pdf.characters import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.reading.pdf.lines import Line

__all__ = ["joined", "opening_width", "width"]

_OPENING = "(（[〔【《〈“‘「『"
_CLOSING = ")）]〕】》〉”’」』、，。；：！？,.;:!?%％"
# What no typesetter parts: a run of letters and digits, or one wide character; with the marks that stay with it, and
# what straight quotation marks hang it on.
_CORE = r"(?:[\x21\x23-\x26\x28-\x7e\xc0-\u024f]+|.)"
_UNIT = re.compile(
    rf"[{re.escape(_OPENING)}\"']*{_CORE}[{re.escape(_CLOSING)}]*(?:[\"']{_CORE}[{re.escape(_CLOSING)}]*)?", re.DOTALL
)
_HYPHENATED = re.compile(r"[a-z]-$")
_DASHED = re.compile(r"[0-9A-Za-z][-/–]$")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def width(text: str) -> float:
    """The width of ``text`` in characters of full width: 1 for a wide one, about a half for others."""
    return sum(1.0 if is_wide(character) else 0.6 if character.isalpha() else 0.5 for character in text)


def opening_width(text: str) -> float:
    """The room the beginning of ``text`` would have needed at the end of the line before.

    >>> opening_width("（市科技局"), opening_width("2031年"), opening_width("work together"), opening_width('一"事项')
    (2.0, 2.0, 2.4, 2.5)
    """
    match = _UNIT.match(text)
    return width(match.group()) if match else 0.0


def joined(lines: Iterable[Line]) -> str:
    """The text of lines that were one: no space where Chinese is broken, one between words of other languages.

    A word hyphenated at the end of its line is one word again.
    """
    pieces: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None:
            if _is_hyphenated(before.text, line.text):
                pieces[-1] = before.text[:-1]
            elif _is_spaced(before.text, line.text, spaced=before.spaced):
                pieces.append(" ")
        pieces.append(line.text)
        before = line
    return "".join(pieces)


def _is_hyphenated(before: str, after: str) -> bool:
    return _HYPHENATED.search(before[-2:]) is not None and after[0].islower()


def _is_spaced(before: str, after: str, *, spaced: bool) -> bool:
    """Whether a space stands between two lines, the first of which ends in one of the file's own if ``spaced``."""
    # In Chinese a line breaks anywhere: within a number, or a foreign word as well.
    chinese = _WIDE.search(before[-40:]) is not None or _WIDE.search(after[:40]) is not None
    if (chinese and not spaced) or _WIDE.match(before[-1]) or _WIDE.match(after[0]):
        return False
    return not (_DASHED.search(before[-2:]) and after[0].isalnum())
