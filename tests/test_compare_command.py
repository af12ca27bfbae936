"""``qgraph compare`` and ``qgraph viz --compare`` as a person meets them: statuses, formats, a table that fits."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qgraph.cli import main

if TYPE_CHECKING:
    from pathlib import Path

OLD = (
    "汕尾市好茶2017年行动计划\n汕尾市人民政府\n2017年1月10日\n一、种茶\n"
    "(一)扩种。到2018年,茶园面积达到300亩以上。(市农业局牵头,市林业局、市质监局、市工商局参与)\n"
    "(二)办夜校。在村里开办夜间课堂,请老茶农讲课。(市教育局负责)\n"
)
NEW = (
    "汕尾市好茶2031年行动计划\n汕尾市人民政府\n2031年1月10日\n一、种茶\n"
    "(一)扩种。到2035年,茶园面积达到500亩以上。(市林业局牵头,市农业局、市市场监管局参与)\n"
    "(二)建网店。开设十家网上茶叶专卖店,送货到家。(市商务局负责)\n"
)


@pytest.fixture
def old(tmp_path: Path) -> str:
    return written(tmp_path, "old.txt", OLD)


@pytest.fixture
def new(tmp_path: Path) -> str:
    return written(tmp_path, "new.txt", NEW)


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def qgraph(*words: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


def test_statuses(old: str, new: str, tmp_path: Path) -> None:
    assert qgraph("compare", old, new)[0] == 1
    assert qgraph("compare", old, old)[0] == 0
    prose = written(tmp_path, "prose.txt", "春天来了。\n")
    for wrong in ((old, str(tmp_path)), (old, str(tmp_path / "none.txt")), (old, prose), (old,), (old, "没有")):
        status, out, err = qgraph("compare", *wrong, "--store", ":memory:")
        assert (status, out) == (2, "")
        assert len(err.splitlines()) == 1


def test_the_table_tells_every_kind_of_change_and_fits(old: str, new: str) -> None:
    _, out, _ = qgraph("compare", old, new)
    for told in (
        "~ 市农业局:牵头 → 参与",
        "~ 市林业局:参与 → 牵头",
        "~ 市质监局、市工商局 → 市市场监管局:参与",
        "≥ 300亩 (2018-12-31) → ≥ 500亩 (2035-12-31)",
        "- (二) 办夜校",
        "+ (二) 建网店",
        "+ 机构:汕尾市商务局",
        "~ 机构:汕尾市质监局、汕尾市工商局 → 汕尾市市场监管局",
        "任务    1    1    1    0",
    ):
        assert told in out
    assert max(map(columns, out.splitlines())) <= 80


def columns(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line)


def test_what_a_document_says_does_not_drive_the_terminal(tmp_path: Path) -> None:
    sides = [
        written(tmp_path, f"{body}.txt", OLD.replace("扩种", f"扩\x1b[31m种{'长' * 500}").replace("教育", body))
        for body in ("商务", "统计")
    ]
    status, out, _ = qgraph("compare", *sides)
    assert status == 1
    assert "\x1b" not in out
    assert "+ 负责:市统计局" in out
    sides[0] = written(tmp_path, "short.txt", OLD)
    assert "\x1b" not in qgraph("compare", *sides)[1]
    assert max(map(columns, qgraph("compare", *sides)[1].splitlines())) <= 80


def test_plans_that_are_the_same_are_said_to_be(old: str) -> None:
    assert "两份计划没有差别" in qgraph("compare", old, old)[1]
    assert "the two plans do not differ" in qgraph("compare", old, old, "--lang", "en")[1]


def test_only_other_words_are_told_in_a_line(old: str, tmp_path: Path) -> None:
    draft = written(tmp_path, "draft.txt", OLD.replace("请老茶农讲课", "请茶农来讲课"))
    status, out, _ = qgraph("compare", draft, old)
    assert status == 1
    assert "仅措辞有改:(二)" in out
    assert "办夜校" not in out


def test_json_and_csv_hold_the_same_rows(old: str, new: str) -> None:
    told = json.loads(qgraph("compare", old, new, "--format", "json")[1])
    assert (told["old"]["issued"], told["new"]["issued"]) == ("2017-01-10", "2031-01-10")
    assert told["counts"]["task"] == {"same": 0, "changed": 1, "added": 1, "gone": 1}
    assert [task["change"] for task in told["tasks"]] == ["changed", "gone", "added"]
    rows = list(csv.DictReader(io.StringIO(qgraph("compare", old, new, "--format", "csv")[1])))
    assert [
        {key: str(value if value is not None else "") for key, value in row.items()} for row in told["changes"]
    ] == rows


def test_plans_of_a_store_are_named_by_title(old: str, new: str, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    assert qgraph("build", old, new, "--store", store)[0] == 0
    assert qgraph("compare", "好茶2017", "好茶2031", "--store", store)[1] == qgraph("compare", old, new)[1]
    assert qgraph("compare", "好茶2017", new, "--store", store)[1] == qgraph("compare", old, new)[1]
    status, out, err = qgraph("compare", "好茶", new, "--store", store)
    assert (status, out) == (2, "")
    assert "2个计划" in err


def test_the_same_result_goes_to_a_file(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    assert qgraph("compare", old, new, "--format", "csv", "-o", str(path))[:2] == (1, "")
    assert path.read_text(encoding="utf-8") == qgraph("compare", old, new, "--format", "csv")[1]


def test_a_page_of_two_plans_shows_what_changed(old: str, new: str, tmp_path: Path) -> None:
    # The order in which they are given does not matter: the one issued earlier is the old one.
    path = tmp_path / "page.html"
    assert qgraph("viz", "--compare", "--from", new, "--from", old, "-o", str(path))[0] == 0
    page = path.read_text(encoding="utf-8")
    assert page.count("请老茶农讲课") == page.count("送货到家") > 0
    both = tmp_path / "both.html"
    assert qgraph("viz", "--from", new, "--from", old, "-o", str(both))[0] == 0
    assert both.read_text(encoding="utf-8") != page


def test_a_page_that_compares_needs_two_plans(old: str, new: str, tmp_path: Path) -> None:
    third = written(tmp_path, "third.txt", OLD.replace("2017年", "2019年"))
    path = tmp_path / "page.html"
    sources = ("--from", old, "--from", new)
    for wrong in (sources[:2], (*sources, "--from", third), (*sources, "--plan", "好茶2017")):
        status, out, err = qgraph("viz", "--compare", *wrong, "-o", str(path))
        assert (status, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert "两份计划" in err
        assert not path.exists()
