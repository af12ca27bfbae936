"""Printed units as entities: those of QUDT and UCUM where they exist, else units of our own (units.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from qgraph.graph import iris
from qgraph.graph.names import PREFIXES

__all__ = ["Unit", "unit", "units_table"]

_COUNTING = "NUM"  # QUDT's number of things
_COUNTED = "{#}"  # UCUM's way to write it


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit by its IRI and label.

    ``broader`` is the IRI of the QUDT unit it is a kind or a multiple of, ``multiplier`` how many of them it is.
    """

    iri: str
    label: str
    ucum: str | None = None
    broader: str | None = None
    multiplier: Decimal | None = None


@cache
def units_table() -> dict[str, Any]:
    """The table ``units.toml``."""
    return tomllib.loads(files("qgraph.graph").joinpath("units.toml").read_text(encoding="utf-8"))


@cache
def unit(printed: str) -> Unit:
    """The unit a printed word names.

    >>> unit("%").iri, unit("万名").multiplier, unit("万名").broader
    ('http://qudt.org/vocab/unit/PERCENT', Decimal('10000'), 'http://qudt.org/vocab/unit/NUM')
    """
    rows = _rows()
    if printed in rows:
        return _known(printed, rows[printed])
    for scale, factor in _scales():
        word = printed.removeprefix(scale)
        if word != printed and word in rows:
            broader = _qudt(rows[word].get("qudt", _COUNTING))
            return Unit(iri=iris.unit(printed), label=printed, broader=broader, multiplier=factor)
    return Unit(iri=iris.unit(printed), label=printed)


def _known(word: str, row: dict[str, Any]) -> Unit:
    if row.get("count"):
        return Unit(iri=iris.unit(word), label=word, ucum=_COUNTED, broader=_qudt(_COUNTING))
    return Unit(iri=_qudt(row["qudt"]), label=row["words"][0], ucum=row.get("ucum"))


def _qudt(name: str) -> str:
    return PREFIXES["unit"] + name


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {word: row for row in units_table()["unit"] for word in row["words"]}


@cache
def _scales() -> tuple[tuple[str, Decimal], ...]:
    """Scales with their factors, the longest first, so that 万亿 is not read as 万."""
    scales = units_table()["scales"]
    return tuple((scale, Decimal(scales[scale])) for scale in sorted(scales, key=len, reverse=True))
