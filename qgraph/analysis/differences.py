"""What differs between two plans once it is known which task is which: sections, assignments, targets and bodies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qgraph.analysis.matching import plain
from qgraph.analysis.pairs import Pair, interleaved, pair_off
from qgraph.analysis.succession import inherited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qgraph.analysis.assignments import AssignmentRow
    from qgraph.analysis.plans import PlanRows, TargetRow, TaskRow
    from qgraph.analysis.succession import Heirs

__all__ = ["BodyRow", "SectionRow", "body_pairs", "duty_pairs", "section_of", "section_pairs", "target_pairs", "who"]

# The fields of a target that may differ, and what the difference is called: of the three figures it is one.
FIGURES = {
    "comparator": "comparator",
    "value": "value",
    "lower": "value",
    "upper": "value",
    "unit": "unit",
    "deadline": "deadline",
    "qualifiers": "qualifiers",
}

Row = TypeVar("Row")


class SectionRow(NamedTuple):
    """A section (章节) that holds tasks; ``section`` is its IRI."""

    section: str | None
    number: str | None = None
    title: str | None = None


class BodyRow(NamedTuple):
    """A body named in a plan and the number of its tasks there; ``agency`` is None for a name without identity."""

    agency: str | None
    name: str
    tasks: int = 0

    @property
    def key(self) -> str:
        """Who it is."""
        return _identity(self.agency) or plain(self.name)


def who(row: AssignmentRow) -> str:
    """Who is assigned: the identity, else the printed name."""
    return _identity(row.agency) or plain(row.printed)


# An area that a document does not name has a code of that document's own: in two editions of a plan it is one area.
_UNPLACED = re.compile(r"(?<=/unplaced)-[0-9a-f]+(?=/)")


def _identity(agency: str | None) -> str:
    return _UNPLACED.sub("", agency or "")


def section_pairs(tasks: Sequence[tuple[TaskRow, TaskRow]], old: PlanRows, new: PlanRows) -> list[Pair[SectionRow]]:
    """The sections with tasks, in the order of the new plan.

    They are one where they have one title, else where most of the tasks found again of each are in the other.
    """
    ours, theirs = _sections(old), _sections(new)
    pairs, gone, added = pair_off(
        ours, theirs, lambda one: (plain(one.number), plain(one.title)), lambda one: plain(one.title) or None
    )
    most = Counter((section_of(one), section_of(other)) for one, other in tasks)
    sizes = Counter(section_of(one) for one, _ in tasks), Counter(section_of(other) for _, other in tasks)
    wide = {
        here: there
        for (here, there), shared in most.items()
        if 2 * shared > max(sizes[0][here], sizes[1][there]) and here in gone and there in added
    }
    found = [Pair(one, other) for one, other in pairs]
    found += [Pair(here, there, ("title",)) for here, there in wide.items()]
    found += _alone(gone, added, wide.items())
    places = [{section: at for at, section in enumerate(side)} for side in (ours, theirs)]
    return interleaved(found, *places)


def section_of(task: TaskRow) -> SectionRow:
    """The section a task stands in."""
    return SectionRow(task.section, task.section_number, task.section_title)


def _sections(plan: PlanRows) -> list[SectionRow]:
    return [one for one in dict.fromkeys(map(section_of, plan.tasks)) if one.section is not None]


def duty_pairs(
    tasks: Sequence[tuple[TaskRow, TaskRow]], old: PlanRows, new: PlanRows, heirs: Heirs
) -> list[Pair[AssignmentRow]]:
    """The assignments: one where a body has one role in one task, else where it is in the task in another role.

    A body that a reform made of another takes its place; where it was made of several, it stands in several pairs.
    """
    found: list[Pair[AssignmentRow]] = []
    for here, there in _by_task(tasks, old.assignments, new.assignments):
        same, gone, added = pair_off(here, there, lambda row: (who(row), row.role), who)
        found += [Pair(one, other, _duty_differs(one, other)) for one, other in same]
        replaced = inherited(here, there, (*gone, *added), heirs, lambda row: (who(row), row.role))
        found += [Pair(one, other, _duty_differs(one, other)) for one, other in replaced]
        found += _alone(gone, added, replaced)
    return found


def _duty_differs(old: AssignmentRow, new: AssignmentRow) -> tuple[str, ...]:
    body = () if who(old) == who(new) else ("body",)
    return body if old.role == new.role else (*body, "role")


def body_pairs(old: PlanRows, new: PlanRows, heirs: Heirs) -> list[Pair[BodyRow]]:
    """The bodies named in the plans; one that a reform made of others is paired with each of these."""
    here, there = _bodies(old), _bodies(new)
    same, gone, added = pair_off(here, there, lambda one: one.key)
    replaced = inherited(here, there, (*gone, *added), heirs, lambda one: (one.key, ""))
    found = [Pair(one, other) for one, other in same]
    found += [Pair(one, other, ("name",)) for one, other in replaced]
    return found + _alone(gone, added, replaced)


def _bodies(plan: PlanRows) -> list[BodyRow]:
    """The bodies of a plan in the order they are named."""
    tasks: defaultdict[str, set[str]] = defaultdict(set)
    named: dict[str, AssignmentRow] = {}
    for row in plan.assignments:
        tasks[who(row)].add(row.task)
        named.setdefault(who(row), row)
    return [BodyRow(row.agency, row.name or row.printed or "", len(tasks[key])) for key, row in named.items()]


def target_pairs(tasks: Sequence[tuple[TaskRow, TaskRow]], old: PlanRows, new: PlanRows) -> list[Pair[TargetRow]]:
    """The targets: within a task, and among those of no task, one where indicator and unit are, else the indicator.

    A deadline that moved by as many years as lie between the two plans is no change.
    """
    years = _years(old, new)
    found: list[Pair[TargetRow]] = []
    for here, there in _by_task(tasks, old.targets, new.targets):
        same, gone, added = pair_off(
            here,
            there,
            lambda row: (_indicator(row), *(getattr(row, name) for name in FIGURES)),
            lambda row: (_indicator(row), row.unit, row.deadline),
            lambda row: (_indicator(row), row.unit),
            _indicator,
        )
        found += [Pair(one, other, _figures_differ(one, other, years)) for one, other in same]
        found += _alone(gone, added, [])
    return found


def _indicator(target: TargetRow) -> str:
    """What is measured; where that was not read, the words without their figures."""
    return plain(target.indicator) or re.sub(r"[0-9.,]+", "#", plain(target.quote))


def _figures_differ(old: TargetRow, new: TargetRow, years: int) -> tuple[str, ...]:
    differs = dict.fromkeys(said for name, said in FIGURES.items() if getattr(old, name) != getattr(new, name))
    if _later(old.deadline, years) == str(new.deadline):
        differs.pop("deadline", None)
    return tuple(differs)


def _years(old: PlanRows, new: PlanRows) -> int:
    """How many years after the old plan the new one was issued; 0 where that is not known."""
    issued = old.issued[:4], new.issued[:4]
    return int(issued[1]) - int(issued[0]) if all(map(str.isdecimal, issued)) else 0


def _later(deadline: object, years: int) -> str:
    """The same day of a later year, as text.

    >>> _later("2031-12-31", 1)
    '2032-12-31'
    """
    year, rest = str(deadline)[:4], str(deadline)[4:]
    return f"{int(year) + years}{rest}" if year.isdecimal() else str(deadline)


Held = TypeVar("Held", "AssignmentRow", "TargetRow")


def _by_task(
    tasks: Sequence[tuple[TaskRow, TaskRow]], old: Iterable[Held], new: Iterable[Held]
) -> Iterator[tuple[list[Held], list[Held]]]:
    """What is held by each pair of tasks, by each task that is in one plan only, and by no task."""
    ours: defaultdict[str | None, list[Held]] = defaultdict(list)
    theirs: defaultdict[str | None, list[Held]] = defaultdict(list)
    for row in old:
        ours[row.task].append(row)
    for row in new:
        theirs[row.task].append(row)
    for one, other in tasks:
        yield ours.pop(one.task, []), theirs.pop(other.task, [])
    yield ours.pop(None, []), theirs.pop(None, [])
    yield from ((rows, []) for rows in ours.values())
    yield from (([], rows) for rows in theirs.values())


def _alone(gone: Iterable[Row], added: Iterable[Row], paired: Iterable[tuple[Row, Row]]) -> list[Pair[Row]]:
    """What stands in one plan only, without what has found its pair after all."""
    paired = list(paired)
    ours, theirs = {one for one, _ in paired}, {other for _, other in paired}
    found: list[Pair[Row]] = [Pair(one, None) for one in gone if one not in ours]
    return found + [Pair(None, other) for other in added if other not in theirs]
