"""A sentence is read for targets only where a quick look says that it may state one: nothing is lost by that look."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from qgraph.extraction.targets.attachment import Attachment
from qgraph.extraction.targets.quantities import may_hold_quantity, read_quantities
from qgraph.extraction.targets.statements import Inheritance, Statement, may_state
from qgraph.model import Span

PIECES = (
    "1.",
    "(二)",
    "三、",
    *(
        "1",
        "2030年",
        "一",
        "十四五",
        "末",
        "期间",
        "百",
        "两",
        "亿",
        "万",
        "分之",
        "百分之",
        "家",
        "个百分点",
        "%",
        "余",
    ),
    *(
        "突破",
        "超过",
        "达到",
        "新增",
        "力争",
        "培育",
        "企业",
        "合格率",
        "显著提升",
        "全覆盖",
        "翻番",
        "年底前",
        "到",
        " ",
        ",",
        "-",
    ),
)
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(SENTENCES)
@example("突破万亿")
@example("两 家")
def test_a_quantity_is_never_overlooked(text: str) -> None:
    whole = Span(0, len(text))
    if not may_hold_quantity(text, whole):
        assert all(one.spelt and one.values[0] == 1 and not one.change for one in read_quantities(text, whole))


@given(SENTENCES, st.none() | st.just(date(2030, 12, 31)), st.booleans())
@example(text="到“十四五”末建成", day=None, opened=False)
def test_a_sentence_that_is_passed_over_states_nothing(text: str, day: date | None, opened: bool) -> None:
    whole, inherited = Span(0, len(text)), Inheritance(day, opened)
    if not may_state(text, whole, inherited):
        statement = Statement(text, text, whole, inherited, Attachment([], []))
        assert (statement.targets, statement.problems, statement.handed_on) == ([], [], inherited)


def test_a_sentence_without_number_is_passed_over_unless_an_aim_was_opened() -> None:
    text = "服务水平显著提升"
    whole, day = Span(0, len(text)), date(2030, 12, 31)
    assert not may_state(text, whole, Inheritance(day))
    assert may_state(text, whole, Inheritance(day, opened=True))
