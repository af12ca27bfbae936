"""Administrative areas: from the words a document is headed with to a GB/T 2260 code, and up and down from there."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from qgraph.extraction.tables import places_table, table
from qgraph.model import Level, Place

__all__ = ["NATION", "above", "below", "full_name", "is_short_name", "level_of", "locate", "place", "short_name"]

NATION = Place(code="000000", name="全国", level=Level.NATIONAL)
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
def _by_name() -> dict[str, tuple[str, ...]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for code, name, _, _last in sorted(places_table(), key=lambda row: -row[3]):
        if code not in codes[name]:
            codes[name].append(code)
    return {name: tuple(found) for name, found in codes.items()}


def _parent(code: str) -> str:
    level = level_of(code)
    if level is Level.COUNTY and f"{code[:4]}00" in _by_code():
        return f"{code[:4]}00"
    return "000000" if level is Level.PROVINCE else f"{code[:2]}0000"


def place(code: str) -> Place | None:
    """The area of a code, or None where the table has none.

    >>> place("441500")
    Place(code='441500', name='汕尾市', level=<Level.PREFECTURE: 'prefecture'>, parent='440000')
    """
    if code == NATION.code:
        return NATION
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


def below(code: str, year: int) -> list[Place]:
    """The areas one level below, as of the edition nearest to a year, by code.

    >>> [place.name for place in below("441500", 2017)]
    ['城区', '海丰县', '陆河县', '陆丰市']
    """
    edition = 2013 if year < 2018 else 2023
    codes = sorted({row[0] for row in places_table() if row[2] <= edition <= row[3]})
    return [found for found in map(place, codes) if found and found.parent == code]


def full_name(area: Place) -> str:
    """The name that tells an area apart: with the area above where its own is too general.

    >>> full_name(place("441502"))
    '汕尾市城区'
    """
    general = area.name in table("places")["general"]["names"]
    return f"{_by_code().get(area.parent or '', '')}{area.name}" if general else area.name


def short_name(area: Place) -> str:
    """The name without its kind of area, where two characters are left.

    >>> short_name(place("441500")), short_name(place("450000"))
    ('汕尾', '广西')
    """
    for ending in table("places")["short"]["endings"]:
        if area.name.endswith(ending) and len(area.name) - len(ending) >= 2:
            return area.name[: -len(ending)]
    return area.name


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


def locate(words: str) -> tuple[Place, int] | None:
    """The area that words begin with, and how many characters name it; the innermost of a chain.

    A name that several areas share is read only behind the name of the area above it.

    >>> locate("汕尾市人民政府办公室"), locate("江苏省南京市鼓楼区人民政府")[0].code, locate("鼓楼区人民政府")
    ((Place(code='441500', name='汕尾市', level=<Level.PREFECTURE: 'prefecture'>, parent='440000'), 3), '320106', None)
    """
    found: Place | None = None
    at = 0
    while True:
        step = _step(words[at : at + 12], found)
        if step is None:
            return (found, at) if found else None
        found, at = step[0], at + step[1]


def _step(words: str, inside: Place | None) -> tuple[Place, int] | None:
    """The longest area name words begin with, inside an area where one is given."""
    for length in range(len(words), 1, -1):
        codes = _by_name().get(words[:length], ())
        if inside:
            stem = inside.code[:2] if inside.level is Level.PROVINCE else inside.code[:4]
            codes = tuple(code for code in codes if code.startswith(stem) and code != inside.code)
        if codes and (inside or len({code[:4] for code in codes}) == 1):
            found = place(codes[0])
            return (found, length) if found else None
    return None
