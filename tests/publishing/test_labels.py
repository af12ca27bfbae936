from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.labels import CLOSING, Label, width_of


@given(st.text(max_size=80), st.integers(2, 9), st.integers(1, 3))
def test_lines_are_few_short_and_never_empty(text: str, width: int, most: int) -> None:
    label = Label.of(text, width, most)
    lines = label.lines
    assert label.width == pytest.approx(max(map(width_of, lines)))
    assert 1 <= len(lines) <= most
    assert all(lines)
    # A line may run over by the marks that must not begin the next one, and by half of its last character.
    assert all(width_of(line.rstrip(CLOSING)) <= width + 1 or len(lines) == most for line in lines)


@given(st.text(alphabet="甲乙丙丁、", max_size=16))
def test_what_fits_is_not_cut(text: str) -> None:
    assert "".join(Label.of(text, 8, 2).lines) == (text or "—")


def test_a_closing_mark_does_not_begin_a_line() -> None:
    assert Label.of("各县(市、区)人民政府").lines == ["各县(市、区)", "人民政府"]


def test_a_name_of_any_length_stays_short() -> None:
    assert sum(map(len, Label.of("甲" * 100_000).lines)) <= 17
    assert sum(map(len, Label.of("\u200b" * 100_000 + "甲").lines)) < 1000
