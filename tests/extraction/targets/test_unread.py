"""Numbers that look like targets and were not read are told."""

from __future__ import annotations

import pytest

from qgraph.extraction.tables import table
from qgraph.extraction.targets.reading import read_targets
from qgraph.model import Document


def problems(text: str) -> list[tuple[str, str]]:
    document = Document(text=text, source="case.txt", sha256="0" * 64, format="text")
    found = read_targets(document, [], [], [], None)[1]
    return [(problem.code, problem.span.of(text)) for problem in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("到2030年,建成20凉亭。", [("target-unit-unknown", "20")]),
        ("新增20凉亭,培育5家企业。", [("target-unit-unknown", "20")]),
        ("到2030年,生师比达到15:1。", [("target-proportion", "15:1")]),
        ("到2030年,达到95%以上。", [("no-indicator", "达到95%以上")]),
        ("到2030年,建成20个凉亭。", []),
        ("推进5G基站建设,开通12345热线,打造10大工程。", []),
        ("会议9:30开始。", []),
        ("实施2030计划。", []),
    ],
)
def test_what_is_not_read_is_told(text: str, told: list[tuple[str, str]]) -> None:
    assert problems(text) == told


@pytest.mark.parametrize("name", table("units")["names"])
def test_numbers_in_names_are_no_problem(name: str) -> None:
    assert problems(f"到2030年,建成20{name}。") == []
