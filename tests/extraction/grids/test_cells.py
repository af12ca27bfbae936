"""Who a cell names: laws and limits; the cases stand in cases/."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction.grids.cells import Named, read_cell
from qgraph.extraction.grids.columns import Column, Kind
from qgraph.extraction.grids.words import seen
from qgraph.model import Document, Role, Span

COLUMN = Column(Kind.ROLE, Role.RESPONSIBLE)


def read(text: str, column: Column = COLUMN) -> tuple[Document, Named]:
    document = Document(text=text, source="case.md", sha256="0" * 64, format="markdown")
    return document, read_cell(document, seen(document, Span(0, len(text))), column, "责任单位")


def names(named: Named) -> list[str]:
    return [name.text for listed in named.lists for name in listed.names]


@pytest.mark.parametrize("text", ["/", "—", "", "无", "N/A", "TBD", "**-**", "<br>", "　"])
def test_nobody(text: str) -> None:
    assert read(text)[1] == Named(())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**市科技局**、*市财政局*", ["市科技局", "市财政局"]),
        ("[市科技局](/a)<br>市财政局", ["市科技局", "市财政局"]),
        ("市人力资<br>源社会保障局", ["市人力资<br>源社会保障局"]),
        ("市财政局做好资金保障", []),
        ("海州资本、甲集团", ["海州资本", "甲集团"]),
        ("1）市科技局；2）市财政局", ["市科技局", "市财政局"]),
    ],
)
def test_names_are_as_they_stand(text: str, expected: list[str]) -> None:
    document, named = read(text)
    assert names(named) == expected
    assert all(name.span.of(document.text) == name.text for listed in named.lists for name in listed.names)
    assert bool(expected) or named.unread


@settings(deadline=None)
@given(st.text(alphabet="市科技局财政牵头配合、，；：（）()[]*<br>\n/ 12.GSAand of", max_size=60))
def test_any_words_are_read_and_quoted(text: str) -> None:
    document, named = read(text)
    assert all(name.span.of(document.text) == name.text for listed in named.lists for name in listed.names)


@pytest.mark.parametrize(
    "soup", ["市科技局、", "市科技局<br>", "市科技局牵头，", "（", "市科", "责任单位：", "1.", "各区、县", "等"]
)
def test_a_long_cell_ends_soon(soup: str) -> None:
    begun = time.process_time()
    read(soup * (20_000 // len(soup)))
    assert time.process_time() - begun < 5
