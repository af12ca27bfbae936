"""Where responsibility clauses stand in a text: in brackets, behind labels, in sentences of nothing but duties."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.bracketed import bracketed_clauses
from qgraph.extraction.clauses.closing import closing_clauses
from qgraph.extraction.clauses.labelled import labelled_clauses
from qgraph.extraction.clauses.rules import stated_rules
from qgraph.model import Document, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.extraction.clauses.parts import Clause, StatedRule

__all__ = ["Finding", "find_clauses"]

_BETWEEN = " \t\n\r,;、"


@dataclass(frozen=True, slots=True)
class Finding:
    """The clauses of a text in printed order, what begins like a clause and was not read as one, and stated rules.

    ``rules`` are those stated outside every clause: in a heading, an introduction or a note.
    """

    clauses: tuple[Clause, ...]
    rejected: tuple[Span, ...]
    rules: tuple[StatedRule, ...] = ()


def find_clauses(document: Document, within: Span, stops: list[int], articles: Sequence[Span] = ()) -> Finding:
    """The responsibility clauses inside ``within``.

    ``stops`` are the places where numbered parts begin: a clause without brackets ends before the next of them.
    Inside ``articles`` (第三条 …) sentences state duties of their own kind: there only brackets and labels count.
    """
    stops = sorted(stops)
    bracketed, refused = bracketed_clauses(document, within, stops)
    labelled, failed = labelled_clauses(document, within, stops, [clause.span for clause in bracketed])
    taken = sorted(clause.span for clause in [*bracketed, *labelled])
    closing = closing_clauses(document, within, stops, sorted([*taken, *articles]), len(taken))
    clauses = _joined(document, stops, sorted([*bracketed, *labelled, *closing], key=lambda clause: clause.span))
    rejected = _outermost(span for span in [*refused, *failed] if not any(c.span.covers(span) for c in labelled))
    rules = _outside(stated_rules(document, within), [clause.span for clause in clauses])
    return Finding(tuple(clauses), rejected, tuple(rules))


def _joined(document: Document, stops: list[int], clauses: list[Clause]) -> list[Clause]:
    """The clauses, of which those that only white space parts are one: (牵头单位:A)(配合单位:B)."""
    joined: list[Clause] = []
    for clause in clauses:
        last = joined[-1] if joined else None
        if last and _one_statement(document, stops, last, clause):
            joined[-1] = replace(
                last,
                span=Span(last.span.start, clause.span.end),
                lists=(*last.lists, *clause.lists),
                deadline=last.deadline or clause.deadline,
                conforms_to=last.conforms_to or clause.conforms_to,
                rules=(*last.rules, *clause.rules),
                unread=(*last.unread, *clause.unread),
            )
        else:
            joined.append(clause)
    return joined


def _one_statement(document: Document, stops: list[int], first: Clause, second: Clause) -> bool:
    """Whether the second clause goes on where the first, which names a lead, ends; the second names none."""
    if not _leads(first) or _leads(second) or second.span.start - first.span.end > 12:
        return False
    between = document.folded[first.span.end : second.span.start]
    if between.strip(_BETWEEN) or between.count("\n") > 2:
        return False
    return bisect_right(stops, first.span.end - 1) == bisect_right(stops, second.span.start)


def _leads(clause: Clause) -> bool:
    return any(names.role is Role.LEAD for names in clause.lists)


def _outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order without those inside another: a bracket and the label in it are one place to look at."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _outside(rules: list[StatedRule], spans: list[Span]) -> list[StatedRule]:
    """The rules that no clause holds."""
    starts = [span.start for span in spans]
    found = []
    for rule in rules:
        before = bisect_right(starts, rule.span.start) - 1
        if before < 0 or spans[before].end <= rule.span.start:
            found.append(rule)
    return found
