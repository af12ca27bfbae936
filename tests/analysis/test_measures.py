"""The ranking: every column proved by its own example, and what a notebook shows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import qgraph.analysis.measures
from qgraph.analysis.assignments import AssignmentRow
from qgraph.analysis.coordination import measures_of
from qgraph.analysis.measures import AgencyRow, Measures, columns
from qgraph.errors import QueryError

TABLE = tomllib.loads(Path(qgraph.analysis.measures.__file__).with_name("measures.toml").read_text(encoding="utf-8"))
COLUMNS = TABLE["column"]


def example() -> Measures:
    """The figures of the invented plan in the table."""
    return measures_of(
        AssignmentRow(
            plan=plan,
            section=f"{plan}/{section}",
            task=f"{plan}/{task}",
            role=role,
            agency=name,
            name=name,
            short=name,
            group=name.startswith("各"),
        )
        for plan, section, task, name, role in TABLE["example"]["assignments"]
    )


def test_columns_are_the_fields_of_a_row() -> None:
    assert tuple(column.name for column in columns()) == AgencyRow._fields


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: str(column["name"]))
def test_column_gives_the_values_of_its_example(column: dict[str, Any]) -> None:
    found = {row.name: getattr(row, column["name"]) for row in example().rows}
    assert column["example"].items() <= found.items()


@pytest.mark.parametrize("column", columns(), ids=lambda column: str(column.name))
def test_column_says_what_it_means_and_where_it_comes_from(column: qgraph.analysis.measures.Column) -> None:
    assert column.kind in {"words", "count", "decimal"}
    assert all((column.zh, column.en, column.meaning_zh, column.meaning_en))
    assert column.sources
    assert all(len(column.meaning_zh) < 60 and len(column.meaning_en) < 110 for column in columns())


def test_every_reference_is_cited() -> None:
    cited = {source for row in COLUMNS for source in row["source"]}
    assert cited == set(TABLE["references"])


@pytest.mark.parametrize(
    "column", [column for column in columns() if column.kind != "words"], ids=lambda c: str(c.name)
)
def test_any_figure_ranks_from_the_largest_down(column: qgraph.analysis.measures.Column) -> None:
    rows = example().by(column.name).rows
    assert list(rows) == sorted(rows, key=lambda row: (-getattr(row, column.name), row.name))


def test_words_rank_upwards() -> None:
    names = [row.name for row in example().by("name").rows]
    assert names == sorted(names)


def test_an_unknown_column_is_named_with_those_there_are() -> None:
    with pytest.raises(QueryError, match=r"没有这一列: fame .*tasks, lead"):
        example().by("fame")


def test_rows_as_mappings_keep_the_order_of_columns() -> None:
    first = example().to_rows()[0]
    assert list(first) == [column.name for column in columns()]
    assert first["name"] == "甲市水利局"


def test_notes_say_how_groups_count_and_what_is_left_out() -> None:
    assert "群体" in example().notes[0]
    assert len(example().notes) == 2
    assert "3 assignments" in Measures((), unnamed=3).notes[2]


def test_a_notebook_shows_a_table_with_caption_meanings_and_sources() -> None:
    shown = example()._repr_html_()
    assert shown.count("<tr>") == len(example().rows) + 1
    assert "<caption>机构责任负荷" in shown
    assert "各有关单位 <small>(群体 group)</small>" in shown
    assert "0.333" in shown
    assert "Freeman 1977" in shown


def test_names_from_documents_stay_text() -> None:
    hostile = AssignmentRow("p", "t", "lead", 'x"><script>', "<img src=x onerror=alert(1)>")
    shown = measures_of([hostile])._repr_html_()
    assert "<img" not in shown
    assert "<script" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_a_long_ranking_says_how_many_rows_it_does_not_show() -> None:
    rows = [AssignmentRow("p", "t", "joint", f"agency/{n}", f"机构{n:03}") for n in range(103)]
    shown = measures_of(rows)._repr_html_()
    assert "机构099" in shown
    assert "机构100" not in shown
    assert "3 more rows" in shown
