"""Responsibility clauses: found in the text, and cut into lists of names with a role each.

A clause is cut at stops outside brackets. Both ends of each piece are looked up in tables: labels at its start,
verbs and 等 at its end. What is left is a name. Pieces that fit no table are reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from qgraph.extraction.brackets import bracket_pairs, split_outside
from qgraph.extraction.cues import (
    label_at,
    label_pattern,
    match_aside,
    match_delegation,
    match_open,
    match_verb,
)
from qgraph.extraction.names import compounds, core_length, looks_like_body, split_joined
from qgraph.extraction.tables import table
from qgraph.model import Document, Printed, Role, Span

__all__ = ["Clause", "NameList", "StatedRule", "find_clauses", "read_clause"]

_STOPS = ";,。、"
_EDGE = " \t\n\r\u3000:“”\"'"
_LEADING = re.compile(r"(?:由|以及|和|及|与|会同|其中|并)(?=\S{2})")
# A clause without brackets is at most this long, and a line of labels that reads as none is tried this often.
_LONGEST = 1500
_TRIES = 3
# A space inside a line ends a clause without brackets where no list sign stands beside it.
_GAP = re.compile(r"(?<=[^\s;,、::])[ \t]+(?=[^\s;,、::])")


@dataclass(frozen=True, slots=True)
class NameList:
    """One printed list of names that share a role."""

    role: Role
    cue: str
    names: tuple[Printed, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A rule the text states once for what follows; ``names`` are the bodies it adds, ``role`` theirs."""

    name: str
    span: Span
    names: tuple[Printed, ...] = ()
    role: Role = Role.PARTICIPANT


@dataclass(frozen=True, slots=True)
class Clause:
    """A printed clause: its span with brackets, its lists, and what of it was not read."""

    span: Span
    lists: tuple[NameList, ...]
    deadline: str | None = None
    conforms_to: str | None = None
    rules: tuple[StatedRule, ...] = ()
    unread: tuple[Span, ...] = ()


@dataclass
class _Reading:
    """What has been read of a clause so far."""

    document: Document
    label: tuple[Role, str] | None = None
    pending: list[Printed] = field(default_factory=list)
    open: bool = False
    lists: list[NameList] = field(default_factory=list)
    unread: list[Span] = field(default_factory=list)
    deadline: str | None = None
    conforms_to: str | None = None

    def flush(self, role: Role, cue: str) -> None:
        """Close the list of names read since the last one."""
        if self.pending:
            self.lists.append(NameList(role, cue, tuple(self.pending), self.open))
        self.pending, self.open = [], False

    def close(self) -> None:
        """Close what is left: under its label, or as unread."""
        if self.label:
            self.flush(*self.label)
        else:
            self.unread += [name.span for name in self.pending]
            self.pending, self.open = [], False

    def piece(self, span: Span) -> None:
        """Read one piece between stops."""
        span = _stripped(self.document.folded, span)
        words = span.of(self.document.folded)
        if not words:
            return
        aside = match_aside(words)
        if aside:
            if aside == "deadline":
                self.deadline = self.document.text[span.start : span.end]
            return
        verb = match_verb(words)
        end = verb.start if verb else len(words)
        end = self._delegation(words, end)
        end = self._open(words, end)
        self._names(Span(span.start, span.start + end))
        if verb:
            self.flush(verb.role, verb.words)

    def _delegation(self, words: str, end: int) -> int:
        found = match_delegation(words[:end])
        if found:
            end, self.conforms_to = found
        return end

    def _open(self, words: str, end: int) -> int:
        found = match_open(words[:end].rstrip())
        if found:
            end, is_open = found
            self.open = self.open or is_open
        return end

    def _names(self, span: Span) -> None:
        words = span.of(self.document.folded)
        for start, end in split_joined(words):
            part = Span(span.start + start, span.start + end)
            found = match_open(part.of(self.document.folded))
            if found:
                part = Span(part.start, part.start + found[0])
                self.open = self.open or found[1]
            self._name(part)

    def _name(self, span: Span) -> None:
        span = _stripped(self.document.folded, span)
        leading = _LEADING.match(span.of(self.document.folded))
        if leading:
            span = Span(span.start + leading.end(), span.end)
        span = _stripped(
            self.document.folded, Span(span.start, span.start + core_length(span.of(self.document.folded)))
        )
        if span.end > span.start:
            self.pending.append(Printed(span.of(self.document.text), span))


def _stripped(folded: str, span: Span) -> Span:
    """The span without white space, colons and quotes at its edges."""
    start, end = span.start, span.end
    while start < end and folded[start] in _EDGE:
        start += 1
    while end > start and folded[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in table("stated_rules")["rule"])


def _stated_rules(document: Document, within: Span) -> list[StatedRule]:
    """The rules stated inside a clause, in printed order."""
    found = []
    for name, pattern in _rules():
        for match in pattern.finditer(document.folded, within.start, within.end):
            names: tuple[Printed, ...] = ()
            role = Role.PARTICIPANT
            if name == "all-take-part":
                reading = _Reading(document)
                listed = Span(*match.span("names"))
                for piece, _ in split_outside(document.folded, listed, _STOPS, compounds(document.folded, listed)):
                    reading.piece(piece)
                names = tuple(reading.pending)
                role = Role.RESPONSIBLE if match.group("does") in ("负责", "落实") else role
            found.append(StatedRule(name, Span(*match.span()), names, role))
    return sorted(found, key=lambda rule: rule.span)


def _regions(folded: str, content: Span, rules: list[StatedRule]) -> list[tuple[Span, tuple[Role, str] | None]]:
    """The stretches of a clause outside stated rules, each with the label it stands under."""
    cuts = sorted(rule.span for rule in rules)
    label: tuple[Role, str] | None = None
    regions = []
    at = content.start
    for cut in [*cuts, Span(content.end, content.end)]:
        for match in label_pattern().finditer(folded, at, cut.start):
            regions.append((Span(at, match.start()), label))
            label = (label_at(match.group("words")), match.group("words"))
            at = match.end()
        regions.append((Span(at, cut.start), label))
        at = max(at, cut.end)
    return regions


def read_clause(document: Document, span: Span, content: Span) -> Clause:
    """The clause printed at ``span``, whose words without brackets are ``content``."""
    folded = document.folded
    rules = _stated_rules(document, content)
    reading = _Reading(document)
    for region, label in _regions(folded, content, rules):
        if label != reading.label:
            reading.close()
            reading.label = label
        for piece, _ in split_outside(folded, region, _STOPS, compounds(folded, region)):
            if folded[piece.start : piece.end].strip() not in ("下同", "以下同"):
                reading.piece(piece)
    reading.close()
    return Clause(
        span=span,
        lists=tuple(reading.lists),
        deadline=reading.deadline,
        conforms_to=reading.conforms_to,
        rules=tuple(rules),
        unread=tuple(reading.unread),
    )


def _believable(clause: Clause, folded: str) -> bool:
    """Whether most names of every list look like public bodies: prose in brackets does not pass."""
    if not clause.lists:
        return False
    for names in clause.lists:
        likely = sum(looks_like_body(name.span.of(folded)) for name in names.names)
        if 2 * likely < len(names.names):
            return False
    return True


def find_clauses(document: Document, within: Span, stops: list[int]) -> list[Clause]:
    """The responsibility clauses inside ``within``, in printed order.

    ``stops`` are the places where numbered parts begin: a clause without brackets ends before the next of them.
    """
    clauses = _bracketed(document, within)
    clauses += _labelled(document, within, stops, [clause.span for clause in clauses])
    return sorted(clauses, key=lambda clause: clause.span)


@cache
def _cue_words() -> re.Pattern[str]:
    """Any word a clause must hold: a quick look before the slow one."""
    return re.compile(
        "牵头|负责|责任|主办|配合|参与|参加|协助|协办|协同|落实|实施|承办|承担|支持|协作|指导|监管|抓总|执行"
    )


def _bracketed(document: Document, within: Span) -> list[Clause]:
    """The clauses that stand in brackets; of nested brackets the outermost that reads as a clause."""
    clauses: list[Clause] = []
    for pair in bracket_pairs(document.folded, within):
        if clauses and pair.start < clauses[-1].span.end:
            continue
        if not _cue_words().search(document.folded, pair.start, pair.end):
            continue
        clause = read_clause(document, pair, Span(pair.start + 1, pair.end - 1))
        if _believable(clause, document.folded):
            clauses.append(clause)
    return clauses


def _labelled(document: Document, within: Span, stops: list[int], taken: list[Span]) -> list[Clause]:
    """The clauses without (closed) brackets that begin with a label such as 责任单位:."""
    folded = document.folded
    clauses: list[Clause] = []
    at = within.start
    ends = sorted({*stops, within.end})
    taken_at = stop_at = failed = 0
    for match in label_pattern().finditer(folded, within.start, within.end):
        start = match.start()
        while taken_at < len(taken) and taken[taken_at].end <= start:
            taken_at += 1
        while ends[stop_at] <= start:
            stop_at += 1
        if start < at or (taken_at < len(taken) and taken[taken_at].start <= start) or not match.group("tail"):
            continue
        end = _line_end(folded, start, ends[stop_at])
        clause = read_clause(document, _stripped(folded, Span(start, end)), Span(start, end))
        failed = 0 if _believable(clause, folded) else failed + 1
        if not failed:
            clauses.append(clause)
        if failed in (0, _TRIES):
            at, failed = end, 0
    return clauses


def _line_end(folded: str, start: int, limit: int) -> int:
    """Where a clause without brackets ends: the line, the sentence, the next part, a gap that no list sign bridges."""
    limit = min(limit, start + _LONGEST)
    for sign in "\n。":
        found = folded.find(sign, start, limit)
        limit = found if found >= 0 else limit
    for gap in _GAP.finditer(folded, start, limit):
        if not label_pattern().match(folded, gap.end(), limit):
            return gap.start()
    return limit
