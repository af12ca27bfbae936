"""Bodies through time: every row of the register names bodies the lexicon knows, and leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph import reforms as module
from qgraph.errors import LexiconError
from qgraph.extraction.agencies.places import place
from qgraph.extraction.agencies.register import Register
from qgraph.model import Level
from qgraph.reforms import Reform, reform_of, reforms, reforms_of

if TYPE_CHECKING:
    from pathlib import Path

AREAS = {Level.NATIONAL: "000000", Level.PROVINCE: "440000", Level.PREFECTURE: "441500", Level.COUNTY: "441521"}
ROWS = [(each, Level(level)) for each in reforms() for level in sorted(each.levels)]


def named(slug: str, level: Level) -> str:
    """What the body of a slug is called in some area of a level."""
    home = place(AREAS[level])
    assert home
    register = Register(home, 2017)
    whole_state = register.lexicon.national if level is Level.NATIONAL else ()
    row = next((each for each in whole_state if each.slug == slug), None) or register.lexicon.row_of(slug)
    assert row, f"{slug} is in no table of bodies"
    return f"{home.name}{row.names[0]}" if level is not Level.NATIONAL else (row.national or row.names)[0]


@pytest.mark.parametrize(("reform", "level"), ROWS, ids=lambda value: getattr(value, "id", value))
def test_a_row_holds_for_the_bodies_it_names(reform: Reform, level: Level) -> None:
    for slug in reform.sources:
        home = place(AREAS[level])
        assert home
        register = Register(home, 2017)
        identity = register.identify(named(slug, level))
        assert identity == f"{home.code}/{slug}"
        assert register.agencies[identity].became == f"{home.code}/{reform.into}"
        assert f"{home.code}/{reform.into}" in register.agencies


def test_a_body_has_one_heir_and_every_line_ends() -> None:
    for reform, level in ROWS:
        for slug in reform.sources:
            assert len([each for each in reforms_of(slug, level) if slug in each.sources]) == 1
        seen, at = {reform.sources[0]}, reform.into
        while following := reform_of(at, level):
            assert at not in seen
            seen.add(at)
            at = following.into


def test_an_event_has_one_identifier_in_each_area() -> None:
    keys = [(reform.id, level) for reform, level in ROWS]
    assert len(keys) == len(set(keys))


def test_a_body_no_reform_touched_stays() -> None:
    assert reform_of("shangwuju", Level.PREFECTURE) is None
    assert reforms_of("shangwuju", Level.PREFECTURE) == ()


def test_a_wrong_table_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "reforms.toml"
    wrong.write_text('[[reform]]\nid = "x"\nbasis = "none"\n', encoding="utf-8")
    monkeypatch.setattr(module, "_path", lambda: wrong)
    with pytest.raises(LexiconError, match=r"reforms\.toml, reform 1"):
        reforms.__wrapped__()
