from __future__ import annotations

from pathlib import Path

import pytest

from qgraph.build import build, first_plan
from qgraph.errors import DocumentError, StoreError
from qgraph.graph.questions import ask
from qgraph.graph.store import MEMORY, Store

PLAN = """汕尾市人民政府关于印发好茶计划的通知
汕府〔2031〕7号
好茶计划
一、种好茶
(一)扩种。到2031年,茶园达到90家以上。(市农业局牵头,市林业局等单位参与)
(二)护茶。力争合格率达95.5%。(市林业局、市农业局按职责分工负责)
"""


@pytest.fixture
def store() -> Store:
    return Store.open(MEMORY, write=True)


def write(folder: Path, name: str, text: str = PLAN) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_graph_with_its_figures(store: Store, tmp_path: Path) -> None:
    report = build([write(tmp_path, "plan.txt")], store)
    (built,) = report.documents
    assert (built.counts.sections, built.counts.tasks, built.counts.agencies, built.counts.groups) == (1, 2, 2, 0)
    assert built.counts.assignments == {"lead": 1, "responsible": 0, "joint": 2, "participant": 1}
    assert (built.counts.targets, built.counts.targets_in_words) == (2, 0)
    assert built.changed
    assert report.totals == built.counts
    assert store.rows(f"ASK {{ GRAPH <{built.graph}> {{ ?plan a qg:ActionPlan }} }}")


def test_the_figures_are_those_the_store_gives(store: Store, tmp_path: Path) -> None:
    counts = build([write(tmp_path, "plan.txt")], store).totals
    (row,) = ask(store, "summary").records()
    assert row.items() >= dict(counts.assignments).items()
    for name in ("sections", "tasks", "agencies", "groups", "targets", "targets_in_words", "problems"):
        assert row[name] == getattr(counts, name), name


def test_building_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path, "plan.txt")
    build([path], store)
    before = set(store.inner)
    assert [built.changed for built in build([path], store).documents] == [False]
    assert set(store.inner) == before


def test_building_a_new_version_replaces(store: Store, tmp_path: Path) -> None:
    build([write(tmp_path, "plan.txt")], store)
    report = build([write(tmp_path, "plan.txt", PLAN.replace("扩种", "补种"))], store)
    assert report.documents[0].changed
    assert [row["title"] for row in ask(store, "tasks").records()] == ["补种", "护茶"]


def test_a_folder_is_walked_in_order_and_what_is_left_out_is_said(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "b/二.txt", PLAN.replace("7号", "8号"))
    write(
        tmp_path, "b/一.html", f"<html><body><p>{PLAN.replace('7号', '9号')}</p></body></html>".replace("\n", "</p><p>")
    )
    write(tmp_path, "a.md")
    write(tmp_path, ".hidden.txt", PLAN.replace("7号", "10号"))
    write(tmp_path, ".git/plan.txt", PLAN.replace("7号", "11号"))
    write(tmp_path, "picture.png", "")
    write(tmp_path, "~$b.docx", "")
    write(tmp_path, "old.wps")
    write(tmp_path, "empty.txt", "")
    told: list[tuple[int, int, str]] = []
    report = build([tmp_path], store, lambda *progress: told.append(progress))
    names = [built.source.removeprefix(f"{tmp_path}/") for built in report.documents]
    assert names == ["a.md", "b/一.html", "b/二.txt"]
    skipped = {one.source.removeprefix(f"{tmp_path}/"): one for one in report.skipped}
    assert sorted(skipped) == ["empty.txt", "old.wps", "picture.png"]
    assert skipped["empty.txt"].failed
    assert "the file is empty" in skipped["empty.txt"].reason
    assert not skipped["picture.png"].failed
    assert skipped["old.wps"].failed
    assert "请在 WPS 文字中另存为 .docx" in skipped["old.wps"].reason
    assert [(number, total) for number, total, _ in told] == [(number, 5) for number in range(1, 6)]
    # A body that stands in three documents is counted once.
    assert (report.totals.tasks, report.totals.agencies) == (6, 2)


def test_of_two_copies_of_one_document_the_first_is_built(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", PLAN + "\n")
    first = build([tmp_path], store)
    assert len(first.documents) == 1
    assert "the same document as" in first.skipped[0].reason
    assert not first.skipped[0].failed
    assert not build([tmp_path], store).documents[0].changed


@pytest.mark.parametrize("jobs", [1, 3])
def test_any_number_of_processes_builds_the_same(store: Store, tmp_path: Path, jobs: int) -> None:
    for number in range(7):
        write(tmp_path, f"{number}.txt", PLAN.replace("7号", f"{number}号").replace("90家", f"{number}0家"))
    report = build([tmp_path], store, jobs=jobs)
    with Store.open(MEMORY) as one_by_one:
        paths = sorted(tmp_path.iterdir())
        built = tuple(document for path in paths for document in build([path], one_by_one).documents)
        assert report.documents == built
        assert set(store.inner) == set(one_by_one.inner)


@pytest.mark.parametrize(
    ("accident", "reason", "seconds"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "killed (signal 9)", 120),
        ("import os; os._exit(3)", "status 3", 120),
        ("raise RuntimeError('no parser')", "RuntimeError: no parser", 120),
        ("import time; time.sleep(600)", "longer than 15 seconds", 15),  # the others are read in far less
    ],
)
def test_a_document_that_ends_its_process_is_named_and_the_others_are_built(  # noqa: PLR0917 - fixtures and a row
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accident: str, reason: str, seconds: int
) -> None:
    """Pages are parsed by lxml, for which something stands in here that has an accident."""
    parser, plans = tmp_path / "parser", tmp_path / "plans"
    write(parser, "lxml/__init__.py", accident)
    monkeypatch.syspath_prepend(str(parser))
    monkeypatch.setattr("qgraph.build._SECONDS", seconds)
    for name, number in (("a.txt", 1), ("b.html", 2), ("c.txt", 3)):
        write(plans, name, ("<html><p>" if name == "b.html" else "") + PLAN.replace("7号", f"{number}号"))
    report = build([plans], store, jobs=2)
    assert [Path(built.source).name for built in report.documents] == ["a.txt", "c.txt"]
    (skipped,) = report.skipped
    assert Path(skipped.source).name == "b.html"
    assert skipped.failed
    assert reason in skipped.reason
    with pytest.raises(DocumentError, match=r"b\.html"):
        build([plans / name for name in ("a.txt", "b.html", "c.txt", "a.txt")], store, jobs=2)


def test_a_bad_file_by_name_raises_and_leaves_the_store(store: Store, tmp_path: Path) -> None:
    build([write(tmp_path, "plan.txt")], store)
    before = set(store.inner)
    for bad in (write(tmp_path, "empty.txt", ""), tmp_path / "nowhere.txt"):
        with pytest.raises(DocumentError, match=bad.name):
            build([bad], store)
    (tmp_path / "nothing").mkdir()
    with pytest.raises(DocumentError, match="holds no document"):
        build([tmp_path / "nothing"], store)
    assert set(store.inner) == before


def test_a_store_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    path = write(tmp_path, "plan.txt")
    with Store.open(tmp_path / "store", write=True) as store:
        build([path], store)
    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match="reading only"):
        build([path], store)


def test_a_text_without_tasks_is_a_plan_without_tasks(store: Store, tmp_path: Path) -> None:
    counts = build([write(tmp_path, "note.txt", "今天放假。")], store).totals
    assert (counts.tasks, counts.agencies, sum(counts.assignments.values())) == (0, 0, 0)


def test_the_first_plan(store: Store, first_plan: Path) -> None:
    counts = build([first_plan], store).totals
    assert (counts.sections, counts.tasks, counts.agencies, counts.groups) == (10, 38, 31, 3)
    assert counts.assignments == {"lead": 12, "responsible": 3, "joint": 140, "participant": 74}
    assert (counts.targets, counts.targets_in_words) == (36, 5)
    busiest = [(row["name"], row["tasks"]) for row in ask(store, "busiest-agencies").records()[:4]]
    assert busiest == [("汕尾市质监局", 32), ("汕尾市商务局", 19), ("汕尾市工商局", 18), ("汕尾检验检疫局", 16)]
    assert len(ask(store, "no-lead")) == 24
    assert len(ask(store, "dossier", agency="市质监局")) == 32
    pairs = [(row["first"], row["second"], row["tasks"]) for row in ask(store, "pairs").records()[:3]]
    assert [tasks for _, _, tasks in pairs] == [19, 18, 16]
    assert [row["ordinal"] for row in ask(store, "nobody-accountable").records()] == [10, 31]
    assert {(row["first"], row["second"]) for row in ask(store, "same-bodies").records()} == {(12, 14), (31, 38)}
    assert [row["bodies"] for row in ask(store, "largest-tasks").records()[:3]] == [13, 13, 13]
    assert len(ask(store, "open-lists")) == 34
    outside = {row["name"]: row["tasks"] for row in ask(store, "outside-bodies").records()}
    assert outside == {"汕尾检验检疫局": 16, "汕尾市邮政管理局": 2, "汕尾市人民检察院": 1, "汕尾市编办": 1}
    assert {row["printed"] for row in ask(store, "printed-names", agency="汕尾市海洋与渔业局").records()} == {
        "市海洋与渔业局",
        "海洋与渔业局",
    }


def test_every_quoted_place_is_in_the_first_plan(store: Store, first_plan: Path) -> None:
    from qgraph.reading import read

    build([first_plan], store)
    text = read(first_plan).text
    spans = store.rows("SELECT ?words ?start ?end WHERE { ?span oa:exact ?words ; oa:start ?start ; oa:end ?end }")
    assert len(spans) > 300
    for words, start, end in spans:
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == words


def test_the_plan_that_comes_with_qgraph(store: Store) -> None:
    counts = build([first_plan()], store).totals
    assert (counts.tasks, sum(counts.assignments.values()), counts.targets) == (38, 229, 36)
