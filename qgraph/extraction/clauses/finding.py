"""Where responsibility clauses stand in a text: in brackets, behind a label on a line, as a bare list of names."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from qgraph.extraction.brackets import bracket_pairs
from qgraph.extraction.clauses.clause import Clause, NameList, read_clause, stripped
from qgraph.extraction.clauses.cues import label_pattern
from qgraph.extraction.clauses.names import looks_like_body
from qgraph.model import Document, Role, Span

__all__ = ["Finding", "find_clauses"]

# A clause without brackets is at most this long, and a line of labels that reads as none is tried this often.
_LONGEST = 1500
_TRIES = 3
# A space inside a line ends a clause without brackets where no list sign stands beside it.
_GAP = re.compile(r"(?<=[^\s;,、::])[ \t]+(?=[^\s;,、::])")
# A bare list ends its sentence or its paragraph.
_ENDS_SENTENCE = re.compile(r"[ \t]*(?:[。;\n]|$)")


@dataclass(frozen=True, slots=True)
class Finding:
    """The clauses of a text in printed order, and what begins like a clause and was not read as one."""

    clauses: tuple[Clause, ...]
    rejected: tuple[Span, ...]


def find_clauses(document: Document, within: Span, stops: list[int]) -> Finding:
    """The responsibility clauses inside ``within``.

    ``stops`` are the places where numbered parts begin: a clause without brackets ends before the next of them.
    """
    bracketed, refused = _bracketed(document, within, sorted(stops))
    labelled, failed = _labelled(document, within, stops, [clause.span for clause in bracketed])
    clauses = sorted([*bracketed, *labelled], key=lambda clause: clause.span)
    rejected = [span for span in sorted([*refused, *failed]) if not any(c.span.covers(span) for c in labelled)]
    return Finding(tuple(clauses), tuple(rejected))


def _likely(names: NameList, folded: str) -> bool:
    """Whether at least half of the names look like public bodies."""
    return 2 * sum(looks_like_body(name.span.of(folded)) for name in names.names) >= len(names.names)


def _believed(clause: Clause, folded: str) -> Clause | None:
    """The clause without lists that hardly name bodies; None where that makes it no clause at all.

    A label says what follows, so one good list vouches for the clause, and the names of the others are reported.
    Verbs also stand in prose: there every list must be likely.
    """
    likely = [names for names in clause.lists if _likely(names, folded)]
    if not likely:
        return None
    if len(likely) == len(clause.lists):
        return clause
    if not any(names.labelled for names in likely):
        return None
    odd = [name.span for names in clause.lists if names not in likely for name in names.names]
    return replace(clause, lists=tuple(likely), unread=(*clause.unread, *odd))


def _bracketed(document: Document, within: Span, stops: list[int]) -> tuple[list[Clause], list[Span]]:
    """The clauses that stand in brackets, of nested brackets the outermost, and brackets a label opens in vain."""
    clauses: list[Clause] = []
    refused: list[Span] = []
    folded = document.folded
    for pair in bracket_pairs(folded, within):
        if clauses and pair.start < clauses[-1].span.end:
            continue
        content = Span(pair.start + 1, pair.end - 1)
        clause = _believed(read_clause(document, pair, content), folded) or _bare_list(document, pair, content)
        # A bracket that a new part of the document begins in was never closed: what it holds is not one clause.
        broken = bisect_right(stops, pair.start) != bisect_right(stops, pair.end - 1)
        if clause and not broken:
            clauses.append(clause)
        elif clause or label_pattern().match(folded, stripped(folded, content).start, content.end):
            refused.append(pair)
    return clauses, refused


def _bare_list(document: Document, pair: Span, content: Span) -> Clause | None:
    """The clause of a bracket that ends a sentence and holds names of bodies only, two of them or more."""
    folded = document.folded
    if not _ENDS_SENTENCE.match(folded, pair.end) or not re.search("[、,]", content.of(folded)):
        return None
    clause = read_clause(document, pair, content)
    if clause.lists or len(clause.unread) < 2:
        return None
    if not all(looks_like_body(span.of(folded), strictly=True) for span in clause.unread):
        return None
    return read_clause(document, pair, content, default=Role.RESPONSIBLE)


def _labelled(document: Document, within: Span, stops: list[int], taken: list[Span]) -> tuple[list[Clause], list[Span]]:
    """The clauses without (closed) brackets that begin with a label such as 责任单位:, and labels without a clause."""
    folded = document.folded
    clauses: list[Clause] = []
    failed: list[Span] = []
    at, tries = within.start, 0
    ends = sorted({*stops, within.end})
    taken_at = stop_at = 0
    for match in label_pattern().finditer(folded, within.start, within.end):
        start = match.start()
        while taken_at < len(taken) and taken[taken_at].end <= start:
            taken_at += 1
        while ends[stop_at] <= start:
            stop_at += 1
        inside = taken_at < len(taken) and taken[taken_at].start <= start
        if start < at or inside or not match.group("tail") or match.group("colon") != ":":
            continue
        end = _line_end(folded, match.end(), ends[stop_at])
        clause = _believed(read_clause(document, stripped(folded, Span(start, end)), Span(start, end)), folded)
        tries = 0 if clause else tries + 1
        if clause:
            clauses.append(clause)
        else:
            failed.append(Span(start, match.end()))
        if tries in (0, _TRIES):
            at, tries = end, 0
    return clauses, failed


def _line_end(folded: str, start: int, limit: int) -> int:
    """Where a clause without brackets ends: the line, the sentence, the next part, a gap that no list sign bridges.

    ``start`` is behind the label; where the label stands alone on its line, the next line is its list.
    """
    limit = min(limit, start + _LONGEST)
    while start < limit and folded[start].isspace():
        start += 1
    for sign in "\n。":
        found = folded.find(sign, start, limit)
        limit = found if found >= 0 else limit
    for gap in _GAP.finditer(folded, start, limit):
        if not label_pattern().match(folded, gap.end(), limit):
            return gap.start()
    return limit
