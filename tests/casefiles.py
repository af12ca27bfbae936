"""Cases that a reader of Chinese can check without reading code: a title, a text, and what should be read from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.model import Printed, Target

__all__ = ["Case", "cases", "printed", "sentences", "target_line"]


class Case(NamedTuple):
    """A title, a text and the lines expected of it."""

    title: str
    text: str
    expected: list[str]


def cases(path: Path) -> list[Case]:
    """The cases of a file: three parts each, parted by lines with a single full stop."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    parts = "\n".join(lines).strip().removesuffix("\n.").split("\n.\n")
    assert len(parts) % 3 == 0, f"a case of {path.name} lacks one of its three parts"
    return [Case(parts[i].strip(), parts[i + 1], parts[i + 2].splitlines()) for i in range(0, len(parts), 3)]


def sentences(folder: Path) -> list[list[str]]:
    """Every sentence of the files of a folder, each with the indented lines below it."""
    found: list[list[str]] = []
    for path in sorted(folder.glob("*.txt")):
        for row in path.read_text(encoding="utf-8").splitlines():
            if row.startswith("  "):
                found[-1].append(row.strip())
            elif row and not row.startswith("#"):
                found.append([row])
    return found


def target_line(target: Target) -> str:
    """A target as it is written in case files: indicator, comparator, value, unit, qualifiers, deadline, notes."""
    numbers = [target.lower, target.upper] if target.comparator == "range" else [target.value]
    value = "-".join(str(number) for number in numbers if number is not None)
    head = " ".join(part for part in (str(target.comparator), value, target.unit) if part)
    rest = [" ".join(target.qualifiers), str(target.deadline or ""), " ".join(code for code, _ in target.notes)]
    return f"{target.indicator}: " + " · ".join(part for part in [head, *rest] if part)


def printed(name: Printed) -> str:
    """A name without the line breaks of its text; words of Latin letters keep the spaces between them."""
    return re.sub(r"(?<![a-zA-Z,.])\s+|\s+(?![a-zA-Z])", "", name.text)
