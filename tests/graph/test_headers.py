"""Folders of SPARQL and their headers are read in one way."""

from __future__ import annotations

import pytest

from qgraph.graph.headers import queries, titles


@pytest.mark.parametrize("folder", ["checks", "questions", "rules"])
def test_a_folder_gives_its_queries_by_name(folder: str) -> None:
    found = queries(folder)
    assert list(found) == sorted(found)
    assert all(name and not name.endswith(".rq") and text.strip() for name, text in found.items())


@pytest.mark.parametrize("written", ["", "计划", "计划 |", "| plan", "计划 | plan | more"])
def test_what_is_not_two_titles_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match=r"中文 \| English"):
        titles(written)
