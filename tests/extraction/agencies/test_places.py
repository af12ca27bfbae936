"""Areas by name and code."""

from __future__ import annotations

import pytest

from qgraph.extraction import extract
from qgraph.extraction.agencies.places import (
    NATION,
    above,
    below,
    full_name,
    locate,
    locate_short,
    named_at,
    place,
    short_name,
)
from qgraph.extraction.home import home_of
from qgraph.extraction.tables import places_table
from qgraph.model import Document, Letterhead, Level, Printed, Span


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


def home(title: str = "", issuer: str = "") -> str:
    head = Letterhead(
        title=Printed(title, Span(0, 0)) if title else None, issuer=Printed(issuer, Span(0, 0)) if issuer else None
    )
    return home_of(Document(text="", source="a", sha256="abcdef0123", format="text", letterhead=head), []).code


def test_the_issuer_says_where_and_else_the_title() -> None:
    assert home("济南市若干措施", "山东省人民政府") == "370000"
    assert home("济南市若干措施") == "370100"
    assert home("国务院关于某事的意见") == "000000"
    assert home("中国(山东)自由贸易试验区建设方案") == "370000"
    assert home("若干措施") == "unplaced-abcdef01"


def plan_of(text: str) -> tuple[str | None, list[str]]:
    """The place of a plan without a head, and the codes of its problems about places."""
    plan = extract(Document(text=text, source="a.txt", sha256="abcdef0123", format="text"))
    return plan.place, [problem.code for problem in plan.problems if problem.code.startswith("place-")]


CLAUSE = "1.推进某项工作。(市教育局、市科技局、{names}负责)\n"


@pytest.mark.parametrize(
    ("text", "code", "problem"),
    [
        ("为支持青岛市发展制定本计划。\n" + CLAUSE.format(names="市财政局"), "370200", "place-inferred"),
        ("为支持发展制定本计划。\n" + CLAUSE.format(names="崂山区政府"), "370200", "place-inferred"),
        ("为支持青岛市和济南市发展制定。\n" + CLAUSE.format(names="市财政局"), None, "place-unknown"),
        ("为支持发展制定本计划。\n" + CLAUSE.format(names="人民银行烟台市中心支行"), None, "place-unknown"),
        ("落实山东省的要求。\n" + CLAUSE.format(names="市财政局"), None, "place-unknown"),
        ("落实要求。\n1.推进某项工作。(省教育厅、人民银行山东省分行负责)\n", "370000", "place-inferred"),
    ],
)
def test_where_the_head_is_silent_the_text_says_where(text: str, code: str | None, problem: str) -> None:
    assert plan_of(text) == (code or "unplaced-abcdef01", [problem])


def test_a_text_without_clauses_is_not_asked_where_it_is_for() -> None:
    assert plan_of("青岛市气候温和。") == ("unplaced-abcdef01", [])
