"""The page of checks is made of the checks, and up to date."""

from __future__ import annotations

from docs.checks import PAGE, page
from qgraph.graph.checks import checks


def test_the_page_is_made_of_the_checks() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python docs/checks.py"


def test_every_check_has_a_section_with_its_basis() -> None:
    text = page()
    for one in checks():
        assert f"\n## {one.id}\n" in text
        assert one.basis is None or one.basis[1] in text
