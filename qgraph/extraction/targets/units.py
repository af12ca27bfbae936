"""Units as plans print them: a scale, a word, an alternative in brackets, what they are divided by (计量单位)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["beginnings", "kind_of", "longest_first", "scales", "unit_pattern"]


def longest_first(words: Iterable[str]) -> str:
    """An alternation of ``words`` for a regular expression, the longest tried first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _kinds() -> dict[str, str]:
    """The kind of every unit word, those in Latin letters in lower case."""
    return {word.lower(): row["kind"] for row in table("units")["unit"] for word in row["words"]}


@cache
def scales() -> str:
    """An alternation of the words that scale a unit: 万, 亿."""
    return longest_first(table("units")["scales"])


@cache
def unit_pattern() -> str:
    """A regular expression for a unit as printed: 万名, 台(套), 吨/月·平方公里, /10万, 亿.

    >>> [bool(re.fullmatch(unit_pattern(), unit)) for unit in ("万台(套)", "台/万人", "/10万", "万亿", "G")]
    [True, True, True, True, False]
    """
    words = [word for row in table("units")["unit"] for word in row["words"]]
    latin = [word for word in words if word.isascii() and word.isalpha()]
    chinese = [word for word in words if word not in latin]
    # 千瓦时 before 千 of 瓦时. A letter alone is read in its own case: P is computing, p is none.
    whole = longest_first(word for word in chinese if word.startswith(tuple(table("units")["scales"])))
    letters = longest_first(word for word in latin if len(word) > 1)
    one = longest_first(word for word in latin if len(word) == 1)
    word = f"(?:{whole}|(?:{scales()})?(?:{longest_first(chinese)}|(?:(?i:{letters})|{one})(?![A-Za-z])))"
    alternative = rf"(?:\((?:{longest_first(table('units')['alternatives'])})\))?"
    below = longest_first(table("units")["per"])
    per = f"/(?:10)?(?:(?:{scales()})?(?:{below})|{scales()})(?:·(?:{below}))?"
    return f"(?:{word}{alternative}(?:{per})?|{scales()}|/10(?:{scales()})人?)"


def beginnings() -> frozenset[str]:
    """The characters that a unit or its scale may begin with."""
    words = [*_kinds(), *(word.upper() for word in _kinds()), *table("units")["scales"], "/"]
    return frozenset(word[0] for word in words)


@cache
def kind_of(unit: str | None) -> str:
    """The kind of a printed unit: that of its word, whatever the word is scaled or divided by.

    A scale alone (过千亿) counts money or things untold.

    >>> kind_of("万台(套)"), kind_of("吨/日"), kind_of("亿"), kind_of(None)
    ('count', 'measure', 'scale', 'bare')
    """
    if unit is None:
        return "bare"
    kinds, word = _kinds(), unit.lower()
    whole = word if word in kinds else re.split(r"[/(]", word)[0]
    for length in range(len(whole)):
        if whole[length:] in kinds:
            return kinds[whole[length:]]
    return "scale" if whole else "measure"
