"""Which bytes are a document that can be read: formats recognised, read or refused, and what looks like a web page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath
from typing import Any

from qgraph.errors import DocumentError
from qgraph.reading.lexicon import raw

__all__ = ["binary_format", "document_suffixes", "is_html", "is_markdown"]

_HTML_SUFFIXES = frozenset({".htm", ".html", ".xhtml", ".shtml", ".jsp"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_TEXT_SUFFIXES = frozenset({".txt", ".text"})
_TAGS = "html|head|meta|body|div|p|table|tbody|tr|td|span|section|article|main|h[1-6]|center|font|ul|style|script|br"
_STARTS_LIKE_HTML = re.compile(
    rf"<(?:!doctype html|!--|\?xml[^>]{{0,200}}>\s{{0,9}}<(?:!doctype|html)|(?:{_TAGS})[\s/>])", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"</p>|</div>|</td>|<br\s?/?>", re.IGNORECASE)
_LOOK = 65_536  # characters looked at for tags within


def binary_format(data: bytes, source: str) -> str | None:
    """The reader that formats.toml names for a file, by its first bytes or its name; None for texts and web pages.

    A page that an office suffix was given to (a common habit of sites) is a page.

    Raises:
        DocumentError: the format is one that is recognised and not read.
    """
    suffix = PurePath(source).suffix.lower()
    signed = [row for row in raw("formats") if any(data.startswith(bytes.fromhex(s)) for s in row["signatures"])]
    named = [row for row in raw("formats") if suffix in row["suffixes"]]
    if signed:
        row = _closest(signed, data, suffix)
    elif named and not _STARTS_LIKE_HTML.match(data[:512].decode("latin-1").lstrip()):
        row = named[0]
    else:
        return None
    if "reader" not in row:
        raise _refusal(source, row)
    return str(row["reader"])


def _closest(signed: list[dict[str, Any]], data: bytes, suffix: str) -> dict[str, Any]:
    """Of rows with the signature the one that fits best: by what is inside, then by the suffix; of equals the last."""
    names = _names(data) if any("inside" in row for row in signed) else None
    return max(reversed(signed), key=lambda row: (_inside(row, data, names), suffix in row["suffixes"]))


def _names(data: bytes) -> tuple[str, ...] | None:
    """The parts of an archive; None where it is none, or broken."""
    from qgraph.reading.archive import Archive  # noqa: PLC0415  # zipfile is loaded for archives alone

    try:
        return Archive(data, "").names
    except DocumentError:
        return None


def _inside(row: dict[str, Any], data: bytes, names: tuple[str, ...] | None) -> bool:
    """Whether the archive, or the older file of Office, holds a part that the row tells of."""
    name: str | None = row.get("inside")
    if name is None:
        return False
    if names is not None:
        return any(part.startswith(name.lower()) for part in names)
    return name.encode() in data or name.encode("utf-16-le") in data


def _refusal(source: str, row: dict[str, Any]) -> DocumentError:
    kind = row["kind"]
    return DocumentError(source, f"暂不能读 {kind} 格式,{row['advice']} · {kind} is not read: {row['english']}")


@cache
def document_suffixes() -> frozenset[str]:
    """The ends of names of all documents, with the dot: those that are read, and those refused with advice."""
    rows = [row for row in raw("formats") if "reader" in row or row.get("document")]
    return _TEXT_SUFFIXES | _MARKDOWN_SUFFIXES | _HTML_SUFFIXES | {suffix for row in rows for suffix in row["suffixes"]}


def is_html(text: str, source: str) -> bool:
    """Whether the text is a web page or a piece of one, by the name's suffix or by its tags.

    >>> is_html("<p>一、甲</p>", "-"), is_html("一、甲<br>二、乙<br>三、丙<br>", "dump.txt"), is_html("a < b", "x.txt")
    (True, True, False)
    """
    suffix = PurePath(source).suffix.lower()
    if suffix in _HTML_SUFFIXES:
        return True
    if suffix in _MARKDOWN_SUFFIXES:
        return False
    if _STARTS_LIKE_HTML.match(text[:1024].lstrip()):
        return True
    return len(_BLOCK_TAG.findall(text[:_LOOK])) >= 3


def is_markdown(source: str) -> bool:
    """Whether a file is Markdown by its name."""
    return PurePath(source).suffix.lower() in _MARKDOWN_SUFFIXES
