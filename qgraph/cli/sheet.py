"""CSV for people, whose spreadsheets take what begins like a formula for one."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["csv_text"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(fields: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV under the names of their fields; a text that begins like a formula is told to be text (CWE-1236).

    What ``qgraph query`` writes is another matter: SPARQL 1.1 Query Results CSV says how, and has no such sign.

    >>> print(csv_text(["task", "n"], [{"task": '=HYPERLINK("x")', "n": -1}]), end="")
    task,n
    "'=HYPERLINK(""x"")",-1
    """
    lines = io.StringIO()
    writer = csv.DictWriter(lines, fieldnames=fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return lines.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
