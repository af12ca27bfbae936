"""Where the clause behind an assignment stands in its document, and the name within the clause."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qgraph.publishing.facts import AssignmentFact, TaskFact

    Place = tuple[int | None, int | None]

__all__ = ["place_of", "places_of"]


def places_of(duties: Iterable[AssignmentFact], tasks: Mapping[str, TaskFact]) -> Iterator[Place]:
    """``place_of`` for each; a clause is looked for once for all the names that follow each other in it."""
    for (key, clause), group in groupby(duties, key=attrgetter("task", "clause")):
        task = tasks[key]
        text, begin = task.text, task.start or 0
        at = text.find(clause) if clause and task.start is not None else -1
        once = at != -1 and text.find(clause, at + 1) == -1
        found = begin + at
        for duty in group:
            mark = duty.start - found if once and duty.start is not None and duty.change != "gone" else -1
            if mark >= 0 and duty.printed and clause.startswith(duty.printed, mark):
                yield found, mark
            else:
                yield place_of(duty, task)


def place_of(duty: AssignmentFact, task: TaskFact) -> Place:
    """Where the clause begins in the document, and where the printed name begins in the clause.

    The place is found through the offsets; where they do not lead to the printed words (an implied assignment, a
    clause outside the task), the name is looked for in the clause itself, and the clause has no place.

    >>> from qgraph.publishing.facts import AssignmentFact, TaskFact
    >>> task = TaskFact(plan="p", task="t", text="做好工作。(市甲局、市乙局负责)", start=100, end=115)
    >>> duty = AssignmentFact(plan="p", task="t", printed="市乙局", clause="(市甲局、市乙局负责)", start=110, end=113)
    >>> place_of(duty, task)
    (105, 5)
    """
    clause, name, start = duty.clause, duty.printed, duty.start
    # What is gone from a task that is still there stood in the task's old text.
    left = duty.change == "gone" and task.change != "gone"
    text, begin = (task.text_before, task.start_before) if left else (task.text, task.start)
    if clause and name and start is not None and begin is not None and start >= begin:
        inside = start - begin
        if text.startswith(name, inside):
            at = text.find(clause, max(0, inside - len(clause) + 1), inside + len(clause))
            if at != -1:
                # A passage with a place is one of the task's text as it is now.
                return None if left else begin + at, inside - at
    at = clause.find(name) if name else -1
    return None, None if at == -1 else at
