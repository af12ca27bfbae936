"""An explanation says by which words the area was found and which row knew the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction.agencies.explain import Explanation, explain, explain_otherwise
from qgraph.extraction.agencies.lexicon import built_in
from qgraph.extraction.agencies.naming import Way
from qgraph.extraction.agencies.places import NATION, place
from qgraph.extraction.agencies.register import Register
from qgraph.extraction.tables import table


def told(printed: str, home: str = "441500", following: tuple[str, ...] = ()) -> Explanation:
    return explain(printed, place(home) or NATION, 2022, built_in(), following)


@pytest.mark.parametrize(
    ("printed", "chinese"),
    [
        ("市科技局", "“市”指本计划的汕尾市;“科技局”见 departments.toml 的 keji 行"),
        ("科技局", "未印地名,补出本计划的汕尾市;“科技局”见 departments.toml 的 keji 行"),
        ("汕尾市住房与城乡建设局", "印有地名“汕尾市”;“住房与城乡建设局”按写法规则见 departments.toml 的 zhujian 行"),
        ("省财政厅", "“省”指本计划上级的广东省;“财政厅”见 departments.toml 的 caizheng 行"),
        ("市城区财政局", "“市城区”指下辖的城区;“财政局”见 departments.toml 的 caizheng 行"),
        ("汕尾海关", "“汕尾”是汕尾市的简称;“海关”见 agencies.toml 的 haiguan 行"),
        ("海关", "未印地名,也不补;haiguan 行不许省略地名,按字面收"),
        ("团市委", "名称中间的“市”指汕尾市;合于 agencies.toml 的 [[infix]] tuanwei"),
        ("团委", "名称未印地名,补出汕尾市;合于 agencies.toml 的 [[infix]] tuanwei"),
        ("市法院", "“市”指本计划的汕尾市;即 agencies.toml 的 zhongjifayuan 行"),
        ("国家数据局", "全国性机构;“数据局”见 departments.toml 的 shuju 行"),
        ("国家某某局汕尾分局", "全国性机构在汕尾市的派出机构;没有一行认得“国家某某局汕尾分局”,按字面收,类别由字样推定"),
        ("市某某局", "“市”指本计划的汕尾市;没有一行认得“某某局”,按字面收,类别由字样推定"),
        ("区财政局", "“区”低于本计划的层级,不指哪一个"),
        ("各区财政局", "“区”低于本计划的层级,不指哪一个"),
        ("各县(市、区)政府", "下级政府的总称(groups.toml),成员 4 个"),
        ("各有关部门", "机构群体(groups.toml):原文概括指称的多个机构,未列名"),
    ],
)
def test_what_is_said_of_a_name(printed: str, chinese: str) -> None:
    assert told(printed).chinese == chinese


def test_a_body_one_area_has() -> None:
    assert told("中关村管委会", "110000").chinese.startswith("只有北京市有此机构;")


def test_a_short_name_in_a_list_of_governments() -> None:
    one = told("济南", "370000", following=("青岛", "烟台市政府"))
    assert (one.name, one.chinese) == ("济南市人民政府", "与末一个带“政府”的地名同列,也指政府")


def test_an_identity_that_the_name_alone_does_not_give() -> None:
    one = explain_otherwise("济南", "370100/zhengfu", "济南市人民政府")
    assert one.lines[0].startswith("济南 → 济南市人民政府 (370100/zhengfu): ")


def test_every_way_an_area_is_found_has_words() -> None:
    phrases = table("explanations")["area"]
    assert {way.value for way in Way} - {"lower"} <= set(phrases)
    for section in table("explanations").values():
        for row in section.values():
            fields = [set(re.findall(r"\{(\w+)\}", row[side])) for side in ("zh", "en")]
            assert fields[1] <= fields[0]


@settings(deadline=None)  # the first name loads the tables
@given(st.text(alphabet="市省县区国家各质监发改海关团委局办(、)人民政府和", min_size=1, max_size=12))
def test_whatever_is_printed_is_explained_as_what_it_is_read_as(printed: str) -> None:
    one = told(printed)
    assert one.id == Register(place("441500") or NATION, 2022).identify(printed)
    assert len(one.lines) == 2
    assert one.chinese
    assert one.english
