"""Two plans side by side: what was added, what is gone and what changed, task by task.

Compared are the title, section and wording of tasks, body and role of assignments, figures, unit, deadline and
qualifiers of targets, and which sections and bodies there are. A new number alone is no change, since tasks move up
where one is gone; nor is a deadline that moved by the years between the plans.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgraph.analysis.differences import body_pairs, duty_pairs, section_of, section_pairs, target_pairs
from qgraph.analysis.matching import match_tasks, plain, wordings
from qgraph.analysis.pairs import Change, Pair, interleaved
from qgraph.analysis.plans import PlanRows, plan_rows
from qgraph.analysis.records import HEADS, change_rows
from qgraph.analysis.succession import through_all
from qgraph.cards import table_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.analysis.assignments import AssignmentRow
    from qgraph.analysis.differences import BodyRow, SectionRow
    from qgraph.analysis.plans import TargetRow, TaskRow
    from qgraph.graph.store import Store

__all__ = ["Comparison", "compare", "compare_rows"]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What became of an old plan in a new one; shows itself as a table in a notebook.

    Every row of both plans stands in one pair (a body that took the place of several, in one with each). Tasks are
    in the order of the new plan, section by section; what is gone follows what stood before it.
    """

    old: PlanRows
    new: PlanRows
    sections: tuple[Pair[SectionRow], ...]
    tasks: tuple[Pair[TaskRow], ...]
    assignments: tuple[Pair[AssignmentRow], ...]
    targets: tuple[Pair[TargetRow], ...]
    bodies: tuple[Pair[BodyRow], ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(pair.change != Change.SAME for pairs in self.kinds().values() for pair in pairs)

    def kinds(self) -> dict[str, tuple[Pair[Any], ...]]:
        """The pairs by what they are pairs of."""
        return {
            "section": self.sections,
            "task": self.tasks,
            "assignment": self.assignments,
            "target": self.targets,
            "agency": self.bodies,
        }

    def counts(self) -> dict[str, dict[str, int]]:
        """For each kind, how many are the same, changed, added and gone."""
        counted = {kind: Counter(pair.change for pair in pairs) for kind, pairs in self.kinds().items()}
        return {kind: {change.value: found[change] for change in Change} for kind, found in counted.items()}

    def to_rows(self) -> list[dict[str, Any]]:
        """One row for each difference, ready for JSON or a data frame; what is the same is left out."""
        return change_rows(self)

    def _repr_html_(self) -> str:
        rows = [[row[name] for name in HEADS] for row in self.to_rows()]
        caption = f"{self.old.title or self.old.plan} → {self.new.title or self.new.plan} ({len(rows)})"
        return table_card(caption, [" ".join(titles) for titles in HEADS.values()], rows)


def compare(store: Store, old: str, new: str) -> Comparison:
    """What became of the plan ``old`` in the plan ``new``, each named by part of its title, its number or its IRI.

    Raises:
        QueryError: One of them is no plan of the store, or the name fits several.
    """
    return compare_rows(plan_rows(store, old), plan_rows(store, new))


def compare_rows(old: PlanRows, new: PlanRows) -> Comparison:
    """``compare`` of rows already at hand, which may come from two stores: as of two editions of one document.

    >>> from qgraph.analysis.plans import PlanRows, TaskRow
    >>> old = PlanRows(plan="a", tasks=(TaskRow("a", "a/1", 1, title="修路"), TaskRow("a", "a/2", 2, title="植树")))
    >>> new = PlanRows(plan="b", tasks=(TaskRow("b", "b/1", 1, title="植树"),))
    >>> [(pair.shown.title, pair.change.value) for pair in compare_rows(old, new).tasks]
    [('修路', 'gone'), ('植树', 'same')]
    """
    places = match_tasks(old, new)
    matched = [(old.tasks[at], new.tasks[to]) for at, to in places]
    sections = section_pairs(matched, old, new)
    tasks = _task_pairs(places, sections, old, new)
    heirs = through_all(old.heirs, new.heirs)
    return Comparison(
        old=old,
        new=new,
        sections=tuple(sections),
        tasks=tuple(tasks),
        assignments=tuple(duty_pairs(matched, old, new, heirs)),
        targets=tuple(target_pairs(matched, old, new)),
        bodies=tuple(body_pairs(old, new, heirs)),
    )


def _task_pairs(
    places: Iterable[tuple[int, int]], sections: Sequence[Pair[SectionRow]], old: PlanRows, new: PlanRows
) -> list[Pair[TaskRow]]:
    """The tasks, section by section as in the new plan, each with what of it differs."""
    partner = {pair.old: pair.new for pair in sections if pair.old and pair.new}
    said = wordings(old), wordings(new)
    pairs: list[Pair[TaskRow]] = []
    for at, to in places:
        one, other = old.tasks[at], new.tasks[to]
        differs = {
            "title": plain(one.title) != plain(other.title),
            "section": one.section and other.section and partner.get(section_of(one)) != section_of(other),
            "wording": said[0][at] != said[1][to],
        }
        pairs.append(Pair(one, other, tuple(name for name, is_so in differs.items() if is_so)))
    found = {at for at, _ in places}, {to for _, to in places}
    pairs += [Pair(task, None) for at, task in enumerate(old.tasks) if at not in found[0]]
    pairs += [Pair(None, task) for at, task in enumerate(new.tasks) if at not in found[1]]
    return _by_section(pairs, sections, old, new)


def _by_section(
    pairs: Iterable[Pair[TaskRow]], sections: Iterable[Pair[SectionRow]], old: PlanRows, new: PlanRows
) -> list[Pair[TaskRow]]:
    """The pairs of tasks of each section together, those of no section first."""
    home = {pair.old: pair.shown for pair in sections if pair.old}
    groups: defaultdict[SectionRow, list[Pair[TaskRow]]] = defaultdict(list)
    for pair in pairs:
        section = section_of(pair.shown)
        groups[home.get(section, section) if pair.new is None else section].append(pair)
    rank = {pair.shown: at for at, pair in enumerate(sections)}
    places = [{task: at for at, task in enumerate(plan.tasks)} for plan in (old, new)]
    order = sorted(groups, key=lambda section: rank.get(section, -1))
    return [pair for section in order for pair in interleaved(groups[section], *places)]
