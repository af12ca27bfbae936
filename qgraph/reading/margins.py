"""Where a web site's furniture stands: above and below a document's title, and from some line of the foot on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qgraph.reading.dates import find_day
from qgraph.reading.furniture import furniture_kind
from qgraph.reading.labels import facts, labelled, labels_of
from qgraph.reading.lexicon import alternation
from qgraph.reading.sites import is_site
from qgraph.reading.titles import head_end, is_heading

if TYPE_CHECKING:
    from qgraph.model import Span
    from qgraph.reading.lines import Line
    from qgraph.reading.titles import Title

__all__ = ["foot_furniture", "head_furniture", "is_red_head"]

_NUMBER = re.compile(alternation("numbers"))


def head_furniture(lines: list[Line], title: Title | None, *, page: bool) -> list[Span]:
    """The lines of the site above and below the title, up to where the text begins.

    Of a web page (``page``) everything above the title is the site's, except what a document prints there itself.
    """
    end = title.last + 1 if title else 0
    end += head_end(lines[end:])
    values = facts(lines[:end])[1]
    found = []
    for index, line in enumerate(lines[:end]):
        above = page and title is not None and index < title.first and not is_red_head(line.text)
        if above or index in values or _is_added(line):
            found.append(line.span)
    return found


def _is_added(line: Line) -> bool:
    """Whether a line of the head is the site's by what it says."""
    return bool(furniture_kind(line.text, "head")) or labelled(line) or is_site(line.text) or _is_stamp(line)


def is_red_head(text: str) -> bool:
    """Whether a line is what an official document prints above its title: 甲市人民政府文件, 甲府〔2031〕7号."""
    return text.endswith("文件") or _NUMBER.fullmatch(text) is not None


def _is_stamp(line: Line) -> bool:
    """Whether a line begins with the day a page was put up, as sites write it: • 2031-05-04 08:54 来源:甲."""
    day = find_day(line.text, "short")
    return day is not None and day.start <= 3 and (len(line.text) - day.end <= 9 or bool(labels_of(line)))


def foot_furniture(lines: list[Line]) -> int | None:
    """The index of the line from which on all is the site's; None where the foot has nothing of it.

    Walks upwards; a paragraph or a heading of the document ends the walk, lines the tables do not know are passed.
    """
    cut = None
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        if furniture_kind(text, "foot"):
            cut = index
        elif _is_text(text):
            break
    return cut


def _is_text(text: str) -> bool:
    """Whether a line of the foot is surely the document's: a heading, a sentence, a clause in brackets."""
    closed = text.endswith(("。", "”")) or (text.endswith(")") and (text.startswith("(") or len(text) > 20))
    return closed or is_heading(text) or len(text) > 60
