"""The long texts of a page, as columns, parsed when a reader first opens something.

A clause stands as a stretch of its task's text, a printed name as nothing where it is the body's own label, a task's
text without the names that travel with its assignments. The script reads all of it back in ``texts.js``.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from qgraph.publishing.columns import counts_alike, filled
from qgraph.publishing.facts import FindingFact, TargetFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.publishing.content import Columns, Content, Passage

__all__ = ["text_columns"]

MARKED = ("work", "passage", "mark", "printed")
PLACED = ("passage", "mark", "printed", "start", "end")


def text_columns(content: Content, labels: Sequence[str]) -> dict[str, Any]:
    """The long texts, which the page parses when a reader first opens something; ``labels`` are those of the bodies."""
    rows = passage_rows(content)
    return {
        "tasks": {
            "text": bare_texts(content, rows),
            "start": [work.start for work in content.works],
            "end": {at: work.end for at, work in enumerate(content.works) if work.end != after(work.text, work.start)},
            "before": filled([work.before for work in content.works]),
            "text_before": filled([work.text_before for work in content.works]),
            "start_before": {at: work.start_before for at, work in enumerate(content.works) if work.text_before},
        },
        "passages": rows,
        "names": name_columns(content.duties, content.passages, labels),
        "targets": fact_table(TargetFact, content, content.targets),
        "findings": fact_table(FindingFact, content, content.findings),
        "checks": {one.check: [one.title, one.title_en] for _, one in content.findings},
        "iris": iri_columns(content),
    }


def bare_texts(content: Content, passages: Sequence[Sequence[Any]]) -> list[str]:
    """The texts of the tasks without the names whose place in them is known, which the page puts back.

    Of names that overlap, the first is left out and the others stay. A text with characters beyond the first plane,
    which a browser counts as two, is left whole.
    """
    spans: list[list[tuple[int, int]]] = [[] for _ in content.works]
    for work, passage, mark, printed in zip(*map(content.duties.__getitem__, MARKED), strict=True):
        row = passages[passage]
        if mark is not None and len(row) == 3 and row[0] == work:
            spans[work].append((row[1] + mark, len(printed)))
    return [without(work.text, sorted(found)) for work, found in zip(content.works, spans, strict=True)]


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text without some stretches (start, length), which are sorted.

    >>> without("(甲局、乙局负责)", [(1, 2), (4, 2)])
    '(、负责)'
    """
    if not counts_alike(text):
        return text
    parts, at = [], 0
    for start, length in spans:
        if start >= at:
            parts.append(text[at:start])
            at = start + length
    return "".join([*parts, text[at:]])


# What the page finds by itself: of which task a fact is, where that stands, and what a check is called.
_KNOWN = {"task", "ordinal", "number", "title", "title_en"}
_OF_A_TASK = {"section", "section_number", "section_title"}


def fact_table(
    kind: type[TargetFact | FindingFact], content: Content, facts: Sequence[tuple[int | None, Any]]
) -> dict[str, Any]:
    """Facts as rows under the names of their fields, each with the index of its task first, plans by index.

    What says nothing at the end of a row is left away.
    """
    plans = {plan.plan: at for at, plan in enumerate(content.plans)}
    names = [field.name for field in fields(kind) if field.name not in _KNOWN]
    rows = []
    for work, fact in facts:
        row: list[Any] = [work]
        for name in names:
            value = "" if work is not None and name in _OF_A_TASK else getattr(fact, name)
            row.append(plans.get(value, value) if name == "plan" else value)
        while row[-1] in ("", None) and len(row) > 1:
            row.pop()
        rows.append(row)
    return {"columns": ["at", *names], "rows": rows}


def iri_columns(content: Content) -> dict[str, Any]:
    """The IRIs, for those who take triples along: of an assignment only what follows its task's, where it does."""
    words: dict[str, int] = {"": 0}
    tasks = [work.iri for work in content.works]
    duties = content.duties
    ends = [iri.removeprefix(tasks[work]) for iri, work in zip(duties["iri"], duties["work"], strict=True)]
    return {
        "tasks": fronted(tasks),
        "agencies": fronted([body.iri for body in content.bodies]),
        "duties": [words.setdefault(end, len(words)) for end in ends],
        "words": list(words),
    }


def fronted(texts: Iterable[str]) -> list[list[Any]]:
    """Each text as how much of the one before it begins it too, and what follows (front coding).

    >>> fronted(["task/1", "task/2"])
    [[0, 'task/1'], [5, '2']]
    """
    rows, before, shared = [], "", 0
    for text in texts:
        # As much as the last two had in common is mostly common to the next as well, and no more.
        at = shared if text.startswith(before[:shared]) else 0
        shorter = min(len(before), len(text))
        while at < shorter and before[at] == text[at]:
            at += 1
        shared = at if counts_alike(text[:at]) else 0
        rows.append([shared, text[shared:]])
        before = text
    return rows


def after(text: str, start: int | None) -> int | None:
    """Where a text ends that begins at ``start``."""
    return None if start is None else start + len(text)


def passage_rows(content: Content) -> list[list[Any]]:
    """Every clause as task, place within its text and length; as its own words where its place is not known."""
    works = dict(zip(content.duties["passage"], content.duties["work"], strict=True))
    rows: list[list[Any]] = []
    for at, passage in enumerate(content.passages):
        begin = content.works[works[at]].start
        if passage.start is None or begin is None:
            rows.append([passage.text])
        else:
            rows.append([works[at], passage.start - begin, len(passage.text)])
    return rows


def name_columns(duties: Columns, passages: Sequence[Passage], labels: Sequence[str]) -> dict[str, Any]:
    """The printed name, the role's words and the place of each assignment; words occur once."""
    words: dict[str, int] = {"": 0}
    cues = [words.setdefault(cue, len(words)) for cue in duties["cue"]]
    begins = [passage.start for passage in passages]
    odd = {}
    for at, (passage, mark, printed, start, end) in enumerate(zip(*map(duties.__getitem__, PLACED), strict=True)):
        if mark is None or (begin := begins[passage]) is None:
            expected = start is None and end is None
        else:
            expected = start == begin + mark and end == start + len(printed)
        if not expected:
            odd[at] = [start, end]
    return {
        "printed": {
            at: words.setdefault(printed, len(words))
            for at, (printed, body) in enumerate(zip(duties["printed"], duties["body"], strict=True))
            if printed != labels[body]
        },
        "cue": "".join(map("0123456789".__getitem__, cues)) if max(cues, default=0) < 10 else cues,
        "mark": [-1 if mark is None else mark for mark in duties["mark"]],
        "before": filled(duties["before"]),
        "printed_before": filled(duties["printed_before"]),
        "clause_before": filled(duties["clause_before"]),
        "odd": odd,
        "words": list(words)[1:],
    }
