"""Bracket pairs hold whatever the text does."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.brackets import bracket_pairs, split_outside, unclosed
from qgraph.model import Span

soup = st.text(alphabet="()[]〔〕{}a、,", max_size=120)


@given(soup)
def test_pairs_are_pairs_and_nest(text: str) -> None:
    pairs = bracket_pairs(text, Span(0, len(text)))
    for pair in pairs:
        alike = {"()", "[]", "〔〕", "{}", "(]", "(〕", "[)", "[〕", "〔)", "〔]"}
        assert text[pair.start] + text[pair.end - 1] in alike
    for one in pairs:
        for other in pairs:
            assert one.end <= other.start or other.end <= one.start or one.covers(other) or other.covers(one)


@given(soup)
def test_pieces_and_separators_make_the_text(text: str) -> None:
    pieces = split_outside(text, Span(0, len(text)), "、,")
    assert "".join(span.of(text) + sign for span, sign in pieces) == text


def test_a_name_keeps_its_brackets() -> None:
    text = "各县(市、区)政府、市直[有关、其他]部门,省厅"
    assert [span.of(text) for span, _ in split_outside(text, Span(0, len(text)), "、,")] == [
        "各县(市、区)政府",
        "市直[有关、其他]部门",
        "省厅",
    ]


def test_an_opener_that_never_closes_hides_nothing_after_it() -> None:
    text = "(甲、(乙)丙"
    assert [span.of(text) for span in bracket_pairs(text, Span(0, len(text)))] == ["(乙)"]


def test_a_number_at_the_head_of_a_line_closes_nothing() -> None:
    text = "(甲负责\n1)乙)"
    assert [span.of(text) for span in bracket_pairs(text, Span(0, len(text)))] == [text]


@given(soup)
def test_what_is_never_closed_is_no_part_of_another_such_stretch(text: str) -> None:
    spans = unclosed(text, Span(0, len(text)))
    assert all(text[span.start] in "([〔" for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
