"""JSON-LD says what was stored, in short names, and three libraries read it alike."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import Dataset

from qgraph.graph.jsonld import context, write_jsonld
from qgraph.graph.names import DATA, GRAPHS, QG, REFERENCE, VOCABULARY
from qgraph.graph.serialization import write_quads
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import as_stored, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.model import Plan

XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def written(statements: Iterable[ox.Quad]) -> bytes:
    out = io.BytesIO()
    write_quads(statements, out, ox.RdfFormat.JSON_LD)
    return out.getvalue()


def by_oxigraph(text: bytes) -> set[ox.Quad]:
    return set(ox.parse(text, ox.RdfFormat.JSON_LD))


def by_rdflib(text: bytes) -> set[ox.Quad]:
    dataset = Dataset()
    dataset.parse(data=text, format="json-ld")
    return set(ox.parse(dataset.serialize(format="nquads"), ox.RdfFormat.N_QUADS))


def by_pyld(text: bytes) -> set[ox.Quad]:
    return set(ox.parse(jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"}), ox.RdfFormat.N_QUADS))


READERS = {"pyoxigraph": by_oxigraph, "rdflib": by_rdflib, "PyLD": by_pyld}


@pytest.fixture(scope="module")
def store(invented_plan: Plan) -> Store:
    store = Store.open(MEMORY, write=True)
    store.put(version_of(plan_graphs(invented_plan)))
    return store


@pytest.fixture(scope="module")
def graphs(store: Store) -> dict[str, list[dict[str, Any]]]:
    """The nodes of every named graph of the store."""
    return {entry["id"]: entry["@graph"] for entry in json.loads(written(store.inner))["@graph"]}


@pytest.mark.parametrize("reader", READERS)
def test_what_is_read_is_what_is_stored(reader: str, store: Store) -> None:
    assert READERS[reader](written(store.inner)) == set(store.inner)


def test_a_task_reads_like_one(graphs: dict[str, list[dict[str, Any]]]) -> None:
    nodes = {node["id"]: node for nodes in graphs.values() for node in nodes if "type" in node}
    (task,) = (node for name, node in nodes.items() if name.endswith("/task/1"))
    notice = task["id"].removesuffix("/task/1")
    assert task == {
        "id": f"{notice}/task/1",
        "type": "Task",
        "title": {"zh-hans": "扩种"},
        "identifier": "(一)",
        "ordinal": 1,
        "isPartOf": f"{notice}/section/1",
        "openRole": ["Participant"],
        "hasTarget": [f"{notice}/task/1/target/1"],
        "hasScopeList": [f"{notice}/task/1/scope/1"],
        "evidence": task["evidence"],
    }
    assert nodes[f"{notice}/task/2/target/1"]["targetValue"] == "95.5"
    assert nodes["agency/990100/nongyeju"]["classification"] == "GovernmentDepartment"


def test_everything_we_say_has_a_short_name(graphs: dict[str, list[dict[str, Any]]]) -> None:
    assert {"graph:reference", "graph:vocabulary"} < graphs.keys()
    for name, nodes in graphs.items():
        words = {word for node in nodes for word in node if node.get("type") != "owl:Ontology"}
        words |= {kind for node in nodes for kind in [node.get("type", "")] if isinstance(kind, str)}
        long = {word for word in words if ":" in word and name != "graph:vocabulary"}
        assert not long, name


def test_the_context_explains_what_is_used_and_no_more() -> None:
    quad = ox.Quad(ox.NamedNode(DATA + "place/1"), ox.NamedNode(QG + "ordinal"), ox.Literal(1))
    found = json.loads(written([quad]))
    assert found["@context"].keys() == {"@base", "@version", "id", "type", "qg", "xsd", "ordinal"}
    assert found["@graph"] == [{"id": "place/1", "ordinal": 1}]


def test_nothing_is_fetched(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket", refuse)
    for read in READERS.values():
        assert read(written(store.inner))


def test_the_context_is_the_ontologys() -> None:
    """Every term of ours has its own name; another name would be a second vocabulary."""
    own = {name: meaning for name, meaning in context().items() if name not in {"@version", "id", "type"}}
    for name, meaning in own.items():
        iri = meaning if isinstance(meaning, str) else meaning["@id"]
        if iri.startswith("qg:"):
            assert iri == f"qg:{name}"


NODES = st.sampled_from(
    [
        *(DATA + "task/1", DATA, DATA + "a:b/c", DATA + "//x", DATA + "#x", DATA + "x?y#char=1,2"),
        *(QG + "Lead", QG, GRAPHS + "a", REFERENCE, VOCABULARY, "urn:x", "http://a/b", SKOS + "Concept", XSD + "//a"),
    ]
).map(ox.NamedNode)
NAMES = ("ordinal", "role", "evidence", "targetValue", "open", "deadline", "code", "cue", "unknown", "")
PREDICATES = st.sampled_from(
    [*(QG + name for name in NAMES), SKOS + "altLabel", SKOS + "prefLabel", "urn:p", "http://purl.org/dc/terms/source"]
).map(ox.NamedNode)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
LITERALS = st.one_of(
    TEXT.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXT, st.sampled_from(["en", "zh-Hans"])),
    st.integers(-(10**18), 10**18).map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.floats(allow_nan=False).map(ox.Literal),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)),
        st.sampled_from(["007", "1", "1.50", "x", "true", "2031-01-01"]),
        st.sampled_from([*(XSD + each for each in ("integer", "boolean", "decimal", "date", "string")), "urn:d"]),
    ),
)
TYPES = st.just(ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
QUADS = st.builds(
    ox.Quad,
    NODES | st.just(ox.BlankNode("b0")),
    PREDICATES | TYPES,
    NODES | LITERALS | st.just(ox.BlankNode("b1")),
    st.sampled_from([ox.DefaultGraph(), ox.NamedNode(GRAPHS + "doc/1"), ox.NamedNode("urn:g")]),
)


@settings(max_examples=150, deadline=None)
@given(st.frozensets(QUADS, max_size=6))
def test_whatever_is_written_comes_back(quads: frozenset[ox.Quad]) -> None:
    stored = ox.Store()
    stored.extend(quads)
    read = ox.Store()
    read.extend(ox.parse(written(stored), ox.RdfFormat.JSON_LD))
    assert canonical(read) == canonical(stored)


def canonical(store: ox.Store) -> str:
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))


def test_triples_of_no_graph_stand_at_the_top() -> None:
    triples = sorted(as_stored([ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), ox.Literal("b"))]), key=str)
    out = io.BytesIO()
    write_jsonld(triples, out)
    assert json.loads(out.getvalue())["@graph"] == [{"id": "urn:a", "urn:p": "b"}]
