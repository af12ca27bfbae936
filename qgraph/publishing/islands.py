"""A large picture as a map: communities are islands with water between them, their hubs stand free inside.

What stands on an island says how far it is drawn to which side; it is then set there in rows (``filling``). The
largest island lies in the middle, each other one towards those it is tied to.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qgraph.publishing.canvas import STRETCH, Canvas, Circle, Footprint, Point, settle_all
from qgraph.publishing.filling import LONG, filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Island", "place_islands"]

WATER = 0.07  # how wide the water around an island is, of its radius
HUBS = 5  # how many hubs of an island stand free at most
HUB = 3.0  # how many times the load of the mean a hub has
INWARD = 0.6  # how far an island goes to those it is tied to, from the middle
SOUGHT = 32  # islands for which the best place is sought; the smaller ones wind around them
TRIES = 3  # places the golden angle gives in the room of one disc
GOLDEN = math.pi * (3 - math.sqrt(5))
UNIT = 30.0  # islands are laid beside each other with this as their mean radius


class Island(NamedTuple):
    """What stands on an island: the side it is drawn to (0 is the middle, 1 the shore), and how busy agencies are."""

    pulls: dict[int, complex]
    loads: dict[int, float]


def place_islands(
    islands: Sequence[Island], bridges: Mapping[tuple[int, int], float], prints: Sequence[Footprint], rest: int = -1
) -> list[Point]:
    """The point of every node; ``bridges`` say how strongly two islands are tied, the smaller number first.

    The island numbered ``rest`` holds what belongs nowhere, and lies at the edge.
    """
    air = air_for(len(prints))
    grounds = [ground_of(island, prints, air) for island in islands]
    centres = beside([radius for _, radius in grounds], bridges, rest)
    points = [Point(0.0, 0.0)] * len(prints)
    for (places, _), centre in zip(grounds, centres, strict=True):
        for index, place in places.items():
            points[index] = Point(round(centre.x + place.x, 1), round(centre.y + place.y, 1))
    return points


def air_for(count: int) -> float:
    """How many times the room it needs a node gets in each direction in a picture of ``count`` nodes.

    >>> round(air_for(400), 2), round(air_for(30_000), 2)
    (1.08, 1.27)
    """
    return 1 + 0.1 * max(0.0, math.log10(max(count, 1) / 60))


def ground_of(island: Island, prints: Sequence[Footprint], air: float) -> tuple[dict[int, Point], float]:
    """The places of an island's nodes around its middle, and its radius."""
    room = sum(prints[index].area for index in island.pulls) * air * air
    reach = math.sqrt(room / math.pi)
    wishes = {index: spread(pull, reach) for index, pull in island.pulls.items()}
    hubs, clear = hubs_of(island, prints, reach)
    stands = dict(zip(hubs, settle_all([half(wishes[hub]) for hub in hubs], clear, range(len(hubs))), strict=True))
    taken = [footprint.at(stands[hub]) for hub, footprint in zip(hubs, clear, strict=True)]
    others = {index: wish for index, wish in wishes.items() if index not in stands}
    places, radius = filled(others, prints, taken, air)
    return {**places, **stands}, radius


def spread(pull: complex, reach: float) -> Point:
    """Where a pull leads on an island of that radius."""
    return Point(pull.real * reach * LONG, pull.imag * reach / LONG)


def half(point: Point) -> Point:
    """Half way to the middle."""
    return Point(point.x / 2, point.y / 2)


def hubs_of(island: Island, prints: Sequence[Footprint], reach: float) -> tuple[list[int], list[Footprint]]:
    """The agencies that carry far more than the others, the busiest first, and how much room they keep free."""
    mean = sum(island.loads.values()) / max(1, len(island.loads))
    order = sorted(island.loads, key=lambda index: (-island.loads[index], index))[:HUBS]
    hubs = [index for index in order if island.loads[index] > HUB * mean]
    clear = []
    for hub in hubs:
        margin = min(reach / 5, 14 * math.sqrt(island.loads[hub] / mean))
        own = prints[hub]
        clear.append(Footprint(own.half + 1.5 * margin, own.above + margin, own.below + margin))
    return hubs, clear


def beside(radii: Sequence[float], bridges: Mapping[tuple[int, int], float], rest: int = -1) -> list[Point]:
    """The middles of islands of these radii: large ones first, each where its bridges lead, none within another.

    The island numbered ``rest`` holds what belongs nowhere, and comes last.
    """
    ties: list[list[tuple[int, float]]] = [[] for _ in radii]
    for (one, other), weight in sorted(bridges.items()):
        ties[one].append((other, weight))
        ties[other].append((one, weight))
    scale = UNIT * len(radii) / max(1.0, sum(radii))  # the canvas is looked through in steps of some pixels
    discs = [Circle(scale * radius * (1 + WATER)) for radius in radii]
    order = sorted(range(len(radii)), key=lambda index: (index == rest, -radii[index], index))
    canvas, placed = Canvas(cell=2.4 * UNIT), dict[int, Point]()
    for index in order[:SOUGHT]:
        wish = drawn([(placed[other], weight) for other, weight in ties[index] if other in placed])
        placed[index] = canvas.settle(wish, discs[index])
    inner = sum(discs[index].radius ** 2 for index in placed) / STRETCH  # as if they stood without a gap
    spots = outward(canvas, [discs[index] for index in order[SOUGHT:]], inner)
    placed.update(zip(order[SOUGHT:], spots, strict=True))
    return [Point(placed[at].x * LONG / scale, placed[at].y / LONG / scale) for at in range(len(radii))]


def outward(canvas: Canvas, discs: Sequence[Circle], square: float) -> list[Point]:
    """Places for many small discs, winding outwards in the golden angle, so that each tries only a few.

    ``square`` is that of the distance at which there may be room.
    """
    spots, turn = [], 0.0
    for disc in discs:
        while True:
            turn += GOLDEN
            square += disc.radius * disc.radius / TRIES
            spot = Point(STRETCH * math.sqrt(square) * math.cos(turn), math.sqrt(square) * math.sin(turn))
            if canvas.claim(disc.at(spot)) is None:
                break
        spots.append(spot)
    return spots


def drawn(ties: Sequence[tuple[Point, float]]) -> Point:
    """The weighted mean of points, drawn in so that the whole stays round; the middle where there are none."""
    total = sum(weight for _, weight in ties)
    if not total:
        return Point(0.0, 0.0)
    return Point(
        INWARD * sum(weight * spot.x for spot, weight in ties) / total,
        INWARD * sum(weight * spot.y for spot, weight in ties) / total,
    )
