"""What has to change in a store so that it holds a new version of one document, as one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import pyoxigraph as ox

from qgraph.graph.executables import executables
from qgraph.graph.names import PREFIXES, QG, REFERENCE, VOCABULARY, derived_graph
from qgraph.graph.ontology import ontology_text
from qgraph.graph.versions import as_stored, triples_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.graph.versions import Version

__all__ = ["Change", "replacement", "vocabulary"]

T = TypeVar("T")
Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"

_REFERENCE = ox.NamedNode(REFERENCE)
_VOCABULARY = ox.NamedNode(VOCABULARY)
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_CITED = ox.NamedNode(QG + "PolicyDocument")
_GENID = "https://w3id.org/qgraph/.well-known/genid/"  # names in place of blank nodes, RDF 1.1 Concepts section 3.5


@dataclass(frozen=True)
class Change:
    """Quads to take away and to add; empty when the store is as it should be."""

    removed: frozenset[ox.Quad]
    added: frozenset[ox.Quad]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    def __or__(self, other: Change) -> Change:
        return Change(self.removed | other.removed, self.added | other.added)

    def apply(self, store: ox.Store) -> None:
        """Make the change: all of it or, whenever the process dies, nothing of it.

        Oxigraph runs the operations of one update request in one transaction, and adds quads in one, which takes
        less. An empty change writes nothing.
        """
        operations = [("DELETE DATA", self.removed), ("INSERT DATA", self.added)]
        if self.added and not self.removed:
            store.extend(self.added)
        elif self:
            store.update(";\n".join(f"{verb} {{ {_data(quads)} }}" for verb, quads in operations if quads))


def replacement(store: ox.Store, version: Version) -> Change:
    """The change after which ``store`` holds this version of the document, and only it.

    A triple is put into one graph only. The reference graph says of a shared entity what this version says of it;
    of a document that is only cited it keeps what every plan says, since title and number are the plans' own
    words. The work grows with the document, not with the store.
    """
    name, derivation = ox.NamedNode(version.name), ox.NamedNode(derived_graph(version.name))
    own = (name, derivation)
    document = frozenset(triples_in(version.document))
    entities = frozenset(triples_in(version.entities)) - document
    new = _in(name, document) | _in(derivation, frozenset(triples_in(version.derived)) - document - entities)
    old = frozenset(chain.from_iterable(store.quads_for_pattern(None, None, None, graph) for graph in own))
    shared = _merge(store, entities, {*own, _REFERENCE}, _in(_REFERENCE, document))
    return Change(old - new, new - old) | shared | _orphans(store, old, entities | document, own)


def vocabulary(store: ox.Store) -> Change:
    """The change after which ``store`` holds the ontology and the named questions as they are now."""
    new = _in(_VOCABULARY, _ontology() | frozenset(executables()))
    old = frozenset(store.quads_for_pattern(None, None, None, _VOCABULARY))
    return Change(old - new, new - old)


def _merge(
    store: ox.Store, entities: frozenset[ox.Triple], known: set[ox.NamedNode], own: frozenset[ox.Quad]
) -> Change:
    """The change to the reference graph that ``entities`` asks for; ``own`` is what the document now says itself."""
    cited = {triple.subject for triple in entities if triple.predicate == _TYPE and triple.object == _CITED}
    described = {triple.subject for triple in entities} - cited
    wanted = _in(_REFERENCE, entities)
    before = chain.from_iterable(_said_of(store, subject) for subject in described)
    elsewhere = {
        quad
        for quad in wanted
        if any(
            found.graph_name not in known
            for found in store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        )
    }
    gone = (frozenset(before) - wanted) | frozenset(quad for quad in own | elsewhere if quad in store)
    return Change(gone, frozenset(quad for quad in wanted - elsewhere if quad not in store))


def _orphans(
    store: ox.Store, old: frozenset[ox.Quad], new: frozenset[ox.Triple], own: tuple[ox.NamedNode, ...]
) -> Change:
    """The removal of what the reference graph says of entities that only the old version mentioned."""
    alive = {triple.subject for triple in new} | {triple.object for triple in new}
    suspects = _reachable(store, {quad.object for quad in old}) - alive

    def is_used(entity: Term) -> bool:
        return any(
            quad.graph_name not in own and not (quad.graph_name == _REFERENCE and quad.subject in suspects)
            for quad in store.quads_for_pattern(None, None, entity, None)
        )

    # Each round frees those that a used entity mentions; a chain of parents is a few rounds long.
    while used := {entity for entity in suspects if is_used(entity)}:
        suspects -= used
    gone = chain.from_iterable(_said_of(store, entity) for entity in suspects)
    return Change(frozenset(gone), frozenset())


def _reachable(store: ox.Store, terms: Iterable[Term]) -> set[Term]:
    """The entities the reference graph describes among ``terms``, and those their descriptions lead to."""
    found: set[Term] = set()
    waiting = list(terms)
    while waiting:
        entity = waiting.pop()
        if entity not in found and (said := _said_of(store, entity)):
            found.add(entity)
            waiting += [quad.object for quad in said]
    return found


def _said_of(store: ox.Store, entity: Term) -> list[ox.Quad]:
    """What the reference graph says of an entity."""
    if not isinstance(entity, ox.NamedNode):
        return []
    return list(store.quads_for_pattern(entity, None, None, _REFERENCE))


def _in(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> frozenset[ox.Quad]:
    return frozenset(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as SPARQL writes them; terms print themselves escaped."""
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)


@cache
def _ontology() -> frozenset[ox.Triple]:
    """The ontology's triples, its blank nodes named by their canonical labels (RDFC-1.0)."""
    dataset = ox.Dataset(ox.parse(ontology_text(), ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return as_stored(ox.Triple(_named(quad.subject), quad.predicate, _named(quad.object)) for quad in dataset)


def _named(term: T) -> T | ox.NamedNode:
    return ox.NamedNode(_GENID + term.value) if isinstance(term, ox.BlankNode) else term
