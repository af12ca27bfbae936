"""A web page becomes the text a reader sees, and its tables.

Nothing is fetched, no script runs, and no entity but HTML's own named ones is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from qgraph.reading.elements import unseen
from qgraph.reading.front_matter import front_matter
from qgraph.reading.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.model import Table

__all__ = ["Page", "page"]

_SERVER_SIDE = re.compile(r"<%[^%]{0,2000}%>")  # page directives that never reach a reader
_LONG_TAG = re.compile(r"(<[a-zA-Z][\w:-]*+)[^<>]{20000,}+>")  # a parser takes quadratic time over its attributes


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
    metadata, end = front_matter(markup)
    markup = markup[end:]
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
    writer = Writer()
    for event, element in _walk(root):
        writer.take(event, element)
    truncated = any("RESOURCE_LIMIT" in error.type_name for error in parser.error_log)
    text, tables = writer.finish()
    return Page(text, metadata | _metadata(root), truncated, tables)


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
        if event == "start" and unseen(element):
            walker.skip_subtree()
            continue
        yield event, element
