"""Every row of columns.toml and english_cells.toml is proved by its own examples."""

from __future__ import annotations

import time
from typing import Any

import pytest

from qgraph.extraction.grids.columns import (
    Kind,
    column_of,
    is_aside,
    is_ditto,
    is_doubtful,
    is_elsewhere,
    is_heading_number,
    is_none,
    is_remainder,
)
from qgraph.extraction.grids.english import is_english_body, read_english
from qgraph.extraction.grids.titles import is_number, titled
from qgraph.extraction.grids.words import Words
from qgraph.extraction.tables import table

COLUMNS, ENGLISH = table("columns"), table("english_cells")


def examples(rows: list[dict[str, Any]]) -> list[Any]:
    """One parameter for each example of each row."""
    return [pytest.param(row, example, id=example) for row in rows for example in row["examples"]]


def rows_with_examples(names: dict[str, Any]) -> list[Any]:
    return [
        pytest.param(name, row, id=f"{name}.{place}")
        for name, rows in names.items()
        for place, row in enumerate(rows if isinstance(rows, list) else [rows])
    ]


@pytest.mark.parametrize(("name", "row"), [*rows_with_examples(COLUMNS), *rows_with_examples(ENGLISH)])
def test_a_row_carries_examples(name: str, row: dict[str, Any]) -> None:
    assert row.get("examples") or name in {"words", "units"}, f"a row of {name} has no `examples`: {row}"


@pytest.mark.parametrize(("row", "example"), examples(COLUMNS["column"]))
def test_column(row: dict[str, Any], example: str) -> None:
    column = column_of(example)
    assert column.kind is Kind(row["kind"]), f"{example} is read as a column of {column.kind.value}"
    assert column.role == row.get("role")
    assert column.weak == row.get("weak", False)


@pytest.mark.parametrize("example", COLUMNS["built"]["examples"])
def test_column_built_as_labels_are(example: str) -> None:
    column = column_of(example)
    assert column.kind is Kind.ROLE
    assert not column.weak


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("责任单位 Responsible unit", "responsible"),
        ("牵头单位▲", "lead"),
        ("责任单位/配合单位", "responsible"),
        ("牵头或主办单位", "lead"),
        ("协同责任单位", "participant"),
        ("按职责分工负责单位", "joint"),
        ("Lead\u2028Agency*", "lead"),
    ],
)
def test_role_of_a_column(name: str, role: str) -> None:
    assert column_of(name).role == role


@pytest.mark.parametrize("example", COLUMNS["built"]["never"])
def test_no_column_of_roles(example: str) -> None:
    assert column_of(example).kind is not Kind.ROLE


@pytest.mark.parametrize("stem", COLUMNS["built"]["weak"])
def test_weak_stem(stem: str) -> None:
    column = column_of(f"{stem}单位")
    assert column.weak or column.kind is not Kind.ROLE


@pytest.mark.parametrize(("row", "example"), examples(COLUMNS["elsewhere"]))
def test_column_of_another_kind_of_table(row: dict[str, Any], example: str) -> None:
    assert is_elsewhere(example)


@pytest.mark.parametrize(("row", "example"), examples(COLUMNS["doubtful"]))
def test_column_that_leaves_a_table_in_doubt(row: dict[str, Any], example: str) -> None:
    assert is_doubtful(example)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("none", is_none),
        ("ditto", is_ditto),
        ("aside", is_aside),
        ("remainder", is_remainder),
        ("heading_number", is_heading_number),
    ],
)
def test_words_in_cells(name: str, holds: Any) -> None:
    assert [example for example in COLUMNS[name]["examples"] if not holds(example)] == []
    assert not holds("市科技局")


@pytest.mark.parametrize(("row", "example"), examples(COLUMNS["number"]))
def test_number(row: dict[str, Any], example: str) -> None:
    words, _, number = example.partition(" => ")
    found = titled(Words(words, range(len(words))))
    assert found
    assert found.number == number
    assert number not in found.title


@pytest.mark.parametrize("example", COLUMNS["whole_number"]["examples"])
def test_whole_number(example: str) -> None:
    assert is_number(example)


@pytest.mark.parametrize("words", ["10 new parks", "1.5亿元投资", "3-5 parks", "5个", "2030 targets", "建立台账"])
def test_amounts_are_no_numbers_of_tasks(words: str) -> None:
    found = titled(Words(words, range(len(words))))
    assert found
    assert (found.number, found.title) == ("", words)


def names(words: str) -> list[list[str]]:
    """The lists of names in the words of a cell."""
    return [[words[start:end] for start, end in one.names] for one in read_english(words)]


@pytest.mark.parametrize("example", [*ENGLISH["heads"]["examples"], *ENGLISH["ends"]["examples"]])
def test_body(example: str) -> None:
    assert is_english_body(example)


@pytest.mark.parametrize("example", ENGLISH["acronyms"]["examples"])
def test_no_body(example: str) -> None:
    assert not is_english_body(example)


@pytest.mark.parametrize("example", [*ENGLISH["matters"]["examples"], *ENGLISH["classes"]["examples"]])
def test_one_name_that_holds_an_and(example: str) -> None:
    assert names(example) == [[example]]


@pytest.mark.parametrize("example", ENGLISH["offices"]["examples"])
def test_an_office_and_what_it_heads(example: str) -> None:
    assert names(f"{example}, River Council") == [[example, "River Council"]]


@pytest.mark.parametrize("example", ENGLISH["leading"]["examples"])
def test_words_before_a_name(example: str) -> None:
    ((name,),) = names(example)
    assert example.endswith(f" {name}")


@pytest.mark.parametrize("example", ENGLISH["open"]["examples"])
def test_open_list(example: str) -> None:
    (found,) = read_english(f"River Council, {example}")
    assert (found.open, len(found.names)) == (True, 1)


@pytest.mark.parametrize(("row", "example"), examples(ENGLISH["turn"]))
def test_turn(row: dict[str, Any], example: str) -> None:
    assert names(example) == [["Parks Office"], ["River Council"]]
    assert [one.role for one in read_english(example)] == [None, row["role"]]


@pytest.mark.parametrize(("row", "example"), examples(ENGLISH["mark"]))
def test_mark(row: dict[str, Any], example: str) -> None:
    (found,) = read_english(example)
    assert (found.role, names(example)) == (row["role"], [["Parks Office"]])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("GSA, OMB, and DOC", [["GSA", "OMB", "DOC"]]),
        ("Office of Roads and Bridges", [["Office of Roads and Bridges"]]),
        ("Ministry of Seas and Ministry of Rivers", [["Ministry of Seas", "Ministry of Rivers"]]),
        (
            "Department of Seas, Rivers and the Coast, Lakes Board",
            [["Department of Seas, Rivers and the Coast", "Lakes Board"]],
        ),
        ("DoH/HSE", [["DoH", "HSE"]]),
        ("RoadReg & HSE", [["RoadReg", "HSE"]]),
        ("Parks Victor, Melba Water, DEPW", [["Parks Victor", "Melba Water", "DEPW"]]),
        ("Lead: GSA; Support: OMB, DOC", [["GSA"], ["OMB", "DOC"]]),
        ("U.S. Department of Seas (USDS)", [["U.S. Department of Seas (USDS)"]]),
    ],
)
def test_where_one_name_ends(words: str, expected: list[list[str]]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    "soup", ["Office of A, ", "(", "A and ", "A, B and ", "Lead: ", "with support from ", "/", "- A ", "&"]
)
def test_a_long_cell_ends_soon(soup: str) -> None:
    begun = time.process_time()
    read_english(soup * (20_000 // len(soup)))
    assert time.process_time() - begun < 5
