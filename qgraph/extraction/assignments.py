"""Clauses become assignments: who has which role in which task, with the rules a plan states once applied."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.names import looks_like_body
from qgraph.extraction.limits import last_day
from qgraph.extraction.stated import added, rules_at, with_lead
from qgraph.extraction.targets.deadlines import read_deadlines
from qgraph.model import Assignment, Document, Printed, Problem, Role, Severity, Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from qgraph.extraction.agencies.register import Register
    from qgraph.extraction.clauses.parts import Clause, NameList, StatedRule

__all__ = ["read_assignments"]


def read_assignments(
    document: Document,
    clauses: list[Clause],
    owners: tuple[int, ...],
    register: Register,
    outside: Sequence[StatedRule] = (),
) -> tuple[list[Assignment], list[Problem]]:
    """The assignments of all clauses in printed order, and what of the clauses was not read.

    ``owners`` holds the ordinal of each clause's task, ``outside`` the rules that no clause states. Bodies go into
    ``register``.
    """
    lists: list[_List] = []
    problems: list[Problem] = []
    taken: set[tuple[int, Printed]] = set()
    in_force = rules_at(clauses, outside)
    for number, (clause, task, rules) in enumerate(zip(clauses, owners, in_force, strict=True), start=1):
        # 排首位的牵头 holds for the clause that states it, too; what a clause adds, for those behind it.
        for names in with_lead(document, clause, rules.after(clause.rules).leads):
            lists.append(_List(names, clause, task, number, len(lists) + 1))
        for rule in rules.all_take_part:
            names = added(rule, clause, taken, task)
            lists.append(_List(names, clause, task, number, len(lists) + 1, rule.span))
        problems += _problems(document, clause)
    stated = [*outside, *(rule for clause in clauses for rule in clause.rules)]
    problems += [_unseen(document, rule) for rule in stated if rule.name == "type-leads"]
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
    if not words:
        return None
    found = read_deadlines(fold(words))
    return found[-1].day if found else last_day(fold(words))


def _unseen(document: Document, rule: StatedRule) -> Problem:
    """That a plan marks its leads by type, which text does not keep: none of them is read as one."""
    message = "文中以字体标明牵头单位,文本中看不出 · the leads are marked by type, which text does not keep"
    return Problem(code="rule-unseen", message=f"{message}: {rule.span.of(document.text)}", span=rule.span)


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
