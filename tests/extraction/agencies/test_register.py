"""Printed names become identities: the same body one, two bodies never."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.agencies.places import NATION, place
from qgraph.extraction.agencies.register import Register
from qgraph.model import Agency, AgencyKind, Level, Place
from qgraph.reading import read

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = Place(code="unplaced-12345678", name="地区不明", level=Level.PREFECTURE)


def register(code: str = "441500", year: int = 2017) -> Register:
    found = place(code)
    assert found
    return Register(found, year)


def body(code: str, printed: str, year: int = 2022) -> Agency:
    """The body a name means in a plan of an area."""
    bodies = register(code, year)
    return bodies.agencies[bodies.identify(printed)]


def members(code: str, printed: str, year: int = 2022) -> list[str]:
    """The names of the members of a group."""
    bodies = register(code, year)
    return [bodies.agencies[member].name for member in bodies.agencies[bodies.identify(printed)].members]


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
    [
        ("市委", "市委市政府督查办"),
        ("市国税局", "市税务局"),
        ("市卫计委", "市卫健委"),
        ("汕尾银监局", "汕尾银保监局"),
        ("市公安局", "市公安局城区分局"),
        ("市生态环境局", "市生态环境局陆丰分局"),
        ("中国电信汕尾分公司", "中国移动汕尾分公司"),
        ("市发改局", "市发改委"),
        ("市城管局", "市城管执法局"),
        ("市政府", "城区政府"),
        ("市质监局", "省质监局"),
        ("市法院", "市检察院"),
        ("市治建局", "市质监局"),
        ("市海关局", "市海观局"),
    ],
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


@pytest.mark.parametrize(
    ("home", "printed"),
    [
        ("330100", "区财政局"),
        ("330100", "县公安局"),
        ("370000", "市财政局"),
        ("110000", "区教育局"),
        ("000000", "省财政厅"),
    ],
)
def test_a_lower_level_is_never_the_plans_own_body(home: str, printed: str) -> None:
    agency = body(home, printed)
    assert agency.group
    assert not agency.members
    assert (agency.name, agency.place) == (f"各{printed}", home)
    assert body(home, f"各{printed}") == agency


def test_governments_of_a_lower_level_are_those_of_the_areas_there_are() -> None:
    assert body("330100", "区人民政府") == body("330100", "各区政府")
    assert "西湖区人民政府" in members("330100", "区政府")


@pytest.mark.parametrize(
    ("home", "printed", "name"),
    [
        ("330100", "西湖区政府", "西湖区人民政府"),
        ("210100", "和平区政府", "和平区人民政府"),
        ("441500", "城区政府", "汕尾市城区人民政府"),
        ("441500", "陆河县", "陆河县人民政府"),
        ("110000", "省财政厅", "省财政厅"),
        ("110107", "市财政局", "北京市财政局"),
        ("441581", "市财政局", "陆丰市财政局"),
        ("450000", "自治区党委组织部", "广西壮族自治区党委组织部"),
        ("522300", "州财政局", "黔西南布依族苗族自治州财政局"),
    ],
)
def test_areas_are_found_inside_the_plans_own_first(home: str, printed: str, name: str) -> None:
    assert body(home, printed).name == name


@pytest.mark.parametrize(
    ("forms", "name", "kind"),
    [
        (("中央网信办", "网信办", "国家网信办"), "中央网信办", AgencyKind.PARTY),
        (("国务院国资委", "国资委"), "国务院国资委", AgencyKind.DEPARTMENT),
        (("国务院扶贫办", "扶贫办"), "国务院扶贫办", AgencyKind.DEPARTMENT),
        (("国家能源局", "能源局"), "国家能源局", AgencyKind.DEPARTMENT),
        (("国家邮政局", "邮政局"), "国家邮政局", AgencyKind.DEPARTMENT),
        (("中国民航局", "民航局"), "中国民航局", AgencyKind.DEPARTMENT),
        (("中国人民银行", "人民银行", "人行"), "中国人民银行", AgencyKind.DEPARTMENT),
        (("中央编办", "编办"), "中央编办", AgencyKind.PARTY),
        (("中央组织部",), "中央组织部", AgencyKind.PARTY),
        (("中国残联", "残联"), "中国残联", AgencyKind.PEOPLE),
        (("共青团中央", "团中央"), "共青团中央", AgencyKind.PEOPLE),
        (("证监会", "中国证监会"), "证监会", AgencyKind.DEPARTMENT),
        (("国家某某事务局", "某某事务局"), "某某事务局", AgencyKind.DEPARTMENT),
    ],
)
def test_a_body_of_the_whole_state_is_one(forms: tuple[str, ...], name: str, kind: AgencyKind) -> None:
    bodies = [body("000000", form) for form in forms]
    assert {(agency.name, agency.kind, agency.place) for agency in bodies} == {(name, kind, "000000")}
    assert len({agency.id for agency in bodies}) == 1


@pytest.mark.parametrize(
    "printed", ["市委金融办", "市委人才办", "市委外办", "市委老干部局", "市委社会工作部", "市委办公厅"]
)
def test_bodies_of_a_party_committee_answer_to_no_government(printed: str) -> None:
    agency = body("441500", printed)
    assert (agency.kind, agency.parent) == (AgencyKind.PARTY, None)


@pytest.mark.parametrize(
    ("forms", "place_of", "name"),
    [
        (("金融监管总局山东监管局", "山东金融监管局", "国家金融监督管理总局山东监管局"), "370000", "山东金融监管局"),
        (("泰安金融监管分局", "国家金融监督管理总局泰安监管分局"), "370900", "泰安金融监管分局"),
        (("中国人民银行泰安市分行", "人行泰安中支", "人民银行泰安市中心支行"), "370900", "泰安市人民银行"),
        (("人民银行济南分行", "中国人民银行济南分行"), "370100", "人民银行济南分行"),
        (("国家税务总局山东省税务局", "省税务局", "山东省税务局"), "370000", "山东省税务局"),
        (("国家开发银行山东省分行", "国开行山东分行"), "370000", "国家开发银行山东分行"),
        (("山东证监局", "中国证监会山东监管局"), "370000", "山东证监局"),
    ],
)
def test_branches_of_the_state_lie_in_the_area_their_name_holds(
    forms: tuple[str, ...], place_of: str, name: str
) -> None:
    bodies = [body("370000", form) for form in forms]
    assert {(agency.place, agency.name) for agency in bodies} == {(place_of, name)}
    assert all(body("370000", alias).id == bodies[0].id for alias in bodies[0].aliases if alias[:2] == name[:2])


def test_a_branch_and_the_provinces_own_office_are_two() -> None:
    assert body("370000", "山东金融监管局").id != body("370000", "山东省金融监管局").id


@pytest.mark.parametrize(
    ("printed", "name", "parent"),
    [
        ("铁岭银保监分局", "铁岭银保监分局", None),
        ("辽宁银保监局", "辽宁银保监局", None),
        ("市政府国资委", "铁岭市国资委", "211200/zhengfu"),
        ("市政府金融办", "铁岭市金融办", "211200/zhengfu"),
        ("市政务服务局", "铁岭市政务服务局", "211200/zhengfu"),
        ("市民营经济局", "铁岭市民营经济局", "211200/zhengfu"),
        ("市民族宗教局", "铁岭市民族宗教局", "211200/zhengfu"),
        ("市场监管局", "铁岭市市场监管局", "211200/zhengfu"),
        ("市经信局市新经济委", "铁岭市经信局", "211200/zhengfu"),
        ("市政府办公厅", "铁岭市人民政府办公厅", "211200/zhengfu"),
        ("市政府办公室", "铁岭市人民政府办公室", "211200/zhengfu"),
        ("省军区", "辽宁省军区", None),
    ],
)
def test_names_as_they_are_shown(printed: str, name: str, parent: str | None) -> None:
    agency = body("211200", printed)
    assert (agency.name, agency.parent) == (name, parent)


@pytest.mark.parametrize(
    ("home", "printed", "kinds", "count"),
    [
        ("210100", "各区政府", "区", 10),
        ("210100", "各县政府", "县", 2),
        ("210100", "各区、县（市）人民政府", "区县市", 13),
        ("360400", "各县〔市、区〕人民政府", "县市区", 13),
        ("370000", "各设区市政府", "市", 16),
        ("520000", "各市、自治州人民政府", "市州", 9),
        ("440000", "各地级以上市政府", "市", 21),
        ("000000", "各省级人民政府", "省区市", 31),
        ("000000", "各省、自治区、直辖市人民政府", "省区市", 31),
        ("000000", "各省人民政府", "省", 22),
    ],
)
def test_members_are_of_the_kinds_named(home: str, printed: str, kinds: str, count: int) -> None:
    names = members(home, printed)
    assert len(names) == count
    assert all(name.removesuffix("人民政府")[-1] in kinds for name in names)


def test_what_lies_two_levels_below_is_not_listed() -> None:
    agency = body("370000", "各县(市、区)人民政府")
    assert (agency.group, agency.members, agency.definition) == (True, (), "原文所指各地的人民政府,未列名")


def test_a_group_of_another_edition_has_another_identity() -> None:
    assert body("110000", "各区政府", 2015).id != body("110000", "各区政府", 2022).id
    assert body("441500", "各县(市、区)政府", 2015) == body("441500", "各县(市、区)政府", 2022)


def test_short_names_in_a_list_of_city_governments() -> None:
    bodies = register("370000")
    names = ["济南", "青岛", "济宁市政府"]
    found = [bodies.identify(name, names[place + 1 :]) for place, name in enumerate(names)]
    assert found == ["370100/zhengfu", "370200/zhengfu", "370800/zhengfu"]
    assert bodies.identify("省财政厅", names) == "370000/caizhengting"
    assert bodies.identify("济南", ["省财政厅", "济宁市政府"]) != "370100/zhengfu"


def test_one_identity_is_one_body_in_the_whole_corpus(corpus: Path) -> None:
    seen: dict[str, set[Agency]] = defaultdict(set)
    for file in sorted((corpus / "docs").iterdir()):
        plan = extract(read(file))
        agencies, places = {agency.id: agency for agency in plan.agencies}, {area.code: area for area in plan.places}
        for agency in plan.agencies:
            seen[agency.id].add(agency)
            assert {agency.parent, *agency.members} <= {None, *agencies}
            assert agency.place in places
        assert {area.parent for area in plan.places} <= {None, *places}
    assert {key: bodies for key, bodies in seen.items() if len(bodies) > 1} == {}


# Pieces that names are made of, parted by spaces.
PIECES = """
各 区 市 县 省 自治区 州 汕尾 汕尾市 山东 山东省 北京市 西湖区 城区 国家 国务院 中央 中国 政府 人民政府 委 组织部 财政局
税务局 海关 分行 人民银行 金融监管 监管局 总局 监管分局 、 ( ) 〔 〕 办公厅 办公室 领导小组 成员单位 有关部门 团 公安
"""
HOMES = ("441500", "330100", "370000", "110000", "110107", "441581", "000000", "450000")


@settings(deadline=None)  # the first name loads the table of readings
@given(st.lists(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=5).map("".join), min_size=1, max_size=5))
def test_whoever_names_a_body_describes_it_alike(names: list[str]) -> None:
    known: dict[str, Agency] = {}
    for home in HOMES:
        for year in (2014, 2022):
            bodies = register(home, year)
            for name in names:
                bodies.identify(name)
            for agency in bodies.agencies.values():
                assert known.setdefault(agency.id, agency) == agency


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
