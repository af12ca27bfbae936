"""Time limits in figures and in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.limits import last_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("May 31, 2031", "2031-05-31"),
        ("by 1st Feb. 2032", "2032-02-01"),
        ("February 2032", "2032-02-29"),
        ("2031-12-01", "2031-12-01"),
        ("2031/6", "2031-06-30"),
        ("2031.6.30前", "2031-06-30"),
        ("2031 Q1", "2031-03-31"),
        ("Quarter 4 of 2031", "2031-12-31"),
        ("End of 2031", "2031-12-31"),
        ("2031–2033", "2033-12-31"),
        ("June 2031 to May 2032", "2032-05-31"),
        ("February 30, 2031", "None"),
        ("Within 60 days", "None"),
        ("12031", "None"),
        ("", "None"),
    ],
)
def test_last_day(words: str, day: str) -> None:
    assert str(last_day(words)) == day


@given(st.text(alphabet="0123456789 -./,Q年JuneMay to20", max_size=40))
def test_words_never_raise(words: str) -> None:
    day = last_day(words)
    assert day is None or 2000 <= day.year < 2100
