"""Work handed to other processes: in order, a few items ahead, whatever becomes of one of them."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from itertools import count, islice
from typing import TYPE_CHECKING

import pytest

from qgraph.workers import Lost, each, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Work = Callable[[object], tuple[object, int]]

ERRAND = """
import os, signal, time

def work(item):
    if item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "left":
        os._exit(7)
    if item == "asleep":
        time.sleep(600)
    if item == "talking":
        print("noise")
        os.write(1, b"more noise")
    if item == "raising":
        raise ValueError(item)
    return item, os.getpid()
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A function of a module that lies on the path, as the functions handed to other processes must."""
    (tmp_path / "errand_of_tests.py").write_text(ERRAND, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "errand_of_tests", raising=False)
    found: Work = import_module("errand_of_tests").work
    return found


def answers(results: Iterator[tuple[object, int] | Lost]) -> list[object]:
    return [result.reason if isinstance(result, Lost) else result[0] for result in results]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_items(work: Work, jobs: int) -> None:
    assert answers(each(work, range(40), jobs=jobs, seconds=60)) == list(range(40))


def test_the_work_is_done_elsewhere_by_that_many(work: Work) -> None:
    done = list(each(work, range(30), jobs=2, seconds=60))
    places = {result[1] for result in done if not isinstance(result, Lost)}
    assert len(places) == 2
    assert os.getpid() not in places


@pytest.mark.parametrize(
    ("bad", "reason"),
    [("killed", "signal 9"), ("left", "status 7"), ("raising", "status 1")],
)
def test_an_item_that_ends_its_process_costs_itself(work: Work, bad: str, reason: str) -> None:
    told = answers(each(work, [1, bad, 2, bad, 3], jobs=1, seconds=60))
    assert (told[0], told[2], told[4]) == (1, 2, 3)
    assert reason in str(told[1])
    assert told[1] == told[3]


def test_an_item_that_takes_too_long_is_given_up(work: Work) -> None:
    told = answers(each(work, ["asleep", 1], jobs=1, seconds=1))
    assert "longer than 1 seconds" in str(told[0])
    assert told[1] == 1


def test_what_a_library_prints_does_not_come_between(work: Work) -> None:
    assert answers(each(work, ["talking", 1], jobs=1, seconds=60)) == ["talking", 1]


def test_items_are_taken_a_few_ahead_and_closing_ends_the_processes(
    work: Work,
) -> None:
    items = count()
    with closing(each(work, items, jobs=2, seconds=60)) as results:
        places = {result[1] for result in islice(results, 10) if not isinstance(result, Lost)}
    assert places
    assert next(items) < 40
    for place in places:
        with pytest.raises(ProcessLookupError):
            os.kill(place, 0)


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    (tmp_path / "errand_of_script.py").write_text(ERRAND, encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "from errand_of_script import work\nfrom qgraph.workers import each\n"
        "print([number for number, _ in each(work, range(3), jobs=2, seconds=60)])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "[0, 1, 2]\n"


def test_there_is_a_processor() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)
