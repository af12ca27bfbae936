"""Bodies of a store or of the lexicon are listed, found by whatever a person writes, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.build import build
from qgraph.errors import QueryError
from qgraph.extraction import read_lexicon
from qgraph.graph.store import MEMORY, Store
from qgraph.identities import explanations, find, identities

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    store = Store.open(MEMORY, write=True)
    build([root / "data" / "shanwei-2017.txt"], store)
    return store


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("汕尾市发改局", "441500/fagaiju"),
        ("市发改局", "441500/fagaiju"),
        (" 市 发改局", "441500/fagaiju"),
        ("发改", "441500/fagaiju"),
        ("441500/fagaiju", "441500/fagaiju"),
        ("swsfgj", "441500/fagaiju"),
        ("fgj", "441500/fagaiju"),
        ("FAGAI", "441500/fagaiju"),
        ("市发展与改革局", "441500/fagaiju"),
        ("海洋与渔业局", "441500/haiyangyuyeju"),
        ("市质量技术监督局", "441500/zhijianju"),
        ("各县(市、区)人民政府", "441500/gexian-shi-qu-renminzhengfu-f6fc"),
    ],
)
def test_a_body_of_the_store_is_found(store: Store, written: str, first: str) -> None:
    assert find(written, identities(store))[0].id == first


@pytest.mark.parametrize(
    ("written", "first"),
    [("市发改委", "fagaiwei"), ("发展与改革委员会", "fagaiwei"), ("fgw", "fagaiwei"), ("xuanchuanbu", "xuanchuanbu")],
)
def test_a_row_of_the_lexicon_is_found(written: str, first: str) -> None:
    found = find(written, identities())
    assert (found[0].id, found[0].tasks) == (first, 0)
    assert found[0].table in {"agencies.toml", "departments.toml"}


def test_a_sure_find_is_not_followed_by_what_is_only_like_it(store: Store) -> None:
    assert len(find("市农业局", identities(store))) == 1
    assert [one.name for one in find("市财政局", identities())] == ["财政局"]
    assert [one.id for one in find("市住房与城乡建设局", identities())] == ["zhujianju"]
    assert [one.id for one in find("市发展与改革局", identities(store))] == ["441500/fagaiju"]
    assert all("局" in one.name for one in find("局", identities(store)))


@pytest.mark.parametrize(("written", "nearest"), [("火星管理局", "局"), ("zzzz", ""), ("", ""), ("质检处", "质监局")])
def test_what_is_like_nothing_names_the_nearest(store: Store, written: str, nearest: str) -> None:
    with pytest.raises(QueryError, match=r"nearest are") as caught:
        find(written, identities(store))
    assert nearest in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_nothing_is_found_among_nothing() -> None:
    with pytest.raises(QueryError, match=r"no body is called that$"):
        find("市科技局", ())


def test_printed_names_are_explained_in_the_plan_that_prints_them(store: Store) -> None:
    body = find("海洋与渔业局", identities(store))[0]
    told = explanations([body], store)[body.id]
    assert {one.printed for one in told} == {"海洋与渔业局", "市海洋与渔业局"}
    assert {one.id for one in told} == {body.id}


def test_every_printed_name_of_a_plan_is_explained_as_the_body_it_became(store: Store) -> None:
    found = identities(store)
    told = explanations(found, store)
    assert set(told) == {one.id for one in found}
    assert all(bool(told[one.id]) == bool(one.tasks) for one in found)
    assert not [one for each in told.values() for one in each if "另一张词表" in one.chinese]


def test_a_name_that_another_lexicon_knew_says_so(store: Store, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text('[[agency]]\nslug = "dikongban"\nnames = ["低空办"]\nexamples = ["市低空办"]\n', encoding="utf-8")
    plan = tmp_path / "plan.txt"
    plan.write_text("汕尾市行动计划\n一、质量\n(一)抽检。开展抽检。(市低空办负责)\n", encoding="utf-8")
    own = read_lexicon(table)
    with Store.open(MEMORY, write=True) as other:
        build([plan], other, lexicon=own)
        body = find("低空办", identities(other))
        assert [one.id for one in body] == ["441500/dikongban"]
        assert "own.toml" in explanations(body, other, own)[body[0].id][0].chinese
        assert "另一张词表" in explanations(body, other)[body[0].id][0].chinese


def test_a_name_is_explained_without_a_plan() -> None:
    found = find("市发展与改革委员会", identities())
    told = explanations(found, written="市发展与改革委员会")[found[0].id]
    assert [one.printed for one in told] == ["市发展与改革委员会"]
    assert "按写法规则" in told[0].chinese
    assert [one.printed for one in explanations(found)[found[0].id]] == ["市发展改革委"]


@settings(deadline=None)  # the first text loads the tables
@given(st.text(max_size=12))
def test_whatever_is_written_it_is_found_or_refused(written: str) -> None:
    among = identities()[::7]
    try:
        found = find(written, among)
    except QueryError:
        return
    assert found
    assert len({(one.id, one.place) for one in found}) == len(found)
    assert found == find(written, among[::-1])
