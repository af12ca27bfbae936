"""Which bodies work together: communities in a network of shared work, found without chance.

The method is that of Louvain (Blondel, Guillaume, Lambiotte, Lefebvre: *Fast unfolding of communities in large
networks*, J. Stat. Mech. 2008, P10008) with the queue of Traag, Waltman, van Eck (*From Louvain to Leiden*, Sci. Rep.
9, 2019, 5233) in place of repeated rounds. Nodes are visited in their order, gains are compared as whole numbers, and
of equal gains the community that comes first wins: there is no seed, and no rounding that another machine could do
otherwise. networkx shuffles the nodes, and takes several times as long.

In a large network only the strongest ties of each body are looked at. How strong a tie is, is judged by the cosine
(van Eck, Waltman: *How to normalize cooccurrence data?*, JASIST 60, 2009, 1635-1651): the busy are not everybody's
closest partner for being busy.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Ties = Sequence[Mapping[int, int]]

__all__ = ["communities_of", "strongest_ties"]

STRONGEST = 16  # how many ties of a body are looked at in a large network
ALONE = -1


def communities_of(partners: Ties) -> list[int]:
    """The community of each agency: 0 is the largest, equals by their busiest member; -1 for an agency with no partner.

    ``partners`` says for each agency, from 0 on, how many tasks it shares with which others. Time grows with the pairs.

    >>> communities_of([{1: 3, 2: 1}, {0: 3}, {3: 2, 0: 1}, {2: 2, 4: 2}, {3: 2}, {}])
    [1, 1, 0, 0, 0, -1]
    """
    ties = strongest_ties(partners)
    homes = list(range(len(ties)))
    level, loops = ties, [0] * len(ties)
    while True:
        found = settled(level, loops)
        if len(set(found)) == len(found):
            break
        homes = [found[home] for home in homes]
        level, loops, numbers = merged(level, loops, found)
        homes = [numbers[home] for home in homes]
    return ranked(homes, [sum(row.values()) for row in ties])


def strongest_ties(partners: Ties) -> Ties:
    """For each agency the partners that matter to it, or it to them, and how many tasks they share.

    >>> strongest_ties([{1: 3}, {0: 3}, {}])
    [{1: 3}, {0: 3}, {}]
    """
    strength = [sum(row.values()) for row in partners]
    ties: list[dict[int, int]] = [{} for _ in partners]
    for me, row in enumerate(partners):
        for you in strongest(row, strength):
            ties[me][you] = ties[you][me] = row[you]
    return ties


def strongest(row: Mapping[int, int], strength: Sequence[int]) -> list[int]:
    """The partners that matter most to one body: by the square of the cosine, less what is the same for all of them."""
    if len(row) <= STRONGEST:
        return sorted(row)
    scores = [-shared * shared / strength[you] for you, shared in row.items()]
    least = sorted(scores)[STRONGEST - 1]  # most partners need no place in the order
    best = sorted((score, you) for score, you in zip(scores, row, strict=True) if score <= least)
    return [you for _, you in best[:STRONGEST]]


def settled(ties: Ties, loops: Sequence[int]) -> list[int]:
    """The community of each node once none would gain by moving to that of a neighbour.

    ``loops`` is twice the work shared within each node. The gain is that in modularity at resolution 1, times a
    constant: the ties to a community, less what the loads on both sides would let one expect.
    """
    degrees = [loop + sum(row.values()) for row, loop in zip(ties, loops, strict=True)]
    whole = sum(degrees)
    homes, loads = list(range(len(ties))), list(degrees)
    # The least busy choose first: a hub that came first would gather what does not belong together.
    queue = deque(sorted(range(len(ties)), key=lambda node: (degrees[node], node)))
    waits = [True] * len(ties)
    while queue:
        node = queue.popleft()
        waits[node] = False
        own, row = homes[node], ties[node]
        shared: dict[int, int] = {own: 0}
        for other, tie in row.items():
            shared[homes[other]] = shared.get(homes[other], 0) + tie
        degree = degrees[node]
        loads[own] -= degree
        # The least loss; of equals one's own, then the first.
        *_, home = min([(loads[to] * degree - tie * whole, to != own, to) for to, tie in shared.items()])
        homes[node] = home
        loads[home] += degree
        for other in sorted(row) if home != own else ():
            if homes[other] != home and not waits[other]:
                waits[other] = True
                queue.append(other)
    return homes


def merged(ties: Ties, loops: Sequence[int], homes: Sequence[int]) -> tuple[Ties, list[int], dict[int, int]]:
    """The network of the communities: its ties, its loops, and which node each community has become."""
    numbers = {home: at for at, home in enumerate(dict.fromkeys(homes))}
    places = [numbers[home] for home in homes]
    whole: list[dict[int, int]] = [defaultdict(int) for _ in numbers]
    inner = [0] * len(numbers)
    for node, row in enumerate(ties):
        home = places[node]
        inner[home] += loops[node]
        for other, tie in row.items():
            if (there := places[other]) == home:
                inner[home] += tie
            else:
                whole[home][there] += tie
    return whole, inner, numbers


def ranked(homes: Sequence[int], strength: Sequence[int]) -> list[int]:
    """Communities numbered by size, then by their strongest member; those without any tie are in none."""
    members: dict[int, list[int]] = defaultdict(list)
    for node, home in enumerate(homes):
        if strength[node]:
            members[home].append(node)
    order = sorted(
        members, key=lambda home: (-len(members[home]), min((-strength[node], node) for node in members[home]))
    )
    numbers = {home: at for at, home in enumerate(order)}
    return [numbers[home] if strength[node] else ALONE for node, home in enumerate(homes)]
