"""Tasks that say largely the same (内容重叠)."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING

from qgraph.extraction.sentences import enclosures
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgraph.model import Document, Task

__all__ = ["read_overlaps"]

_LENGTH = 4
_BYTES = 2 * _LENGTH
_NO_LETTERS = re.compile(r"[\W_]+")
_LIKE = 0.5
# A task of a line or two is contained in another by chance.
_FEWEST = 40
# A shingle that so many tasks share is a formula of the genre (建立健全…机制) and says nothing about two of them.
# The limit also bounds the pairs looked at: at most this many for each shingle of the plan.
_FORMULA = 12
_LONGEST_TASK = 6000


def read_overlaps(
    document: Document, tasks: Sequence[Task], clauses: Sequence[Span] = ()
) -> list[tuple[int, int, float]]:
    """Pairs of tasks whose texts share at least half of the smaller one's 4-character shingles, with that share.

    Pairs are of task ordinals, the smaller first, in order; the share is rounded to four places. Shingles are as in
    Broder, On the resemblance and containment of documents (1997); the share over the smaller set is the overlap
    coefficient of Szymkiewicz and Simpson, which finds a short task repeated inside a long one, where Jaccard's
    quotient would not. Headings and responsibility clauses (``clauses``, or a bracket at the end) are left out.
    """
    inner = sorted(clauses, key=_start)
    shingles = {task.ordinal: _shingles(_words(document, task, inner)) for task in tasks}
    sizes: dict[int, int] = {}
    found = []
    for pair, count in sorted(_shared(shingles).items()):
        if count < _LIKE * _FEWEST:
            continue
        smaller = min(_size(ordinal, shingles, sizes) for ordinal in pair)
        if smaller >= _FEWEST and count >= _LIKE * smaller:
            found.append((*pair, round(count / smaller, 4)))
    return found


def _size(ordinal: int, shingles: Mapping[int, array[int]], known: dict[int, int]) -> int:
    """How many different shingles a task has; few are ever asked for it."""
    if ordinal not in known:
        known[ordinal] = len(set(shingles[ordinal]))
    return known[ordinal]


def _shared(shingles: Mapping[int, array[int]]) -> Counter[tuple[int, int]]:
    """How many shingles each pair of tasks has in common, formulas left out."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for own in shingles.values():
        repeated |= seen.intersection(own)
        seen.update(own)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for ordinal, own in sorted(shingles.items()):
        for shingle in repeated.intersection(own):
            places[shingle].append(ordinal)
    groups = (ordinals for ordinals in places.values() if len(ordinals) <= _FORMULA)
    return Counter(chain.from_iterable(combinations(ordinals, 2) for ordinals in groups))


def _words(document: Document, task: Task, clauses: Sequence[Span]) -> str:
    """The body of a task without its heading and its clauses."""
    body = Span(task.heading.end, task.span.end) if task.span.covers(task.heading) else task.span
    kept, place = [], body.start
    for clause in _inside(body, clauses) if clauses else _closing_bracket(document.folded, body):
        kept.append(document.folded[place : clause.start])
        place = max(place, clause.end)
    kept.append(document.folded[place : body.end])
    return "".join(kept)[:_LONGEST_TASK]


def _inside(body: Span, clauses: Sequence[Span]) -> Sequence[Span]:
    """Those of the clauses, which are in order, that begin in the body."""
    return clauses[bisect_left(clauses, body.start, key=_start) : bisect_left(clauses, body.end, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _closing_bracket(text: str, body: Span) -> list[Span]:
    """The bracket a text ends in, where it does: the usual place of a clause."""
    pairs = enclosures(text, body.start, body.end)
    ends = bool(pairs) and not text[pairs[-1].end : body.end].strip(" \n。")
    return pairs[-1:] if ends else []


def _shingles(text: str) -> array[int]:
    """The shingles of the letters of a text, each as one number: its four UTF-16 units side by side."""
    units = _NO_LETTERS.sub("", text).encode("utf-16-le")
    found = array("Q")
    for start in range(0, _BYTES, _BYTES // _LENGTH):
        found.frombytes(units[start : len(units) - (len(units) - start) % _BYTES])
    return found
