"""A web page becomes the text a reader sees: blocks on lines of their own, table cells apart by tabs.

White space collapses as in CSS Text; a line end between two wide characters vanishes, as its rules for segment breaks
allow, so that a source broken inside a word does not split it. ``pre`` keeps its line ends. Nothing is fetched, no
script runs, and no entity but HTML's own named ones is known.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from qgraph.reading.lexicon import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.model import Table

__all__ = ["Page", "page"]

_BLOCKS = frozenset(alternation("elements", "block")[3:-1].split("|"))
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset(alternation("elements", "unseen")[3:-1].split("|"))
_HIDDEN_STYLE = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)
_SERVER_SIDE = re.compile(r"<%[^%]{0,2000}%>")  # page directives that never reach a reader
_LONG_TAG = re.compile(r"(<[a-zA-Z][\w:-]*+)[^<>]{20000,}+>")  # a parser takes quadratic time over its attributes
_FRONT_MATTER = re.compile(r"\s{0,99}---[ \t]*\n(?P<matter>(?:(?!---)[^\n]{0,2000}\n){0,60})---[ \t]*\n")
_FRONT_LINE = re.compile(r"^(\w{1,30}):[ \t]*(\S[^\n]*)$", re.MULTILINE)
_SPACES = re.compile("[ \t\r\n\f]+")
_CELL_TEXT = 4_000  # a cell with more characters holds an article, not a datum


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page, its tables, what its head says of it, and whether the parser gave up."""

    text: str
    metadata: dict[str, str] = field(default_factory=dict)
    truncated: bool = False
    tables: tuple[Table, ...] = ()


def page(markup: str) -> Page:
    r"""The text and metadata of a page, a fragment, or the body of an article out of a database.

    >>> page("<p>一、甲<br>二、乙</p><table><tr><td>丙</td><td>丁</td></tr></table>").text
    '一、甲\n二、乙\n丙\t丁'
    """
    metadata = {}
    front = _FRONT_MATTER.match(markup)
    if front:
        metadata = {name.lower(): value.strip() for name, value in _FRONT_LINE.findall(front["matter"])}
        markup = markup[front.end() :]
    lead, tag, rest = markup.partition("<")
    if lead.strip():  # fields of a database, one on each line, before the body of an article
        markup = lead.replace("\n", "<br>") + tag + rest
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    markup = _LONG_TAG.sub(r"\1>", _SERVER_SIDE.sub("", markup))
    root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    if root is None:
        return Page("", metadata)
    writer = _Writer()
    for event, element in _walk(root):
        writer.take(event, element)
    truncated = any("RESOURCE_LIMIT" in error.type_name for error in parser.error_log)
    return Page(writer.text(), metadata | _metadata(root), truncated)


def _metadata(root: etree._Element) -> dict[str, str]:
    """What ``title`` and ``meta`` elements say, the first of each name."""
    found: dict[str, str] = {}
    for element in root.iter("meta", "title"):
        name = "title" if element.tag == "title" else (element.get("name") or "").strip().lower()
        value = (element.text if element.tag == "title" else element.get("content")) or ""
        if name and value.strip():
            found.setdefault(name, " ".join(value.split()))
    return found


def _walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of every element a reader sees; the start alone of one that is not seen, for its tail."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and _unseen(element):
            walker.skip_subtree()
            continue
        yield event, element


def _unseen(element: etree._Element) -> bool:
    style = element.get("style")
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or (style is not None and _HIDDEN_STYLE.search(style) is not None)
    )


class _Writer:
    """Collects lines. Inside a row of data, breaks are spaces and cells are parted by tabs."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pieces: list[str] = []
        self.row: etree._Element | None = None  # the row of data being written
        self.cells = 0
        self.pre = 0

    def take(self, event: str, element: etree._Element) -> None:
        if event == "start":
            self._open(element)
            if not _unseen(element):
                self._write(element.text)
        else:
            if not _unseen(element):
                self._close(element)
            self._write(element.tail)

    def text(self) -> str:
        self._break()
        return "\n".join(self.lines).strip("\n")

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._break(always=True)
        elif tag in _CELLS:
            self._cell()
        elif tag in _BLOCKS:
            self._break()
        if tag == "tr" and self.row is None and _holds_data(element):
            self.row, self.cells = element, 0
        self.pre += tag == "pre"

    def _close(self, element: etree._Element) -> None:
        if element is self.row:
            self.row = None
        if element.tag in _BLOCKS or (element.tag in _CELLS and self.row is None):
            self._break()
        self.pre -= element.tag == "pre"

    def _cell(self) -> None:
        if self.row is None:
            self._break()
        elif self.cells:
            self.pieces.append("\0")  # NUL cannot be in the input: it stands for the tab until spaces have collapsed
        self.cells += 1

    def _break(self, *, always: bool = False) -> None:
        """End the line, or within a row put a space; an empty line is kept only where a br asks for it."""
        if self.row is not None:
            self.pieces.append(" ")
            return
        line = _collapsed("".join(self.pieces))
        self.pieces.clear()
        if line or always:
            self.lines.append(line)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self.pre:
            self.pieces.append(text)
            return
        first, *others = text.replace("\r", "").split("\n")
        self.pieces.append(first)
        for other in others:
            self._break(always=True)
            self.pieces.append(other)


def _holds_data(row: etree._Element) -> bool:
    """Whether a row is one of a table of facts; false for rows that only lay a page out."""
    cells = [child for child in row if child.tag in _CELLS]
    if len(cells) < 2 or any(cell.find(".//table") is not None for cell in cells):
        return False
    length = 0
    for piece in row.itertext():
        length += len(piece)
        if length > _CELL_TEXT:
            return False
    return True


def _collapsed(line: str) -> str:
    line = _SPACES.sub(_shown, line)
    if "\0" not in line:
        return line.strip(" ")
    return "\t".join(cell.strip(" ") for cell in line.split("\0")).rstrip("\t ")


def _shown(run: re.Match[str]) -> str:
    """What a run of white space becomes: nothing for a line end between wide characters, else a space."""
    if "\n" not in run.group() and "\r" not in run.group():
        return " "
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return "" if before and after and _wide(before) and _wide(after) else " "


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
