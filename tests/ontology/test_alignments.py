"""The alignments name terms that exist, in words that carry no logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, URIRef

from qgraph.graph.names import QG

if TYPE_CHECKING:
    from pathlib import Path

HEADER = URIRef("https://w3id.org/qgraph/alignments")
LIKENESS = {SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch}


@pytest.fixture(scope="module")
def alignments(root: Path) -> Graph:
    return Graph().parse(root / "qgraph" / "graph" / "alignments.ttl")


def test_they_relate_our_terms_to_those_of_others(alignments: Graph, ontology: Graph) -> None:
    related = [(one, other) for one, likeness, other in alignments if likeness in LIKENESS]
    assert len(related) > 40
    for one, other in related:
        assert (one, RDF.type, None) in ontology, one
        assert isinstance(other, URIRef)
        assert not other.startswith(QG)


def test_they_say_nothing_else(alignments: Graph) -> None:
    others = {(subject, predicate) for subject, predicate, _ in alignments if predicate not in LIKENESS}
    assert {predicate for subject, predicate in others if subject != HEADER} == {RDF.type}
    kinds = {kind for subject, kind in alignments.subject_objects(RDF.type) if subject != HEADER}
    assert kinds == {OWL.ObjectProperty, OWL.AnnotationProperty}


def test_they_belong_to_this_version(alignments: Graph, ontology: Graph) -> None:
    whole = URIRef("https://w3id.org/qgraph")
    assert (HEADER, DCTERMS.isPartOf, whole) in alignments
    assert alignments.value(HEADER, OWL.versionInfo) == ontology.value(whole, OWL.versionInfo)
    assert alignments.value(HEADER, DCTERMS.license) == ontology.value(whole, DCTERMS.license)
