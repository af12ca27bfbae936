"""The ontology is in OWL 2 DL and in OWL 2 RL; and the check of that refuses what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from tests.ontology.profiles import violations

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """@prefix : <urn:x#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class . :B a owl:Class . :p a owl:ObjectProperty . :q a owl:ObjectProperty . :r a owl:ObjectProperty .
:d a owl:DatatypeProperty . :n a owl:AnnotationProperty .
"""
ALLOWED = {
    "classes below one another": ":A rdfs:subClassOf :B .",
    "properties below one another": ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p .",
    "domain and range": ":p rdfs:domain :A ; rdfs:range :B . :d rdfs:domain :A ; rdfs:range xsd:decimal .",
    "an inverse": ":p owl:inverseOf :q .",
    "a chain": ":r owl:propertyChainAxiom ( :p :q ) .",
    "a chain of itself": ":r owl:propertyChainAxiom ( :r :q ) .",
    "disjoint classes": "[] a owl:AllDisjointClasses ; owl:members ( :A :B ) .",
    "characteristics": ":p a owl:SymmetricProperty , owl:TransitiveProperty . :q a owl:FunctionalProperty .",
    "an individual": ":i a :A ; :p :j ; :d 1.5 ; :n 'any' ; rdfs:label 'i'@en .",
    "any datatype in an annotation": ":i :n '2031-01-01'^^xsd:date .",
}
REFUSED = {
    "an undeclared class": ":A rdfs:subClassOf :C .",
    "an undeclared property": ":p rdfs:subPropertyOf :z .",
    "an undeclared predicate": ":i :z :j .",
    "a datatype outside the map": ":d rdfs:range xsd:date .",
    "a value of a datatype outside the map": ":i :d '2031-01-01'^^xsd:date .",
    "a datatype outside RL": ":d rdfs:range xsd:double .",
    "a class as a datatype": ":d rdfs:range :A .",
    "a datatype as a class": ":p rdfs:range xsd:string .",
    "two kinds of property": ":p a owl:DatatypeProperty .",
    "a property of one kind below one of another": ":p rdfs:subPropertyOf :d .",
    "a reserved word declared": "rdfs:Thing a owl:Class .",
    "a restriction": ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .",
    "an enumeration": ":A owl:oneOf ( :i :j ) .",
    "a key": ":A owl:hasKey ( :p ) .",
    "a reflexive property": ":p a owl:ReflexiveProperty .",
    "a chain that leads back": ":r owl:propertyChainAxiom ( :p :q ) . :p owl:propertyChainAxiom ( :r :q ) .",
    "a chain in whose middle it stands": ":r owl:propertyChainAxiom ( :p :r :q ) .",
    "a chain below what is in it": ":r owl:propertyChainAxiom ( :p :q ) ; rdfs:subPropertyOf :p .",
    "a chain that leads back by an inverse": ":r owl:propertyChainAxiom ( :p :q ) ; owl:inverseOf :p .",
    "a chain of one": ":r owl:propertyChainAxiom ( :p ) .",
    "a chain of values": ":r owl:propertyChainAxiom ( :p :d ) .",
    "a functional chain": ":r owl:propertyChainAxiom ( :p :q ) ; a owl:FunctionalProperty .",
    "a functional property above a chain": """:r owl:propertyChainAxiom ( :p :q ) ; rdfs:subPropertyOf :s .
        :s a owl:ObjectProperty , owl:FunctionalProperty .""",
    "an asymmetric transitive property": ":p a owl:TransitiveProperty , owl:AsymmetricProperty .",
    "an inverse functional property of values": ":d a owl:InverseFunctionalProperty .",
    "a member that is no class": "[] a owl:AllDisjointClasses ; owl:members ( :A :p ) .",
    "one list in two axioms": """_:l rdf:first :A ; rdf:rest ( :B ) .
        [] a owl:AllDisjointClasses ; owl:members _:l . [] a owl:AllDisjointClasses ; owl:members _:l .""",
    "a list of no axiom": "( :A :B ) :n 'x' .",
    "an individual without a name": "[] a :A .",
    "a value that is a thing": ":i :d :j .",
    "a thing that is a value": ":i :p 'x' .",
}


def graph(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def test_the_ontology_is_in_both_profiles(ontology: Graph) -> None:
    assert not violations(ontology)


def test_the_alignments_are_in_both_profiles(ontology: Graph, root: Path) -> None:
    assert not violations(ontology + Graph().parse(root / "qgraph" / "graph" / "alignments.ttl"))


@pytest.mark.parametrize("form", ALLOWED)
def test_the_check_lets_pass(form: str) -> None:
    assert not violations(graph(ALLOWED[form]))


@pytest.mark.parametrize("form", REFUSED)
def test_the_check_refuses(form: str) -> None:
    assert violations(graph(REFUSED[form]))
