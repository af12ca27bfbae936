"""How values show themselves in a notebook: small HTML tables, every word escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["table_card"]

_SHOWN = 100  # rows of a table; the rest is counted


def table_card(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An HTML table of at most a hundred rows, which says how many more there are.

    >>> table_card("甲", ["a<b"], [["<script>"]])
    '<table><caption>甲</caption><thead><tr><th>a&lt;b</th></tr></thead><tbody><tr><td>&lt;script&gt;</td></tr></tbody></table>'
    """
    listed = list(rows)
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if value is None else str(value))}</td>" for value in row) + "</tr>"
        for row in listed[:_SHOWN]
    )
    rest = len(listed) - _SHOWN
    more = f"<p>另有 {rest} 行 · {rest} more rows</p>" if rest > 0 else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )
