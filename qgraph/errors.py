"""Errors qgraph raises, each with the thing, the place and what would be right.

QGraphError
├── DocumentError   a file that cannot be read
├── LexiconError    a table row that is wrong
├── StoreError      a store that cannot be opened or written
├── QueryError      an unknown question, a parameter that names nothing, SPARQL that does not parse
└── OutputError     a result that cannot be written where it was asked for
"""

from __future__ import annotations

__all__ = ["DocumentError", "LexiconError", "OutputError", "QGraphError", "QueryError", "StoreError"]


class QGraphError(Exception):
    """Anything qgraph cannot do, said in one line."""


class DocumentError(QGraphError):
    """A file that cannot be read as a document."""

    def __init__(self, source: object, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class LexiconError(QGraphError):
    """A row of a lexicon table that is wrong."""

    def __init__(self, table: object, row: object, reason: str) -> None:
        super().__init__(f"{table}, {row}: {reason}")
        self.table = table
        self.row = row
        self.reason = reason


class StoreError(QGraphError):
    """A store that cannot be opened, read or written."""

    def __init__(self, location: object, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class QueryError(QGraphError):
    """A question that is unknown or wrongly asked, or SPARQL that does not parse."""


class OutputError(QGraphError):
    """A result that cannot be written where it was asked for."""

    def __init__(self, target: object, reason: str) -> None:
        super().__init__(f"{target}: {reason}")
        self.target = target
        self.reason = reason
