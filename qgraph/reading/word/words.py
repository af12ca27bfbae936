"""The words of a Word paragraph: what its runs print, with insertions and the results of fields, without the hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from qgraph.reading.lexicon import raw
from qgraph.reading.word.numerals import printed
from qgraph.reading.word.visible import switched_on, text_boxes, visible, word

if TYPE_CHECKING:
    from lxml import etree

    from qgraph.reading.word.styles import Styles

__all__ = ["Reader", "Words"]

_RUN, _TEXT, _INSTRUCTION, _FIELD, _SYMBOL = (qn(f"w:{name}") for name in ("r", "t", "instrText", "fldChar", "sym"))
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_DRAWINGS = word("drawing", "pict", "object")
_DELETIONS = word("del", "moveFrom")
_NOTES = word("footnoteReference", "endnoteReference")
_HIDDEN = f"{qn('w:rPr')}/{qn('w:vanish')}"
_RUN_STYLE = f"{qn('w:rPr')}/{qn('w:rStyle')}"
_LONGEST = 100  # characters of an instruction that are looked at
_CIRCLED = re.compile(
    r"\s{0,9}eq\s{0,9}\\o\\?(?:ac)?\s{0,9}\(\s{0,9}[○〇◯]\s{0,9},\s{0,9}(\d{1,2})\s{0,9}\)", re.IGNORECASE
)


@dataclass(slots=True)
class Words:
    """The text of a paragraph, text boxes that hang on it, and whether it refers to a note below."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    noted: bool = False


@dataclass(slots=True)
class _Field:
    """A field under way: what it is told to do, whether its result has begun, and whether it only serves another."""

    instruction: str = ""
    result: bool = False
    serving: bool = False  # inside what another field is told to do: its result is no text


class Reader:
    """Reads paragraph after paragraph; a field that is open at the end of one goes on in the next.

    Where fields in ``story`` begin and do not end, or end and did not begin, their marks say nothing and are passed
    over: else all that follows would be taken for what a field is told to do.
    """

    def __init__(self, story: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._marked = _fields_end(story)

    def words(self, paragraph: etree._Element) -> Words:
        """The words of a paragraph."""
        words = Words()
        hidden = self._styles.hidden(self._styles.of(paragraph))
        pieces: list[str] = []
        for element in visible(paragraph):
            if element.tag == _RUN:
                self._run(element, pieces, words, hidden=self._hides(element, usual=hidden))
            elif element.tag.startswith(_MATHS):
                pieces += (text.text or "" for text in element.iter(f"{_MATHS}t"))
        words.text = "".join(pieces)
        return words

    def _hides(self, run: etree._Element, *, usual: bool) -> bool:
        """Whether a run is hidden: as it says itself, else its style, else its paragraph's."""
        own = run.find(_HIDDEN)
        if own is not None:
            return switched_on(own)
        style = run.find(_RUN_STYLE)
        return usual or (style is not None and self._styles.hidden(style.get(qn("w:val"), "")))

    def _run(self, run: etree._Element, pieces: list[str], words: Words, *, hidden: bool) -> None:
        for element in visible(run):
            tag = element.tag
            if tag == _FIELD:
                pieces.append(self._field(element.get(qn("w:fldCharType"), "")))
            elif tag == _INSTRUCTION:
                self._instruct(element.text or "")
            elif hidden or self._instructed():
                continue
            elif tag == _RUN:  # within the words of a phonetic guide
                self._run(element, pieces, words, hidden=False)
            elif tag in _DRAWINGS:
                words.boxes += text_boxes(element)
            elif tag in _NOTES:
                words.noted = True
            else:
                pieces.append(_printed(element))

    def _instruct(self, text: str) -> None:
        """Add to what the field under way is told."""
        if self._fields and not self._fields[-1].result and len(self._fields[-1].instruction) < _LONGEST:
            self._fields[-1].instruction += text[:_LONGEST]

    def _instructed(self) -> bool:
        """Whether words stand inside what a field is told to do: results of other fields that it works with."""
        return bool(self._fields) and self._fields[-1].serving

    def _field(self, kind: str) -> str:
        """Follow the marks of a field; at its end, the circled number that some are a drawing of."""
        if not self._marked:
            return ""
        if kind == "begin":
            above = self._fields[-1] if self._fields else None
            self._fields.append(_Field(serving=above is not None and (above.serving or not above.result)))
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:  # a field across a text box may end in it
            done = self._fields.pop()
            circled = None if done.result or done.serving else _CIRCLED.match(done.instruction)
            return printed(int(circled[1]), "decimalEnclosedCircle") if circled else ""
        return ""


def _fields_end(story: etree._Element) -> bool:
    """Whether every field that begins ends after it; marks that were deleted do not count."""
    depth = 0
    for mark in story.iter(_FIELD):
        run = mark.getparent()
        around = run.getparent() if run is not None else None
        if around is not None and around.tag in _DELETIONS:
            continue
        depth += {"begin": 1, "end": -1}.get(mark.get(qn("w:fldCharType"), ""), 0)
        if depth < 0:
            return False
    return depth == 0


def _printed(element: etree._Element) -> str:
    """What a piece of a run prints."""
    if element.tag == _TEXT:
        return element.text or ""
    return _symbol(element) if element.tag == _SYMBOL else _SIGNS.get(element.tag, "")


@cache
def _symbols() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["code"]): row["examples"][0] for row in raw("symbols")}


def _symbol(element: etree._Element) -> str:
    """A character out of a font of symbols; what is known of neither font nor place is nothing that can be read."""
    code = element.get(qn("w:char"), "").upper()
    known = _symbols().get((element.get(qn("w:font"), ""), code))
    if known or not re.fullmatch("[0-9A-F]{4}", code):
        return known or ""
    return "" if "D800" <= code <= "F8FF" or code < "0020" else chr(int(code, 16))
