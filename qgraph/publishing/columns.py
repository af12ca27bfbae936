"""What travels in a page, as columns: a page of ten thousand tasks and agencies fits a mail.

Numbers that grow stand as differences, roles as a string of digits, a label as the places where the name breaks into
lines. The script reads all of it back in ``data.js``; the long texts are in ``texts``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from itertools import islice, pairwise
from operator import le
from typing import TYPE_CHECKING, Any

from qgraph.publishing.content import ROLES
from qgraph.slugs import initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgraph.publishing.content import Columns, Content

__all__ = ["counts_alike", "edge_columns", "filled", "node_columns", "plan_columns"]

CHANGES = {"": 0, "same": 1, "added": 2, "gone": 3, "changed": 4}  # as in data.js


def steps(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before it, the first as it is.

    >>> steps([3, 3, 7])
    [3, 0, 4]
    """
    return [now - before for before, now in pairwise([0, *numbers])]


def runs(numbers: Sequence[int]) -> list[int] | dict[str, list[int]]:
    """How often each number from 0 on occurs, where they never fall; else their steps.

    >>> runs([0, 0, 2]), runs([1, 0])
    ({'runs': [2, 0, 1]}, [1, -1])
    """
    if not numbers or not all(map(le, numbers, islice(numbers, 1, None))):
        return steps(numbers)
    counts = Counter(numbers)
    return {"runs": [counts[number] for number in range(numbers[-1] + 1)]}


def breaks(name: str, label: str) -> str | list[int]:
    r"""A label as the places where its name breaks into lines; the label itself where it is not that name.

    >>> breaks("提升产品质量", "提升\n产品质量"), breaks("某市科技局", "科技局")
    ([2], '科技局')
    """
    lines = label.split("\n")
    if "".join(lines) != name or not counts_alike(name):
        return label
    ends, at = [], 0
    for line in lines[:-1]:
        at += len(line)
        ends.append(at)
    return ends


def counts_alike(text: str) -> bool:
    """Whether a browser, which counts characters beyond the first plane as two, counts as Python does."""
    return len(text.encode("utf-16-le", "replace")) == 2 * len(text)


def filled(values: Sequence[Any]) -> dict[int, Any]:
    """The values that say anything, by their index."""
    return {at: value for at, value in enumerate(values) if value} if any(values) else {}


def node_columns(content: Content, nodes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns of tasks, then agencies; ``nodes`` are pyvis's, in that order."""
    agencies = nodes[len(content.works) :]
    kinds = {kind: at for at, kind in enumerate(kinds_of(content))}
    topics = {label: at for at, label in enumerate(topics_of(content))}
    targets = Counter(work for work, _ in content.targets)
    return {
        "name": [node["name"] for node in nodes],
        "lines": [breaks(node["name"], node["label"]) for node in nodes],
        "x": [round(node["x"]) for node in nodes],
        "y": [round(node["y"]) for node in nodes],
        "number": [work.number for work in content.works],
        "section": [work.section for work in content.works],
        "topics": filled([[topics[label] for label in work.topics] for work in content.works]),
        "targets": filled([targets[at] for at in range(len(content.works))]),
        "change": filled([CHANGES[work.change] for work in content.works]),
        "kind": [kinds[body.kind] for body in content.bodies],
        "shape": list({node["kind"]: node["shape"] for node in agencies}.values()),
        "size": [round(10 * node["size"]) for node in agencies],
        "community": [node["community"] for node in agencies],
        "u": [round(node["u"]) for node in agencies],
        "v": [round(node["v"]) for node in agencies],
    }


def kinds_of(content: Content) -> list[str]:
    """The kinds of body that occur, in the order they do."""
    return list(dict.fromkeys(body.kind for body in content.bodies))


def topics_of(content: Content) -> list[str]:
    """The products and sectors tasks are about, the most frequent first, equals as they first occur."""
    counts = Counter(label for work in content.works for label in work.topics)
    return [label for label, _ in counts.most_common()]


def edge_columns(duties: Columns) -> dict[str, Any]:
    """The columns of the assignments."""
    digits = {role: str(at) for at, role in enumerate(ROLES)}
    return {
        "task": runs(duties["work"]),
        "agency": duties["body"],
        "role": "".join(map(digits.__getitem__, duties["role"])),
        "passage": runs(duties["passage"]),
        "open": list(filled(duties["open"])),
        "implied": list(filled(duties["implied"])),
        "change": "".join(str(CHANGES[change]) for change in duties["change"]) if any(duties["change"]) else "",
    }


def plan_columns(content: Content) -> dict[str, Any]:
    """The plans, their sections and the values of the filters, which a page needs at once."""
    return {
        "plans": [asdict(plan) for plan in content.plans],
        "sections": [list(section) for section in content.sections],
        "roles": list(ROLES),
        "kinds": kinds_of(content),
        "topics": topics_of(content),
        "initials": initials_of(content),
    }


def initials_of(content: Content) -> dict[str, str]:
    """The Chinese characters of all names by the first letter of their reading, so that pinyin initials find them."""
    names = [work.title for work in content.works] + [body.name + body.short for body in content.bodies]
    letters: dict[str, list[str]] = defaultdict(list)
    for character in sorted(set().union(*names)):
        if not character.isascii() and initials(character).isascii():
            letters[initials(character)].append(character)
    return {letter: "".join(found) for letter, found in sorted(letters.items()) if letter}
