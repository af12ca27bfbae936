"""What stands on a page: the facts with ids of our own, joined, and in one order whatever order they came in.

Ids are ``t1`` … for tasks, ``a1`` … for agencies, ``e1`` … for assignments, so that no name from a document is
ever a key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count, islice, starmap
from operator import attrgetter, lt
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from qgraph.errors import QueryError
from qgraph.model import AgencyKind
from qgraph.publishing.attached import LAST, each_once, with_tasks
from qgraph.publishing.passages import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgraph.publishing.facts import AssignmentFact, FindingFact, PageFacts, PlanFact, TargetFact, TaskFact

    Placed = TypeVar("Placed", TaskFact, AssignmentFact)

__all__ = ["ROLES", "Assigned", "Body", "Columns", "Content", "Passage", "Work", "arrange"]

# In the order a reader expects them; the numbers say how strongly a role ties a body to its task in the picture.
ROLES = {"lead": 4.0, "responsible": 3.0, "joint": 2.0, "participant": 1.0}
KINDS = {*AgencyKind, "group"}


class Work(NamedTuple):
    """A task; ``section`` counts in ``Content.sections``.

    A tuple, which is made in half the time of a frozen dataclass: of these there are thousands.
    """

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
    """An agency or group; ``load`` is the number of its assignments that are not gone, ``short`` its label."""

    id: str
    name: str
    short: str
    kind: str
    load: int
    iri: str = ""


class Passage(NamedTuple):
    """The words of a clause, and where in the document they begin, where that is known."""

    text: str
    start: int | None


class Assigned(NamedTuple):
    """An assignment by indices; ``mark`` is where the printed name begins within the passage."""

    id: str
    work: int
    body: int
    passage: int
    mark: int | None
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


Columns = dict[str, "Sequence[Any]"]
# What becomes a column: all but the id, which is counted; and of it what an assignment says of itself.
FIELDS = Assigned._fields[1:]
STATED = FIELDS[FIELDS.index("role") :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a page shows. ``sections`` are (plan, number, title, IRI), the plan counting in ``plans``.

    ``duties`` are the assignments, a column for each of ``FIELDS``: there are tens of thousands.
    """

    plans: tuple[PlanFact, ...] = ()
    sections: tuple[tuple[int, str, str, str], ...] = ()
    works: tuple[Work, ...] = ()
    bodies: tuple[Body, ...] = ()
    passages: tuple[Passage, ...] = ()
    duties: Columns = field(default_factory=lambda: dict.fromkeys(FIELDS, ()))
    targets: tuple[tuple[int | None, TargetFact], ...] = ()
    findings: tuple[tuple[int | None, FindingFact], ...] = ()

    @property
    def assigned(self) -> tuple[Assigned, ...]:
        """The assignments one by one, made anew each time."""
        return tuple(map(Assigned, map("e{}".format, count(1)), *(self.duties[name] for name in FIELDS)))

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many tasks, bodies and assignments there are, without those of an older plan that are gone."""
        ends = zip(self.duties["body"], self.duties["change"], strict=True)
        carriers = [body for body, change in ends if change != "gone"]
        return sum(work.change != "gone" for work in self.works), len(set(carriers)), len(carriers)

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
    tasks = _in_order(facts.tasks, plan_at, "task")
    duties = _in_order(facts.assignments, plan_at, "assignment")
    keys = [body_key(duty) for duty in duties]
    sections = {(task.plan, task.section): (task.section_number, task.section_title) for task in tasks}
    works = _works(tasks, {key: at for at, key in enumerate(sections)})
    work_at = {key: at for at, key in enumerate(works)}
    bodies = _bodies(duties, keys)
    body_at = {key: at for at, key in enumerate(bodies)}
    whole = {task.task: task for task in tasks}
    columns, passages = _assignments(duties, whole)
    columns |= {"work": [work_at[duty.task] for duty in duties], "body": [body_at[key] for key in keys]}
    return Content(
        plans=plans,
        sections=tuple((plan_at.get(plan, 0), *names, iri) for (plan, iri), names in sections.items()),
        works=tuple(works.values()),
        bodies=tuple(bodies.values()),
        passages=passages,
        duties=columns,
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


def _in_order(facts: Sequence[Placed], plan_at: Mapping[str, int], name: str) -> Sequence[Placed]:
    """Each fact once: by plan, then as the text goes, then by its IRI, which is in the field ``name``."""
    plans = [plan_at.get(fact.plan, LAST) for fact in facts]
    ordinals = [LAST if fact.ordinal is None else fact.ordinal for fact in facts]
    starts = [LAST if fact.start is None else fact.start for fact in facts]
    places = list(zip(plans, ordinals, starts, map(attrgetter(name), facts), strict=True))
    if all(map(lt, places, islice(places, 1, None))):  # as they mostly come
        return facts
    return each_once(facts, places)


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
    loads = Counter(key for key, duty in zip(keys, duties, strict=True) if duty.change != "gone")
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
    for (key, name), times in Counter(zip(keys, names, strict=True)).items():
        prints[key].append((-times, len(name), name))
    labels = {key: min(found)[2] for key, found in prints.items()}
    shared = Counter(labels.values())
    return {key: label if shared[label] == 1 else full[key] for key, label in labels.items()}


def kind_of(duty: AssignmentFact) -> str:
    """The kind of a body, ``group`` for several named together, ``other`` where nothing known is said."""
    if duty.group:
        return "group"
    return duty.kind if duty.kind in KINDS else "other"


def _assignments(
    duties: Sequence[AssignmentFact], tasks: Mapping[str, TaskFact]
) -> tuple[Columns, tuple[Passage, ...]]:
    """What the assignments say, by field, and the clauses they rest on, each clause once."""
    columns: Columns = {name: list(map(attrgetter(name), duties)) for name in STATED}
    begins, marks = zip(*places_of(duties, tasks), strict=True) if duties else ((), ())
    passages: dict[tuple[str, int | None], int] = {}
    clauses = zip(map(attrgetter("clause"), duties), begins, strict=True)
    columns["passage"] = [passages.setdefault(clause, len(passages)) for clause in clauses]
    columns |= {"mark": marks, "iri": [duty.assignment for duty in duties]}
    return columns, tuple(starmap(Passage, passages))
