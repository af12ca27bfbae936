from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.labels import CLOSING, lines_of, width_of


@given(st.text(max_size=80), st.integers(2, 9), st.integers(1, 3))
def test_lines_are_few_short_and_never_empty(text: str, width: int, most: int) -> None:
    lines = lines_of(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(lines)
    # A line may run over by the marks that must not begin the next one, and by half of its last character.
    assert all(width_of(line.rstrip(CLOSING)) <= width + 1 or len(lines) == most for line in lines)


@given(st.text(alphabet="甲乙丙丁、", max_size=16))
def test_what_fits_is_not_cut(text: str) -> None:
    assert "".join(lines_of(text, 8, 2)) == (text or "—")


def test_a_closing_mark_does_not_begin_a_line() -> None:
    assert lines_of("各县(市、区)人民政府") == ["各县(市、区)", "人民政府"]


def test_a_name_of_any_length_stays_short() -> None:
    assert sum(map(len, lines_of("甲" * 100_000))) <= 17
    assert sum(map(len, lines_of("\u200b" * 100_000 + "甲"))) < 1000
