"""Tables that divide work: cases a person who knows plans can check, and laws that hold for any table."""

from __future__ import annotations

from pathlib import Path

import pytest

from qgraph.extraction import extract
from qgraph.reading import read_bytes
from tests.casefiles import Case, cases
from tests.extraction.grids.drawn import described, document

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    "case",
    [case for name in ("chinese.txt", "english.txt", "other.txt") for case in cases(CASES / name)],
    ids=lambda case: case.title,
)
def test_case(case: Case) -> None:
    assert described(extract(document(case.text))) == case.expected


@pytest.mark.parametrize("case", cases(CASES / "markdown.txt"), ids=lambda case: case.title)
def test_markdown(case: Case) -> None:
    assert described(extract(read_bytes(case.text.encode(), "case.md"))) == case.expected
