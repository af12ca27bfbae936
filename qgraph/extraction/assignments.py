"""Clauses become assignments: who has which role in which task, with the rules a plan states once applied."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.clause import Clause, NameList, StatedRule
from qgraph.extraction.clauses.names import looks_like_body
from qgraph.extraction.targets.deadlines import read_deadlines
from qgraph.model import Assignment, Document, Printed, Problem, Role, Severity, Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from qgraph.extraction.agencies.register import Register

__all__ = ["read_assignments"]

_STARS = "*★☆"


@dataclass(frozen=True, slots=True)
class _Rules:
    """The stated rules in force at one place of the text."""

    leads: StatedRule | None = None  # who of the named leads: the first, or those with a star
    all_take_part: tuple[StatedRule, ...] = ()

    def after(self, clause: Clause) -> _Rules:
        """The rules in force once a clause has been read; 排首位的牵头 holds for the clause that states it too."""
        leads = next((rule for rule in clause.rules if rule.name.endswith("-leads")), self.leads)
        more = tuple(rule for rule in clause.rules if rule.name == "all-take-part")
        return _Rules(leads, self.all_take_part + more)


def read_assignments(
    document: Document, clauses: list[Clause], owners: tuple[int, ...], register: Register
) -> tuple[list[Assignment], list[Problem]]:
    """The assignments of all clauses in printed order, and what of the clauses was not read.

    ``owners`` holds the ordinal of each clause's task. Bodies go into ``register``.
    """
    lists: list[_List] = []
    problems: list[Problem] = []
    rules = _Rules()
    taken: set[tuple[int, Printed]] = set()
    for number, (clause, task) in enumerate(zip(clauses, owners, strict=True), start=1):
        implied = rules.all_take_part
        rules = rules.after(clause)
        for names in _with_lead(document, clause, rules.leads):
            lists.append(_List(names, clause, task, number, len(lists) + 1))
        for rule in implied:
            names = _added(rule, clause, taken, task)
            lists.append(_List(names, clause, task, number, len(lists) + 1, rule.span))
        problems += _problems(document, clause)
    return _assigned(lists, register), problems


@dataclass(frozen=True, slots=True)
class _List:
    """A list of names in its place: its task, its clause, the number of either.

    ``rule`` is the sentence that adds the names, where the clause does not print them.
    """

    names: NameList
    clause: Clause
    task: int
    clause_number: int
    number: int
    rule: Span | None = None


def _with_lead(document: Document, clause: Clause, rule: StatedRule | None) -> list[NameList]:
    """The lists of a clause; where the document says that the first or the starred lead, the list is parted so."""
    lists = list(clause.lists)
    if rule is None or not lists or any(names.role is Role.LEAD for names in lists):
        return lists
    first, *others = lists
    chosen = _leading(document, first, rule)
    if first.role is Role.PARTICIPANT or not chosen:
        return lists
    rest = tuple(name for name in first.names if name not in chosen)
    lead = NameList(Role.LEAD, first.cue, chosen, open=first.open and not rest)
    return [lead, *([replace(first, names=rest)] if rest else []), *others]


def _leading(document: Document, names: NameList, rule: StatedRule) -> tuple[Printed, ...]:
    """The names that a stated rule makes leads, to the letter of the rule: a group leads where it comes first."""
    if rule.name == "first-leads":
        return names.names[:1]
    folded = document.folded
    return tuple(
        name
        for name in names.names
        if folded[max(0, name.span.start - 1)] in _STARS or folded[name.span.end : name.span.end + 1] in set(_STARS)
    )


def _assigned(lists: Iterable[_List], register: Register) -> list[Assignment]:
    """The assignments of all lists, counted within their task and role, the printed ones before the implied."""
    counts: Counter[tuple[int, Role]] = Counter()
    found: list[Assignment] = []
    for one in sorted(lists, key=lambda one: one.rule is not None):
        role, names = one.names.role, one.names.names
        first = counts[one.task, role] + 1
        counts[one.task, role] += len(names)
        found += [
            _assignment(one, name, first + place, register.identify(name.text, _following(names, place)))
            for place, name in enumerate(names)
        ]
    return sorted(found, key=lambda one: (one.task, one.clause, one.list, one.ordinal))


def _following(names: tuple[Printed, ...], place: int) -> list[str]:
    """The words of the next few names of a list."""
    return [name.text for name in names[place + 1 : place + 21]]


def _assignment(one: _List, name: Printed, ordinal: int, agency: str) -> Assignment:
    names, clause, implied = one.names, one.clause, one.rule is not None
    return Assignment(
        task=one.task,
        clause=one.clause_number,
        list=one.number,
        ordinal=ordinal,
        role=names.role,
        cue=names.cue,
        name=name,
        clause_span=clause.span,
        agency=agency,
        open=names.open,
        deadline=None if implied else clause.deadline,
        due=None if implied else _last_day(clause.deadline),
        # 按照…职责分工 follows the verb of the list that is divided so, never the lead's.
        conforms_to=None if implied or names.role is Role.LEAD else clause.conforms_to,
        implied=implied,
        rule=one.rule,
    )


def _last_day(words: str | None) -> date | None:
    """The last day of the time limit that words name."""
    found = read_deadlines(fold(words)) if words else []
    return found[-1].day if found else None


def _added(rule: StatedRule, clause: Clause, taken: set[tuple[int, Printed]], task: int) -> NameList:
    """The bodies a rule stated earlier adds to a clause: those it does not name itself, once a task."""
    printed = {name.text for names in clause.lists for name in names.names}
    names = tuple(name for name in rule.names if name.text not in printed and (task, name) not in taken)
    taken |= {(task, name) for name in names}
    return NameList(rule.role, "", names, open=False)


def _problems(document: Document, clause: Clause) -> list[Problem]:
    problems = [
        Problem(
            code="clause-part-unread",
            message=f"条款中有未能识别的文字 · part of a clause was not read: {span.of(document.text)}",
            span=span,
        )
        for span in clause.unread
    ]
    names: list[Printed] = [name for listed in clause.lists for name in listed.names]
    problems += [
        Problem(
            code="name-unlikely",
            message=f"名称形式少见,请核对 · an unusual name, please check: {name.text}",
            span=name.span,
            severity=Severity.NOTE,
        )
        for name in names
        if not looks_like_body(name.span.of(document.folded))
    ]
    return problems
