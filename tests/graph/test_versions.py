"""A version of a document as bytes says what its graphs say, and what Oxigraph gives back."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from qgraph.graph.names import QG
from qgraph.graph.rules import derive
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import as_stored, triples_in, triples_of, version_of

if TYPE_CHECKING:
    from qgraph.model import Plan


def test_triples_of_an_rdflib_graph() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("urn:a"), rdflib.RDF.type, rdflib.URIRef(QG + "Task")))
    graph.add((rdflib.URIRef("urn:a"), rdflib.DCTERMS.title, rdflib.Literal('好"茶\n', lang="zh-Hans")))
    found = {(triple.predicate.value, getattr(triple.object, "value", None)) for triple in triples_of(graph)}
    assert found == {(str(rdflib.RDF.type), QG + "Task"), (str(rdflib.DCTERMS.title), '好"茶\n')}


def test_numbers_are_written_as_they_come_back() -> None:
    subject, predicate = ox.NamedNode("urn:a"), ox.NamedNode("urn:p")
    decimal, small = (
        ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}") for kind in ("decimal", "positiveInteger")
    )
    triples = [
        ox.Triple(subject, predicate, ox.Literal("93.0", datatype=decimal)),
        ox.Triple(subject, predicate, ox.Literal("7", datatype=small)),
    ]
    once = as_stored(triples)
    assert {triple.object.value for triple in once if isinstance(triple.object, ox.Literal)} == {"93", "7"}
    assert as_stored(once) == once


def test_a_version_handed_over_is_the_version_made(invented_plan: Plan) -> None:
    graphs = plan_graphs(invented_plan)
    version = pickle.loads(pickle.dumps(version_of(graphs)))  # noqa: S301
    document = triples_of(graphs.document)
    assert version.name == graphs.name
    assert set(triples_in(version.document)) == as_stored(document)
    assert set(triples_in(version.entities)) == as_stored(triples_of(graphs.entities))
    assert set(triples_in(version.derived)) == as_stored(derive(document))
    store = Store.open(MEMORY, write=True)
    assert store.put(version)
    assert not store.replace(graphs, derive(document))
