"""Agencies, groups of them, and the areas they work in: entities that documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, FOAF, ORG, RDF, SKOS, Literal, URIRef

from qgraph.graph import iris
from qgraph.graph.literals import chinese
from qgraph.graph.vocabulary import CODES, QG

if TYPE_CHECKING:
    from qgraph.graph.triples.sheet import Sheet
    from qgraph.model import Agency, Place

__all__ = ["describe_agencies", "describe_places"]


def describe_agencies(sheet: Sheet) -> None:
    """Say what each agency and group is, whatever the plan says of it."""
    for agency in sheet.plan.agencies:
        node = URIRef(iris.agency(agency.id))
        _describe_names(sheet, node, agency)
        sheet.tell(node, DCTERMS.spatial, URIRef(iris.place(agency.place)))
        if agency.group:
            sheet.tell(node, RDF.type, QG.AgencyGroup)
            sheet.tell(node, FOAF.member, *(URIRef(iris.agency(member)) for member in agency.members))
        else:
            sheet.tell(node, RDF.type, QG.Agency)
            sheet.tell(node, ORG.classification, CODES[agency.kind])
        if agency.parent:
            sheet.tell(node, ORG.subOrganizationOf, URIRef(iris.agency(agency.parent)))


def _describe_names(sheet: Sheet, node: URIRef, agency: Agency) -> None:
    sheet.tell(node, SKOS.prefLabel, chinese(agency.name))
    sheet.tell(node, SKOS.altLabel, *(chinese(alias) for alias in agency.aliases if alias != agency.name))
    if agency.definition:
        sheet.tell(node, SKOS.definition, chinese(agency.definition))


def describe_places(sheet: Sheet) -> None:
    """Say what each area is called, its level and what it is part of."""
    for place in sheet.plan.places:
        _describe_place(sheet, place)


def _describe_place(sheet: Sheet, place: Place) -> None:
    node = URIRef(iris.place(place.code))
    sheet.tell(node, RDF.type, DCTERMS.Location)
    sheet.tell(node, SKOS.prefLabel, chinese(place.name))
    if place.code.isdigit():  # an area nobody could tell has no code of GB/T 2260
        sheet.tell(node, DCTERMS.identifier, Literal(place.code))
    sheet.tell(node, DCTERMS.type, CODES[place.level])
    if place.parent:
        sheet.tell(node, DCTERMS.isPartOf, URIRef(iris.place(place.parent)))
