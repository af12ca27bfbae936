"""Documents in, store out: the one place where the whole way is walked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from qgraph.graph.store import Store

__all__ = ["BuildReport", "Built", "Counts", "Skipped", "build"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a document holds. ``assignments`` counts by role; agencies and groups are those with a task."""

    sections: int
    tasks: int
    agencies: int
    groups: int
    assignments: Mapping[str, int]
    targets: int  # with a number
    targets_in_words: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One document that is in the store now; ``changed`` is False where it was there already, just so."""

    source: str
    title: str
    graph: str
    counts: Counts
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that was not built; ``failed`` tells a document that could not be read from a file that is none."""

    source: str
    reason: str
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, document by document in the order of their paths."""

    documents: tuple[Built, ...]
    skipped: tuple[Skipped, ...]
    totals: Counts


def build(
    sources: Iterable[str | Path], store: Store, on_progress: Callable[[int, int, str], None] | None = None
) -> BuildReport:
    """Build files and folders into ``store``.

    ``on_progress`` is called before each file with its number from 1, how many there are, and its name.

    Raises:
        DocumentError: A file named in ``sources`` cannot be read. One in a folder is reported instead.
        StoreError: The store cannot be written.
    """
    raise NotImplementedError
