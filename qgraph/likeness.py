"""How alike two names are, and which names somebody may mean who writes one.

Likeness proposes and a person decides: nothing is ever merged by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.slugs import initials, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["abbreviates", "closeness", "likeness"]

_FUZZY = 60.0  # per cent; below, two names only have characters in common


def likeness(one: str, other: str) -> float:
    """How much of two names is the same, in per cent: twice the characters they share in order, of all they have.

    >>> likeness("市科技局", "市科技局"), likeness("市财政局", "市民政局")
    (100.0, 75.0)
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  (50 ms to import, and few plans have names to compare)

    return float(fuzz.ratio(one, other))


def abbreviates(short: str, long: str) -> bool:
    """Whether a name leaves out characters of a longer one and keeps its first and its last, as abbreviations do.

    >>> abbreviates("城投集团", "城市建设投资集团"), abbreviates("科技局", "教育科技局")
    (True, False)
    """
    if not 2 < len(short) < len(long) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(sign in rest for sign in short)


def closeness(written: str, names: Iterable[str]) -> float:
    """How likely somebody who wrote ``written`` means the body with these names: 0 where nothing speaks for it.

    In falling order: the name itself (6), its beginning (5), a part of it (4), an abbreviation (3), the first letters
    of its pinyin (2), the pinyin (1), and less than 1 for likeness. Within one of them the shorter name is closer.

    >>> names = ["市发展改革委", "市发改委"]
    >>> [int(closeness(written, names)) for written in ("市发改委", "发改委", "sfgw", "fagaiwei", "市体育局")]
    [6, 4, 2, 1, 0]
    """
    return max((_closeness(written.casefold(), name.casefold()) for name in names), default=0.0)


def _closeness(written: str, name: str) -> float:
    brevity = 0.9 / max(1, len(name))
    if written == name:
        return 6 + brevity
    if written and written in name:
        return (5 if name.startswith(written) else 4) + brevity
    if written.isascii() and written.replace(" ", "").isalnum():
        return _by_pinyin(written.replace(" ", ""), name, brevity)
    if abbreviates(written, name):
        return 3 + brevity
    alike = likeness(written, name)
    return alike / 100 if alike >= _FUZZY else 0.0


def _by_pinyin(letters: str, name: str, brevity: float) -> float:
    if len(letters) > 1 and letters in initials(name):
        return 2 + brevity
    return 1 + brevity if len(letters) > 3 and letters in slug(name).replace("-", "") else 0.0
