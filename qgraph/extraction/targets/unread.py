"""Numbers that look like targets and were not read as one: each is told, none is dropped in silence (待核)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.extraction.targets.indicators import is_measure, own_words
from qgraph.extraction.targets.units import longest_first
from qgraph.extraction.targets.verbs import ends_in_verb
from qgraph.model import Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.targets.quantities import Quantity

__all__ = ["nameless", "unread"]

# Neither part of a word, a name in quotation marks or an outline number, nor a year.
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.+\-/第“《〔:∶])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,6}(?:\.[0-9]{1,4})?"
    r"(?: ?[:∶/] ?(?P<to>[0-9]{1,4}))?"
)
_NEAR = 40


@cache
def _named() -> re.Pattern[str]:
    """What stands right after a number that is part of a name (12345热线, 10大工程) and counts nothing."""
    return re.compile(longest_first(table("units")["names"]))


def nameless(quantity: Quantity) -> Problem:
    """The problem of a number that is aimed at and measures nothing that could be named."""
    message = "似为目标值而未能读出指标 · looks like a target, but what it measures was not found"
    return Problem(code="no-indicator", message=message, span=quantity.span, severity=Severity.NOTE)


def unread(text: str, part: Span, quantities: Sequence[Quantity]) -> list[Problem]:
    """The numbers of a part of a sentence that are aimed at, yet are no quantities.

    A number behind a verb of doing whose next word is in no table of units; a proportion of two numbers.

    >>> [problem.code for problem in unread("建成20凉亭", Span(0, 6), [])]
    ['target-unit-unknown']
    >>> [problem.code for problem in unread("生师比达到15:1", Span(0, 9), [])]
    ['target-proportion']
    """
    taken = [one.number for one in quantities]
    return [
        problem
        for match in _NUMBER.finditer(text, part.start, part.end)
        if (match["to"] or not any(number.start <= match.start() < number.end for number in taken))
        and (problem := _problem(text, part, match))
    ]


def _problem(text: str, part: Span, match: re.Match[str]) -> Problem | None:
    before = text[max(part.start, match.start() - _NEAR) : match.start()]
    after = text[match.end() : min(part.end, match.end() + 1)]
    if match["to"]:
        return _proportion(match) if is_measure(own_words(before)) else None
    if not "一" <= after <= "龥" or _named().match(text, match.end()) or not ends_in_verb(before):
        return None
    message = f"数值的单位不在单位表中:{match[0]}{after}… · the unit of this number is in no table of units"
    return Problem(code="target-unit-unknown", message=message, span=_span(match), severity=Severity.NOTE)


def _proportion(match: re.Match[str]) -> Problem:
    message = f"比例形式的目标值,未读作数值:{match[0]} · an aim given as a proportion is not read as a number"
    return Problem(code="target-proportion", message=message, span=_span(match), severity=Severity.NOTE)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())
