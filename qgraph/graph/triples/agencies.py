"""Agencies, groups of them, and the areas they work in: entities that documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, FOAF, ORG, RDF, SKOS, Literal, URIRef

from qgraph.graph import iris
from qgraph.graph.literals import both, chinese, day
from qgraph.graph.vocabulary import CODES, QG
from qgraph.reforms import reforms_of

if TYPE_CHECKING:
    from qgraph.graph.triples.sheet import Sheet
    from qgraph.model import Agency, Place
    from qgraph.reforms import Basis

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
        _describe_reforms(sheet, node, agency)


def _describe_reforms(sheet: Sheet, node: URIRef, agency: Agency) -> None:
    """Say by which events a body was changed or made (ORG, section 5.5); every body of one tells all of it."""
    slug = agency.id.partition("/")[2]
    level = next((area.level for area in sheet.plan.places if area.code == agency.place), None)
    for reform in reforms_of(slug, level) if level and agency.place.isdigit() else ():
        event = URIRef(iris.event(agency.place, reform.id))
        heir = URIRef(iris.agency(f"{agency.place}/{reform.into}"))
        sheet.tell(node, ORG.resultedFrom if node == heir else ORG.changedBy, event)
        sheet.tell(event, RDF.type, ORG.ChangeEvent)
        sheet.tell(event, SKOS.prefLabel, *both(reform.title))
        sheet.tell(event, ORG.originalOrganization, *(_body(agency.place, source) for source in reform.sources))
        sheet.tell(event, ORG.resultingOrganization, heir)
        sheet.tell(event, DCTERMS.description, *both(_ground(reform.basis)))
        if reform.date:
            sheet.tell(event, DCTERMS.date, day(reform.date))


def _body(code: str, slug: str) -> URIRef:
    return URIRef(iris.agency(f"{code}/{slug}"))


def _ground(basis: Basis) -> tuple[str, str]:
    """The document an event rests on, and what it settled."""
    cited = f"{basis.issuer}《{basis.title}》({basis.issued.isoformat()})"
    return f"依据{cited}。{basis.says[0]}", f"By {cited}. {basis.says[1]}"


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
