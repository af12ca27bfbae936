"""Two plans on one page: their facts merged, so that a task of both is one task and says what became of it.

``change`` is ``same``, ``changed``, ``added`` or ``gone``; of a page that shows no comparison it is empty. A task whose
title and section are the same is the same, even where its wording is not: ``text_before`` then holds the old text.

All merged facts belong to the new plan, in whose order they stand. What is gone keeps its words and their place, which
is one in the document of the old plan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from qgraph.analysis.comparison import compare
from qgraph.analysis.differences import who
from qgraph.analysis.pairs import Change
from qgraph.analysis.records import figures, name_of
from qgraph.errors import QueryError
from qgraph.graph.questions import ask
from qgraph.publishing.facts import PageFacts, PlanFact, facts_of, read_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qgraph.analysis.assignments import AssignmentRow
    from qgraph.analysis.comparison import Comparison
    from qgraph.analysis.differences import SectionRow
    from qgraph.analysis.pairs import Pair
    from qgraph.analysis.plans import TargetRow, TaskRow
    from qgraph.graph.store import Store
    from qgraph.publishing.facts import AssignmentFact, TargetFact, TaskFact

    InSection = TypeVar("InSection", TaskFact, TargetFact)

__all__ = ["compared_facts", "merge", "two_plans"]


def two_plans(store: Store) -> tuple[str, str]:
    """The two plans of a store (IRIs), the one that was issued earlier first.

    Raises:
        QueryError: There are not exactly two.
    """
    issued = {plan.plan: (plan.issued, plan.title, plan.plan) for plan in facts_of(PlanFact, ask(store, "plans"))}
    if len(issued) != 2:
        raise QueryError(f"比较须恰有两份计划,现有 {len(issued)} 份 · needs exactly two plans, there are {len(issued)}")
    old, new = sorted(issued, key=lambda plan: issued[plan])
    return old, new


def compared_facts(store: Store, old: str, new: str) -> PageFacts:
    """What a page shows of what became of the plan ``old`` in the plan ``new`` (titles, numbers or IRIs).

    Raises:
        QueryError: One of them is no plan of the store, or the name fits several.
    """
    comparison = compare(store, old, new)
    older, newer = read_facts(store, comparison.old.plan, checks=False), read_facts(store, comparison.new.plan)
    # What is said of plans beside these, as what a supervisor would send back, is said of the new one.
    both = replace(
        newer,
        plans=older.plans + newer.plans,
        tasks=older.tasks + newer.tasks,
        assignments=older.assignments + newer.assignments,
        targets=older.targets + newer.targets,
    )
    return merge(both, comparison)


def merge(facts: PageFacts, comparison: Comparison) -> PageFacts:
    """The facts of both plans of a comparison as one; ``plans`` stay two.

    Raises:
        KeyError: The facts are not those of the two plans.
    """
    tasks = _tasks(facts, comparison)
    placed = {task.task: task for task in tasks}
    for pair in comparison.tasks:
        if pair.old:
            placed[pair.old.task] = placed[pair.shown.task]
    return replace(
        facts,
        tasks=tasks,
        assignments=_assignments(facts, comparison, placed),
        targets=_targets(facts, comparison, placed),
    )


def _tasks(facts: PageFacts, comparison: Comparison) -> tuple[TaskFact, ...]:
    known = {fact.task: fact for fact in facts.tasks}
    home = _homes(comparison)
    merged = []
    for ordinal, pair in enumerate(comparison.tasks, start=1):
        fact = replace(known[pair.shown.task], plan=comparison.new.plan, ordinal=ordinal, change=pair.change.value)
        if pair.new is None:
            fact = _at_home(fact, home)
        elif pair.old is not None:
            fact = _changed(fact, known[pair.old.task], pair)
        merged.append(fact)
    return tuple(merged)


def _changed(new: TaskFact, old: TaskFact, pair: Pair[TaskRow]) -> TaskFact:
    """A task of both plans with what it was before."""
    was = {"title": old.title or old.number, "section": old.section_title or old.section_number}
    before = [words for name, words in was.items() if name in pair.differs]
    return replace(
        new,
        change=(Change.CHANGED if before else Change.SAME).value,
        before=" · ".join(before),
        text_before="" if old.text == new.text else old.text,
        start_before=old.start,
    )


def _homes(comparison: Comparison) -> dict[str, SectionRow]:
    """For each section of the old plan (its IRI) what it is in the new one, where it is there."""
    return {pair.old.section or "": pair.new for pair in comparison.sections if pair.old and pair.new}


def _at_home(fact: InSection, homes: Mapping[str, SectionRow]) -> InSection:
    """What is gone, in the section of the new plan it would stand in."""
    home = homes.get(fact.section)
    if home is None:
        return fact
    names = home.section or "", home.number or "", home.title or ""
    return replace(fact, section=names[0], section_number=names[1], section_title=names[2])


def _assignments(
    facts: PageFacts, comparison: Comparison, placed: Mapping[str, TaskFact]
) -> tuple[AssignmentFact, ...]:
    known = {_duty_key(fact): fact for fact in facts.assignments}
    by_new: dict[AssignmentRow, list[Pair[AssignmentRow]]] = {}
    gone = []
    for pair in comparison.assignments:
        if pair.new is None:
            gone.append(pair)
        else:
            by_new.setdefault(pair.new, []).append(pair)
    # What is gone belongs to the body that is still there, though an area without a name has another code there.
    still = {who(row): row.agency for row in by_new}
    merged = [
        replace(
            _told(known[_duty_key(pair.shown)], pair.change),
            agency=still.get(who(pair.shown), pair.shown.agency) or "",
        )
        for pair in gone
    ]
    merged += [_succeeded(known[_duty_key(row)], pairs) for row, pairs in by_new.items()]
    return tuple(_placed(fact, placed[fact.task], comparison.new.plan) for fact in merged)


def _told(fact: AssignmentFact, change: Change) -> AssignmentFact:
    return replace(fact, change=change.value)


def _duty_key(one: AssignmentRow | AssignmentFact) -> tuple[object, ...]:
    """What a row and its fact have in common, and no other has."""
    return one.task, one.role, one.agency or "", one.printed or "", one.start, one.position


def _succeeded(fact: AssignmentFact, pairs: Iterable[Pair[AssignmentRow]]) -> AssignmentFact:
    """An assignment of the new plan with what it was: of several bodies that became one, each is named."""
    pairs = list(pairs)
    differs = {name for pair in pairs for name in pair.differs}
    olds = [pair.old for pair in pairs if pair.old is not None]
    if not differs:
        return _told(fact, pairs[0].change)
    clauses = dict.fromkeys(row.clause or "" for row in olds)
    return replace(
        fact,
        change=Change.CHANGED.value,
        before=olds[0].role if olds[0].role != fact.role else "",
        printed_before="、".join(dict.fromkeys(map(name_of, olds))) if "body" in differs else "",
        clause_before=" ".join(clause for clause in clauses if clause != fact.clause),
    )


def _placed(fact: AssignmentFact, task: TaskFact, plan: str) -> AssignmentFact:
    """An assignment in the task it belongs to on the page."""
    return replace(
        fact,
        plan=plan,
        task=task.task,
        number=task.number,
        title=task.title,
        ordinal=task.ordinal,
        section=task.section,
        section_title=task.section_title,
    )


def _targets(facts: PageFacts, comparison: Comparison, placed: Mapping[str, TaskFact]) -> tuple[TargetFact, ...]:
    known = {_target_key(fact): fact for fact in facts.targets}
    home = _homes(comparison)
    merged = []
    for pair in comparison.targets:
        fact = replace(known[_target_key(pair.shown)], plan=comparison.new.plan, change=pair.change.value)
        if pair.old and pair.differs:
            old = known[_target_key(pair.old)]
            fact = replace(fact, before=figures(old, pair.differs), quote_before=old.quote)
        if fact.task:
            task = placed[fact.task]
            fact = replace(
                fact,
                task=task.task,
                ordinal=task.ordinal,
                number=task.number,
                section=task.section,
                section_number=task.section_number,
                section_title=task.section_title,
            )
        elif pair.new is None:
            fact = _at_home(fact, home)
        merged.append(fact)
    return tuple(merged)


def _target_key(one: TargetRow | TargetFact) -> tuple[str, ...]:
    """What a row and its fact have in common, and no other has."""
    names = ("plan", "task", "indicator", "comparator", "value", "lower", "upper", "unit", "deadline", "quote", "start")
    values: list[Any] = [getattr(one, name) for name in names]
    return tuple("" if value is None else str(value) for value in values)
