"""The dates of a sentence and what they set a deadline for."""

from __future__ import annotations

import pytest

from qgraph.extraction.targets.timetable import Timetable
from qgraph.model import Span


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


def test_a_span_of_years_at_the_start_of_a_part_sets_its_last() -> None:
    text = "2029—2031年,每年新增园区"
    assert str(Timetable(text, Span(0, len(text)), {0}).before(len(text))) == "2031-12-31"


def test_dates_are_dealt_out_behind_a_word_that_says_so() -> None:
    text = "园区分别于2029年和2031年建成"
    timetable = Timetable(text, Span(0, len(text)), {0})
    assert [day.year for day in timetable.listed(len(text))] == [2029, 2031]
