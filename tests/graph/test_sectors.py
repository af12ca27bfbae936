"""A sector stands below the section of a classification only where it surely lies in it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from qgraph import build_graph
from qgraph.graph.sectors import sections_of
from qgraph.graph.store import MEMORY, Store

if TYPE_CHECKING:
    from pathlib import Path

TABLE: dict[str, Any] = tomllib.loads(files("qgraph.graph").joinpath("sectors.toml").read_text(encoding="utf-8"))
PLAN = """汕尾市服务标准2030年行动计划
一、制定标准
(一)建标准。重点在交通运输、旅游观光、金融等领域,制定服务标准。(市商务局牵头,市交通运输局参与)
"""
ASKED = """
SELECT ?sector ?edition ?code WHERE {
  ?node a qg:Sector ; skos:prefLabel ?sector ; skos:broadMatch ?section .
  ?section skos:notation ?code ; skos:inScheme/dcterms:title ?edition .
  FILTER(LANG(?edition) = "en")
}
ORDER BY ?sector ?code
"""


@pytest.mark.parametrize("row", TABLE["sector"], ids=lambda row: row["example"])
def test_a_row_holds_for_its_example(row: dict[str, Any]) -> None:
    assert row["example"] in row["words"]
    assert [section.notation for section in sections_of(row["example"])] == [row["gb"], row["isic"]]


def test_a_word_stands_in_one_row() -> None:
    words = [word for row in TABLE["sector"] for word in row["words"]]
    assert len(words) == len(set(words))


def test_what_crosses_sections_is_left_alone(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    with Store.open(MEMORY, write=True) as store:
        build_graph([plan], store)
        rows = [(row["sector"], str(row["edition"]), row["code"]) for row in store.rows(ASKED).records()]
    assert {(sector, code) for sector, _, code in rows} == {
        ("交通运输", "G"),
        ("交通运输", "H"),
        ("金融", "J"),
        ("金融", "K"),
    }
    assert {edition for _, edition, _ in rows} == {scheme["title"][1] for scheme in TABLE["scheme"]}
