"""What follows from one document's triples by the rules in ``rules/*.rq``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph

__all__ = ["derive"]


def derive(document: Iterable[pyoxigraph.Triple]) -> list[pyoxigraph.Triple]:
    """The triples the rules add to one document's own triples, each once, sorted by their N-Triples form.

    They belong to the graph ``names.derived_graph(name)``.
    """
    raise NotImplementedError
