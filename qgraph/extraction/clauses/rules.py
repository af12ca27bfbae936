"""Rules a text states once for what follows: 排在第一位的为牵头单位,下同; 以下均需各区政府落实,不再列出."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.brackets import split_outside
from qgraph.extraction.clauses.labels import role_of_label
from qgraph.extraction.clauses.names import compounds
from qgraph.extraction.clauses.parts import StatedRule
from qgraph.extraction.clauses.pieces import STOPS, Reading
from qgraph.extraction.tables import table
from qgraph.model import Document, Printed, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["stated_rules"]


_REACH = 120  # no rule is longer


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("stated_rules")
    compiled = []
    for row in rows["rule"]:
        pattern = row["pattern"]
        for name, words in rows["words"].items():
            pattern = pattern.replace(f"{{{name}}}", words)
        compiled.append((row["name"], re.compile(pattern)))
    return tuple(compiled)


def stated_rules(document: Document, within: Span) -> list[StatedRule]:
    """The rules stated inside a stretch of text, in printed order."""
    found = []
    for name, match in _matches(document.folded, within):
        span = _with_brackets(document.folded, Span(*match.span()), within)
        if name == "all-take-part":
            names = _listed(document, Span(*match.span("names")))
            found.append(StatedRule(name, span, names, role_of_label(match["does"] or "配合")))
        else:
            found.append(StatedRule(name, span, rest=role_of_label(match["rest"]) if match["rest"] else None))
    return sorted(found, key=lambda rule: rule.span)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(table("stated_rules")["telling"]["pattern"])


def _matches(folded: str, within: Span) -> Iterator[tuple[str, re.Match[str]]]:
    """The places where a rule is stated; only looked for around the few words of which each holds one."""
    windows: list[Span] = []
    for word in _telling().finditer(folded, within.start, within.end):
        start, end = max(within.start, word.start() - _REACH), min(within.end, word.end() + _REACH)
        if windows and start <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, end)
        else:
            windows.append(Span(start, end))
    for window in windows:
        for name, pattern in _rules():
            yield from ((name, match) for match in pattern.finditer(folded, window.start, window.end))


def _with_brackets(folded: str, rule: Span, within: Span) -> Span:
    """The rule with the brackets that hold it and nothing else; those of the whole clause are not ``within``."""
    before, after = rule.start - 1, rule.end
    if before >= within.start and after < within.end and folded[before] + folded[after] in {"()", "[]", "〔〕", "〈〉"}:
        return Span(before, after + 1)
    return rule


def _listed(document: Document, span: Span) -> tuple[Printed, ...]:
    reading = Reading(document)
    for piece, _ in split_outside(document.folded, span, STOPS, compounds(document.folded, span)):
        reading.piece(piece)
    return tuple(reading.pending)
