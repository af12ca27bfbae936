"""Units as they are printed."""

from __future__ import annotations

import re

import pytest

from qgraph.extraction.tables import table
from qgraph.extraction.targets.quantities import read_quantities
from qgraph.extraction.targets.units import kind_of, unit_pattern
from qgraph.model import Span


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("300台/万人", "台/万人"),
        ("20万元/亩以上", "万元/亩"),
        ("7吨/月·平方公里", "吨/月·平方公里"),
        ("12/10万", "/10万"),
        ("12/10万人", "/10万人"),
        ("50台(套)", "台(套)"),
        ("10万套(间)", "万套(间)"),
        ("3家(含)以上", "家"),
        ("200GWh", "GWh"),
        ("200gwh", "gwh"),
        ("580千克标准煤", "千克标准煤"),
        ("0.5个百分点", "百分点"),
        ("2万余人次", "万人次"),
        ("100家OPC", "家"),
        ("100P算力", "P"),
    ],
)
def test_a_unit_is_read_whole(text: str, unit: str) -> None:
    assert [one.unit for one in read_quantities(text, Span(0, len(text)))] == [unit]


@pytest.mark.parametrize("text", ["5G", "100Gx", "生师比15:1", "数百家", "24/7"])
def test_what_has_no_unit(text: str) -> None:
    assert read_quantities(text, Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("万名", "count"),
        ("台/万人", "count"),
        ("亿", "scale"),
        ("/10万", "measure"),
        (None, "bare"),
        ("GWH", "measure"),
    ],
)
def test_the_kind_of_a_unit_is_that_of_its_word(unit: str | None, kind: str) -> None:
    assert kind_of(unit) == kind


def test_every_word_is_read_alone_and_scaled() -> None:
    words = [word for row in table("units")["unit"] for word in row["words"]]
    pattern = re.compile(unit_pattern())
    assert [word for word in words if not pattern.fullmatch(word)] == []
    assert [word for word in words if not pattern.fullmatch(f"万{word}")] == []
