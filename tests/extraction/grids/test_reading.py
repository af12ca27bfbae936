"""Tables that divide work: cases a person who knows plans can check, and laws that hold for any table."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from qgraph.extraction import extract
from qgraph.reading import read_bytes
from tests.extraction.grids.drawn import described, document

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A title, a drawing and the lines expected of it."""

    title: str
    text: str
    expected: list[str]


def cases(name: str) -> list[Case]:
    """The cases of a file below what it says of itself: three parts each, parted by lines with a single full stop."""
    _, text = (CASES / name).read_text(encoding="utf-8").split("\n\n", 1)
    parts = text.strip().removesuffix("\n.").split("\n.\n")
    assert len(parts) % 3 == 0, f"a case of {name} lacks one of its three parts"
    return [Case(parts[i].strip(), parts[i + 1], parts[i + 2].splitlines()) for i in range(0, len(parts), 3)]


@pytest.mark.parametrize(
    "case",
    [case for name in ("chinese.txt", "english.txt", "other.txt") for case in cases(name)],
    ids=lambda case: case.title,
)
def test_case(case: Case) -> None:
    assert described(extract(document(case.text))) == case.expected


@pytest.mark.parametrize("case", cases("markdown.txt"), ids=lambda case: case.title)
def test_markdown(case: Case) -> None:
    assert described(extract(read_bytes(case.text.encode(), "case.md"))) == case.expected
