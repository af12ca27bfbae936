"""Text and places in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Protocol

__all__ = ["Printed", "Span", "fold", "spelled"]

_LONG = 1000  # characters


def fold(text: str) -> str:
    """The text with full-width forms made half-width and traditional characters simplified, so that offsets hold.

    Only characters whose compatibility form (Unicode NFKC) is a single character are folded; every white space
    other than a line break becomes a plain space. The marks 、 。 《》 〔〕 “” have no other width and stay. A
    traditional character is one outside GB 2312 whose simplified form is one character inside it; 乾, 後 and others
    that stand in GB 2312 themselves stay as they are.

    >>> fold("（市质监局牵头，市农业局参与）")
    '(市质监局牵头,市农业局参与)'
    >>> fold("牽頭單位：財政局")
    '牵头单位:财政局'
    >>> len(fold("１０％㎡　①")) == len("１０％㎡　①")
    True
    """
    if text.isascii():
        return text
    return _folded(text) if len(text) > _LONG else text.translate(_FOLDS)


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """A long text folded: that of the document under way, which its head and its body both ask for."""
    return text.translate(_FOLDS)


def spelled(text: str) -> str:
    """The text in one line without the white space that print puts into Chinese; between Latin words one space stays.

    >>> spelled("市 质监局"), spelled("River  Council 办公室"), spelled("大 数据 2030 计划")
    ('市质监局', 'River Council办公室', '大数据2030计划')
    """
    words = text.split()
    if len(words) < 2:
        return "".join(words)
    joined = [words[0]]
    for before, word in pairwise(words):
        latin = before[-1] < _FIRST_WIDE and word[0] < _FIRST_WIDE
        joined += [" ", word] if latin else [word]
    return "".join(joined)


# The first of the marks and letters of Chinese print; what lies before it parts its words by spaces.
_FIRST_WIDE = "\u2e80"


class _Folds(dict[int, int]):
    """Filled on first meeting of a character; a plain dict afterwards."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        # Enclosed and Roman numerals (① Ⅰ ㈠) are outline marks: their shape carries the meaning.
        keep = len(folded) != 1 or unicodedata.category(character) in {"No", "Nl"} or character in "\n\r"
        result = code if keep else ord(folded)
        if "\u3400" <= chr(result) <= "\u9fff" and not _in_gb2312(chr(result)):
            result = ord(_simplified(chr(result)))
        if character not in "\n\r" and (character.isspace() or character in "\u200b\ufeff"):
            result = ord(" ")
        self[code] = result
        return result


_FOLDS = _Folds()


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    # Met with the first traditional character: most texts hold none, and importing this module must stay light.
    converter: _Converter = import_module("opencc").OpenCC("t2s")
    return converter


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified(character: str) -> str:
    """The simplified form of a traditional character, or the character itself where it has no common one."""
    simple = _converter().convert(character)
    return simple if len(simple) == 1 and _in_gb2312(simple) else character


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
