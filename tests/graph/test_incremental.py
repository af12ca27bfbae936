"""Building one changed document costs what the document is, not what the store is: counted, not timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph.build import build
from qgraph.extraction import extract
from qgraph.graph.changes import Change, replacement, vocabulary
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import version_of
from qgraph.reading import read_bytes
from tests.plans import invented_text, write_plans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from qgraph.graph.changes import Term

CHANGED = 3  # the plan that gets a new version
NAME = "0003.txt"  # its file
FEW, MANY = 6, 36


class Counting:
    """A store that counts how often it is asked and how many quads it hands out."""

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner
        self.asked = self.given = 0

    def quads_for_pattern(self, *pattern: Term | None) -> Iterator[ox.Quad]:
        self.asked += 1
        for quad in self.inner.quads_for_pattern(*pattern):  # type: ignore[arg-type]
            self.given += 1
            yield quad

    def __contains__(self, quad: ox.Quad) -> bool:
        self.asked += 1
        return quad in self.inner


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Store]:
    """Stores of few and of many plans, the few being among the many."""
    folder: Path = tmp_path_factory.mktemp("plans")
    paths = write_plans(folder, MANY)
    stores = {count: Store.open(MEMORY, write=True) for count in (FEW, MANY)}
    for count, store in stores.items():
        build(paths[:count], store)
    assert len(stores[MANY].inner) > 4 * len(stores[FEW].inner)
    return stores


def change(store: Store, text: str) -> tuple[Change, Counting]:
    """What a new version of a document changes in a store, and what had to be looked at to know it."""
    version = version_of(plan_graphs(extract(read_bytes(text.encode(), NAME))))
    counting = Counting(store.inner)
    found = replacement(counting, version)  # type: ignore[arg-type]
    return vocabulary(store.inner) | found, counting


VERSIONS = {
    "the same": lambda text: text,
    "another word": lambda text: text.replace("推动", "大力推动"),
    "fewer agencies": lambda text: text.replace("市统计局", "市档案局"),
    "fewer tasks": lambda text: text[: text.index("(五)")],
    "all gone but the head": lambda text: text[: text.index("一、")],
}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_new_version_costs_the_same_among_few_and_many(version: str, stores: dict[int, Store]) -> None:
    text = VERSIONS[version](invented_text(CHANGED))
    few, many = (change(stores[count], text) for count in (FEW, MANY))
    assert bool(few[0]) == bool(many[0]) == (version != "the same")
    assert 0 < many[1].asked <= few[1].asked * 1.05
    assert 0 < many[1].given <= few[1].given * 1.05
