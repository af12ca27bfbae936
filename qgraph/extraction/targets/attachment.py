"""Which task or section a target belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.model import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from qgraph.model import Section, Span, Target, Task

__all__ = ["Attachment", "numbered"]


class Attachment:
    """The tasks and sections of a plan, asked by place in the text."""

    def __init__(
        self, sections: Sequence[Section], tasks: Sequence[Task], period: tuple[date, date] | None = None
    ) -> None:
        self._tasks = sorted(tasks, key=lambda task: task.span)
        self._task_starts = [task.span.start for task in self._tasks]
        self._sections = sorted(sections, key=lambda section: section.extent)
        self._section_starts = [section.extent.start for section in self._sections]
        self._by_ordinal = {section.ordinal: section for section in sections}
        self._period = period

    def task(self, span: Span) -> Task | None:
        """The task whose span covers a place."""
        index = bisect_right(self._task_starts, span.start) - 1
        return self._tasks[index] if index >= 0 and self._tasks[index].span.covers(span) else None

    def section(self, span: Span) -> Section | None:
        """The innermost section around a place: the last to open before it, or one that section stands in."""
        index = bisect_right(self._section_starts, span.start) - 1
        section = self._sections[index] if index >= 0 else None
        while section and not section.extent.covers(span):
            section = self._by_ordinal.get(section.parent) if section.parent is not None else None
        return section

    def placed(self, target: Target) -> Target:
        """The target with its task, else its section, else as it was.

        A target in a section of aims (目标) that prints no date is due at the end of the plan's period.
        """
        task = self.task(target.printed.span)
        if task:
            return replace(target, task=task.ordinal)
        section = self.section(target.printed.span)
        if section is None:
            return target
        undated = target.deadline is None and Qualifier.ANNUAL not in target.qualifiers
        if undated and self._period and "目标" in section.title:
            target = replace(target, deadline=self._period[1])
        return replace(target, section=section.ordinal)


def numbered(targets: Iterable[Target]) -> list[Target]:
    """The targets in order, counted from 1 within their task or section."""
    counts: Counter[tuple[int | None, int | None]] = Counter()
    result = []
    for target in targets:
        counts[target.task, target.section] += 1
        result.append(replace(target, ordinal=counts[target.task, target.section]))
    return result
