"""A file, or standard input, becomes a Document."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from qgraph.errors import DocumentError
from qgraph.model import Document, Problem, Severity, Span
from qgraph.reading.encoding import Decoded, decode
from qgraph.reading.formats import is_html, refuse_unsupported
from qgraph.reading.head import Head
from qgraph.reading.letterhead import read_head

__all__ = ["LIMIT", "read", "read_bytes"]

LIMIT = 64 * 1024 * 1024  # bytes
# What Python makes of the bytes of a file name that are not UTF-8 (PEP 383); no output can be written with them in it.
_UNWRITABLE = re.compile("[\ud800-\udfff]")


def read(source: str | Path) -> Document:
    """The document in the file ``source``, or on standard input for ``-``.

    Bytes of the file's name that are no UTF-8 stand as U+FFFD in its ``source``.

    Raises:
        DocumentError: there is no such file, it cannot be opened, is a folder, empty, larger than 64 MB, binary, or in
            a format that is not read.
    """
    if str(source) == "-":
        return read_bytes(sys.stdin.buffer.read(LIMIT + 1), "-")
    path = Path(source)
    return read_bytes(_bytes_of(path), _UNWRITABLE.sub("\ufffd", path.name))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(path, "这是文件夹,请给出一个文件 · this is a folder: name a file")
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise DocumentError(path, "没有这个文件 · there is no such file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(path, f"打不开 · cannot be opened ({reason})") from error


def read_bytes(data: bytes, source: str) -> Document:
    """The document in ``data``; ``source`` is the name it goes by, whose suffix helps to tell the format.

    Raises:
        DocumentError: as ``read``, apart from what concerns the file itself.
    """
    _refuse_size(data, source)
    refuse_unsupported(data, source)
    decoded = decode(data)
    if decoded is None:
        raise DocumentError(source, "二进制文件,不是文本或网页 · a binary file: text or HTML is needed")
    text, metadata, truncated = _visible(decoded.text, source)
    if not text or text.isspace():
        raise DocumentError(source, "文件为空 · the file is empty")
    page = metadata is not None
    head = Head(text, metadata or {}, page)
    letterhead, doubts = read_head(head)
    return Document(
        text=text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format="html" if page else "text",
        encoding=decoded.encoding,
        letterhead=letterhead,
        furniture=head.furniture,
        problems=(*_decoding_problems(decoded, text), *_parsing_problems(text, truncated=truncated), *doubts),
    )


def _refuse_size(data: bytes, source: str) -> None:
    if len(data) > LIMIT:
        raise DocumentError(source, f"文件超过 {LIMIT >> 20} MB · the file is larger than {LIMIT >> 20} MB")
    if not data or data.isspace():
        raise DocumentError(source, "文件为空 · the file is empty")


def _visible(text: str, source: str) -> tuple[str, dict[str, str] | None, bool]:
    """The stored text; for a page its metadata (None for plain text) and whether its parser gave up early."""
    if not is_html(text, source):
        return text, None, False
    from qgraph.reading.html import page  # noqa: PLC0415  # lxml is loaded for pages alone

    seen = page(text)
    return seen.text, seen.metadata, seen.truncated


def _decoding_problems(decoded: Decoded, text: str) -> tuple[Problem, ...]:
    if not decoded.doubtful:
        return ()
    at = max(text.find("\ufffd"), 0) if decoded.lost is not None else 0
    lost = decoded.lost is not None
    chinese, english = ("有字节无法解码", "some bytes are lost") if lost else ("编码不确定", "the encoding is a guess")
    return (
        Problem(
            code="encoding",
            message=f"{chinese}({decoded.encoding}) · {english}",
            span=Span(at, min(at + 1, len(text))),
            severity=Severity.ERROR if lost else Severity.WARNING,
        ),
    )


def _parsing_problems(text: str, *, truncated: bool) -> tuple[Problem, ...]:
    if not truncated:
        return ()
    return (
        Problem(
            code="page-truncated",
            message="网页嵌套过深,其后的内容没有读到 · the page is nested too deeply: what follows was not read",
            span=Span(max(0, len(text) - 1), len(text)),
            severity=Severity.ERROR,
        ),
    )
