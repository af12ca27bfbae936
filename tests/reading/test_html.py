"""Pages become the text a reader sees. The pages are invented, in the styles of several kinds of site."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.model import Severity
from qgraph.reading import read_bytes
from qgraph.reading.html import page

PORTAL = """<!DOCTYPE html>
<html><head>
<meta charset="utf-8">
<title>示例市人民政府关于印发示例市花木计划的通知 - 示例市人民政府门户网站</title>
<meta name="SiteName" content="示例市人民政府门户网站">
<meta name="ArticleTitle" content="示例市人民政府关于印发示例市花木计划的通知">
<meta name="PubDate" content="2031-03-17 08:54">
<style>.a { color: red }</style><script>document.write("不可见")</script>
</head><body>
<div class="top"><a href="/">首页</a><ul><li>政务公开</li><li>规划计划</li></ul></div>
<div class="crumb">当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; 规划计划</div>
<!-- 注释 -->
<h1>示例市人民政府关于印发<br>示例市花木计划的通知</h1>
<p class="meta">来源：示例市人民政府办公室&nbsp;&nbsp;<span>字体：大 中 小</span></p>
<div style="display: none">隐藏</div><p hidden>隐藏</p><noscript>请开启脚本</noscript>
<div id="zoom">
<p>示府〔2031〕6号</p>
<p>各县（市、区）人民政府：</p>
<p>　　现将《示例市花木计划》印发给你们，请认真贯彻执行。</p>
<p style="text-align:right">示例市人民政府&nbsp;&nbsp;</p><p style="text-align:right">2031年3月6日</p>
<p align="center"><strong>示例市</strong>花木<span>计划</span></p>
<p>　　一、种树。每年种树
一千株，<b>成活率</b>达95%以上。（市林业局牵头）</p>
</div>
<div class="foot"><span>【打印】</span> <span>【关闭】</span></div>
<div>扫一扫在手机打开当前页</div>
<p>主办：示例市人民政府办公室　网站标识码：0000000000</p>
</body></html>"""


def test_a_portal_page() -> None:
    document = read_bytes(PORTAL.encode(), "page.html")
    letterhead = document.letterhead
    assert letterhead.title is not None
    assert letterhead.title.text == "示例市花木计划"
    assert letterhead.notice is not None
    assert letterhead.notice.text == "示例市人民政府关于印发\n示例市花木计划的通知"
    assert letterhead.number is not None
    assert letterhead.number.text == "示府〔2031〕6号"
    assert letterhead.origin is not None
    assert letterhead.origin.text == "示例市人民政府办公室"
    assert (str(letterhead.signed), str(letterhead.posted)) == ("2031-03-06", "2031-03-17")
    assert (letterhead.posted_span, letterhead.site) == (None, None)  # only the metadata say so
    assert letterhead.body is not None
    assert letterhead.body.of(document.text) == (
        "示例市花木计划\n　　一、种树。每年种树一千株，成活率达95%以上。（市林业局牵头）"
    )
    assert [span.of(document.text) for span in document.furniture] == [
        "首页\n政务公开\n规划计划\n当前位置：首页 > 政务公开 > 规划计划",
        "来源：示例市人民政府办公室\xa0\xa0字体：大 中 小",
        "【打印】 【关闭】\n扫一扫在手机打开当前页\n主办：示例市人民政府办公室　网站标识码：0000000000",
    ]


def test_a_fragment_out_of_a_database() -> None:
    dump = """<tbody><tr><td class="b12c" id="UCAP-CONTENT"><p><span>甲省人民政府关于促进</span></p>
    <p>乙业发展的若干意见</p> <p>甲政发〔2031〕3号</p><p><br> </p><p>各市人民政府：</p>
    <p>　　一、减税。（省税务局负责）</p></td></tr><tr><td></td></tr></tbody>"""
    document = read_bytes(dump.encode(), "row-33.txt")
    assert document.format == "html"
    assert document.text == (
        "甲省人民政府关于促进\n乙业发展的若干意见\n甲政发〔2031〕3号\n\n各市人民政府：\n　　一、减税。（省税务局负责）"
    )
    assert document.letterhead.title is not None
    assert document.letterhead.title.text == "甲省人民政府关于促进\n乙业发展的若干意见"


def test_a_page_written_for_a_site_generator() -> None:
    front = "---\nlayout: default\ntitle: 丙区扶持若干措施\n---\n"
    markup = f"{front}<style>p {{}}</style><article><h1>丙区扶持若干措施</h1></article>"
    document = read_bytes(markup.encode(), "page.html")
    assert document.text == "丙区扶持若干措施"
    assert document.letterhead.title is not None


def test_a_server_page_with_a_table_of_tasks() -> None:
    markup = """<%@ page language="java" pageEncoding="UTF-8"%><jsp:include page="/top.jsp"></jsp:include>
    <table border=1><caption>丁县任务分解表</caption><thead><tr><th>序号</th><th>任务</th><th>责任单位</th></tr></thead>
    <tr><td>1</td><td><p>种树</p><p>浇水</p></td><td>县林业局<br>县水利局</td></tr><tr><td></td><td>小计</td><td></td></tr>
    </table>"""
    document = read_bytes(markup.encode(), "table.jsp")
    assert document.text == ("丁县任务分解表\n序号\t任务\t责任单位\n1\t种树\u2028浇水\t县林业局\u2028县水利局\n\t小计")
    (table,) = document.tables
    assert [cell.span.of(document.text) for cell in table.cells[3:]] == (
        ["1", "种树\u2028浇水", "县林业局\u2028县水利局", "", "小计", ""]
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>甲<br>乙<br/>丙</p>丁", "甲\n乙\n丙\n丁"),
        ("甲<br><br>乙", "甲\n\n乙"),
        ("<p>甲  \n\t 乙 </p>", "甲乙"),
        ("<p>PM2.5 \n 浓度</p>", "PM2.5 浓度"),
        ("<p>&nbsp;甲&ensp;&lt;乙&gt;&amp;</p>", "\xa0甲\u2002<乙>&"),
        ("<span>甲</span> <b>乙</b><i>丙</i>", "甲 乙丙"),
        ("<pre>甲\n  乙</pre>", "甲\n乙"),
        ("<div>甲<p>乙</div>丙", "甲\n乙\n丙"),
        ("<p>甲<script>x<y</script>乙<!-- 丙 -->丁</p>", "甲乙丁"),
        ('<p style="VISIBILITY : hidden">甲</p><p style="display:none;">乙</p>丙', "丙"),
        ("<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td><td>丙</td></tr></table>", "甲\t乙\n丙"),
    ],
)
def test_what_a_reader_sees(markup: str, text: str) -> None:
    assert page(markup).text == text


def test_entities_of_its_own_and_of_others_stay_words() -> None:
    seen = page('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "炸弹">]><p>甲&x;乙&y;丙</p>').text
    assert seen.endswith("甲&x;乙&y;丙")


def test_what_is_nested_too_deeply_is_reported_and_not_lost_in_silence() -> None:
    markup = "<p>甲市计划</p>" + "<div>" * 5000 + "乙" + "</div>" * 5000
    document = read_bytes(markup.encode(), "deep.html")
    assert "甲市计划" in document.text
    assert [(problem.code, problem.severity) for problem in document.problems] == [("page-truncated", Severity.ERROR)]


def test_a_tag_of_a_hundred_thousand_attributes() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    begun = time.process_time()
    assert page(f"<p {attributes}>甲</p><p>乙</p>").text == "甲\n乙"
    assert time.process_time() - begun < 3


WORDS = st.text(st.sampled_from("甲乙丙丁（），。、《》"), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=9), st.sampled_from(["p", "div", "li", "h2"]))
def test_paragraphs_come_back(paragraphs: list[str], element: str) -> None:
    markup = "".join(f"\n  <{element}>{words}</{element}>" for words in paragraphs)
    assert page(markup).text.split("\n") == paragraphs


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_tables_come_back(rows: list[list[str]]) -> None:
    markup = "".join("<tr>" + "".join(f"<td> {cell} </td>" for cell in row) + "</tr>" for row in rows)
    assert [line.split("\t") for line in page(f"<table>{markup}</table>").text.split("\n")] == rows


TAGS = st.sampled_from(
    ["<p>", "</p>", "<td>", "<tr>", "</table>", "<table>", "<br>", "<!--", "-->", "<%", "&#0;", "甲"]
)


@given(st.lists(TAGS, max_size=40).map("".join))
def test_no_markup_is_too_broken(markup: str) -> None:
    assert page(markup) == page(markup)


def test_the_fields_of_a_record_before_the_article() -> None:
    record = "发文机关:辰省人民政府\n文号 :辰政发〔2031〕13号\n<p>各市人民政府:</p><p>一、甲事</p><p>二、乙事</p>"
    document = read_bytes(record.encode(), "7504.txt")
    assert document.text.split("\n")[:3] == ["发文机关:辰省人民政府", "文号 :辰政发〔2031〕13号", "各市人民政府:"]
    assert document.letterhead.number is not None
    assert document.letterhead.number.text == "辰政发〔2031〕13号"
