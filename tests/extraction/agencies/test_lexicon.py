"""Every row of the tables of bodies is proved by its own examples; names and identifiers never meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction.agencies.examples import forms_of, read_example
from qgraph.extraction.agencies.lexicon import Row, built_in
from qgraph.extraction.agencies.places import NATION, place, short_name, without_peoples
from qgraph.extraction.agencies.register import Register
from qgraph.extraction.agencies.spelling import spelled
from qgraph.extraction.tables import table
from qgraph.model import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.model import Agency

LEXICON = built_in()
AGENCIES, DEPARTMENTS, GROUPS, PLACES = table("agencies"), table("departments"), table("groups"), table("places")


def examples(rows: Iterable[dict[str, Any]]) -> list[Any]:
    """One parameter for each example of each row."""
    return [pytest.param(row, example, id=example) for row in rows for example in row["examples"]]


def read(example: str, code: str | None = None) -> Agency:
    """The one body all forms of an example are read as."""
    bodies = [read_example(form, LEXICON, code) for form in forms_of(example)]
    names = dict(zip(forms_of(example), (agency.name for agency in bodies), strict=True))
    assert len({agency.id for agency in bodies}) == 1, f"these are to be one body, and are read as {names}"
    return bodies[0]


@pytest.mark.parametrize(("row", "example"), examples(AGENCIES["agency"]))
def test_agency(row: dict[str, Any], example: str) -> None:
    agency = read(example, row.get("place"))
    assert agency.id.partition("/")[2] == row["slug"], (
        f"{example} is read as {agency.name}. "
        f"Add the missing form to `names` of {row['slug']} in qgraph/extraction/lexicon/agencies.toml."
    )
    assert agency.kind == row.get("kind", "department")


@pytest.mark.parametrize(("row", "example"), examples(DEPARTMENTS["department"]))
def test_department(row: dict[str, Any], example: str) -> None:
    agency = read(example)
    slugs = {f"{row['slug']}{end['slug']}" for end in DEPARTMENTS["end"]}
    assert agency.id.partition("/")[2] in slugs, f"{example} is read as {agency.name} ({agency.id})"


@pytest.mark.parametrize(("row", "example"), examples(DEPARTMENTS["end"]))
def test_end(row: dict[str, Any], example: str) -> None:
    agency = read(example)
    assert agency.id.endswith(row["slug"])
    assert agency.kind == row.get("kind", "department")


@pytest.mark.parametrize(("row", "example"), examples([DEPARTMENTS["spelling"]]))
def test_spelling(row: dict[str, Any], example: str) -> None:
    assert "-" not in read(example).id, "a name no row knows"


@pytest.mark.parametrize(("row", "example"), examples(AGENCIES["national"]))
def test_national_body(row: dict[str, Any], example: str) -> None:
    register = Register(NATION, 2020)
    agency = register.agencies[register.identify(example)]
    assert (agency.id, agency.kind) == (f"000000/{row['slug']}", row.get("kind", "department"))
    assert {register.identify(name) for name in row["names"]} == {agency.id}


@pytest.mark.parametrize("row", [row for row in LEXICON.rows if row.national], ids=lambda row: row.slug)
def test_what_only_the_body_of_the_state_is_called_means_it_in_any_plan(row: Row) -> None:
    for home in (NATION, place("441500") or NATION):
        register = Register(home, 2022)
        assert {register.identify(name) for name in row.national} == {f"000000/{row.slug}"}
        assert register.agencies[f"000000/{row.slug}"].name == row.national[0]


@pytest.mark.parametrize(("row", "example"), examples(AGENCIES["infix"]))
def test_infix(row: dict[str, Any], example: str) -> None:
    agency = read(example)
    assert agency.id.partition("/")[2] == row["slug"], f"{example} is read as {agency.name}"
    meant = LEXICON.row_of(row.get("agency"))
    assert agency.kind == (meant.kind if meant else row.get("kind", "vertical"))
    assert any(word in example for word in row["words"])


@pytest.mark.parametrize(("row", "example"), examples(AGENCIES["township"]))
def test_township(row: dict[str, Any], example: str) -> None:
    agency = read(example)
    assert agency.kind == AgencyKind.GOVERNMENT
    assert agency.name in {row["shown"].format(name=forms_of(example)[0]), *forms_of(example)}


@pytest.mark.parametrize(("row", "example"), examples(AGENCIES["kind"]))
def test_kind(row: dict[str, Any], example: str) -> None:
    assert read(example).kind == row["kind"]


@pytest.mark.parametrize(("row", "example"), examples(GROUPS["group"]))
def test_group(row: dict[str, Any], example: str) -> None:
    agency = read(example)
    assert (agency.group, agency.members, agency.definition) == (True, (), row["definition"])
    assert agency.kind == row.get("kind", "other")


@pytest.mark.parametrize(("row", "example"), examples(GROUPS["below"]["case"]))
def test_governments_below(row: dict[str, Any], example: str) -> None:
    home = place(row["home"])
    assert home
    register = Register(home, 2022)
    found = {register.identify(form) for form in forms_of(example)}
    assert len(found) == 1, found
    agency = register.agencies[found.pop()]
    assert agency.members
    assert all(register.identify(alias) == agency.id for alias in agency.aliases)


@pytest.mark.parametrize(("row", "example"), examples([GROUPS["township"]]))
def test_towns_below(row: dict[str, Any], example: str) -> None:
    agency = read(example)
    assert (agency.group, agency.kind, agency.definition) == (True, AgencyKind.GOVERNMENT, row["definition"])


@pytest.mark.parametrize(("row", "example"), examples([GROUPS["lower"]]))
def test_bodies_of_a_lower_level(row: dict[str, Any], example: str) -> None:
    register = Register(place("440000") or NATION, 2017)
    agency = register.agencies[register.identify(example)]
    assert agency.group
    assert agency.definition == row["definition"].format(sign=example[0], core=example[1:])


@pytest.mark.parametrize(("row", "example"), examples([PLACES["autonomous"]]))
def test_autonomous_areas(row: dict[str, Any], example: str) -> None:
    full, brief = forms_of(example)
    assert without_peoples(full) == brief


@pytest.mark.parametrize(("row", "example"), examples(PLACES["beside"]))
def test_areas_beside_those_of_the_table(row: dict[str, Any], example: str) -> None:
    for home in (row["within"], row["code"]):
        agency = read(example, home)
        assert (agency.place, agency.name[: len(row["name"])]) == (row["code"], row["name"])


@pytest.mark.parametrize(("row", "example"), examples([PLACES["before"]]))
def test_words_before_an_area(row: dict[str, Any], example: str) -> None:
    assert read(example).id == read(example.removeprefix("中共")).id


def test_slugs_are_unique() -> None:
    slugs = Counter((row.place, row.slug) for row in LEXICON.rows)
    assert [slug for slug, count in slugs.items() if count > 1] == []
    national = Counter(row.slug for row in LEXICON.national)
    assert [slug for slug, count in national.items() if count > 1] == []


def test_no_two_rows_know_one_name_however_it_is_spelled() -> None:
    for rows in (LEXICON.rows, LEXICON.national):
        known: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for name in row.names:
                known[spelled(name)].add(row.slug)
        assert {name: slugs for name, slugs in known.items() if len(slugs) > 1} == {}


CITY = place("441500") or NATION


@pytest.mark.parametrize("row", [row for row in LEXICON.rows if not row.place], ids=lambda row: row.slug)
def test_every_name_of_a_row_leads_to_one_body(row: Row) -> None:
    register = Register(CITY, 2022)
    sign = short_name(CITY) if row.label_short else "市"
    meant = LEXICON.in_area(row, CITY)
    assert {register.identify(f"{sign}{name}") for name in row.names} == {f"441500/{meant.slug}"}
    assert {register.identify(f"汕尾市{name}") for name in row.names} == {f"441500/{meant.slug}"}


NAMES = sorted({name for row in LEXICON.rows if not row.place for name in row.names})


@settings(deadline=None)  # the first names load the tables
@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=8))
def test_two_full_names_share_an_identity_only_where_one_row_knows_both(names: list[str]) -> None:
    register = Register(CITY, 2022)
    for one in names:
        for other in names:
            rows = [LEXICON.row(name) for name in (one, other)]
            meant = [LEXICON.in_area(row, CITY) for row in rows if row]
            same = register.identify(f"市{one}") == register.identify(f"市{other}")
            assert same == (meant[0] == meant[1])


@settings(deadline=None)  # the first names load the tables
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8), st.randoms())
def test_what_a_name_means_does_not_depend_on_the_names_before_it(names: list[str], chance: Any) -> None:
    printed = [f"市{name}" for name in names]
    first, second = Register(CITY, 2022), Register(CITY, 2022)
    shuffled = printed[:]
    chance.shuffle(shuffled)
    one, other = {name: first.identify(name) for name in printed}, {name: second.identify(name) for name in shuffled}
    assert one == other
    assert {name: first.identify(name) for name in printed} == one
    assert all(first.identify(first.agencies[found].name) == found for found in one.values())
