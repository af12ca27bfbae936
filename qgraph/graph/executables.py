"""The named questions as triples, so that any SPARQL editor can list and run what this store can be asked.

Each is a ``sh:SPARQLSelectExecutable`` (SHACL Advanced Features, W3C Note of 2017, section 5.1.1) with its titles, its
parameters and its query, prefixes written out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from qgraph.graph.names import PREFIXES
from qgraph.graph.questions import Parameter, Question, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.graph.headers import Titles

__all__ = ["QUESTIONS", "executables"]

QUESTIONS = "https://w3id.org/qgraph/question/"
_SH = "http://www.w3.org/ns/shacl#"
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


@cache
def executables() -> tuple[ox.Triple, ...]:
    """The triples that publish every named question, and in which parameters it can be asked."""
    return tuple(triple for each in questions() for triple in _question(each))


def _question(asked: Question) -> Iterator[ox.Triple]:
    node = ox.NamedNode(QUESTIONS + asked.name)
    for name in ("SPARQLExecutable", "SPARQLSelectExecutable"):
        yield ox.Triple(node, _TYPE, ox.NamedNode(_SH + name))
    yield from _titled(node, PREFIXES["rdfs"] + "label", asked.title)
    yield from _titled(node, PREFIXES["rdfs"] + "comment", asked.about)
    yield ox.Triple(node, ox.NamedNode(_SH + "select"), ox.Literal(_standing_alone(asked.sparql)))
    yield ox.Triple(node, ox.NamedNode(PREFIXES["dcterms"] + "identifier"), ox.Literal(asked.name))
    if asked.source:
        yield ox.Triple(node, ox.NamedNode(PREFIXES["dcterms"] + "source"), ox.Literal(asked.source))
    for parameter in asked.parameters:
        yield from _parameter(node, parameter)


def _parameter(question: ox.NamedNode, parameter: Parameter) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{question.value}/{parameter.name}")
    yield ox.Triple(question, ox.NamedNode(_SH + "parameter"), node)
    yield ox.Triple(node, _TYPE, ox.NamedNode(_SH + "Parameter"))
    yield from _titled(node, _SH + "description", parameter.title)
    yield ox.Triple(node, ox.NamedNode(_SH + "name"), ox.Literal(parameter.name))
    yield ox.Triple(node, ox.NamedNode(_SH + "optional"), ox.Literal(not parameter.required))


def _titled(node: ox.NamedNode, predicate: str, titles: Titles) -> Iterator[ox.Triple]:
    for words, language in zip(titles, ("zh-Hans", "en"), strict=True):
        yield ox.Triple(node, ox.NamedNode(predicate), ox.Literal(words, language=language))


def _standing_alone(sparql: str) -> str:
    """The query with the prefixes it uses written before it."""
    used = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if f"{name}:" in sparql]
    return "\n".join([*used, sparql])
