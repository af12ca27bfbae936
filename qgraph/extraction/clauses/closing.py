"""Sentences that state nothing but who does it, as 由市科技局牵头,市财政局配合 does."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from qgraph.extraction.brackets import split_outside
from qgraph.extraction.clauses.clause import read_clause
from qgraph.extraction.clauses.edges import stripped
from qgraph.extraction.clauses.names import begins_like_body, looks_like_body
from qgraph.extraction.tables import table
from qgraph.model import Document, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.clauses.parts import Clause

__all__ = ["closing_clauses"]

_LONGEST = 600
_BEGINS = re.compile(r"[。;\n!?]")
_TIME = re.compile("[年月底]")
_OPENS = re.compile(r"(?<=[。;\n])[ \t]*由(?=\S)")


@cache
def _ends() -> re.Pattern[str]:
    """Where a sentence ends with words that may be a role verb."""
    words = table("roles")["closing"]["ends"]
    return re.compile(f"(?:{'|'.join(words)})[ \t]*(?=[。;\n]|$)")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(table("roles")["closing"]["pattern"])


def closing_clauses(
    document: Document, within: Span, stops: Sequence[int], taken: Sequence[Span], others: int
) -> list[Clause]:
    """The clauses of sentences outside ``taken`` that are, from some comma on, lists of bodies with their verbs.

    ``others`` is how many clauses the text has in brackets and behind labels. Where those are its habit, a sentence
    that only ends so (…,由市科技局负责) is prose.
    """
    whole, ending = _both_kinds(document, within, stops, taken)
    opening = _opening(document, within, sorted([*taken, *(clause.span for clause in [*whole, *ending])]))
    # One sentence that begins so tells a story: 由市科技局牵头,市财政局参与,起草了…; several are the plan's style.
    ending += opening if len(opening) > 1 else []
    return sorted([*whole, *(ending if len(ending) >= others else ())], key=lambda clause: clause.span)


def _both_kinds(
    document: Document, within: Span, stops: Sequence[int], taken: Sequence[Span]
) -> tuple[list[Clause], list[Clause]]:
    """The clauses that are whole sentences, and those that end one."""
    folded = document.folded
    whole: list[Clause] = []
    ending: list[Clause] = []
    begins = within.start
    starts = [span.start for span in taken]
    for match in _ends().finditer(folded, within.start, within.end):
        before = bisect_right(starts, match.end() - 1) - 1
        floor = max(begins, taken[before].end if before >= 0 else 0)
        if floor >= match.end():
            continue
        sentence = Span(_sentence_start(folded, max(floor, match.end() - _LONGEST), match.end()), match.end())
        found = _closing(document, sentence, stops)
        if found:
            clause, is_whole = found
            (whole if is_whole else ending).append(clause)
            begins = clause.span.end
    return whole, ending


def _opening(document: Document, within: Span, taken: Sequence[Span]) -> list[Clause]:
    """The clauses that sentences begin with: 由市公安局牵头,市城管局配合,整治…; a lead and others, or it is prose."""
    folded = document.folded
    starts = [span.start for span in taken]
    clauses = []
    for match in _OPENS.finditer(folded, within.start, within.end):
        before = bisect_right(starts, match.end()) - 1
        if before >= 0 and taken[before].end > match.end():
            continue
        stop = _BEGINS.search(folded, match.end(), min(within.end, match.end() + _LONGEST))
        if stop is None:
            continue
        pieces = [piece for piece, _ in split_outside(folded, Span(match.end(), stop.start()), ",")]
        duties = list(takewhile(lambda piece: _duties(document, piece), pieces))
        if duties and len(duties) < len(pieces):
            content = stripped(folded, Span(match.end(), duties[-1].end))
            clause = read_clause(document, content, content, objects=False)
            roles = {names.role for names in clause.lists}
            if not clause.unread and Role.LEAD in roles and len(roles) > 1:
                clauses.append(clause)
    return clauses


def _sentence_start(folded: str, floor: int, end: int) -> int:
    """Where the sentence that ends at ``end`` begins, no further back than ``floor``."""
    places = [folded.rfind(sign, floor, end) + 1 for sign in "。;\n!?"]
    return max(floor, *places)


def _closing(document: Document, sentence: Span, stops: Sequence[int]) -> tuple[Clause, bool] | None:
    """The clause a sentence ends with, and whether it is all of the sentence."""
    folded = document.folded
    pieces = [piece for piece, _ in split_outside(folded, sentence, ",")]
    first = last = len(pieces) - (len(pieces) > 1 and _sets_time(document, pieces[-1]))
    while first and _duties(document, pieces[first - 1]):
        first -= 1
    if first == last:
        return None
    span = stripped(folded, Span(pieces[first].start, sentence.end))
    lead_in = _lead_in().match(span.of(folded))
    content = Span(span.start + (lead_in.end() if lead_in else 0), span.end)
    numbered = bisect_right(stops, span.start) != bisect_right(stops, span.start - 3)
    clause = read_clause(document, content, content, objects=False)
    roles = {names.role for names in clause.lists}
    whole = first == 0 and not numbered
    led = Role.LEAD in roles and len(roles) > 1
    if clause.unread or roles <= {Role.PARTICIPANT} or not (whole or led or lead_in):
        return None
    return clause, whole


def _sets_time(document: Document, piece: Span) -> bool:
    """Whether a piece between commas says by when and nothing else: 10月底前完成."""
    span = stripped(document.folded, piece)
    if not _TIME.search(document.folded, span.start, span.end):
        return False
    clause = read_clause(document, span, span, objects=False)
    return clause.deadline is not None and not clause.lists and not clause.unread


def _duties(document: Document, piece: Span) -> bool:
    """Whether a piece between commas is a list of bodies, with or without its verb, and nothing else."""
    folded = document.folded
    span = stripped(folded, piece)
    lead_in = _lead_in().match(span.of(folded))
    content = Span(span.start + (lead_in.end() if lead_in else 0), span.end)
    clause = read_clause(document, content, content, objects=False)
    names = [name.span.of(folded) for names in clause.lists for name in names.names]
    names += [unread.of(folded) for unread in clause.unread]
    # 报市科技局审批后… shows at the head of a piece; behind a list sign any name of a body may stand.
    return bool(names) and begins_like_body(names[0]) and all(looks_like_body(name, strictly=True) for name in names)
