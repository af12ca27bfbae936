"""Pairs of brackets, in time linear in the text whatever the brackets do."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["bracket_pairs", "split_outside"]

_CLOSES = {")": "(", "]": "[", "〕": "〔", "】": "【", "}": "{", "〉": "〈", ">": "<"}
_BRACKET = re.compile(r"[()\[\]〔〕【】{}〈〉<>]")
_OPENERS = frozenset("([〔【{〈<")
# A responsibility clause of an official plan nests two or three deep; what is deeper is no clause.
_DEEPEST = 12


def bracket_pairs(folded: str, within: Span, longest: int = 1500) -> list[Span]:
    """The matched pairs of at most ``longest`` characters inside ``within``, brackets included, outer before inner.

    A closing bracket without its opener is passed over; an opener that is never closed gives no pair. One closing
    bracket of another kind than the last opener closes the nearest opener of its own kind.

    >>> [span.of("a(b[c]d)e") for span in bracket_pairs("a(b[c]d)e", Span(0, 9))]
    ['(b[c]d)', '[c]']
    """
    pairs = []
    opened: deque[tuple[str, int]] = deque(maxlen=_DEEPEST)
    for match in _BRACKET.finditer(folded, within.start, within.end):
        sign = match.group()
        if sign in _OPENERS:
            opened.append((sign, match.start()))
            continue
        wanted = _CLOSES[sign]
        if not any(opener == wanted for opener, _ in opened):
            continue
        while opened:
            opener, start = opened.pop()
            if opener == wanted:
                if match.end() - start <= longest:
                    pairs.append(Span(start, match.end()))
                break
    return sorted(pairs, key=lambda span: (span.start, -span.end))


def split_outside(folded: str, within: Span, separators: str, whole: Sequence[Span] = ()) -> list[tuple[Span, str]]:
    """The pieces between separators that stand outside brackets, each with the separator after it ("" at the end).

    Nothing is cut inside the spans of ``whole`` either.

    >>> text = "各县(市、区)政府、市直部门"
    >>> [(span.of(text), sign) for span, sign in split_outside(text, Span(0, len(text)), "、")]
    [('各县(市、区)政府', '、'), ('市直部门', '')]
    """
    inside = sorted([*bracket_pairs(folded, within), *whole])
    pieces, start, pair = [], within.start, 0
    for match in re.finditer(f"[{re.escape(separators)}]", folded[within.start : within.end]):
        at = within.start + match.start()
        while pair < len(inside) and inside[pair].end <= at:
            pair += 1
        if any(span.start < at < span.end for span in inside[pair : pair + 3]):
            continue
        pieces.append((Span(start, at), match.group()))
        start = at + 1
    pieces.append((Span(start, within.end), ""))
    return pieces
