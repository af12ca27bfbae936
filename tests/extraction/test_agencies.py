"""Printed names become identities: the same body one, two bodies never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.agencies import Register
from qgraph.extraction.places import NATION, place
from qgraph.model import AgencyKind, Level, Place

UNKNOWN = Place(code="unplaced-12345678", name="地区不明", level=Level.PREFECTURE)


def register(code: str = "441500") -> Register:
    found = place(code)
    assert found
    return Register(found, 2017)


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("市质监局", "汕尾市质监局", AgencyKind.DEPARTMENT),
        ("海洋与渔业局", "汕尾市海洋与渔业局", AgencyKind.DEPARTMENT),
        ("汕尾检验检疫局", "汕尾检验检疫局", AgencyKind.VERTICAL),
        ("市邮政管理局", "汕尾市邮政管理局", AgencyKind.VERTICAL),
        ("市检察院", "汕尾市人民检察院", AgencyKind.PROCURATORATE),
        ("市编办", "汕尾市编办", AgencyKind.PARTY),
        ("市市场监管局", "汕尾市市场监管局", AgencyKind.DEPARTMENT),
        ("省农业农村厅", "广东省农业农村厅", AgencyKind.DEPARTMENT),
        ("团市委", "共青团汕尾市委", AgencyKind.PEOPLE),
        ("陆河县政府", "陆河县人民政府", AgencyKind.GOVERNMENT),
        ("国家税务总局", "国家税务总局", AgencyKind.DEPARTMENT),
        ("市质量强市工作领导小组办公室", "汕尾市质量强市工作领导小组办公室", AgencyKind.COORDINATION),
    ],
)
def test_identity(printed: str, name: str, kind: AgencyKind) -> None:
    bodies = register()
    agency = bodies.agencies[bodies.identify(printed)]
    assert (agency.name, agency.kind) == (name, kind)


@pytest.mark.parametrize(
    "forms",
    [
        ("市质监局", "市质量技术监督局", "汕尾市质监局", "市质监局 ", "市质监局"),
        ("市海洋与渔业局", "海洋与渔业局", "市海洋和渔业局"),
        ("市检察院", "市人民检察院", "汕尾市人民检察院"),
        ("市质量工作领导小组各成员单位", "市质量工作领导小组成员单位"),
    ],
)
def test_forms_of_one_name_are_one_body(forms: tuple[str, ...]) -> None:
    bodies = register()
    assert len({bodies.identify(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("市质监局", "省质监局"), ("市法院", "市检察院"), ("市治建局", "市质监局"), ("市海关局", "市海观局")],
)
def test_two_bodies_stay_two(one: str, other: str) -> None:
    bodies = register()
    assert bodies.identify(one) != bodies.identify(other)


def test_the_same_name_in_two_cities_is_two_bodies() -> None:
    assert register("441500").identify("市质监局") != register("440100").identify("市质监局")


def test_bodies_of_unknown_cities_never_meet() -> None:
    other = Place(code="unplaced-87654321", name="地区不明", level=Level.PREFECTURE)
    assert Register(UNKNOWN, 2017).identify("市质监局") != Register(other, 2017).identify("市质监局")


def test_what_answers_to_the_centre_does_not_inherit_the_city() -> None:
    bodies = register()
    assert bodies.agencies[bodies.identify("人行")].name == "人行"


def test_county_governments_are_the_members_of_their_group() -> None:
    bodies = register()
    group = bodies.agencies[bodies.identify("各县(市、区)人民政府")]
    names = [bodies.agencies[member].name for member in group.members]
    assert names == ["汕尾市城区人民政府", "海丰县人民政府", "陆河县人民政府", "陆丰市人民政府"]


def test_departments_answer_to_their_government_and_others_do_not() -> None:
    bodies = register()
    parents = {name: bodies.agencies[bodies.identify(name)].parent for name in ("市质监局", "市检察院", "市编办")}
    assert parents == {"市质监局": "441500/zhengfu", "市检察院": None, "市编办": None}


def test_ministries_of_the_nation() -> None:
    bodies = Register(NATION, 2018)
    assert bodies.agencies[bodies.identify("市场监管总局")].name == "市场监管总局"
    assert bodies.identify("发展改革委") == bodies.identify("国家发展改革委")


def test_a_district_of_a_municipality() -> None:
    bodies = register("110107")
    assert bodies.agencies[bodies.identify("市财政局")].name == "北京市财政局"
    assert bodies.agencies[bodies.identify("区财政局")].name == "石景山区财政局"


@given(st.lists(st.text(alphabet="市省县区各质监发改海关团委局办(、)人民政府和", min_size=1, max_size=12), max_size=6))
def test_whatever_is_printed_has_an_identity_that_holds(names: list[str]) -> None:
    first, second = register(), register()
    identities = [first.identify(name) for name in names]
    assert identities == [second.identify(name) for name in names]
    for identity in identities:
        agency = first.agencies[identity]
        assert identity.isascii()
        assert agency.name
        assert {agency.parent, *agency.members} <= {None, *first.agencies}
        assert agency.place in first.places
