"""Real plans are read as well as they have ever been, and the gate that says so cannot be talked down."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.corpus import gate

if TYPE_CHECKING:
    from pathlib import Path

needs_corpus = pytest.mark.skipif(not gate.CORPUS.exists(), reason=gate.MISSING)


@needs_corpus
def test_no_figure_is_below_its_floor() -> None:
    floors = gate.pinned()
    assert floors.corpus == gate.fingerprint(), "another corpus: make gate, look at the figures, then --update"
    assert gate.below(gate.measure(), floors.floors) == []


@needs_corpus
def test_the_floors_are_those_the_project_promises() -> None:
    floors = gate.pinned().floors
    roles = [row["roles"] for row in floors.values() if "roles" in row]
    assert len(roles) >= 7 + 25
    assert min(roles) >= 0.98
    assert sum(roles) / len(roles) >= 0.99
    assert min(row["targets"] for row in floors.values() if "targets" in row) >= 0.95
    assert set(floors[gate.NEGATIVES].values()) == {1.0}


def test_a_floor_is_never_lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "fingerprint", lambda: "a corpus")
    assert gate.update({"001": {"roles": 0.9}}, gate.pinned()) == []
    assert gate.update({"001": {"roles": 0.8}}, gate.pinned()) == ["001: roles 0.8000, floor 0.9000"]
    assert gate.update({"002": {"roles": 1.0}}, gate.pinned()) == ["001: roles 0.0000, floor 0.9000"]
    assert gate.pinned() == gate.Floors("a corpus", {"001": {"roles": 0.9}})
    assert gate.update({"001": {"roles": 0.95}, "002": {"roles": 0.5}}, gate.pinned()) == []
    assert gate.pinned().floors == {"001": {"roles": 0.95}, "002": {"roles": 0.5}}


@pytest.mark.parametrize("path", sorted((gate.HERE / "gold").glob("[0-9]*.json")), ids=lambda path: path.stem)
def test_an_annotation_holds_no_running_text(path: Path) -> None:
    """The documents stay where they are: only clauses, names and targets are here."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert not re.search("/|text$", gold["file"])
    for clause in gold["clauses"]:
        assert len(clause["clause"]) <= 700
        for role in ("lead", "participate", "responsible"):
            assert all(isinstance(name, str) and name for name in clause[role])
