"""The edges of names and clauses: white space, colons, quotes and brackets that belong to nothing inside."""

from __future__ import annotations

from qgraph.model import Span

__all__ = ["EDGE", "stripped", "without_half_a_bracket"]

EDGE = " \t\n\r\u3000:"
_FIRST_HAN = "\u4e00"
_QUOTES = {"“": "”", '"': '"', "'": "'", "「": "」", "『": "』", "‘": "’"}


def stripped(folded: str, span: Span, edge: str = EDGE) -> Span:
    """The span without white space and colons at its edges, and without quotes that close nothing inside it."""
    start, end = span.start, span.end
    if start < end and folded[start] >= _FIRST_HAN <= folded[end - 1]:
        return span  # as most are: no mark to strip comes behind the Han characters in Unicode
    while start < end:
        first, last = folded[start], folded[end - 1]
        if first in edge or (first in _QUOTES and folded.find(_QUOTES[first], start + 1, end) in (-1, end - 1)):
            start += 1
        elif last in edge or (last in _QUOTES.values() and _opens_nothing(folded, start, end)):
            end -= 1
        else:
            break
    return Span(start, end)


def _opens_nothing(folded: str, start: int, end: int) -> bool:
    """Whether the quote at the end of a stretch has no opener in it."""
    opener = next(opener for opener, closer in _QUOTES.items() if closer == folded[end - 1])
    return folded.find(opener, start, end - 1) == -1


def without_half_a_bracket(folded: str, span: Span) -> Span:
    """The name without a bracket at its end that nothing in it opens or closes."""
    words = span.of(folded)
    if words and (words[-1] in "([〔【" or (words[-1] in ")]〕】" and not any(sign in words for sign in "([〔【"))):
        return stripped(folded, Span(span.start, span.end - 1))
    return span
