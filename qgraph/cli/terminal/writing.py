"""Lines and tables on a stream of bytes, 80 columns wide and plain where there is no terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from qgraph.cli.options import printable
from qgraph.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["NAMESPACE", "ROLES", "as_cell", "console_on", "write_table"]

ROLES = {role.value: role.label for role in Role}
NAMESPACE = "https://w3id.org/qgraph/id/"


@contextmanager
def console_on(stream: IO[bytes]) -> Iterator[Console]:
    """A console whose lines go to ``stream`` in UTF-8; 80 columns wide and plain where there is no terminal."""
    terminal = stream is getattr(sys.stdout, "buffer", None) and sys.stdout.isatty()
    # The environment's COLUMNS comes first; in a pipe there is nothing else to go by.
    width = shutil.get_terminal_size().columns if terminal else _columns()
    lines = io.StringIO()
    yield Console(file=lines, width=max(40, width), force_terminal=terminal, highlight=False)
    stream.write(lines.getvalue().encode(errors="replace"))


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 80


def as_cell(value: object) -> str:
    """A value as a person reads it: short IRIs, no control characters that could drive the terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.3f}"
    return printable(str(value).removeprefix(NAMESPACE))


def write_table(stream: IO[bytes], heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their headings, numbers to the right, as wide as they need to be."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 0, 0, 0))
    listed = [list(row) for row in rows]
    for index, head in enumerate(heads):
        numbers = all(isinstance(row[index], int | float) or row[index] is None for row in listed)
        table.add_column(Text(head), justify="right" if numbers and listed else "left", overflow="fold")
    for row in listed:
        table.add_row(*(value if isinstance(value, Text) else Text(as_cell(value)) for value in row))
    with console_on(stream) as console:
        console.print(table)
