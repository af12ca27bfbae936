"""The governments of the areas below a plan's own, as descriptions name them: 各县(市、区), 各设区市, 各市州."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qgraph.extraction.agencies.places import below, edition_of
from qgraph.extraction.tables import table
from qgraph.model import Level, Place

__all__ = ["Below", "governments", "is_municipality", "kinds_before", "townships"]

# Taiwan, Hong Kong and Macao are never among 各省级人民政府 of a plan.
_ELSEWHERE = ("71", "81", "82")
_EDITIONS = (2013, 2023)
_PART = "自治区", "直辖市"
Kind = tuple[Level, str]  # a level and what areas of it are called; "*" stands for all of them


@dataclass(frozen=True, slots=True)
class Below:
    """Governments below: their name in one spelling, other spellings, and the areas they govern where all are known.

    ``edition`` is the edition of divisions the areas are of, where the other edition has others; else None.
    """

    name: str
    definition: str
    aliases: tuple[str, ...] = ()
    areas: tuple[Place, ...] = ()
    edition: int | None = None


def governments(words: str, home: Place, year: int) -> Below | None:
    """The governments that words describe in a plan of ``home``; None where they describe something else.

    Without 各 at least two kinds of government must be named: 县(市、区)人民政府.
    """
    match = _pattern("below").match(words)
    if match is None:
        return None
    tokens = _tokens("below").findall(match["kinds"])
    if not set(tokens) - {"地", "地区"}:  # 各地区 are all places there are
        return None
    if not words.startswith("各") and (not match["government"] or (len(tokens) < 2 and "级" not in tokens[0])):
        return None
    kinds = _kinds(tokens, home)
    areas = _areas(kinds, home, year)
    others = _areas(kinds, home, next(other for other in _EDITIONS if other != edition_of(year)))
    shown = _shown(kinds, areas, home, year)
    zones = "和功能区管委会" if match["zones"].strip("()、,") else ""
    rule = table("groups")["below"]
    told = (rule["definition_zones"] if zones else rule["definition"]) if areas else rule["otherwise"]
    return Below(
        name=f"各{_joined(shown)}人民政府{zones}",
        definition=told,
        aliases=() if zones else _aliases(shown),
        areas=areas,
        edition=edition_of(year) if areas != others else None,
    )


def kinds_before(words: str) -> tuple[str, str]:
    """The kinds of area that words begin with after 各, in one spelling, and the rest: 县(市、区), 财政局."""
    match = _before_a_body().match(words)
    kinds = [(Level.COUNTY, kind) for kind in "旗县市区" if match and kind in match[0]]
    return (_joined(kinds), words[match.end() :]) if match and len(kinds) > 1 else ("", words)


@cache
def _before_a_body() -> re.Pattern[str]:
    return re.compile(r"各[县市区旗、,()/]++(?=.{2})")


def townships(words: str) -> Below | None:
    """The governments of towns and the offices of streets that words describe; who they are stands in no table."""
    match = _pattern("township").match(words)
    found = _tokens("township").findall(words) if match else []
    if not found:
        return None
    rule = table("groups")["township"]
    named = {"乡" if kind == "民族乡" else "街道" if kind[0] == "街" else kind for kind in found}
    first, rest = "", [kind for kind in rule["order"] if kind in named]
    if rest[:2] == ["乡", "镇"]:
        first, rest = "乡镇", rest[2:]
    return Below(name=f"各{_bracketed([first, *rest] if first else rest)}", definition=rule["definition"])


def is_municipality(area: Place) -> bool:
    """Whether an area is one of the four cities that are provinces."""
    return area.level is Level.PROVINCE and area.name.endswith("市")


def kind_of(area: Place) -> str:
    """What areas of one sort are called: 省, 自治区, 直辖市; 市, 州, 盟, 地; 县, 市, 区, 旗."""
    if area.level is Level.PROVINCE and area.name[-1] != "省":
        return _PART[is_municipality(area)]
    return "地" if area.name.endswith("地区") and area.level is Level.PREFECTURE else area.name[-1]


@cache
def _tokens(section: str) -> re.Pattern[str]:
    return re.compile(_alternatives(table("groups")[section]["kinds"]))


@cache
def _pattern(section: str) -> re.Pattern[str]:
    rule: dict[str, Any] = table("groups")[section]
    words = {"{kinds}": _alternatives(rule["kinds"]), "{zones}": _alternatives(rule.get("zones", ()))}
    pattern = str(rule["pattern"])
    for name, alternatives in words.items():
        pattern = pattern.replace(name, alternatives)
    return re.compile(pattern)


def _alternatives(words: Any) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _kinds(tokens: list[str], home: Place) -> list[Kind]:
    """The kinds that words name, in order; 市 and 区 by the level of the plan and the words before them."""
    listed = table("groups")["below"]["kinds"]
    kinds: list[Kind] = []
    for token in tokens:
        level, kind = listed[token]
        kinds.append((Level(level), kind) if level else _of_its_level(token, kinds, home))
    return list(dict.fromkeys(kinds))


def _of_its_level(kind: str, before: list[Kind], home: Place) -> Kind:
    if home.level is Level.NATIONAL and any(level is Level.PROVINCE for level, _ in before):
        return Level.PROVINCE, "直辖市" if kind == "市" else "自治区"
    under_county = home.level not in {Level.NATIONAL, Level.PROVINCE} or is_municipality(home)
    if kind == "区" or under_county or any(level is Level.COUNTY for level, _ in before):
        return Level.COUNTY, kind
    return Level.PREFECTURE, kind


def _areas(kinds: list[Kind], home: Place, year: int) -> tuple[Place, ...]:
    """The areas of the kinds named; none where some of them lie further below than others of their kind."""
    if not home.code.isdigit():
        return ()
    if (Level.PREFECTURE, "市") in kinds and any(level is Level.COUNTY for level, _ in kinds):
        kinds = [*kinds, (Level.COUNTY, "市")]  # 各市县 of a province without a city between: cities of both levels
    direct = [area for area in below(home.code, year) if not area.code.startswith(_ELSEWHERE)]
    levels = {area.level for area in direct}
    deeper = [lower for area in direct if area.level is Level.PREFECTURE for lower in below(area.code, year)]
    if any(level not in levels for level, _ in kinds) or any(_is_meant(area, kinds, year) for area in deeper):
        return ()
    return tuple(area for area in direct if _is_meant(area, kinds, year))


def _is_meant(area: Place, kinds: list[Kind], year: int) -> bool:
    if (area.level, "*") in kinds or (area.level, kind_of(area)) in kinds:
        return True
    return (area.level, "设区市") in kinds and kind_of(area) == "市" and _has_districts(area, year)


def _has_districts(area: Place, year: int) -> bool:
    return any(kind_of(lower) == "区" for lower in below(area.code, year))


def _shown(kinds: list[Kind], areas: tuple[Place, ...], home: Place, year: int) -> list[Kind]:
    """The kinds a group is named by: those of its members, so that one set of members has one name.

    设区市 is kept where a city of the area has no districts, and is none of them.
    """
    if not areas:
        return _plain(kinds)
    shown = [(area.level, kind_of(area)) for area in areas]
    if areas != _areas(shown, home, year):
        shown = [(level, "设区市" if (level, kind) == (Level.PREFECTURE, "市") else kind) for level, kind in shown]
    return shown


def _plain(kinds: list[Kind]) -> list[Kind]:
    """Kinds as they are shown where no areas are known."""
    every = {Level.PROVINCE: "省级", Level.COUNTY: "县级"}
    return [(level, every[level] if kind == "*" else kind) for level, kind in kinds]


def _joined(kinds: list[Kind]) -> str:
    """``县(市、区)`` for kinds of one level; levels from the highest down, with 、 between them."""
    parts = []
    for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        named = {kind for at, kind in kinds if at is level}
        order = table("groups")["below"]["order_county" if level is Level.COUNTY else "order"]
        ordered = sorted(named, key=lambda kind: order.index(kind) if kind in order else -1)
        if ordered:
            parts.append("省级" if len(ordered) == 3 and level is Level.PROVINCE else _bracketed(ordered))
    return "、".join(parts)


def _bracketed(words: list[str]) -> str:
    first, *rest = words
    return f"{first}({'、'.join(rest)})" if rest else first


def _aliases(kinds: list[Kind]) -> tuple[str, ...]:
    """Other ways to write the description that a reader may look for."""
    joined = _joined(kinds)
    bare = re.sub(r"[(、)]", "", joined)
    return tuple(dict.fromkeys([f"各{joined}政府", f"各{joined}", f"各{bare}人民政府", f"各{bare}政府"]))
