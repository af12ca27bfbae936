"""Areas by name and code."""

from __future__ import annotations

import pytest

from qgraph.extraction.home import home_of
from qgraph.extraction.places import NATION, above, below, full_name, locate, place, short_name
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


def test_up_and_down() -> None:
    province = above("441521", Level.PROVINCE)
    assert province
    assert province.name == "广东省"
    assert above("441500", Level.NATIONAL) == NATION
    assert {area.level for area in below("440000", 2017)} == {Level.PREFECTURE}
    assert len(below("440000", 2017)) == 21


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
    assert home("若干措施") == "unplaced-abcdef01"
