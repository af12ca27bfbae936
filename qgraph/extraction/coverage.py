"""What a plan says about who does what, and how much of it was read: every sentence with a role word, accounted for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from qgraph.extraction.clauses.cues import role_words
from qgraph.extraction.clauses.labels import find_labels
from qgraph.extraction.outline import read_outline
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.model import Document, Plan

__all__ = ["Coverage", "Passed", "Reason", "coverage"]

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
_LONGEST = 1000


class Reason(StrEnum):
    """Why words that may say who does what gave no assignment."""

    UNLIKELY = "unlikely-names"  # a label or a bracket of role words, behind which no name of a body stands
    PART = "part-of-clause"  # a piece of a clause that was read otherwise
    TABLE = "table"  # in a table, which is read by its columns
    OUTSIDE = "outside"  # the site's own words, the letterhead, or what follows the plan
    ARTICLE = "article"  # a duty that an article of a rule states in a sentence of its own
    PROSE = "prose"  # a sentence that speaks of roles and assigns none

    @property
    def label(self) -> tuple[str, str]:
        """The reason in Chinese and in English."""
        return _LABELS[self.value]


_LABELS = {
    "unlikely-names": ("有标签而无机构名称", "a label without bodies behind it"),
    "part-of-clause": ("条款中的未读部分", "a piece of a clause that was read otherwise"),
    "table": ("表格内,按列读取", "in a table, read by its columns"),
    "outside": ("正文之外", "outside the plan proper"),
    "article": ("条文中的职责表述", "a duty stated by an article of a rule"),
    "prose": ("叙述用语", "prose that assigns nothing"),
}


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence with role words that gave no assignment: where it stands, the first such words, and why."""

    span: Span
    words: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sentences with role words: how many gave assignments, and each of those that gave none, in printed order."""

    read: int
    passed: tuple[Passed, ...]

    def to_rows(self, text: str) -> list[dict[str, Any]]:
        """What was passed over as plain values; ``text`` is the document's."""
        return [
            {"start": one.span.start, "end": one.span.end, "words": one.words, "reason": one.reason.value}
            | {"printed": " ".join(one.span.of(text).split())}
            for one in self.passed
        ]


def coverage(plan: Plan) -> Coverage:
    """How the role words of a plan's document were read; time grows with the length of the text.

    >>> from qgraph.extraction import extract
    >>> from qgraph.model import Document
    >>> text = "1.抽检。支持企业牵头制定标准。(市质监局负责)"
    >>> plan = extract(Document(text=text, source="plan.txt", sha256="0" * 64, format="text"))
    >>> found = coverage(plan)
    >>> found.read, [(one.span.of(text), one.words, one.reason.value) for one in found.passed]
    (1, [('支持企业牵头制定标准。', '牵头', 'prose')])
    """
    document = plan.document
    clauses = _merged(one.clause_span for one in plan.assignments if not one.implied)
    unread = _merged(one.span for one in plan.problems if one.code == "clause-unread")
    parts = _merged(one.span for one in plan.problems if one.code == "clause-part-unread")
    places = _Places(document)
    passed = [Passed(span, span.of(document.text), Reason.PART) for span in parts]
    for sentence, word in _telling(document.folded, clauses):
        if _holds(unread, word) or _opens_with_label(document.folded, sentence):
            reason = places.reason(word) or Reason.UNLIKELY
        else:
            reason = places.reason(word) or (Reason.ARTICLE if places.in_article(word) else Reason.PROSE)
        passed.append(Passed(sentence, word.of(document.text), reason))
    return Coverage(len(clauses), tuple(sorted(passed, key=lambda one: (one.span, one.words))))


class _Places:
    """The parts of a document that are no running text of a plan."""

    def __init__(self, document: Document) -> None:
        self._body = document.letterhead.body or Span(0, len(document.text))
        self._furniture = _merged(document.furniture)
        self._tables = _merged(one.span for one in document.tables)
        self._articles = _merged(item.extent for item in read_outline(document) if item.article)

    def reason(self, word: Span) -> Reason | None:
        """Why words at this place give no clause; None where they might."""
        if _holds(self._tables, word):
            return Reason.TABLE
        if not self._body.covers(word) or _holds(self._furniture, word):
            return Reason.OUTSIDE
        return None

    def in_article(self, word: Span) -> bool:
        """Whether an article of a rule states what stands here."""
        return _holds(self._articles, word)


def _telling(folded: str, clauses: Sequence[Span]) -> Iterable[tuple[Span, Span]]:
    """Each sentence with role words outside the clauses, and the first of the words."""
    starts = [span.start for span in clauses]
    for sentence in _SENTENCE.finditer(folded):
        for match in role_words().finditer(folded, sentence.start(), min(sentence.end(), sentence.start() + _LONGEST)):
            before = bisect_right(starts, match.start()) - 1
            if before < 0 or clauses[before].end <= match.start():
                yield _outside(folded, Span(*sentence.span()), clauses, match.start()), Span(*match.span())
                break


def _outside(folded: str, sentence: Span, clauses: Sequence[Span], place: int) -> Span:
    """The part of a sentence around a place that no clause takes, without white space at its ends."""
    starts = [span.start for span in clauses]
    after = bisect_right(starts, place)
    start = max(sentence.start, clauses[after - 1].end if after else 0)
    end = min(sentence.end, clauses[after].start if after < len(clauses) else sentence.end)
    while folded[start].isspace():
        start += 1
    while folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _opens_with_label(folded: str, sentence: Span) -> bool:
    first = next(find_labels(folded, sentence.start, min(sentence.end, sentence.start + 40)), None)
    return bool(first and first.start - sentence.start < 3 and first.whole and first.sign == "colon")


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _holds(spans: Sequence[Span], word: Span) -> bool:
    """Whether one of the spans holds the place of a word."""
    before = bisect_right(spans, word.start, key=lambda span: span.start) - 1
    return before >= 0 and word.start < spans[before].end
