"""Markdown as a person writes it: headings for sections and tasks, the clause as a list item below its task."""

from __future__ import annotations

from tests.making.plan import Part, task

__all__ = ["markdown"]

_HEADS = {"notice": "# ", "title": "# ", "section": "## "}


def markdown(parts: list[Part]) -> bytes:
    """The plan as Markdown in UTF-8."""
    return "\n\n".join(_block(part) for part in parts).encode() + b"\n"


def _block(part: Part) -> str:
    if part.kind != "task":
        return _HEADS.get(part.kind, "") + part.number + part.text
    found = task(part)
    return f"### {found.number}{found.title}\n\n{found.content}\n\n- {found.clause}"
