"""Targets in tables of indicators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.tables import table
from qgraph.extraction.targets.columns import column_kind, says_nothing
from qgraph.extraction.targets.grids import cell_quantity
from qgraph.reading import read
from tests.casefiles import Case, cases, target_line

if TYPE_CHECKING:
    from qgraph.model import Plan

CASES = Path(__file__).parent / "cases" / "tables.txt"


@pytest.fixture
def plan_of(tmp_path: Path) -> Any:
    def make(markdown: str) -> Plan:
        path = tmp_path / "plan.md"
        path.write_text(f"# 甲市“十五五”水利规划\n\n主要指标如下。\n\n{markdown}\n", encoding="utf-8")
        return extract(read(path))

    return make


@pytest.mark.parametrize("case", cases(CASES), ids=lambda case: case.title)
def test_tables(case: Case, plan_of: Any) -> None:
    plan = plan_of(case.text)
    assert ([target_line(target) for target in plan.targets] or ["none"]) == case.expected
    for target in plan.targets:
        assert target.printed.text == target.printed.span.of(plan.document.text)
        assert target.sentence.covers(target.printed.span)


def test_a_value_that_is_not_read_is_told(plan_of: Any) -> None:
    plan = plan_of("| 指标 | 2030年 |\n|---|---|\n| 覆盖率 | 城镇90%、农村80% |\n| 合格率 | 98% |")
    assert [target.indicator for target in plan.targets] == ["合格率"]
    [problem] = [one for one in plan.problems if one.code == "target-cell-unread"]
    assert problem.span.of(plan.document.text) == "城镇90%、农村80%"


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        pytest.param(row["kind"], example, id=example)
        for row in table("indicator_tables")["column"]
        for example in row["examples"]
    ],
)
def test_columns_are_known_by_their_examples(kind: str, example: str) -> None:
    name, _, said = example.partition(" => ")
    assert said == kind
    assert column_kind(name) == kind, f"{name}: see lexicon/indicator_tables.toml"


@pytest.mark.parametrize("example", table("indicator_tables")["none"]["examples"])
def test_cells_that_say_nothing(example: str) -> None:
    assert says_nothing(example)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("95", "= 95"),
        ("≥95%", ">= 95 %"),
        ("95%以上", ">= 95 %"),
        ("<35", "<= 35"),
        ("35左右", "~ 35"),
        ("1.2万", "= 1.2 万"),
        ("3—5", "range 3-5"),
        ("[10]", "= 10"),
        ("〔10〕", "= 10"),
        ("提高2个百分点", "delta 2 百分点"),
        ("20亿(含牧业3亿)", "= 20 亿"),
        ("完成上级任务", None),
        ("90、80", None),
        ("", None),
    ],
)
def test_what_a_cell_says(text: str, said: str | None) -> None:
    found = cell_quantity(text)
    shown = found and " ".join(
        part for part in (str(found.comparator), "-".join(map(str, found.values)), found.unit) if part
    )
    assert shown == said


@given(st.text(alphabet="0123456789.%≥<>[]()〔〕以上左右万亿元-—、年", max_size=20))
def test_no_cell_raises(text: str) -> None:
    found = cell_quantity(text)
    assert found is None or found.values
