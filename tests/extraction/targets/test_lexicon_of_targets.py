"""Every row of the tables about targets proves itself by its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from qgraph.extraction.sentences import pieces
from qgraph.extraction.tables import table
from qgraph.extraction.targets.exclusions import Setting, excluded
from qgraph.extraction.targets.indicators import label
from qgraph.extraction.targets.qualifiers import read_qualifiers
from qgraph.extraction.targets.quantities import read_quantities
from qgraph.extraction.targets.reading import read_targets
from qgraph.model import Comparator, Document, Span, Target, fold


def targets(text: str) -> list[Target]:
    document = Document(text=text, source="example.txt", sha256="0" * 64, format="text")
    return read_targets(document, [], [], [], None)[0]


def reasons(text: str) -> set[str | None]:
    """Why each number of an example is no target."""
    whole = Span(0, len(text))
    aimed = text.startswith("到2030年")
    return {
        excluded(quantity, Setting(text, whole, part, aimed))
        for part in pieces(text, whole)
        for quantity in read_quantities(text, part)
    }


def rows(name: str, key: str) -> list[Any]:
    table_rows = enumerate(table(name)[key], 1)
    return [pytest.param(row, id=f"{place}-{row.get('note') or row.get('is')}") for place, row in table_rows]


@pytest.mark.parametrize("row", rows("units", "unit"))
def test_units_are_read_from_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, _, wanted = example.rpartition(" => ")
        found = [f"{one.values[0]} {one.unit}" for one in read_quantities(fold(text), Span(0, len(text)))]
        assert wanted in found, f"{text}: {wanted} is not among {found}; see `words` in lexicon/units.toml"


@pytest.mark.parametrize("key", ["comparator", "change", "light"])
def test_comparing_words_are_read_from_their_examples(key: str) -> None:
    for row in table("comparators")[key]:
        for example in row["examples"]:
            text, _, wanted = example.rpartition(" => ")
            found = [str(one.comparator) for one in read_quantities(fold(text), Span(0, len(text)))]
            assert found == [wanted], f"{text}: read {found}; see [[{key}]] in lexicon/comparators.toml"


@pytest.mark.parametrize("row", rows("qualifiers", "qualifier"))
def test_qualifiers_are_read_from_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, _, wanted = example.rpartition(" => ")
        assert wanted in read_qualifiers(text), f"{text}: see lexicon/qualifiers.toml"


@pytest.mark.parametrize("row", table("indicators")["example"], ids=lambda row: str(row["label"]))
def test_indicators_are_named_as_in_their_examples(row: dict[str, str]) -> None:
    text = row["text"]
    [one] = read_quantities(text, Span(0, len(text)))
    found = label(text[: one.span.start], text[one.span.end :], one)
    assert found == row["label"], f"{text}: see lexicon/indicators.toml"


@pytest.mark.parametrize("row", rows("states", "state"))
def test_states_are_read_from_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, _, wanted = example.rpartition(" => ")
        found = [(one.comparator, one.indicator) for one in targets(text)]
        assert found == [(Comparator.WORDS, wanted)], f"{text}: see lexicon/states.toml"


@pytest.mark.parametrize("row", rows("plausible", "bound"))
def test_bounds_flag_what_they_say(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, _, wanted = example.rpartition(" => ")
        [target] = targets(text)
        flagged = "implausible" in [code for code, _ in target.notes]
        assert flagged == (wanted == "flagged"), f"{text}: see lexicon/plausible.toml"


@pytest.mark.parametrize("row", rows("not_targets", "not"))
def test_what_is_no_target_gives_none(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        found = [one.printed.text for one in targets(example)]
        assert row["note"] in reasons(fold(example)), f"{example}: kept out by other rows than its own, or by none"
        assert found == [], f"{example}: read {found}; see {row['note']!r} in lexicon/not_targets.toml"
    for example in row.get("targets", ()):
        assert targets(example), f"{example}: gives no target; {row['note']!r} in lexicon/not_targets.toml is too wide"
