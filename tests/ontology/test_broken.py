"""Whatever is broken in the graph of the first plan is caught, by the shape or the join that is there for it.

The table ``broken.toml`` says how each copy is broken and what must catch it. Shapes are SHACL Core and asked with
pySHACL; what joins several nodes is a query, as ``sh:sparql`` takes ten times as long.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef, Variable

from qgraph.build import first_plan
from qgraph.extraction import extract
from qgraph.graph.names import PREFIXES
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import version_of
from qgraph.model import Problem, Span
from qgraph.reading import read

if TYPE_CHECKING:
    from rdflib.term import Node

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("broken.toml").read_text(encoding="utf-8"))
BROKEN: dict[str, dict[str, str]] = {row["what"]: row for row in TABLE["broken"]}
JOINS: dict[str, str] = {row["name"]: row["query"] for row in TABLE["join"]}
# What is true of the first plan: two tasks that only name participants, and 80以上 without a unit.
REMARKS = {"answered", "TargetUnit"}


@pytest.fixture(scope="module")
def shapes(root: Path) -> Graph:
    return Graph().parse(root / "qgraph" / "graph" / "shapes.ttl")


@pytest.fixture(scope="module")
def whole(ontology: Graph) -> Graph:
    """The first plan as the store has it, with an overlap and a problem added, which its text does not have."""
    plan = extract(read(first_plan()))
    problem = Problem(code="unclear", message="某处不明", span=Span(0, 4))
    version = version_of(plan_graphs(replace(plan, overlaps=((31, 38, 0.6),), problems=(problem,))))
    graph = Graph()
    for part in (version.document, version.entities, version.derived):
        graph.parse(data=part, format="nt")
    return graph + ontology


@pytest.fixture(scope="module")
def nodes(whole: Graph) -> dict[str, str]:
    """The nodes that are broken, by their names in the table."""
    found: dict[str, str] = {}
    for name, pattern in TABLE["nodes"].items():
        query = f"SELECT ?this WHERE {{ {Template(pattern).substitute(found)} }} ORDER BY ?this LIMIT 1"
        (solution,) = whole.query(query, initNs=PREFIXES).bindings
        found[name] = solution[Variable("this")].n3()
    return found


Finding = tuple[str, str]  # what caught it, and the node


def findings(graph: Graph, shapes: Graph, near: set[URIRef] | None = None) -> set[Finding]:
    """What the shapes and joins find in a graph; the shapes only at the nodes ``near`` a change, where it is given."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, focus_nodes=sorted(near or ()))
    assert isinstance(report, Graph)
    found = {
        (name_of(shape, shapes), str(report.value(result, SH.focusNode)))
        for result, shape in report.subject_objects(SH.sourceShape)
    }
    store = ox.Store()
    store.load(graph.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)
    for name, query in JOINS.items():
        solutions = cast("ox.QuerySolutions", store.query(query, prefixes=PREFIXES))
        found |= {(name, solution["this"].value) for solution in solutions}
    return found


@pytest.fixture(scope="module")
def remarks(whole: Graph, shapes: Graph) -> set[Finding]:
    """What is found in the plan as it is."""
    return findings(whole, shapes)


def name_of(shape: Node, shapes: Graph) -> str:
    """A shape's name, or for a rule without one the name of its shape and the property it is about."""
    if isinstance(shape, URIRef):
        return shape.rpartition("#")[2]
    (whole,) = shapes.subjects(SH.property, shape)
    path = shapes.value(shape, SH.path)
    return f"{name_of(whole, shapes)} {str(path).replace('#', '/').rpartition('/')[2]}"


def test_the_first_plan_is_whole(remarks: set[Finding]) -> None:
    assert {name for name, _ in remarks} == REMARKS


@pytest.mark.parametrize("what", BROKEN)
def test_is_caught(what: str, whole: Graph, nodes: dict[str, str], shapes: Graph, remarks: set[Finding]) -> None:
    copy = Graph()
    for triple in whole:
        copy.add(triple)
    copy.update(Template(BROKEN[what]["update"]).substitute(nodes), initNs=PREFIXES)
    changed = set(copy) ^ set(whole)
    assert changed, "nothing was broken"
    # Every path of the shapes is one step long: what a triple breaks shows at one of its ends.
    ends = {end for subject, _, value in changed for end in (subject, value) if isinstance(end, URIRef)}
    assert BROKEN[what]["caught"] in {name for name, _ in findings(copy, shapes, ends) - remarks}


def test_everything_that_can_catch_is_tried(shapes: Graph) -> None:
    """Each named rule, each join and each class is broken at least once."""
    tried = {row["caught"] for row in BROKEN.values()}
    assert len(BROKEN) >= 40
    assert set(JOINS) <= tried
    rules = {name_of(rule, shapes) for rule in shapes.subjects(RDF.type, SH.PropertyShape)}
    assert rules <= tried
