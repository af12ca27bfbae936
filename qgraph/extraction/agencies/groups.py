"""Several bodies named together: which description it is, and who is meant where that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qgraph.extraction.agencies.below import Below, governments, townships
from qgraph.extraction.tables import table
from qgraph.model import AgencyKind, Place

__all__ = ["Described", "describe", "governments_below"]


@dataclass(frozen=True, slots=True)
class Described:
    """A description of several bodies: its name in one spelling, what it covers, and the governments meant.

    ``edition`` is the edition of divisions the members are of, where another edition has others; else None.
    """

    name: str
    definition: str
    kind: AgencyKind = AgencyKind.OTHER
    aliases: tuple[str, ...] = ()
    members: tuple[Place, ...] = ()
    edition: int | None = None


@cache
def _rows() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["pattern"]), row) for row in table("groups")["group"])


def describe(name: str, home: Place, year: int) -> Described | None:
    """The group a name describes in a plan of ``home``; None for the name of one body."""
    found = governments(name, home, year)
    if found:
        return _governments(found)
    found = townships(name)
    if found:
        return _governments(found)
    row = next((row for pattern, row in _rows() if pattern.search(name)), None)
    if row is None:
        return None
    shown = re.sub("各成员单位$", "成员单位", name)
    return Described(shown, row["definition"], AgencyKind(row.get("kind", "other")))


def governments_below(sign: str, home: Place, year: int) -> Described:
    """The governments that 区政府 or 县政府 means in a plan of a higher level: those of all areas of that kind."""
    found = governments(f"各{sign}", home, year)
    return _governments(found or Below(f"各{sign}人民政府", table("groups")["below"]["otherwise"]))


def _governments(found: Below) -> Described:
    return Described(
        name=found.name,
        definition=found.definition,
        kind=AgencyKind.GOVERNMENT,
        aliases=found.aliases,
        members=found.areas,
        edition=found.edition,
    )
