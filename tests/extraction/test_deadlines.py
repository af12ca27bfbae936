"""Dates by which something is to be reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.deadlines import Timetable, read_deadlines
from qgraph.model import Span


@pytest.mark.parametrize(
    ("text", "day", "firm"),
    [
        ("到2030年", "2030-12-31", True),
        ("2030年底前", "2030-12-31", True),
        ("到2030年年底", "2030-12-31", True),
        ("至2030年末", "2030-12-31", True),
        ("2030年6月底前", "2030-06-30", True),
        ("2030年2月底", "2030-02-28", True),
        ("2032年2月底", "2032-02-29", True),
        ("2030年6月15日前", "2030-06-15", True),
        ("2030年6月前", "2030-05-31", True),
        ("2030年前", "2029-12-31", True),
        ("到2030年第三季度", "2030-09-30", True),
        ("到2030年上半年", "2030-06-30", True),
        ("到“十五五”末", "2030-12-31", True),
        ("确保2030年", "2030-12-31", True),
        ("2030年", "2030-12-31", False),
        ("到2030年2月31日", "2030-02-28", True),
    ],
)
def test_a_date_is_the_last_day_of_its_period(text: str, day: str, firm: bool) -> None:
    assert [(str(one.day), one.firm) for one in read_deadlines(text)] == [(day, firm)]


@pytest.mark.parametrize("text", ["第2030年", "12030年", "2030项", "〔2030〕5号", "1999年"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert [one for one in read_deadlines(text) if one.firm] == []


def test_a_year_sets_a_deadline_only_where_it_opens_a_part() -> None:
    text = "按2029年标准,2030年建成园区"
    timetable = Timetable(text, Span(0, len(text)), {0, 9})
    assert str(timetable.before(len(text))) == "2030-12-31"
    assert timetable.before(8) is None
    assert timetable.holds(Span(1, 3))
    assert timetable.without(9, len(text)) == "建成园区"


@given(st.text(alphabet="到至2019年0月日底前末十五“”一季度上半", max_size=60))
def test_every_date_quotes_the_text(text: str) -> None:
    found = read_deadlines(text)
    assert all("年" in one.span.of(text) or "末" in one.span.of(text) for one in found)
    assert found == sorted(found, key=lambda one: one.span)
