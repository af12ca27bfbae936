"""A file, or standard input, becomes a Document."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from qgraph.errors import DocumentError
from qgraph.model import Document
from qgraph.reading.head import Head
from qgraph.reading.letterhead import read_head
from qgraph.reading.readers import see

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
    seen = see(data, source)
    if not seen.text or seen.text.isspace():
        raise DocumentError(source, "文件为空 · the file is empty")
    head = Head(seen.text, seen.metadata, seen.page, seen.tables)
    letterhead, doubts = read_head(head)
    return Document(
        text=seen.text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format=seen.format,
        encoding=seen.encoding,
        letterhead=letterhead,
        furniture=head.furniture,
        tables=seen.tables,
        problems=(*seen.problems, *doubts),
    )


def _refuse_size(data: bytes, source: str) -> None:
    if len(data) > LIMIT:
        raise DocumentError(source, f"文件超过 {LIMIT >> 20} MB · the file is larger than {LIMIT >> 20} MB")
    if not data or data.isspace():
        raise DocumentError(source, "文件为空 · the file is empty")
