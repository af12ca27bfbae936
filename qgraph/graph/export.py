"""The whole store as a file: equal content gives equal bytes."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from qgraph.errors import OutputError
from qgraph.graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.graph.store import Store

__all__ = ["EXPORTS", "GRAPH_FORMATS", "export", "write_triples"]

GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_DATASETS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
EXPORTS = ("turtle", "ntriples", "trig", "nquads", "jsonld")

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


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
        _write(sorted(set(quads), key=_order), out, _DATASETS[format])
    else:
        write_triples({quad.triple for quad in quads}, out, GRAPH_FORMATS[format])


def write_triples(triples: Iterable[ox.Triple], out: IO[bytes], format: ox.RdfFormat) -> None:  # noqa: A002
    """Write triples to ``out``, sorted, with the type of a thing first."""
    _write(sorted(triples, key=_order), out, format)


def _order(statement: ox.Triple | ox.Quad) -> tuple[str, str, bool, str, str]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    subject, predicate = str(statement.subject), statement.predicate
    return graph, subject, predicate != _TYPE, predicate.value, str(statement.object)


def _write(statements: list[ox.Triple] | list[ox.Quad], out: IO[bytes], format: ox.RdfFormat) -> None:  # noqa: A002
    if format not in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG}:
        ox.serialize(statements, out, format)
        return
    written = io.BytesIO()
    ox.serialize(statements, written, format, prefixes=PREFIXES)
    # Oxigraph puts the prefixes in another order each time.
    head = sorted(PREFIXES)
    lines = written.getvalue().split(b"\n", len(head))
    out.write(b"\n".join([*sorted(lines[: len(head)]), b"", lines[len(head)]]))
