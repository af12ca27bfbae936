"""Which area a plan is for: by its head, else by its text, else nobody knows."""

from __future__ import annotations

import pytest

from qgraph.extraction import extract
from qgraph.extraction.home import home_of
from qgraph.model import Document, Letterhead, Printed, Span
from qgraph.reading import read_bytes


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


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("中共汕尾市委办公室", "441500"),
        ("黔西南州人民政府办公室", "522300"),
        ("兴安盟行政公署", "152200"),
        ("上海市浦东新区人民政府", "310115"),
        ("工业和信息化部等七部门", "000000"),
        ("中共中央办公厅", "000000"),
        ("中华人民共和国教育部", "000000"),
        ("国家税务总局广东省税务局", "440000"),
        ("国家统计局汕尾调查队", "441500"),
        ("新疆生产建设兵团办公厅", "650000-bingtuan"),
        ("香港特别行政区政府", "810000"),
        ("市人民政府办公室", "unplaced-abcdef01"),
        ("教育部门", "unplaced-abcdef01"),
    ],
)
def test_issuers_of_any_form(issuer: str, code: str) -> None:
    assert home(issuer=issuer) == code


NOTICE = "{issuer}关于印发好茶行动计划的通知\n各有关单位:\n好茶行动计划\n一、种好茶\n(一)扩种。扩种茶园。({clause})\n"


@pytest.mark.parametrize(
    ("issuer", "clause", "names", "area"),
    [
        (
            "甲市人民政府",
            "市农业局、甲市农业局、甲市、人行甲市中支",
            {"甲市农业局", "甲市人民政府", "甲市人民银行"},
            "甲市",
        ),
        ("甲县科学技术局", "县科技局、团县委、甲县科学技术局", {"甲县科技局", "共青团甲县委"}, "甲县"),
        ("广东省甲市人民政府", "市农业局、省农业厅", {"甲市农业局", "广东省农业厅"}, "甲市"),
        ("鼓楼区人民政府", "区财政局、鼓楼区财政局", {"鼓楼区财政局"}, "鼓楼区"),
    ],
)
def test_an_area_no_table_has_is_called_what_the_head_calls_it(
    issuer: str, clause: str, names: set[str], area: str
) -> None:
    text = NOTICE.format(issuer=issuer, clause=f"{clause}负责")
    plan = extract(read_bytes(text.encode(), "plan.txt"))
    bodies = {agency.id: agency.name for agency in plan.agencies}
    assert {bodies[one.agency or ""] for one in plan.assignments} == names
    assert [place.name for place in plan.places if place.code == plan.place] == [area]
    (note,) = [problem for problem in plan.problems if problem.code == "place-unknown"]
    assert area in note.message
