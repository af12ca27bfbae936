"""One responsibility clause, cut into lists of names with a role each.

A clause is cut at stops outside brackets. Both ends of each piece are looked up in tables: labels at its start,
verbs and 等 at its end. What is left is a name. Pieces that fit no table are reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from qgraph.extraction.brackets import split_outside
from qgraph.extraction.clauses.cues import (
    label_at,
    label_pattern,
    match_aside,
    match_delegation,
    match_open,
    match_verb,
    names_persons,
)
from qgraph.extraction.clauses.names import compounds, core_length, split_joined
from qgraph.extraction.tables import table
from qgraph.model import Document, Printed, Role, Span

__all__ = ["Clause", "NameList", "StatedRule", "read_clause", "stripped"]

_STOPS = ";,。、"
_EDGE = " \t\n\r\u3000:“”\"'"
_STARS = "*★☆"
_LEADING = re.compile(r"(?:由|以及|和|及|与|会同|其中|并)(?=\S{2})")
_MARKED = re.compile(r"[(〈](?P<role>[^()〈〉]{2,6})[)〉]$")


@dataclass(frozen=True, slots=True)
class NameList:
    """One printed list of names that share a role. ``labelled``: the role stood before the list, in a label."""

    role: Role
    cue: str
    names: tuple[Printed, ...]
    open: bool
    labelled: bool = False


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


@dataclass(frozen=True, slots=True)
class _Label:
    """The label a stretch of a clause stands under; no role where it introduces persons."""

    words: str
    role: Role | None


@dataclass
class _Reading:
    """What has been read of a clause so far."""

    document: Document
    label: _Label | None = None
    pending: list[Printed] = field(default_factory=list)
    open: bool = False
    lists: list[NameList] = field(default_factory=list)
    unread: list[Span] = field(default_factory=list)
    deadline: str | None = None
    conforms_to: str | None = None

    def flush(self, role: Role, cue: str, *, labelled: bool = False) -> None:
        """Close the list of names read since the last one."""
        if self.pending:
            self.lists.append(NameList(role, cue, tuple(self.pending), self.open, labelled))
        self.pending, self.open = [], False

    def close(self, default: Role | None = None) -> None:
        """Close what is left: under its label, in the role a stated rule gives, or as unread."""
        if self.label and self.label.role:
            self.flush(self.label.role, self.label.words, labelled=True)
        elif default and not self.label:
            self.flush(default, "")
        elif not self.label:
            self.unread += [name.span for name in self.pending]
        self.pending, self.open = [], False

    def piece(self, span: Span) -> None:
        """Read one piece between stops."""
        span = stripped(self.document.folded, span)
        words = span.of(self.document.folded)
        if not words:
            return
        aside = match_aside(words)
        if aside:
            kind, start = aside
            if kind == "deadline":
                self.deadline = self.document.text[span.start + start : span.end].strip()
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
        folded = self.document.folded
        span = stripped(folded, span, _EDGE + _STARS)
        leading = _LEADING.match(span.of(folded))
        if leading:
            span = Span(span.start + leading.end(), span.end)
        span = stripped(folded, Span(span.start, span.start + core_length(span.of(folded))), _EDGE + _STARS)
        marked = _MARKED.search(span.of(folded))
        verb = match_verb(marked.group("role")) if marked else None
        if marked and verb and not verb.start:
            # 市财政局(牵头): the mark is the name's role and no part of it.
            name = stripped(folded, Span(span.start, span.start + marked.start()))
            self.lists.append(
                NameList(verb.role, verb.words, (Printed(name.of(self.document.text), name),), open=False)
            )
        elif span.end > span.start:
            self.pending.append(Printed(span.of(self.document.text), span))


def stripped(folded: str, span: Span, edge: str = _EDGE) -> Span:
    """The span without white space, colons and quotes at its edges."""
    start, end = span.start, span.end
    while start < end and folded[start] in edge:
        start += 1
    while end > start and folded[end - 1] in edge:
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


def _regions(folded: str, content: Span, rules: list[StatedRule]) -> list[tuple[Span, _Label | None]]:
    """The stretches of a clause outside stated rules, each with the label it stands under."""
    cuts = sorted(rule.span for rule in rules)
    label: _Label | None = None
    regions = []
    at = content.start
    for cut in [*cuts, Span(content.end, content.end)]:
        for match in label_pattern().finditer(folded, at, cut.start):
            regions.append((Span(at, match.start()), label))
            words = match.group("words")
            label = _Label(words, None if names_persons(words) else label_at(words))
            at = match.end()
        regions.append((Span(at, cut.start), label))
        at = max(at, cut.end)
    return regions


def read_clause(document: Document, span: Span, content: Span, default: Role | None = None) -> Clause:
    """The clause printed at ``span``, whose words without brackets are ``content``.

    ``default`` is the role of a list without label or verb; without it such a list is left unread.
    """
    folded = document.folded
    rules = _stated_rules(document, content)
    if any(rule.name.endswith("-leads") for rule in rules):
        # Where the clause itself says which of the named leads, the others answer with it.
        default = Role.RESPONSIBLE
    reading = _Reading(document)
    for region, label in _regions(folded, content, rules):
        if label != reading.label:
            reading.close(default)
            reading.label = label
        for piece, _ in split_outside(folded, region, _STOPS, compounds(folded, region)):
            reading.piece(piece)
    reading.close(default)
    return Clause(
        span=span,
        lists=tuple(reading.lists),
        deadline=reading.deadline,
        conforms_to=reading.conforms_to,
        rules=tuple(rules),
        unread=tuple(reading.unread),
    )
