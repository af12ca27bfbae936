"""The headers of checks: what they say is read, what is wrong in them is reported with its line."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from qgraph.errors import LexiconError
from qgraph.graph.checks import Check, checks, parse
from qgraph.graph.store import Store
from qgraph.model import Severity

HEADER = """# title 茶 | Tea
# about 为何 | why
# severity note
# message {a}少 | {a} is few
"""


def test_a_header_is_read() -> None:
    text = HEADER + "# basis 某文件 | some paper\n# instead-of One Two\nSELECT ?plan ?this ?a WHERE {}"
    read = parse("tea", text)
    assert (read.id, read.title, read.message) == ("tea", ("茶", "Tea"), ("{a}少", "{a} is few"))
    assert (read.severity, read.basis, read.instead_of) == (Severity.NOTE, ("某文件", "some paper"), ("One", "Two"))
    assert parse("tea", HEADER).basis is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEADER + "# colour green\n", 5),
        (HEADER + "# basis\n", 5),
        (HEADER.replace("note", "grave"), 1),
        (HEADER.replace(" | Tea", ""), 1),
        (HEADER.replace("# title 茶 | Tea\n", ""), 1),
    ],
)
def test_a_wrong_header_is_reported(text: str, line: int) -> None:
    with pytest.raises(LexiconError, match=r"checks/tea\.rq") as raised:
        parse("tea", text)
    assert raised.value.row == line


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.id)
def test_a_check_says_only_what_its_query_gives(check: Check) -> None:
    with Store.open(":memory:") as store:
        columns = set(store.answer(check.sparql, {}).columns)
    assert {"plan", "this"} <= columns
    for message in check.message:
        assert {field for _, field, _, _ in Formatter().parse(message) if field} <= columns
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)


def test_titles_are_different() -> None:
    assert len({one.title for one in checks()}) == len(checks())
