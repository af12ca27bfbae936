"""Governments below a plan's own: which kinds a description names, and who is meant where the table says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.agencies.below import governments, kinds_before, townships
from qgraph.extraction.agencies.places import NATION, below, place
from qgraph.model import Level, Place

if TYPE_CHECKING:
    from tests.extraction.conftest import Check


def meant(words: str, code: str, year: int = 2022) -> tuple[str, int] | None:
    found = governments(words, place(code) or NATION, year)
    return (found.name, len(found.areas)) if found else None


@pytest.mark.parametrize(
    ("words", "code", "name", "count"),
    [
        ("各区、县(市)政府", "330100", "各县(市、区)人民政府", 13),
        ("各县市", "330100", "各县(市)人民政府", 3),
        ("各区政府", "330100", "各区人民政府", 10),
        ("各县(市、区)政府", "440300", "各区人民政府", 9),
        ("各市、县人民政府", "460000", "各市、县(市)人民政府", 19),
        ("各市、县(市、区)人民政府", "330000", "各市、县(市、区)人民政府", 0),
        ("各县级人民政府", "330000", "各县级人民政府", 0),
        ("各县(市、区)人民政府", "441521", "各县(市、区)人民政府", 0),
        ("各设区市", "530000", "各市人民政府", 8),
        ("各设区市", "620000", "各设区市人民政府", 11),
        ("各市", "620000", "各市人民政府", 12),
        ("各省人民政府", "000000", "各省人民政府", 22),
    ],
)
def test_a_group_is_named_by_the_kinds_of_its_members(words: str, code: str, name: str, count: int) -> None:
    assert meant(words, code) == (name, count)


@pytest.mark.parametrize(
    "words",
    ["各地", "各地区", "各部门", "州人民政府", "自治区政府", "市政府", "区政府", "各区财政局", "各开发区", "甲县"],
)
def test_what_describes_no_governments(words: str) -> None:
    assert meant(words, "441500") is None


def test_members_are_of_the_edition_of_the_year() -> None:
    early, late = (governments("各区政府", place("110000") or NATION, year) for year in (2015, 2022))
    assert early
    assert late
    assert (len(early.areas), early.edition, len(late.areas), late.edition) == (14, 2013, 16, 2023)


def test_zones_are_no_divisions() -> None:
    found = governments("各县(市、区)政府(管委会)", place("441500") or NATION, 2022)
    assert found
    assert set(found.areas) == set(below("441500", 2022))
    assert "不是行政区划" in found.definition


def test_nobody_is_listed_where_the_area_is_unknown() -> None:
    unknown = Place(code="unplaced-1", name="甲市", level=Level.PREFECTURE)
    found = governments("各县(市、区)人民政府", unknown, 2022)
    assert found
    assert (found.name, found.areas) == ("各县(市、区)人民政府", ())


def test_kinds_before_the_name_of_a_body() -> None:
    assert kinds_before("各县、市、区财政局") == ("县(市、区)", "财政局")
    assert kinds_before("各区财政局") == ("", "各区财政局")
    assert kinds_before("各部门") == ("", "各部门")


def test_towns_and_streets() -> None:
    names = [
        found.name if (found := townships(words)) else None for words in ("各镇街", "乡镇政府", "东门街道", "市场")
    ]
    assert names == ["各镇(街道)", "各乡镇", None, None]


@given(
    st.text(alphabet="各省市县区州盟旗地设级辖自治直开发管委会人民政府(、)和及与", max_size=14),
    st.sampled_from(["441500", "330000", "000000", "620000", "460000", "650000", "110000"]),
)
def test_whatever_a_description_means_it_means_by_its_canonical_name_too(words: str, code: str) -> None:
    home = place(code) or NATION
    found = governments(words, home, 2022)
    if found and found.areas:
        again = governments(found.name, home, 2022)
        assert again == found
        assert all(governments(alias, home, 2022) == found for alias in found.aliases)


def test_words_that_could_be_cut_in_many_ways_take_linear_time(takes_linear_time: Check) -> None:
    for soup in ("地区", "县级市", "各设区市", "乡镇街道", "(、", "开发区"):
        takes_linear_time(lambda text: (governments(f"各{text}x", NATION, 2022), townships(f"各{text}x")), soup, 2000)
