"""What checks find, the whole way from a text through a store; and that a plan in order has nothing to send back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import qgraph
from qgraph.build import build, first_plan
from qgraph.errors import QueryError
from qgraph.graph.checks import checks
from qgraph.graph.findings import Findings, check
from qgraph.graph.names import PREFIXES
from qgraph.graph.store import Store
from qgraph.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("checked.toml").read_text(encoding="utf-8"))[
    "case"
]
HEAD = """承德市人民政府办公室关于印发承德市茶业发展{year}年度行动计划的通知
承府办〔2030〕1号

市农业局、市商务局、市财政局:

现将《承德市茶业发展{year}年度行动计划》印发给你们,请认真组织实施。

承德市人民政府办公室
2030年1月10日

承德市茶业发展{year}年度行动计划

一、种好茶
(一)扩大茶园。到2030年,茶园面积达到90公顷以上。(市农业局牵头,市财政局参与)
"""
CLEAN = """(二)开展抽检。到2030年,茶叶抽检合格率达到98%以上。(市商务局负责)
二、卖好茶
(三)开办展会。每年举办茶叶展会2场以上。(市商务局牵头,市农业局、市财政局配合)
(四)培训茶农。围绕采摘、炒制、储存等3个环节开展培训。(市农业局负责,市财政局参与)
"""


def found_in(tasks: str, folder: Path, head: str = HEAD.format(year=2030)) -> Findings:
    """What is found in a plan with these tasks."""
    (folder / "plan.txt").write_text(head + tasks.strip() + "\n", encoding="utf-8")
    with Store.open(":memory:") as store:
        build([folder / "plan.txt"], store)
        return check(store)


@pytest.fixture(scope="module")
def first() -> Iterator[Store]:
    """The first plan in a store."""
    with Store.open(":memory:") as store:
        build([first_plan()], store)
        yield store


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['check']}-{i}") for i, case in enumerate(CASES)])
def test_a_check_finds_what_it_is_for_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    found = found_in(case["text"], tmp_path)
    assert [one.message[0] for one in found if one.check.id == case["check"]] == case["finds"]
    assert [one.message[0] for one in found_in(case["clean"], tmp_path) if one.check.id == case["check"]] == []


def test_every_check_is_tried() -> None:
    assert {case["check"] for case in CASES} | {"unidentified"} == {one.id for one in checks()}


def test_a_plan_in_order_has_no_finding(tmp_path: Path) -> None:
    assert found_in(CLEAN, tmp_path).records() == []


def test_what_the_first_plan_is_sent_back_for(first: Store) -> None:
    found = check(first)
    by_check: dict[str, list[int | None]] = {}
    for one in found:
        by_check.setdefault(one.check.id, []).append(one.place.ordinal)
    several = [10, 11, 12, 13, 14, 17, 18, 19, 20, *range(22, 31), 32, 33, 34, 35]
    assert by_check == {
        "no-lead": several,
        "no-lead-of-group": [31, 38],
        "nobody-answers": [10, 31],
        "implausible": [15],
        "delegated": [21],
        "members-unknown": [31, 36, 37, 38],
        "count-differs-in-target": [1],
        "target-without-deadline": [3],
        "target-without-unit": [3],
    }
    assert len(several) == 22


def test_every_finding_shows_its_words_where_they_stand(first: Store) -> None:
    text = qgraph.read(first_plan()).text
    found = check(first)
    assert len(found) == 35
    for one in found:
        assert one.words is not None
        assert text[one.words.start : one.words.end] == one.words.text
        assert one.file == "shanwei-2017.txt"
        assert one.place.plan_title == "汕尾市实施质量强市战略2017年度行动计划"
    assert qgraph.check(first).records() == found.records()


def test_findings_keep_their_fingerprints_when_the_text_moves(tmp_path: Path) -> None:
    bad = "开展抽检。抽检茶叶。(市农业局、市商务局参与)\n"
    good = "(二)开办展会。办茶叶展会。(市商务局负责)\n"
    before = found_in(f"(二){bad}", tmp_path)
    after = found_in(f"{good}(三){bad}", tmp_path)
    assert len(before) == 2
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert [one.words for one in before] != [one.words for one in after]


def test_the_same_words_twice_are_two_findings(tmp_path: Path) -> None:
    bad = "抽检茶叶。(市农业局、市商务局参与)\n"
    found = found_in(f"(二){bad}(三){bad}", tmp_path)
    assert len({one.fingerprint for one in found}) == len(found) == 4


def test_one_plan_of_several(tmp_path: Path) -> None:
    for year in (2030, 2031):
        text = HEAD.format(year=year).replace("1号", f"{year}号") + "(二)开展抽检。抽检茶叶。"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    with Store.open(":memory:") as store:
        build([tmp_path], store)
        both = check(store)
        one = check(store, "茶业发展2031年度")
        assert [each.place.plan_title for each in both] == [
            "承德市茶业发展2030年度行动计划",
            "承德市茶业发展2031年度行动计划",
        ]
        assert one.records() == both.records()[1:]
        assert len(one.plans) == 1
        with pytest.raises(QueryError):
            check(store, "没有的计划")


def test_severities_and_known_findings_are_left_out(first: Store) -> None:
    found = check(first)
    assert {one.severity for one in found.at_least(Severity.WARNING)} == {Severity.ERROR, Severity.WARNING}
    assert [one.place.ordinal for one in found.at_least(Severity.ERROR)] == [10, 31]
    assert found.counts() == {Severity.ERROR: 2, Severity.WARNING: 26, Severity.NOTE: 7}
    known = {one.fingerprint for one in found if one.severity is Severity.ERROR}
    assert found.without(known).counts()[Severity.ERROR] == 0
    assert found.plans == found.without(known).plans


def test_what_breaks_a_shape_is_found(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(HEAD.format(year=2030) + CLEAN, encoding="utf-8")
    with Store.open(":memory:") as store:
        build([tmp_path / "plan.txt"], store)
        query = "SELECT ?duty ?g WHERE { GRAPH ?g { ?duty qg:cue ?cue } } ORDER BY ?duty LIMIT 1"
        ((duty, graph),) = store.rows(query).rows
        store.inner.update(f"DELETE WHERE {{ GRAPH <{graph}> {{ <{duty}> <{PREFIXES['qg']}cue> ?cue }} }}")
        (one,) = check(store)
        assert (one.check.id, one.severity, one.node) == ("shape-Assignment-cue", Severity.ERROR, duty)
        assert one.words is not None


def test_a_name_nobody_knows_is_found(first: Store) -> None:
    """Extraction gives every name an identity; a store can still hold one that has none."""
    with Store.open(":memory:") as store:
        build([first_plan()], store)
        quad = "GRAPH ?g { ?duty qg:assignee ?body }"
        which = "FILTER(STRENDS(STR(?duty), 'task/15/lead/1'))"
        store.inner.update(f"DELETE {{ {quad} }} WHERE {{ {quad} {which} }}", prefixes=PREFIXES)
        (one,) = (each for each in check(store) if each.check.id == "unidentified")
        assert one.place.ordinal == 15
        assert one.words is not None


def test_findings_show_themselves_in_a_notebook(first: Store) -> None:
    card = check(first)._repr_html_()
    assert card.startswith("<table><caption>35 ")
    assert "只有参与单位,无人负责" in card
