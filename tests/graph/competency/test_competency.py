"""Fifty questions people ask of a plan, answered on the first plan of the corpus.

Each question is a file beside this one, its answer stands in ``expected.json``: all rows, or how many there are.
Ids begin with who asks: S for supervision, P for policy analysts, C for research on coordination.
"""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from qgraph.graph.questions import ask
from qgraph.graph.rules import derive
from qgraph.graph.store import Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of
from tests.plans import write_plans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.graph.answers import Answer

HERE = Path(__file__).resolve().parent
Expected: TypeAlias = "bool | int | list[list[str]]"
EXPECTED: dict[str, Expected] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))

NAMED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "named.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def store(first_plan: Path) -> Iterator[Store]:
    """The first plan alone, in memory."""
    from qgraph.extraction import extract
    from qgraph.reading import read

    graphs = plan_graphs(extract(read(first_plan)))
    with Store.open(":memory:") as opened:
        opened.replace(graphs, derive(triples_of(graphs.document)))
        yield opened


@pytest.mark.parametrize("question", sorted(EXPECTED))
def test_a_question_is_answered(question: str, store: Store) -> None:
    assert_expected(store, question)


def test_every_question_has_its_expected_answer() -> None:
    assert {path.stem for path in HERE.glob("*.rq")} == EXPECTED.keys()
    assert len(EXPECTED) == 50


def assert_expected(store: Store, question: str) -> None:
    expected = EXPECTED[question]
    answer = store.rows((HERE / f"{question}.rq").read_text(encoding="utf-8"))
    if isinstance(expected, bool):
        assert bool(answer) is expected
    elif isinstance(expected, int):
        assert len(answer.rows) == expected, cells(answer)
    else:
        assert cells(answer) == sorted([plain(cell) for cell in row] for row in expected)


def cells(answer: Answer) -> list[list[str]]:
    """The rows as strings, in an order of their own."""
    return sorted([plain("" if cell is None else str(cell)) for cell in row] for row in answer.rows)


def plain(cell: str) -> str:
    """A number in one spelling: Oxigraph gives 1 for 1.0."""
    try:
        return format(Decimal(cell).normalize(), "f")
    except InvalidOperation:
        return cell


def test_the_rules_give_the_figures_of_the_first_plan(store: Store) -> None:
    shortcuts = ["involvedIn", "accountableFor", "leads", "jointlyResponsibleFor", "responsibleFor", "participatesIn"]
    ways = " ".join(f"qg:{name}" for name in shortcuts)
    rows = store.rows(
        f"SELECT ?way (COUNT(*) AS ?n) WHERE {{ VALUES ?way {{ {ways} }} ?agent ?way ?task }} GROUP BY ?way"
    ).rows
    found = {str(way).rpartition("#")[2]: number for way, number in rows}
    assert found == dict(zip(shortcuts, (229, 155, 12, 140, 3, 74), strict=True))


@pytest.mark.parametrize("question", sorted(NAMED))
def test_a_named_question_gives_the_same_answer(question: str, store: Store) -> None:
    assert_named(store, question)


@pytest.fixture(scope="module")
def crowded(first_plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The first plan among two hundred others."""
    from qgraph import build_graph

    folder = tmp_path_factory.mktemp("plans")
    write_plans(folder, 200)
    with Store.open(":memory:", write=True) as opened:
        build_graph([first_plan, folder], opened)
        yield opened


@pytest.mark.parametrize("question", sorted(NAMED))
def test_two_hundred_other_plans_change_no_answer(question: str, crowded: Store) -> None:
    assert_named(crowded, question, plan="汕尾市实施质量强市战略2017年度行动计划")


def test_every_question_has_a_name() -> None:
    assert NAMED.keys() == EXPECTED.keys()


def assert_named(store: Store, question: str, **more: str) -> None:
    """The answer a named question gives to one of the fifty, among the rows and columns that named.toml says."""
    row = NAMED[question]
    answer = ask(store, row["ask"], {**row.get("with", {}), **more})
    places = [answer.columns.index(column) for column in row["columns"]]
    kept = [each for each in answer.rows if fits(dict(zip(answer.columns, each, strict=True)), row)]
    found = sorted(
        {tuple(plain("" if each[p] is None else str(each[p])) for p in places) for each in kept[: row.get("first")]}
    )
    expected = row.get("answer", EXPECTED[question])
    if isinstance(expected, int):
        assert len(found) == expected, found
    else:
        assert found == sorted(tuple(plain(cell) for cell in each) for each in expected)


def fits(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    equal = all(row[column] == value for column, value in wanted.get("where", {}).items())
    given = "given" not in wanted or row[wanted["given"]] is not None
    return equal and given and all(row[column] >= value for column, value in wanted.get("least", {}).items())
