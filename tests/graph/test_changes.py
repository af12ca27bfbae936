from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from qgraph.graph.changes import Change, vocabulary

GRAPHS = [ox.NamedNode(f"urn:g{number}") for number in range(2)]
QUADS = st.builds(
    lambda subject, value, graph: ox.Quad(ox.NamedNode(f"urn:s{subject}"), ox.NamedNode("urn:p"), value, graph),
    st.integers(0, 3),
    st.one_of(
        st.text(max_size=8).map(ox.Literal),
        st.text(max_size=8).map(lambda text: ox.Literal(text, language="zh-hans")),
        st.integers(-5, 5).map(ox.Literal),
    ),
    st.sampled_from(GRAPHS),
)


@given(st.frozensets(QUADS, max_size=8), st.frozensets(QUADS, max_size=8))
def test_a_change_leads_from_one_content_to_another(old: frozenset[ox.Quad], new: frozenset[ox.Quad]) -> None:
    """Whatever characters a text holds: the change is written as SPARQL and must not be read as anything else."""
    store = ox.Store()
    Change(frozenset(), old).apply(store)
    assert set(store) == old
    change = Change(old - new, new - old)
    change.apply(store)
    assert set(store) == new
    assert bool(change) == (old != new)


def test_the_ontology_is_put_in_once() -> None:
    store = ox.Store()
    change = vocabulary(store)
    assert not change.removed
    change.apply(store)
    assert not vocabulary(store)
    stale = ox.Quad(ox.NamedNode("urn:old"), ox.NamedNode("urn:p"), ox.Literal(1), next(iter(store)).graph_name)
    store.add(stale)
    assert vocabulary(store) == Change(frozenset({stale}), frozenset())
