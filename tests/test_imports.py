"""Imports point one way (docs/architecture.md), and importing qgraph costs next to nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent / "qgraph"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each room may import besides itself. A room is the part of the module's name after ``qgraph.``.
GROUND = {"cards", "errors", "likeness", "model", "reforms", "slugs"}
MAY_IMPORT = {
    "errors": set[str](),
    "cards": set[str](),
    "model": {"cards", "errors"},
    "slugs": set[str](),
    "reforms": {"errors"},
    "workers": set[str](),
    "likeness": {"slugs"},
    "reading": GROUND,
    "extraction": GROUND,
    "graph": GROUND,
    "build": GROUND | {"reading", "extraction", "graph", "workers"},
    "identities": GROUND | {"extraction", "graph"},
    "analysis": GROUND | {"graph"},
    "publishing": GROUND | {"graph", "analysis"},
    "cli": GROUND | {"", "build", "identities", "reading", "extraction", "graph", "analysis", "publishing"},
    "": GROUND | {"build", "identities", "reading", "extraction", "graph", "analysis", "publishing"},
    "__main__": {"cli"},
}
# Libraries that stay behind one door.
ONLY_IN = {
    "rdflib": ("graph",),
    "oxrdflib": ("graph",),
    "pyoxigraph": ("graph",),
    "pyshacl": ("graph/shacl.py",),
    "networkx": ("analysis", "publishing"),
    "pyvis": ("publishing/page.py",),
    "IPython": (),
    "click": ("cli",),
    "rich": ("cli/terminal",),
    "rapidfuzz": ("likeness.py",),
    "pypdfium2": ("reading/pdf/pdfium.py",),
    "docx": ("reading/word",),
    "openpyxl": ("reading/sheets",),
}
HEAVY = {*ONLY_IN, "lxml", "opencc", "jinja2", "markdown_it", "pygments"}


def room_of(module: str) -> str:
    """The room a module of the package lies in; empty for the package itself."""
    return module.removeprefix("qgraph").lstrip(".").split(".")[0]


def module_name(path: Path) -> str:
    return ".".join(("qgraph", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """The full name of everything a module imports, wherever in it the import stands."""
    package = module_name(path).split(".")[: None if path.name == "__init__.py" else -1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            # "from qgraph import graph" imports the room and not a name of the package.
            yield from (f"{source}.{alias.name}" if source == "qgraph" else source for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    names = {name for name in imports(path) if name.split(".")[0] == "qgraph"}
    return {room if (room := room_of(name)) in MAY_IMPORT else "" for name in names}


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_room_imports_only_what_lies_below_it(path: Path) -> None:
    room = room_of(module_name(path))
    assert room in MAY_IMPORT, f"{room} is a new room: give it its place in docs/architecture.md and in this test"
    upwards = rooms_imported(path) - MAY_IMPORT[room] - {room}
    assert not upwards, f"{module_name(path)} must not import {', '.join(sorted(upwards))}"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_library_stays_behind_its_door(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    for library in {name.split(".")[0] for name in imports(path)} & ONLY_IN.keys():
        doors = ONLY_IN[library]
        assert any(place == door or place.startswith(f"{door}/") for door in doors), (
            f"{place} imports {library}, which only {', '.join(doors) or 'nobody'} may"
        )


def test_the_test_sees_every_form_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph").mkdir()
    path = tmp_path / "graph" / "store.py"
    path.write_text("from .. import cli\nfrom ..analysis import x\ndef f():\n    import qgraph.build, rdflib.term\n")
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    assert rooms_imported(path) == {"cli", "analysis", "build"}
    assert "rdflib.term" in imports(path)


def test_importing_qgraph_loads_nothing_heavy() -> None:
    code = "import sys, qgraph; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "qgraph" in result.stdout.split()
    assert not HEAVY & set(result.stdout.split())
