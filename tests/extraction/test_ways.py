"""Whole plans in many styles: who has to do what by them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from qgraph.extraction import extract
from qgraph.model import Document, Plan, fold
from qgraph.reading import read_bytes
from tests.casefiles import Case, cases, printed

PLANS = Path(__file__).parent / "cases" / "plans.txt"
NEGATIVES = Path(__file__).parent / "cases" / "negatives.txt"


def plan_of(text: str) -> Plan:
    return extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))


def described(plan: Plan) -> list[str]:
    """The lists of a plan in printed order, in the words of the case file."""
    numbers = {task.ordinal: task.number.strip() for task in plan.tasks}
    lines = []
    in_order = sorted(plan.assignments, key=lambda one: (one.clause, one.list))
    for _, names in groupby(in_order, key=lambda one: (one.clause, one.list)):
        listed = list(names)
        first = listed[0]
        role = f"implied {first.role}" if first.implied else first.role.value
        words = " | ".join(printed(one.name) for one in listed)
        lines.append(f"{numbers[first.task]} {role}: {words}{' 等' if first.open else ''}")
    return lines


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in cases(PLANS)])
def test_a_plan_in_its_own_style(case: Case) -> None:
    assert described(plan_of(case.text)) == case.expected


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in cases(PLANS)])
def test_nothing_of_it_is_left_unread(case: Case) -> None:
    unread = {"clause-unread", "clause-part-unread", "name-unlikely"}
    assert not [one.message for one in plan_of(case.text).problems if one.code in unread]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in cases(NEGATIVES)])
def test_a_text_that_assigns_nothing(case: Case) -> None:
    plan = extract(read_bytes(case.text.encode(), "case.txt"))
    assert (described(plan) or ["nothing"]) == case.expected


def traditional(text: str) -> str:
    """The text in traditional characters, one for one, of those that are read as the character they stand for."""
    import opencc

    converter = opencc.OpenCC("s2t")
    forms = {character: converter.convert(character) for character in set(text)}
    return "".join(forms[one] if fold(forms[one]) == fold(one) else one for one in text)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in cases(PLANS)])
def test_a_plan_in_traditional_characters_reads_the_same(case: Case) -> None:
    assert traditional("牵头单位") == "牽頭單位"
    simple, other = plan_of(case.text), plan_of(traditional(case.text))
    assert [fold(line) for line in described(other)] == [fold(line) for line in case.expected]
    assert [task.span for task in other.tasks] == [task.span for task in simple.tasks]
    assert [(one.value, one.unit, one.deadline) for one in other.targets] == [
        (one.value, one.unit, one.deadline) for one in simple.targets
    ]
    assert {one.id for one in other.agencies} == {one.id for one in simple.agencies}
