"""One plan in five formats: python tests/conversion.py SOURCE FOLDER writes them all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.making.markdown import markdown
from tests.making.page import html
from tests.making.pdf import pdf
from tests.making.plan import parts
from tests.making.sheet import xlsx
from tests.making.word import docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.making.plan import Part

__all__ = ["FORMATS", "convert"]

FORMATS: dict[str, Callable[[list[Part]], bytes]] = {
    "docx": docx,
    "pdf": pdf,
    "xlsx": xlsx,
    "html": html,
    "markdown": markdown,
}
_SUFFIXES = {"markdown": "md"}


def convert(text: str, to: str) -> bytes:
    """The plan in ``text`` as a file of another format: docx, pdf, xlsx, html or markdown."""
    return FORMATS[to](parts(text))


def main(source: str, folder: str) -> None:
    """Write the plan in the file ``source`` into ``folder`` in every format."""
    text = Path(source).read_text(encoding="utf-8")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for to in FORMATS:
        Path(folder, f"{Path(source).stem}.{_SUFFIXES.get(to, to)}").write_bytes(convert(text, to))


if __name__ == "__main__":
    main(*sys.argv[1:])
