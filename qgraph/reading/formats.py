"""Which bytes are a document that can be read: formats recognised and refused, and what looks like a web page."""

from __future__ import annotations

import re
from pathlib import PurePath

from qgraph.errors import DocumentError
from qgraph.reading.lexicon import raw

__all__ = ["is_html", "refuse_unsupported"]

_HTML_SUFFIXES = frozenset({".htm", ".html", ".xhtml", ".shtml", ".jsp"})
_TEXT_SUFFIXES = frozenset({".md", ".markdown"})
_TAGS = "html|head|meta|body|div|p|table|tbody|tr|td|span|section|article|main|h[1-6]|center|font|ul|style|script|br"
_STARTS_LIKE_HTML = re.compile(
    rf"<(?:!doctype html|!--|\?xml[^>]{{0,200}}>\s{{0,9}}<(?:!doctype|html)|(?:{_TAGS})[\s/>])", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"</p>|</div>|</td>|<br\s?/?>", re.IGNORECASE)
_LOOK = 65_536  # characters looked at for tags within


def refuse_unsupported(data: bytes, source: str) -> None:
    """Let text and web pages pass.

    Raises:
        DocumentError: the file is PDF, Word, WPS, a spreadsheet, an archive or a picture, by its first bytes or its
            name. A page that an office suffix was given to (a common habit of sites) passes.
    """
    suffix = PurePath(source).suffix.lower()
    signed = [row for row in raw("formats") if any(data.startswith(bytes.fromhex(s)) for s in row["signatures"])]
    if signed:
        raise _refusal(source, _closest(signed, data, suffix))
    named = [row["kind"] for row in raw("formats") if suffix in row["suffixes"]]
    if named and not _STARTS_LIKE_HTML.match(data[:512].decode("latin-1").lstrip()):
        raise _refusal(source, named[0])


def _closest(signed: list[dict[str, object]], data: bytes, suffix: str) -> str:
    """The kind of the row whose suffix fits, else whose inner path stands in the archive, else the last."""
    for row in signed:
        if suffix in row["suffixes"]:  # type: ignore[operator]  # the table's lists are lists of str
            return str(row["kind"])
    for row in signed:
        if str(row.get("inside", "\0")).encode() in data:
            return str(row["kind"])
    return str(signed[-1]["kind"])


def _refusal(source: str, kind: str) -> DocumentError:
    return DocumentError(
        source,
        f"暂不能读 {kind} 格式,请另存为文本(.txt)或网页(.html)后再试"
        f" · {kind} is not read yet: save it as text (.txt) or HTML (.html)",
    )


def is_html(text: str, source: str) -> bool:
    """Whether the text is a web page or a piece of one, by the name's suffix or by its tags.

    >>> is_html("<p>一、甲</p>", "-"), is_html("一、甲<br>二、乙<br>三、丙<br>", "dump.txt"), is_html("a < b", "x.txt")
    (True, True, False)
    """
    suffix = PurePath(source).suffix.lower()
    if suffix in _HTML_SUFFIXES:
        return True
    if suffix in _TEXT_SUFFIXES:
        return False
    if _STARTS_LIKE_HTML.match(text[:1024].lstrip()):
        return True
    return len(_BLOCK_TAG.findall(text[:_LOOK])) >= 3
