"""Lists of products and sectors: cases, the first plan, and laws for any text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.scopes import read_scopes
from qgraph.extraction.tables import table
from qgraph.model import Document, Plan, Scope, Span, Task
from qgraph.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable


CASES = Path(__file__).parent / "cases" / "scopes.txt"
PIECES = [
    "空气净化器",
    "家具",
    "、",
    "等",
    "10种",
    "重点",
    "消费品",
    "领域",
    "行业",
    "围绕",
    "在",
    "国家部署的",
    "(",
    ")",
    ",",
    "三",
    "类",
    "的",
    "和",
]


def scopes_of(text: str) -> list[Scope]:
    task = Task(ordinal=1, number="", title="", section=None, span=Span(0, len(text)), heading=Span(0, 0))
    return read_scopes(Document(text=text, source="case.txt", sha256="0" * 64, format="text"), [task])


def line(scope: Scope) -> str:
    """A scope as it is written in the cases."""
    items = "|".join(item.text for item in scope.items)
    return f"{scope.kind}, {scope.label}, {'open' if scope.open else scope.count}: {items}"


def cases() -> list[tuple[str, str, list[str]]]:
    """Title, text and expected lines of each case."""
    lines = [text for text in CASES.read_text(encoding="utf-8").splitlines() if not text.startswith("#")]
    parts = "\n".join(lines).strip().removesuffix("\n.").split("\n.\n")
    return [(parts[i].strip(), parts[i + 1], parts[i + 2].splitlines()) for i in range(0, len(parts), 3)]


@pytest.mark.parametrize(("title", "text", "expected"), cases())
def test_cases(title: str, text: str, expected: list[str]) -> None:
    assert ([line(scope) for scope in scopes_of(text)] or ["none"]) == expected, title


@pytest.mark.parametrize("row", table("scopes")["head"], ids=lambda row: str(row["kind"]))
def test_heads_are_read_from_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, _, wanted = example.partition(" => ")
        [scope] = scopes_of(text)
        found = "|".join(item.text for item in scope.items) + (f" {scope.count}" if scope.count else "")
        assert (found, str(scope.kind)) == (wanted, row["kind"]), f"{text}: see lexicon/scopes.toml"


def test_other_descriptions_make_other_lists() -> None:
    for row in table("scopes")["not_a_head"]:
        for example in row["examples"]:
            assert scopes_of(example) == [], f"{example}: see [[not_a_head]] in lexicon/scopes.toml"


@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
def test_items_quote_the_text_in_order_inside_the_span(text: str) -> None:
    for scope in scopes_of(text):
        assert all(item.text == item.span.of(text) and item.text for item in scope.items)
        assert list(scope.items) == sorted(scope.items, key=lambda item: item.span)
        assert all(scope.span.covers(item.span) for item in scope.items)
        assert scope.open == (scope.count is None)


@pytest.mark.parametrize("soup", ["甲、", "等", "等3种", "甲、乙、丙等领域", "的", "围绕", "等重点"])
def test_soup_takes_time_linear_in_its_length(soup: str, takes_linear_time: Callable[..., None]) -> None:
    takes_linear_time(scopes_of, soup, 2_000)


@pytest.fixture(scope="module")
def plan(first_plan: Path) -> Plan:
    return extract(read(first_plan))


def test_the_first_plan_has_eight_lists(plan: Plan) -> None:
    assert [(scope.task, scope.count, len(scope.items)) for scope in plan.scopes] == [
        (1, 10, 10),
        (1, 5, 5),
        (1, 3, 3),
        (1, 11, 11),
        (3, None, 12),
        (3, 4, 4),
        (8, None, 4),
        (8, None, 5),
    ]
    assert plan.scopes[0].label == "国家部署的重点消费品"
    assert {scope.task for scope in plan.scopes for item in scope.items if item.text == "水产品"} == {1}
