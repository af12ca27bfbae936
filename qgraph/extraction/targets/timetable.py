"""The dates of a sentence and what they set a deadline for (时限的归属)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from qgraph.extraction.targets.deadlines import read_deadlines

if TYPE_CHECKING:
    from datetime import date

    from qgraph.extraction.targets.deadlines import Deadline
    from qgraph.model import Span

__all__ = ["Timetable"]

# At most a word such as 力争 stands before a date that opens a part of its sentence.
_OPENING = 4
# What stands between the dates of a list: 到2024年、2025年分别新增…
_JOINERS = {"、", "和", "及", "与", "以及"}
# What deals dates out to the numbers of a list: 分别于2026年和2028年建成5个和8个.
_DEALT = ("分别于", "分别在")
# 较2029年下降, 2029年同期: a year that a change is reckoned from.
_BASE_BEFORE = ("较", "比", "以")
_BASE_AFTER = ("同期", "相比", "基础上", "为基期", "为基数")


class Timetable:
    """The dates of one sentence, asked by place.

    A date sets a deadline where it says so (到2025年, 6月底前) or where the year opens a part of the sentence
    (2025年,产值达到…): ``starts`` are the places where parts begin. ``issued`` dates those without a year.

    >>> from qgraph.model import Span
    >>> text = "到2025年,建成10家,2027年建成20家"
    >>> timetable = Timetable(text, Span(0, len(text)), {0, 7, 13})
    >>> str(timetable.before(10)), str(timetable.before(24)), timetable.opens
    ('2025-12-31', '2027-12-31', True)
    """

    def __init__(self, text: str, sentence: Span, starts: set[int], issued: date | None = None) -> None:
        self._text = text
        self._all = read_deadlines(text, sentence.start, sentence.end, issued)
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

        >>> from qgraph.model import Span
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
        if not self._set:
            return self._text[start:end].lstrip(", ")
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
