"""What the reader of one format makes of a file's bytes, before its head is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgraph.model import Problem, Table

__all__ = ["Seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The text as it will be stored, and all the format says besides.

    ``metadata`` are a page's own words about itself, names in lower case; ``page`` tells a web page, around whose
    text a site has put its own. ``tables`` and ``problems`` have their places in ``text``.
    """

    text: str
    format: str
    encoding: str = "utf-8"
    metadata: dict[str, str] = field(default_factory=dict)
    page: bool = False
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
