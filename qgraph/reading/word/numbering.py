"""The numbers that Word prints before paragraphs, which stand in none of them: 一、 (一) 1. ① (ECMA-376, 17.9).

A paragraph, or its style, names a numbering and a level. Numberings made from one abstract numbering count on from each
other; a level begins anew after a level above it, and where a numbering says that it starts with a number of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from qgraph.reading.package import whole
from qgraph.reading.word.numerals import printed
from qgraph.reading.word.visible import number, switched_on

if TYPE_CHECKING:
    from lxml import etree

    from qgraph.reading.word.styles import Styles

__all__ = ["Numbering"]

_LEVELS = 9
_LONGEST = 64  # characters of what stands before a paragraph
_VALUE, _AT = qn("w:val"), qn("w:ilvl")
_NUMBER = f"{qn('w:pPr')}/{qn('w:numPr')}"
_PLACE = re.compile(r"%([1-9])")
_NEEDS_NO_SPACE = re.compile("[、。，．：；）〕】》①-⓿㈠-㊉㉑-㊿]$")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a numbering counts and prints."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    space: str = " "
    restart: int | None = None  # the level, from 1, after which it begins anew; 0 for never; None for any above
    legal: bool = False  # all numbers in digits
    style: str = ""  # the style whose paragraphs are of this level


@dataclass(frozen=True, slots=True)
class _Numbering:
    """A numbering: the abstract one it counts with, its levels, and the numbers it starts with by itself."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numberings of ``root``, counting while the paragraphs of a text pass by; without a root there are none."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._numbers = _by_id(root, "num", "numId")
        self._known: dict[int, _Numbering | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, paragraph: etree._Element) -> str:
        """What stands before the next paragraph, with the space behind it; empty where it is not numbered.

        Bullets are no numbers and left out. To be called once for each paragraph, in the order of the text.
        """
        identifier, level = self._place(paragraph)
        numbering = self._numbering(identifier) if identifier else None
        if not identifier or numbering is None or level not in numbering.levels:
            return ""
        self._count(identifier, numbering, level)
        return self._printed(numbering, level)

    def _place(self, paragraph: etree._Element) -> tuple[int | None, int]:
        """The numbering and the level of a paragraph: its own, else those of its style."""
        own = paragraph.find(_NUMBER)
        level = number(own.find(qn("w:ilvl"))) if own is not None else None
        identifier = number(own.find(qn("w:numId"))) if own is not None else None
        if identifier is None:
            style = self._styles.of(paragraph)
            identifier, styled, giver = self._styles.numbering(style)
            given = [self._level_of(style, identifier), styled, self._level_of(giver, identifier)]
            level = next((each for each in [level, *given] if each is not None), None)
        return identifier, level or 0

    def _level_of(self, style: str, identifier: int | None) -> int | None:
        """The level that a numbering keeps for the paragraphs of a style."""
        numbering = self._numbering(identifier) if identifier else None
        levels = numbering.levels if numbering else {}
        return next((at for at, level in levels.items() if level.style and level.style == style), None)

    def _numbering(self, identifier: int) -> _Numbering | None:
        if identifier not in self._known:
            self._known[identifier] = self._read(str(identifier))
        return self._known[identifier]

    def _read(self, identifier: str) -> _Numbering | None:
        element = self._numbers.get(identifier)
        abstract = self._resolved(element)
        if element is None or abstract is None:
            return None
        levels, starts = _levels(abstract), {}
        for override in element.iter(qn("w:lvlOverride")):
            levels |= _levels(override)
            at, start = whole(override.get(_AT)), number(override.find(qn("w:startOverride")))
            if at is not None and start is not None:
                starts[at] = start
        return _Numbering(abstract.get(qn("w:abstractNumId"), ""), levels, starts)

    def _resolved(self, element: etree._Element | None) -> etree._Element | None:
        """The abstract numbering of a numbering; where it only links to a style, the one that the style has."""
        for _ in range(4):
            named = element.find(qn("w:abstractNumId")) if element is not None else None
            abstract = self._abstract.get(named.get(_VALUE, "")) if named is not None else None
            link = abstract.find(qn("w:numStyleLink")) if abstract is not None else None
            if link is None:
                return abstract
            element = self._numbers.get(str(self._styles.numbering(link.get(_VALUE, ""))[0]))
        return None

    def _count(self, identifier: int, numbering: _Numbering, level: int) -> None:
        """Count one more of a level, and let the levels below begin anew."""
        counts = self._counts.setdefault(numbering.abstract, [None] * _LEVELS)
        if level in numbering.starts and (identifier, level) not in self._begun:
            counts[level] = None
        self._begun.add((identifier, level))
        now = counts[level]
        counts[level] = _start(numbering, level) if now is None else now + 1
        for below in range(level + 1, _LEVELS):
            restart = numbering.levels.get(below, _Level()).restart
            if restart is None or level < restart:
                counts[below] = None

    def _printed(self, numbering: _Numbering, level: int) -> str:
        shape = numbering.levels[level]
        if shape.format == "bullet":
            return ""
        counts = self._counts[numbering.abstract]

        def filled(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            count = counts[at]
            each = numbering.levels.get(at, _Level())
            value = count if count is not None else _start(numbering, at)
            return printed(value, "decimal" if shape.legal else each.format)

        label = _PLACE.sub(filled, shape.text)[:_LONGEST]
        return label if not label or _NEEDS_NO_SPACE.search(label) else label + shape.space


def _by_id(root: etree._Element | None, name: str, key: str) -> dict[str, etree._Element]:
    elements = list(root.iter(qn(f"w:{name}"))) if root is not None else []
    return {element.get(qn(f"w:{key}"), ""): element for element in elements}


def _start(numbering: _Numbering, level: int) -> int:
    return numbering.starts.get(level, numbering.levels.get(level, _Level()).start)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    """The levels that stand in an abstract numbering or in what overrides it."""
    found = {}
    for element in parent.iterchildren(qn("w:lvl")):
        at = whole(element.get(_AT))
        if at is not None and at < _LEVELS:
            found[at] = _level(element)
    return found


def _level(element: etree._Element) -> _Level:
    start = number(element.find(qn("w:start")))
    hidden = switched_on(element.find(f"{qn('w:rPr')}/{qn('w:vanish')}"))
    return _Level(
        start=0 if start is None else start,
        format=_value(element, "numFmt") or "decimal",
        text="" if hidden else _value(element, "lvlText")[:_LONGEST],
        space="" if _value(element, "suff") == "nothing" else " ",
        restart=number(element.find(qn("w:lvlRestart"))),
        legal=switched_on(element.find(qn("w:isLgl"))),
        style=_value(element, "pStyle"),
    )


def _value(element: etree._Element, name: str) -> str:
    child = element.find(qn(f"w:{name}"))
    return child.get(_VALUE, "") if child is not None else ""
