"""``qgraph check`` as a person meets it: statuses, formats by the name of the file, baselines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qgraph.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = "甲县好茶计划\n甲县人民政府\n2030年1月10日\n一、种茶\n(一)扩种。种茶。(县农业局负责)\n"
FAULTY = CLEAN + "(二)护茶。护茶。(县农业局、县林业局参与)\n"


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """The path of a plan with two faults in one task."""
    (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return str(tmp_path / "faulty.txt")


def check(*words: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    result = CliRunner().invoke(main, ["check", *words])
    return result.exit_code, result.stdout, result.stderr


def test_statuses(faulty: str, tmp_path: Path) -> None:
    assert check("--from", faulty, "--severity", "warning")[0] == 1
    assert check("--from", str(tmp_path / "none.txt"))[0] == 2
    assert check("--store", ":memory:")[0] == 2
    assert check("--from", faulty, "--update-baseline")[0] == 2
    assert check("--from", faulty, "--baseline", str(tmp_path / "none.json"))[0] == 2
    assert check("--from", faulty, "--plan", "没有")[0] == 2


def test_a_document_of_a_folder_that_cannot_be_read_is_no_clean_plan(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    assert check("--from", str(tmp_path), "--severity", "warning")[0] == 0
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    status, out, err = check("--from", str(tmp_path), "--severity", "warning")
    assert (status, out) == (2, "")
    assert "broken.pdf" in err


def test_the_table_fits_and_shows_words_and_place(faulty: str) -> None:
    _, out, _ = check("--from", faulty, "--severity", "error")
    start = FAULTY.index("(县农业局、县林业局")
    assert f"{start}-{len(FAULTY) - 1}" in out
    assert "只有参与单位,无人负责" in out
    assert "(县农业局、县林业局参与)" in out
    assert out.splitlines()[-1] == "错误 error 1 · 警告 warning 0 · 提示 note 0"
    _, english, _ = check("--from", faulty, "--severity", "error", "--lang", "en")
    assert "only participants are named" in english


@pytest.mark.parametrize(("name", "begins"), [("a.html", "<!doctype html>"), ("a.sarif", "{"), ("a.json", "[")])
def test_the_ending_says_the_format(name: str, begins: str, faulty: str, tmp_path: Path) -> None:
    status, out, err = check("--from", faulty, "-o", str(tmp_path / name))
    assert (status, out) == (1, "")
    assert name in err
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_the_format_goes_before_the_ending(faulty: str, tmp_path: Path) -> None:
    check("--from", faulty, "-o", str(tmp_path / "a.html"), "--format", "json")
    assert {"check", "severity", "zh", "en", "sentence"} <= set(json.loads((tmp_path / "a.html").read_text("utf-8"))[0])


def test_a_baseline_leaves_the_new(faulty: str, tmp_path: Path) -> None:
    known = str(tmp_path / "known.json")
    assert check("--from", faulty, "--baseline", known, "--update-baseline")[0] == 0
    status, out, err = check("--from", faulty, "--baseline", known)
    assert status == 0
    assert "error 0" in out
    assert known in err
    (tmp_path / "faulty.txt").write_text(FAULTY + "(三)卖茶。卖茶。\n", encoding="utf-8")
    status, out, _ = check("--from", faulty, "--baseline", known, "--format", "json")
    assert (status, [row["check"] for row in json.loads(out)]) == (1, ["nobody-assigned"])
