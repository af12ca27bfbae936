"""Characters as a PDF names them: ligatures, radicals and compatibility forms become what they show."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from qgraph.model import fold
from qgraph.reading.lexicon import raw

__all__ = ["clean", "is_wide", "mark_end", "superscript"]

# Ligatures of Latin letters, radicals, ideographs that stand twice in Unicode. Numbers in circles and the like stay.
_FOLDED = re.compile("[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_SPACES = {"\u00a0": " ", "\u00ad": "-", "\u200b": "", "\ufeff": ""}
_MARK = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}[、.,]|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十百零\d]{1,5}[章节条款]"
    r"|\d{1,2}(?:[.、)](?!\d)|(?:\.\d{1,2}){1,3}(?= ))|[①-⑳]|[-*•●○◆◇■□▪▲★☆])\s{0,4}"
)
_RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


@cache
def clean(character: str) -> str:
    """What a character shows, none to three characters long; a hair space stays, for what it tells.

    >>> clean("⽅") + clean("⻓") + clean("ﬁ") + clean("①")
    '方长fi①'
    """
    if character in _SPACES:
        return _SPACES[character]
    if not _FOLDED.match(character):
        return character
    return _radicals().get(character) or unicodedata.normalize("NFKC", character)


@cache
def _radicals() -> dict[str, str]:
    return {
        form: character
        for row in raw("radicals")
        for form, character in zip(row["forms"], row["characters"], strict=True)
    }


def superscript(mark: str) -> str:
    """Raised digits as characters of their own, which no number can swallow; other marks as they are.

    >>> "10%" + superscript("2")
    '10%²'
    """
    return "".join(_RAISED.get(character, character) for character in mark)


@cache
def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one: between two of these a line end says nothing.

    >>> is_wide("市"), is_wide("，"), is_wide("—"), is_wide("a")
    (True, True, True, False)
    """
    return unicodedata.east_asian_width(character) in {"W", "F"} or character in "—…“”‘’·"


def mark_end(line: str) -> int:
    """How many characters the number or bullet takes that a line opens with, and the space after it; 0 without one.

    >>> [mark_end(line) for line in ("（二）甲事", "3. 乙事", "1.2 丙", "2.5个", "第三章 丁", "● 戊", "甲事（一）")]
    [3, 3, 4, 0, 4, 2, 0]
    """
    match = _MARK.match(fold(line))
    return match.end() if match else 0
