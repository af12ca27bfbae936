"""Targets with their indicators and units, and the scope lists of tasks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, Literal, URIRef

from qgraph.graph import iris
from qgraph.graph.literals import both, chinese, day, decimal
from qgraph.graph.sectors import sections_of
from qgraph.graph.units import unit
from qgraph.graph.vocabulary import CODES, QG, QUDT
from qgraph.model import ScopeKind

if TYPE_CHECKING:
    from qgraph.graph.triples.sheet import Sheet
    from qgraph.model import Scope, Target

__all__ = ["describe_scopes", "describe_targets"]


def describe_targets(sheet: Sheet) -> None:
    """Say every target, below the task, section or plan that states it."""
    places: Counter[URIRef] = Counter()
    for target in sheet.plan.targets:
        holder = sheet.holder(target.task, target.section)
        places[holder] += 1
        # The plan's own targets are named after the document, as its tasks and sections are.
        above = sheet.carrier if holder == sheet.plan_iri else holder
        node = URIRef(iris.part(above, "target", places[holder]))
        sheet.say(holder, QG.hasTarget, node)
        _describe_target(sheet, node, target)
        _describe_numbers(sheet, node, target)
        sheet.quote(node, target.printed.span, target.sentence)


def _describe_target(sheet: Sheet, node: URIRef, target: Target) -> None:
    sheet.say(node, RDF.type, QG.Target)
    sheet.say(node, QG.ordinal, Literal(target.ordinal))
    sheet.say(node, QG.ofIndicator, _concept(sheet, "indicator", QG.Indicator, target.indicator))
    sheet.say(node, QG.comparator, CODES[target.comparator])
    sheet.say(node, QG.qualifier, *(CODES[qualifier] for qualifier in target.qualifiers))
    if target.deadline:
        sheet.say(node, QG.deadline, day(target.deadline))
    for code, message in target.notes:
        sheet.say(node, QG.code, Literal(code))
        sheet.say(node, SKOS.editorialNote, Literal(message))


def _describe_numbers(sheet: Sheet, node: URIRef, target: Target) -> None:
    numbers = ((QG.targetValue, target.value), (QG.lowerBound, target.lower), (QG.upperBound, target.upper))
    for predicate, number in numbers:
        if number is not None:
            sheet.say(node, predicate, decimal(number))
    if target.unit:
        sheet.say(node, QUDT.hasUnit, _unit(sheet, target.unit))


def _unit(sheet: Sheet, label: str) -> URIRef:
    described = unit(iris.one_spelling(label))
    node = URIRef(described.iri)
    sheet.tell(node, RDF.type, QUDT.Unit)
    sheet.tell(node, SKOS.prefLabel, chinese(described.label))
    if described.ucum:
        sheet.tell(node, QUDT.ucumCode, Literal(described.ucum))
    if described.broader:
        sheet.tell(node, SKOS.broadMatch, URIRef(described.broader))
    if described.multiplier is not None:
        sheet.tell(node, QG.multiplier, decimal(described.multiplier))
    return node


def _concept(sheet: Sheet, kind: str, concept_class: URIRef, label: str) -> URIRef:
    name = iris.one_spelling(label)  # so that one indicator has one label, however a plan spaces it
    node = URIRef(iris.concept(kind, name))
    sheet.tell(node, RDF.type, concept_class)
    sheet.tell(node, SKOS.prefLabel, chinese(name))
    return node


def describe_scopes(sheet: Sheet) -> None:
    """Say what products or sectors each task lists, and whether the text closes the list with a count."""
    places: Counter[int] = Counter()
    for scope in sheet.plan.scopes:
        places[scope.task] += 1
        node = sheet.part("task", scope.task, "scope", places[scope.task])
        sheet.say(sheet.task(scope.task), QG.hasScopeList, node)
        _describe_list(sheet, node, scope)
        sheet.quote(node, scope.span, *(item.span for item in scope.items))


def _describe_list(sheet: Sheet, node: URIRef, scope: Scope) -> None:
    sheet.say(node, RDF.type, SKOS.Collection)
    sheet.say(node, QG.ordinal, Literal(scope.ordinal))
    if scope.label:
        sheet.say(node, SKOS.prefLabel, chinese(scope.label))
    items = [_concept(sheet, scope.kind.value, CODES[scope.kind], item.text) for item in scope.items]
    sheet.say(node, SKOS.member, *items)
    if scope.kind is ScopeKind.SECTOR:
        for item, printed in zip(items, scope.items, strict=True):
            _place_sector(sheet, item, printed.text)
    if scope.count is not None:
        sheet.say(node, QG.declaredCount, Literal(scope.count))
    if scope.open:
        sheet.say(node, QG.open, Literal(True))  # noqa: FBT003 - the value itself


def _place_sector(sheet: Sheet, node: URIRef, printed: str) -> None:
    """Say in which sections of published classifications a sector lies, and of which edition."""
    for section in sections_of(iris.one_spelling(printed)):
        broader, scheme = URIRef(section.iri), URIRef(section.scheme)
        sheet.tell(node, SKOS.broadMatch, broader)
        sheet.tell(broader, RDF.type, SKOS.Concept)
        sheet.tell(broader, SKOS.notation, Literal(section.notation))
        sheet.tell(broader, SKOS.inScheme, scheme)
        sheet.tell(scheme, RDF.type, SKOS.ConceptScheme)
        sheet.tell(scheme, DCTERMS.title, *both(section.scheme_title))
