from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from qgraph.errors import OutputError
from qgraph.publishing.content import arrange
from qgraph.publishing.facts import PageFacts, PlanFact, TaskFact
from qgraph.publishing.page import ResponsibilityPage, render_page, write_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUILD = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("invented", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from qgraph.publishing.page import render_page
sys.stdout.buffer.write(render_page(module.plan_facts(20, 12)).encode())
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_same_facts_give_the_same_bytes_under_any_hash_seed(root: Path) -> None:
    pages = []
    for seed in ("0", "4242"):
        command = [sys.executable, "-c", BUILD, str(root / "tests" / "publishing" / "conftest.py")]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        pages.append(subprocess.run(command, capture_output=True, check=True, cwd=root, env=environment).stdout)
    assert len(pages[0]) > 400_000
    assert pages[0] == pages[1]


def test_pyvis_keeps_the_nodes_and_edges(invented: Callable[..., PageFacts]) -> None:
    facts = invented(6, 5)
    page = ResponsibilityPage(arrange(facts))
    assert page.num_edges() == len(facts.assignments)
    assert page.get_nodes()[:2] == ["t1", "t2"]
    assert "a1" in page.node_ids
    assert "a99" not in page.node_ids


def test_nothing_leaves_the_nodes_but_what_the_columns_name(invented: Callable[..., PageFacts]) -> None:
    page = ResponsibilityPage(arrange(invented(2, 2)))
    page.get_node("t1")["image"] = page.get_node("a1")["title"] = "https://example.org/beacon.png"
    assert "example.org" not in page.generate_html()


def test_a_page_brings_an_order_of_similarity_unless_it_is_large(
    invented: Callable[..., PageFacts], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = arrange(invented(20, 12))
    tasks, agencies = ResponsibilityPage(content).data({}, {}, {})["similar"].values()
    assert sorted(tasks) == list(range(len(content.works)))
    assert sorted(agencies) == list(range(len(content.bodies)))
    monkeypatch.setattr("qgraph.publishing.page.MOST_ORDERED", 3)
    assert ResponsibilityPage(content).data({}, {}, {})["similar"] == {"tasks": [], "agencies": []}


def test_titles_are_escaped() -> None:
    hostile = "</title><script>alert(1)</script>{{7*7}}"
    facts = PageFacts(
        plans=(PlanFact(plan="p", title=hostile),), tasks=(TaskFact(plan="p", task="t", title=hostile, text=hostile),)
    )
    html = render_page(facts)
    assert "<script>alert" not in html
    assert html.count("</script>") == 5
    assert "{{7*7}}" in html
    assert "<title>&lt;/title&gt;" in html


def test_the_policy_forbids_all_but_the_inlined_parts(invented: Callable[..., PageFacts]) -> None:
    html = render_page(invented(2, 2))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = dict(part.strip().split(" ", 1) for part in policy[1].split(";"))
    assert rules.pop("img-src") == "blob:", "drawings of our own on their way to a PNG; no address can be one"
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert {name: rule.count("sha256-") for name, rule in rules.items()} == {"script-src": 2, "style-src": 2}
    assert not re.search(r"unsafe|https?:|\*", policy[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_opens_in_the_language_asked_for(invented: Callable[..., PageFacts], lang: str) -> None:
    assert f'data-lang="{lang}"' in render_page(invented(1, 1), lang=lang)


def test_a_page_without_facts_is_a_page() -> None:
    assert "<h1" in render_page(PageFacts())


def test_a_notebook_gets_a_frame_that_may_run_scripts_and_hand_out_files(
    invented: Callable[..., PageFacts],
) -> None:
    frame = ResponsibilityPage(arrange(invented(1, 1)))._repr_html_()
    assert re.match(r'<iframe [^>]*sandbox="allow-scripts allow-downloads"[^>]*srcdoc="&lt;!doctype html&gt;', frame)
    assert "<" not in frame.removeprefix("<iframe").removesuffix("</iframe>")


def test_a_page_is_written_in_utf8_in_place_of_an_older_one(invented: Callable[..., PageFacts], tmp_path: Path) -> None:
    target = tmp_path / "计划.html"
    target.write_text("old", encoding="utf-8")
    write_page(invented(2, 2), target)
    assert target.read_text(encoding="utf-8") == render_page(invented(2, 2))
    assert names(tmp_path) == ["计划.html"]


def test_a_page_is_readable_for_whom_the_mask_lets(invented: Callable[..., PageFacts], tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_page(invented(1, 1), tmp_path / "p.html")
    finally:
        os.umask(before)
    assert (tmp_path / "p.html").stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_an_error_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder") as error:
        write_page(PageFacts(), tmp_path / "none" / "p.html")
    assert "\n" not in str(error.value)
    assert names(tmp_path) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        write_page(PageFacts(), tmp_path)


def test_a_write_that_fails_leaves_the_old_page_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path as AnyPath

    target = tmp_path / "p.html"
    target.write_text("old", encoding="utf-8")

    def full(self: AnyPath, target: AnyPath) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(AnyPath, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_page(PageFacts(), target)
    assert names(tmp_path) == ["p.html"]
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder nobody may write to, which Linux has")  # noqa: PTH112
def test_a_folder_without_permission_is_an_error_in_one_line() -> None:
    with pytest.raises(OutputError, match="cannot be written") as error:
        write_page(PageFacts(), "/proc/self/p.html")
    assert "\n" not in str(error.value)
