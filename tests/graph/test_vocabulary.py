"""The Python names and the ontology are one vocabulary."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, Graph

from qgraph.graph.names import QG as NAMESPACE
from qgraph.graph.ontology import ontology_text
from qgraph.graph.vocabulary import CODES, QG
from qgraph.model import AgencyKind, Comparator, Level, Qualifier, Role, ScopeKind, Severity

if TYPE_CHECKING:
    from enum import StrEnum

OTHER_NOTATIONS: dict[StrEnum, str] = {Comparator.REACHES: "->", Comparator.RANGE: "..", Comparator.WORDS: "none"}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


def test_the_terms_are_those_of_the_ontology(ontology: Graph) -> None:
    defined = {
        str(term).removeprefix(NAMESPACE) for term in ontology.subjects(RDF.type) if str(term).startswith(NAMESPACE)
    }
    named = {name for name in QG.__annotations__ if not name.startswith("_")}
    assert named == defined


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="ledBy"):
        _ = QG.ledBy


def test_every_value_of_the_model_has_its_concept() -> None:
    values = set(chain(AgencyKind, Comparator, Level, Qualifier, Role, ScopeKind, Severity))
    assert set(CODES) == values
    assert len(set(CODES.values())) == len(values)


@pytest.mark.parametrize("value", [value for value in CODES if not isinstance(value, ScopeKind)])
def test_the_notation_of_a_concept_is_the_value_of_the_model(value: StrEnum, ontology: Graph) -> None:
    notations = {str(notation) for notation in ontology.objects(CODES[value], SKOS.notation)}
    assert OTHER_NOTATIONS.get(value, value.value) in notations


def test_every_role_names_its_shortcut(ontology: Graph) -> None:
    for role in Role:
        shortcut = ontology.value(CODES[role], QG.roleProperty)
        assert shortcut is not None
        assert QG.involvedIn in set(ontology.transitive_objects(shortcut, RDFS.subPropertyOf))


def test_only_types_that_every_store_keeps_are_declared(ontology: Graph) -> None:
    # Oxigraph turns xsd:positiveInteger and the like into xsd:integer: what is declared must be what comes back.
    kept = {XSD.string, XSD.integer, XSD.decimal, XSD.boolean, RDFS.Literal}
    ranges = {str(each) for term in ontology.subjects(RDF.type) for each in ontology.objects(term, RDFS.range)}
    assert {each for each in ranges if each.startswith(str(XSD))} <= {str(each) for each in kept}
