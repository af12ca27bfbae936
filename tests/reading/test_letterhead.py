"""What is read from the heads of documents: invented cases as text, a law over generated heads, the corpus."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.model import Letterhead, Printed
from qgraph.reading import read, read_bytes

if TYPE_CHECKING:
    from qgraph.model import Document

CASES = Path(__file__).with_name("letterhead.txt").read_text(encoding="utf-8").split("\n=== ")[1:]


def parts_of(document: Document) -> dict[str, list[str]]:
    """All a document says of itself, in the words of the case file."""
    letterhead, text = document.letterhead, document.text
    found = {field.name: getattr(letterhead, field.name) for field in fields(letterhead)}
    parts = {name: [value.text] for name, value in found.items() if isinstance(value, Printed)}
    parts |= {name: [value.isoformat()] for name, value in found.items() if isinstance(value, date)}
    if letterhead.body:
        parts["body"] = parts["ends"] = [letterhead.body.of(text)]
    if document.furniture:
        parts["furniture"] = [span.of(text) for span in document.furniture]
    return parts


def expected_of(said: str) -> dict[str, list[str]]:
    expected: dict[str, list[str]] = {}
    for line in said.strip().splitlines():
        name, _, value = line.partition(": ")
        expected.setdefault(name, []).append(value.replace("⏎", "\n"))
    return expected


def assert_quotes_its_text(document: Document) -> None:
    for field in fields(Letterhead):
        value = getattr(document.letterhead, field.name)
        if isinstance(value, Printed):
            assert value.span.of(document.text) == value.text
            assert value.text == value.text.strip() != ""
    assert all(span.of(document.text).strip() for span in document.furniture)


@pytest.mark.parametrize("case", CASES, ids=[case.partition("\n")[0] for case in CASES])
def test_case(case: str) -> None:
    text, _, said = case.partition("\n")[2].partition("\n---")
    document = read_bytes(text.encode(), "case.txt")
    parts, expected = parts_of(document), expected_of(said)
    for name, matches in (("body", str.startswith), ("ends", str.endswith)):
        if name in expected and name in parts and matches(parts[name][0], expected[name][0]):
            parts[name] = expected[name]
    assert parts == expected
    assert document.text == text
    assert_quotes_its_text(document)


def test_a_joint_notice_says_that_it_names_the_first_issuer_only() -> None:
    case = next(case for case in CASES if case.startswith("issued jointly"))
    document = read_bytes(case.partition("\n")[2].partition("\n---")[0].encode(), "case.txt")
    (problem,) = document.problems
    assert problem.code == "joint-issuers"
    assert problem.span.of(document.text) == "示例省文化和旅游厅\n（示例省非遗领导小组办公室）\n示例省教育厅"


@pytest.mark.parametrize("day", ["2031月3月26日", "2031年13月6日"])
def test_a_day_that_cannot_be_is_reported(day: str) -> None:
    document = read_bytes(f"甲市人民政府关于乙事的意见\n各单位：\n甲市人民政府\n{day}\n一、丙事\n".encode(), "-")
    assert document.letterhead.signed is None
    (problem,) = document.problems
    assert (problem.code, problem.span.of(document.text)) == ("signed-unread", day)


PLACES = st.sampled_from(["示例市", "甲县", "乙自治州", "丙区"])
BODIES = st.sampled_from(["人民政府", "人民政府办公室", "发展和改革委员会", "商务局"])
SUBJECTS = st.sampled_from(
    ["质量提升三年行动计划", "茶业扶持若干措施", "“菜篮子”工作方案（2031—2033年）", "夜校工作要点"]
)
NUMBERS = st.sampled_from(["", "示府办〔2031〕60号", "示府〔２０３１〕６号", "示发[2031]6号", "示发【2031】16号"])
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", "\n　　", "\n        ", " \xa0\n"])


@given(place=PLACES, body=BODIES, subject=SUBJECTS, number=NUMBERS, day=DAYS, gap=GAPS, quoted=st.booleans())
def test_what_is_printed_is_read(
    *, place: str, body: str, subject: str, number: str, day: date, gap: str, quoted: bool
) -> None:
    issuer, plan = place + body, place + subject
    notice = f"{issuer}关于印发{'《' + plan + '》' if quoted else plan}的通知"
    day_line = f"{day.year}年{day.month}月{day.day}日"
    sent = f"现将《{plan}》印发给你们，请认真贯彻执行。"
    lines = [notice, number, "各有关单位：", sent, issuer, day_line, plan, "一、任务", "（一）甲事。"]
    document = read_bytes(gap.join(line for line in lines if line).encode(), "-")
    letterhead = document.letterhead
    assert_quotes_its_text(document)
    assert (letterhead.title and letterhead.title.text) == plan
    assert (letterhead.notice and letterhead.notice.text) == notice
    assert (letterhead.number.text if letterhead.number else "") == number
    assert (letterhead.issuer and letterhead.issuer.text) == issuer
    assert letterhead.signed == day
    assert letterhead.body is not None
    assert letterhead.body.of(document.text).startswith(plan)


@pytest.mark.parametrize(
    "plan", ["甲市落实〈乙条例〉行动计划", "甲市质量\u200b提升行动计划", "甲 市落实〈丙〉\n方案要点"]
)
@pytest.mark.parametrize("ending", ["", "（试行）"])
def test_a_title_is_found_in_its_notice_with_all_its_signs(plan: str, ending: str) -> None:
    notice = f"甲市人民政府关于印发《{plan}{ending}》的通知"
    document = read_bytes(f"{notice}\n\n一、丙事\n".encode(), "-")
    assert document.letterhead.title is not None
    assert document.letterhead.title.text == plan + ending
    assert document.letterhead.title.span.of(document.text) == plan + ending
    assert document.letterhead.notice is not None
    assert document.letterhead.notice.text == notice


def test_a_plan_named_with_inner_quotes_prints_its_title_with_outer_ones() -> None:
    sent = "现将《甲市落实〈乙条例〉行动计划》印发给你们，请认真贯彻执行。"
    text = f"甲市人民政府关于做好乙工作的通知\n{sent}\n甲市落实《乙条例》行动计划\n一、丙事\n"
    letterhead = read_bytes(text.encode(), "-").letterhead
    assert letterhead.title is not None
    assert letterhead.title.text == "甲市落实《乙条例》行动计划"


SCRAPS = [
    "关于",
    "印发",
    "《",
    "》",
    "〈",
    "〉",
    "\u200b",
    "行动计划",
    "的通知",
    "甲市人民政府",
    "办公室",
    "2031年5月4日",
    "〔2031〕7号",
    "：",
    "。",
    "\n",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join).filter(str.strip))
def test_any_text_is_read_and_quoted(text: str) -> None:
    document = read_bytes(text.encode(), "-")
    assert document.text == text
    assert_quotes_its_text(document)


def test_the_first_plan(first_plan: Path) -> None:
    parts = parts_of(read(first_plan))
    assert parts["title"] == ["汕尾市实施质量强市战略2017年度行动计划"]
    assert parts["notice"] == ["汕尾市人民政府办公室关于印发汕尾市实施质量强市战略2017年度行动计划的通知"]
    assert parts["issuer"] == ["汕尾市人民政府办公室"]
    assert (parts["signed"], parts["posted"]) == (["2017-03-06"], ["2017-03-17"])
    assert (parts["site"], parts["origin"]) == (["陆河县人民政府门户网站"], ["汕尾市人民政府门户网站"])
    assert "number" not in parts
    assert parts["body"][0].startswith("汕尾市实施质量强市战略2017年度行动计划")
    assert parts["body"][0].endswith("(市质量强市工作领导小组成员单位按职责分工负责)")


# Documents of the corpus whose stored text has no title: body text only, as their manifest says.
TITLELESS = re.compile(r"0(11|12|16|17|23|24|25|26|27|28|29|30|31|33|34)-")


def test_every_document_of_the_corpus_is_read_with_its_title(corpus: Path) -> None:
    paths = sorted((corpus / "docs").iterdir())
    assert len(paths) >= 55
    for path in paths:
        document = read(path)
        assert_quotes_its_text(document)
        assert (document.letterhead.title is None) == bool(TITLELESS.match(path.name)), path.name


def test_the_line_that_the_title_of_a_page_repeats() -> None:
    markup = "<title>Clean Parks Plan 2031 | Parks Office</title><p>Home</p><h1>Clean Parks Plan 2031</h1><p>Text</p>"
    title = read_bytes(markup.encode(), "plan.html").letterhead.title
    assert title is not None
    assert title.text == "Clean Parks Plan 2031"


def test_a_table_of_some_size_is_never_the_foot_of_a_site() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>种树</td><td>县林业局</td></tr>" for number in range(4))
    foot = "<p>主办：甲县人民政府办公室</p><p>扫一扫在手机打开当前页</p>"
    markup = f"<h1>甲县造林行动计划</h1><p>【打印】 【关闭】</p><table>{rows}</table>{foot}"
    document = read_bytes(markup.encode(), "plan.html")
    assert document.letterhead.body is not None
    assert document.letterhead.body.of(document.text).endswith("3\t种树\t县林业局")
