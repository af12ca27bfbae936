"""Styles of a Word file, as far as words depend on them: numbering, hidden text, tables of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from qgraph.reading.word.visible import number, switched_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Styles"]

_ID, _TYPE, _DEFAULT, _VALUE = qn("w:styleId"), qn("w:type"), qn("w:default"), qn("w:val")
_NAME, _BASE = qn("w:name"), qn("w:basedOn")
_NUMBER = f"{qn('w:pPr')}/{qn('w:numPr')}"
_HIDDEN = f"{qn('w:rPr')}/{qn('w:vanish')}"
_LONGEST_LINE = 16  # styles based on one another; templates seldom have five
_CONTENTS = re.compile(r"toc\s?\d", re.IGNORECASE)


class Styles:
    """What the styles of ``root`` say; without a root there are none."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = list(root.iter(qn("w:style"))) if root is not None else []
        self._styles = {style.get(_ID, ""): style for style in styles}
        usual = (s for s in styles if s.get(_TYPE) == "paragraph" and s.get(_DEFAULT) in {"1", "true", "on"})
        self._numberings: dict[str, tuple[int | None, int | None, str]] = {}
        self._hidden: dict[str, bool] = {}
        self._usual = next((style.get(_ID, "") for style in usual), "")

    def of(self, paragraph: etree._Element) -> str:
        """The identifier of a paragraph's style; that of the usual one where it names none."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(_VALUE, "") if named is not None else self._usual

    def numbering(self, style: str) -> tuple[int | None, int | None, str]:
        """The numbering and the level that a style gives, and the style in its line that gives the numbering."""
        if style not in self._numberings:
            self._numberings[style] = self._find_numbering(style)
        return self._numberings[style]

    def _find_numbering(self, style: str) -> tuple[int | None, int | None, str]:
        level = None
        for each in self._line(style):
            properties = each.find(_NUMBER)
            if properties is None:
                continue
            level = level if level is not None else number(properties.find(qn("w:ilvl")))
            numbering = number(properties.find(qn("w:numId")))
            if numbering is not None:
                return numbering, level, each.get(_ID, "")
        return None, level, style

    def hidden(self, style: str) -> bool:
        """Whether words in a style are hidden."""
        if style not in self._hidden:
            found = (each.find(_HIDDEN) for each in self._line(style))
            self._hidden[style] = switched_on(next((each for each in found if each is not None), None))
        return self._hidden[style]

    def lists_contents(self, style: str) -> bool:
        """Whether a style is one of those that Word gives to the lines of a table of contents."""
        element = self._styles.get(style)
        name = element.find(_NAME) if element is not None else None
        return name is not None and _CONTENTS.fullmatch(name.get(_VALUE, "")) is not None

    def _line(self, style: str) -> Iterator[etree._Element]:
        """A style, the one it is based on, and so on."""
        for _ in range(_LONGEST_LINE):
            element = self._styles.get(style)
            if element is None:
                return
            yield element
            base = element.find(_BASE)
            style = base.get(_VALUE, "") if base is not None else ""
