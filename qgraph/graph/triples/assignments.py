"""Who is given which role in which task, and by which words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, Literal, URIRef

from qgraph.graph import iris
from qgraph.graph.literals import day
from qgraph.graph.triples.documents import describe_cited
from qgraph.graph.vocabulary import CODES, QG

if TYPE_CHECKING:
    from qgraph.graph.triples.documents import Cited
    from qgraph.graph.triples.sheet import Sheet
    from qgraph.model import Assignment

__all__ = ["describe_assignments"]


def describe_assignments(sheet: Sheet, cited: Cited) -> None:
    """Say every assignment, and which roles of which tasks have an open list."""
    places: Counter[tuple[object, ...]] = Counter()
    for assignment in sheet.plan.assignments:
        path = _path(assignment)
        places[path] += 1
        node = sheet.part(*path, places[path])
        _describe_roles(sheet, node, assignment)
        _describe_circumstances(sheet, node, assignment, cited)
        sheet.quote(node, assignment.name.span, assignment.clause_span, assignment.rule)


def _path(assignment: Assignment) -> tuple[str | int, ...]:
    """Where the assignments of one role in one task are numbered; implied ones apart from those in print."""
    implied = ("implied",) if assignment.implied else ()
    return ("task", assignment.task, *implied, assignment.role.value)


def _describe_roles(sheet: Sheet, node: URIRef, assignment: Assignment) -> None:
    sheet.say(node, RDF.type, QG.Assignment)
    sheet.say(node, QG.assignedTask, sheet.task(assignment.task))
    sheet.say(node, QG.role, CODES[assignment.role])
    sheet.say(node, QG.ordinal, Literal(assignment.ordinal))
    # A name nobody could identify keeps its assignment and its words; only the agent is missing.
    if assignment.agency:
        sheet.say(node, QG.assignee, URIRef(iris.agency(assignment.agency)))
    if assignment.open:
        sheet.say(sheet.task(assignment.task), QG.openRole, CODES[assignment.role])


def _describe_circumstances(sheet: Sheet, node: URIRef, assignment: Assignment, cited: Cited) -> None:
    sheet.say(node, QG.cue, Literal(assignment.cue))
    sheet.say(node, QG.clause, Literal(assignment.clause))
    sheet.say(node, QG.list, Literal(assignment.list))
    if assignment.implied:
        sheet.say(node, QG.implied, Literal(True))  # noqa: FBT003 - the value itself
    if assignment.deadline:
        sheet.say(node, QG.deadlineText, Literal(assignment.deadline))
    if assignment.due:
        sheet.say(node, QG.deadline, day(assignment.due))
    if assignment.conforms_to:
        title, number = cited.both(assignment.conforms_to)
        document = cited.iri(title, number)
        describe_cited(sheet, document, title, number)
        sheet.say(node, DCTERMS.conformsTo, document)
