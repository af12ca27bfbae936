"""Headings of aims and the paragraphs below them, which one date at their head governs (目标之下各段)."""

from __future__ import annotations

import re

__all__ = ["HeadedAims"]

_CN = "[一二三四五六七八九十]{1,3}"
# Kinds of outline number, the outermost first.
_NUMBER = re.compile(
    rf"(?P<a>{_CN}[、.])|(?P<b>\({_CN}\))|(?P<c>[0-9]{{1,2}}[.、](?![0-9]))|(?P<d>\([0-9]{{1,2}}\)|[①-⑳])"
)
_HEADING = re.compile("[^,;:0-9]{0,8}目标[::]?")


class HeadedAims:
    """Whether a sentence stands below a heading of aims (二、发展目标), told one sentence after the other.

    >>> aims = HeadedAims()
    >>> sentences = ("(二)发展目标", "到2030年,产业更强", "创新更优", "1.产值", "(三)基本原则", "创新")
    >>> [aims.hold(sentence, opens=True) for sentence in sentences]
    [False, True, True, True, False, False]
    """

    def __init__(self) -> None:
        self._level: str | None = None

    def hold(self, sentence: str, *, opens: bool) -> bool:
        """Whether a heading before ``sentence`` covers it; ``opens`` says that it opens its paragraph."""
        if not opens:
            return self._level is not None
        number = _NUMBER.match(sentence)
        level = number.lastgroup if number else None
        if level and _HEADING.fullmatch(sentence, number.end() if number else 0):
            self._level = level
            return False
        if level and self._level and level <= self._level:
            self._level = None
        return self._level is not None
