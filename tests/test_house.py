"""The house rules that can be measured: sizes, docstrings, public names, and what lies in the wheel."""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "qgraph"
MODULES = sorted(PACKAGE.rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def lengths() -> dict[str, int]:
    """The lines of every function, docstring and all, by its place."""
    return {
        f"{place(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, Function)
    }


def public(node: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | Function]:
    """The classes and functions a reader meets, methods included, in the order of the file."""
    for child in node.body:
        if isinstance(child, ast.ClassDef | Function) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def test_functions_are_short() -> None:
    long = {where: lines for where, lines in lengths().items() if lines > 60}
    assert not long
    assert median(lengths().values()) <= 10


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_fits_in_the_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}, "name a module by what it is about"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_everything_public_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "the module has no docstring"
    bare = [f"{node.name}, line {node.lineno}" for node in public(tree(path)) if not ast.get_docstring(node)]
    assert not bare


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_every_name_in_all_exists(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    if path.name == "__main__.py":
        return  # importing it would run the command
    module = importlib.import_module(name)
    exported = getattr(module, "__all__", [])
    assert len(exported) == len(set(exported))
    missing = [entry for entry in exported if not hasattr(module, entry)]
    assert not missing


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The project as a user installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("qgraph-*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def package_data() -> set[str]:
    """Every file of the package that is no Python module: tables, queries, shapes, templates."""
    files = {path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    return {place(path) for path in files if path.suffix != ".py"}


def test_the_wheel_holds_the_modules_and_their_data(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {place(path) for path in MODULES} <= names
    assert package_data() <= names
    for suffix in (".rq", ".toml", ".j2", ".js", ".css"):
        assert any(name.endswith(suffix) for name in names), f"no {suffix} in the wheel"


def test_the_wheel_holds_the_ontology_and_the_licence(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("qgraph/graph/ontology.ttl") == (ROOT / "ontology.ttl").read_bytes()
    (licence,) = (name for name in wheel.namelist() if name.endswith("/licenses/LICENSE"))
    assert wheel.read(licence) == (ROOT / "LICENSE").read_bytes()
    assert "Apache License" in wheel.read(licence).decode()


def test_the_wheel_walks_the_whole_way_by_itself(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    demo = [sys.executable, "-m", "qgraph", "demo", "--store", "store", "-o", "plan.html"]
    subprocess.run(demo, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "plan.html").stat().st_size > 0
    where = [sys.executable, "-c", "import qgraph; print(qgraph.__file__)"]
    result = subprocess.run(where, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert result.stdout.startswith(str(tmp_path)), "the wheel was not what ran"


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"qgraph", wheel_info(wheel)}


def wheel_info(wheel: zipfile.ZipFile) -> str:
    return next(name.split("/")[0] for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))


def test_nothing_else_lies_at_the_top() -> None:
    """The top level is fixed: docs/architecture.md says what each part is."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: nothing tells what belongs to the project")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    top = {name.partition("/")[0] for name in tracked.splitlines()}
    assert top <= {
        *("qgraph", "ontology.ttl", "data", "notebooks", "tests", "pyproject.toml"),
        *(
            "README.md",
            "CHANGELOG.md",
            "LICENSE",
            "Makefile",
            ".ci",
            ".gitignore",
            "docs",
            "benchmarks",
            "requirements",
        ),
    }
