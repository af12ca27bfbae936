"""Facts that a page prints beside a label: 发布机构：…, 来源：…, 发布日期：…."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from qgraph.model import Span
from qgraph.reading.dates import find_day
from qgraph.reading.lexicon import alternation, rows
from qgraph.reading.lines import squash
from qgraph.reading.signature import is_issuer

if TYPE_CHECKING:
    from qgraph.reading.lines import Line

__all__ = ["facts", "labelled", "labels_of"]

_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])(?:"
    + "|".join(f"(?P<{row.kind}>{alternation('labels', row.kind)})" for row in rows("labels"))
    + r")\s{0,3}(?::|\t|$)\s{0,8}"
)
_NUMBER = re.compile(alternation("numbers"))
_INDEX = re.compile(r"[0-9A-Za-z/_.-]{4,60}")  # an index number: 00700000-1-2031-00021
_VALUE_END = re.compile(r"\t|\s{2}|\s[|·•]|[】\]|]|$")


def labels_of(line: Line) -> dict[str, Span]:
    """The labelled facts of one line, by kind, each with the span of its value; empty values are left out.

    >>> from qgraph.reading.lines import head_lines
    >>> labels_of(head_lines("来源：甲县人民政府网  发布日期：2031-05-04 10:00")[0])
    {'origin': Span(start=3, end=10), 'posted': Span(start=17, end=33)}
    """
    found: dict[str, Span] = {}
    if len(line.text) > 300:
        return found
    matches = list(_LABEL.finditer(line.text))
    for match, following in zip_longest(matches, matches[1:]):
        room = line.text[match.end() : following.start() if following else len(line.text)]
        end = _VALUE_END.search(room)
        value = room[: end.start()].rstrip() if end else room.rstrip()
        if value and match.lastgroup:
            start = line.span.start + match.end()
            found.setdefault(match.lastgroup, Span(start, start + len(value)))
    return found


def labelled(line: Line) -> bool:
    """Whether a line begins with a label, whatever its value: such a line belongs to the site."""
    return len(line.text) <= 300 and _LABEL.match(line.text.lstrip("•·|【[ ")) is not None


def facts(lines: list[Line]) -> tuple[dict[str, Span], frozenset[int]]:
    r"""The labelled facts of several lines, the first of each kind, and the lines that hold nothing but a value.

    A value stands beside its label or, where nothing does, on the next line.

    >>> from qgraph.reading.lines import head_lines
    >>> facts(head_lines("发文字号:\n甲府〔2031〕7号"))
    ({'number': Span(start=6, end=16)}, frozenset({1}))
    """
    found: dict[str, Span] = {}
    values: set[int] = set()
    for index, line in enumerate(lines):
        found = labels_of(line) | found
        kind = _waiting(line)
        after = lines[index + 1] if index + 1 < len(lines) else None
        if kind and after and not labelled(after) and _fits(kind, after.text):
            found.setdefault(kind, after.span)
            values.add(index + 1)
    return found, frozenset(values)


def _waiting(line: Line) -> str | None:
    """The kind of the last label of a line, where no value follows it there."""
    matches = list(_LABEL.finditer(line.text)) if len(line.text) <= 300 else []
    last = matches[-1] if matches else None
    return last.lastgroup if last and last.end() == len(line.text) else None


def _fits(kind: str, text: str) -> bool:
    """Whether a line can be the value of a label on the line above it."""
    if len(text) > 60:
        return False
    if kind in {"signed", "posted"}:
        day = find_day(text)
        return day is not None and day.start == 0
    if kind == "issuer":
        return is_issuer(squash(text))
    return (_NUMBER if kind == "number" else _INDEX).fullmatch(text) is not None
