"""A file becomes a Document: its text as stored, what its head says of itself, what a web site added around it."""

from __future__ import annotations

from qgraph.reading.files import read, read_bytes
from qgraph.reading.formats import document_suffixes

__all__ = ["document_suffixes", "read", "read_bytes"]
