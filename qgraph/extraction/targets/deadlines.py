"""Dates by which something is to be reached (完成时限)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgraph.extraction.numerals import numeral
from qgraph.model import Span

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Deadline", "Timetable", "five_years", "may_name_date", "read_deadlines"]

_CUE = "到|至|截至|截止到?|力争|争取|确保|推动"
# At most a word such as 力争 stands before a date that opens a part of its sentence.
_OPENING = 4
_DATE = re.compile(
    rf"(?P<cue>{_CUE})? ?(?<![0-9])(?P<year>20[0-9]{{2}}) ?年 ?(?:(?P<month>1[0-2]|0?[1-9]) ?月 ?"
    r"(?:(?P<day>3[01]|[12][0-9]|0?[1-9]) ?日)?|第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)?"
    r"(?P<end>年?[底末])?(?P<before>之?前|以前)?"
)
_FIVE_YEARS = re.compile(
    r"(?P<cue>到|至)?[“\"]?(?P<plan>十[一二三四五六七八九])五[”\"]?(?:(?P<end>(?:规划)?期?末)|时期|期间|规划期)"
)
_PLAN_NAME = re.compile(
    r"(?<![二三四五六七八九])(?:(?P<short>十[一二三四五六七八九])五|第(?P<long>十[一二三四五六七八九])个五年)"
)
# Without one of these a text names no date.
_GLIMPSE = re.compile("20[0-9]{2}|五")
# What stands between the dates of a list: 到2024年、2025年分别新增…
_JOINERS = {"、", "和", "及", "与", "以及"}
# 较2029年下降, 2029年同期: a year that a change is reckoned from.
_DEALT = ("分别于", "分别在")
_BASE_BEFORE = ("较", "比", "以")
_BASE_AFTER = ("同期", "相比", "基础上", "为基期", "为基数")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period that is named, and where it is named.

    ``firm`` tells words that say it is a deadline (到2025年, 6月底前) from a year that only stands there.
    """

    span: Span
    day: date
    firm: bool


def may_name_date(text: str, start: int, end: int) -> bool:
    """Whether a stretch of folded text can name a date: one quick look."""
    return _GLIMPSE.search(text, start, end) is not None


def read_deadlines(text: str, start: int = 0, end: int | None = None) -> list[Deadline]:
    """The dates named in folded ``text``, in order, each as the last day of its period.

    2025年前 is read to the letter, as the last day of 2024; 2025年底前 is the last day of 2025. The five-year
    plans end in the years divisible by five: 十三五 in 2020. 十三五末 says a deadline, 十三五期间 only names one.

    >>> [str(one.day) for one in read_deadlines("2025年6月底前完成,到2026年推广,到“十五五”末普及")]
    ['2025-06-30', '2026-12-31', '2030-12-31']
    """
    stop = len(text) if end is None else end
    if not may_name_date(text, start, stop):
        return []
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
    return None if plan is None else Deadline(Span(*match.span()), _last_day(plan), firm=bool(match["end"]))


def _last_day(plan: Decimal) -> date:
    """The last day of a five-year plan by its number; from the sixth on all end in years divisible by five."""
    return date(1955 + 5 * int(plan), 12, 31)


def five_years(words: str) -> tuple[date, date] | None:
    """The first and last day of the five-year plan that words name, None where they name none.

    >>> [str(day) for day in five_years("某省“十五五”教育规划")]
    ['2026-01-01', '2030-12-31']
    """
    match = _PLAN_NAME.search(words)
    plan = numeral(match["short"] or match["long"]) if match else None
    if plan is None:
        return None
    last = _last_day(plan)
    return date(last.year - 4, 1, 1), last


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
        self._set: list[Deadline] = []
        for one in self._all:
            if self._sets(one, starts):
                self._set.append(one)
        self._set_starts = [one.span.start for one in self._set]
        self.opens = any(one.firm and self._opens(one, starts) for one in self._set)

    def _opens(self, one: Deadline, starts: set[int]) -> bool:
        """Whether a deadline opens a part of the sentence, behind a word such as 力争 at most."""
        return any(one.span.start - length in starts for length in range(_OPENING + 1))

    def _sets(self, one: Deadline, starts: set[int]) -> bool:
        """Whether a date sets a deadline: by itself, or as the next of a list; a year to compare with never does."""
        base = self._text.endswith(_BASE_BEFORE, 0, one.span.start) or self._text.startswith(_BASE_AFTER, one.span.end)
        dealt = self._text.endswith(_DEALT, 0, one.span.start)
        return not base and (one.firm or dealt or one.span.start in starts or self._joined(one))

    def _joined(self, one: Deadline) -> bool:
        """Whether a date continues the list that the deadline before it begins: 2024年、2025年."""
        last = self._set[-1].span.end if self._set else None
        return last is not None and self._text[last : one.span.start] in _JOINERS

    @property
    def last(self) -> date | None:
        """The last deadline of the sentence."""
        return self._set[-1].day if self._set else None

    def before(self, place: int) -> date | None:
        """The last deadline that begins before a place."""
        index = bisect_right(self._set_starts, place) - 1
        return self._set[index].day if index >= 0 else None

    def listed(self, place: int) -> tuple[date, ...]:
        """The deadlines of the last list of them that begins before a place: 到2024年、2025年.

        >>> text = "到2024年、2025年分别建成10家、20家"
        >>> [day.year for day in Timetable(text, Span(0, len(text)), {0}).listed(20)]
        [2024, 2025]
        """
        end = first = bisect_right(self._set_starts, place)
        while first and (
            first == end or self._text[self._set[first - 1].span.end : self._set[first].span.start] in _JOINERS
        ):
            first -= 1
        return tuple(one.day for one in self._set[first:end])

    def holds(self, span: Span) -> bool:
        """Whether a date, deadline or not, overlaps a span."""
        index = bisect_left(self._all_starts, span.end) - 1
        return index >= 0 and span.start < self._all[index].span.end

    def without(self, start: int, end: int) -> str:
        """The words between two places, less the deadlines that begin there."""
        kept, place = [], start
        for one in self._set[bisect_left(self._set_starts, start) : bisect_left(self._set_starts, end)]:
            between = self._text[place : one.span.start]
            kept.append("" if place > start and between in _JOINERS else between)
            place = min(end, one.span.end)
        return "".join([*kept, self._text[place:end]]).lstrip(", ")

    def after_dates(self, part: Span) -> int:
        """Where a part of the sentence begins behind the deadlines in it."""
        index = bisect_left(self._set_starts, part.end) - 1
        return max(part.start, min(part.end, self._set[index].span.end)) if index >= 0 else part.start
