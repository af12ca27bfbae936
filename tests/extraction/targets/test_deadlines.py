"""Dates by which something is to be reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.targets.deadlines import Timetable, five_years, read_deadlines
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


def test_a_year_sets_a_deadline_only_where_it_opens_a_part() -> None:
    text = "按2029年标准,2030年建成园区"
    timetable = Timetable(text, Span(0, len(text)), {0, 9})
    assert str(timetable.before(len(text))) == "2030-12-31"
    assert timetable.before(8) is None
    assert timetable.holds(Span(1, 3))
    assert timetable.without(9, len(text)) == "建成园区"


def test_the_dates_of_a_list_set_deadlines_together() -> None:
    text = "到2029年、2030年和2031年分别建成园区"
    timetable = Timetable(text, Span(0, len(text)), {0})
    assert [day.year for day in timetable.listed(len(text))] == [2029, 2030, 2031]
    assert timetable.without(0, len(text)) == "分别建成园区"
    assert Timetable(text, Span(0, len(text)), set()).listed(0) != ()
    assert Timetable("建成园区", Span(0, 4), {0}).listed(4) == ()


@pytest.mark.parametrize("text", ["成本较2029年底下降", "产值比2029年底增长", "不高于2029年底同期水平"])
def test_a_year_to_compare_with_sets_no_deadline(text: str) -> None:
    timetable = Timetable(text, Span(0, len(text)), {0})
    assert timetable.before(len(text)) is None
    assert timetable.holds(Span(text.index("2029"), text.index("年")))


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
