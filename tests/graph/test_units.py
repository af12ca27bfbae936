"""Every row of units.toml gives what its examples say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qgraph.graph.names import DATA, PREFIXES
from qgraph.graph.units import unit, units_table

EXAMPLES = [example for row in units_table()["unit"] for example in row["examples"]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_unit_is_what_its_example_says(example: str) -> None:
    printed, said = example.split(" => ")
    qudt, ucum, multiplier = (None if part == "-" else part for part in said.split())
    found = unit(printed)
    assert found.iri == PREFIXES["unit"] + qudt if qudt else found.iri.startswith(f"{DATA}unit/")
    assert found.ucum == ucum
    assert found.multiplier == (Decimal(multiplier) if multiplier else None)


def test_every_row_has_an_example() -> None:
    assert all(row["examples"] for row in units_table()["unit"])


def test_no_word_stands_in_two_rows() -> None:
    words = [word for row in units_table()["unit"] for word in row["words"]]
    assert len(words) == len(set(words))


def test_words_for_one_unit_share_its_label() -> None:
    assert unit("公斤") == unit("千克")


def test_of_an_unknown_unit_nothing_is_claimed() -> None:
    found = unit("碗")
    assert (found.label, found.ucum, found.broader, found.multiplier) == ("碗", None, None, None)
