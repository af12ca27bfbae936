"""One version of one document, as the store takes it: ready to be handed from one process to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from qgraph.graph.rules import derive

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

    from qgraph.graph.triples import PlanGraphs

__all__ = ["Version", "as_stored", "triples_in", "triples_of", "version_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a store is to hold of the document ``name``, as N-Triples with every value as Oxigraph gives it back.

    ``document`` and ``entities`` are those of ``PlanGraphs``; ``derived`` follows from the document by the rules.
    """

    name: str
    document: bytes
    entities: bytes
    derived: bytes


def version_of(graphs: PlanGraphs, derived: Iterable[ox.Triple] | None = None) -> Version:
    """The version of a document that its graphs make; the rules are asked what follows unless ``derived`` says it."""
    document = triples_of(graphs.document)
    return Version(
        name=graphs.name,
        document=_written(document),
        entities=_written(triples_of(graphs.entities)),
        derived=_written(derive(document) if derived is None else derived),
    )


def triples_of(graph: rdflib.Graph) -> list[ox.Triple]:
    """The triples of an rdflib graph as Oxigraph's."""
    return list(triples_in(graph.serialize(format="nt", encoding="utf-8")))


def triples_in(written: bytes) -> Iterable[ox.Triple]:
    """The triples that N-Triples write."""
    return (quad.triple for quad in ox.parse(written, ox.RdfFormat.N_TRIPLES))


def as_stored(triples: Iterable[ox.Triple]) -> frozenset[ox.Triple]:
    """The same triples as Oxigraph gives them back: 93.0 as 93, every kind of integer as xsd:integer."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return frozenset(quad.triple for quad in store)


def _written(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(as_stored(triples), format=ox.RdfFormat.N_TRIPLES) or b""
