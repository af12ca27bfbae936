"""Areas by name and code."""

from __future__ import annotations

import pytest

from qgraph.extraction.agencies.places import (
    NATION,
    UNKNOWN,
    above,
    below,
    beside,
    full_name,
    is_named,
    named_at,
    place,
    short_name,
    without_peoples,
)
from qgraph.extraction.tables import places_table
from qgraph.model import Level, Place


def test_areas_a_text_names() -> None:
    text = "支持青岛市、北京市先行,山东省和崂山区配合,原莱芜市不再列入"
    assert [area.name for area in named_at(text, Level.PREFECTURE, 2023)] == ["北京市", "青岛市"]
    assert [area.name for area in named_at(text, Level.PREFECTURE, 2015)] == ["北京市", "青岛市", "莱芜市"]
    assert [area.name for area in named_at(text, Level.PROVINCE, 2023)] == ["北京市", "山东省"]


def test_up_and_down() -> None:
    province = above("441521", Level.PROVINCE)
    assert province
    assert province.name == "广东省"
    assert above("441500", Level.NATIONAL) == NATION
    assert {area.level for area in below("440000", 2017)} == {Level.PREFECTURE}
    assert len(below("440000", 2017)) == 21


@pytest.mark.parametrize("year", [2013, 2023])
def test_every_area_lies_below_the_one_above_it(year: int) -> None:
    waiting, found = [NATION.code], []
    for code in waiting:
        lower = [area.code for area in below(code, year)]
        assert lower == sorted(lower)
        waiting += lower
        found += lower
    codes = {code for code, _, first, last in places_table() if first <= year <= last}
    assert sorted(found) == sorted(codes)


def test_names_shown() -> None:
    district = place("441502")
    assert district
    assert (full_name(district), short_name(district)) == ("汕尾市城区", "城区")


@pytest.mark.parametrize(
    ("code", "name", "short"),
    [
        ("522300", "黔西南州", "黔西南"),
        ("654000", "伊犁州", "伊犁"),
        ("430522", "新邵县", "新邵"),
        ("450222", "柳城县", "柳城"),
        ("520329", "余庆县", "余庆"),
        ("152200", "兴安盟", "兴安"),
        ("542500", "阿里地区", "阿里"),
    ],
)
def test_short_names_are_without_peoples_and_kinds(code: str, name: str, short: str) -> None:
    area = place(code)
    assert area
    assert (without_peoples(area.name), short_name(area)) == (name, short)


def test_what_stands_beside_the_table_is_found_by_its_code() -> None:
    for other in beside():
        assert place(other.area.code) == other.area
        assert other.area not in below("650000", 2022)


def test_an_area_is_called_something_or_nothing_is_known_of_it() -> None:
    assert is_named(NATION)
    assert is_named(Place(code="unplaced-1", name="甲市", level=Level.PREFECTURE))
    assert not is_named(Place(code="unplaced-1", name=UNKNOWN, level=Level.PREFECTURE))
