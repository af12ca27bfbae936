"""The numbered parts of documents, with their lines and without."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qgraph.extraction.outline import Item, ordinal, read_outline
from qgraph.model import Document, Letterhead, Span


def outline(text: str, body: Span | None = None) -> list[Item]:
    head = Letterhead(body=body)
    return read_outline(Document(text=text, source="case.txt", sha256="0" * 64, format="text", letterhead=head))


def drawn(text: str) -> list[str]:
    """The outline as indented lines."""
    items = outline(text)

    def depth(item: Item) -> int:
        return 0 if item.parent is None else 1 + depth(items[item.parent])

    return [f"{'  ' * depth(item)}{item.number} {item.title}" for item in items]


def test_parts_nest_by_their_numbers() -> None:
    text = "前言。\n一、质量\n(一)抽检。开展抽检。\n1.产品。抽检。\n(二)标准。\n二、保障\n（三）宣传。\n"
    assert drawn(text) == ["一 质量", "  (一) 抽检", "    1 产品", "  (二) 标准", "二 保障", "  （三） 宣传"]


def test_lost_line_breaks() -> None:
    text = "制定如下措施: 一、金融支持 1.完善机制。做好工作。 2.开展对接。共3.5亿元。 二、稳定就业 3.落实政策。"
    assert drawn(text) == ["一 金融支持", "  1 完善机制", "  2 开展对接", "二 稳定就业", "  3 落实政策"]


@pytest.mark.parametrize(
    "text", ["增长 1.5倍", "增长\n1.1 万亿元", "到 2017.3 为止", "详见 7、8两条", "共建5.立项", "GDP(一)增长"]
)
def test_numbers_in_running_text_number_nothing(text: str) -> None:
    assert outline(f"我市{text}。") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.2030年底前完成改造。\n2.2031年启动建设。\n", ["1", "2"]),
        ("  1加强领导。推进。\n  2强化保障。推进。\n3个县开展。\n", ["1", "2"]),
        ("任务一:建立台账。\n任务二:开展抽检。\n", ["任务一", "任务二"]),
        ("1)建立台账。\n2)开展抽检。\n", ["1)", "2)"]),
        ("四、开放\n4.1 推进改革。\n(1)建台账。\n4.2推进开放。\n2.5万家。\n", ["四", "4.1", "(1)", "4.2"]),
        ("1\ue010建立台账。\n2\ue010开展抽检。\n", ["1", "2"]),
        # 3. is left out by a misprint; the bracket before 4. vouches for it.
        ("1.甲。(市A局负责) 2.乙。(市A局负责) 4.丙。(市A局负责) 9.丁。", ["1", "2", "4"]),
    ],
)
def test_numbers_of_other_forms(text: str, numbers: list[str]) -> None:
    assert [item.number for item in outline(text)] == numbers


def test_signs_of_markdown_are_no_part_of_numbers_and_titles() -> None:
    text = "## 一、质量\n- **1. 抽检**：开展抽检。\n2. **标准。** 制定标准。\n### **（二）宣传**\n"
    text += "**3. 没有结束\n4. 共**3个**县。\n"
    assert drawn(text) == ["一 质量", "  1 抽检", "  2 标准", "  （二） 宣传", "    3 没有结束", "    4 共**3个**县"]


def test_a_long_first_sentence_is_a_title_up_to_its_comma() -> None:
    text = "1.对符合条件的企业给予支持(含新设立、新迁入的企业),鼓励其在本市设立研发中心并开展技术攻关和成果转化。\n"
    assert drawn(text) == ["1 对符合条件的企业给予支持(含新设立、新迁入的企业)"]


def test_a_closing_sentence_behind_a_clause_is_no_part_of_it() -> None:
    text = "1.减免。(市税务局负责) 2.补贴。(市财政局负责) 本措施自发布之日起施行。"
    assert outline(text)[-1].extent.of(text) == "2.补贴。(市财政局负责)"


def test_articles_and_chapters() -> None:
    assert drawn("第一章 总则\n第一条 为了管理。\n第二条 适用。\n第二章 罚则\n第三条 处罚。\n") == [
        "第一章 总则",
        "  第一条 为了管理",
        "  第二条 适用",
        "第二章 罚则",
        "  第三条 处罚",
    ]


def test_what_follows_the_plan_is_no_part_of_it() -> None:
    text = "一、质量\n(一)抽检。抽检产品。\n附件:分工表\n"
    assert [item.extent.of(text) for item in outline(text)][-1] == "(一)抽检。抽检产品。"


def test_only_the_body_is_read() -> None:
    text = "一、通知\n一、计划\n"
    assert len(outline(text, Span(text.index("一、计划"), len(text)))) == 1


@given(st.text(alphabet="一二三十、(（)）12.第条章①。\n 市质量", max_size=200))
@example("①  ")  # a mark with nothing behind it
def test_items_lie_in_the_text_and_in_the_item_above(text: str) -> None:
    items = outline(text)
    assert [item.extent.start for item in items] == sorted(item.extent.start for item in items)
    for item in items:
        assert item.extent.covers(item.heading)
        if item.parent is not None:
            assert items[item.parent].extent.start < item.extent.start
            assert item.extent.end <= items[item.parent].extent.end
            assert items[item.parent].rank < item.rank


@given(st.integers(min_value=1, max_value=99))
def test_numerals_count(value: int) -> None:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    words = ("" if tens <= 1 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
    assert ordinal(words) == value == ordinal(str(value))
