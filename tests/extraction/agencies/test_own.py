"""A person's own table adds bodies and names, changes none, and says in one line which row is wrong."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.errors import LexiconError
from qgraph.extraction import extract, read_lexicon
from qgraph.extraction.agencies.lexicon import built_in
from qgraph.extraction.agencies.own import read_lexicon as read_own
from qgraph.extraction.agencies.places import NATION, place
from qgraph.extraction.agencies.register import Register
from qgraph.model import AgencyKind, Document

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.extraction import Lexicon

OWN = """
[[agency]]
slug = "dikongban"
names = ["低空办", "低空经济发展办公室"]
kind = "coordination"
examples = ["市低空办 = 市低空经济发展办公室", "县低空办"]

[[agency]]
slug = "yunchengguanweihui"
names = ["云城管委会", "云城办"]
kind = "government"
place = "441500"
examples = ["云城管委会 = 市云城办"]

[[abbreviation]]
agency = "fagaiwei"
names = ["发改口"]
examples = ["市发改口 = 市发展改革委"]

[[abbreviation]]
agency = "dikongban"
names = ["飞行办"]
place = "441500"
examples = ["市飞行办"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Lexicon:
    """The lexicon with the table above."""
    return written(tmp_path, OWN)


def written(folder: Path, text: str) -> Lexicon:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return read_lexicon(file)


def reason(folder: Path, text: str) -> str:
    """What is said of a table that is wrong."""
    with pytest.raises(LexiconError) as caught:
        written(folder, text)
    said = str(caught.value)
    assert said.startswith(str(folder / "own.toml"))
    assert len(said.splitlines()) == 1
    return said


def test_rows_and_names_are_added(own: Lexicon) -> None:
    register = Register(place("441500") or NATION, 2022, own)
    ids = {name: register.identify(name) for name in ("市低空办", "汕尾市低空经济发展办公室", "低空办", "市飞行办")}
    assert set(ids.values()) == {"441500/dikongban"}
    agency = register.agencies["441500/dikongban"]
    assert (agency.name, agency.kind) == ("汕尾市低空办", AgencyKind.COORDINATION)
    assert register.identify("市发改口") == register.identify("市发展和改革委员会") == "441500/fagaiwei"
    assert "市发改口" in register.agencies["441500/fagaiwei"].aliases


@pytest.mark.parametrize(
    ("home", "known"), [("441500", True), ("441502", True), ("441600", False), ("440000", False), ("000000", False)]
)
def test_a_body_of_one_area_is_known_in_plans_of_that_area(own: Lexicon, home: str, known: bool) -> None:
    register = Register(place(home) or NATION, 2022, own)
    assert (register.identify("云城管委会") == "441500/yunchengguanweihui") is known
    assert register.identify("汕尾市云城办") == "441500/yunchengguanweihui"


def test_what_the_tables_know_stays_as_it_is(own: Lexicon) -> None:
    for row in built_in().rows:
        if not row.place:
            assert all(own.row(name) is built_in().row(name) for name in row.names)


def test_extraction_takes_the_table_or_its_path(tmp_path: Path, own: Lexicon) -> None:
    document = Document(
        text="一、质量\n(一)抽检。开展抽检。(市低空办牵头,市发改口、市财政局参与)\n",
        source="case.txt",
        sha256="0" * 64,
        format="text",
    )
    plain, first = extract(document), extract(document, own)
    assert extract(document, tmp_path / "own.toml") == extract(document, str(tmp_path / "own.toml")) == first
    assert [one.agency.rpartition("/")[2] for one in first.assignments if one.agency][:2] == ["dikongban", "fagaiwei"]
    assert [one.name for one in plain.assignments] == [one.name for one in first.assignments]
    assert [one.agency for one in plain.assignments][2] == [one.agency for one in first.assignments][2]
    assert {problem.code for problem in first.problems} < {problem.code for problem in plain.problems}


def test_the_same_table_gives_the_same_lexicon(tmp_path: Path, own: Lexicon) -> None:
    assert read_own(tmp_path / "own.toml") == own
    assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301 - our own bytes
    assert len(pickle.dumps(own)) < 2000


AGENCY = '[[agency]]\nslug = "dikongban"\nnames = ["低空办"]\nexamples = ["市低空办"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no row"),
        ("slug = 1", "no such section"),
        ('[agency]\nslug = "dikongban"', "two brackets"),
        ("[[bureau]]", "no such section"),
        ("[[agency]]\nslug = dikong", "not TOML"),
        (AGENCY.replace("[[agency]]", "[[agency]]\ncolour = 1"), "no such key: colour"),
        (AGENCY.replace('slug = "dikongban"\n', ""), "slug is missing"),
        (AGENCY.replace('examples = ["市低空办"]\n', ""), "examples is missing"),
        (AGENCY.replace("dikongban", "低空办"), "pinyin in lower case"),
        (AGENCY.replace('["低空办"]', '"低空办"'), "a list of 1 to 40 names"),
        (AGENCY.replace('["低空办"]', "[]"), "a list of 1 to 40 names"),
        (AGENCY.replace('["低空办"]', '["低 空 办"]'), "no spaces"),
        (AGENCY.replace('["低空办"]', '["低空\\u0007办"]'), "control characters"),
        (AGENCY + 'kind = "office"\n', "one of government"),
        (AGENCY + 'label = "long"\n', "one of full, short"),
        (AGENCY + 'inherit = "village"\n', "one of true, false"),
        (AGENCY + 'place = "999999"\n', "six digits"),
        (AGENCY.replace("dikongban", "fagaiwei"), "departments.toml 的 fagai 行"),
        (AGENCY.replace("dikongban", "guowuyuan"), "agencies.toml 的 guowuyuan 行"),
        (AGENCY.replace('"低空办"', '"低空办", "发展与改革委员会"'), "departments.toml 中 fagai 的名称"),
        (AGENCY.replace('"低空办"', '"低空办", "外交部"'), "agencies.toml 中 waijiaobu 的名称"),
        (AGENCY + AGENCY, "[[agency]] 1 (dikongban)"),
        (AGENCY + AGENCY.replace("dikongban", "dikong"), "“低空办”已是 [[agency]] 1 (dikongban) 中 dikongban 的名称"),
        (AGENCY + AGENCY.replace("dikongban", "dikong").replace("空办", "空办公室"), "[[agency]] 2 (dikong)"),
        (AGENCY.replace("市低空办", "市低空局"), "会读成"),
        (AGENCY.replace("低空办", "各有关部门"), "会读成"),
        ('[[abbreviation]]\nagency = "nobody"\nnames = ["低空办"]\nexamples = ["市低空办"]', "no row has this slug"),
        ('[[abbreviation]]\nagency = "fagaiwei"\nnames = ["教育局"]\nexamples = ["市教育局"]', "jiaoyu 的名称"),
        ('[[abbreviation]]\nagency = "fagaiwei"\nnames = ["发改口"]\nexamples = ["市低空办"]', "会读成"),
        ("a = " + "9" * 2000, "a line is too long"),
        ("a = " + "[\n" * 2000, "too long or too deep"),
        ("a." * 900 + "b = 1", "too many dots"),
        ("#" * 300_000, "larger than"),
        ("[[agency]]\n" * 3000, "more than 2000 rows"),
    ],
)
def test_a_wrong_table_says_which_row_and_what_would_be_right(tmp_path: Path, text: str, said: str) -> None:
    assert said in reason(tmp_path, text)


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_lexicon(tmp_path / "nothing.toml")
    with pytest.raises(LexiconError, match="cannot be read"):
        read_lexicon(tmp_path)
    (tmp_path / "own.toml").write_bytes("[[agency]]".encode("utf-16"))
    with pytest.raises(LexiconError, match="UTF-8"):
        read_lexicon(tmp_path / "own.toml")


@settings(deadline=None)  # the first text loads the tables
@given(st.text(alphabet='[]{}"=.#\n agencybrvitoslugnamesexmp低空办市1', max_size=80))
def test_whatever_stands_in_a_table_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("own") / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError):
        read_lexicon(file)
