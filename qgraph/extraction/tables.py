"""Reads the lexicon tables beside this module: TOML for rows with examples, CSV for the long list of places."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from qgraph.errors import LexiconError

__all__ = ["places_table", "table"]

_LEXICON = files(__package__).joinpath("lexicon")


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``lexicon/<name>.toml``.

    Raises:
        LexiconError: the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(_LEXICON.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}.toml", "file", str(error)) from error


@cache
def places_table() -> tuple[tuple[str, str, int, int], ...]:
    """Rows of ``lexicon/divisions.csv``: GB/T 2260 code, name, first and last edition the pair stands in."""
    lines = _LEXICON.joinpath("divisions.csv").read_text(encoding="utf-8").splitlines()
    return tuple((row[0], row[1], int(row[2]), int(row[3])) for row in csv.reader(lines[1:]))
