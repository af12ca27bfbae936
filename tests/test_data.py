"""The condensed plan in data/ says the same as the full text it was made from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from qgraph.extraction import extract
from qgraph.model import Comparator, Role
from qgraph.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qgraph.model import Plan


@pytest.fixture(scope="module")
def condensed(root: Path) -> Plan:
    return extract(read(root / "data" / "shanwei-2017.txt"))


@pytest.fixture(scope="module")
def full(first_plan: Path) -> Plan:
    return extract(read(first_plan))


def tasks(plan: Plan) -> list[object]:
    return [(section.number, section.title, section.level) for section in plan.sections] + [
        (task.number, task.title, task.section) for task in plan.tasks
    ]


def assignments(plan: Plan) -> list[object]:
    titles = {task.ordinal: (task.number, task.title) for task in plan.tasks}
    return [
        (titles[each.task], each.clause, each.list, each.role, each.cue, each.ordinal, each.open, each.agency)
        for each in plan.assignments
    ]


def printed_names(plan: Plan) -> list[object]:
    return [(each.name.text, each.name.span.of(plan.document.text)) for each in plan.assignments]


def numeric_targets(plan: Plan) -> list[object]:
    numbers = [each for each in plan.targets if each.comparator is not Comparator.WORDS]
    values = [(each.comparator, each.value, each.lower, each.upper, each.unit) for each in numbers]
    words = [(each.task, each.indicator, each.qualifiers, each.deadline, each.printed.text) for each in numbers]
    return list(zip(words, values, strict=True))


def scopes(plan: Plan) -> list[object]:
    return [
        (each.task, each.ordinal, each.kind, each.label, each.count, each.open, [item.text for item in each.items])
        for each in plan.scopes
    ]


def citations(plan: Plan) -> list[object]:
    return [(each.task, each.relation, each.title, each.number) for each in plan.citations]


def agencies(plan: Plan) -> list[object]:
    return [(each.id, each.name, each.kind, each.place, each.aliases, each.group) for each in plan.agencies]


@pytest.mark.parametrize("part", [tasks, assignments, numeric_targets, scopes, citations, agencies])
def test_the_same_is_read_as_from_the_full_text(
    part: Callable[[Plan], list[object]], condensed: Plan, full: Plan
) -> None:
    assert part(condensed) == part(full)


def test_the_same_document_is_meant(condensed: Plan, full: Plan) -> None:
    def identity(plan: Plan) -> list[object]:
        head = plan.document.letterhead
        parts = (head.title, head.notice, head.number, head.issuer, head.addressee)
        return [plan.title, plan.issuer, plan.place, plan.period, head.signed, *(part and part.text for part in parts)]

    assert identity(condensed) == identity(full)


def test_what_the_plan_is_made_of(condensed: Plan) -> None:
    assert (len(condensed.sections), len(condensed.tasks)) == (10, 38)
    assert len(numeric_targets(condensed)) == len(condensed.targets) == 36
    roles = Counter(each.role for each in condensed.assignments)
    assert roles == {Role.LEAD: 12, Role.JOINT: 140, Role.RESPONSIBLE: 3, Role.PARTICIPANT: 74}
    named = {each.agency for each in condensed.assignments}
    assert Counter(each.group for each in condensed.agencies if each.id in named) == {False: 31, True: 3}
    assert len(named) == 34


def test_nothing_of_a_site_is_in_it(condensed: Plan) -> None:
    assert condensed.document.furniture == ()
    assert condensed.document.problems == condensed.problems == ()
