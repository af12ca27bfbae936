"""Every row of units.toml gives what its examples say."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files

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


def test_every_unit_that_is_read_from_a_text_has_a_row() -> None:
    """The two tables are of different rooms; what one reads the other must know."""
    read = tomllib.loads(files("qgraph.extraction").joinpath("lexicon/units.toml").read_text(encoding="utf-8"))
    words = {word for row in read["unit"] for word in row["words"]} | set(read["alternatives"])
    assert words - {word for row in units_table()["unit"] for word in row["words"]} == set()
    assert set(read["scales"]) == set(units_table()["scales"])


@pytest.mark.parametrize(
    ("printed", "ucum", "multiplier"),
    [
        ("吨/日", "t/d", None),
        ("台/万人", None, None),
        ("万吨/日", None, None),
        ("/10万", None, None),
        ("套(间)", "{#}", None),
        ("万套(间)", None, 10000),
        ("万斤", None, 5000),
        ("亿", None, None),
    ],
)
def test_units_made_of_others(printed: str, ucum: str | None, multiplier: int | None) -> None:
    found = unit(printed)
    assert (found.label, found.ucum, found.multiplier) == (printed, ucum, multiplier)
    assert found.iri.startswith(f"{DATA}unit/")


def test_letters_are_read_in_either_case() -> None:
    assert unit("KM") == unit("km") == unit("公里")
