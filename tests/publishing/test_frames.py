"""Frames, and the words that stand in for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import html

from qgraph.publishing.content import arrange
from qgraph.publishing.facts import AssignmentFact, PageFacts, TaskFact
from qgraph.publishing.frames import dossier_card, dossier_text, framed, summary

if TYPE_CHECKING:
    from collections.abc import Callable

MARKUP = '"><script>alert(1)</script>\u202e\x1b[31m'


def plan_of(names: tuple[str, ...]) -> PageFacts:
    tasks = tuple(TaskFact(plan="p", task=name, ordinal=at, title=name) for at, name in enumerate(names))
    duties = tuple(
        AssignmentFact(
            plan="p", task=name, agency="a", role="participant", printed="市甲局", clause=f"{name}:市甲局参与"
        )
        for name in names
    )
    return PageFacts(tasks=tasks, assignments=duties)


def test_a_page_in_a_frame_is_the_page() -> None:
    title = "\"><script>alert('甲')</script>"
    page = "<!doctype html><title>&amp;</title><p title='\"'>甲"
    [frame] = html.fromstring(f"<div>{framed(title, page)}</div>").iter("iframe")
    assert frame.get("srcdoc") == page
    assert frame.get("sandbox") == "allow-scripts allow-downloads"
    assert frame.get("title") == title


def test_what_a_body_leads_comes_first_each_with_its_sentence() -> None:
    facts = plan_of(("甲事", "乙事"))
    facts = replace(facts, assignments=(facts.assignments[0], replace(facts.assignments[1], role="lead")))
    content = arrange(facts)
    assert dossier_text(content, 0).splitlines() == [
        "市甲局 2",
        "  牵头 Lead | 乙事 | 乙事:市甲局参与",
        "  参与 Participant | 甲事 | 甲事:市甲局参与",
    ]
    cells = [cell.text for cell in html.fromstring(dossier_card(content, 0)).iter("td")]
    assert cells == ["牵头 Lead", "乙事", "乙事:市甲局参与", "参与 Participant", "甲事", "甲事:市甲局参与"]


def test_only_its_own_tasks_are_in_a_dossier(invented: Callable[..., PageFacts]) -> None:
    content = arrange(invented(20, 10))
    for at, body in enumerate(content.bodies):
        assert dossier_text(content, at).splitlines()[0] == f"{body.name} {body.load}"
        assert len(dossier_text(content, at).splitlines()) == body.load + 1


def test_a_long_dossier_says_how_much_is_left() -> None:
    content = arrange(plan_of(tuple(f"事{at}" for at in range(130))))
    assert dossier_text(content, 0).splitlines()[-1] == "  另有 90 项 · 90 more"
    assert "30 more rows" in dossier_card(content, 0)


def test_text_of_strangers_drives_neither_page_nor_terminal() -> None:
    content = arrange(plan_of((MARKUP, "甲\n乙\u2028丙")))
    card = html.fromstring(dossier_card(content, 0))
    assert not list(card.iter("script"))
    words = dossier_text(content, 0)
    assert len(words.splitlines()) == 3
    assert not set(words) & {"\x1b", "\u202e"}
    assert "\x1b" not in summary(content, MARKUP)
