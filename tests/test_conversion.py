"""One plan in five formats says the same in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conversion import FORMATS, convert, main
from tests.making.facts import facts

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = {"markdown": "md"}


def same(source: Path, to: str) -> None:
    text = source.read_text(encoding="utf-8")
    expected = facts(text.encode(), source.name)
    found = facts(convert(text, to), f"plan.{SUFFIXES.get(to, to)}")
    assert found.tasks == expected.tasks
    assert found.assignments == expected.assignments
    assert found.targets == expected.targets
    assert (len(found.tasks), len(found.assignments)) == (38, 229)


@pytest.mark.parametrize("to", FORMATS)
def test_the_plan_that_ships_says_the_same_in_every_format(to: str, root: Path) -> None:
    same(root / "data" / "shanwei-2017.txt", to)


@pytest.mark.parametrize("to", FORMATS)
def test_the_plan_in_full_says_the_same_in_every_format(to: str, first_plan: Path) -> None:
    same(first_plan, to)


def test_the_files_are_written(root: Path, tmp_path: Path) -> None:
    main(str(root / "data" / "shanwei-2017.txt"), str(tmp_path / "new"))
    assert len(list((tmp_path / "new").iterdir())) == len(FORMATS)


@pytest.mark.parametrize("to", ["pdf", "html", "markdown"])  # archives keep the time of their making
def test_the_same_plan_gives_the_same_bytes(to: str, root: Path) -> None:
    text = (root / "data" / "shanwei-2017.txt").read_text(encoding="utf-8")
    assert convert(text, to) == convert(text, to)
