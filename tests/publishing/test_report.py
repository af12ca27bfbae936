"""The page of findings: all is on it in both languages, nothing of it runs, and a document cannot change that."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from qgraph.build import build
from qgraph.graph.findings import Findings, check
from qgraph.graph.store import Store
from qgraph.publishing.report import report_page

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<script>alert(1)</script>"
TEXT = f"甲县好茶计划\n一、种茶\n(一)扩种{HOSTILE}。种茶。(县农业局、县林业局{HOSTILE}参与)\n"


class Seen(HTMLParser):
    """What a browser would meet: tags, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    path: Path = tmp_path_factory.mktemp("report") / "tea.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Store.open(":memory:") as store:
        build([path], store)
        return check(store)


def test_every_finding_is_on_the_page_in_both_languages(findings: Findings) -> None:
    words = Seen(report_page(findings)).words
    assert len(findings) > 1
    for one in findings:
        for message in (*one.message, *one.check.title, *one.check.about):
            assert message in words
        if one.words:
            assert one.words.text in words
            assert f"{one.words.start}–{one.words.end}" in words


def test_nothing_runs_and_nothing_is_fetched(findings: Findings) -> None:
    page = report_page(findings)
    seen = Seen(page)
    assert HOSTILE in seen.words
    assert not {"script", "img", "link", "iframe", "a", "form"} & {tag for tag, _ in seen.tags}
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on") or name == "style"]
    (policy,) = (at["content"] for tag, at in seen.tags if tag == "meta" and "http-equiv" in at)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_language_that_comes_first(findings: Findings) -> None:
    chinese, english = report_page(findings), report_page(findings, lang="en")
    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    assert chinese.index("核查结果") < chinese.index("What to look at")
    assert english.index("What to look at") < english.index("核查结果")
    assert chinese == report_page(findings)


def test_headings_go_down_one_step_at_a_time(findings: Findings) -> None:
    levels = [int(tag[1]) for tag, _ in Seen(report_page(findings)).tags if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_without_findings_says_so() -> None:
    words = Seen(report_page(Findings((), ("https://w3id.org/qgraph/id/doc/a",)))).words
    assert "没有发现。" in words
    assert "Nothing was found." in words
