"""The table of supported styles: every row reads as it says, and the page made of it is up to date."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest

from docs.styles import PAGE, page
from qgraph.extraction import extract
from qgraph.extraction.tables import table
from qgraph.reading import read_bytes
from tests.casefiles import printed

STYLES = [style for group in table("styles")["group"] for style in group["style"]]


def reads(example: str) -> list[str]:
    """The lists read from an example, in the words of the table."""
    plan = extract(read_bytes(example.encode(), "style.txt"))
    lines = []
    in_order = sorted(plan.assignments, key=lambda one: (one.clause, one.list))
    for _, names in groupby(in_order, key=lambda one: (one.clause, one.list)):
        listed = list(names)
        role = f"{'implied ' if listed[0].implied else ''}{listed[0].role}"
        lines.append(f"{role}: {' | '.join(printed(one.name) for one in listed)}{' 等' if listed[0].open else ''}")
    return lines


@pytest.mark.parametrize("style", [pytest.param(style, id=style["en"]) for style in STYLES])
def test_a_style_reads_as_its_row_says(style: dict[str, Any]) -> None:
    assert reads(style["example"]) == style["reads"]


def test_every_style_is_named_in_two_languages_and_once() -> None:
    names = [(style["zh"], style["en"]) for style in STYLES]
    assert len(set(names)) == len(names)
    assert all(zh and en for zh, en in names)


def test_the_page_is_made_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python docs/styles.py"
