"""A plan becomes triples: those of its own document, and those of the entities it shares with other documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Graph

if TYPE_CHECKING:
    from qgraph.model import Plan

__all__ = ["PlanGraphs", "plan_graphs"]


@dataclass(frozen=True, kw_only=True)
class PlanGraphs:
    """What one plan adds to the store.

    ``document`` belongs to the named graph ``name`` and is replaced as a whole. ``entities`` describes agencies,
    places, concepts, units and documents by their identity alone; it is merged into the reference graph, once
    for all documents, because a union of named graphs would count a triple twice that stands in two of them.
    """

    name: str
    document: Graph
    entities: Graph


def plan_graphs(plan: Plan) -> PlanGraphs:
    """The triples of ``plan``."""
    raise NotImplementedError
