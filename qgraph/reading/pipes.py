"""Tables whose columns are parted by pipes, as in Markdown. The text stays as it is: cells point into it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from qgraph.model import Span, Table
from qgraph.reading.tabbed import cells_in_rows, drawn_without_rule, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pipe_tables"]

_LINE = re.compile(r"^[^\n|]*\|[^\n]*$", re.MULTILINE)
_RULE = re.compile(r"[ \t]*[|+]?(?:[ \t]*:?[-=]++:?[ \t]*+[|+]?)++\s*")  # |---|:--:|
_PIPE = re.compile(r"\\.|\|")
_WIDEST = 128  # columns, as in other formats


def pipe_tables(text: str) -> tuple[Table, ...]:
    r"""The tables in a text: lines with pipes below one another, with a rule (|---|) or with pipes at both ends.

    Pipes at the ends are not needed where there is a rule, or where the lines look like a table without; ``\|`` parts
    nothing. The rule is no row.

    >>> text = "任务 | 牵头\n---|---\n种树 | 县林业局\n"
    >>> [cell.span.of(text) for cell in pipe_tables(text)[0].cells]
    ['任务', '牵头', '种树', '县林业局']
    """
    return tuple(table for lines in _blocks(text) if (table := _table(text, lines)))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Lines with pipes that follow one another."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        if block and match.start() != block[-1].end + 1:
            yield block
            block = []
        block.append(Span(*match.span()))
    if block:
        yield block


def _table(text: str, lines: list[Span]) -> Table | None:
    rule = next((number for number, line in enumerate(lines) if _RULE.fullmatch(line.of(text))), None)
    if rule is None and not _closed(text, lines[0]):
        bare = [_cells(text, line) for line in lines]
        return cells_in_rows(bare) if drawn_without_rule(text, bare) else None
    if rule is None:
        lines = lines if all(_closed(text, line) for line in lines) else []
    elif rule:
        above = len(list(takewhile(lambda line: _closed(text, line), reversed(lines[: rule - 1]))))
        lines = lines[rule - 1 - above :]
    rows = [_row(text, line) for line in lines if not _RULE.fullmatch(line.of(text))]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    return replace(cells_in_rows(rows), span=Span(lines[0].start, lines[-1].end))


def _closed(text: str, line: Span) -> bool:
    """Whether a line begins and ends with a pipe."""
    words = line.of(text).strip()
    return len(words) > 2 and words[0] == words[-1] == "|"


def _row(text: str, line: Span) -> list[Span]:
    """The cells of a line between its pipes, which may stand at its ends or not."""
    cells = _cells(text, line)
    first = int(not cells[0].of(text))
    return cells[first : -1 if len(cells) > 1 and not cells[-1].of(text) else None][:_WIDEST]


def _cells(text: str, line: Span) -> list[Span]:
    """The stretches of a line between pipes and before and behind them, without the white space around their words."""
    found = (match.start() for match in _PIPE.finditer(text, line.start, line.end) if match[0] == "|")
    pipes = list(islice(found, _WIDEST + 2))  # one before the first cell, one behind the last that counts
    cuts = [line.start - 1, *pipes, line.end]
    return [trimmed(text, before + 1, after) for before, after in pairwise(cuts)]
