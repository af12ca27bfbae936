"""Folders of SPARQL files, and the words in two languages that their headers hold."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TypeAlias

__all__ = ["Titles", "queries", "titles"]

Titles: TypeAlias = tuple[str, str]  # 中文, English

_TITLES = re.compile(r"([^|]+?) *\| *([^|]+)")


def queries(folder: str) -> dict[str, str]:
    """The text of every ``.rq`` file of a folder beside this module, by its name without the ending, sorted."""
    entries = files(__package__ or "").joinpath(folder).iterdir()
    found = {entry.name.removesuffix(".rq"): entry for entry in entries if entry.name.endswith(".rq")}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}


def titles(written: str) -> Titles:
    """The Chinese and the English of ``中文 | English``.

    Raises:
        ValueError: There are not two of them.

    >>> titles("计划 | plan")
    ('计划', 'plan')
    """
    found = _TITLES.fullmatch(written.strip())
    if not found:
        raise ValueError("中文 | English")
    return found[1], found[2]
