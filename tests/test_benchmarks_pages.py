"""The pages of the benchmark hold the plan they were made of, and are measured in a real Chromium."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.pages.__main__ import difference, measured
from benchmarks.pages.contenders import CONTENDERS, available
from benchmarks.pages.drawing import drawing_of
from benchmarks.pages.graphs import SIZES, invented_facts

NAMES = ("qgraph-network", "vis10")


@pytest.mark.parametrize("size", ["first", "1000"])
def test_an_invented_plan_has_the_size_asked_for_and_its_clauses_say_its_roles(size: str) -> None:
    nodes, edges = SIZES[size]
    facts = invented_facts(nodes, edges)
    assert facts == invented_facts(nodes, edges)
    assert len(facts.tasks) + len({one.agency for one in facts.assignments}) == nodes
    assert len(facts.assignments) == len({(one.task, one.agency) for one in facts.assignments}) == edges
    document = "\n".join(task.text for task in facts.tasks)
    for one in facts.assignments:
        assert document[one.start : one.end] == one.printed
        assert one.cue in one.clause
    for target in facts.targets:
        assert document[target.start : target.end] == target.quote


def test_pages_are_drawn_and_hold_what_the_plan_holds() -> None:
    chosen = [one for one in CONTENDERS if one.name in NAMES]
    missing = [one.name for one in chosen if not available(one)]
    if missing:
        pytest.skip(f"{missing[0]} is not installed: make bench-pages installs it")
    # In a thread of its own: the other tests of the browser keep an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        rows = thread.submit(measured, chosen, "first", rounds=1, limit=60).result()
    drawing = drawing_of(invented_facts(*SIZES["first"]))
    for row in rows:
        (found,) = row.rounds
        assert not found.trouble
        assert not difference(found, drawing, places=True)
        assert found.interactive is not None
        assert found.draw is not None
        assert 0 < found.draw <= found.interactive
        assert found.pan
        found.edges = (found.edges or 0) + 1
        assert difference(found, drawing, places=True)
