"""What a web site adds around a document, line by line: found by table rows, marked and never removed."""

from __future__ import annotations

from functools import cache

from qgraph.reading.lexicon import rows

__all__ = ["furniture_kind"]


@cache
def furniture_kind(text: str, where: str) -> str | None:
    """The kind of furniture a whole folded line is at the ``where`` (head or foot) of a page; None for other lines.

    >>> furniture_kind("扫一扫在手机打开当前页", "foot"), furniture_kind("一、总体要求", "foot")
    ('qr-code', None)
    """
    if len(text) > 160:
        return None
    return next(
        (row.kind for row in rows("furniture") if row.where in (where, "both") and row.pattern.fullmatch(text)), None
    )
