"""Baselines accept what was found, keep what they say of other plans, and refuse files that are something else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from qgraph.build import build
from qgraph.errors import DocumentError
from qgraph.graph.findings import check
from qgraph.graph.store import Store
from qgraph.model import Severity
from qgraph.publishing.baseline import read_baseline, write_baseline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "甲县好茶计划\n一、种茶\n(一)扩种。种茶。(县农业局、县林业局参与)\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two plans with the same faults."""
    for title in ("好茶", "好酒"):
        (tmp_path / f"{title}.txt").write_text(TEXT.replace("好茶", title), encoding="utf-8")
    with Store.open(":memory:") as opened:
        build([tmp_path], opened)
        yield opened


def test_what_is_accepted_is_not_reported_again(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    found = check(store)
    assert write_baseline(path, found) == len(found) > 0
    assert read_baseline(path) == {one.fingerprint for one in found}
    assert len(found.without(read_baseline(path))) == 0
    before = path.read_bytes()
    write_baseline(path, found)
    assert path.read_bytes() == before


def test_an_update_for_one_plan_keeps_the_other(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    found = check(store)
    write_baseline(path, found)
    one = check(store, "好酒")
    assert write_baseline(path, one.without({each.fingerprint for each in one})) == len(found) - len(one)
    assert {each.place.plan_title for each in found.without(read_baseline(path))} == {"甲县好酒计划"}


NO_BASELINES = {
    "nothing": "",
    "list": "[]",
    "object": "{}",
    "form alone": '{"qgraph-baseline": 1}',
    "numbers": '{"qgraph-baseline": 1, "accepted": [1]}',
    "no plan": '{"qgraph-baseline": 1, "accepted": [{"fingerprint": "x"}]}',
    "plan of another kind": '{"qgraph-baseline": 1, "accepted": [{"fingerprint": "x", "plan": []}]}',
    "depths": "[" * 200_000,
}


@pytest.mark.parametrize("text", NO_BASELINES.values(), ids=NO_BASELINES)
def test_what_is_no_baseline_is_refused_and_kept(text: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError):
        read_baseline(path)
    with pytest.raises(DocumentError):
        write_baseline(path, check(store))
    assert path.read_text(encoding="utf-8") == text


def test_an_update_for_the_graver_keeps_the_milder(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    found = check(store)
    graver = found.at_least(Severity.ERROR)
    assert len(graver) < write_baseline(path, found) == len(found)
    assert write_baseline(path, found, Severity.ERROR) == len(found)
    path.unlink()
    assert write_baseline(path, found, Severity.ERROR) == len(graver)


def test_no_more_is_read_than_a_baseline_can_be(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="MB"):
        read_baseline("/dev/zero")


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read_baseline(tmp_path / "none.json")


def test_a_person_can_read_it(store: Store, tmp_path: Path) -> None:
    write_baseline(tmp_path / "known.json", check(store))
    entries = json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))["accepted"]
    assert {"fingerprint", "check", "plan", "task", "message"} == set(entries[0])
    assert "(一)扩种" in {entry["task"] for entry in entries}
