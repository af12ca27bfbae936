"""Names that may be one body are proposed, sparingly, and never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.agencies.lexicon import built_in
from qgraph.extraction.agencies.likeness import close_names
from qgraph.extraction.agencies.places import NATION, place
from qgraph.extraction.agencies.register import Register
from qgraph.extraction.tables import table
from qgraph.model import Assignment, Document, Printed, Role, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.extraction.conftest import Check

RULE = table("likeness")["alike"]
CITY = place("441500") or NATION


def duties(names: Sequence[str], register: Register) -> list[Assignment]:
    """One assignment for each name, one after the other."""
    return [
        Assignment(
            task=1,
            clause=1,
            list=1,
            ordinal=at,
            role=Role.JOINT,
            cue="负责",
            name=Printed(name, Span(at, at + 1)),
            clause_span=Span(0, 1),
            agency=register.identify(name),
        )
        for at, name in enumerate(names)
    ]


def proposed(names: Sequence[str]) -> list[str]:
    """The pairs proposed in a plan of a city that names these bodies."""
    register = Register(CITY, 2022)
    notes = close_names(duties(names, register), register)
    assert all((note.code, note.severity) == ("name-close", Severity.NOTE) for note in notes)
    return [note.message.rpartition("alike, not merged: ")[2] for note in notes]


def pairs(rows: Sequence[dict[str, Any]], key: str = "examples") -> list[Any]:
    return [pytest.param(example.replace("海州", "汕尾"), id=example) for row in rows for example in row[key]]


@pytest.mark.parametrize("example", pairs([RULE, *table("likeness")["one_of"]]))
def test_alike(example: str) -> None:
    one, other = example.split(" | ")
    register = Register(CITY, 2022)
    assert register.identify(one) != register.identify(other), "one body is not proposed to be one"
    assert proposed([one, other]) == [f"{one} / {other}"]


@pytest.mark.parametrize("example", pairs([RULE], "unlike_examples"))
def test_unlike(example: str) -> None:
    assert proposed(example.split(" | ")) == []


@pytest.mark.parametrize(
    "names",
    [
        ["市财政局", "市民政局", "市教育局", "市体育局", "市农业局", "市林业局", "市审计局", "市统计局"],
        ["市工商局", "市质监局", "市食品药品监管局"],
        ["市委", "市委宣传部", "市委组织部", "市政府", "市政府办公室"],
        ["市疾控局", "市疾控中心", "市行政审批局", "市行政审批服务中心"],
        ["汕尾海关", "汕尾海事局", "汕尾银保监分局", "市税务局"],
        ["省财政厅", "市财政局", "海丰县财政局", "区财政局"],
        ["市教育局", "市教育局", "市教育局"],
        ["各区政府", "各县(市、区)政府", "各有关部门", "有关部门"],
        ["汕尾投控集团", "汕尾金控集团"],
        ["AIB Council", "AIC Council", "市AIB委员会"],
    ],
)
def test_bodies_a_city_has_side_by_side_are_not_proposed(names: list[str]) -> None:
    assert proposed(names) == []


def test_a_name_without_its_area_that_does_not_mean_the_plans_own() -> None:
    assert proposed(["人行", "人行汕尾中心支行"]) == ["人行 / 人行汕尾中心支行"]


def test_the_slugs_of_the_table_are_those_of_rows_or_fields() -> None:
    lexicon = built_in()
    known = {row.slug for row in lexicon.rows} | {row.remit for row in lexicon.rows} | {f.slug for f in lexicon.forms}
    assert {name for row in table("likeness")["one_of"] for name in row["names"]} <= known


def test_a_plan_reports_them_at_the_later_name() -> None:
    text = "一、质量\n(一)抽检。开展抽检。(市工信局、市经信局负责)\n"
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    notes = [problem for problem in plan.problems if problem.code == "name-close"]
    assert [note.span.of(text) for note in notes] == ["市经信局"]
    assert len({one.agency for one in plan.assignments}) == 2


@settings(deadline=None)  # the first names load the tables
@given(st.lists(st.text(alphabet="市县教体农林业局委海州高新发展投资集团", min_size=1, max_size=9), max_size=12))
def test_proposals_are_pairs_of_two_bodies_each_told_once(names: list[str]) -> None:
    register = Register(CITY, 2022)
    found = [pair.split(" / ") for pair in proposed(names)]
    assert all(register.identify(one) != register.identify(other) for one, other in found)
    assert len({tuple(pair) for pair in found}) == len(found)
    assert proposed(names) == proposed([*names, *names])


def test_many_names_take_time_that_grows_with_their_number(takes_linear_time: Check) -> None:
    digits = str.maketrans("0123456789abcdef", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")

    def work(text: str) -> None:
        proposed([f"市{n:x}产业发展集团".translate(digits) for n in range(len(text))])

    takes_linear_time(work, "市", 300)
