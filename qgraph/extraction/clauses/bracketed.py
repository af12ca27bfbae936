"""Clauses in brackets, closed or not: (市科技局牵头,市财政局配合), 〔责任单位:…〕, (市科技局、市财政局)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.brackets import bracket_pairs, split_outside, unclosed
from qgraph.extraction.clauses.believing import believed
from qgraph.extraction.clauses.clause import read_clause
from qgraph.extraction.clauses.cues import role_words
from qgraph.extraction.clauses.edges import stripped
from qgraph.extraction.clauses.labels import find_labels
from qgraph.extraction.clauses.names import begins_like_body, describes_several, is_organ, looks_like_body
from qgraph.extraction.tables import table
from qgraph.model import Document, Role, Span

if TYPE_CHECKING:
    from qgraph.extraction.clauses.parts import Clause

__all__ = ["bracketed_clauses"]

# A bare list ends its sentence or its paragraph.
_ENDS_SENTENCE = re.compile(r"[ \t]*(?:[。;\n]|$)")
_ENDS_LINE = re.compile(r"[ \t]*[。;]?[ \t]*(?:\n|$)")
_NUMBER = re.compile(r"[\s0-9一二三四五六七八九十百]*")
_LIST_SIGN = re.compile("[、,]")
# A document with so many bare lists of several bodies may name one body in the same way, wherever a line ends. Behind
# the end of a sentence one body does where others stand in brackets too, or so many stand so.
_HABIT = 3


def bracketed_clauses(document: Document, within: Span, stops: list[int]) -> tuple[list[Clause], list[Span]]:
    """The clauses that stand in brackets, of nested brackets the outermost, and brackets a label opens in vain."""
    clauses: list[Clause] = []
    refused: list[Span] = []
    single: list[Span] = []
    bare = 0
    for pair in bracket_pairs(document.folded, within):
        if (clauses and pair.start < clauses[-1].span.end) or _only_a_number(document.folded, pair):
            continue
        clause = _in_pair(document, pair)
        if clause is None and (listed := _bare_list(document, pair)):
            clause, bare = listed, bare + 1
        # A bracket that a new part of the document begins in was never closed: what it holds is not one clause.
        broken = bisect_right(stops, pair.start) != bisect_right(stops, pair.end - 1)
        if clause and not broken:
            clauses.append(clause)
        elif clause or _opens_with_label(document.folded, pair) or _might_be_one(document.folded, pair):
            refused.append(pair)
        elif _names_one(document.folded, pair):
            single.append(pair)
    behind = [pair for pair in single if _behind_a_sentence(document.folded, pair)]
    if bare >= _HABIT or clauses or len(behind) >= _HABIT:
        clauses += [_alone(document, pair) for pair in (single if bare >= _HABIT else behind)]
    clauses += _never_closed(document, within, [clause.span for clause in clauses])
    return sorted(clauses, key=lambda clause: clause.span), refused


def _only_a_number(folded: str, pair: Span) -> bool:
    """Whether a bracket numbers a part, as most brackets of a plan do: (一), (12)."""
    return _NUMBER.fullmatch(folded, pair.start + 1, pair.end - 1) is not None


@cache
def _speaks_of_roles() -> re.Pattern[str]:
    """Words of which one stands in every clause that is no bare list."""
    stems = [word for row in table("roles")["label"]["stem"] for word in row["words"]]
    words = {*stems, *table("roles")["closing"]["ends"], "[A-Za-z]{3}"}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def _in_pair(document: Document, pair: Span) -> Clause | None:
    if not _speaks_of_roles().search(document.folded, pair.start, pair.end):
        return None
    return believed(read_clause(document, pair, Span(pair.start + 1, pair.end - 1)), document.folded)


def _opens_with_label(folded: str, pair: Span) -> bool:
    start = stripped(folded, Span(pair.start + 1, pair.end - 1)).start
    first = next(find_labels(folded, start, pair.end - 1), None)
    return bool(first and first.start == start and first.role and first.whole)


def _might_be_one(folded: str, pair: Span) -> bool:
    """Whether a bracket at the end of a sentence holds role words and the name of a body, though no clause was read."""
    if not _ENDS_SENTENCE.match(folded, pair.end) or not role_words().search(folded, pair.start, pair.end):
        return False
    pieces = split_outside(folded, Span(pair.start + 1, pair.end - 1), ",;、 ")
    names = [stripped(folded, piece).of(folded) for piece, _ in pieces]
    return any(looks_like_body(name, strictly=True) and begins_like_body(name) for name in names)


def _bare_list(document: Document, pair: Span) -> Clause | None:
    """The clause of a bracket that ends a sentence and holds names of bodies only: two or more, or one and by when."""
    folded = document.folded
    content = Span(pair.start + 1, pair.end - 1)
    before = folded[pair.start - 1 : pair.start] if pair.start else ""
    ends = before in ("。", ";", "!") or _ENDS_SENTENCE.match(folded, pair.end)
    # A label before the bracket says what it holds, and is read with it.
    if before == ":" or not ends or not _LIST_SIGN.search(folded, content.start, content.end):
        return None
    first = split_outside(folded, content, ",;、")[0][0]
    if not looks_like_body(stripped(folded, first).of(folded), strictly=True):
        return None
    clause = read_clause(document, pair, content)
    if clause.lists or len(clause.unread) < (1 if clause.deadline else 2):
        return None
    names = [span.of(folded) for span in clause.unread]
    # 甲市、乙市 are places and 甲集团、乙公司 are examples; somebody among those who answer is an organ of state.
    if not all(looks_like_body(name, strictly=True) for name in names) or not any(map(is_organ, names)):
        return None
    return read_clause(document, pair, content, default=Role.RESPONSIBLE)


def _names_one(folded: str, pair: Span) -> bool:
    """Whether a bracket ends its line and holds the name of one organ, or of a group."""
    name = stripped(folded, Span(pair.start + 1, pair.end - 1)).of(folded)
    return (
        len(name) <= 20
        and bool(_ENDS_LINE.match(folded, pair.end))
        and looks_like_body(name, strictly=True)
        and (is_organ(name) or describes_several(name))
    )


def _behind_a_sentence(folded: str, pair: Span) -> bool:
    """Whether the name in a bracket begins like one of a body, and the bracket stands behind the end of a sentence."""
    name = stripped(folded, Span(pair.start + 1, pair.end - 1)).of(folded)
    return folded.endswith(("。", ";", "!"), 0, pair.start) and begins_like_body(name)


def _alone(document: Document, pair: Span) -> Clause:
    return read_clause(document, pair, Span(pair.start + 1, pair.end - 1), default=Role.RESPONSIBLE)


def _never_closed(document: Document, within: Span, taken: list[Span]) -> list[Clause]:
    """The clauses of brackets that nothing closes, up to the end of their sentence; labels there have their own way."""
    folded = document.folded
    starts = [span.start for span in taken]
    clauses = []
    for span in unclosed(folded, within):
        before = bisect_right(starts, span.end) - 1
        if (before >= 0 and taken[before].end > span.start) or _opens_with_label(
            folded, Span(span.start, span.end + 1)
        ):
            continue
        clause = believed(read_clause(document, span, Span(span.start + 1, span.end)), folded)
        if (
            clause
            and not clause.unread
            and all(looks_like_body(n.span.of(folded), strictly=True) for ls in clause.lists for n in ls.names)
        ):
            clauses.append(clause)
    return clauses
