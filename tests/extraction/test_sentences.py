"""Sentences and their parts: nothing is cut inside brackets, nothing is lost, and any soup takes linear time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.sentences import enclosures, pieces, sentences
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable


TEXTS = st.text(alphabet="甲乙,;:。!?()《》“”〔〕 \n", max_size=120)


def words(spans: list[Span], text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲。乙!丙?丁", ["甲", "乙", "丙", "丁"]),
        ("甲\n乙", ["甲", "乙"]),
        ("甲(乙。丙)丁。戊", ["甲(乙。丙)丁", "戊"]),
        ("甲(乙。丙", ["甲(乙", "丙"]),
        ("甲(乙\n丙)丁。戊", ["甲(乙", "丙)丁", "戊"]),
        ("“甲。”乙。", ["“甲。”乙"]),
        ("甲\n\n\n(乙\n\n)丙。", ["甲", "(乙", ")丙"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_outside_closed_brackets(text: str, wanted: list[str]) -> None:
    assert words(sentences(text), text) == wanted


def test_parts_stand_between_commas_outside_brackets() -> None:
    text = "到2030年,覆盖率(县,区)达到90%;新增2家"
    assert words(pieces(text, Span(0, len(text))), text) == ["到2030年", "覆盖率(县,区)达到90%", "新增2家"]


def test_a_bracket_that_runs_on_and_on_is_no_bracket() -> None:
    text = "甲(" + "乙。" * 300 + ")丙"
    assert len(sentences(text)) == 301


@given(TEXTS)
def test_enclosures_are_apart_in_order_and_on_one_line(text: str) -> None:
    found = enclosures(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in span.of(text) for span in found)


def test_no_part_ends_inside_a_number() -> None:
    text = "专利1,200件,产值之比达到2.8:1,其中:中心2家"
    assert [part.of(text) for part in pieces(text, Span(0, len(text)))] == [
        "专利1,200件",
        "产值之比达到2.8:1",
        "其中",
        "中心2家",
    ]


@given(TEXTS)
def test_only_marks_and_spaces_fall_between_sentences(text: str) -> None:
    found = sentences(text)
    starts, ends = [span.start for span in found], [span.end for span in found]
    gaps = [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]
    assert set("".join(gaps)) <= set("。!? \n")


@pytest.mark.parametrize("soup", ["(", ")", "()", "(《", "(》", "甲。", "(甲。)", "“甲,"])
def test_soup_takes_time_linear_in_its_length(soup: str, takes_linear_time: Callable[..., None]) -> None:
    takes_linear_time(lambda text: [pieces(text, sentence) for sentence in sentences(text)], soup, 4_000)
