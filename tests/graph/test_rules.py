"""The rules derive what the role concepts and the ontology say, and nothing of other documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph.graph.names import PREFIXES
from qgraph.graph.rules import derive, rule_texts
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from qgraph.model import Plan


@pytest.fixture(scope="module")
def derived(invented_plan: Plan) -> list[ox.Triple]:
    return derive(triples_of(plan_graphs(invented_plan).document))


def pairs(derived: list[ox.Triple], name: str) -> set[tuple[str, str]]:
    """Subject and object of every triple with that property, by the last parts of their IRIs."""
    found = (each for each in derived if each.predicate.value == PREFIXES["qg"] + name)
    return {(short(each.subject), short(each.object)) for each in found}


def short(term: object) -> str:
    return str(getattr(term, "value", term)).rsplit("/", 1)[-1].split("-")[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("leads", {("nongyeju", "1")}),
        ("participatesIn", {("linyeju", "1")}),
        ("jointlyResponsibleFor", {("linyeju", "2"), ("nongyeju", "2")}),
        ("responsibleFor", {("gexianzhengfu", "3")}),
        ("accountableFor", {("nongyeju", "1"), ("linyeju", "2"), ("nongyeju", "2"), ("gexianzhengfu", "3")}),
        (
            "involvedIn",
            {("nongyeju", "1"), ("linyeju", "1"), ("linyeju", "2"), ("nongyeju", "2"), ("gexianzhengfu", "3")},
        ),
        ("concerns", {("1", "lvcha"), ("1", "hongcha")}),
        ("overlapsWith", {("2", "3"), ("3", "2")}),
    ],
)
def test_what_is_derived(name: str, expected: set[tuple[str, str]], derived: list[ox.Triple]) -> None:
    assert pairs(derived, name) == expected


def test_nothing_else_is_derived(derived: list[ox.Triple]) -> None:
    assert len(derived) == 1 + 1 + 2 + 1 + 4 + 5 + 2 + 2


def test_a_triple_is_derived_once_and_in_order(derived: list[ox.Triple]) -> None:
    written = [str(triple) for triple in derived]
    assert written == sorted(set(written))


def test_the_rules_hold_of_what_they_derived(invented_plan: Plan, derived: list[ox.Triple]) -> None:
    document = triples_of(plan_graphs(invented_plan).document)
    assert derive([*document, *derived]) == derived


def test_nothing_follows_from_nothing() -> None:
    assert derive([]) == []


def test_every_rule_says_why() -> None:
    assert {"responsibility", "concerns", "overlaps"} <= rule_texts().keys()
    assert all(text.startswith("# ") for text in rule_texts().values())
