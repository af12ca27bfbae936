"""The area a name begins with, in full or for short."""

from __future__ import annotations

import pytest

from qgraph.extraction.agencies.locating import locate, locate_short
from qgraph.extraction.agencies.places import place


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("汕尾市人民政府办公室", "441500"),
        ("广东省汕尾市人民政府", "441500"),
        ("山东省人民政府", "370000"),
        ("北京市石景山区人民政府", "110107"),
        ("广西壮族自治区人民政府", "450000"),
        ("石景山区人民政府", "110107"),
        ("江苏省南京市鼓楼区财政局", "320106"),
        ("重庆市渝中区人民政府", "500103"),
    ],
)
def test_an_area_is_found_at_the_head(words: str, code: str) -> None:
    found = locate(words)
    assert found
    assert found[0].code == code


@pytest.mark.parametrize("words", ["鼓楼区人民政府", "关于印发的通知", "", "市人民政府"])
def test_a_name_that_many_areas_share_or_none_has_is_not_read(words: str) -> None:
    assert locate(words) is None


@pytest.mark.parametrize(
    ("home", "code"),
    [
        ("320100", "320106"),
        ("320104", "320106"),
        ("350100", "350102"),
        ("320000", None),
        ("000000", None),
        ("440000", None),
    ],
)
def test_a_shared_name_is_the_one_nearest_to_the_plan(home: str, code: str | None) -> None:
    found = locate("鼓楼区人民政府", place(home))
    assert (found[0].code if found else None) == code


@pytest.mark.parametrize(
    ("words", "home", "code"),
    [
        ("泰安", None, "370900"),
        ("山东省", None, "370000"),
        ("吉林", None, None),
        ("吉林", "220000", "220000"),
        ("", None, None),
    ],
)
def test_short_names(words: str, home: str | None, code: str | None) -> None:
    found = locate_short(words, place(home) if home else None)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("黔西南州财政局", "522300"),
        ("湘西自治州财政局", "433100"),
        ("三江县人民政府", "450226"),
        ("新疆生产建设兵团财政局", "650000-bingtuan"),
    ],
)
def test_autonomous_areas_without_their_peoples(words: str, code: str) -> None:
    found = locate(words)
    assert found
    assert found[0].code == code


def test_a_short_name_of_a_province_is_no_prefecture_of_that_name() -> None:
    assert [locate_short("海南"), locate_short("海南州")] == [place("460000"), place("632500")]


def test_a_county_for_short_only_in_a_plan_of_its_city() -> None:
    assert locate_short("陆河", place("441500")) == place("441523")
    assert locate_short("陆河", place("440000")) is None
    assert locate_short("陆河") is None
