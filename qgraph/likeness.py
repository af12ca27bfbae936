"""How alike two names are. Likeness proposes and a person decides: nothing is ever merged by it."""

from __future__ import annotations

__all__ = ["abbreviates", "likeness"]


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
