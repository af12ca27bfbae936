"""The words of paragraphs as Word prints them, with tracked changes as if they were accepted."""

from __future__ import annotations

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.reading.lexicon import raw
from qgraph.reading.word import see
from tests.office import docx, label, numbering, para, run, saved

BY = 'w:id="1" w:author="甲" w:date="2031-05-04T00:00:00Z"'
VANISH = "<w:vanish/>"


def text(body: str, styles: str = "") -> str:
    return see(docx(body, styles=styles, numbering=numbering(("chineseCounting", "%1、"))), "a.docx").text


def field(instruction: str, result: str | None = None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def gone(properties: str = "") -> str:
    return f"<w:rPr><w:del {BY}/></w:rPr>{properties}"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" 　\xa0"), max_size=9),
        max_size=9,
    )
)
def test_the_text_of_paragraphs_is_the_text(paragraphs: list[str]) -> None:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    assert see(saved(document), "a.docx").text.split("\n") == (paragraphs or [""])


def test_runs_join() -> None:
    assert text(para(run("市科") + run("技局") + run("牵头", "<w:b/>"))) == "市科技局牵头"


def test_insertions_are_text_and_deletions_are_not() -> None:
    inserted = f"<w:ins {BY}>{run('技')}</w:ins>"
    deleted = f"<w:del {BY}><w:r><w:delText>学</w:delText></w:r></w:del>"
    both = f"<w:ins {BY}><w:del {BY}><w:r><w:delText>工</w:delText></w:r></w:del></w:ins>"
    assert text(para(run("市科") + deleted + inserted + both + run("局"))) == "市科技局"


def test_what_was_moved_stands_where_it_was_moved_to() -> None:
    source = para(f"<w:moveFrom {BY}>{run('丙')}</w:moveFrom>", f"<w:rPr><w:moveFrom {BY}/></w:rPr>")
    target = para(f"<w:moveTo {BY}>{run('丙')}</w:moveTo>")
    assert text(para("甲") + source + para("乙") + target) == "甲\n乙\n丙"


def test_a_deleted_paragraph_is_gone_and_is_not_counted() -> None:
    deleted = f"<w:del {BY}><w:r><w:delText>乙</w:delText></w:r></w:del>"
    body = para("甲", label(1)) + para(deleted, gone(label(1))) + para("丙", label(1))
    assert text(body) == "一、甲\n二、丙"


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    assert text(para("甲", gone()) + para("乙") + para("丙")) == "甲乙\n丙"
    assert text(para("甲", gone()) + para("乙", label(1))) == "一、甲乙"
    assert text(para("甲") + para("乙", gone())) == "甲\n乙"


def test_a_deleted_end_before_a_table() -> None:
    cells = "".join(f"<w:tc>{para(word)}</w:tc>" for word in "丙丁")
    assert text(para("甲", gone()) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + para("乙")) == "甲\n丙\t丁\n乙"


def test_hidden_words_are_left_out() -> None:
    assert text(para(run("甲") + run("乙", VANISH) + run("丙", '<w:vanish w:val="0"/>'))) == "甲丙"


def test_words_hidden_by_their_style() -> None:
    hidden = f'<w:style w:type="character" w:styleId="H"><w:rPr>{VANISH}</w:rPr></w:style>'
    below = '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    block = f'<w:style w:type="paragraph" w:styleId="P"><w:rPr>{VANISH}</w:rPr></w:style>'
    body = para(
        run("甲") + run("乙", '<w:rStyle w:val="I"/>') + run("丙", f'<w:rStyle w:val="I"/>{VANISH[:-2]} w:val="0"/>')
    )
    body += para(run("丁"), '<w:pStyle w:val="P"/>')
    assert text(body, hidden + below + block) == "甲丙\n"


def test_a_hidden_end_runs_into_the_next_paragraph() -> None:
    assert text(para("第一条", f"<w:rPr>{VANISH}</w:rPr>") + para("为了乙事。")) == "第一条为了乙事。"


def test_tabs_breaks_and_hyphens() -> None:
    inside = (
        "甲<w:tab/>",
        "乙<w:br/>",
        "丙<w:cr/>",
        '丁<w:br w:type="page"/>',
        "戊<w:noBreakHyphen/>",
        "己<w:softHyphen/>庚",
    )
    runs = "".join(f"<w:r><w:t>{part.replace('<', '</w:t><', 1)}</w:r>" for part in inside[:-1])
    runs += "<w:r><w:t>己</w:t><w:softHyphen/><w:t>庚</w:t></w:r>"
    assert text(para(runs)) == "甲\t乙\n丙\n丁\n戊-己庚"


def test_links_tags_and_controls_hold_words() -> None:
    body = para(
        f"<w:hyperlink>{run('甲')}</w:hyperlink><w:smartTag>{run('乙')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('丙')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple w:instr=' TITLE '>{run('丁')}</w:fldSimple>"
        f"<w:r><w:ruby><w:rt>{run('wù')}</w:rt><w:rubyBase>{run('戊')}</w:rubyBase></w:ruby></w:r>"
    )
    assert text(body) == "甲乙丙丁戊"


def test_controls_around_paragraphs_and_what_they_ask_for() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    asked = control.format("<w:showingPlcHdr/>", para("单击此处输入文字。"))
    assert text(control.format("", para("甲") + control.format("", para("乙"))) + asked) == "甲\n乙"


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{para('一、甲 1')}</w:sdtContent></w:sdt>"
    style = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    begun, ended = field(" TOC ", run("一、甲 1") + "|").split("|")
    contents = para(begun, '<w:pStyle w:val="11"/>') + para(ended)
    assert text(contents + para(run("第") + field(" PAGE ", run("2")) + run("页")), style) == "\n第2页"
    assert text(control + para("一、甲 1", '<w:pStyle w:val="11"/>') + para("一、甲"), style) == "一、甲"


def test_fields_show_their_results() -> None:
    assert text(para(run("第") + field(" PAGE ", run("3")) + run("页"))) == "第3页"
    assert text(para(run("甲") + field(" XE 甲 ") + run("乙"))) == "甲乙"
    within = field(' IF "' + "</w:instrText></w:r>" + field("A", run("里")) + '<w:r><w:instrText>"', run("外"))
    assert text(para(within)) == "外"


def test_a_field_over_several_paragraphs() -> None:
    first, last = field(" REF x ", run("甲") + "|" + run("乙")).split("|")
    assert text(para(first) + para(last)) == "甲\n乙"


def test_a_field_that_never_ends_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text(para(begun + run("甲")) + para("乙")) == "甲\n乙"
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text(para(ended + run("甲"))) == "甲"
    assert text(para(begun * 2 + run("甲")) + para(ended + run("乙"))) == "甲\n乙"


def test_a_deleted_field() -> None:
    deleted = f"<w:del {BY}>{field(' PAGE ', '<w:r><w:delText>3</w:delText></w:r>')}</w:del>"
    assert text(para(run("甲") + deleted + run("乙") + field(" PAGE ", run("4")))) == "甲乙4"
    assert text(para(f"<w:del {BY}><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:del>" + run("甲"))) == "甲"


def test_circled_numbers_that_are_fields() -> None:
    assert text(para(field(r" eq \o\ac(○,3)") + run("推进"))) == "③推进"
    assert text(para(field(r" eq \o\ac(□,3)") + run("推进"))) == "推进"


def test_maths() -> None:
    assert text(para(f"{run('约')}<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=2</m:t></m:r></m:oMath>")) == "约x=2"


@pytest.mark.parametrize("row", raw("symbols"), ids=lambda row: f"{row['kind']}-{row['code']}")
def test_symbols(row: dict[str, str]) -> None:
    symbol = f'<w:r><w:sym w:font="{row["kind"]}" w:char="{row["code"]}"/></w:r>'
    assert text(para(run("甲") + symbol)) == "甲" + row["examples"][0]


@pytest.mark.parametrize(
    ("code", "shown"), [("2460", "①"), ("F0FF", ""), ("", ""), ("xyz", ""), ("D800", ""), ("0000", "")]
)
def test_symbols_in_no_table(code: str, shown: str) -> None:
    assert text(para(run("甲") + f'<w:r><w:sym w:font="宋体" w:char="{code}"/></w:r>')) == "甲" + shown


def box(paragraphs: str) -> str:
    modern = (
        '<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    assert text(para(box(para("甲") + para("乙")) + run("丙")) + para("丁")) == "丙\n甲\n乙\n丁"


def test_a_box_within_a_box() -> None:
    assert text(para(box(para(box(para("甲")) + run("乙")) + para("丙")) + run("丁"))) == "丁\n乙\n甲\n丙"


def test_an_old_text_box() -> None:
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{para('甲')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert text(para(f"<w:r>{old}</w:r>")) == "\n甲"


def test_comments_are_no_text() -> None:
    inside = '<w:commentRangeStart w:id="0"/>' + run("甲") + '<w:commentRangeEnd w:id="0"/>'
    assert text(para(inside + '<w:r><w:commentReference w:id="0"/></w:r>')) == "甲"
