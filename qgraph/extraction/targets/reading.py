"""Targets: the states that indicators are to reach, and by when (目标值).

A number is a target where it is aimed at: a word compares it, a verb of doing stands beside it, or its sentence
opens with a deadline; and where no row of lexicon/not_targets.toml says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.extraction.sentences import sentences
from qgraph.extraction.targets.attachment import Attachment, numbered
from qgraph.extraction.targets.grids import read_indicator_tables
from qgraph.extraction.targets.headed import HeadedAims
from qgraph.extraction.targets.statements import Inheritance, Statement, may_state
from qgraph.model import Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from qgraph.model import Document, Section, Target, Task

__all__ = ["read_targets"]

# A paragraph that begins so continues the one before: 到2025年,实现以下目标。——规模。产值达到…
_BULLETS = ("——", "—", "--", "-", "•", "·", "●", "○", "◆")

# Nobody writes such a sentence; a file of numbers without stops may hold one.
_LONGEST_SENTENCE = 20_000


def read_targets(
    document: Document,
    sections: Sequence[Section],
    tasks: Sequence[Task],
    clauses: Sequence[Span],
    period: tuple[date, date] | None,
) -> tuple[list[Target], list[Problem]]:
    """The targets of a document in the order of its text, and the numbers that look like one and name no indicator.

    A target belongs to the task whose span covers it, else to the innermost section that does, else to neither.
    ``clauses`` are the spans of responsibility clauses: what stands inside one is never a target. ``period`` dates
    the targets of a section of aims (目标) that print no date of their own. Figures of years gone by are no targets.
    """
    body = document.letterhead.body or Span(0, len(document.text))
    issued = document.letterhead.signed or (period[0] if period and _one_year(period) else None)
    tabled = read_indicator_tables(document, body, period, issued)
    text = _masked(document, [*clauses, *tabled.taken])
    attachment = Attachment(sections, tasks, period)
    found = [attachment.placed(target) for target in tabled.targets]
    problems = list(tabled.problems)
    fresh = Inheritance(issued=issued)
    inherited = opened = fresh  # from the sentences before, and from the paragraph that bulleted ones continue
    last, headed = body.start, HeadedAims()
    for sentence in sentences(text, body.start, body.end):
        bullet = text.startswith(_BULLETS, sentence.start)
        opens = last == body.start or "\n" in text[last : sentence.start]
        below = headed.hold(sentence.of(text), opens=opens)  # 产业更强。产值达到…, below 发展目标。到2025年…
        if opens:
            inherited = opened = opened if bullet or below else fresh
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            problems.append(_too_long(sentence))
            continue
        if may_state(text, sentence, inherited):
            statement = Statement(document.text, text, sentence, inherited, attachment)
            found += [target for target in statement.targets if not _is_past(target, document, period)]
            problems += statement.problems
            inherited = statement.handed_on
        # A later outlook (展望2035年) inside a paragraph below a heading dates none of those after it.
        keeps = bullet or (below and not opens and opened.day is not None)
        opened = opened if keeps else inherited
        last = sentence.end
    if tabled.targets:
        found.sort(key=lambda target: target.printed.span)
    return numbered(found), problems


def _masked(document: Document, clauses: Iterable[Span]) -> str:
    """The folded text with clauses and site furniture blanked out by line breaks, so that offsets hold."""
    parts: list[str] = []
    place = 0
    for span in sorted([*clauses, *document.furniture]):
        start = max(place, span.start)
        parts += [document.folded[place:start], "\n" * max(0, span.end - start)]
        place = max(place, span.end)
    return "".join([*parts, document.folded[place:]])


def _one_year(period: tuple[date, date]) -> bool:
    return period[0].year == period[1].year


def _is_past(target: Target, document: Document, period: tuple[date, date] | None) -> bool:
    """Whether a deadline had passed when the document was signed, else when its period began."""
    began = document.letterhead.signed or (period and period[0])
    return target.deadline is not None and began is not None and target.deadline < began


def _too_long(sentence: Span) -> Problem:
    limit = _LONGEST_SENTENCE
    message = f"句子超过{limit}字,未读其中的目标值 · a sentence over {limit} characters was not read for targets"
    return Problem(code="long-sentence", message=message, span=sentence, severity=Severity.WARNING)
