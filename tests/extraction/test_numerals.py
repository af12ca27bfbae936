"""Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.numerals import numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("百", 100),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("两万五千", 25000),
        ("三亿", 300_000_000),
        ("二〇三〇", 2030),
        ("1,200", 1200),
    ],
)
def test_numerals_stand_for_numbers(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["若干", "一些", "3家", "1.2.3", ""])
def test_other_words_are_no_numerals(text: str) -> None:
    assert numeral(text) is None


@given(st.integers(min_value=1, max_value=9999))
def test_every_number_up_to_ten_thousand_is_read_back(value: int) -> None:
    assert numeral(written(value)) == value


def written(value: int) -> str:
    """A number in characters, place by place, with 零 for a gap inside."""
    parts: list[str] = []
    gap = False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            parts.append(("零" if gap and parts else "") + "零一二三四五六七八九"[digit] + name)
        gap = not digit
    return "".join(parts)
