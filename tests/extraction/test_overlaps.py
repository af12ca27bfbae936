"""Tasks that say largely the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.overlaps import read_overlaps
from qgraph.model import Document, Span, Task
from qgraph.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


CULTURE = "大力倡导精益求精的质量文化，打造各具特色的质量文化，深入开展质量月、世界计量日、世界认可日等群众质量活动，"
SAFETY = "加强重点食品和大型食品企业的监管，开展库存粮食质量安全监测，切实抓好食品安全日常监管、专项整治和综合治理，"


def plan(texts: list[str]) -> tuple[Document, list[Task]]:
    """A document with one task a text, each with the heading 任务。"""
    tasks, place = [], 0
    for ordinal, text in enumerate(texts, 1):
        span = Span(place, place + 3 + len(text))
        tasks.append(
            Task(ordinal=ordinal, number="", title="任务", section=None, span=span, heading=Span(place, place + 3))
        )
        place = span.end
    whole = "".join("任务。" + text for text in texts)
    return Document(text=whole, source="case.txt", sha256="0" * 64, format="text"), tasks


def test_a_task_repeated_inside_a_longer_one_is_found() -> None:
    assert read_overlaps(*plan([CULTURE, SAFETY, CULTURE + SAFETY[::-1] * 3])) == [(1, 3, 1.0)]


def test_clauses_do_not_make_tasks_alike() -> None:
    clause = (
        "（" + "市甲局、市乙局、市丙局、市丁局、市戊局、市己局、市庚局、市辛局、市壬局、市癸局" * 2 + "等单位负责）"
    )
    assert read_overlaps(*plan([CULTURE + clause, SAFETY + clause])) == []


def test_a_line_or_two_is_too_little_to_compare() -> None:
    assert read_overlaps(*plan(["完善制度，加强监管。", "完善制度，加强监管。"])) == []


@given(st.lists(st.sampled_from([CULTURE, SAFETY, CULTURE + SAFETY, "完善制度。"]), max_size=6))
def test_pairs_are_of_tasks_in_order_and_half_alike(texts: list[str]) -> None:
    found = read_overlaps(*plan(texts))
    assert found == sorted(found)
    assert all(1 <= one < other <= len(texts) and 0.5 <= like <= 1 for one, other, like in found)


def test_time_grows_with_the_number_of_tasks_and_no_faster(takes_linear_time: Callable[..., None]) -> None:
    # Seeded: the same text at every run.
    letters = random.Random(1)  # noqa: S311 - no secret
    signs = [chr(0x4E00 + place) for place in range(400)]

    def work(text: str) -> object:
        return read_overlaps(*plan(["".join(letters.choices(signs, k=200)) for _ in text]))

    takes_linear_time(work, "任", 25)


def test_clauses_are_left_out_of_the_task_they_stand_in_and_in_any_order() -> None:
    document, tasks = plan([CULTURE, CULTURE + SAFETY])
    [one, other] = [Span(task.heading.end, task.span.end) for task in tasks]
    assert read_overlaps(document, tasks, [other, Span(0, 2)]) == []
    assert read_overlaps(document, tasks, [Span(other.start + len(CULTURE), other.end), Span(0, 2)]) == [(1, 2, 1.0)]
    assert read_overlaps(document, tasks, [Span(one.end, one.end)]) == [(1, 2, 1.0)]


def test_time_grows_with_the_number_of_clauses_and_no_faster(takes_linear_time: Callable[..., None]) -> None:
    def work(text: str) -> object:
        document, tasks = plan(list(text))
        return read_overlaps(document, tasks, [Span(task.span.end - 1, task.span.end) for task in tasks])

    takes_linear_time(work, "任", 1000)


def test_the_first_plan_repeats_task_31_in_38(first_plan: Path) -> None:
    assert [pair[:2] for pair in extract(read(first_plan)).overlaps] == [(31, 38)]
