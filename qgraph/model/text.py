"""Text and places in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["Printed", "Span", "fold"]


def fold(text: str) -> str:
    """The text with full-width forms made half-width, character for character, so that offsets still hold.

    Only characters whose compatibility form (Unicode NFKC) is a single character are folded; every white space
    other than a line break becomes a plain space. The marks 、 。 《》 〔〕 “” have no other width and stay.

    >>> fold("（市质监局牵头，市农业局参与）")
    '(市质监局牵头,市农业局参与)'
    >>> len(fold("１０％㎡　①")) == len("１０％㎡　①")
    True
    """
    return text.translate(_FOLDS) if not text.isascii() else text


class _Folds(dict[int, int]):
    """Filled on first meeting of a character; a plain dict afterwards."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        # Enclosed and Roman numerals (① Ⅰ ㈠) are outline marks: their shape carries the meaning.
        keep = len(folded) != 1 or unicodedata.category(character) in {"No", "Nl"} or character in "\n\r"
        result = code if keep else ord(folded)
        if character not in "\n\r" and (character.isspace() or character in "\u200b\ufeff"):
            result = ord(" ")
        self[code] = result
        return result


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of ``Document.text``.

    >>> Span(2, 4).of("市质监局")
    '监局'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as they stand in the text, and where."""

    text: str
    span: Span
