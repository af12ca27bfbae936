"""The table of English: every row reads its own examples, in a clause with other bodies around."""

from __future__ import annotations

from typing import Any

import pytest

from qgraph.extraction.clauses.english import looks_like_english_body, split_english
from qgraph.extraction.clauses.finding import find_clauses
from qgraph.extraction.tables import table
from qgraph.model import Document, Span

ENGLISH = table("english")


def examples(*keys: str) -> list[Any]:
    rows = [row for key in keys for row in ENGLISH[key]]
    return [pytest.param(row, example, id=example) for row in rows for example in row["examples"]]


def lists_of(text: str) -> list[tuple[str, list[str]]]:
    found = find_clauses(Document(text=text, source="case.txt", sha256="0" * 64, format="text"), Span(0, len(text)), [])
    return [(one.role.value, [name.text for name in one.names]) for clause in found.clauses for one in clause.lists]


@pytest.mark.parametrize(("row", "example"), examples("label", "opens"))
def test_label(row: dict[str, Any], example: str) -> None:
    read = lists_of(f"Draw up the list. ({example})")
    assert read[-1][0] == row["role"]
    assert read[-1][1] in (["Bureau of Finance"], ["Bureau of Health"])


@pytest.mark.parametrize(("row", "example"), examples("label"))
def test_label_at_the_head_of_a_line(row: dict[str, Any], example: str) -> None:
    read = lists_of(f"Draw up the list.\nResponsible: Bureau of Health\n{example}\nPublish it.")
    assert read == [("responsible", ["Bureau of Health"]), (row["role"], ["Bureau of Finance"])]


@pytest.mark.parametrize(("row", "example"), examples("verb"))
def test_verb(row: dict[str, Any], example: str) -> None:
    read = lists_of(f"Draw up the list. ({example})")
    assert [role for role, _ in read] == [row["role"]]
    assert read[0][1][0] == "Bureau of Finance"


@pytest.mark.parametrize("example", ENGLISH["open"]["examples"])
def test_open_list(example: str) -> None:
    names, is_open = split_english(example)
    assert ([example[start:end] for start, end in names], is_open) == (["Bureau of Finance"], True)


@pytest.mark.parametrize("example", ENGLISH["name"]["examples"])
def test_name(example: str) -> None:
    assert looks_like_english_body(example)


@pytest.mark.parametrize("example", ENGLISH["aside"]["examples"])
def test_deadline(example: str) -> None:
    text = f"Draw up the list. (Lead: Bureau of Finance; {example})"
    found = find_clauses(Document(text=text, source="case.txt", sha256="0" * 64, format="text"), Span(0, len(text)), [])
    assert [clause.deadline for clause in found.clauses] == ["December 2030"]
