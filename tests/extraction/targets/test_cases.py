"""Sentences as plans write them, each with what it reads as; sentences whose numbers are no targets.

The files in cases/sentences print a sentence and, indented, one line for each of its targets in the form of
cases/targets.txt; "none" says that nothing is one. Every sentence in cases/none gives none. All are invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qgraph.extraction.targets.reading import read_targets
from qgraph.model import Document, Letterhead, Target
from tests.casefiles import sentences, target_line

CASES = Path(__file__).parent / "cases"
SIGNED = date(2025, 6, 30)  # so that what a sentence says of an earlier year has been


def targets_of(text: str, signed: date | None = None) -> list[Target]:
    head = Letterhead(signed=signed)
    document = Document(text=text, source="case.txt", sha256="0" * 64, format="text", letterhead=head)
    return read_targets(document, [], [], [], None)[0]


@pytest.mark.parametrize("case", sentences(CASES / "sentences"), ids=lambda case: case[0][:40])
def test_a_sentence_is_read_as_its_lines_say(case: list[str]) -> None:
    sentence, *expected = case
    assert ([target_line(target) for target in targets_of(sentence)] or ["none"]) == expected


@pytest.mark.parametrize(
    "sentence", [case[0] for case in sentences(CASES / "none")], ids=lambda sentence: sentence[:40]
)
def test_numbers_that_are_no_targets(sentence: str) -> None:
    assert [target_line(target) for target in targets_of(sentence, SIGNED)] == []


def test_the_cases_are_many_and_told_once() -> None:
    told = [case[0] for folder in ("sentences", "none") for case in sentences(CASES / folder)]
    assert len(told) == len(set(told)) > 700
