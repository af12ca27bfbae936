"""The lexicon in force is that of the extraction under way, and nothing kept from another one is answered."""

from __future__ import annotations

import pytest

from qgraph.extraction.agencies.force import in_force, kept, using
from qgraph.extraction.agencies.lexicon import Abbreviation, built_in
from qgraph.extraction.clauses.names import looks_like_body

OWN = built_in().extended((), [Abbreviation(slug="fagaiwei", names=("发改口",))])


def test_it_is_in_force_within_and_not_after() -> None:
    assert in_force() is built_in()
    with using(OWN):
        assert in_force() is OWN
        with using(None):
            assert in_force() is built_in()
        assert in_force() is OWN
    assert in_force() is built_in()


def test_an_error_within_ends_it_too() -> None:
    with pytest.raises(ZeroDivisionError), using(OWN):
        assert 1 // 0
    assert in_force() is built_in()


def test_what_was_kept_is_not_answered_under_another_lexicon() -> None:
    assert not looks_like_body("市发改口")
    with using(OWN):
        assert looks_like_body("市发改口")
    assert not looks_like_body("市发改口")


def test_an_answer_is_worked_out_once() -> None:
    asked: list[int] = []

    @kept(8)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(2), double(2), double(3)] == [4, 4, 6]
    assert asked == [2, 3]
