"""The ontology as text, wherever it lies: inside an installed wheel or at the top of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qgraph.errors import StoreError

__all__ = ["ontology_text"]

_NAME = "ontology.ttl"


@cache
def ontology_text() -> str:
    """The Turtle of ``ontology.ttl``.

    A wheel carries the file beside this module; an editable install has it at the top of the project.

    Raises:
        StoreError: The file is in neither place.
    """
    here = Path(__file__).resolve().parent
    for folder in (here, here.parent.parent):
        if (folder / _NAME).is_file():
            return (folder / _NAME).read_text(encoding="utf-8")
    raise StoreError(_NAME, f"缺少本体文件 · not beside {__name__} nor at the top of the project; reinstall qgraph")
