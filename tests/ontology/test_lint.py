"""What experts look for first: the header FOOPS! asks for, the pitfalls OOPS! lists, words in both languages.

Each query finds terms that break a rule; its name says which. The pitfalls have the numbers of OOPS!
(https://oops.linkeddata.es/catalogue.jsp). All of it is read from the file; nothing is asked of the network.
"""

from __future__ import annotations

import pytest
from rdflib import Graph, Variable

from qgraph.graph.names import PREFIXES

OWN = "FILTER(STRSTARTS(STR(?term), STR(qg:)))"
PROPERTY = "VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }"
AXIOM = "rdfs:subClassOf|rdfs:subPropertyOf|rdfs:domain|rdfs:range|owl:inverseOf"
BOTH = "FILTER(LANG(?en) = 'en' && LANGMATCHES(LANG(?zh), 'zh-Hans'))"

LINT = {
    "P04: stands apart from every other term": f"""SELECT ?term WHERE {{
        ?term a ?kind VALUES ?kind {{ owl:Class owl:ObjectProperty owl:DatatypeProperty }} {OWN}
        FILTER NOT EXISTS {{ ?term {AXIOM} ?other }} FILTER NOT EXISTS {{ ?other {AXIOM} ?term }} }}""",
    "P08: no label in both languages": f"""SELECT ?term WHERE {{ ?term a ?type {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:label|skos:prefLabel ?en, ?zh {BOTH} }} }}""",
    "P08: no definition in both languages": f"""SELECT ?term WHERE {{ ?term a ?type {OWN}
        FILTER NOT EXISTS {{ ?term skos:definition ?en, ?zh {BOTH} }} }}""",
    "no example in both languages": f"""SELECT ?term WHERE {{ ?term a ?type {OWN}
        FILTER NOT EXISTS {{ ?term skos:example ?en, ?zh {BOTH} }} }}""",
    "a definition that is no sentence": f"""SELECT ?term WHERE {{ ?term skos:definition ?text {OWN}
        FILTER(LANG(?text) = "en" && !REGEX(?text, "^[A-Z].*[.]$")) }}""",
    "a note in Chinese that ends like an English one": f"""SELECT ?term WHERE {{ ?term skos:definition ?text {OWN}
        FILTER(LANGMATCHES(LANG(?text), "zh") && !STRENDS(?text, "。")) }}""",
    "a note in one language only": f"""SELECT ?term WHERE {{ ?term skos:scopeNote ?note {OWN}
        FILTER NOT EXISTS {{ ?term skos:scopeNote ?en, ?zh {BOTH} }} }}""",
    "words in no language": f"""SELECT ?term WHERE {{ {OWN}
        ?term rdfs:label|skos:prefLabel|skos:altLabel|skos:definition|skos:example|skos:scopeNote ?text
        FILTER(LANG(?text) = "") }}""",
    "P10: a class that is disjoint with no other": f"""SELECT ?term WHERE {{ ?term a owl:Class {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:subClassOf* ?above .
            ?axiom a owl:AllDisjointClasses ; owl:members/rdf:rest*/rdf:first ?above }} }}""",
    "P11: neither a domain nor a note why": f"""SELECT ?term WHERE {{
        ?term a ?kind VALUES ?kind {{ owl:ObjectProperty owl:DatatypeProperty }} {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:domain ?domain }}
        FILTER NOT EXISTS {{ ?term skos:scopeNote ?note FILTER(CONTAINS(?note, "No domain on purpose")) }} }}""",
    "P11: neither a range nor a note why": f"""SELECT ?term WHERE {{
        ?term a ?kind VALUES ?kind {{ owl:ObjectProperty owl:DatatypeProperty }} {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:range ?range }}
        FILTER NOT EXISTS {{ ?term skos:scopeNote ?note FILTER(CONTAINS(?note, "no range on purpose")) }} }}""",
    "P19: several domains or ranges, which OWL reads as all at once": f"""SELECT ?term WHERE {{
        ?term rdfs:domain|rdfs:range ?x {OWN}
        {{ ?term rdfs:domain ?a, ?b }} UNION {{ ?term rdfs:range ?a, ?b }} FILTER(?a != ?b) }}""",
    "P22: a class, concept or scheme that is not written LikeThis": f"""SELECT ?term WHERE {{
        ?term a ?kind VALUES ?kind {{ owl:Class skos:Concept skos:ConceptScheme }} {OWN}
        FILTER(!REGEX(STR(?term), "#([A-Z][a-z]+)+$")) }}""",
    "P22: a property that is not written likeThis": f"""SELECT ?term WHERE {{ ?term a ?kind {PROPERTY} {OWN}
        FILTER(!REGEX(STR(?term), "#[a-z]+[0-9]*([A-Z][a-z]+)*$")) }}""",
    "P22: a scheme that is not called one": f"""SELECT ?term WHERE {{ ?term a skos:ConceptScheme {OWN}
        FILTER(!STRENDS(STR(?term), "Scheme")) }}""",
    "P24: a class or property below itself": """SELECT ?term WHERE {
        { ?term rdfs:subClassOf+ ?term } UNION { ?term rdfs:subPropertyOf+ ?term } }""",
    "P32: one label for two terms of one kind": f"""SELECT ?term WHERE {{ ?term a ?kind ; rdfs:label ?label {OWN}
        ?other a ?kind ; rdfs:label ?label . FILTER(?other != ?term) }}""",
    "P34: used as a class, but declared nowhere": """SELECT ?term WHERE {
        { ?x rdfs:subClassOf ?term } UNION { ?x rdfs:domain ?term } UNION { ?x a owl:ObjectProperty ; rdfs:range ?term }
        UNION { ?x owl:members/rdf:rest*/rdf:first ?term } UNION { ?x a ?term FILTER(STRSTARTS(STR(?term), STR(qg:))) }
        FILTER NOT EXISTS { ?term a owl:Class } }""",
    "P35: used as a property, but declared nowhere": """SELECT ?term WHERE {
        { ?x ?term ?y } UNION { ?x rdfs:subPropertyOf|owl:inverseOf ?term }
        UNION { ?x owl:propertyChainAxiom/rdf:rest*/rdf:first ?term }
        FILTER NOT EXISTS { ?term a ?kind VALUES ?kind {
            owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty } }
        FILTER(!REGEX(STR(?term), "^http://www.w3.org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl)#"))
    }""",
    "P40: says something of a term of another vocabulary": """SELECT ?term WHERE { ?term a ?type ; ?says ?x
        FILTER(ISIRI(?term) && !STRSTARTS(STR(?term), "https://w3id.org/qgraph"))
        FILTER(?says NOT IN (rdf:type, rdfs:isDefinedBy)) }""",
    "not said to be ours": f"""SELECT ?term WHERE {{ ?term a ?type {OWN}
        FILTER NOT EXISTS {{ ?term rdfs:isDefinedBy <https://w3id.org/qgraph> }} }}""",
    "not said where it is from": """SELECT ?term WHERE { ?term a ?kind VALUES ?kind {
            owl:Class owl:ObjectProperty owl:DatatypeProperty }
        FILTER(ISIRI(?term)) FILTER NOT EXISTS { ?term rdfs:isDefinedBy ?source } }""",
    "two labels in one language": f"""SELECT ?term WHERE {{ ?term rdfs:label|skos:prefLabel ?one, ?two {OWN}
        FILTER(?one != ?two && LANG(?one) = LANG(?two)) }}""",
    "a property that would merge things instead of reporting them": """SELECT ?term WHERE {
        ?term a ?type FILTER(?type IN (owl:FunctionalProperty, owl:InverseFunctionalProperty)) }""",
    "a key, restriction or enumeration, which belongs in the shapes": """SELECT ?term WHERE {
        { ?term owl:hasKey ?x } UNION { ?term a owl:Restriction } UNION { ?term owl:oneOf|owl:unionOf ?x }
        UNION { ?term owl:maxCardinality|owl:cardinality|owl:minCardinality ?x } }""",
    "two kinds of property at once": """SELECT ?term WHERE { ?term a ?one, ?two FILTER(?one != ?two)
        FILTER(?one IN (owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty))
        FILTER(?two IN (owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty)) }""",
    "an import, which needs the network": "SELECT ?term WHERE { ?term owl:imports ?other }",
    "a likeness, which belongs in alignments.ttl": """SELECT ?term WHERE {
        ?term skos:exactMatch|skos:closeMatch|skos:relatedMatch|owl:equivalentClass|owl:equivalentProperty ?x }""",
    "a concept outside a scheme or without a notation": """SELECT ?term WHERE { ?term a skos:Concept
        FILTER NOT EXISTS { ?term skos:inScheme ?scheme ; skos:topConceptOf ?scheme ; skos:notation ?notation .
            ?scheme a skos:ConceptScheme } }""",
    "one name for two concepts of a scheme": """SELECT ?term WHERE {
        ?term skos:inScheme ?scheme ; skos:prefLabel|skos:altLabel ?name .
        ?other skos:inScheme ?scheme ; skos:prefLabel|skos:altLabel ?name . FILTER(?other != ?term) }""",
    "one name of a concept twice": "SELECT ?term WHERE { ?term skos:prefLabel ?name ; skos:altLabel ?name }",
    "one notation for two concepts of a scheme": """SELECT ?term WHERE {
        ?term skos:inScheme ?scheme ; skos:notation ?notation . ?other skos:inScheme ?scheme ; skos:notation ?notation .
        FILTER(?other != ?term) }""",
}

# The fields of the header, after FOOPS! (https://w3id.org/foops/), and in how many languages.
HEADER = {
    "owl:versionIRI": 0,
    "owl:versionInfo": 0,
    "vann:preferredNamespacePrefix": 0,
    "vann:preferredNamespaceUri": 0,
    "dcterms:title": 2,
    "dcterms:description": 2,
    "dcterms:creator": 0,
    "dcterms:contributor": 0,
    "dcterms:publisher": 0,
    "dcterms:created": 0,
    "dcterms:issued": 0,
    "dcterms:modified": 0,
    "dcterms:license": 0,
    "dcterms:rights": 2,
    "dcterms:bibliographicCitation": 2,
    "dcterms:source": 0,
    "bibo:status": 0,
}
MORE = {"vann": "http://purl.org/vocab/vann/", "bibo": "http://purl.org/ontology/bibo/"}
BAD = """@prefix qg: <https://w3id.org/qgraph#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix org: <http://www.w3.org/ns/org#> .
    qg:bad_one a owl:ObjectProperty , owl:DatatypeProperty , owl:FunctionalProperty ; rdfs:range qg:Task , qg:Agency ;
        rdfs:label "task"@en , "job"@en ; rdfs:subPropertyOf qg:nowhere ; skos:definition "bad"@en , "坏"@zh-Hans .
    qg:bad a owl:Class ; rdfs:label "task" ; rdfs:isDefinedBy <https://w3id.org/qgraph> ; owl:oneOf qg:x ;
        rdfs:subClassOf qg:bad , qg:Nowhere ; skos:closeMatch qg:Task .
    qg:aside a owl:DatatypeProperty ; rdfs:label "task"@en . qg:beside a owl:DatatypeProperty ; rdfs:label "task"@en .
    org:Organization rdfs:subClassOf qg:Agency . <urn:other> owl:imports <urn:another> .
    qg:Worse a skos:Concept ; skos:scopeNote "alone"@en ; skos:inScheme qg:RoleScheme ; skos:notation "lead" ;
        skos:prefLabel "lead"@en ; skos:altLabel "lead"@en .
    qg:Roles a skos:ConceptScheme ."""


@pytest.mark.parametrize("rule", LINT)
def test_no_term_has(rule: str, ontology: Graph) -> None:
    found = _terms(ontology, LINT[rule])
    assert not found, f"{rule}: {', '.join(found)}"


def test_the_lint_sees_a_bad_term(ontology: Graph) -> None:
    with_bad = ontology + Graph().parse(data=BAD, format="turtle")
    silent = [rule for rule, query in LINT.items() if not _terms(with_bad, query)]
    assert not silent


@pytest.mark.parametrize("field", HEADER)
def test_the_header_has(field: str, ontology: Graph) -> None:
    query = f"SELECT ?term WHERE {{ <https://w3id.org/qgraph> a owl:Ontology ; {field} ?term }}"
    rows = [solution[Variable("term")] for solution in ontology.query(query, initNs=PREFIXES | MORE).bindings]
    assert rows
    if HEADER[field]:
        assert {getattr(row, "language", None) for row in rows} == {"en", "zh-Hans"}


def test_the_version_is_one(ontology: Graph) -> None:
    query = """ASK { <https://w3id.org/qgraph> owl:versionIRI ?iri ; owl:versionInfo ?version ;
        dcterms:bibliographicCitation ?citation ; vann:preferredNamespaceUri "https://w3id.org/qgraph#" ;
        vann:preferredNamespacePrefix "qg" ; dcterms:created ?created ; dcterms:modified ?modified .
        FILTER(STRENDS(STR(?iri), ?version) && CONTAINS(?citation, STR(?iri)) && ?created <= ?modified) }"""
    assert ontology.query(query, initNs=PREFIXES | MORE).askAnswer


def _terms(graph: Graph, query: str) -> list[str]:
    return sorted({str(solution[Variable("term")]) for solution in graph.query(query, initNs=PREFIXES).bindings})
