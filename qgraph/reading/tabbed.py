"""Tables whose columns are parted by tabs, as they come out of Word or a sheet. The text stays as it is."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from qgraph.model import Cell, Span, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["cells_in_rows", "drawn_without_rule", "tab_tables", "trimmed"]

_LINE = re.compile(r"^[^\n\t|]*\t[^\n|]*$", re.MULTILINE)
_FEWEST = 3  # columns: two may be a word and what it means
_WIDEST = 128
_LONGEST_HEAD = 12  # characters of a heading of a column


def tab_tables(text: str) -> tuple[Table, ...]:
    r"""The tables in a text: lines below one another with as many tabs each, the first of which heads the columns.

    >>> text = "序号\t任务\t牵头\n1\t种树\t县林业局\n"
    >>> [cell.span.of(text) for cell in tab_tables(text)[0].cells]
    ['序号', '任务', '牵头', '1', '种树', '县林业局']
    """
    return tuple(cells_in_rows(rows) for rows in _blocks(text) if drawn_without_rule(text, rows))


def drawn_without_rule(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether rows are a table though nothing but signs between cells says so: as wide each, below short headings."""
    heads = [span.of(text) for span in rows[0]] if rows else []
    if not _FEWEST <= len(heads) <= _WIDEST or len(rows) == 1 or any(len(row) != len(heads) for row in rows):
        return False
    return len(set(heads)) == len(heads) and all(0 < len(head) <= _LONGEST_HEAD for head in heads)


def _blocks(text: str) -> Iterator[list[list[Span]]]:
    """The cells of lines with as many tabs each that follow one another."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    starts = [0, *(number for number, (one, two) in enumerate(pairwise(lines), 1) if two.start != one.end + 1)]
    for begin, end in pairwise([*starts, len(lines)]):
        for _, alike in groupby(lines[begin:end], key=lambda line: text.count("\t", line.start, line.end)):
            yield [_row(text, line) for line in alike]


def _row(text: str, line: Span) -> list[Span]:
    tabs = [match.start() for match in re.finditer("\t", line.of(text))]
    cuts = [line.start - 1, *(line.start + tab for tab in tabs), line.end]
    return [trimmed(text, before + 1, after) for before, after in pairwise(cuts)]


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of a text without the white space around its words."""
    words = text[start:end]
    kept = words.strip()
    start += len(words) - len(words.lstrip()) if kept else 0
    return Span(start, start + len(kept))


def cells_in_rows(rows: Sequence[Sequence[Span]]) -> Table:
    """The table of such rows of cells, none of which is merged."""
    cells = [
        Cell(span=span, row=number, column=column) for number, row in enumerate(rows) for column, span in enumerate(row)
    ]
    return Table(span=Span(cells[0].span.start, cells[-1].span.end), cells=tuple(cells))
