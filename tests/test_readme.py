"""What the README and the docs show is what happens: sessions, Python examples, links, the list of commands."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from qgraph.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
HOME = "/home/you/qgraph"  # stands for the folder a page's session runs in
LINK = re.compile(r"\]\(([^)\s]+)\)")


def place(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


class Step(NamedTuple):
    """A command of a session and what it prints."""

    command: str
    output: str


def steps(block: str) -> list[Step]:
    """The commands of a console block; a line that starts with "> " goes on with the command above it."""
    found = []
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = piece.splitlines()
        end = next((i for i, line in enumerate(lines) if i and not line.startswith("> ")), len(lines))
        command = "\n".join([lines[0], *(line.removeprefix("> ") for line in lines[1:end])])
        found.append(Step(command, "\n".join(lines[end:]).rstrip()))
    return found


def sessions(page: Path) -> list[Step]:
    """All steps of a page, which share one folder and follow each other."""
    return [step for block in CONSOLE.findall(page.read_text(encoding="utf-8")) for step in steps(block)]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder as a newcomer has it: the project's data and nothing built yet."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def run(command: str, folder: Path) -> str:
    """What the command prints, standard error included, in a plain pipe of 80 columns."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "80", "NO_COLOR": "1"}
    shell = ["bash", "-c", command]
    result = subprocess.run(
        shell,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    printed = result.stdout.replace(str(folder.resolve()), HOME)
    return "\n".join(line.rstrip() for line in printed.splitlines()).rstrip()


@pytest.mark.parametrize("page", [page for page in PAGES if sessions(page)], ids=place)
def test_a_session_prints_what_the_page_shows(page: Path, fresh: Path) -> None:
    for step in sessions(page):
        assert Step(step.command, run(step.command, fresh)) == step, "if this is right: python tests/test_readme.py"


@pytest.mark.parametrize("page", [page for page in PAGES if PYTHON.search(page.read_text("utf-8"))], ids=place)
def test_a_python_example_prints_what_the_page_shows(page: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(fresh)
    text = "\n".join(PYTHON.findall(page.read_text(encoding="utf-8")))
    examples = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert examples.examples
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_a_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name} links to {target}"


def commands() -> list[str]:
    return main.list_commands(click.Context(main))


@pytest.mark.parametrize("name", commands())
def test_every_command_stands_in_the_readme_and_has_help(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    assert re.search(rf"\bqgraph {name}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_readme_names_the_two_commands() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in (ROOT / "README.md").read_text(encoding="utf-8")
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_term_of_the_ontology_stands_in_the_page_on_the_graph() -> None:
    ontology = (ROOT / "ontology.ttl").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    terms = re.findall(r"^(qg:\w+) a owl:", ontology, re.MULTILINE)
    assert terms
    assert not [term for term in terms if not re.search(rf"{term}\b", page)]


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_a_table_row_shown_is_a_table_row(page: Path) -> None:
    for block in TOML.findall(page.read_text(encoding="utf-8")):
        assert tomllib.loads(block)


def renewed(page: Path, folder: Path) -> str:
    """The page with its sessions as they run now."""

    def session(block: re.Match[str]) -> str:
        lines = ["```console"]
        for command, _ in steps(block[1]):
            lines += ["$ " + command.replace("\n", "\n> "), run(command, folder)]
        return "\n".join(line for line in lines if line) + "\n```"

    return CONSOLE.sub(session, page.read_text(encoding="utf-8"))


if __name__ == "__main__":  # renew the sessions of all pages; look at the difference before you commit it
    for changed in filter(sessions, PAGES):
        with tempfile.TemporaryDirectory() as here:
            shutil.copytree(ROOT / "data", Path(here) / "data")
            changed.write_text(renewed(changed, Path(here)), encoding="utf-8")
