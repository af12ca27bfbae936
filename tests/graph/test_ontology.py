"""The ontology says what it must, in both languages, and stays inside OWL 2 RL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Variable

from qgraph.errors import StoreError
from qgraph.graph import ontology as module
from qgraph.graph.names import PREFIXES
from qgraph.graph.ontology import ontology_text

if TYPE_CHECKING:
    from pathlib import Path

OWN = "FILTER(STRSTARTS(STR(?term), STR(qg:)))"

# Each query finds terms that break a rule; the name says which.
LINT = {
    "no label in both languages": f"""SELECT ?term WHERE {{ ?term rdfs:isDefinedBy <https://w3id.org/qgraph> {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:label|skos:prefLabel ?en, ?zh .
            FILTER(LANG(?en) = "en" && LANGMATCHES(LANG(?zh), "zh-Hans")) }} }}""",
    "no definition in both languages": f"""SELECT ?term WHERE {{ ?term rdfs:isDefinedBy <https://w3id.org/qgraph> {OWN}
        FILTER NOT EXISTS {{ ?term skos:definition ?en, ?zh .
            FILTER(LANG(?en) = "en" && LANGMATCHES(LANG(?zh), "zh-Hans")) }} }}""",
    "not said to be ours": f"""SELECT ?term WHERE {{ ?term a ?type {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:isDefinedBy <https://w3id.org/qgraph> }} }}""",
    "two labels in one language": f"""SELECT ?term WHERE {{ ?term rdfs:label|skos:prefLabel ?one, ?two {OWN}
        FILTER(?one != ?two && LANG(?one) = LANG(?two)) }}""",
    "one label for two terms of one kind": f"""SELECT ?term WHERE {{ ?term a ?kind ; rdfs:label ?label {OWN}
        ?other a ?kind ; rdfs:label ?label . FILTER(?other != ?term) }}""",
    "neither a range nor a note why": f"""SELECT ?term WHERE {{ ?term a owl:ObjectProperty {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:range ?range }}
        FILTER NOT EXISTS {{ ?term skos:scopeNote ?note FILTER(CONTAINS(?note, "no range on purpose")) }} }}""",
    "a property with several domains or ranges, which OWL reads as all at once": f"""SELECT ?term WHERE {{
        ?term rdfs:domain|rdfs:range ?x {OWN}
        {{ ?term rdfs:domain ?a, ?b }} UNION {{ ?term rdfs:range ?a, ?b }} FILTER(?a != ?b) }}""",
    "a property that would merge things instead of reporting them": """SELECT ?term WHERE {
        ?term a ?type FILTER(?type IN (owl:FunctionalProperty, owl:InverseFunctionalProperty)) }""",
    "a key or restriction, which belongs in the shapes": """SELECT ?term WHERE {
        { ?term owl:hasKey ?x } UNION { ?term a owl:Restriction } UNION { ?term owl:oneOf|owl:unionOf ?x } }""",
    "a term used in an axiom but declared nowhere": """SELECT ?term WHERE {
        ?x rdfs:subClassOf|rdfs:subPropertyOf|rdfs:domain|rdfs:range|owl:inverseOf ?term
        FILTER NOT EXISTS { ?term a ?type } FILTER(!STRSTARTS(STR(?term), STR(xsd:)) && ?term != rdfs:Literal) }""",
    "a class below itself": "SELECT ?term WHERE { ?term rdfs:subClassOf+ ?term }",
    "two kinds of property at once": """SELECT ?term WHERE { ?term a ?one, ?two FILTER(?one != ?two)
        FILTER(?one IN (owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty))
        FILTER(?two IN (owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty)) }""",
    "a concept outside a scheme or without a notation": """SELECT ?term WHERE { ?term a skos:Concept
        FILTER NOT EXISTS { ?term skos:inScheme ?scheme ; skos:topConceptOf ?scheme ; skos:notation ?notation .
            ?scheme a skos:ConceptScheme } }""",
    "one notation for two concepts of a scheme": """SELECT ?term WHERE {
        ?term skos:inScheme ?scheme ; skos:notation ?notation . ?other skos:inScheme ?scheme ; skos:notation ?notation .
        FILTER(?other != ?term) }""",
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


@pytest.mark.parametrize("rule", LINT)
def test_no_term_has(rule: str, ontology: Graph) -> None:
    found = _terms(ontology, LINT[rule])
    assert not found, f"{rule}: {', '.join(found)}"


def test_the_lint_sees_a_bad_term(ontology: Graph) -> None:
    bad = """@prefix qg: <https://w3id.org/qgraph#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        qg:bad a owl:ObjectProperty , owl:DatatypeProperty , owl:FunctionalProperty ; rdfs:domain qg:Task , qg:Agency ;
            rdfs:label "task"@en , "job"@en ; rdfs:subPropertyOf qg:nowhere .
        qg:Bad a owl:Class ; rdfs:label "task"@en ; rdfs:isDefinedBy <https://w3id.org/qgraph> ; owl:oneOf qg:x ;
            rdfs:subClassOf qg:Bad .
        qg:worse a skos:Concept ; skos:inScheme qg:RoleScheme ; skos:notation "lead" ."""
    with_bad = ontology + Graph().parse(data=bad, format="turtle")
    silent = [rule for rule, query in LINT.items() if not _terms(with_bad, query)]
    assert not silent


def test_the_header_says_what_tools_look_for(ontology: Graph) -> None:
    query = """ASK { <https://w3id.org/qgraph> a owl:Ontology ; owl:versionIRI ?iri ; owl:versionInfo ?version ;
        dcterms:title ?title ; dcterms:description ?text ; dcterms:license ?license ; dcterms:creator ?creator ;
        <http://purl.org/vocab/vann/preferredNamespaceUri> "https://w3id.org/qgraph#" .
        FILTER(STRENDS(STR(?iri), ?version)) FILTER NOT EXISTS { ?x owl:imports ?y } }"""
    assert ontology.query(query, initNs=PREFIXES).askAnswer


def test_a_wheel_without_the_ontology_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "a" / "b" / "ontology.py"))
    with pytest.raises(StoreError, match=r"ontology\.ttl"):
        ontology_text.__wrapped__()


def test_the_file_beside_the_module_is_found_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ontology.ttl").write_text("# in a wheel", encoding="utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "ontology.py"))
    assert ontology_text.__wrapped__() == "# in a wheel"


def _terms(graph: Graph, query: str) -> list[str]:
    return [str(solution[Variable("term")]) for solution in graph.query(query, initNs=PREFIXES).bindings]
