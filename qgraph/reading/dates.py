"""Days as documents and sites write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from qgraph.reading.lexicon import Row, rows

if TYPE_CHECKING:
    import re

__all__ = ["Day", "find_day", "whole_day"]

_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= dict.fromkeys("〇○0O", "0")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, where it stands in the string searched, and the form it is written in (long or short)."""

    day: date
    start: int
    end: int
    form: str


def find_day(folded: str, form: str = "", start: int = 0) -> Day | None:
    """The first day written in ``folded`` from ``start`` on (in ``form``, where given); None where there is none.

    >>> find_day("二〇三一年十二月三十日印发").day
    datetime.date(2031, 12, 30)
    """
    found = [
        _day(row, match)
        for row in rows("dates")
        if form in ("", row.kind) and (match := row.pattern.search(folded, start))
    ]
    return min((day for day in found if day), key=lambda day: day.start, default=None)


def whole_day(folded: str, form: str = "long") -> Day | None:
    """The day ``folded`` is, bracketed or not, when it is nothing else."""
    text = folded.strip("()。 ")
    found = find_day(text, form)
    offset = folded.find(text)
    if found is None or (found.start, found.end) != (0, len(text)):
        return None
    return Day(found.day, offset, offset + len(text), found.form)


def _day(row: Row, match: re.Match[str]) -> Day | None:
    try:
        day = date(_number(match["y"]), _number(match["m"]), _number(match["d"]))
    except ValueError:  # 2月30日, or a year of mixed signs
        return None
    return Day(day, match.start(), match.end(), row.kind)


@cache
def _number(written: str) -> int:
    """An integer in Arabic or Chinese digits: 6, 二〇一七, 十二, 三十, 二十一."""
    if written.isdigit() and written.isascii():
        return int(written)
    if "十" not in written:
        return int("".join(_DIGITS[character] for character in written))
    tens, _, ones = written.partition("十")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
