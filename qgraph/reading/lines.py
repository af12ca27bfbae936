"""The lines of a text, folded and with their place; in flattened texts, the pieces between white space.

Many stored texts have lost their line breaks to spaces. A line too long to be a heading is therefore taken apart at
its white space, so that a title or a signature inside it can still be seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from qgraph.model import Printed, Span, fold

__all__ = ["FOOT", "HEAD", "Line", "foot_lines", "head_lines", "joined", "printed", "squash"]

HEAD = 30_000  # characters: a title further down than this is not a title
FOOT = 12_000
_LONG = 300
_LINE = re.compile(r"(?:#{1,6}[ \t]+)?(?P<words>\S[^\r\n]*)")  # without the signs of a heading in Markdown
_PIECE = re.compile(r"\S+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Line:
    """A line as folded text without the white space around it, and the span of exactly these characters."""

    text: str
    span: Span

    @cached_property
    def squashed(self) -> str:
        """The text without any white space."""
        return squash(self.text)


def squash(text: str) -> str:
    """``text`` without white space."""
    return _SPACE.sub("", text)


def printed(text: str, span: Span) -> Printed:
    """The words of ``text`` at ``span``."""
    return Printed(span.of(text), span)


def head_lines(text: str) -> list[Line]:
    r"""The lines of the beginning of ``text``, blank ones left out.

    >>> [line.text for line in head_lines("# 甲县人民政府\n\n 2031年5月4日 \n")]
    ['甲县人民政府', '2031年5月4日']
    """
    return _lines(text[:HEAD], 0)


def foot_lines(text: str) -> list[Line]:
    """The lines of the end of ``text``, blank ones left out; the first may lack its beginning."""
    start = max(0, len(text) - FOOT)
    return _lines(text[start:], start)


def _lines(part: str, offset: int) -> list[Line]:
    folded = fold(part)
    found = []
    for match in _LINE.finditer(folded):
        text, start = match["words"].rstrip(), offset + match.start("words")
        if len(text) > _LONG and " " in text:
            found += [_line(piece.group(), start + piece.start()) for piece in _PIECE.finditer(text)]
        else:
            found.append(_line(text, start))
    return found


def _line(text: str, start: int) -> Line:
    return Line(text, Span(start, start + len(text)))


def joined(lines: list[Line], first: int, most: int = 5, longest: int = 80) -> list[tuple[int, str]]:
    """The squashed text of line ``first`` alone, with the next one, and so on, each with the index of its last line.

    Stops before a line of more than ``longest`` characters and after ``most`` lines.
    """
    found: list[tuple[int, str]] = []
    text = ""
    for index in range(first, min(first + most, len(lines))):
        line = lines[index].squashed
        if index > first and len(line) > longest:
            break
        text += line
        found.append((index, text))
    return found
