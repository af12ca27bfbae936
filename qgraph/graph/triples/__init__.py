"""A plan becomes triples: those of its own document, and those of the entities it shares with other documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.graph import iris
from qgraph.graph.triples.agencies import describe_agencies, describe_places
from qgraph.graph.triples.assignments import describe_assignments
from qgraph.graph.triples.documents import (
    Cited,
    carrier_iri,
    describe_citations,
    describe_copy,
    describe_documents,
)
from qgraph.graph.triples.outline import describe_outline, describe_overlaps, describe_problems
from qgraph.graph.triples.sheet import Sheet
from qgraph.graph.triples.targets import describe_scopes, describe_targets

if TYPE_CHECKING:
    from rdflib import Graph

    from qgraph.model import Plan

__all__ = ["PlanGraphs", "plan_graphs"]


@dataclass(frozen=True, kw_only=True)
class PlanGraphs:
    """What one plan adds to the store.

    ``document`` belongs to the named graph ``name`` and is replaced as a whole. ``entities`` describes agencies,
    places, concepts, units and cited documents by their identity alone; it is merged into the reference graph, once
    for all documents, because a union of named graphs would count a triple twice that stands in two of them.
    """

    name: str
    document: Graph
    entities: Graph


def plan_graphs(plan: Plan) -> PlanGraphs:
    """The triples of ``plan``: no blank nodes, ASCII IRIs, the same for the same plan on every machine."""
    sheet = Sheet(plan=plan, carrier=carrier_iri(plan))
    cited = Cited(plan.citations)
    for describe in (
        describe_documents,
        describe_copy,
        describe_outline,
        describe_agencies,
        describe_places,
        describe_targets,
        describe_scopes,
        describe_overlaps,
        describe_problems,
    ):
        describe(sheet)
    describe_assignments(sheet, cited)
    describe_citations(sheet, cited)
    return PlanGraphs(name=iris.graph(sheet.carrier), document=sheet.document, entities=sheet.entities)
