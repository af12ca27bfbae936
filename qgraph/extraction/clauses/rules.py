"""Rules a text states once for what follows: 排在第一位的为牵头单位,下同; 以下均需各区政府落实,不再列出."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.brackets import split_outside
from qgraph.extraction.clauses.names import compounds
from qgraph.extraction.clauses.parts import StatedRule
from qgraph.extraction.clauses.pieces import STOPS, Reading
from qgraph.extraction.tables import table
from qgraph.model import Document, Printed, Role, Span

__all__ = ["stated_rules"]


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in table("stated_rules")["rule"])


def stated_rules(document: Document, within: Span) -> list[StatedRule]:
    """The rules stated inside a stretch of text, in printed order."""
    found = []
    for name, pattern in _rules():
        for match in pattern.finditer(document.folded, within.start, within.end):
            names: tuple[Printed, ...] = ()
            role = Role.PARTICIPANT
            if name == "all-take-part":
                names = _listed(document, Span(*match.span("names")))
                role = Role.RESPONSIBLE if match.group("does") in ("负责", "落实") else role
            found.append(StatedRule(name, Span(*match.span()), names, role))
    return sorted(found, key=lambda rule: rule.span)


def _listed(document: Document, span: Span) -> tuple[Printed, ...]:
    reading = Reading(document)
    for piece, _ in split_outside(document.folded, span, STOPS, compounds(document.folded, span)):
        reading.piece(piece)
    return tuple(reading.pending)
