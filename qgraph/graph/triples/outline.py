"""Sections and tasks, the likeness of tasks, and the places a person should look at."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, Literal

from qgraph.graph.literals import chinese, decimal
from qgraph.graph.vocabulary import CODES, QG

if TYPE_CHECKING:
    from rdflib import URIRef

    from qgraph.graph.triples.sheet import Sheet
    from qgraph.model import Section, Span, Task

__all__ = ["describe_outline", "describe_overlaps", "describe_problems"]


def describe_outline(sheet: Sheet) -> None:
    """Say how the plan is divided. A section is evidenced by its heading, a task by heading and whole text."""
    for section in sheet.plan.sections:
        node = sheet.section(section.ordinal)
        sheet.say(node, RDF.type, QG.Section)
        sheet.say(node, DCTERMS.isPartOf, sheet.holder(None, section.parent))
        _describe_heading(sheet, node, section)
        sheet.quote(node, section.span)
    for task in sheet.plan.tasks:
        node = sheet.task(task.ordinal)
        sheet.say(node, RDF.type, QG.Task)
        sheet.say(node, DCTERMS.isPartOf, sheet.holder(None, task.section))
        _describe_heading(sheet, node, task)
        sheet.quote(node, task.heading, task.span)


def _describe_heading(sheet: Sheet, node: URIRef, part: Section | Task) -> None:
    sheet.say(node, QG.ordinal, Literal(part.ordinal))
    if part.number:
        sheet.say(node, DCTERMS.identifier, Literal(part.number))
    if part.title:
        sheet.say(node, DCTERMS.title, chinese(part.title))


def describe_overlaps(sheet: Sheet) -> None:
    """Say which tasks are largely the same, and how alike they are."""
    for first, second, likeness in sheet.plan.overlaps:
        node = sheet.part("overlap", f"{first}-{second}")
        sheet.say(node, RDF.type, QG.Overlap)
        sheet.say(node, QG.overlappingTask, sheet.task(first), sheet.task(second))
        sheet.say(node, QG.likeness, decimal(Decimal(f"{likeness:.3f}")))


def describe_problems(sheet: Sheet) -> None:
    """Say what was not read or read with doubt, by reading and by extraction, in that order and each once."""
    problems = dict.fromkeys((*sheet.plan.document.problems, *sheet.plan.problems))
    for position, problem in enumerate(problems, start=1):
        node = sheet.part("problem", position)
        sheet.say(node, RDF.type, QG.Problem)
        sheet.say(node, QG.code, Literal(problem.code))
        sheet.say(node, QG.message, Literal(problem.message))
        sheet.say(node, QG.severity, CODES[problem.severity])
        sheet.say(node, QG.foundIn, _narrowest(sheet, problem.span))
        sheet.quote(node, problem.span)


def _narrowest(sheet: Sheet, span: Span) -> URIRef:
    """The task, else the innermost section, else the plan, whose text covers the span."""
    # Tasks lie apart and in order: only the last begun can cover the span.
    tasks = sheet.plan.tasks
    begun = bisect_right(tasks, span.start, key=lambda task: task.span.start) - 1
    if begun >= 0 and tasks[begun].span.covers(span):
        return sheet.task(tasks[begun].ordinal)
    around = [section for section in sheet.plan.sections if section.extent.covers(span)]
    innermost = max(around, key=lambda section: (section.level, section.ordinal), default=None)
    return sheet.section(innermost.ordinal) if innermost else sheet.plan_iri
