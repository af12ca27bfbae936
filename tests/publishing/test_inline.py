"""Pages that show themselves in a notebook, opened where they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from IPython.core.formatters import DisplayFormatter
from lxml import etree, html

import qgraph
from qgraph.errors import QueryError
from qgraph.graph.store import MEMORY, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = "{city}人民政府关于印发{city}{year}年行动计划的通知\n一、质量\n"
ONE = HEAD.format(city="汕尾市", year=2031) + "(一)抽检产品。每季度抽检。(市市场监管局牵头,市商务局参与)\n"
OTHER = HEAD.format(city="承德市", year=2032) + "(一)办好展会。每年一届。(市商务局负责)\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("plans")
    for name, text in (("one", ONE), ("other", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Store.open(MEMORY, write=True) as opened:
        qgraph.build_graph([folder], opened)
        yield opened


def test_each_opens_where_it_should(store: Store) -> None:
    assert qgraph.page(store, "汕尾市").start["at"] == ""
    assert qgraph.matrix(store, "汕尾市").start["view"] == "matrix"
    found = qgraph.dossier(store, "市市场监管局", "汕尾市")
    body = found.content.bodies[found.body]
    assert (found.start["view"], found.start["at"]) == ("agencies", body.id)
    assert body.name == "汕尾市市场监管局"


@pytest.mark.parametrize("name", ["市商务局", "汕尾市商务局"])
def test_a_body_is_found_by_any_of_its_names_within_the_plan(store: Store, name: str) -> None:
    found = qgraph.dossier(store, name, "汕尾市")
    assert found.content.bodies[found.body].name == "汕尾市商务局"
    again = qgraph.dossier(store, found.content.bodies[found.body].iri, "汕尾市")
    assert again.body == found.body


def test_a_name_of_several_or_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="承德市商务局"):
        qgraph.dossier(store, "市商务局")
    with pytest.raises(QueryError, match="市茶叶局"):
        qgraph.dossier(store, "市茶叶局", "汕尾市")
    with pytest.raises(QueryError, match="has no task here"):
        qgraph.dossier(store, "承德市商务局", "汕尾市")


def test_it_shows_itself_as_frame_picture_and_words(store: Store) -> None:
    found = qgraph.dossier(store, "市市场监管局", "汕尾市")
    shown, _ = DisplayFormatter().format(found)  # type: ignore[no-untyped-call]  # IPython has no types here
    assert {"text/html", "image/svg+xml", "text/plain"} <= set(shown)
    assert [frame.get("sandbox") for frame in html.fromstring(f"<div>{shown['text/html']}</div>").iter("iframe")] == [
        "allow-scripts allow-downloads"
    ]
    assert etree.fromstring(shown["image/svg+xml"]).get("role") == "img"
    assert shown["text/plain"].splitlines()[1] == "  牵头 Lead | (一) 抽检产品 | (市市场监管局牵头,市商务局参与)"


def test_a_front_end_gets_only_what_it_asks_for(store: Store) -> None:
    found = qgraph.dossier(store, "市市场监管局", "汕尾市")
    assert set(found._repr_mimebundle_(include=["text/plain"])) == {"text/plain"}
    assert set(found._repr_mimebundle_(exclude=["text/html"])) == {"image/svg+xml", "text/plain"}


def test_a_page_is_checked_as_the_command_does(store: Store) -> None:
    assert qgraph.page(store, "承德市").content.findings
