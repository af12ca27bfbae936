"""Dates by which something is to be reached (完成时限)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from qgraph.extraction.numerals import numeral
from qgraph.model import Span

__all__ = ["Deadline", "Timetable", "read_deadlines"]

_CUE = "到|至|截至|截止到?|力争|争取|确保"
# At most a word such as 力争 stands before a date that opens its sentence.
_OPENING = 4
_DATE = re.compile(
    rf"(?P<cue>{_CUE})? ?(?<![0-9])(?P<year>20[0-9]{{2}}) ?年 ?(?:(?P<month>1[0-2]|0?[1-9]) ?月 ?"
    r"(?:(?P<day>3[01]|[12][0-9]|0?[1-9]) ?日)?|第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)?"
    r"(?P<end>年?[底末])?(?P<before>之?前|以前)?"
)
_FIVE_YEARS = re.compile(r"(?P<cue>到|至)[“\"]?(?P<plan>十[一二三四五六七八九])五[”\"]?(?:期|规划期)?末")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period that is named, and where it is named.

    ``firm`` tells words that say it is a deadline (到2025年, 6月底前) from a year that only stands there.
    """

    span: Span
    day: date
    firm: bool


def read_deadlines(text: str, start: int = 0, end: int | None = None) -> list[Deadline]:
    """The dates named in folded ``text``, in order, each as the last day of its period.

    2025年前 is read to the letter, as the last day of 2024; 2025年底前 is the last day of 2025. The five-year
    plans end in the years divisible by five: 十三五 in 2020.

    >>> [str(one.day) for one in read_deadlines("2025年6月底前完成,到2026年推广,到“十五五”末普及")]
    ['2025-06-30', '2026-12-31', '2030-12-31']
    """
    stop = len(text) if end is None else end
    found = [_dated(match) for match in _DATE.finditer(text, start, stop)]
    found += [_planned(match) for match in _FIVE_YEARS.finditer(text, start, stop)]
    return sorted((one for one in found if one), key=lambda one: one.span)


def _dated(match: re.Match[str]) -> Deadline | None:
    year, month, day = int(match["year"]), 12, None
    if match["month"]:
        month, day = int(match["month"]), match["day"]
    elif match["quarter"]:
        month = 3 * ("一二三四".index(match["quarter"]) + 1)
    elif match["half"]:
        month = 6 if match["half"] == "上" else 12
    days = monthrange(year, month)[1]
    last = date(year, month, min(int(day), days) if day else days)
    if match["before"] and not match["end"] and not day:
        last = date(year, month if match["month"] else 1, 1) - timedelta(days=1)
    firm = bool(match["end"] or match["before"] or match["cue"])
    return Deadline(Span(*match.span()), last, firm)


def _planned(match: re.Match[str]) -> Deadline | None:
    plan = numeral(match["plan"])
    return None if plan is None else Deadline(Span(*match.span()), date(1955 + 5 * int(plan), 12, 31), firm=True)


class Timetable:
    """The dates of one sentence, asked by place.

    A date sets a deadline where it says so (到2025年, 6月底前) or where the year opens a part of the sentence
    (2025年,产值达到…): ``starts`` are the places where parts begin.

    >>> text = "到2025年,建成10家,2027年建成20家"
    >>> timetable = Timetable(text, Span(0, len(text)), {0, 7, 13})
    >>> str(timetable.before(10)), str(timetable.before(24)), timetable.opens
    ('2025-12-31', '2027-12-31', True)
    """

    def __init__(self, text: str, sentence: Span, starts: set[int]) -> None:
        self._text = text
        self._all = read_deadlines(text, sentence.start, sentence.end)
        self._all_starts = [one.span.start for one in self._all]
        self._set = [one for one in self._all if one.firm or one.span.start in starts]
        self._set_starts = [one.span.start for one in self._set]
        first = self._set[0] if self._set else None
        self.opens = bool(first and first.firm and first.span.start - sentence.start <= _OPENING)

    @property
    def last(self) -> date | None:
        """The last deadline of the sentence."""
        return self._set[-1].day if self._set else None

    def before(self, place: int) -> date | None:
        """The last deadline that begins before a place."""
        index = bisect_right(self._set_starts, place) - 1
        return self._set[index].day if index >= 0 else None

    def holds(self, span: Span) -> bool:
        """Whether a date, deadline or not, overlaps a span."""
        index = bisect_left(self._all_starts, span.end) - 1
        return index >= 0 and span.start < self._all[index].span.end

    def without(self, start: int, end: int) -> str:
        """The words between two places, less the deadlines that begin there."""
        kept, place = [], start
        for one in self._set[bisect_left(self._set_starts, start) : bisect_left(self._set_starts, end)]:
            kept.append(self._text[place : one.span.start])
            place = min(end, one.span.end)
        return "".join([*kept, self._text[place:end]]).lstrip(", ")

    def after_dates(self, part: Span) -> int:
        """Where a part of the sentence begins behind the deadlines in it."""
        index = bisect_left(self._set_starts, part.end) - 1
        return max(part.start, min(part.end, self._set[index].span.end)) if index >= 0 else part.start
