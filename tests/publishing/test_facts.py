from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from qgraph.graph.store import Store
from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TargetFact, facts_of, read_facts


def test_columns_are_found_by_name_and_values_become_plain() -> None:
    answer = SimpleNamespace(columns=("start", "open", "plan", "unknown", "role"), rows=[(12, True, "p", 3.5, "lead")])
    assert facts_of(AssignmentFact, answer) == (AssignmentFact(plan="p", start=12, open=True, role="lead"),)


def test_figures_and_dates_are_shown_as_they_are_written() -> None:
    answer = SimpleNamespace(columns=("plan", "value", "deadline"), rows=[("p", Decimal("96.80"), date(2031, 12, 31))])
    assert facts_of(TargetFact, answer) == (TargetFact(plan="p", value="96.80", deadline="2031-12-31"),)


def test_what_is_no_number_where_one_belongs_is_no_place() -> None:
    answer = SimpleNamespace(columns=("plan", "start", "end"), rows=[("p", "<b>", 10**30)])
    assert facts_of(AssignmentFact, answer) == (AssignmentFact(plan="p"),)


def test_unbound_is_empty() -> None:
    assert facts_of(PlanFact, SimpleNamespace(columns=("plan", "title"), rows=[("p", None)])) == (
        PlanFact(plan="p", title=""),
    )


def test_an_empty_store_knows_nothing() -> None:
    with Store.open(":memory:") as store:
        assert read_facts(store) == PageFacts()
