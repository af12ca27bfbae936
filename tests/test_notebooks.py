"""Every notebook runs from top to bottom, shows what it should, and is stored without what it showed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECONDS = 300  # a cell

# What a cell must show, by notebook and cell.
SHOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "01-first-plan": {
        "read": ("汕尾市实施质量强市战略2017年度行动计划", "tasks 38", "assignments 229"),
        "sentence": ("市质监局牵头", "lead", "participant"),
        "question": ("汕尾市质监局 32", "汕尾市商务局 19", "汕尾检验检疫局 16"),
        "sparql": ("(三) 提升服务质量", "(二十一)"),
        "measure": ("汕尾市质监局", "<td>32</td><td>4</td><td>0</td><td>22</td><td>6</td>", "Newman 2001"),
        "network": ("259", "汕尾市商务局 — 汕尾市质监局 19", "汕尾市工商局 — 汕尾市质监局 18"),
        "page": ("<iframe", "srcdoc=", "汕尾市质监局"),
    },
    "02-matrix-and-dossiers": {
        "build": ("任务 tasks 38 · 责任分工 assignments 229",),
        "matrix": ("<iframe", "srcdoc=", "&quot;view&quot;:&quot;matrix&quot;"),
        "dossier": ("<iframe", "&quot;view&quot;:&quot;agencies&quot;", "<td>(三) 提升服务质量</td>"),
        "words": ("汕尾市知识产权局 5", "牵头 Lead | (十五) 加强知识产权管理 | "),
    },
}


def load(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat is untyped


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Any]:
    """The name of a notebook and the notebook after a run in a copy of its surroundings."""
    path: Path = request.param
    place = tmp_path_factory.mktemp(path.stem)
    shutil.copytree(ROOT / "data", place / "data")
    (place / "notebooks").mkdir()
    notebook = load(path)
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
            patch.setenv(variable, str(place / variable.lower()))
        folder = {"metadata": {"path": str(place / "notebooks")}}
        NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=folder).execute()
    return path.stem, notebook


def shown(cell: Any) -> str:
    """All a cell shows: what it printed, and its value as HTML where it has that, else as text."""
    texts = []
    for output in cell.outputs:
        data = output.get("data", {})
        texts.append(output.get("text") or data.get("text/html") or data.get("text/plain", ""))
    return "\n".join(texts)


def test_there_are_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(SHOWN)


def test_cells_show_what_they_should(executed: tuple[str, Any]) -> None:
    name, notebook = executed
    cells = {cell.id: cell for cell in notebook.cells if cell.cell_type == "code"}
    assert set(SHOWN[name]) == set(cells)
    for cell, words in SHOWN[name].items():
        missing = [word for word in words if word not in shown(cells[cell])]
        assert not missing, f"cell {cell} does not show {missing}:\n{shown(cells[cell])[:2000]}"


def test_nothing_is_written_to_standard_error(executed: tuple[str, Any]) -> None:
    _, notebook = executed
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


def test_a_page_comes_with_a_picture_and_words(executed: tuple[str, Any]) -> None:
    _, notebook = executed
    outputs = [output.data for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    pages = [data for data in outputs if "srcdoc=" in data.get("text/html", "")]
    assert pages
    for data in pages:
        assert data["image/svg+xml"].startswith("<svg ")
        assert "汕尾市" in data["text/plain"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_without_outputs(path: Path) -> None:
    notebook = load(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
    assert notebook.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_few_short_and_named(path: Path) -> None:
    cells = load(path).cells
    assert len(cells) <= 10
    assert all(len(cell.source.splitlines()) <= 12 for cell in cells)
    assert len({cell.id for cell in cells}) == len(cells)
    assert all(cell.id.replace("-", "").isalpha() for cell in cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_explanations_come_in_chinese_and_english(path: Path) -> None:
    for cell in load(path).cells:
        if cell.cell_type == "markdown":
            assert not cell.source.isascii()
            assert any(line.isascii() and len(line) > 20 for line in cell.source.splitlines())
