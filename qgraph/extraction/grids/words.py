"""The words a reader sees in a cell, each character with its place in the text.

Text in Markdown shows less than it stores: marks of emphasis, the addresses of links and tags are not seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgraph.model import Document

__all__ = ["BREAK", "Words", "seen"]

BREAK = "\u2028"
_LONGEST = 20_000  # what follows in a cell is not looked at
_BREAK_SIGNS = "\n\u2028"
_BREAK_SIGN = re.compile(f"[{_BREAK_SIGNS}]")
_ENTITIES = {"amp": "&", "nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "#39": "'", "ensp": " ", "emsp": " "}
_MARKUP = re.compile(
    r"(?P<break><br\s{0,3}/?>|</(?:p|li|div)>)"
    r"|<[a-zA-Z/!][^<>]{0,500}>"
    r"|\[\^[^\[\]]{1,40}\]"  # a footnote
    r"|!?\[(?P<link>[^\[\]]{0,500})\]"
    r"(?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s[^()]{0,200})?\)|\[[^\[\]]{0,40}\]|\{[^{}]{0,100}\})"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|&(?P<entity>amp|nbsp|lt|gt|quot|#39|ensp|emsp);"
    # A single sign inside a word or behind a name is none of emphasis: it may mark who leads.
    r"|(?P<mark>\*\*\*?|(?<!\w)\*|(?<!\w)_{1,3}|`{1,2}|~~)(?P<marked>(?=\S)[^*`~\n]{1,300}?(?<=\S))(?P=mark)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are seen, with the place of each character in the document; line breaks are ``BREAK``."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where the characters from ``start`` to ``end`` stand in the document."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def without(self, cuts: Sequence[tuple[int, int]]) -> Words:
        """The words without the stretches cut out, which are in order."""
        kept, at = list[int](), 0
        for start, end in cuts:
            kept += range(at, start)
            at = end
        kept += range(at, len(self.text))
        return Words("".join(self.text[i] for i in kept), [self.places[i] for i in kept])


def seen(document: Document, span: Span) -> Words:
    r"""The words seen at a span of the document.

    >>> from qgraph.model import Document
    >>> document = Document(text="**[Parks](/p)**<br>Roads", source="-", sha256="", format="markdown")
    >>> seen(document, Span(0, 24))
    Words(text='Parks\u2028Roads', places=[3, 4, 5, 6, 7, 15, 19, 20, 21, 22, 23])
    """
    span = Span(span.start, min(span.end, span.start + _LONGEST))
    text = span.of(document.text)
    if document.format != "markdown" and not _BREAK_SIGN.search(text):
        return Words(text, range(span.start, span.end))
    # A line end in Markdown is white space; what breaks a line there is a tag.
    shown = _shown(text.replace("\n", " "), 0, len(text)) if document.format == "markdown" else enumerate(text)
    characters, places = list[str](), list[int]()
    for place, character in shown:
        breaks = character in _BREAK_SIGNS
        while breaks and characters and characters[-1].isspace():
            characters.pop()
            places.pop()
        if characters and characters[-1] == BREAK and character.isspace():
            continue
        characters.append(BREAK if breaks else character)
        places.append(span.start + place)
    return Words("".join(characters), places)


def _shown(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The characters of Markdown that are seen, each with its place."""
    at = start
    for match in _MARKUP.finditer(text, start, end):
        yield from ((place, text[place]) for place in range(at, match.start()))
        at = match.end()
        if match["break"]:
            yield match.start(), BREAK
        elif match["escaped"]:
            yield match.start("escaped"), match["escaped"]
        elif match["entity"]:
            yield match.start(), _ENTITIES[match["entity"]]
        elif group := next((name for name in ("link", "marked") if match[name]), None):
            yield from _shown(text, *match.span(group))
    yield from ((place, text[place]) for place in range(at, end))
