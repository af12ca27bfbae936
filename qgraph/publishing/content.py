"""What stands on a page: the facts with ids of our own, joined, and in one order whatever order they came in.

Ids are ``t1`` … for tasks, ``a1`` … for agencies, ``e1`` … for assignments, so that no name from a document is
ever a key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qgraph.errors import QueryError
from qgraph.model import AgencyKind
from qgraph.publishing.attached import with_tasks
from qgraph.publishing.passages import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qgraph.publishing.facts import AssignmentFact, FindingFact, PageFacts, PlanFact, TargetFact, TaskFact

    Placed = TypeVar("Placed", TaskFact, AssignmentFact)
    Fact = TypeVar("Fact", TaskFact, AssignmentFact, TargetFact)

__all__ = ["ROLES", "Assigned", "Body", "Content", "Passage", "Work", "arrange"]

# In the order a reader expects them; the numbers say how strongly a role ties a body to its task in the picture.
ROLES = {"lead": 4.0, "responsible": 3.0, "joint": 2.0, "participant": 1.0}
KINDS = {*AgencyKind, "group"}
LAST = 1 << 60  # where what has no place in the text comes


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


class Assigned(NamedTuple):
    """An assignment by indices; ``mark`` is the printed name's place within the passage.

    A tuple, which is made in half the time of a frozen dataclass: of these there are tens of thousands.
    """

    id: str
    work: int
    body: int
    passage: int
    mark: tuple[int, int] | None
    iri: str
    role: str
    printed: str
    cue: str
    start: int | None
    end: int | None
    open: bool
    implied: bool
    change: str
    before: str
    printed_before: str
    clause_before: str


# What an assignment says of itself, in the order in which ``Assigned`` has it.
as_stated = attrgetter(*Assigned._fields[Assigned._fields.index("role") :])


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
    findings: tuple[tuple[int | None, FindingFact], ...] = ()

    @property
    def compared(self) -> bool:
        """Whether the plans are two of which the one is held against the other."""
        return any(work.change for work in self.works)


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
    tasks = _in_order(facts.tasks, plan_at, lambda task: task.task)
    duties = _in_order(facts.assignments, plan_at, lambda duty: duty.assignment)
    keys = [body_key(duty) for duty in duties]
    sections = {(task.plan, task.section): (task.section_number, task.section_title) for task in tasks}
    works = _works(tasks, {key: at for at, key in enumerate(sections)})
    work_at = {key: at for at, key in enumerate(works)}
    bodies = _bodies(duties, keys)
    body_at = {key: at for at, key in enumerate(bodies)}
    whole = {task.task: task for task in tasks}
    assigned, passages = _assignments(duties, whole, work_at, [body_at[key] for key in keys])
    return Content(
        plans=plans,
        sections=tuple((plan_at.get(plan, 0), *names, iri) for (plan, iri), names in sections.items()),
        works=tuple(works.values()),
        bodies=tuple(bodies.values()),
        passages=passages,
        assigned=assigned,
        targets=with_tasks(facts.targets, lambda one: work_at.get(one.task)),
        findings=with_tasks(facts.findings, lambda one: work_at.get(one.task)),
    )


def _check(facts: PageFacts) -> None:
    known = {task.task for task in facts.tasks}
    for duty in facts.assignments:
        if duty.role not in ROLES:
            raise QueryError(f"{duty.role!r}: 角色不明 · not a role; a role is {', '.join(ROLES)}")
        if duty.task not in known:
            raise QueryError(f"{duty.task!r}: 不在任务之列 · {duty.printed!r} is assigned to it, and it is no task")


def _in_order(facts: Sequence[Placed], plan_at: Mapping[str, int], name: Callable[[Placed], str]) -> list[Placed]:
    """Each fact once: by plan, then as the text goes, then by name (an IRI)."""

    def place(fact: Placed) -> tuple[int, int, int, str]:
        ordinal = LAST if fact.ordinal is None else fact.ordinal
        return plan_at.get(fact.plan, LAST), ordinal, LAST if fact.start is None else fact.start, name(fact)

    return _each_once(facts, place)


def _each_once(facts: Sequence[Fact], place: Callable[[Fact], tuple[int | str, ...]]) -> list[Fact]:
    """Each fact once, in the order of its place; only those of one place are compared by all they say."""
    places = [place(fact) for fact in facts]
    order = sorted(range(len(facts)), key=places.__getitem__)
    if all(places[one] != places[other] for one, other in pairwise(order)):
        return [facts[at] for at in order]
    alike = ({facts[at] for at in group} for _, group in groupby(order, key=places.__getitem__))
    return [fact for group in alike for fact in sorted(group, key=repr)]


def _works(tasks: Sequence[TaskFact], section_at: Mapping[tuple[str, str], int]) -> dict[str, Work]:
    """The tasks by the key assignments refer to."""
    first: dict[str, TaskFact] = {}
    for task in tasks:
        first.setdefault(task.task, task)
    return {
        key: Work(
            id=f"t{at}",
            number=task.number,
            title=task.title,
            section=section_at[task.plan, task.section],
            text=task.text,
            start=task.start,
            end=task.end,
            change=task.change,
            before=task.before,
            text_before=task.text_before,
            start_before=task.start_before,
            topics=task.topics,
            iri=key,
        )
        for at, (key, task) in enumerate(first.items(), start=1)
    }


def body_key(duty: AssignmentFact) -> str:
    """Who is assigned: the identity, else the printed name within its plan."""
    return duty.agency or f"{duty.plan} {duty.printed}"


def _bodies(duties: Sequence[AssignmentFact], keys: Sequence[str]) -> dict[str, Body]:
    """Every body, busiest first, then by name; ``keys`` says for each duty whose it is."""
    loads = Counter(keys)
    named = dict(zip(reversed(keys), reversed(duties), strict=True))  # the first duty of each body
    labels = _labels(duties, keys, {key: name_of(duty) for key, duty in named.items()})
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


def _labels(duties: Sequence[AssignmentFact], keys: Sequence[str], full: Mapping[str, str]) -> dict[str, str]:
    """What to call each body on the canvas: as the documents mostly print it, in full where two would look alike."""
    names = (duty.printed or duty.short or duty.name for duty in duties)
    prints: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (key, name), count in Counter(zip(keys, names, strict=True)).items():
        prints[key].append((-count, len(name), name))
    labels = {key: min(found)[2] for key, found in prints.items()}
    shared = Counter(labels.values())
    return {key: label if shared[label] == 1 else full[key] for key, label in labels.items()}


def kind_of(duty: AssignmentFact) -> str:
    """The kind of a body, ``group`` for several named together, ``other`` where nothing known is said."""
    if duty.group:
        return "group"
    return duty.kind if duty.kind in KINDS else "other"


def _assignments(
    duties: Sequence[AssignmentFact], tasks: Mapping[str, TaskFact], work_at: Mapping[str, int], bodies: Iterable[int]
) -> tuple[tuple[Assigned, ...], tuple[Passage, ...]]:
    """The assignments, and the clauses they rest on, each clause once."""
    passages: dict[tuple[str, int | None], int] = {}
    assigned = []
    places = places_of(duties, tasks)
    for at, (duty, body, (begin, mark)) in enumerate(zip(duties, bodies, places, strict=True), start=1):
        passage = passages.setdefault((duty.clause, begin), len(passages))
        own = (f"e{at}", work_at[duty.task], body, passage, mark, duty.assignment)
        assigned.append(Assigned._make(own + as_stated(duty)))
    return tuple(assigned), tuple(Passage(text=text, start=begin) for text, begin in passages)
