"""Tables as text with separators (.csv, .tsv): a field is a cell, a line end inside quotes is one inside the cell."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from qgraph.errors import DocumentError
from qgraph.reading.composing import Composer
from qgraph.reading.encoding import decode, decoding_problems
from qgraph.reading.seen import Seen
from qgraph.reading.spreadsheet import Sheet, write

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["see"]

_SEPARATORS = ",;\t"
_TOLD = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)  # the first line, as Excel wants it
_QUOTED = re.compile(r'(?:^|[,;|\t\r\n])"(?:[^"]|"")*+"')
_OPENED = re.compile(r'(?:^|[,;|\t\r\n])"')
_LOOK = 20_000  # characters looked at for the separator
_CELLS = 1_000_000


def see(data: bytes, source: str) -> Seen:
    """What a table in text says.

    Raises:
        DocumentError: the bytes are no text, or a table of more than a million cells.
    """
    decoded = decode(data)
    if decoded is None:
        raise DocumentError(source, "二进制文件,不是文本表格 · a binary file, no table in text")
    sheet = Sheet()
    for row, fields in enumerate(_records(decoded.text)):
        sheet.words |= {(row, column): text for column, text in enumerate(fields) if text.strip()}
        if len(sheet.words) > _CELLS:
            raise DocumentError(source, "表格过大,请拆分后再试 · the table is too large: split it")
    composer = Composer()
    write(sheet, composer)
    return Seen(
        text=composer.text,
        format="csv",
        encoding=decoded.encoding,
        tables=composer.tables,
        problems=decoding_problems(decoded, composer.text),
    )


def _records(text: str) -> Iterator[list[str]]:
    """The fields of each record. Quotes that never close part no fields: then every line is a record."""
    told = _TOLD.match(text)
    separator = told[1] if told else _separator(text)
    text = text[told.end() :] if told else text
    unclosed = _OPENED.search(_QUOTED.sub("", text)) is not None
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        lines = io.StringIO(text, newline="")
        if unclosed:
            yield from csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
        else:
            yield from csv.reader(lines, delimiter=separator)
    finally:
        csv.field_size_limit(limit)


def _separator(text: str) -> str:
    """The separator that stands most often outside quotes in the beginning of a text; of equals the first."""
    sample = _QUOTED.sub("", text[:_LOOK])
    return max(_SEPARATORS, key=sample.count)
