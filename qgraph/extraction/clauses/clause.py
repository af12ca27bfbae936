"""One responsibility clause, cut into lists of names with a role each.

A clause is cut at labels, and between them at stops outside brackets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from qgraph.extraction.brackets import bracket_pairs, split_outside
from qgraph.extraction.clauses.cues import match_aside
from qgraph.extraction.clauses.edges import stripped
from qgraph.extraction.clauses.english import is_english
from qgraph.extraction.clauses.labels import Label, find_labels, may_hold_label, unknown_labels
from qgraph.extraction.clauses.names import begins_like_body, compounds, looks_like_body
from qgraph.extraction.clauses.parts import Clause, NameList, StatedRule
from qgraph.extraction.clauses.pieces import STOPS, Reading
from qgraph.extraction.clauses.rules import stated_rules
from qgraph.model import Document, Role, Span

__all__ = ["Clause", "NameList", "StatedRule", "read_clause", "stripped"]

_LONGEST_NAME = 60


def read_clause(
    document: Document, span: Span, content: Span, default: Role | None = None, *, objects: bool = True
) -> Clause:
    """The clause printed at ``span``, whose words without brackets are ``content``.

    ``default`` is the role of a list without label or verb; without it such a list is left unread.
    ``objects``: a verb may go on to say for what (市财政局负责资金保障), as it may not in running text.
    """
    folded = document.folded
    rules = stated_rules(document, content)
    if any(rule.name.endswith("-leads") for rule in rules):
        # Where the clause itself says which of the named leads, the others answer with it.
        default = Role.RESPONSIBLE
    reading = Reading(document, objects=objects)
    for region, label in _regions(folded, content, rules):
        if label != reading.label:
            reading.close(default)
            reading.label = label
        if is_english(region.of(folded)):
            reading.english(region)
            continue
        for piece, sign in split_outside(folded, region, STOPS, compounds(folded, region)):
            reading.piece(piece)
            reading.stop(sign)
    reading.close(default)
    return Clause(
        span=span,
        lists=tuple(reading.lists),
        deadline=reading.deadline,
        conforms_to=reading.conforms_to,
        rules=tuple(rules),
        unread=tuple(reading.unread),
    )


def _regions(folded: str, content: Span, rules: list[StatedRule]) -> list[tuple[Span, Label | None]]:
    """The stretches of a clause outside stated rules, each with the label it stands under."""
    label: Label | None = None
    regions = []
    at = content.start
    labels = _labels(folded, content.start, content.end)
    cuts: list[Span | Label] = [*labels, *(rule.span for rule in rules if not _within(rule.span, labels))]
    for cut in sorted(cuts, key=lambda one: one.start):
        if cut.start < at or (isinstance(cut, Label) and cut.beside and label is None):
            continue
        regions.append((_unwrapped(folded, Span(at, cut.start)), label))
        at = cut.end
        if isinstance(cut, Label):
            # What is not about who is read with its label: 完成时限:2030年.
            label, at = cut, cut.start if cut.aside else cut.end
    return [*regions, (_unwrapped(folded, Span(at, content.end)), label)]


def _within(span: Span, labels: list[Label]) -> bool:
    """Whether a rule is stated inside a label: 责任单位(排第一的为牵头单位):. Labels are in order and apart."""
    before = bisect_right(labels, span.start, key=_start) - 1
    return before >= 0 and span.end <= labels[before].end


def _start(label: Label) -> int:
    return label.start


def _labels(folded: str, start: int, end: int) -> list[Label]:
    """The labels of a stretch, known ones before others where they overlap."""
    if not may_hold_label(folded, start, end):
        return []
    known = [one for one in find_labels(folded, start, end) if one.sign != "lost" or _names_follow(folded, one, end)]
    nested = _outermost(bracket_pairs(folded, Span(start, end)))
    known = [one for one in known if one.role or not _inside(one, nested)]
    other = [
        _told_apart(one)
        for one in unknown_labels(folded, start, end)
        if not looks_like_body(one.words, strictly=True) and not _overlaps(one, known) and not _inside(one, nested)
    ]
    return sorted([*known, *other], key=_start)


def _overlaps(label: Label, others: list[Label]) -> bool:
    """Whether a label overlaps one of others, which are in order and apart."""
    before = bisect_left(others, label.end, key=_start) - 1
    return before >= 0 and label.start < others[before].end


def _outermost(pairs: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for pair in pairs:
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return kept


def _inside(label: Label, pairs: list[Span]) -> bool:
    """Whether a label stands in brackets of its own, as a remark on a name does: 市财政局(联系人:张三)."""
    before = bisect_left(pairs, label.start, key=lambda pair: pair.start) - 1
    return before >= 0 and label.end < pairs[before].end


def _told_apart(label: Label) -> Label:
    """An unknown label as one that is not about who, where it is: also right behind a name, as in 市财政局完成时限:."""
    for place in range(len(label.words)):
        at_head = not place or looks_like_body(label.words[:place], strictly=True)
        if at_head and match_aside(f"{label.words[place:]}:"):
            return replace(label, words=label.words[place:], start=label.start + place, aside=True, known=True)
    return label


def _names_follow(folded: str, label: Label, end: int) -> bool:
    """Whether a body stands behind a label that no colon closes."""
    first = split_outside(folded, Span(label.end, min(end, label.end + _LONGEST_NAME)), STOPS + " \n")[0][0]
    name = first.of(folded)
    spaced = folded[
        label.end - 1
    ].isspace()  # 牵头单位市科技局, with nothing between, takes a name that begins like one
    return looks_like_body(name, strictly=True) and (spaced or begins_like_body(name))


def _unwrapped(folded: str, region: Span) -> Span:
    """The region without a pair of brackets around all of it: 责任单位:(市科技局、市财政局)."""
    inner = stripped(folded, region)
    if inner.end - inner.start > 2 and folded[inner.start] in "([〔【" and inner in bracket_pairs(folded, inner)[:1]:
        return Span(inner.start + 1, inner.end - 1)
    return region
