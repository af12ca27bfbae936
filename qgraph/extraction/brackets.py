"""Pairs of brackets, in time linear in the text whatever the brackets do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from functools import cache
from typing import TYPE_CHECKING

from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["bracket_pairs", "split_outside", "unclosed"]

_CLOSES = {")": "(", "]": "[", "〕": "〔", "】": "【", "}": "{", "〉": "〈", ">": "<"}
_BRACKET = re.compile(r"[()\[\]〔〕【】{}〈〉<>]")
_OPENERS = frozenset("([〔【{〈<")
# A responsibility clause of an official plan nests two or three deep; what is deeper is no clause.
_DEEPEST = 12
# These are misprinted for one another: (市科技局负责〕. Not 1) or >, which need no opener.
_ALIKE = {")": "[〔【", "]": "(〔【", "〕": "([【", "】": "([〔"}
_ENDS = re.compile(r"[。\n]")
_NUMBER = re.compile(r"\n[ \t]*\d{1,2}$")  # 1) at the head of a line closes nothing
_LONGEST_MISPRINT = 300


def bracket_pairs(folded: str, within: Span, longest: int = 1500) -> list[Span]:
    """The matched pairs of at most ``longest`` characters inside ``within``, brackets included, outer before inner.

    An opener that is never closed gives no pair. A closing bracket of another kind than the last opener closes the
    nearest opener of its own kind; where there is none it closes the last opener, as a misprint, unless it follows a
    number (1). A closing bracket without any opener is passed over.

    >>> [span.of("a(b[c]d)e(f〕") for span in bracket_pairs("a(b[c]d)e(f〕", Span(0, 12))]
    ['(b[c]d)', '[c]', '(f〕']
    """
    return _matched(folded, within, longest)[0]


def unclosed(folded: str, within: Span) -> list[Span]:
    r"""For each sentence the stretch from its last opener that is never closed to the sentence's end.

    >>> [span.of("开展抽检。(市局负责\\n次年") for span in unclosed("开展抽检。(市局负责\n次年", Span(0, 13))]
    ['(市局负责']
    """
    openers = _matched(folded, within, 1500)[1]
    ends = [match.start() for match in _ENDS.finditer(folded, within.start, within.end)] if openers else []
    last: dict[int, int] = {}
    for start in sorted(openers):
        place = bisect_left(ends, start)
        last[ends[place] if place < len(ends) else within.end] = start
    return [Span(start, end) for end, start in last.items()]


def _matched(folded: str, within: Span, longest: int) -> tuple[list[Span], list[int]]:
    """The pairs, and the places of round, square and lenticular openers that nothing closes."""
    pairs = []
    alone: list[int] = []
    opened: deque[tuple[str, int]] = deque(maxlen=_DEEPEST)
    for match in _BRACKET.finditer(folded, within.start, within.end):
        sign = match.group()
        if sign in _OPENERS:
            opened.append((sign, match.start()))
            continue
        wanted = _CLOSES[sign]
        at = match.start()
        if sign == ")" and opened and folded[at - 1].isdigit() and _NUMBER.search(folded, max(0, at - 6), at):
            continue
        if not opened or (opened[-1][0] != wanted and not any(opener == wanted for opener, _ in opened)):
            if not opened or not _misprinted(folded, opened[-1], at):
                continue
            wanted = opened[-1][0]
        while opened:
            opener, start = opened.pop()
            if opener == wanted:
                if match.end() - start <= longest:
                    pairs.append(Span(start, match.end()))
                break
            alone.append(start)
    alone += [start for _, start in opened]
    return sorted(pairs, key=lambda span: (span.start, -span.end)), [one for one in alone if folded[one] in "([〔【"]


def _misprinted(folded: str, opened: tuple[str, int], at: int) -> bool:
    """Whether the bracket at ``at`` closes the last opener, though it is of another kind."""
    opener, start = opened
    return opener in _ALIKE.get(folded[at], "") and at - start < _LONGEST_MISPRINT and not folded[at - 1].isdigit()


@cache
def _any_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(signs)}]")


def split_outside(folded: str, within: Span, separators: str, whole: Sequence[Span] = ()) -> list[tuple[Span, str]]:
    """The pieces between separators that stand outside brackets, each with the separator after it ("" at the end).

    Nothing is cut inside the spans of ``whole`` either.

    >>> text = "各县(市、区)政府、市直部门"
    >>> [(span.of(text), sign) for span, sign in split_outside(text, Span(0, len(text)), "、")]
    [('各县(市、区)政府', '、'), ('市直部门', '')]
    """
    pairs = bracket_pairs(folded, within) if _BRACKET.search(folded, within.start, within.end) else []
    inside = sorted([*pairs, *whole]) if whole else pairs
    pieces, start, pair = [], within.start, 0
    for match in _any_of(separators).finditer(folded, within.start, within.end):
        at = match.start()
        while pair < len(inside) and inside[pair].end <= at:
            pair += 1
        if any(span.start < at < span.end for span in inside[pair : pair + 3]):
            continue
        pieces.append((Span(start, at), match.group()))
        start = at + 1
    pieces.append((Span(start, within.end), ""))
    return pieces
