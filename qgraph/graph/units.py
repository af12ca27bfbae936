"""Printed units as entities: those of QUDT and UCUM where they exist, else units of our own (units.toml)."""

from __future__ import annotations

import re
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
_ALTERNATIVE = re.compile(r"\([^()]*\)$")


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
    """The unit a printed word names; a scaled one, one over another and one with an alternative are units of our own.

    >>> unit("%").iri, unit("万名").multiplier, unit("万名").broader
    ('http://qudt.org/vocab/unit/PERCENT', Decimal('10000'), 'http://qudt.org/vocab/unit/NUM')
    >>> unit("吨/日").ucum, unit("台(套)").ucum
    ('t/d', '{#}')
    """
    row = _row(printed)
    if row:
        return _known(printed, row)
    above, stroke, below = printed.partition("/")
    if stroke:
        upper, lower = _code(above), _code(below)
        return Unit(iri=iris.unit(printed), label=printed, ucum=f"{upper}/{lower}" if upper and lower else None)
    counted = _row(_ALTERNATIVE.sub("", printed))
    if counted and counted.get("count"):
        return Unit(iri=iris.unit(printed), label=printed, ucum=_COUNTED, broader=_qudt(_COUNTING))
    scale, rest = _scaled(printed)
    found = _row(_ALTERNATIVE.sub("", rest)) if scale else None
    if scale and found:
        return _multiple(printed, _scales()[scale], found)
    return Unit(iri=iris.unit(printed), label=printed)


def _known(word: str, row: dict[str, Any]) -> Unit:
    if row.get("count"):
        return Unit(iri=iris.unit(word), label=word, ucum=_COUNTED, broader=_qudt(_COUNTING))
    label = row["words"][0]
    if row.get("own"):
        times = Decimal(row["times"]) if "times" in row else None
        return Unit(iri=iris.unit(label), label=label, broader=_qudt(row["of"]) if times else None, multiplier=times)
    return Unit(iri=_qudt(row["qudt"]), label=label, ucum=row.get("ucum"))


def _multiple(printed: str, factor: Decimal, row: dict[str, Any]) -> Unit:
    """A scaled unit: so many times what its word is, or what that word itself is a multiple of."""
    name = row.get("of", row.get("qudt", None if row.get("own") else _COUNTING))
    times = factor * Decimal(row.get("times", 1))
    return Unit(iri=iris.unit(printed), label=printed, broader=_qudt(name) if name else None, multiplier=times)


def _code(word: str) -> str | None:
    """The UCUM code of a word that stands on one side of a stroke, unscaled and not counting."""
    row = _row(word)
    return row.get("ucum") if row else None


def _scaled(printed: str) -> tuple[str, str]:
    """The scale that a printed unit begins with, the longest, and the word behind it; nothing where there is none."""
    scale = next((one for one in _scales() if printed.startswith(one)), "")
    return scale, printed.removeprefix(scale)


def _qudt(name: str) -> str:
    return PREFIXES["unit"] + name


def _row(word: str) -> dict[str, Any] | None:
    """The row of a word; Latin letters are looked up in either case."""
    return _rows().get(word) or _rows().get(word.lower())


@cache
def _rows() -> dict[str, dict[str, Any]]:
    rows = {word: row for row in units_table()["unit"] for word in row["words"]}
    return {word.lower(): row for word, row in rows.items() if len(word) > 1} | rows


@cache
def _scales() -> dict[str, Decimal]:
    """Scales with their factors, the longest first, so that 万亿 is not read as 万."""
    scales = units_table()["scales"]
    return {scale: Decimal(scales[scale]) for scale in sorted(scales, key=len, reverse=True)}
