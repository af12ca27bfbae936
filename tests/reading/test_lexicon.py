"""Every row of every table is proved by its own examples."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pytest

from qgraph.errors import DocumentError, LexiconError
from qgraph.model import fold
from qgraph.reading import lexicon, read_bytes
from qgraph.reading.dates import find_day
from qgraph.reading.formats import binary_format
from qgraph.reading.furniture import furniture_kind
from qgraph.reading.html import page
from qgraph.reading.labels import labelled
from qgraph.reading.lexicon import Row, raw, rows
from qgraph.reading.lines import head_lines, squash
from qgraph.reading.pdf.characters import clean
from qgraph.reading.signature import is_issuer
from qgraph.reading.sites import is_site
from qgraph.reading.titles import head_title, is_title

if TYPE_CHECKING:
    from pathlib import Path


def examples(table: str) -> list[object]:
    return [
        pytest.param(row, example, id=f"{row.kind}-{place}-{example[:12]}")
        for place, row in enumerate(rows(table), 1)
        for example in row.examples
    ]


@pytest.mark.parametrize(("row", "example"), examples("furniture"))
def test_furniture(row: Row, example: str) -> None:
    assert row.pattern.fullmatch(fold(example))
    places = ("head", "foot") if row.where == "both" else (row.where,)
    assert all(furniture_kind(fold(example), place) for place in places)


@pytest.mark.parametrize(("row", "example"), examples("labels"))
def test_labels(row: Row, example: str) -> None:
    (line,) = head_lines(example)
    assert row.pattern.match(line.text.lstrip("【"))
    assert labelled(line)


@pytest.mark.parametrize(("row", "example"), examples("titles"))
def test_titles(row: Row, example: str) -> None:
    assert row.pattern.search(squash(fold(example)))
    assert is_title(fold(example))
    title = head_title(head_lines(example), None)
    assert title is not None
    assert (title.carried is not None) == (row.kind == "carrier")


@pytest.mark.parametrize(("row", "example"), examples("issuers"))
def test_issuers(row: Row, example: str) -> None:
    assert re.search(f"(?:{row.pattern.pattern})$", example)
    assert is_issuer(example)


@pytest.mark.parametrize(("row", "example"), examples("sites"))
def test_sites(row: Row, example: str) -> None:
    assert row.pattern.search(example)
    assert is_site(example)


@pytest.mark.parametrize(("row", "example"), examples("numbers"))
def test_numbers(row: Row, example: str) -> None:
    assert row.pattern.fullmatch(fold(example))
    number = read_bytes(f"甲市人民政府关于乙事的意见\n{example}\n一、丙\n".encode(), "-").letterhead.number
    assert number is not None
    assert number.text == example


@pytest.mark.parametrize(("row", "example"), examples("dates"))
def test_dates(row: Row, example: str) -> None:
    assert row.pattern.fullmatch(fold(example))
    day = find_day(fold(example), row.kind)
    assert day is not None
    assert day.day == date(2031, 5, 4)


@pytest.mark.parametrize(("row", "example"), examples("addressees"))
def test_addressees(row: Row, example: str) -> None:
    assert row.pattern.match(fold(example))
    addressee = read_bytes(f"甲市人民政府关于乙事的意见\n{example}\n一、丙\n".encode(), "-").letterhead.addressee
    assert addressee is not None
    assert addressee.text == example[:-1]


@pytest.mark.parametrize(("row", "element"), examples("elements"))
def test_elements(row: Row, element: str) -> None:
    seen = page(f"<table>甲<{element}>乙</{element}>丙</table>").text
    assert (seen == "甲丙") if row.kind == "unseen" else seen.startswith("甲\n乙")


def file_of(row: dict[str, Any], signature: str) -> bytes:
    """The beginning of a file of a format, and a sign of what is inside."""
    start = bytes.fromhex(signature)
    inside: str = row.get("inside", "")
    return start + b"...." + inside.encode("utf-8" if start == b"PK\3\4" else "utf-16-le")


@pytest.mark.parametrize(("row", "example"), examples("pagenumbers"))
def test_pagenumbers(row: Row, example: str) -> None:
    assert row.pattern.fullmatch(fold(example))
    marked = [
        other for other in rows("pagenumbers") if other.kind == "marked" and other.pattern.fullmatch(fold(example))
    ]
    assert bool(marked) == (row.kind == "marked")


@pytest.mark.parametrize(("row", "example"), examples("contents"))
def test_contents(row: Row, example: str) -> None:
    assert row.pattern.fullmatch(fold(example).strip())


@pytest.mark.parametrize("row", raw("radicals"), ids=lambda row: row["kind"])
def test_radicals(row: dict[str, Any]) -> None:
    shown = dict(zip(row["forms"], row["characters"], strict=True))
    assert len(shown) == len(row["forms"])
    for example in row["examples"]:
        cleaned = "".join(clean(character) for character in example)
        assert cleaned == "".join(shown.get(character, character) for character in example) != example


@pytest.mark.parametrize("row", raw("formats"), ids=lambda row: row["kind"])
def test_formats(row: dict[str, Any]) -> None:
    names = [*row["examples"], *(f"a{suffix}" for suffix in row["suffixes"])]
    for name in names:
        starts = [file_of(row, signature) for signature in row["signatures"]]
        for data in [*starts, *([b"text"] if PurePath(name).suffix in row["suffixes"] else [])]:
            if "reader" in row:
                assert binary_format(data, name) == row["reader"]
                continue
            with pytest.raises(DocumentError) as caught:
                binary_format(data, name)
            assert caught.value.reason == (
                f"暂不能读 {row['kind']} 格式,{row['advice']} · {row['kind']} is not read: {row['english']}"
            )


@pytest.mark.parametrize("reader", [row["reader"] for row in raw("formats") if "reader" in row])
def test_every_reader_is_there(reader: str) -> None:
    assert callable(import_module(f"qgraph.reading.{reader}").see)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[row]]\npattern = "a"\nexamples = ["a"]', "缺 kind 或 examples"),
        ('[[row]]\nkind = "a"\npattern = "a"', "缺 kind 或 examples"),
        ('[[row]]\nkind = "a"\npattern = "("\nexamples = ["a"]', "pattern"),
        ('[[row]]\nkind = "a"\nexamples = ["a"]', "pattern"),
    ],
)
def test_a_wrong_row_is_named(text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_folder", lambda: tmp_path)
    (tmp_path / "wrong.toml").write_text(text, encoding="utf-8")
    raw.cache_clear()
    with pytest.raises(LexiconError, match=rf"wrong\.toml, row 1: {reason}"):
        rows("wrong")
