"""The shapes of ``shapes.ttl`` asked of a store with pySHACL, one document after the other.

What several documents share is looked at with the first that mentions it. pySHACL would look at each named graph of a
dataset by itself, where a task and the agency that leads it never meet; so each document is laid flat with what it
mentions. The work grows with the documents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from qgraph.graph.names import PREFIXES, QG, REFERENCE, VOCABULARY, derived_graph
from qgraph.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib

    from qgraph.graph.headers import Titles

__all__ = ["Breach", "breaches"]

Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"

_SH = "http://www.w3.org/ns/shacl#"
_REFERENCE, _VOCABULARY = ox.NamedNode(REFERENCE), ox.NamedNode(VOCABULARY)
_SUBCLASS = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_PLAN = ox.NamedNode(QG + "ActionPlan")
_SEVERITIES = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.NOTE}


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """A node that is not as a shape asks; ``message`` is empty where the shape gives none."""

    node: str
    shape: str
    severity: Severity
    message: Titles
    value: str = ""
    plan: str = ""  # IRI of the plan of the document it was found with


def breaches(store: ox.Store, plan: str | None = None) -> list[Breach]:
    """What the shapes find in the documents of a store, or in the one that holds ``plan``; each once, in order."""
    classes = _lines(store.quads_for_pattern(None, _SUBCLASS, None, _VOCABULARY))
    found: set[Breach] = set()
    seen: set[str] = set()
    for name, its_plan in _documents(store, plan):
        data, nodes = _laid_flat(store, name)
        new = nodes - seen
        found.update(replace(each, plan=its_plan) for each in _validated(data + classes) if each.node in new)
        seen |= nodes
    return sorted(found)


def _documents(store: ox.Store, plan: str | None) -> list[tuple[ox.NamedNode, str]]:
    """The graphs of documents, or the one ``plan`` stands in where it is given, each with its plan."""
    subject = ox.NamedNode(plan) if plan else None
    documents = (
        (quad.graph_name, quad.subject.value)
        for quad in store.quads_for_pattern(subject, _TYPE, _PLAN, None)
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode)
    )
    return sorted(documents, key=lambda document: document[1])


def _laid_flat(store: ox.Store, name: ox.NamedNode) -> tuple[bytes, set[str]]:
    """A document with what it mentions as N-Triples, and the nodes of which all is in there."""
    own = [*_quads(store, name), *_quads(store, ox.NamedNode(derived_graph(name.value)))]
    known: set[Term] = {quad.subject for quad in own}
    waiting: list[Term] = [quad.object for quad in own]
    shared: list[ox.Quad] = []
    elsewhere: list[ox.Quad] = []
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ox.NamedNode) or node in known:
            continue
        said = list(store.quads_for_pattern(node, None, None, _REFERENCE))
        if said:
            known.add(node)
            shared += said
            waiting += [quad.object for quad in said]
        else:
            # Another document's: what it is counts here, all else is looked at there.
            elsewhere += store.quads_for_pattern(node, _TYPE, None, None)
    nodes = {node.value for node in known if isinstance(node, ox.NamedNode)}
    return _lines([*own, *shared, *elsewhere]), nodes


def _quads(store: ox.Store, graph: ox.NamedNode) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(None, None, None, graph)


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    """The triples of quads as N-Triples."""
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


@cache
def _shapes() -> rdflib.Graph:
    import rdflib  # noqa: PLC0415 - slow to load, and only a check needs it

    text = files("qgraph.graph").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _validated(data: bytes) -> Iterator[Breach]:
    """What the shapes find in a graph."""
    import pyshacl  # noqa: PLC0415 - slow to load, and only a check needs it
    import rdflib  # noqa: PLC0415

    graph = rdflib.Graph().parse(data=data, format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise TypeError("pySHACL gave no report")
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        said = dict(report.predicate_objects(result))
        words = {
            str(getattr(each, "language", "")): str(each) for each in report.objects(result, rdflib.SH.resultMessage)
        }
        yield Breach(
            node=str(said[rdflib.SH.focusNode]),
            shape=_name(said[rdflib.SH.sourceShape]),
            severity=_SEVERITIES[str(said[rdflib.SH.resultSeverity]).removeprefix(_SH)],
            message=(words.get("zh-Hans", ""), words.get("en", "")),
            value=str(said.get(rdflib.SH.value, "")),
        )


def _name(shape: rdflib.term.Node) -> str:
    """A shape's name; for a rule without one, the name of its shape and of the property it is about."""
    import rdflib  # noqa: PLC0415

    if isinstance(shape, rdflib.URIRef):
        return shape.rpartition("#")[2]
    whole = next(_shapes().subjects(rdflib.SH.property, shape))
    path = str(_shapes().value(shape, rdflib.SH.path))
    return f"{_name(whole)}-{path.replace('#', '/').rpartition('/')[2]}"
