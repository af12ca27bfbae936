"""The pieces of a clause between its stops: names, and at their end the words that give them a role.

Pieces that fit no table are kept as unread, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qgraph.extraction.brackets import split_outside
from qgraph.extraction.clauses.cues import (
    Cue,
    match_aside,
    match_delegation,
    match_duty,
    match_infix,
    match_open,
    match_time,
    match_verb,
    only_verbs,
)
from qgraph.extraction.clauses.edges import EDGE, stripped, without_half_a_bracket
from qgraph.extraction.clauses.english import english_deadline, english_mark, english_verb, split_english
from qgraph.extraction.clauses.labels import Label, stem_role
from qgraph.extraction.clauses.names import begins_like_body, core_length, looks_like_body, person_behind, split_joined
from qgraph.extraction.clauses.parts import NameList
from qgraph.model import Document, Printed, Role, Span

__all__ = ["STOPS", "Reading"]

STOPS = ";,。、"
_STARS = "*★☆※▲△●◆■-—/|"
_LEADING = re.compile(
    r"(?:(?:分别|具体|统一|再|各自|(?:国家|省|市|县|区|镇)(?:级|层面))?由|以(?![及下上])|以及|和|及|与|会同|其中|并|同时|(?:国家|省|市|县|区|镇)级?:)(?=\S{2})"
)
_NUMBERED = re.compile(r"(?:[①-⑳]|\(?\d{1,2}[.)、])\s*")
_MARKED = re.compile(r"[(〈\[〔【](?P<role>[^()〈〉\[\]〔〕【】]{2,16})[)〉\]〕】]$")


@dataclass
class Reading:
    """What has been read of a clause so far."""

    document: Document
    objects: bool = True
    label: Label | None = None
    pending: list[Printed] = field(default_factory=list)
    open: bool = False
    marked: bool = False
    lists: list[NameList] = field(default_factory=list)
    unread: list[Span] = field(default_factory=list)
    tier: int = 0  # how many of the pending names stand before the last comma or semicolon
    tier_open: bool = False
    said: int = 0  # how many of the pending names stand before the last full stop
    time: Span | None = None
    conforms_to: str | None = None

    def flush(self, role: Role, cue: str, *, labelled: bool = False) -> None:
        """Close the list of names read since the last one."""
        if self.pending:
            is_open = self.open or self.tier_open
            self.lists.append(NameList(role, cue, tuple(self.pending), is_open, labelled))
        self._begin()

    def _begin(self) -> None:
        """Begin a new list."""
        self.pending, self.open, self.tier, self.tier_open, self.said = [], False, 0, False, 0

    @property
    def deadline(self) -> str | None:
        """What the clause prints of a time limit."""
        return self.time.of(self.document.text) if self.time else None

    def stop(self, sign: str) -> None:
        """Take note of the sign behind a piece: a comma parts tiers, a full stop sentences, a list sign nothing."""
        if sign == "。":
            self.said = len(self.pending)
        if sign in (",", ";"):
            self.tier = len(self.pending)
            self.tier_open, self.open = self.tier_open or self.open, False

    def close(self, default: Role | None = None) -> None:
        """Close what is left: under its label, in the role a stated rule gives, or as unread."""
        if self.label and self.label.role:
            self.flush(self.label.role, self.label.words, labelled=True)
        elif not self.label and (default or self.marked):
            # 市财政局(牵头)、市教育局: where marks say who leads, the others answer with it.
            self.flush(default or Role.RESPONSIBLE, "")
        elif not self.label and self._follows_a_lead():
            self.flush(Role.PARTICIPANT, "")
        elif not self.label or not self.label.known:
            self.unread += [name.span for name in self.pending]
        self._begin()

    def _follows_a_lead(self) -> bool:
        """Whether bodies without a verb stand behind a lead: 市科技局牵头,市财政局、各区人民政府."""
        names = [name.span.of(self.document.folded) for name in self.pending]
        return any(one.role is Role.LEAD for one in self.lists) and all(
            looks_like_body(name, strictly=True) and begins_like_body(name) for name in names
        )

    def piece(self, span: Span) -> None:
        """Read one piece between stops."""
        folded = self.document.folded
        span = self._after_time(stripped(folded, span))
        words = span.of(folded)
        if not words or self._is_aside(span, words):
            return
        span = self._before_colon(span, words)
        words = span.of(folded)
        verb = match_verb(words, manner=self.objects)
        if only_verbs(words) and not (verb and self.pending):
            return
        duty = match_duty(words) if self.objects and not verb else None
        if duty and looks_like_body(words[: duty.start], strictly=True) and not looks_like_body(words, strictly=True):
            verb = duty
        if verb and looks_like_body(words, strictly=True) and not looks_like_body(words[: verb.start], strictly=True):
            verb = None  # 市政协办 is a name
        end = verb.start if verb else len(words)
        end = self._delegation(words, end)
        end = self._open(words, end)
        self._names(Span(self._after_infix(span, words[:end]), span.start + end))
        if verb:
            self._close_tier(verb.role)
            self.flush(verb.role, verb.words)

    def _close_tier(self, role: Role) -> None:
        """Close the names before the last comma where a verb is not theirs: 责任单位:市科技局,市财政局配合.

        Behind a full stop no verb is theirs: 责任单位:市科技局、市财政局。市科技局牵头.
        """
        label = self.label
        remark = label is not None and label.role is not None and 0 < self.said < len(self.pending)
        tier = self.said if remark else self.tier
        first, second, is_open = self.pending[:tier], self.pending[tier:], self.open
        if not first or not second:
            return
        other = label is not None and label.role not in (None, role)
        if label and (remark or (other and (label.role is Role.LEAD or role is Role.PARTICIPANT))):
            own, cue = label.role or role, label.words
        elif not label and role is Role.PARTICIPANT and not self.lists:
            own, cue = Role.RESPONSIBLE, ""
        else:
            return
        self.pending, self.open = first, False
        self.flush(own, cue, labelled=label is not None)
        self.pending, self.open = second, is_open

    def english(self, span: Span) -> None:
        """Read a stretch of English: lists with their verbs behind them, and what is left over."""
        folded = self.document.folded
        at = span.start
        for piece, _ in split_outside(folded, span, ",;\n"):
            words = Span(at, piece.end).of(folded)
            found = english_verb(words)
            if english_deadline(piece.of(folded).strip()):
                self._english_names(Span(at, piece.start))
                self._is_aside(stripped(folded, piece), stripped(folded, piece).of(folded))
                at = piece.end
            elif found:
                self._english_names(Span(at, at + found[1]))
                self.flush(found[0], words[found[1] :].strip())
                at = piece.end
        self._english_names(Span(at, span.end))

    def _english_names(self, span: Span) -> None:
        folded = self.document.folded
        span = stripped(folded, span, EDGE + ",;.*")
        names, is_open = split_english(span.of(folded))
        self.open = self.open or is_open
        for start, end in names:
            self._name(Span(span.start + start, span.start + end))

    def _before_colon(self, span: Span, words: str) -> Span:
        """The name before a colon that goes on to say what it does: 市科技局:制定方案."""
        name, colon, duty = words.partition(":")
        if not colon or not duty or not looks_like_body(name, strictly=True):
            return span
        if looks_like_body(duty, strictly=True):  # 甲区:区住建局
            return Span(span.start + len(name) + 1, span.end)
        return Span(span.start, span.start + len(name))

    def _after_infix(self, span: Span, words: str) -> int:
        """Where the names behind a verb inside the piece begin; what stands before it has the role it gives."""
        infix = match_infix(words)
        if not infix:
            return span.start
        cue, behind = infix
        if not looks_like_body(words[: cue.start], strictly=True) or not looks_like_body(words[behind:]):
            return span.start
        self._names(Span(span.start, span.start + cue.start))
        self.flush(cue.role, cue.words)
        return span.start + behind

    def _after_time(self, span: Span) -> Span:
        """The piece without the time it begins with, where a body and its verb follow: 2030年底前由市财政局负责."""
        words = span.of(self.document.folded)
        time = match_time(words)
        verb = match_verb(words) if time else None
        if not time or not verb or not looks_like_body(words[time : verb.start], strictly=True):
            return span
        self._limit(Span(span.start, span.start + len(words[:time].rstrip("由 ,"))))
        return Span(span.start + time, span.end)

    def _limit(self, span: Span) -> None:
        """Take a stretch for the time limit, or add it to the one right before it."""
        before = self.time
        near = before is not None and not self.document.folded[before.end : span.start].strip(" ,;、")
        self.time = Span(before.start, span.end) if before and near else span

    def _is_aside(self, span: Span, words: str) -> bool:
        aside = match_aside(words)
        if aside and aside[0] == "deadline":
            self._limit(stripped(self.document.folded, Span(span.start + aside[1], span.end)))
        return aside is not None

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
        leading = _LEADING.match(span.of(self.document.folded))
        span = Span(span.start + leading.end(), span.end) if leading else span
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
        span = stripped(folded, span, EDGE + _STARS)
        for before in (_NUMBERED, _LEADING):
            match = before.match(span.of(folded))
            span = Span(span.start + match.end(), span.end) if match else span
        span = stripped(folded, Span(span.start, span.start + core_length(span.of(folded))), EDGE + _STARS)
        span = without_half_a_bracket(folded, span)
        if self.label and self.label.mixed:
            span = Span(span.start, span.end - person_behind(span.of(folded)))
            if not looks_like_body(span.of(folded)):
                return
        marked = _MARKED.search(span.of(folded))
        cue = _mark(marked["role"]) if marked else None
        if marked and cue:
            # 市财政局(牵头): the mark is the name's role and no part of it.
            name = stripped(folded, Span(span.start, span.start + marked.start()))
            self.lists.append(NameList(cue.role, cue.words, (Printed(name.of(self.document.text), name),), open=False))
            self.marked = True
        elif span.end > span.start:
            self.pending.append(Printed(span.of(self.document.text), span))


def _mark(words: str) -> Cue | None:
    """The role a mark behind a name gives: (牵头), (责任单位)."""
    verb = match_verb(words)
    if verb and not verb.start:
        return verb
    label = stem_role(words) if words.endswith(("单位", "部门")) else english_mark(words)
    return Cue(label, words, 0) if label else None
