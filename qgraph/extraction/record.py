"""A plan as one object of flat lists, so that each of them loads as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

    from qgraph.model import Assignment, Plan, Target

__all__ = ["record"]


def record(plan: Plan) -> dict[str, list[dict[str, Any]] | dict[str, Any]]:
    """The plan as plain values for JSON: document, tasks, assignments, targets, scopes, citations, problems.

    ``start`` and ``end`` count characters of the stored text, half open. Dates are ISO 8601; numbers as printed.
    """
    sections = {section.ordinal: section for section in plan.sections}
    return {
        "document": _document(plan),
        "sections": [
            {"id": str(s.ordinal), "number": s.number, "title": s.title, "level": s.level, "parent": s.parent}
            | {"start": s.span.start, "end": s.span.end}
            for s in plan.sections
        ],
        "tasks": [
            {
                "id": task.id,
                "number": task.number,
                "ordinal": task.ordinal,
                "title": task.title,
                "section": sections[task.section].title if task.section else None,
                "start": task.span.start,
                "end": task.span.end,
            }
            for task in plan.tasks
        ],
        "assignments": [_assignment(assignment) for assignment in plan.assignments],
        "targets": [_target(target) for target in plan.targets],
        "scopes": [
            {"task": str(scope.task), "kind": scope.kind.value, "label": scope.label, "printed": item.text}
            | {"start": item.span.start, "end": item.span.end}
            for scope in plan.scopes
            for item in scope.items
        ],
        "citations": [
            {
                "task": None if citation.task is None else str(citation.task),
                "relation": citation.relation.value,
                "title": citation.title,
                "number": citation.number,
                "start": citation.span.start,
                "end": citation.span.end,
            }
            for citation in plan.citations
        ],
        "problems": [
            {
                "code": problem.code,
                "message": problem.message,
                "start": problem.span.start,
                "end": problem.span.end,
                "severity": problem.severity.value,
            }
            for problem in plan.problems
        ],
    }


def _document(plan: Plan) -> dict[str, Any]:
    head = plan.document.letterhead
    return {
        "title": plan.title,
        "notice": head.notice.text if head.notice else None,
        "number": head.number.text if head.number else None,
        "issuer": head.issuer.text if head.issuer else None,
        "date": head.signed.isoformat() if head.signed else None,
        "posted": head.posted.isoformat() if head.posted else None,
        "site": head.site.text if head.site else None,
        "place": plan.place,
        "plan_period": [day.isoformat() for day in plan.period] if plan.period else None,
        "sha256": plan.document.sha256,
        "format": plan.document.format,
        "source": plan.document.source,
    }


def _assignment(one: Assignment) -> dict[str, Any]:
    return {
        "task": str(one.task),
        "clause": one.clause,
        "list": one.list,
        "ordinal": one.ordinal,
        "role": one.role.value,
        "cue": one.cue,
        "printed": one.name.text,
        "agency": one.agency,
        "open": one.open,
        "implied": one.implied,
        "deadline": one.deadline,
        "due": one.due.isoformat() if one.due else None,
        "conforms_to": one.conforms_to,
        "start": one.name.span.start,
        "end": one.name.span.end,
    }


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where the decimal is written so; JSON has no other way to keep its last zeros."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else float(value)


def _target(target: Target) -> dict[str, Any]:
    return {
        "task": None if target.task is None else str(target.task),
        "indicator": target.indicator,
        "comparator": target.comparator.value,
        "value": _number(target.value),
        "lower": _number(target.lower),
        "upper": _number(target.upper),
        "unit": target.unit,
        "qualifiers": [qualifier.value for qualifier in target.qualifiers],
        "deadline": target.deadline.isoformat() if target.deadline else None,
        "printed": target.printed.text,
        "notes": [{"code": code, "message": message} for code, message in target.notes],
        "start": target.printed.span.start,
        "end": target.printed.span.end,
    }
