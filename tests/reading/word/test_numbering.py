"""Numbers that Word makes stand in the text as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.reading.word import see
from tests.office import docx, label, numbering, para

OUTLINE = numbering(
    ("chineseCountingThousand", "%1、"),
    ("chineseCounting", "(%2)"),
    ("decimal", "%3."),
    ("decimalEnclosedCircleChinese", "%4"),
)


def lines(body: str, inside: str = OUTLINE, styles: str = "") -> list[str]:
    return see(docx(body, numbering=inside, styles=styles), "a.docx").text.split("\n")


def numbered(*levels: int, identifier: int = 1) -> str:
    return "".join(para("事", label(identifier, level)) for level in levels)


def style(name: str, properties: str, base: str = "", attributes: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}" {attributes}><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def styled(name: str) -> str:
    return para("事", f'<w:pStyle w:val="{name}"/>')


def override(identifier: int, inside: str) -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="7"/>{inside}</w:num>'


def start_override(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def test_levels_of_a_plan() -> None:
    assert lines(numbered(0, 1, 1, 2, 3, 3, 2, 0, 1, 2)) == [
        *("一、事", "(一) 事", "(二) 事", "1. 事", "①事", "②事", "2. 事"),
        *("二、事", "(一) 事", "1. 事"),
    ]


def test_the_eleventh_is_ten_one() -> None:
    assert lines(numbered(*[0] * 21))[9:12] == ["十、事", "十一、事", "十二、事"]
    assert lines(numbered(*[0] * 21))[-2:] == ["二十、事", "二十一、事"]


def test_paragraphs_without_a_number_stand_between() -> None:
    assert lines(numbered(0) + para("话") + numbered(0)) == ["一、事", "话", "二、事"]
    assert lines(numbered(0) + para("话", label(0)) + numbered(0)) == ["一、事", "话", "二、事"]
    assert lines(numbered(0) + para("话", label(99)) + numbered(0)) == ["一、事", "话", "二、事"]


def test_an_empty_paragraph_is_counted_as_word_does() -> None:
    assert lines(para("", label(1)) + numbered(0)) == ["一、", "二、事"]


def test_numbers_of_levels_above() -> None:
    inside = numbering(
        ("decimal", "%1"), ("decimal", "%1.%2"), ("upperLetter", "%1.%2.%3", '<w:suff w:val="nothing"/>')
    )
    assert lines(numbered(0, 1, 1, 2, 0, 1), inside) == ["1 事", "1.1 事", "1.2 事", "1.2.A事", "2 事", "2.1 事"]


def test_a_level_above_that_was_never_used_counts_as_its_first() -> None:
    inside = numbering(("decimal", "%1"), ("decimal", "%1.%2"))
    assert lines(numbered(1, 1, 0), inside) == ["1.1 事", "1.2 事", "1 事"]


def test_legal_numbers_are_in_digits() -> None:
    inside = numbering(("chineseCounting", "第%1章"), ("decimal", "%1.%2", "<w:isLgl/>"))
    assert lines(numbered(0, 1), inside) == ["第一章 事", "1.1 事"]


def test_a_level_that_never_restarts() -> None:
    inside = numbering(("chineseCounting", "第%1章"), ("chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'))
    assert lines(numbered(0, 1, 1, 0, 1), inside)[-1] == "第三条 事"


def test_a_level_that_restarts_after_one_level_only() -> None:
    inside = numbering(("decimal", "%1"), ("decimal", "%2"), ("decimal", "%3", '<w:lvlRestart w:val="1"/>'))
    assert [line[0] for line in lines(numbered(0, 1, 2, 2, 1, 2, 0, 2), inside)] == list("11122321")


def test_two_numberings_of_one_kind_count_on() -> None:
    inside = numbering(("decimal", "%1."), numbers=override(2, ""))
    assert lines(numbered(0, 0) + numbered(0, identifier=2), inside) == ["1. 事", "2. 事", "3. 事"]


def test_a_numbering_that_starts_anew() -> None:
    inside = numbering(
        ("decimal", "%1."), numbers=override(2, start_override(0, 1)) + override(3, start_override(0, 5))
    )
    body = numbered(0, 0) + numbered(0, 0, identifier=2) + numbered(0, identifier=1) + numbered(0, 0, identifier=3)
    assert [line[:2] for line in lines(body, inside)] == ["1.", "2.", "1.", "2.", "3.", "5.", "6."]


def test_a_level_that_a_numbering_prints_otherwise() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl>'
    inside = numbering(("decimal", "%1."), numbers=override(2, f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>'))
    assert lines(numbered(0, 0, identifier=2), inside) == ["III) 事", "IV) 事"]


def test_bullets_are_left_out() -> None:
    assert lines(numbered(0), numbering(("bullet", "\uf06c"))) == ["事"]


def test_words_without_a_number() -> None:
    assert lines(numbered(0, 0), numbering(("none", "附件："))) == ["附件：事", "附件：事"]


def test_a_hidden_number() -> None:
    assert lines(numbered(0), numbering(("decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"))) == ["事"]


def test_styles_carry_numbers() -> None:
    inside = numbering(
        ("chineseCounting", "%1、", '<w:pStyle w:val="1"/>'), ("chineseCounting", "(%2)", '<w:pStyle w:val="2"/>')
    )
    styles = (
        style("a", "", attributes='w:default="1"')
        + style("1", '<w:numPr><w:numId w:val="1"/></w:numPr>', base="a")
        + style("2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', base="a")
        + style("3", "", base="2")
        + style("4", '<w:numPr><w:numId w:val="0"/></w:numPr>', base="1")
    )
    body = styled("1") + styled("2") + styled("3") + styled("4") + para("话") + styled("1")
    assert lines(body, inside, styles) == ["一、事", "(一) 事", "(二) 事", "事", "话", "二、事"]


def test_a_style_gives_the_level_alone() -> None:
    styles = style("1", '<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', base="1"
    )
    assert lines(styled("1") + styled("2"), OUTLINE, styles) == ["一、事", "(一) 事"]


def test_a_paragraph_that_is_not_numbered_though_its_style_is() -> None:
    styles = style("1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = styled("1") + para("事", '<w:pStyle w:val="1"/>' + label(0)) + styled("1")
    assert lines(body, OUTLINE, styles) == ["一、事", "事", "二、事"]


def test_a_numbering_by_way_of_a_style() -> None:
    link = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert lines(numbered(0, 0, identifier=5), OUTLINE + link, styles) == ["一、事", "二、事"]


def test_links_in_a_circle_end() -> None:
    link = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:basedOn w:val="S"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    assert lines(numbered(0, identifier=5), link, styles) == ["事"]


def test_what_is_no_number_numbers_nothing() -> None:
    assert lines(para("事", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="一"/></w:numPr>')) == ["事"]
    assert lines(para("事", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>')) == ["事"]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("decimal", "1 2 3 10 11 20 21 101"),
        ("decimalZero", "01 02 03 10 11 20 21 101"),
        ("decimalFullWidth", "１ ２ ３ １０ １１ ２０ ２１ １０１"),
        ("decimalEnclosedCircle", "① ② ③ ⑩ ⑪ ⑳ ㉑ 101"),
        ("decimalEnclosedCircleChinese", "① ② ③ ⑩ ⑪ ⑳ ㉑ 101"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑶ ⑽ ⑾ ⒇ 21 101"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒊ ⒑ ⒒ ⒛ 21 101"),
        ("chineseCounting", "一 二 三 十 十一 二十 二十一 一百零一"),
        ("chineseCountingThousand", "一 二 三 十 十一 二十 二十一 一百零一"),
        ("japaneseCounting", "一 二 三 十 十一 二十 二十一 一百零一"),
        ("ideographDigital", "一 二 三 一〇 一一 二〇 二一 一〇一"),
        ("chineseLegalSimplified", "壹 贰 叁 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零壹"),
        ("ideographTraditional", "甲 乙 丙 癸 11 20 21 101"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊂ ㊉ 11 20 21 101"),
        ("upperLetter", "A B C J K T U WWWW"),
        ("lowerLetter", "a b c j k t u wwww"),
        ("upperRoman", "I II III X XI XX XXI CI"),
        ("lowerRoman", "i ii iii x xi xx xxi ci"),
        ("ordinal", "1st 2nd 3rd 10th 11th 20th 21st 101st"),
    ],
)
def test_formats(style: str, shown: str) -> None:
    found = lines(numbered(*[0] * 101), numbering((style, "%1", '<w:suff w:val="nothing"/>')))
    assert [found[number - 1].removesuffix("事") for number in (1, 2, 3, 10, 11, 20, 21, 101)] == shown.split()


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=30))
def test_every_number_is_one_more_than_its_fellow_before(levels: list[int]) -> None:
    inside = numbering(*(("decimal", f"%{level + 1}:") for level in range(4)))
    counts = [0] * 4
    for level, line in zip(levels, lines(numbered(*levels), inside), strict=levels != []):
        counts[level] += 1
        counts[level + 1 :] = [0] * (3 - level)
        assert line == f"{counts[level]}: 事"
