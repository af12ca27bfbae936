"""The prefixes and graph names everything in the store is written with, as plain strings.

Nothing heavy is imported here, so that a question can be asked without loading rdflib.
"""

from __future__ import annotations

__all__ = ["DATA", "DERIVED", "GRAPHS", "PREFIXES", "QG", "REFERENCE", "VOCABULARY", "derived_graph"]

QG = "https://w3id.org/qgraph#"  # terms of the ontology
DATA = "https://w3id.org/qgraph/id/"  # documents, tasks, agencies, places, ...
GRAPHS = "https://w3id.org/qgraph/graph/"  # named graphs

REFERENCE = GRAPHS + "reference"  # what documents share: agencies, places, concepts, units, cited titles
VOCABULARY = GRAPHS + "vocabulary"  # the ontology itself
DERIVED = "/derived"  # ending of the graph that holds what the rules add to one document

PREFIXES: dict[str, str] = {
    "qg": QG,
    "id": DATA,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def derived_graph(name: str) -> str:
    """The name of the graph that holds what the rules derive from the document graph ``name``.

    >>> derived_graph("https://w3id.org/qgraph/graph/doc/yuefuban-2016-60")
    'https://w3id.org/qgraph/graph/doc/yuefuban-2016-60/derived'
    """
    return name + DERIVED
