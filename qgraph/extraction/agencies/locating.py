"""Words become areas: the area a name begins with, in full or for short, the plan's own and its neighbours first."""

from __future__ import annotations

from qgraph.extraction.agencies.places import (
    EDITIONS,
    NATION,
    below,
    beside,
    codes_by_name,
    codes_by_short_name,
    is_named,
    place,
    short_name,
)
from qgraph.model import Level, Place

__all__ = ["locate", "locate_short"]


def locate(words: str, home: Place | None = None) -> tuple[Place, int] | None:
    """The area that words begin with, and how many characters name it; the innermost of a chain.

    A name that several areas share is read behind the name of the area above it, or as the one in ``home``: the
    plan's own area, else its neighbours below the same city or province.

    >>> locate("汕尾市人民政府办公室"), locate("江苏省南京市鼓楼区人民政府")[0].code, locate("鼓楼区人民政府")
    ((Place(code='441500', name='汕尾市', level=<Level.PREFECTURE: 'prefecture'>, parent='440000'), 3), '320106', None)
    >>> locate("鼓楼区人民政府", place("320100"))[0].code
    '320106'
    """
    for other in beside():
        if words.startswith(other.area.name):
            return other.area, len(other.area.name)
    found: Place | None = None
    at = 0
    while True:
        step = _step(words[at : at + 12], found, home)
        if step is None:
            return (found, at) if found else None
        found, at = step[0], at + step[1]


def _step(words: str, inside: Place | None, home: Place | None) -> tuple[Place, int] | None:
    """The longest area name words begin with, inside an area where one is given."""
    for length in range(len(words), 1, -1):
        codes = codes_by_name().get(words[:length], ())
        code = (_only(codes, inside) if inside else _nearest(codes, home)) if codes else None
        found = place(code) if code else None
        if found:
            return found, length
    return None


def _only(codes: tuple[str, ...], inside: Place) -> str | None:
    """The one code that lies in an area; where two do, neither. Codes of one city with one name are one area."""
    stem = "" if inside == NATION else inside.code[:2] if inside.level is Level.PROVINCE else inside.code[:4]
    within = [code for code in codes if code.startswith(stem) and code != inside.code]
    return within[0] if len({code[:4] for code in within}) == 1 else None


def _nearest(codes: tuple[str, ...], home: Place | None) -> str | None:
    """The one code in the plan's own area, else in the area above, and so on up to the whole state."""
    area = home if home and home.code.isdigit() else NATION
    while True:
        if area.code in codes:
            return area.code
        found = _only(codes, area)
        higher = place(area.parent) if area.parent else None
        if found or higher is None:
            return found or (None if area == NATION else _only(codes, NATION))
        area = higher


def locate_short(words: str, home: Place | None = None) -> Place | None:
    """The area that words name in full or for short: 泰安, 泰安市, 山东; a county only of the plan's own city.

    >>> locate_short("泰安").code, locate_short("山东省").code, locate_short("某地")
    ('370900', '370000', None)
    """
    found = locate(words, home)
    if found and found[1] == len(words):
        return found[0]
    if home and is_named(home) and words in {home.name, short_name(home)}:
        return home
    code = _nearest(codes_by_short_name().get(words, ()), home)
    return place(code) if code else _inside(words, home)


def _inside(words: str, home: Place | None) -> Place | None:
    """The one area directly below the plan's own city whose short name words are."""
    if home is None or home.level is not Level.PREFECTURE or not home.code.isdigit():
        return None
    found = {area.code: area for year in EDITIONS for area in below(home.code, year)}
    named = [area for area in found.values() if short_name(area) == words]
    return named[0] if len(named) == 1 else None
