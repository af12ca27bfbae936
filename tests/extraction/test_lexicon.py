"""Every row of the tables is proved by its own examples, and a failure says what to change."""

from __future__ import annotations

import re
from typing import Any

import pytest

from qgraph.errors import LexiconError
from qgraph.extraction import extract
from qgraph.extraction.agencies.places import NATION, place
from qgraph.extraction.agencies.register import Register
from qgraph.extraction.clauses.cues import (
    match_aside,
    match_delegation,
    match_duty,
    match_infix,
    match_open,
    match_time,
    match_verb,
)
from qgraph.extraction.clauses.names import (
    begins_like_body,
    compounds,
    describes_several,
    is_organ,
    looks_like_body,
    names_nobody,
    split_joined,
)
from qgraph.extraction.clauses.rules import stated_rules
from qgraph.extraction.outline import is_frame, read_outline
from qgraph.extraction.tables import places_table, table
from qgraph.model import Document, Span, fold

ROLES, NAMES, OUTLINE = table("roles"), table("names"), table("outline")
PLACES = table("places")
CITY, PROVINCE = place("441500") or NATION, place("440000") or NATION


def examples(rows: list[dict[str, Any]]) -> list[Any]:
    """One parameter for each example of each row."""
    return [pytest.param(row, fold(example), id=example) for row in rows for example in row["examples"]]


def all_rows() -> list[Any]:
    """Every row of every table of rules that says what it is an example of."""
    names = ("roles", "names", "agencies", "departments", "groups", "outline", "stated_rules")
    found = []
    for name in names:
        for key, value in table(name).items():
            rows = value if isinstance(value, list) else [value]
            found += [pytest.param(name, row, id=f"{name}.{key}.{i}") for i, row in enumerate(rows)]
    return found


@pytest.mark.parametrize(("name", "row"), all_rows())
def test_a_row_carries_examples(name: str, row: dict[str, Any]) -> None:
    has = {"examples", "stem", "case"} & set(row) or set(row) <= {"how", "goes_on"} or set(row) <= {"rest", "same"}
    assert has, f"a row of qgraph/extraction/lexicon/{name}.toml has no `examples`: {row}"


def roles_of(clause: str) -> list[str]:
    """The roles extraction reads from a clause in brackets behind a task."""
    text = f"一、质量\n(一)抽检。开展抽检。({clause})\n"
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    return [one.role.value for one in plan.assignments]


@pytest.mark.parametrize(("row", "example"), examples(ROLES["label"]["stem"]))
def test_label(row: dict[str, Any], example: str) -> None:
    assert roles_of(example)[-1:] == [row["role"]], f"{example} is not read so: see its stem or tail in roles.toml"


@pytest.mark.parametrize(
    ("row", "word"), [pytest.param(row, word, id=word) for row in ROLES["label"]["stem"] for word in row["words"]]
)
def test_every_stem_of_a_label_is_read(row: dict[str, Any], word: str) -> None:
    assert roles_of(f"责任单位:市财政局;{word}单位:市科技局") == ["responsible", row["role"]]


@pytest.mark.parametrize("tail", ROLES["label"]["tails"])
def test_every_tail_of_a_label_is_read(tail: str) -> None:
    expected = [] if tail in ROLES["label"]["persons"] else ["lead"]
    assert roles_of(f"牵头{tail}:市科技局") == expected


@pytest.mark.parametrize("word", ROLES["label"]["alone"])
def test_every_label_without_a_tail_is_read(word: str) -> None:
    assert len(roles_of(f"{word}:市科技局")) == 1


@pytest.mark.parametrize("joint", ROLES["label"]["joints"])
def test_every_joint_of_a_label_is_read(joint: str) -> None:
    assert roles_of(f"责任部门{joint}单位:市科技局") == ["responsible"]


@pytest.mark.parametrize(("row", "example"), examples([ROLES["page"]]))
def test_a_line_about_a_page_is_no_clause(row: dict[str, Any], example: str) -> None:
    text = f"{example}\n一、质量\n(一)抽检。(市科技局负责)\n"
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    assert [one.name.text for one in plan.assignments] == ["市科技局"]


@pytest.mark.parametrize(("row", "example"), examples([ROLES["duty"]]))
def test_duty(row: dict[str, Any], example: str) -> None:
    assert match_duty(example)


@pytest.mark.parametrize(("row", "example"), examples([ROLES["infix"]]))
def test_infix_verb(row: dict[str, Any], example: str) -> None:
    assert match_infix(example)


@pytest.mark.parametrize(("row", "example"), examples([ROLES["time"]]))
def test_time_at_the_head(row: dict[str, Any], example: str) -> None:
    assert example[match_time(example) :].startswith("市")


@pytest.mark.parametrize("word", ROLES["closing"]["ends"])
def test_every_end_of_a_closing_sentence_is_a_role_verb_or_a_label(word: str) -> None:
    assert match_verb(f"市科技局{word}") or match_verb(f"市科技局为{word}") or match_verb(f"市科技局按{word}")


@pytest.mark.parametrize(("row", "example"), examples([ROLES["closing"]]))
def test_closing_sentence(row: dict[str, Any], example: str) -> None:
    text = f"一、质量\n(一)抽检。开展抽检,公布结果。{example}。\n"
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    assert [one.name.text for one in plan.assignments] == ["市科技局"]


@pytest.mark.parametrize(("row", "example"), examples(ROLES["verb"]))
def test_verb(row: dict[str, Any], example: str) -> None:
    assert set(roles_of(example)) == {row["role"]}
    cue = match_verb(example)
    assert cue
    assert example[: cue.start].endswith(("局", "等单位")), f"the verb of {example} was read as {cue.words}"


@pytest.mark.parametrize(("row", "example"), examples([ROLES["remit"], ROLES["manner"]]))
def test_words_for_how_it_is_done_stand_before_the_verb(row: dict[str, Any], example: str) -> None:
    assert re.search(f"市财政局(?:{row['pattern']})$", f"市财政局{example}")
    verb = match_verb(f"市财政局{example}负责")
    assert verb
    assert verb.words == f"{example}负责"


@pytest.mark.parametrize(("row", "example"), examples([ROLES["open"]]))
def test_open_list(row: dict[str, Any], example: str) -> None:
    found = match_open(example)
    assert found
    assert (example[: found[0]], found[1]) == ("市科技局", True)


@pytest.mark.parametrize("example", ["市高等院校", "市等级评定中心", "市科技局"])
def test_no_open_list(example: str) -> None:
    assert match_open(example) is None


@pytest.mark.parametrize(("row", "example"), examples([ROLES["delegation"]]))
def test_delegation(row: dict[str, Any], example: str) -> None:
    assert match_delegation(example)


@pytest.mark.parametrize(("row", "example"), examples(ROLES["aside"]))
def test_aside(row: dict[str, Any], example: str) -> None:
    found = match_aside(example)
    assert found
    assert found[0] == row["name"]


@pytest.mark.parametrize(("row", "example"), examples(table("stated_rules")["rule"]))
def test_stated_rule(row: dict[str, Any], example: str) -> None:
    text = f"一、支持。(责任单位:市科技局;{example})\n"
    document = Document(text=text, source="case.txt", sha256="0" * 64, format="text")
    found = stated_rules(document, Span(0, len(text)))
    assert [(rule.name, rule.span.of(document.folded)) for rule in found] == [(row["name"], example)]


@pytest.mark.parametrize(("row", "example"), examples(NAMES["ending"]))
def test_name(row: dict[str, Any], example: str) -> None:
    assert looks_like_body(example), f"{example} does not look like a body: add its ending to names.toml"


@pytest.mark.parametrize(("row", "example"), examples(NAMES["field"]))
def test_field(row: dict[str, Any], example: str) -> None:
    assert looks_like_body(example)
    assert not looks_like_body(example, strictly=True)


@pytest.mark.parametrize(("row", "example"), examples(NAMES["not"]))
def test_no_name(row: dict[str, Any], example: str) -> None:
    assert not looks_like_body(example)


@pytest.mark.parametrize(("row", "example"), examples(NAMES["description"]))
def test_description(row: dict[str, Any], example: str) -> None:
    assert describes_several(example)


@pytest.mark.parametrize(("row", "example"), examples([NAMES["organ"]]))
def test_organ(row: dict[str, Any], example: str) -> None:
    assert is_organ(example)


@pytest.mark.parametrize(("row", "example"), examples([NAMES["unnamed"]]))
def test_nobody(row: dict[str, Any], example: str) -> None:
    assert names_nobody(example)


@pytest.mark.parametrize(("row", "example"), examples([NAMES["beginning"]]))
def test_beginning(row: dict[str, Any], example: str) -> None:
    assert begins_like_body(example)


@pytest.mark.parametrize(("row", "example"), examples(NAMES["compound"]))
def test_compound(row: dict[str, Any], example: str) -> None:
    assert compounds(example, Span(0, len(example))) == [Span(0, len(example))]


@pytest.mark.parametrize(("row", "example"), examples(NAMES["conjunction"]))
def test_conjunction(row: dict[str, Any], example: str) -> None:
    assert len(split_joined(example)) == 2


@pytest.mark.parametrize(("row", "example"), examples(OUTLINE["mark"]))
def test_mark(row: dict[str, Any], example: str) -> None:
    document = Document(text=example, source="case.txt", sha256="0" * 64, format="text")
    assert [item.rank for item in read_outline(document)] == [row["rank"]]


@pytest.mark.parametrize(("row", "example"), examples([OUTLINE["frame"]]))
def test_frame(row: dict[str, Any], example: str) -> None:
    document = Document(text=example, source="case.txt", sha256="0" * 64, format="text")
    assert is_frame(read_outline(document)[0].title)


@pytest.mark.parametrize(("row", "example"), examples([PLACES["words"]]))
def test_words_that_mean_no_area(row: dict[str, Any], example: str) -> None:
    assert re.match(row["pattern"], example)


@pytest.mark.parametrize(("row", "example"), examples([PLACES["national"]]))
def test_words_of_the_whole_state(row: dict[str, Any], example: str) -> None:
    register = Register(CITY, 2017)
    assert register.agencies[register.identify(example)].place == "000000"


@pytest.mark.parametrize(("row", "example"), examples([PLACES["office"]]))
def test_local_office_of_a_body_of_the_state(row: dict[str, Any], example: str) -> None:
    register = Register(PROVINCE, 2017)
    assert register.agencies[register.identify(example.replace("海州", "汕尾"))].place == "441500"


def test_places_have_six_digits_and_one_name_an_edition() -> None:
    rows = places_table()
    assert all(len(code) == 6 and code.isdigit() and name for code, name, _, _ in rows)
    for edition in (2013, 2023):
        codes = [code for code, _, first, last in rows if first <= edition <= last]
        assert len(codes) == len(set(codes))


def test_a_missing_table_says_which() -> None:
    with pytest.raises(LexiconError, match="no-such-table"):
        table("no-such-table")
