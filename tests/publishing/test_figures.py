"""The matrix as a picture that stands alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from qgraph.publishing.assets import light_colours
from qgraph.publishing.content import arrange
from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TaskFact
from qgraph.publishing.figures import matrix_svg, noscript_svg
from qgraph.publishing.matrix_layout import EDGE, MOST_BODIES, MOST_TASKS

if TYPE_CHECKING:
    from collections.abc import Callable

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = {"lead": "牵", "responsible": "负", "joint": "共", "participant": "参"}


def drawn(facts: PageFacts, lang: str = "zh") -> etree._Element:
    return etree.fromstring(matrix_svg(arrange(facts), lang=lang))


def words(picture: etree._Element) -> list[str]:
    return ["".join(map(str, text.itertext())) for text in picture.iter(f"{SVG}text")]


def one_task(text: str = "做好工作", name: str = "市甲局", **changes: object) -> PageFacts:
    task = TaskFact(plan="p", task="t", ordinal=1, title=text, section="s", section_title=text)
    duty = AssignmentFact(plan="p", task="t", agency="a", role="lead", printed=name)
    return PageFacts(
        plans=(PlanFact(plan="p", title=text, issuer=text),),
        tasks=(task,),
        assignments=(replace(duty, **changes),),  # type: ignore[arg-type]  # the keys are those of the fact
    )


def test_every_assignment_has_its_letter_and_every_role_its_colour(invented: Callable[..., PageFacts]) -> None:
    facts = invented(38, 34)
    picture = drawn(facts)
    said = Counter(words(picture))
    for role, count in Counter(duty.role for duty in facts.assignments).items():
        assert said[LETTERS[role]] == count + 1, "one more in the key"
    strokes = {group.get("stroke") for group in picture.iter(f"{SVG}g")} - {None}
    assert strokes == {light_colours()[role] for role in LETTERS}


def test_totals_are_those_of_the_rows_and_the_columns(invented: Callable[..., PageFacts]) -> None:
    facts = invented(12, 9)
    said = Counter(words(drawn(facts)))
    rows = Counter(duty.task for duty in facts.assignments)
    columns = Counter(duty.agency for duty in facts.assignments)
    for total, times in Counter([*rows.values(), *columns.values()]).items():
        assert said[str(total)] == times
    assert f"合计 {len(facts.assignments)}" in said


def test_tasks_stand_in_the_order_of_their_sections_and_agencies_by_load(invented: Callable[..., PageFacts]) -> None:
    facts = invented(12, 9)
    content = arrange(facts)
    picture = drawn(facts)
    said = words(picture)
    left = [text for text in picture.iter(f"{SVG}text") if text.get("x") == str(EDGE + 8) and text.text != "任务"]
    rows = [str(text.text) for text in sorted(left, key=lambda text: int(text.get("y", "")))]
    assert [row[0] for row in rows] == [*"1(((((", *"2(((((", *"3(("]
    heads = [said.index(body.short) for body in content.bodies]
    assert heads == sorted(heads)
    assert [body.load for body in content.bodies] == sorted((body.load for body in content.bodies), reverse=True)


def test_two_roles_in_one_cell_share_it() -> None:
    facts = one_task()
    both = replace(facts, assignments=(*facts.assignments, replace(facts.assignments[0], role="participant")))
    picture = drawn(both)
    boxes = [box for box in picture.iter(f"{SVG}rect") if box.get("rx") and box.get("width") == "10"]
    assert len(boxes) == 2
    assert len({box.get("x") for box in boxes}) == 2


def test_what_is_too_large_is_cut_and_says_so(invented: Callable[..., PageFacts]) -> None:
    facts = invented(MOST_TASKS + 10, MOST_BODIES + 20)
    said = words(drawn(facts, "en"))
    bodies = len(arrange(facts).bodies)
    assert f"10 more tasks and {bodies - MOST_BODIES} more agencies are not drawn; totals include all." in said
    assert sum(text.startswith("(") for text in said) == MOST_TASKS


def test_what_is_drawn_whole_says_nothing_of_it(invented: Callable[..., PageFacts]) -> None:
    assert not any("未画出" in text for text in words(drawn(invented(10, 10))))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_has_a_name_and_says_what_it_is(lang: str, invented: Callable[..., PageFacts]) -> None:
    facts = invented(10, 10)
    picture = drawn(facts, lang)
    assert picture.get("role") == "img"
    name, said = picture.findtext(f"{SVG}title"), picture.findtext(f"{SVG}desc")
    assert name is not None
    assert name.startswith("某市年度行动计划 · ")
    assert said is not None
    assert str(len(facts.assignments)) in said
    assert {"zh": "责任矩阵", "en": "responsibility matrix"}[lang] in said


@pytest.mark.parametrize(
    "text",
    [
        "</svg><script>alert(1)</script>",
        '" onload="alert(1)',
        "</noscript><img src=x onerror=alert(1)>",
        "甲\x00\x1b乙\ud800丙\ufffe",
        "甲\u202e乙\u2066丙",
        "{0}{1}{zh}",
        "甲" * 100_000,
        "\u200b" * 100_000,
        "",
    ],
)
def test_text_of_strangers_stays_text(text: str) -> None:
    content = arrange(one_task(text, text))
    for written in (matrix_svg(content), matrix_svg(content, lang="en"), str(noscript_svg(content))):
        picture = etree.fromstring(written)
        written.encode("utf-8")
        kinds = {str(element.tag).removeprefix(SVG) for element in picture.iter()}
        assert kinds <= {"svg", "title", "desc", "rect", "text", "tspan", "g", "path", "circle"}
        assert not {key for element in picture.iter() for key in element.attrib if str(key).startswith("on")}
        assert "</noscript" not in written
        assert len(written) < 20_000 + 2 * len(text)
        assert int(picture.get("height", "")) < 1000


def test_it_needs_nothing_from_outside_and_no_style(invented: Callable[..., PageFacts]) -> None:
    written = matrix_svg(arrange(invented(10, 10)))
    assert re.findall(r"(?:href|src|url)\b|style=|<style|@import", written) == []
    assert re.findall(r"https?://[^\"]*", written) == ["http://www.w3.org/2000/svg"]


def test_what_became_of_a_task_and_a_duty_is_signed() -> None:
    facts = one_task(change="gone")
    picture = matrix_svg(arrange(facts))
    assert ">合计 0<" in picture, "nobody carries it any more"
    assert "1 项任务、0 个机构、0 项责任分工" in picture
    facts = replace(facts, tasks=(replace(facts.tasks[0], change="added"),))
    said = words(drawn(facts))
    assert "+ 做好工作" in said
    assert said.count("−") == 2, "in its cell, and in the key"
    assert {"新增", "取消", "变动"} <= set(said)


def test_signs_are_explained_only_where_plans_are_compared() -> None:
    assert "取消" not in words(drawn(one_task()))


def test_a_name_stands_upright_or_lies_whole() -> None:
    assert "各县︵市、区︶政府" in words(drawn(one_task(name="各县(市、区)政府")))
    picture = drawn(one_task(name="Ministry of Water (North)"))
    [lying] = [text for text in picture.iter(f"{SVG}text") if "rotate" in (text.get("transform") or "")]
    assert lying.text == "Ministry of Wat…"


def test_several_plans_are_told_apart_in_the_bands() -> None:
    one = one_task()
    other = PageFacts(plans=(PlanFact(plan="q", title="乙计划"),), tasks=(TaskFact(plan="q", task="u", title="另一"),))
    both = PageFacts(plans=one.plans + other.plans, tasks=one.tasks + other.tasks, assignments=one.assignments)
    assert "— · 乙计划" in words(drawn(both))


def test_an_empty_plan_is_drawn_but_not_carried() -> None:
    assert drawn(PageFacts()).get("role") == "img"
    assert noscript_svg(arrange(PageFacts())) == ""


def test_a_page_carries_only_a_small_picture(invented: Callable[..., PageFacts]) -> None:
    assert noscript_svg(arrange(invented(38, 34))).startswith("<svg")
    assert noscript_svg(arrange(invented(600, 300))) == ""


def test_a_body_that_still_leads_is_not_drawn_as_one_that_led() -> None:
    facts = one_task(change="same")
    [held] = facts.assignments
    facts = replace(facts, tasks=(replace(facts.tasks[0], change="same"),))
    twice = replace(facts, assignments=(held, replace(held, change="gone", assignment="before")))
    assert words(drawn(twice)).count("−") == words(drawn(facts)).count("−")
