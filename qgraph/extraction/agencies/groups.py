"""Several bodies named together: which description it is, and who is meant where that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qgraph.extraction.agencies.places import below, edition_of, level_of
from qgraph.extraction.tables import table
from qgraph.model import Level, Place

__all__ = ["Described", "describe", "governments_below"]

_GOVERNMENT = re.compile(r"(?:人民)?政府$")
# Taiwan, Hong Kong and Macao are never among 各省级人民政府 of a plan.
_ELSEWHERE = ("71", "81", "82")


@dataclass(frozen=True, slots=True)
class Described:
    """A description of several bodies: its name in one spelling, what it covers, and the governments meant.

    ``edition`` is the edition of divisions the members are of, where another edition has others; else None.
    """

    name: str
    definition: str
    governments: bool = False
    members: tuple[Place, ...] = ()
    edition: int | None = None


@cache
def _rows() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["pattern"]), row) for row in table("agencies")["group"])


def describe(name: str, home: Place, year: int) -> Described | None:
    """The group a name describes in a plan of ``home``; None for the name of one body."""
    row = next((row for pattern, row in _rows() if pattern.search(name)), None)
    if row is None:
        return None
    if row.get("below"):
        return governments_below(_GOVERNMENT.sub("", name), home, year)
    return Described(re.sub("各成员单位$", "成员单位", name), row["definition"])


def governments_below(stem: str, home: Place, year: int) -> Described:
    """The governments that 各县(市、区) or 各设区市 mean in a plan of ``home``: of the kinds named, one level below.

    Members are given only where all areas meant lie one level below the plan's own.
    """
    row = next(row for row in table("agencies")["group"] if row.get("below"))
    stem = "各" + stem.removeprefix("各").replace(",", "、").replace("/", "、")
    members = _meant(stem, home, year)
    others = _meant(stem, home, 2013 if edition_of(year) != 2013 else 2023)
    return Described(
        name=f"{stem}人民政府",
        definition=row["definition"] if members else row["otherwise"],
        governments=True,
        members=members,
        edition=edition_of(year) if members != others else None,
    )


def _meant(stem: str, home: Place, year: int) -> tuple[Place, ...]:
    if not home.code.isdigit():
        return ()
    areas = [area for area in below(home.code, year) if not area.code.startswith(_ELSEWHERE)]
    levels = {level_of(area.code) for area in areas}
    if home.level is Level.NATIONAL:
        return tuple(area for area in areas if _is_province(area, stem))
    if Level.PREFECTURE in levels:
        return tuple(area for area in areas if _is_city(area, stem, year))
    return tuple(area for area in areas if area.name[-1] in stem) if "设区" not in stem and "地级" not in stem else ()


def _is_province(area: Place, stem: str) -> bool:
    """Whether 各省级, or 各省、自治区、直辖市, means an area. A description of cities or counties means none."""
    if "省" not in stem or re.search(r"[县州盟旗]|地级|设区", stem):
        return False
    return "省级" in stem or area.name[-1] in stem  # 各省(区、市): 区 is 自治区, 市 a municipality


def _is_city(area: Place, stem: str, year: int) -> bool:
    """Whether 各市, 各市(州) or 各设区市 means an area. A description that names counties or districts means none."""
    if re.search(r"[县旗]|(?<!设)区", stem) or area.level is not Level.PREFECTURE:
        return False
    districts = "设区" not in stem or any(below_it.name.endswith("区") for below_it in below(area.code, year))
    return area.name[-1] in stem and districts
