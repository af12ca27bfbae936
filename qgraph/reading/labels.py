"""Facts that a page prints beside a label: 发布机构：…, 来源：…, 发布日期：…."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from qgraph.model import Span
from qgraph.reading.lexicon import alternation, rows

if TYPE_CHECKING:
    from qgraph.reading.lines import Line

__all__ = ["labelled", "labels_of"]

_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])(?:"
    + "|".join(f"(?P<{row.kind}>{alternation('labels', row.kind)})" for row in rows("labels"))
    + r")\s{0,3}(?::|\t|$)\s{0,8}"
)
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
