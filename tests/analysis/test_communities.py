from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.analysis.communities import STRONGEST, communities_of, strongest_ties

if TYPE_CHECKING:
    from collections.abc import Sequence

    Pairs = dict[tuple[int, int], int]

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 9),
    max_size=40,
)


def ties_of(agencies: int, pairs: Pairs) -> list[dict[int, int]]:
    """What each agency shares with which others."""
    ties: list[dict[int, int]] = [{} for _ in range(agencies)]
    for (one, other), shared in pairs.items():
        ties[one][other] = ties[other][one] = shared
    return ties


def cliques(sizes: Sequence[int], bridges: int = 1) -> Pairs:
    """Groups in which everybody works with everybody three times, each tied to the next by one task."""
    pairs, begin = {}, 0
    for size in sizes:
        pairs.update(dict.fromkeys(combinations(range(begin, begin + size), 2), 3))
        pairs.update({(begin + size - 1, begin + size + at): 1 for at in range(bridges)})
        begin += size
    return {pair: shared for pair, shared in pairs.items() if pair[1] < sum(sizes)}


def test_groups_that_hardly_meet_are_communities_numbered_by_size() -> None:
    assert communities_of(ties_of(12, cliques([4, 5, 3]))) == [1] * 4 + [0] * 5 + [2] * 3


def test_equal_communities_stand_in_the_order_of_their_busiest_member() -> None:
    pairs = cliques([4, 4])
    assert communities_of(ties_of(8, pairs)) == [0] * 4 + [1] * 4
    assert communities_of(ties_of(8, pairs | {(4, 5): 9})) == [1] * 4 + [0] * 4


def test_many_large_groups_are_found_though_only_the_strongest_ties_are_looked_at() -> None:
    size, groups = 2 * STRONGEST, 20
    found = communities_of(ties_of(size * groups, cliques([size] * groups)))
    assert found == [group for group in range(groups) for _ in range(size)]


def test_a_hub_of_everybody_does_not_make_one_community_of_all() -> None:
    pairs = {(one + 1, other + 1): shared for (one, other), shared in cliques([5, 5, 5], bridges=0).items()}
    found = communities_of(ties_of(16, pairs | {(0, other): 2 for other in range(1, 16)}))
    assert len(set(found[1:])) == 3


def test_without_partner_there_is_no_community() -> None:
    assert communities_of(ties_of(3, {(0, 2): 1})) == [0, -1, 0]
    assert communities_of(ties_of(2, {})) == [-1, -1]
    assert communities_of(ties_of(0, {})) == []


@settings(deadline=None)
@given(st.data(), PAIRS)
def test_neither_the_order_of_the_pairs_nor_chance_makes_a_difference(data: st.DataObject, pairs: Pairs) -> None:
    shuffled = dict(data.draw(st.permutations(list(pairs.items()))))
    assert communities_of(ties_of(12, shuffled)) == communities_of(ties_of(12, pairs))


@settings(deadline=None)
@given(PAIRS)
def test_communities_are_numbered_by_size_and_hold_together_better_than_each_alone(pairs: Pairs) -> None:
    found = communities_of(ties_of(12, pairs))
    tied = {agency for pair in pairs for agency in pair}
    assert {agency for agency, community in enumerate(found) if community >= 0} == tied
    sizes = [found.count(community) for community in range(max(found, default=-1) + 1)]
    assert sizes == sorted(sizes, reverse=True)
    if pairs:
        network: nx.Graph[int] = nx.Graph()
        network.add_weighted_edges_from((*pair, shared) for pair, shared in pairs.items())
        groups = [{agency for agency in tied if found[agency] == community} for community in range(len(sizes))]
        alone = nx.community.modularity(network, [{agency} for agency in tied])
        assert nx.community.modularity(network, groups) >= alone - 1e-9


def test_quality_is_that_of_networkx() -> None:
    network = nx.karate_club_graph()
    pairs = {(one, other): int(tie["weight"]) for one, other, tie in network.edges(data=True)}
    found = communities_of(ties_of(34, pairs))
    groups = [{agency for agency in range(34) if found[agency] == community} for community in set(found)]
    best = max(
        nx.community.modularity(network, nx.community.louvain_communities(network, seed=seed)) for seed in range(5)
    )
    assert nx.community.modularity(network, groups) > best - 0.03


def test_a_tie_is_kept_when_it_matters_to_one_of_the_two() -> None:
    partners = STRONGEST + 4
    ties = strongest_ties(ties_of(partners + 1, {(0, other): other for other in range(1, partners + 1)}))
    assert len(ties[0]) == partners, "each of them has no other partner"
