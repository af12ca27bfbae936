"""Statements as bytes, in one order: what is equal is written equally."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from qgraph.graph.jsonld import write_jsonld
from qgraph.graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["GRAPH_FORMATS", "write_quads", "write_triples"]

GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def write_triples(triples: Iterable[ox.Triple], out: IO[bytes], format: ox.RdfFormat) -> None:  # noqa: A002
    """Write triples to ``out``, sorted, with the type of a thing first."""
    _write(sorted(triples, key=_order), out, format)


def write_quads(quads: Iterable[ox.Quad], out: IO[bytes], format: ox.RdfFormat) -> None:  # noqa: A002
    """Write quads to ``out``, sorted by graph, with the type of a thing first."""
    _write(sorted(quads, key=_order), out, format)


def _order(statement: ox.Triple | ox.Quad) -> tuple[str, str, bool, str, str]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    subject, predicate = str(statement.subject), statement.predicate
    return graph, subject, predicate != _TYPE, predicate.value, str(statement.object)


def _write(statements: list[ox.Triple] | list[ox.Quad], out: IO[bytes], format: ox.RdfFormat) -> None:  # noqa: A002
    if format == ox.RdfFormat.JSON_LD:
        write_jsonld(statements, out)
        return
    if format not in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG}:
        ox.serialize(statements, out, format)
        return
    written = io.BytesIO()
    ox.serialize(statements, written, format, prefixes=PREFIXES)
    # Oxigraph puts the prefixes in another order each time.
    head = sorted(PREFIXES)
    lines = written.getvalue().split(b"\n", len(head))
    out.write(b"\n".join([*sorted(lines[: len(head)]), b"", lines[len(head)]]))
