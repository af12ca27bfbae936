"""What a page is told: the rows of named questions, and what the checks find, as frozen values.

The page never looks into the graph itself. It asks ``plans``, ``tasks``, ``assignments``, ``targets`` and
``scope-members``, so that a folder, a store in memory and somebody else's endpoint give the same page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "MOST_CHECKED",
    "AssignmentFact",
    "FindingFact",
    "PageFacts",
    "PlanFact",
    "TargetFact",
    "TaskFact",
    "page_facts",
    "read_facts",
]

MOST_CHECKED = 25  # plans of one page that are checked before it is drawn; a plan takes about 0.15 s


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """A plan: its title, document number 文号, issuer, date of issue (ISO 8601), area and file."""

    plan: str
    title: str
    number: str = ""
    issuer: str = ""
    issued: str = ""
    place: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFact:
    """A task, its section and its whole text; ``start`` and ``end`` are its place in the document.

    Where two plans are compared, ``change`` says what became of it (``changes.merge``), ``before`` what its title and
    section were, and ``text_before`` its text in the old plan, which begins at ``start_before``.
    """

    plan: str
    task: str
    ordinal: int | None = None
    number: str = ""
    title: str = ""
    section: str = ""
    section_number: str = ""
    section_title: str = ""
    text: str = ""
    start: int | None = None
    end: int | None = None
    change: str = ""
    before: str = ""
    text_before: str = ""
    start_before: int | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFact:
    """One body in one role, with the printed name, the clause, and the place of the name in the document.

    ``agency`` is empty where the name has no identity. Where two plans are compared, ``before`` is the old role if it
    was another, ``printed_before`` the bodies it fell to if they were others, and ``clause_before`` the old clause.
    ``plan``, ``task``, ``agency`` and ``assignment`` are IRIs.
    """

    plan: str
    assignment: str = ""
    section: str = ""
    section_title: str = ""
    task: str = ""
    number: str = ""
    ordinal: int | None = None
    title: str = ""
    agency: str = ""
    name: str = ""
    short: str = ""
    group: bool = False
    kind: str = ""
    role: str = ""
    position: int | None = None
    printed: str = ""
    cue: str = ""
    clause: str = ""
    start: int | None = None
    end: int | None = None
    open: bool = False
    implied: bool = False
    change: str = ""
    before: str = ""
    printed_before: str = ""
    clause_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFact:
    """A target: indicator, comparator, figures as printed, and the sentence that promises it.

    ``task`` is empty where the target belongs to a section or to the plan as a whole, ``section`` where it belongs to
    the plan. ``note`` says what a person should look at. Where two plans are compared, ``before`` is what the figures
    were, and ``quote_before`` the words that said so.
    """

    plan: str
    task: str = ""
    ordinal: int | None = None
    number: str = ""
    indicator: str = ""
    comparator: str = ""
    value: str = ""
    lower: str = ""
    upper: str = ""
    unit: str = ""
    qualifiers: str = ""
    deadline: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    section: str = ""
    section_number: str = ""
    section_title: str = ""
    change: str = ""
    before: str = ""
    quote_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFact:
    """What a check says of a plan, in both languages, and the words it rests on with their place.

    ``task`` is an IRI, empty where it is about no single task; ``severity`` is error, warning or note.
    """

    plan: str
    task: str = ""
    check: str = ""
    severity: str = ""
    title: str = ""
    title_en: str = ""
    message: str = ""
    message_en: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """All a page shows; the order of the rows does not matter to it."""

    plans: tuple[PlanFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    assignments: tuple[AssignmentFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    findings: tuple[FindingFact, ...] = ()


class Answer(Protocol):
    """What a named question gives back."""

    @property
    def columns(self) -> Sequence[str]:
        """The names of the columns."""

    @property
    def rows(self) -> Iterable[Sequence[Any]]:
        """The rows, each as long as ``columns``."""


Fact = TypeVar("Fact", PlanFact, TaskFact, AssignmentFact, TargetFact)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _number(value: object) -> int | None:
    """A whole number; None for anything else, as somebody else's store may say anything."""
    return int(str(value)) if re.fullmatch(r"[0-9]{1,15}", str(value)) else None


def _flag(value: object) -> bool:
    return str(value).lower() in {"true", "1"}


# Keyed by the annotation of the field, as written above.
_CONVERSIONS: Mapping[str, Callable[[object], Any]] = {"str": _text, "int | None": _number, "bool": _flag}


def facts_of(kind: type[Fact], answer: Answer) -> tuple[Fact, ...]:
    """The rows of an answer as facts of one kind; columns are found by name, unknown ones are left aside.

    >>> from types import SimpleNamespace
    >>> answer = SimpleNamespace(columns=["title", "plan"], rows=[("甲计划", "p1"), ("乙计划", None)])
    >>> [plan.title for plan in facts_of(PlanFact, answer)]
    ['甲计划', '乙计划']
    """
    place = {name: at for at, name in enumerate(answer.columns)}
    wanted = [
        (field.name, place[field.name], _CONVERSIONS[str(field.type)]) for field in fields(kind) if field.name in place
    ]
    return tuple(kind(**{name: convert(row[at]) for name, at, convert in wanted}) for row in answer.rows)


def read_facts(store: Any, plan: str | None = None, *, checks: bool = True) -> PageFacts:
    """What the store knows of one plan, or of all plans when ``plan`` is None.

    ``checks`` says whether the plans are checked as well, which takes longer than all the rest.

    Raises:
        QueryError: the plan is not in the store.
    """
    from qgraph.graph.questions import ask  # noqa: PLC0415  the store's libraries load only when a store is asked

    tasks = facts_of(TaskFact, ask(store, "tasks", plan=plan))
    return PageFacts(
        plans=facts_of(PlanFact, ask(store, "plans", plan=plan)),
        tasks=with_topics(tasks, ask(store, "scope-members", plan=plan)),
        assignments=facts_of(AssignmentFact, ask(store, "assignments", plan=plan)),
        targets=facts_of(TargetFact, ask(store, "targets", plan=plan)),
        findings=found_in(store, plan) if checks else (),
    )


def page_facts(store: Any, plan: str | None = None) -> PageFacts:
    """``read_facts``, with the checks where the page is of no more than ``MOST_CHECKED`` plans.

    Raises:
        QueryError: the plan is not in the store.
    """
    facts = read_facts(store, plan, checks=False)
    return replace(facts, findings=found_in(store, plan)) if len(facts.plans) <= MOST_CHECKED else facts


def with_topics(tasks: Iterable[TaskFact], members: Answer) -> tuple[TaskFact, ...]:
    """The tasks with the products and sectors their scope lists name, each once, in the order of the text.

    >>> from types import SimpleNamespace
    >>> answer = SimpleNamespace(columns=["plan", "ordinal", "name"], rows=[("p", 1, "灯具"), ("p", 1, "家具")])
    >>> with_topics([TaskFact(plan="p", task="t", ordinal=1, text="抽检家具、灯具。")], answer)[0].topics
    ('家具', '灯具')
    """
    at = {name: place for place, name in enumerate(members.columns)}
    topics: defaultdict[tuple[str, int | None], set[str]] = defaultdict(set)
    for row in members.rows:
        topics[_text(row[at["plan"]]), _number(row[at["ordinal"]])].add(_text(row[at["name"]]))
    return tuple(
        replace(task, topics=in_text_order(topics[task.plan, task.ordinal], task.text))
        if (task.plan, task.ordinal) in topics
        else task
        for task in tasks
    )


def in_text_order(words: Iterable[str], text: str) -> tuple[str, ...]:
    """Words as a text has them; last, by name, those the text spells otherwise.

    >>> in_text_order({"乙", "甲", "丙"}, "丙与乙")
    ('丙', '乙', '甲')
    """
    return tuple(sorted(words, key=lambda word: (word not in text, text.find(word), word)))


def found_in(store: Any, plan: str | None) -> tuple[FindingFact, ...]:
    """What ``qgraph check`` finds in one plan, or in all."""
    from qgraph.graph.findings import check  # noqa: PLC0415  as above

    return tuple(
        FindingFact(
            plan=one.place.plan or "",
            task=one.place.task or "",
            check=one.check.id,
            severity=one.severity.value,
            title=one.check.title[0],
            title_en=one.check.title[1],
            message=one.message[0],
            message_en=one.message[1],
            quote=one.words.text if one.words else "",
            start=one.words.start if one.words else None,
            end=one.words.end if one.words else None,
        )
        for one in check(store, plan)
    )
