"""What follows from one document's triples by the rules in ``rules/*.rq``.

Each rule is a SPARQL CONSTRUCT over the document's own triples and the ontology. No rule builds on what another
derives, so their order does not matter; and none looks into other documents, so replacing one document among
thousands touches only its own derived graph.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from qgraph.graph.headers import queries
from qgraph.graph.names import PREFIXES
from qgraph.graph.ontology import ontology_text

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["derive", "rule_texts"]


def derive(document: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The triples the rules add to one document's own triples, each once, sorted by their N-Triples form.

    They belong to the graph ``names.derived_graph(name)``.
    """
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in (*_schema(), *document))
    found = {triple for rule in rule_texts().values() for triple in _constructed(store, rule)}
    return sorted(found, key=str)


@cache
def rule_texts() -> dict[str, str]:
    """The rules by name, in the order of their names."""
    return queries("rules")


def _constructed(store: ox.Store, rule: str) -> Iterable[ox.Triple]:
    return cast("ox.QueryTriples", store.query(rule, prefixes=PREFIXES))


@cache
def _schema() -> tuple[ox.Triple, ...]:
    """What the rules need of the ontology: which shortcut a role has, and which property is below which."""
    wanted = {PREFIXES["qg"] + "roleProperty", PREFIXES["rdfs"] + "subPropertyOf"}
    quads = ox.parse(ontology_text(), ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in quads if quad.predicate.value in wanted)
