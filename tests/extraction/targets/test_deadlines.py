"""Dates by which something is to be reached."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.targets.deadlines import five_years, read_deadlines


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
        ("到十五五规划期末", "2030-12-31", True),
        ("“十五五”末", "2030-12-31", True),
        ("“十五五”期间", "2030-12-31", False),
        ("确保2030年", "2030-12-31", True),
        ("推动2030年", "2030-12-31", True),
        ("2030年", "2030-12-31", False),
        ("到2030年2月31日", "2030-02-28", True),
    ],
)
def test_a_date_is_the_last_day_of_its_period(text: str, day: str, firm: bool) -> None:
    assert [(str(one.day), one.firm) for one in read_deadlines(text)] == [(day, firm)]


@pytest.mark.parametrize("text", ["第2030年", "12030年", "2030项", "〔2030〕5号", "1999年"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert [one for one in read_deadlines(text) if one.firm] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月底前完成", "2030-06-30"),
        ("年底前完成", "2030-12-31"),
        ("年内完成", "2030-12-31"),
        ("今年底完成", "2030-12-31"),
        ("明年6月底前完成", "2031-06-30"),
        ("2月底前完成", "2031-02-28"),
        ("6月15日前完成", "2030-06-15"),
        ("每年6月底前完成", None),
        ("3年内完成", None),
        ("三年内完成", None),
    ],
)
def test_a_date_without_a_year_is_of_the_year_of_issue_or_the_next(text: str, day: str | None) -> None:
    found = read_deadlines(text, issued=date(2030, 3, 5))
    assert [str(one.day) for one in found] == ([day] if day else [])
    assert read_deadlines(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("自2029年起5年内", "2033-12-31"),
        ("2029年起,用三年时间", "2031-12-31"),
        ("2029—2031年", "2031-12-31"),
        ("2029年至2031年", "2031-12-31"),
    ],
)
def test_a_span_of_years_ends_with_the_last_of_them(text: str, day: str) -> None:
    assert [str(one.day) for one in read_deadlines(text)] == [day]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某省“十五五”教育规划", (2026, 2030)),
        ("某省第十四个五年规划纲要", (2021, 2025)),
        ("某市十三五规划", (2016, 2020)),
        ("二十五年行动", None),
        ("某市工作要点", None),
    ],
)
def test_a_title_names_a_five_year_plan(title: str, years: tuple[int, int] | None) -> None:
    found = five_years(title)
    assert (found and tuple(day.year for day in found)) == years


@given(st.text(alphabet="到至2019年0月日底前末十五“”一季度上半", max_size=60))
def test_every_date_quotes_the_text(text: str) -> None:
    found = read_deadlines(text)
    assert all("年" in one.span.of(text) or "末" in one.span.of(text) for one in found)
    assert found == sorted(found, key=lambda one: one.span)
