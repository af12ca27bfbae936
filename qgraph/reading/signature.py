"""Who signed and when: the lines under a text, the head of its title, the imprint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.model import Span
from qgraph.reading.dates import Day, find_day, whole_day
from qgraph.reading.lexicon import alternation
from qgraph.reading.lines import Line, squash

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Signature", "find_signature", "first_issuer", "imprint_issuer", "is_issuer", "issuer_of_title"]

_ENDING = alternation("issuers")
_NAME = re.compile(rf"[\u4e00-\u9fff]{{1,40}}(?<!的){_ENDING}(?:\([\u4e00-\u9fff、]{{2,30}}\))?")
_BRACKETED = re.compile(r"\([\u4e00-\u9fff、]{4,40}\)")
_ABOUT = re.compile(r"关于|印发|转发|批转|公布|发布")
_IMPRINT = re.compile(
    rf"(?P<issuer>[\u4e00-\u9fff ]{{2,40}}?{_ENDING}(?:\([\u4e00-\u9fff、]{{2,30}}\))?)\s{{0,20}}(?=[\d〇○二])"
)
_ENDS = re.compile(_ENDING + "$")
_MOST_ISSUERS = 20


@dataclass(frozen=True, slots=True)
class Signature:
    """The issuer that signs first, the day, and where; ``joint`` spans all issuers where there are several.

    ``first`` and ``last`` are the lines the whole stands on.
    """

    first: int
    last: int
    signed: date
    signed_span: Span
    issuer: Span | None = None
    joint: Span | None = None


def is_issuer(line: str) -> bool:
    """Whether a squashed folded line is the name of a body that signs documents, and nothing else.

    >>> is_issuer("甲市人民政府办公室"), is_issuer("(此件公开发布)"), is_issuer("请认真贯彻执行")
    (True, False, False)
    """
    return len(line) <= 60 and _NAME.fullmatch(line) is not None


def find_signature(lines: list[Line], first: int, last: int) -> Signature | None:
    """The first signature on lines ``first`` to ``last`` (not included): names of bodies above a day, or before it."""
    for index in range(first, last):
        line = lines[index]
        if len(line.text) > 80:
            continue
        day = whole_day(line.text)
        if day:
            return _above(lines, first, index, day)
        beside = _beside(line, index)
        if beside:
            return beside
    return None


def _above(lines: list[Line], first: int, index: int, day: Day) -> Signature:
    names = index
    while names > max(first, index - _MOST_ISSUERS) and _signs(lines[names - 1].squashed):
        names -= 1
    while names < index and not is_issuer(lines[names].squashed):  # a bracketed second name cannot come first
        names += 1
    signed = _signed_span(lines[index], day)
    if names == index:
        return Signature(index, index, day.day, signed)
    issuer = _first_name(lines[names])
    whole = Span(issuer.start, lines[index - 1].span.end)
    return Signature(names, index, day.day, signed, issuer, whole if whole != issuer else None)


def _signs(squashed: str) -> bool:
    return is_issuer(squashed) or _BRACKETED.fullmatch(squashed) is not None


def _beside(line: Line, index: int) -> Signature | None:
    """A signature on one line: 甲市人民政府　2031年5月4日."""
    day = find_day(line.text, "long")
    if day is None or day.end != len(line.text) or not is_issuer(squash(line.text[: day.start])):
        return None
    name = Line(
        line.text[: day.start].rstrip(), Span(line.span.start, line.span.start + len(line.text[: day.start].rstrip()))
    )
    return Signature(index, index, day.day, _signed_span(line, day), _first_name(name))


def _signed_span(line: Line, day: Day) -> Span:
    return Span(line.span.start + day.start, line.span.start + day.end)


def _first_name(line: Line) -> Span:
    """The first of the names on a line of issuers."""
    return Span(line.span.start, line.span.start + len(first_issuer(line.text)))


def first_issuer(names: str) -> str:
    """The first of several bodies printed side by side, with white space between them or nothing but the same place.

    >>> first_issuer("甲乙市科技局甲乙市财政局"), first_issuer("中共甲市委甲市人民政府"), first_issuer("国 务 院")
    ('甲乙市科技局', '中共甲市委', '国 务 院')
    """
    parts = names.split()
    if len(parts) > 1 and all(is_issuer(part) for part in parts):
        return parts[0]
    place = names.removeprefix("中共")[:2]
    again = names.find(place, 3)
    if again > 0 and _ENDS.search(names[:again]) and is_issuer(squash(names[again:])):
        return names[:again].rstrip()
    return names


def issuer_of_title(title: str) -> str | None:
    """The name of the body at the head of a notice's title, as printed there.

    >>> issuer_of_title("甲市人民政府办公室关于印发乙计划的通知"), issuer_of_title("关于印发乙计划的通知")
    ('甲市人民政府办公室', None)
    """
    about = _ABOUT.search(title)
    head = title[: about.start()].rstrip() if about else ""
    return first_issuer(head) if is_issuer(squash(head)) else None


def imprint_issuer(line: Line) -> Span | None:
    """The body named in an imprint: 甲市人民政府办公厅 2031年5月4日印发."""
    if len(line.text) > 80 or not line.text.rstrip("。").endswith(("印发", "发布")):
        return None
    match = _IMPRINT.match(line.text)
    if match is None or find_day(line.text, "long") is None:
        return None
    return Span(line.span.start, line.span.start + len(match["issuer"].rstrip()))
