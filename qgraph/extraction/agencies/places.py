"""Administrative areas: from the words a document is headed with to a GB/T 2260 code, and up and down from there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from qgraph.extraction.tables import places_table, table
from qgraph.model import Level, Place

__all__ = [
    "EDITIONS",
    "NATION",
    "UNKNOWN",
    "Beside",
    "above",
    "below",
    "beside",
    "codes_by_name",
    "codes_by_short_name",
    "edition_of",
    "full_name",
    "is_named",
    "is_short_name",
    "level_of",
    "named_at",
    "place",
    "short_name",
    "without_peoples",
]

NATION = Place(code="000000", name="全国", level=Level.NATIONAL)
UNKNOWN = "地区不明"
EDITIONS = (2013, 2023)
# Four municipalities are provinces by their code and cities by their name.
_MUNICIPALITIES = ("11", "12", "31", "50")


def level_of(code: str) -> Level:
    """The level of an area, read from its code.

    >>> [level_of(code).value for code in ("000000", "440000", "441500", "441521")]
    ['national', 'province', 'prefecture', 'county']
    """
    if code == "000000":
        return Level.NATIONAL
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if code.endswith("00") else Level.COUNTY


@cache
def _by_code() -> dict[str, str]:
    """Names by code; where a code had two names, the later edition's."""
    return {code: name for code, name, _, last in sorted(places_table(), key=lambda row: row[3])}


@cache
def codes_by_name() -> dict[str, tuple[str, ...]]:
    """The codes of areas by each of their names, those of the later edition first."""
    codes: dict[str, list[str]] = defaultdict(list)
    for code, printed, _, _last in sorted(places_table(), key=lambda row: -row[3]):
        brief = without_peoples(printed)
        for name in dict.fromkeys((printed, brief, f"{brief[:-1]}自治{brief[-1]}" if brief != printed else printed)):
            if code not in codes[name]:
                codes[name].append(code)
    return {name: tuple(found) for name, found in codes.items()}


@cache
def _autonomous() -> re.Pattern[str]:
    return re.compile(table("places")["autonomous"]["pattern"])


def without_peoples(name: str) -> str:
    """The name of an autonomous area as plans shorten it; any other name as it is.

    >>> without_peoples("延边朝鲜族自治州"), without_peoples("汕尾市")
    ('延边州', '汕尾市')
    """
    match = _autonomous().match(name) if "自治" in name else None
    return f"{match['stem']}{match['kind']}" if match else name


def _parent(code: str) -> str:
    level = level_of(code)
    if level is Level.COUNTY and f"{code[:4]}00" in _by_code():
        return f"{code[:4]}00"
    return "000000" if level is Level.PROVINCE else f"{code[:2]}0000"


@dataclass(frozen=True, slots=True)
class Beside:
    """An area with bodies of its own that has no code in the table, and the word that stands for it: 兵团."""

    area: Place
    sign: str


@cache
def beside() -> tuple[Beside, ...]:
    """The areas that stand beside those of the table."""
    return tuple(
        Beside(Place(code=row["code"], name=row["name"], level=Level(row["level"]), parent=row["within"]), row["sign"])
        for row in table("places")["beside"]
    )


@cache
def place(code: str) -> Place | None:
    """The area of a code, or None where the table has none.

    >>> place("441500")
    Place(code='441500', name='汕尾市', level=<Level.PREFECTURE: 'prefecture'>, parent='440000')
    """
    if code == NATION.code:
        return NATION
    known = next((other.area for other in beside() if other.area.code == code), None)
    if known:
        return known
    name = _by_code().get(code)
    return Place(code=code, name=name, level=level_of(code), parent=_parent(code)) if name else None


def above(code: str, level: Level) -> Place | None:
    """The area itself or the one above it at a level; a municipality counts as a city too.

    >>> above("441521", Level.PREFECTURE).name, above("110108", Level.PREFECTURE).name
    ('汕尾市', '北京市')
    """
    at: str | None = code
    while at and at != NATION.code:
        if level_of(at) is level or (level is Level.PREFECTURE and at.endswith("0000") and at[:2] in _MUNICIPALITIES):
            return place(at)
        at = _parent(at)
    return NATION if level is Level.NATIONAL else None


def edition_of(year: int) -> int:
    """The edition of the table whose divisions count for a year: 2013 or 2023."""
    return 2013 if year < 2018 else 2023


def below(code: str, year: int) -> list[Place]:
    """The areas one level below, as of the edition nearest to a year, by code.

    >>> [place.name for place in below("441500", 2017)]
    ['城区', '海丰县', '陆河县', '陆丰市']
    """
    return list(_below(code, edition_of(year)))


@cache
def _below(code: str, edition: int) -> tuple[Place, ...]:
    """The codes of what lies below an area begin with its own stem, and stand together in the sorted table."""
    codes, stem = _codes(edition), _stem(code)
    first = bisect_left(codes, stem)
    after = bisect_left(codes, f"{stem}:")  # the sign behind 9
    return tuple(found for found in map(place, codes[first:after]) if found and found.parent == code)


def _stem(code: str) -> str:
    """What the codes of all areas inside one begin with."""
    return {Level.NATIONAL: "", Level.PROVINCE: code[:2], Level.PREFECTURE: code[:4]}.get(level_of(code), code)


@cache
def _codes(edition: int) -> tuple[str, ...]:
    return tuple(sorted({row[0] for row in places_table() if row[2] <= edition <= row[3]}))


def is_named(area: Place) -> bool:
    """Whether it is known what an area is called: by the table, or, for one that stands in no table, by the text."""
    return area.code.isdigit() or area.name != UNKNOWN


def full_name(area: Place) -> str:
    """The name that tells an area apart: with the area above where its own is too general.

    >>> full_name(place("441502"))
    '汕尾市城区'
    """
    general = area.name in table("places")["general"]["names"]
    return f"{_by_code().get(area.parent or '', '')}{area.name}" if general else area.name


@cache
def short_name(area: Place) -> str:
    """The name without its kind of area, where two characters are left.

    >>> short_name(place("441500")), short_name(place("450000"))
    ('汕尾', '广西')
    """
    name = without_peoples(area.name)
    for ending in table("places")["short"]["endings"]:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    return name


@cache
def _short_names() -> frozenset[str]:
    areas = (place(code) for code in _by_code())
    return frozenset(short_name(area) for area in areas if area)


def is_short_name(words: str) -> bool:
    """Whether words are the short name of an area: 济南 for 济南市.

    >>> is_short_name("济南"), is_short_name("济市")
    (True, False)
    """
    return words in _short_names()


@cache
def codes_by_short_name() -> dict[str, tuple[str, ...]]:
    """Codes of provinces and cities by their short names; 海南 is the province and no prefecture of that name."""
    provinces = {short_name(area) for area in _below(NATION.code, 2023)}
    codes: dict[str, list[str]] = defaultdict(list)
    for area in filter(None, map(place, sorted({row[0] for row in places_table() if row[0].endswith("00")}))):
        if short_name(area) != area.name and not (area.name.endswith("州") and short_name(area) in provinces):
            codes[short_name(area)].append(area.code)
    return {name: tuple(found) for name, found in codes.items()}


def named_at(text: str, level: Level, year: int) -> list[Place]:
    """The areas of a level that a text names in full, by code; a municipality is a city too.

    >>> [area.name for area in named_at("加快青岛市和山东省发展", Level.PREFECTURE, 2023)]
    ['青岛市']
    """
    names = set(_names_at(level).findall(text))
    codes = {code for code in _codes(edition_of(year)) if _by_code()[code] in names and _counts_as(code, level)}
    return [found for found in map(place, sorted(codes)) if found]


def _counts_as(code: str, level: Level) -> bool:
    own = level_of(code)
    return own is level or (level is Level.PREFECTURE and own is Level.PROVINCE and code[:2] in _MUNICIPALITIES)


@cache
def _names_at(level: Level) -> re.Pattern[str]:
    names = {name for code, name, _, _ in places_table() if _counts_as(code, level)}
    return re.compile("|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) or r"(?!)")
