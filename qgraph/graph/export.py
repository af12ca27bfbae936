"""The whole store as a file: equal content gives equal bytes."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from qgraph.errors import OutputError
from qgraph.graph.serialization import GRAPH_FORMATS, write_quads, write_triples

if TYPE_CHECKING:
    from qgraph.graph.store import Store

__all__ = ["EXPORTS", "export"]

_DATASETS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
EXPORTS = ("turtle", "ntriples", "trig", "nquads", "jsonld")


def export(store: Store, format: str, out: IO[bytes]) -> None:  # noqa: A002 - the word of the command line
    """Write the whole store to ``out``: every document, what the rules derived, the shared entities, the ontology.

    ``trig``, ``nquads`` and ``jsonld`` keep the named graphs; ``turtle`` and ``ntriples`` hold all graphs as one.
    Everything is sorted, so that two stores of equal content give equal bytes.

    Raises:
        OutputError: There is no such format.
    """
    if format not in EXPORTS:
        raise OutputError(format, f"不支持的格式 · the formats are {', '.join(EXPORTS)}")
    quads = list(store.inner)
    if format in _DATASETS:
        write_quads(set(quads), out, _DATASETS[format])
    else:
        write_triples({quad.triple for quad in quads}, out, GRAPH_FORMATS[format])
