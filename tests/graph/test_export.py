from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from qgraph.errors import OutputError
from qgraph.graph.export import EXPORTS, export
from qgraph.graph.names import PREFIXES
from qgraph.graph.rules import derive
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.model import Plan

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def store(invented_plan: Plan) -> Store:
    store = Store.open(MEMORY, write=True)
    graphs = plan_graphs(invented_plan)
    store.replace(graphs, derive(triples_of(graphs.document)))
    return store


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", EXPORTS)
def test_what_is_exported_is_what_is_stored(store: Store, form: str) -> None:
    found = list(ox.parse(exported(store, form), FORMATS[form]))
    if form in {"turtle", "ntriples"}:
        assert {quad.triple for quad in found} == {quad.triple for quad in store.inner}
    else:
        assert set(found) == set(store.inner)
    assert len(found) == len(store.inner)


def test_turtle_is_readable_and_another_library_reads_the_same(store: Store) -> None:
    turtle = exported(store, "turtle").decode()
    head, body = turtle.split("\n\n", 1)
    assert head.splitlines() == [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(PREFIXES)]
    assert " a qg:Assignment ;\n" in body
    assert "\tqg:role qg:Lead" in body
    lines = rdflib.Graph().parse(data=exported(store, "ntriples"), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), lines)


def test_an_unknown_format_is_told(store: Store) -> None:
    with pytest.raises(OutputError, match="the formats are turtle"):
        exported(store, "docx")


PLAN = """某市人民政府关于印发好茶计划的通知
某府〔2031〕7号
一、种好茶
(一)扩种。到2031年,茶园达到90家以上。(市农业局牵头,市林业局等单位参与)
(二)护茶。力争合格率达95.5%。(市林业局、市农业局按职责分工负责)
"""
EXPORTING = """
import sys
from qgraph.build import build
from qgraph.graph.export import export
from qgraph.graph.store import Store
with Store.open(":memory:") as store:
    build(sys.argv[2:], store)
    export(store, sys.argv[1], sys.stdout.buffer)
"""


@pytest.mark.parametrize("form", EXPORTS)
def test_equal_content_gives_equal_bytes(form: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(PLAN, encoding="utf-8")
    second.write_text(PLAN.replace("7号", "8号").replace("扩种", "种茶"), encoding="utf-8")
    outputs = set()
    for seed, files in (("0", (first, second)), ("1", (second, first)), ("7", (first, second))):
        done = subprocess.run(
            [sys.executable, "-c", EXPORTING, form, *map(str, files)],
            capture_output=True,
            check=True,
            timeout=60,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
