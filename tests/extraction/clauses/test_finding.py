"""Responsibility clauses: the cases a reader of Chinese can check, and laws that hold for any text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.clauses.finding import find_clauses
from qgraph.model import Document, Role, Span
from tests.casefiles import Case, cases, printed

if TYPE_CHECKING:
    from qgraph.extraction.clauses.clause import Clause

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
ROLES = {role.value for role in Role}


def document(text: str) -> Document:
    return Document(text=text, source="case.txt", sha256="0" * 64, format="text")


def clauses_of(text: str) -> tuple[Clause, ...]:
    return find_clauses(document(text), Span(0, len(text)), []).clauses


def described(clause: Clause, text: str) -> list[str]:
    """What a clause says, in the words of the case file."""
    lines = [
        f"{names.role}: {' | '.join(printed(name) for name in names.names)}{' 等' if names.open else ''}"
        for names in clause.lists
    ]
    lines += [f"deadline: {clause.deadline}"] if clause.deadline else []
    lines += [f"conforms to: {clause.conforms_to}"] if clause.conforms_to else []
    lines += [f"rule: {rule.name}" for rule in clause.rules]
    return lines + [f"unread: {span.of(text)}" for span in clause.unread]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{path.stem}: {case.title}") for path in CASES for case in cases(path)]
)
def test_case(case: Case) -> None:
    found = [line for clause in clauses_of(case.text) for line in described(clause, case.text)]
    assert (found or ["nothing"]) == case.expected


bodies = st.sampled_from(
    ["市科技局", "市农业局", "海州海关", "市检察院", "各县(市、区)人民政府", "市发展和改革局", "省总工会"]
)
lists = st.lists(bodies, min_size=1, max_size=6, unique=True)
VERBS = {"牵头": Role.LEAD, "参与": Role.PARTICIPANT, "负责": Role.RESPONSIBLE, "按职责分工负责": Role.JOINT}


@given(st.lists(st.tuples(lists, st.sampled_from(sorted(VERBS)), st.booleans()), min_size=1, max_size=3))
def test_a_printed_clause_is_read_as_it_was_meant(groups: list[tuple[list[str], str, bool]]) -> None:
    words = ",".join(f"{'、'.join(names)}{'等单位' if more else ''}{verb}" for names, verb, more in groups)
    (clause,) = clauses_of(f"开展抽检。({words})")
    read = [([name.text for name in names.names], names.role, names.open) for names in clause.lists]
    assert read == [(names, VERBS[verb], more) for names, verb, more in groups]
    assert not clause.unread


@given(st.text(alphabet="()（）[]〔〕{}〈〉、,，;；：:责任单位牵头负责市科技局等\n 。", max_size=300))
def test_every_name_quotes_the_text_and_lies_in_its_clause(text: str) -> None:
    for clause in clauses_of(text):
        for names in clause.lists:
            assert names.names
            for name in names.names:
                assert name.span.of(text) == name.text
                assert clause.span.covers(name.span)


@pytest.mark.parametrize("soup", ["(", "()", "(牵头", "责任单位:", "(市局牵头", "〔责任单位：（", "、和等"])
def test_time_grows_no_faster_than_the_text(soup: str) -> None:
    def seconds(times: int) -> float:
        text = soup * times
        start = time.process_time()
        clauses_of(text)
        return time.process_time() - start

    seconds(100)
    short, long = seconds(2_000), seconds(16_000)
    assert long < 40 * max(short, 0.005), f"eight times the text took {long / max(short, 0.005):.0f} times as long"
