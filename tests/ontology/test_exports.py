"""What is exported is read by other toolkits as it is stored, without a complaint; and every quotation is true."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from pyld import jsonld
from rdflib import Dataset, Graph

from qgraph.build import build, first_plan
from qgraph.graph.export import export
from qgraph.graph.store import MEMORY, Store
from tests.ontology.test_broken import JOINS
from tests.plans import write_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


N3 = Path(sys.prefix, "n3", "node_modules", "n3")
MEDIA = {"turtle": "text/turtle", "ntriples": "N-Triples", "trig": "application/trig", "nquads": "N-Quads"}
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The first plan and three others in one store."""
    with Store.open(MEMORY, write=True) as opened:
        build([first_plan(), *write_plans(tmp_path_factory.mktemp("plans"), 3)], opened)
        yield opened


def quads(text: str | bytes) -> set[ox.Quad]:
    return set(ox.parse(text.encode() if isinstance(text, str) else text, ox.RdfFormat.N_QUADS))


def by_oxigraph(text: bytes, form: str) -> set[ox.Quad]:
    return set(ox.parse(text, FORMATS[form]))


def by_rdflib(text: bytes, form: str) -> set[ox.Quad]:
    if form in {"turtle", "ntriples"}:
        return quads(Graph().parse(data=text, format=RDFLIB[form]).serialize(format="nt"))
    dataset = Dataset()
    dataset.parse(data=text, format=RDFLIB[form])
    return quads(dataset.serialize(format="nquads"))


def by_another(text: bytes, form: str) -> set[ox.Quad]:
    """As PyLD reads JSON-LD, and N3.js the rest."""
    if form == "jsonld":
        return quads(jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"}))
    node = shutil.which("node")
    if not node or not N3.is_dir():
        pytest.skip("N3.js is not installed: make ontology installs it where there is node and npm")
    command = [node, str(Path(__file__).with_name("read.mjs")), str(N3), MEDIA[form]]
    done = subprocess.run(command, input=text, capture_output=True, check=True, timeout=120)
    assert not done.stderr
    return quads(done.stdout)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("read", [by_oxigraph, by_rdflib, by_another])
def test_what_is_read_is_what_is_stored(
    read: Callable[[bytes, str], set[ox.Quad]], form: str, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    out = io.BytesIO()
    export(store, form, out)
    found = read(out.getvalue(), form)
    assert not caplog.records
    if form in {"turtle", "ntriples"}:
        assert found == {ox.Quad(*quad.triple) for quad in store.inner}
    else:
        assert found == set(store.inner)


# ---------------------------------------------------------------- quotations, and what no shape can say


def check_quotations(store: Store, texts: dict[str, str]) -> int:
    """How many quotations there are; each is what stands in its text from its start to its end."""
    rows = store.rows("""SELECT ?sha ?start ?end ?words WHERE {
        ?span oa:hasSource/qg:sha256 ?sha ; oa:start ?start ; oa:end ?end ; oa:exact ?words }""").rows
    for sha, start, end, words in rows:
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(sha)][start:end] == words
    return len(rows)


def check_joins(store: Store) -> None:
    for name, query in JOINS.items():
        assert store.rows(query).rows == (), name


def texts_of(paths: list[Path]) -> dict[str, str]:
    from qgraph.errors import DocumentError
    from qgraph.reading import read

    texts: dict[str, str] = {}
    for path in paths:
        try:
            document = read(path)
        except DocumentError:
            continue
        texts[document.sha256] = document.text
    return texts


def test_every_quotation_of_the_first_plan_is_true() -> None:
    with Store.open(MEMORY, write=True) as store:
        build([first_plan()], store)
        assert check_quotations(store, texts_of([first_plan()])) > 400


def test_every_quotation_of_the_corpus_is_true(corpus: Path) -> None:
    with Store.open(MEMORY, write=True) as store:
        build([corpus / "docs"], store)
        assert check_quotations(store, texts_of(sorted((corpus / "docs").iterdir()))) > 5000
        check_joins(store)
