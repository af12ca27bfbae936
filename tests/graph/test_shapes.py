"""The shapes name only what the ontology has, and leave no class out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from qgraph.graph.names import QG as NAMESPACE
from qgraph.graph.ontology import ontology_text
from qgraph.graph.vocabulary import CODES, QG
from qgraph.model import AgencyKind, Level, Qualifier, Severity

if TYPE_CHECKING:
    from pathlib import Path

SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPES = Namespace("https://w3id.org/qgraph/shapes#")


@pytest.fixture(scope="module")
def shapes(root: Path) -> Graph:
    return Graph().parse(root / "qgraph" / "graph" / "shapes.ttl")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


def test_the_shapes_name_only_terms_of_the_ontology(shapes: Graph, ontology: Graph) -> None:
    named = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term.startswith(NAMESPACE)}
    assert not {term for term in named if (term, RDF.type, None) not in ontology}


def test_every_class_has_a_shape(shapes: Graph, ontology: Graph) -> None:
    own = {term for term in ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(NAMESPACE)}
    shaped = {term for term in shapes.objects(None, SH.targetClass) if str(term).startswith(NAMESPACE)}
    # What is never typed by hand has the shapes of the classes below it.
    implied = {QG.PlanElement}
    assert own == shaped | implied
    assert all(set(ontology.subjects(RDFS.subClassOf, term)) <= shaped for term in implied)


def test_every_shape_that_is_named_exists(shapes: Graph) -> None:
    used = {
        term for triple in shapes for term in triple[1:] if isinstance(term, URIRef) and term.startswith(str(SHAPES))
    }
    assert used
    assert not {term for term in used if (term, RDF.type, None) not in shapes}


@pytest.mark.parametrize(
    ("shape", "values"),
    [("kind", AgencyKind), ("level", Level), ("qualifier", Qualifier)],
)
def test_a_list_of_allowed_values_is_complete(shape: str, values: type[AgencyKind], shapes: Graph) -> None:
    head = shapes.value(SHAPES[shape], SH["in"])
    assert head is not None
    assert set(shapes.items(head)) == {CODES[value] for value in values}


def test_severities_of_problems_are_complete(shapes: Graph, ontology: Graph) -> None:
    concepts = set(ontology.subjects(SKOS.inScheme, QG.SeverityScheme))
    assert concepts == {CODES[severity] for severity in Severity}
    lists = [set(shapes.items(head)) for head in shapes.objects(None, SH["in"])]
    assert concepts in lists
