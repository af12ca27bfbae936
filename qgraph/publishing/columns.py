"""What travels in a page, as columns: a page of ten thousand tasks and agencies fits a mail.

Numbers that grow stand as differences, roles as a string of digits, a label as the places where the name breaks into
lines, a clause as a stretch of its task's text, a printed name as nothing where it is the body's own label. The
script reads all of it back in ``data.js`` and ``texts.js``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, fields
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qgraph.publishing.content import ROLES
from qgraph.publishing.facts import FindingFact, TargetFact
from qgraph.slugs import initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgraph.publishing.content import Assigned, Content, Passage

__all__ = ["edge_columns", "node_columns", "plan_columns", "text_columns"]

CHANGES = {"": 0, "same": 1, "added": 2, "gone": 3, "changed": 4}  # as in data.js


def steps(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before it, the first as it is.

    >>> steps([3, 3, 7])
    [3, 0, 4]
    """
    return [now - before for before, now in pairwise([0, *numbers])]


def runs(numbers: Sequence[int]) -> list[int] | dict[str, list[int]]:
    """How often each number from 0 on occurs, where they never fall; else their steps.

    >>> runs([0, 0, 2]), runs([1, 0])
    ({'runs': [2, 0, 1]}, [1, -1])
    """
    if not numbers or any(now < before for before, now in pairwise(numbers)):
        return steps(numbers)
    counts = [0] * (numbers[-1] + 1)
    for number in numbers:
        counts[number] += 1
    return {"runs": counts}


def breaks(name: str, label: str) -> str | list[int]:
    r"""A label as the places where its name breaks into lines; the label itself where it is not that name.

    >>> breaks("提升产品质量", "提升\n产品质量"), breaks("某市科技局", "科技局")
    ([2], '科技局')
    """
    lines = label.split("\n")
    if "".join(lines) != name or not counts_alike(name):
        return label
    ends, at = [], 0
    for line in lines[:-1]:
        at += len(line)
        ends.append(at)
    return ends


def counts_alike(text: str) -> bool:
    """Whether a browser, which counts characters beyond the first plane as two, counts as Python does."""
    return len(text.encode("utf-16-le", "replace")) == 2 * len(text)


def filled(values: Sequence[Any]) -> dict[int, Any]:
    """The values that say anything, by their index."""
    return {at: value for at, value in enumerate(values) if value}


def node_columns(content: Content, nodes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns of tasks, then agencies; ``nodes`` are pyvis's, in that order."""
    agencies = nodes[len(content.works) :]
    kinds = {kind: at for at, kind in enumerate(kinds_of(content))}
    topics = {label: at for at, label in enumerate(topics_of(content))}
    targets = Counter(work for work, _ in content.targets)
    return {
        "name": [node["name"] for node in nodes],
        "lines": [breaks(node["name"], node["label"]) for node in nodes],
        "x": [round(node["x"]) for node in nodes],
        "y": [round(node["y"]) for node in nodes],
        "number": [work.number for work in content.works],
        "section": [work.section for work in content.works],
        "topics": filled([[topics[label] for label in work.topics] for work in content.works]),
        "targets": filled([targets[at] for at in range(len(content.works))]),
        "change": filled([CHANGES[work.change] for work in content.works]),
        "kind": [kinds[body.kind] for body in content.bodies],
        "shape": list({node["kind"]: node["shape"] for node in agencies}.values()),
        "size": [round(10 * node["size"]) for node in agencies],
        "community": [node["community"] for node in agencies],
        "u": [round(node["u"]) for node in agencies],
        "v": [round(node["v"]) for node in agencies],
    }


def kinds_of(content: Content) -> list[str]:
    """The kinds of body that occur, in the order they do."""
    return list(dict.fromkeys(body.kind for body in content.bodies))


def topics_of(content: Content) -> list[str]:
    """The products and sectors tasks are about, the most frequent first, equals as they first occur."""
    counts = Counter(label for work in content.works for label in work.topics)
    return [label for label, _ in counts.most_common()]


def edge_columns(content: Content) -> dict[str, Any]:
    """The columns of the assignments, in the order of ``Content.assigned``."""
    roles, duties = list(ROLES), content.assigned
    return {
        "task": runs([duty.work for duty in duties]),
        "agency": [duty.body for duty in duties],
        "role": "".join(str(roles.index(duty.role)) for duty in duties),
        "passage": runs([duty.passage for duty in duties]),
        "open": [at for at, duty in enumerate(duties) if duty.open],
        "implied": [at for at, duty in enumerate(duties) if duty.implied],
        "change": "".join(str(CHANGES[duty.change]) for duty in duties) if any(duty.change for duty in duties) else "",
    }


def plan_columns(content: Content) -> dict[str, Any]:
    """The plans, their sections and the values of the filters, which a page needs at once."""
    return {
        "plans": [asdict(plan) for plan in content.plans],
        "sections": [list(section) for section in content.sections],
        "roles": list(ROLES),
        "kinds": kinds_of(content),
        "topics": topics_of(content),
        "initials": initials_of(content),
    }


def initials_of(content: Content) -> dict[str, str]:
    """The Chinese characters of all names by the first letter of their reading, so that pinyin initials find them."""
    names = [work.title for work in content.works] + [body.name + body.short for body in content.bodies]
    letters: dict[str, list[str]] = defaultdict(list)
    for character in sorted(set().union(*names)):
        if not character.isascii() and initials(character).isascii():
            letters[initials(character)].append(character)
    return {letter: "".join(found) for letter, found in sorted(letters.items()) if letter}


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
        "names": name_columns(content.assigned, content.passages, labels),
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
    for duty in content.assigned:
        row = passages[duty.passage]
        if duty.mark is not None and len(row) == 3 and row[0] == duty.work:
            spans[duty.work].append((row[1] + duty.mark[0], len(duty.printed)))
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
    ends = [duty.iri.removeprefix(content.works[duty.work].iri) for duty in content.assigned]
    return {
        "tasks": fronted([work.iri for work in content.works]),
        "agencies": fronted([body.iri for body in content.bodies]),
        "duties": [words.setdefault(end, len(words)) for end in ends],
        "words": list(words),
    }


def fronted(texts: Iterable[str]) -> list[list[Any]]:
    """Each text as how much of the one before it begins it too, and what follows (front coding).

    >>> fronted(["task/1", "task/2"])
    [[0, 'task/1'], [5, '2']]
    """
    rows, before = [], ""
    for text in texts:
        shorter = min(len(before), len(text))
        shared = next((at for at in range(shorter) if before[at] != text[at]), shorter)
        rows.append([shared, text[shared:]])
        before = text
    return rows


def after(text: str, start: int | None) -> int | None:
    """Where a text ends that begins at ``start``."""
    return None if start is None else start + len(text)


def passage_rows(content: Content) -> list[list[Any]]:
    """Every clause as task, place within its text and length; as its own words where its place is not known."""
    works = {duty.passage: duty.work for duty in content.assigned}
    rows: list[list[Any]] = []
    for at, passage in enumerate(content.passages):
        begin = content.works[works[at]].start
        if passage.start is None or begin is None:
            rows.append([passage.text])
        else:
            rows.append([works[at], passage.start - begin, len(passage.text)])
    return rows


def name_columns(duties: Sequence[Assigned], passages: Sequence[Passage], labels: Sequence[str]) -> dict[str, Any]:
    """The printed name, the role's words and the place of each assignment; words occur once."""
    words: dict[str, int] = {"": 0}
    cues = [words.setdefault(duty.cue, len(words)) for duty in duties]
    odd = {}
    for at, duty in enumerate(duties):
        start = passages[duty.passage].start
        found = None if start is None or duty.mark is None else start + duty.mark[0]
        if (duty.start, duty.end) != (found, after(duty.printed, found)):
            odd[at] = [duty.start, duty.end]
    return {
        "printed": {
            at: words.setdefault(duty.printed, len(words))
            for at, duty in enumerate(duties)
            if duty.printed != labels[duty.body]
        },
        "cue": "".join(map(str, cues)) if max(cues, default=0) < 10 else cues,
        "mark": [-1 if duty.mark is None else duty.mark[0] for duty in duties],
        "before": filled([duty.before for duty in duties]),
        "printed_before": filled([duty.printed_before for duty in duties]),
        "clause_before": filled([duty.clause_before for duty in duties]),
        "odd": odd,
        "words": list(words)[1:],
    }
