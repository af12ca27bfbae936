"""What stands on a page: the facts with ids of our own, joined, and in one order whatever order they came in.

Ids are ``t1`` … for tasks, ``a1`` … for agencies, ``e1`` … for assignments, so that no name from a document is
ever a key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from qgraph.errors import QueryError
from qgraph.model import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TargetFact, TaskFact

    Placed = TypeVar("Placed", TaskFact, AssignmentFact)

__all__ = ["ROLES", "Assigned", "Body", "Content", "Passage", "Work", "arrange"]

# In the order a reader expects them; the numbers say how strongly a role ties a body to its task in the picture.
ROLES = {"lead": 4.0, "responsible": 3.0, "joint": 2.0, "participant": 1.0}
KINDS = {*AgencyKind, "group"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A task; ``section`` counts in ``Content.sections``."""

    id: str
    number: str
    title: str
    section: int
    text: str
    start: int | None
    end: int | None
    topics: tuple[str, ...] = ()
    change: str = ""
    before: str = ""
    text_before: str = ""
    start_before: int | None = None
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An agency or group; ``load`` is the number of its assignments, ``short`` its label on the canvas."""

    id: str
    name: str
    short: str
    kind: str
    load: int
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a clause, and where in the document they begin, where that is known."""

    text: str
    start: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """An assignment by indices; ``mark`` is the printed name's place within the passage."""

    id: str
    work: int
    body: int
    role: str
    passage: int
    mark: tuple[int, int] | None
    printed: str
    cue: str
    start: int | None
    end: int | None
    open: bool
    implied: bool
    change: str = ""
    before: str = ""
    printed_before: str = ""
    clause_before: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a page shows. ``sections`` are (plan, number, title, IRI), the plan counting in ``plans``."""

    plans: tuple[PlanFact, ...] = ()
    sections: tuple[tuple[int, str, str, str], ...] = ()
    works: tuple[Work, ...] = ()
    bodies: tuple[Body, ...] = ()
    passages: tuple[Passage, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    targets: tuple[tuple[int | None, TargetFact], ...] = ()


def arrange(facts: PageFacts) -> Content:
    """The facts as a page shows them; the order of the rows in ``facts`` makes no difference.

    Raises:
        QueryError: an assignment has a role that is none of the four, or a task that is not among the tasks.
    """
    _check(facts)
    # A store that knows two files or two areas of a plan gives two rows for it: the first stands.
    first = {plan.plan: plan for plan in sorted(facts.plans, key=repr, reverse=True)}
    plans = tuple(sorted(first.values(), key=lambda plan: (plan.issued, plan.plan)))
    plan_at = {plan.plan: at for at, plan in enumerate(plans)}
    tasks = _in_order(facts.tasks, plan_at)
    duties = _in_order(facts.assignments, plan_at)
    sections = {(task.plan, task.section): (task.section_number, task.section_title) for task in tasks}
    works = _works(tasks, {key: at for at, key in enumerate(sections)})
    work_at = {key: at for at, key in enumerate(works)}
    bodies = _bodies(duties)
    assigned, passages = _assignments(duties, {task.task: task for task in tasks}, work_at, list(bodies))
    return Content(
        plans=plans,
        sections=tuple((plan_at.get(plan, 0), *names, iri) for (plan, iri), names in sections.items()),
        works=tuple(works.values()),
        bodies=tuple(bodies.values()),
        passages=passages,
        assigned=assigned,
        targets=_targets(facts.targets, work_at),
    )


def _check(facts: PageFacts) -> None:
    known = {task.task for task in facts.tasks}
    for duty in facts.assignments:
        if duty.role not in ROLES:
            raise QueryError(f"{duty.role!r}: 角色不明 · not a role; a role is {', '.join(ROLES)}")
        if duty.task not in known:
            raise QueryError(f"{duty.task!r}: 不在任务之列 · {duty.printed!r} is assigned to it, and it is no task")


def _in_order(facts: Iterable[Placed], plan_at: Mapping[str, int]) -> list[Placed]:
    """Each fact once: by plan, then as the text goes, then by everything else, so that no two tie."""
    last = 1 << 60

    def order(fact: Placed) -> tuple[int, int, int, str]:
        ordinal = last if fact.ordinal is None else fact.ordinal
        start = last if fact.start is None else fact.start
        return plan_at.get(fact.plan, last), ordinal, start, repr(fact)

    return sorted(set(facts), key=order)


def _works(tasks: Sequence[TaskFact], section_at: Mapping[tuple[str, str], int]) -> dict[str, Work]:
    """The tasks by the key assignments refer to."""
    first = {task.task: task for task in reversed(tasks)}
    keys = dict.fromkeys(task.task for task in tasks)
    return {
        key: Work(
            id=f"t{at}",
            number=first[key].number,
            title=first[key].title,
            section=section_at[first[key].plan, first[key].section],
            text=first[key].text,
            start=first[key].start,
            end=first[key].end,
            change=first[key].change,
            before=first[key].before,
            text_before=first[key].text_before,
            start_before=first[key].start_before,
            iri=key,
        )
        for at, key in enumerate(keys, start=1)
    }


def body_key(duty: AssignmentFact) -> str:
    """Who is assigned: the identity, else the printed name within its plan."""
    return duty.agency or f"{duty.plan} {duty.printed}"


def _bodies(duties: Sequence[AssignmentFact]) -> dict[str, Body]:
    """Every body, busiest first, then by name."""
    loads = Counter(body_key(duty) for duty in duties)
    named = {body_key(duty): duty for duty in reversed(duties)}
    labels = _labels(duties)
    order = sorted(named, key=lambda key: (-loads[key], name_of(named[key]), key))
    return {
        key: Body(
            id=f"a{at}",
            name=name_of(named[key]),
            short=labels[key],
            kind=kind_of(named[key]),
            load=loads[key],
            iri=named[key].agency,
        )
        for at, key in enumerate(order, start=1)
    }


def name_of(duty: AssignmentFact) -> str:
    """The full name of a body, else its name as printed."""
    return duty.name or duty.printed or duty.short


def _labels(duties: Sequence[AssignmentFact]) -> dict[str, str]:
    """What to call each body on the canvas: as the documents mostly print it, in full where two would look alike."""
    prints: dict[str, Counter[str]] = defaultdict(Counter)
    for duty in duties:
        prints[body_key(duty)][duty.printed or duty.short or duty.name] += 1
    labels = {key: min(found, key=lambda name: (-found[name], len(name), name)) for key, found in prints.items()}
    shared = Counter(labels.values())
    full = {body_key(duty): name_of(duty) for duty in reversed(duties)}
    return {key: label if shared[label] == 1 else full[key] for key, label in labels.items()}


def kind_of(duty: AssignmentFact) -> str:
    """The kind of a body, ``group`` for several named together, ``other`` where nothing known is said."""
    if duty.group:
        return "group"
    return duty.kind if duty.kind in KINDS else "other"


def _assignments(
    duties: Sequence[AssignmentFact], tasks: dict[str, TaskFact], work_at: dict[str, int], bodies: Sequence[str]
) -> tuple[tuple[Assigned, ...], tuple[Passage, ...]]:
    """The assignments, and the clauses they rest on, each clause once."""
    body_at = {key: at for at, key in enumerate(bodies)}
    passages: dict[Passage, int] = {}
    assigned = []
    for at, duty in enumerate(duties, start=1):
        passage, mark = passage_of(duty, tasks.get(duty.task))
        assigned.append(
            Assigned(
                id=f"e{at}",
                work=work_at[duty.task],
                body=body_at[body_key(duty)],
                role=duty.role,
                passage=passages.setdefault(passage, len(passages)),
                mark=mark,
                printed=duty.printed,
                cue=duty.cue,
                start=duty.start,
                end=duty.end,
                open=duty.open,
                implied=duty.implied,
                change=duty.change,
                before=duty.before,
                printed_before=duty.printed_before,
                clause_before=duty.clause_before,
                iri=duty.assignment,
            )
        )
    return tuple(assigned), tuple(passages)


def passage_of(duty: AssignmentFact, task: TaskFact | None) -> tuple[Passage, tuple[int, int] | None]:
    """The clause with its place in the document, and the printed name's place in the clause.

    The place is found through the offsets; where they do not lead to the printed words (an implied assignment, a
    clause outside the task), the name is looked for in the clause itself, and the clause has no place.

    >>> from qgraph.publishing.facts import AssignmentFact, TaskFact
    >>> task = TaskFact(plan="p", task="t", text="做好工作。(市甲局、市乙局负责)", start=100, end=115)
    >>> duty = AssignmentFact(plan="p", task="t", printed="市乙局", clause="(市甲局、市乙局负责)", start=110, end=113)
    >>> passage_of(duty, task)
    (Passage(text='(市甲局、市乙局负责)', start=105), (5, 8))
    """
    clause, name = duty.clause, duty.printed
    if task is not None:
        # What is gone from a task that is still there stood in the task's old text.
        left = duty.change == "gone" and task.change != "gone"
        text, begin = (task.text_before, task.start_before) if left else (task.text, task.start)
        if begin is not None and duty.start is not None:
            inside = duty.start - begin
            at = text.find(clause, max(0, inside - len(clause) + 1), max(0, inside) + len(clause))
            if clause and name and at != -1 and text.startswith(name, inside) and inside >= 0:
                # A passage with a place is one of the task's text as it is now.
                mark = inside - at, inside - at + len(name)
                return Passage(text=clause, start=None if left else begin + at), mark
    at = clause.find(name) if name else -1
    return Passage(text=clause, start=None), None if at == -1 else (at, at + len(name))


def _targets(targets: Sequence[TargetFact], work_at: dict[str, int]) -> tuple[tuple[int | None, TargetFact], ...]:
    """The targets with the index of their task, in the order of the text."""
    found = [(work_at.get(target.task), target) for target in set(targets)]
    return tuple(sorted(found, key=lambda pair: _target_order(*pair)))


def _target_order(work: int | None, target: TargetFact) -> tuple[int, int, str, str]:
    last = 1 << 60
    return last if work is None else work, last if target.start is None else target.start, target.plan, repr(target)
