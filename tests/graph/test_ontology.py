"""The ontology is found wherever it lies; what it says is checked in ``tests/ontology``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph.errors import StoreError
from qgraph.graph import ontology as module
from qgraph.graph.ontology import ontology_text

if TYPE_CHECKING:
    from pathlib import Path


def test_a_wheel_without_the_ontology_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "a" / "b" / "ontology.py"))
    with pytest.raises(StoreError, match=r"ontology\.ttl"):
        ontology_text.__wrapped__()


def test_the_file_beside_the_module_is_found_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ontology.ttl").write_text("# in a wheel", encoding="utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "ontology.py"))
    assert ontology_text.__wrapped__() == "# in a wheel"
