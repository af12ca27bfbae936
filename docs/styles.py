"""Writes docs/styles.md anew from qgraph/extraction/lexicon/styles.toml. Run by hand after a change of that table.

python docs/styles.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgraph.extraction.tables import table
from qgraph.model import Role

__all__ = ["PAGE", "page"]

PAGE = Path(__file__).resolve().parent / "styles.md"


def page() -> str:
    """The page as Markdown."""
    return "\n".join([table("styles")["head"], *(_group(group) for group in table("styles")["group"])])


def _group(group: dict[str, Any]) -> str:
    rows = [
        f"## {group['zh']} · {group['en']}",
        "",
        "| 写法 way | 例句 example | 读作 reads as |",
        "|---|---|---|",
        *(_row(style) for style in group["style"]),
    ]
    return "\n".join(rows) + "\n"


def _row(style: dict[str, Any]) -> str:
    reads = "<br>".join(_shown(line) for line in style["reads"]) or "— 无 nothing"
    return f"| {style['zh']}<br>*{style['en']}* | {_cell(style['example'])} | {reads} |"


def _shown(line: str) -> str:
    """``lead: 市科技局 | 市财政局`` as a reader of both languages sees it."""
    role, _, names = line.partition(": ")
    implied = role.startswith("implied ")
    role = role.removeprefix("implied ")
    mark = "(统一说明 implied)" if implied else ""
    return f"{Role(role).label} {role}{mark}: {_cell(names).replace(' &#124; ', '、')}"


def _cell(words: str) -> str:
    """Words as they stand in a cell of a Markdown table."""
    for sign, entity in (("&", "&amp;"), ("|", "&#124;"), ("<", "&lt;"), (">", "&gt;"), ("*", "&#42;"), ("\n", "<br>")):
        words = words.replace(sign, entity)
    return words


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
