"""Which task of one plan is which of another: one to one, the likeliest first, and none that is not likely.

Two tasks are as likely one as their titles and their wording are alike; where the bodies stand does not count, since
who does a task is what changes. Only tasks that share pairs of characters few tasks have are looked at, so that two
plans of ten thousand tasks take seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from qgraph.analysis.pairs import pair_off
from qgraph.likeness import likeness
from qgraph.model import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qgraph.analysis.plans import PlanRows, TaskRow

__all__ = ["match_tasks", "plain", "wordings"]

LIKELY = 60.0  # per cent; below, two tasks are two
READ = 1500  # characters of a task that are compared
SHORT = 10  # a wording with fewer characters tells no task from another
RARE = 36  # two characters in more pairs of tasks than this point to none of them
CLOSEST = 5  # tasks of the other plan that each is compared with


class Profile(NamedTuple):
    """What a task is recognised by: its place in the plan, title and wording folded, section and number."""

    at: int
    title: str
    wording: str
    section: tuple[str, str]
    number: str


def match_tasks(old: PlanRows, new: PlanRows) -> list[tuple[int, int]]:
    """The pairs of tasks that are one, by their places in ``old.tasks`` and ``new.tasks``.

    Changing ``old`` and ``new`` over changes the pairs over; a plan compared with itself pairs each task with itself.
    """
    same, gone, added = pair_off(
        _profiles(old, wordings(old)),
        _profiles(new, wordings(new)),
        lambda one: (one.section, one.number, one.title, one.wording),
        lambda one: (one.title, one.wording) if one.title and one.wording else None,
    )
    pairs = [(one.at, other.at) for one, other in same]
    return sorted(pairs + _likely(gone, added))


def wordings(plan: PlanRows) -> list[str]:
    """What each task of a plan says beside its number, its title and who does it, without spaces."""
    clauses: defaultdict[str, set[str]] = defaultdict(set)
    for row in plan.assignments:
        clauses[row.task].add(row.clause or "")
    return [_wording(task, clauses[task.task]) for task in plan.tasks]


def _wording(task: TaskRow, clauses: Iterable[str]) -> str:
    text = task.text or ""
    for clause in sorted(clauses, key=lambda words: (-len(words), words)):
        text = text.replace(clause, "") if clause else text
    return plain(text).removeprefix(plain(task.number)).removeprefix(plain(task.title))


def plain(words: str | None) -> str:
    """Words without regard to width and spaces."""
    return "".join(fold(words or "").split())


def _profiles(plan: PlanRows, worded: Sequence[str]) -> list[Profile]:
    return [
        Profile(
            at,
            plain(task.title)[:READ],
            words[:READ],
            (plain(task.section_number), plain(task.section_title)),
            plain(task.number),
        )
        for at, (task, words) in enumerate(zip(plan.tasks, worded, strict=True))
    ]


def _likely(old: Sequence[Profile], new: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of tasks alike enough to be one: the most alike first, of equals those of one section and number."""
    ranked = []
    for here, there in _candidates(old, new):
        one, other = old[here], new[there]
        alike = _alike(one, other)
        if alike >= LIKELY:
            elsewhere = (one.section, one.number) != (other.section, other.number)
            # Places last, as a difference and a sum, which are the same when the two plans change over.
            ranked.append((-alike, elsewhere, abs(one.at - other.at), one.at + other.at, one.at, other.at))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, here, there in sorted(ranked):
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return list(pairs.items())


def _alike(one: Profile, other: Profile) -> float:
    """How alike two tasks are, in per cent: the better of title and wording counts three parts, the other two."""
    title = likeness(one.title, other.title) if one.title and other.title else None
    wording = likeness(one.wording, other.wording) if min(len(one.wording), len(other.wording)) >= SHORT else None
    if title is None or wording is None:
        # Only one of the two speaks, and has to speak clearly.
        return 0.75 * max(title or 0.0, wording or 0.0)
    return 0.6 * max(title, wording) + 0.4 * min(title, wording)


def _candidates(old: Sequence[Profile], new: Sequence[Profile]) -> set[tuple[int, int]]:
    """Pairs worth a look: those with one title, and for each task those it shares the most rare characters with."""
    shared: Counter[tuple[int, int]] = Counter()
    for pairs in _rare(old, new, _bigrams):
        shared.update(pairs)
    ranked = sorted(shared, key=lambda pair: (-shared[pair], abs(pair[0] - pair[1]), sum(pair)))
    kept = {pair for pairs in _rare(old, new, lambda one: {one.title} - {""}) for pair in pairs}
    for side in (0, 1):
        seen: Counter[int] = Counter()
        for pair in ranked:
            seen[pair[side]] += 1
            if seen[pair[side]] <= CLOSEST:
                kept.add(pair)
    return kept


def _rare(
    old: Sequence[Profile], new: Sequence[Profile], signs: Callable[[Profile], set[str]]
) -> Iterable[Iterable[tuple[int, int]]]:
    """For each sign, the pairs of tasks that have it, where these are few."""
    here, there = _holders(old, signs), _holders(new, signs)
    for sign, ones in here.items():
        others = there.get(sign, [])
        if 0 < len(ones) * len(others) <= RARE:
            yield product(ones, others)


def _holders(tasks: Sequence[Profile], signs: Callable[[Profile], set[str]]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, task in enumerate(tasks):
        for sign in signs(task):
            found[sign].append(at)
    return found


def _bigrams(task: Profile) -> set[str]:
    words = f"{task.title}\n{task.wording}"
    return {words[at : at + 2] for at in range(len(words) - 1)}
