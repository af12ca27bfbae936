"""What the web site added around a document: found by table rows and by place, marked and never removed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.reading.dates import find_day
from qgraph.reading.labels import labelled
from qgraph.reading.lexicon import alternation, rows
from qgraph.reading.sites import is_site
from qgraph.reading.titles import head_end, is_heading

if TYPE_CHECKING:
    from qgraph.model import Span
    from qgraph.reading.lines import Line
    from qgraph.reading.titles import Title

__all__ = ["foot_furniture", "furniture_kind", "head_furniture", "is_red_head"]

_NUMBER = re.compile(alternation("numbers"))


@cache
def furniture_kind(text: str, where: str) -> str | None:
    """The kind of furniture a whole folded line is at the ``where`` (head or foot) of a page; None for other lines.

    >>> furniture_kind("扫一扫在手机打开当前页", "foot"), furniture_kind("一、总体要求", "foot")
    ('qr-code', None)
    """
    if len(text) > 160:
        return None
    return next(
        (row.kind for row in rows("furniture") if row.where in (where, "both") and row.pattern.fullmatch(text)), None
    )


def head_furniture(lines: list[Line], title: Title | None, *, page: bool) -> list[Span]:
    """The lines of the site above and below the title, up to where the text begins.

    Of a web page (``page``) everything above the title is the site's, except what a document prints there itself.
    """
    end = title.last + 1 if title else 0
    end += head_end(lines[end:])
    found = []
    for index, line in enumerate(lines[:end]):
        above = page and title is not None and index < title.first and not is_red_head(line.text)
        if above or furniture_kind(line.text, "head") or labelled(line) or is_site(line.text) or _is_stamp(line.text):
            found.append(line.span)
    return found


def is_red_head(text: str) -> bool:
    """Whether a line is what an official document prints above its title: 甲市人民政府文件, 甲府〔2031〕7号."""
    return text.endswith("文件") or _NUMBER.fullmatch(text) is not None


def _is_stamp(text: str) -> bool:
    """Whether a line is the day (and hour) a page was put up, as sites write it: • 2031-05-04 08:54."""
    day = find_day(text, "short")
    return day is not None and day.start <= 3 and len(text) - day.end <= 9


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
