"""The command line as a person meets it: real processes, real pipes, one clear line when something is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import pytest

from qgraph import __version__
from qgraph.graph.export import export
from qgraph.graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """示例市人民政府办公室关于印发示例市数字乡村2030年度行动计划的通知

各县(市、区)人民政府，市政府各部门：

示例市数字乡村2030年度行动计划

一、完善设施
（一）建设网络。到2030年，行政村网络覆盖率达到98%以上。（市科技局牵头，市农业局、市商务局等参与）
（二）开办驿站。新增服务驿站20家以上。（市商务局、市教育局按职责分工负责）
二、培养人才
（三）组织培训。全年培训农民3000人次。（市教育局负责）
"""


class Outcome(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


def qgraph(*words: str, folder: Path, stdin: str | None = None, **environment: str) -> Outcome:
    """One run of the command in ``folder``, with nothing of this machine's settings."""
    plain = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    result = subprocess.run(
        [sys.executable, "-m", "qgraph", *words],
        cwd=folder,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=plain | environment,
        timeout=60,
        check=False,
    )
    return Outcome(result.returncode, result.stdout, result.stderr)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan and the store built from it; read, never written."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    done = qgraph("build", "plan.txt", folder=folder)
    assert done.status == 0, done.err
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """The same for a test's own use, with files in it that are no plans."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    (copy / "other.txt").write_text(PLAN.replace("乡村", "渔村"), encoding="utf-8")
    (copy / "empty.txt").write_bytes(b"")
    (copy / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (copy / "folder").mkdir()
    (copy / "bad.rq").write_text("SELECT ?x WHERE { ?x", encoding="utf-8")
    return copy


def content(folder: Path) -> bytes:
    """Everything in the folder's store."""
    out = io.BytesIO()
    with Store.open(folder / "qgraph-store") as store:
        export(store, "nquads", out)
    return out.getvalue()


CANNOT = {
    "extract an empty file": ("extract", "empty.txt"),
    "extract a binary file": ("extract", "binary.txt"),
    "extract a missing file": ("extract", "missing.txt"),
    "extract a directory": ("extract", "folder"),
    "build an empty file": ("build", "empty.txt"),
    "build a binary file": ("build", "binary.txt"),
    "build a missing file": ("build", "missing.txt"),
    "build a new file and a missing one": ("build", "other.txt", "missing.txt"),
    "ask wrong SPARQL": ("query", "SELECT ?x WHERE { ?x"),
    "ask wrong SPARQL from a file": ("query", "-f", "bad.rq"),
    "ask an update": ("query", "DELETE WHERE { ?s ?p ?o }"),
    "ask another server": ("query", "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
    "ask from a missing file": ("query", "-f", "missing.rq"),
    "ask from a file that is no text": ("query", "-f", "binary.txt"),
    "ask with a parameter that is called name": ("query", "busiest-agencies", "--name", "y"),
    "ask with a parameter that is called timeout": ("query", "busiest-agencies", "--timeout", "5"),
    "ask with a parameter without a value": ("query", "busiest-agencies", "--plan"),
    "give an unknown command": ("draw",),
    "give an unknown option": ("viz", "--colour", "red"),
    "ask an unknown question": ("query", "no-such-question"),
    "ask about an unknown agency": ("query", "dossier", "--agency", "火星局"),
    "ask about a plan that is nowhere": ("query", "tasks", "--plan", "https://nowhere.example/x"),
    "ask about an agency that is nowhere": ("query", "dossier", "--agency", "https://nowhere.example/x"),
    "ask without a needed parameter": ("query", "dossier"),
    "ask with an unknown parameter": ("query", "busiest-agencies", "--colour", "red"),
    "ask a store that is not there": ("query", "busiest-agencies", "--store", "nowhere"),
    "ask a folder that is no store": ("query", "busiest-agencies", "--store", "."),
    "ask a file as a store": ("query", "busiest-agencies", "--store", "plan.txt"),
    "rank by an unknown column": ("measure", "--by", "colour"),
    "draw into a folder that is not there": ("viz", "-o", "nowhere/page.html"),
    "draw onto a folder": ("viz", "-o", "folder"),
    "export an unknown format": ("export", "--format", "docx"),
    "look for an agency that is like none": ("agencies", "火星局火星局"),
    "add a table that is not there": ("agencies", "--lexicon", "missing.toml"),
    "extract with a table that is none": ("extract", "plan.txt", "--lexicon", "plan.txt"),
    "build with a table that is none": ("build", "other.txt", "--lexicon", "binary.txt"),
    "export into a folder that is not there": ("export", "-o", "nowhere/all.ttl"),
}


@pytest.mark.parametrize("words", CANNOT.values(), ids=CANNOT.keys())
def test_what_cannot_be_done_is_one_clear_line(words: tuple[str, ...], folder: Path) -> None:
    before = content(folder)
    names = {path.name for path in folder.iterdir()}
    outcome = qgraph(*words, folder=folder)
    assert outcome.status == 2
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1, outcome.err
    assert "Traceback" not in outcome.err
    assert content(folder) == before != b""
    assert {path.name for path in folder.iterdir()} == names


def test_more_is_said_when_asked_for(folder: Path) -> None:
    outcome = qgraph("-v", "extract", "missing.txt", folder=folder)
    assert outcome.status == 2
    assert "Traceback" in outcome.err
    assert "missing.txt" in outcome.err.splitlines()[-1]


@pytest.mark.parametrize("width", ["abc", "", "-5", "99999999", "٣"])
def test_a_width_that_is_none_is_eighty(built: Path, width: str) -> None:
    usual = qgraph("query", "busiest-agencies", folder=built)
    assert qgraph("query", "busiest-agencies", folder=built, COLUMNS=width) == usual


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text(
        "一、\x1b]0;title\x07事\n(一)抽检\x1b[2J。(\x1b[31m市科技局负责)", encoding="utf-8"
    )
    for words in (("extract", "--explain"), ("build",)):
        outcome = qgraph(words[0], "a\x1b[31m.txt", *words[1:], folder=tmp_path)
        assert outcome.status == 0, outcome.err
        assert "\x1b" not in outcome.out + outcome.err
        assert "\x07" not in outcome.out + outcome.err


@pytest.mark.parametrize("words", [("measure", "--format", "csv"), ("measure", "--format", "json"), ("questions",)])
def test_output_is_utf_8_whatever_the_locale(built: Path, words: tuple[str, ...]) -> None:
    usual = qgraph(*words, folder=built)
    assert usual.status == 0
    assert qgraph(*words, folder=built, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0") == usual


def test_an_empty_ranking_in_csv_has_its_heading(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("某市规定\n第一条 为了管理。", encoding="utf-8")
    assert qgraph("measure", "--from", "plan.txt", "--format", "csv", folder=tmp_path).out.startswith("agency,name,")


def test_a_wrong_file_is_named_in_the_message(folder: Path) -> None:
    for name in ("empty.txt", "binary.txt", "missing.txt", "folder"):
        assert name in qgraph("extract", name, folder=folder).err


def test_version(tmp_path: Path) -> None:
    assert qgraph("--version", folder=tmp_path) == Outcome(0, f"qgraph {__version__}\n", "")


def test_no_escape_codes_where_nobody_watches(folder: Path) -> None:
    for words in (("build", "plan.txt"), ("query", "busiest-agencies"), ("measure",), ("extract", "plan.txt")):
        outcome = qgraph(*words, folder=folder)
        assert outcome.status == 0
        assert outcome.out
        assert "\x1b" not in outcome.out + outcome.err


def test_no_color_is_respected_where_colour_is_forced(folder: Path) -> None:
    outcome = qgraph("query", "busiest-agencies", folder=folder, NO_COLOR="1", FORCE_COLOR="1")
    assert outcome.status == 0
    assert "\x1b[3" not in outcome.out  # no colours; bold and such may stay


def width(line: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def test_a_table_fits_in_eighty_columns(built: Path) -> None:
    asked = (("query", "busiest-agencies"), ("query", "dossier", "--agency", "市商务局"), ("measure",))
    for words in (*asked, ("agencies",), ("agencies", "--lang", "en")):
        lines = qgraph(*words, folder=built).out.splitlines()
        assert lines
        assert max(map(width, lines)) <= 80


def test_answers_in_the_formats_of_sparql(built: Path) -> None:
    asked = "SELECT ?name WHERE { ?a a qg:Agency ; skos:prefLabel ?name } ORDER BY ?name"
    as_json = json.loads(qgraph("query", asked, "--format", "json", folder=built).out)
    assert as_json["head"]["vars"] == ["name"]
    names = [row["name"]["value"] for row in as_json["results"]["bindings"]]
    assert names == sorted(names)
    as_csv = list(csv.DictReader(io.StringIO(qgraph("query", asked, "--format", "csv", folder=built).out, newline="")))
    assert [row["name"] for row in as_csv] == names != []
    assert qgraph("query", asked, "--format", "tsv", folder=built).out.splitlines()[0] == "?name"


def test_a_query_may_come_from_anywhere(built: Path, tmp_path: Path) -> None:
    asked = "SELECT (COUNT(?t) AS ?n) WHERE { ?t a qg:Task }"
    (tmp_path / "q.rq").write_text(asked, encoding="utf-8")
    here = qgraph("query", asked, "--format", "csv", folder=built).out
    assert here.split() == ["n", "3"]
    assert qgraph("query", "-f", str(tmp_path / "q.rq"), "--format", "csv", folder=built).out == here
    assert qgraph("query", "-", "--format", "csv", folder=built, stdin=asked).out == here


def test_a_store_is_found_by_option_and_by_environment(built: Path, tmp_path: Path) -> None:
    store = str(built / "qgraph-store")
    asked = ("query", "busiest-agencies", "--format", "csv")
    here = qgraph(*asked, folder=built)
    assert here.status == 0
    assert qgraph(*asked, "--store", store, folder=tmp_path) == here
    assert qgraph(*asked, folder=tmp_path, QGRAPH_STORE=store) == here


def test_a_plan_may_come_from_standard_input(built: Path) -> None:
    piped = json.loads(qgraph("extract", "-", "--format", "json", folder=built, stdin=PLAN).out)
    named = json.loads(qgraph("extract", "plan.txt", "--format", "json", folder=built).out)
    assert piped["assignments"] == named["assignments"] != []


def test_an_output_of_dash_is_standard_output(built: Path) -> None:
    assert qgraph("export", "-o", "-", folder=built) == qgraph("export", folder=built)


def test_a_reader_that_leaves_early_is_no_error(built: Path) -> None:
    command = [sys.executable, "-m", "qgraph", "export", "--format", "nquads"]
    with subprocess.Popen(command, cwd=built, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_file_of_brackets_ends_soon_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "brackets.txt").write_bytes(b"(" * 30_000_000)
    outcome = qgraph("extract", "brackets.txt", "--format", "json", folder=tmp_path)  # within the limit of every run
    assert outcome.status == 0
    read = json.loads(outcome.out)
    assert read["tasks"] == read["assignments"] == []
    assert [problem["severity"] for problem in read["problems"]] == ["error"]


def test_building_twice_changes_nothing(folder: Path) -> None:
    before = content(folder)
    outcome = qgraph("build", "plan.txt", folder=folder)
    assert outcome.status == 0
    assert "未变 unchanged" in outcome.out
    assert content(folder) == before


def test_the_same_bytes_under_every_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    exports = set()
    for seed in ("0", "1", "4711"):
        words = ("export", "--from", "plan.txt", "--format", "turtle")
        exports.add(qgraph(*words, folder=tmp_path, PYTHONHASHSEED=seed).out)
    assert len(exports) == 1
    assert "qg:Task" in exports.pop()


def test_extract_explains_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("1.抽检。由企业牵头。(市科技局负责)", encoding="utf-8")
    table = qgraph("extract", "plan.txt", "--explain", folder=tmp_path)
    assert "叙述用语 · prose that assigns nothing" in table.out
    assert "由企业牵头。" in table.out
    read = json.loads(qgraph("extract", "plan.txt", "--explain", "--format", "json", folder=tmp_path).out)
    assert read["coverage"]["read"] == 1
    assert [(row["printed"], row["reason"]) for row in read["coverage"]["passed"]] == [("由企业牵头。", "prose")]
    assert "coverage" not in json.loads(qgraph("extract", "plan.txt", "--format", "json", folder=tmp_path).out)


def test_agencies_of_a_store_of_a_file_and_of_the_lexicon(built: Path, tmp_path: Path) -> None:
    in_store = json.loads(qgraph("agencies", "--format", "json", folder=built).out)
    of_file = json.loads(qgraph("agencies", "--from", str(built / "plan.txt"), "--format", "json", folder=tmp_path).out)
    assert in_store == of_file
    assert in_store[0]["tasks"] == 2
    rows = list(csv.DictReader(io.StringIO(qgraph("agencies", "教育", "--format", "csv", folder=built).out)))
    assert [(row["printed"], row["responsible"], row["joint"]) for row in rows] == [("市教育局", "1", "1")]
    lexicon = json.loads(qgraph("agencies", "fgw", "--format", "json", folder=tmp_path).out)
    assert [one["id"] for one in lexicon] == ["fagaiwei"]


def test_agencies_explains_a_name_in_two_lines(built: Path, tmp_path: Path) -> None:
    outcome = qgraph("agencies", "市教育局", "--explain", folder=built)
    assert len(outcome.out.splitlines()) == 2
    assert "departments.toml" in outcome.out
    assert "发展改革委" in qgraph("agencies", "市发改委", "--explain", folder=tmp_path).out


def test_a_table_of_ones_own_is_in_force_wherever_documents_are_read(folder: Path) -> None:
    (folder / "own.toml").write_text(
        '[[abbreviation]]\nagency = "jiaoyuju"\nnames = ["文教口"]\nexamples = ["市文教口 = 市教育局"]\n',
        encoding="utf-8",
    )
    (folder / "plan.txt").write_text(PLAN.replace("市教育局负责", "市文教口负责"), encoding="utf-8")
    plain = json.loads(qgraph("extract", "plan.txt", "--format", "json", folder=folder).out)
    own = json.loads(qgraph("extract", "plan.txt", "--format", "json", "--lexicon", "own.toml", folder=folder).out)
    ids = [[one["agency"] for one in read["assignments"]] for read in (plain, own)]
    assert (len(ids[0]), len(ids[1])) == (5, 6), "a clause of one name that nobody else takes for a body"
    assert ids[1][-1] == ids[1][-2]
    assert qgraph("build", "plan.txt", "--lexicon", "own.toml", folder=folder).status == 0
    found = json.loads(qgraph("agencies", "文教", "--format", "json", "--lexicon", "own.toml", folder=folder).out)
    assert [(one["printed"], one["tasks"]) for one in found] == [(["市教育局", "市文教口"], 2)]


LONG = "长" * 100  # a name of more bytes than any file system takes
TOO_LONG = {
    "store": ("query", "busiest-agencies", "--store", LONG),
    "source": ("build", LONG),
    "from": ("measure", "--from", LONG),
    "document": ("extract", LONG),
    "plan": ("compare", "plan.txt", LONG),
    "baseline": ("check", "--from", "plan.txt", "--baseline", LONG, "--update-baseline"),
}


@pytest.mark.parametrize("words", TOO_LONG.values(), ids=TOO_LONG)
def test_a_name_no_file_can_have_is_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    outcome = qgraph(*words, folder=tmp_path)
    assert outcome.status == 2
    assert outcome.err.startswith("Error: ")
    assert len(outcome.err.splitlines()) == 1


STREAMS = {
    "full disk": ("extract plan.txt > /dev/full", 2),
    "full disk, page": ("viz --from plan.txt -o - > /dev/full", 2),
    "full disk, table": ("measure --from plan.txt > /dev/full", 2),
    "full disk, help": ("--help > /dev/full", 2),
    "no output": ("extract plan.txt >&-", 0),
    "no input": ("extract - <&-", 2),
    "no question": ("query - <&-", 2),
}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no disk that is always full")  # noqa: PTH110
@pytest.mark.parametrize(("line", "status"), STREAMS.values(), ids=STREAMS)
def test_streams_that_fail_are_one_line(tmp_path: Path, line: str, status: int) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    command = f"{shlex.quote(sys.executable)} -m qgraph {line}"
    result = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert result.returncode == status
    assert "Traceback" not in result.stderr
    assert sum(line.startswith("Error") for line in result.stderr.splitlines()) == (1 if status else 0)


def test_a_page_can_go_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    outcome = qgraph("viz", "--from", "plan.txt", "-o", "-", folder=tmp_path)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("<!doctype html>")
    assert outcome.out.endswith("</html>\n") or outcome.out.endswith("</html>")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]
    assert qgraph("demo", "-o", "-", folder=tmp_path).status == 2


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    for name, number in (("a.txt", "98"), ("b.txt", "99")):
        text = PLAN.replace("建设网络", '=HYPERLINK("x")建设').replace("98%", f"{number}%")
        (tmp_path / name).write_text(text.replace("2030", f"20{number}"), encoding="utf-8")
    outcome = qgraph("compare", "a.txt", "b.txt", "--format", "csv", folder=tmp_path)
    cells = [cell for row in csv.reader(io.StringIO(outcome.out)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_a_message_does_not_repeat_a_whole_book(tmp_path: Path) -> None:
    outcome = qgraph("query", "x" * 30_000, "--store", "none", folder=tmp_path)
    assert outcome.status == 2
    assert len(outcome.err) < 3000
