"""Numbers with their unit and the words that compare them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from qgraph.extraction.numerals import CHARACTERS, numeral
from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import beginnings, kind_of, longest_first, unit_pattern
from qgraph.model import Comparator, Span

__all__ = ["Quantity", "may_hold_quantity", "read_quantities"]

# Digits in runs that no person writes are left alone; the bounds also keep every match short.
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15}(?:\.[0-9]{1,9})?(?![0-9]))"
_DASH = "(?:[-~〜—–‐‑−]{1,2}|至|到)"
_LOOK_BACK = 16
_LIST_SIGNS = ("、", "和", "与", "及")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, or two that make a range, as it stands in a text.

    ``span`` runs from the comparing words before the number to those after the unit, ``number`` from the first
    digit to the end of the unit. ``change`` is the word of change before it (降低, 增长), where there is one.
    """

    span: Span
    number: Span
    values: tuple[Decimal, ...]
    unit: str | None
    kind: str
    comparator: Comparator
    compared: bool = False  # a word compares it, before the number or after the unit
    predicate: bool = False  # a word before the number makes the words before that its subject
    change: str | None = None
    spelt: bool = False  # in Chinese characters
    strict: bool = False  # the bound itself is not enough: 超过, 低于

    @property
    def bounded(self) -> bool:
        """Whether more is said of it than that it is reached: 至少一所, 一所以上, 一至两所."""
        return self.comparator is Comparator.RANGE or (self.compared and self.comparator is not Comparator.REACHES)

    def changed_as(self, first: Quantity) -> Quantity:
        """This quantity with the word of change that the first of its list prints for all."""
        delta = first.comparator is Comparator.DELTA and self.comparator is not Comparator.RANGE
        comparator = Comparator.DELTA if delta else self.comparator
        return replace(self, change=self.change or first.change, comparator=comparator)

    def bounded_as(self, first: Quantity) -> Quantity:
        """This quantity with the bound that stands before the first of its list and holds for all: 不低于22%和30%."""
        behind = first.span.end > first.number.end  # 90%以上、95%: said of the first alone
        if self.compared or behind or first.comparator not in {Comparator.AT_LEAST, Comparator.AT_MOST}:
            return self
        return replace(self, comparator=first.comparator, compared=True, strict=first.strict)


@cache
def _pattern() -> re.Pattern[str]:
    unit, more = unit_pattern(), longest_first(_words("comparator", "between"))
    # 突破万亿元, 上万人: a scale without a number stands for one of itself.
    one = "(?<=[超过破上])(?<!通过)(?<!经过)(?<!以上)(?=万|亿)"
    value = f"(?:{_DIGITS}|[{CHARACTERS}]{{1,9}})"
    return re.compile(
        # 生师比15:1 is a proportion.
        rf"(?<![0-9.第/])(?<![0-9][:∶])(?:百分之(?P<percent>{value})"
        rf"|(?P<of>[{CHARACTERS}]{{1,3}})分之(?P<part>[{CHARACTERS}]{{1,3}})"
        r"|(?P<top>[0-9]{1,2})/(?P<bottom>[0-9]{1,2})(?![0-9/万千百])"
        rf"|(?P<low>{value}|{one}) ?(?P<first>{unit})?(?: ?{_DASH} ?(?P<high>{value}))? ?(?P<more>{more})?"
        rf" ?(?P<unit>{unit})?)"
    )


@cache
def _words(kind: str, position: str | None = None) -> dict[str, dict[str, Any]]:
    """The rows of one kind of comparators.toml by their words."""
    rows = table("comparators")[kind]
    return {word: row for row in rows if row.get("position") == position for word in row["words"]}


@cache
def _after() -> re.Pattern[str]:
    return re.compile(f" ?({longest_first(_words('comparator', 'after'))})")


@cache
def _across() -> re.Pattern[str]:
    """A word that compares the number across a verb of at most four characters: 至少培育3家."""
    [row] = table("comparators")["across"]
    return re.compile(f"(?:{longest_first(row['words'])})[^,;、。0-9]{{1,4}}$")


@cache
def _before() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every word that may stand before a number, with the kind of row it comes from."""
    words = {word: ("light", row) for word, row in _words("light").items()}
    words |= {word: ("change", row) for word, row in _words("change").items()}
    return words | {word: ("comparator", row) for word, row in _words("comparator", "before").items()}


@cache
def _glimpse() -> re.Pattern[str]:
    """Digits, a scale that stands for one of itself, or a numeral in characters before what may begin its unit.

    Not a lone 一, and no ordinal: 一批, 第三方.
    """
    between = {word[0] for word in _words("comparator", "between")}
    follows = re.escape("".join(sorted(beginnings() | between)))
    # The sign first and what stands beside it afterwards: so the text is searched for one class of characters.
    spelt = rf"(?<=[{CHARACTERS}])(?<!第[{CHARACTERS}])(?<![^{CHARACTERS}]一)(?=[{follows} 分~〜—–‐‑−至到-])"
    return re.compile(rf"[0-9{CHARACTERS}万亿](?:(?<=[0-9])|(?<=[超过破上][万亿])|{spelt})")


@cache
def _bounding() -> re.Pattern[str]:
    """Words that make a target of 一 too: 不少于一家, 增长一倍, 至少培育一家."""
    bounds = (Comparator.AT_LEAST, Comparator.AT_MOST)
    words = {word for word, (kind, row) in _before().items() if kind == "change" or row.get("is") in bounds}
    return re.compile(longest_first({*words, *table("comparators")["across"][0]["words"]}))


def may_hold_quantity(text: str, span: Span) -> bool:
    """Whether a stretch of folded text can hold a quantity to reach: one quick look, which spares most a reading.

    >>> [may_hold_quantity(text, Span(0, len(text))) for text in ("培育三家企业", "培育一批企业", "至少培育一家企业")]
    [True, False, True]
    """
    if _glimpse().search(text, span.start, span.end):
        return True
    return "一" in span.of(text) and _bounding().search(text, span.start, span.end) is not None


def read_quantities(text: str, span: Span) -> list[Quantity]:
    """The quantities in a stretch of folded text, in order, whether or not they are targets.

    A number without a unit is kept only where a word compares it (满意度达80以上).

    >>> text = "培育1~2家企业,合格率稳定在93%以上"
    >>> [(str(q.comparator), [str(v) for v in q.values], q.unit) for q in read_quantities(text, Span(0, len(text)))]
    [('range', ['1', '2'], '家'), ('>=', ['93'], '%')]
    """
    found: list[Quantity] = []
    place = span.start
    while match := _pattern().search(text, place, span.end):
        quantity = _quantity(text, Span(place, span.end), match)
        if quantity:
            found.append(quantity)
        place = quantity.span.end if quantity else match.end()
    return [*(_with_unit(text, this, following) for this, following in pairwise(found)), *found[-1:]]


def _with_unit(text: str, this: Quantity, following: Quantity) -> Quantity:
    """A number of pieces (22个) with the unit that the next of its list prints for both: 22个、4个工作日."""
    if this.unit != "个" or text[this.span.end : following.number.start] not in _LIST_SIGNS:
        return this
    shared = following.kind in {"time", "points"} and "个" in following.number.of(text)
    return replace(this, unit=following.unit, kind=following.kind) if shared else this


def _quantity(text: str, within: Span, match: re.Match[str]) -> Quantity | None:
    """The quantity a match of the pattern stands for, None where it is no quantity."""
    number, values, unit, kind = _number(match)
    spelt = not text[number.start].isascii() and match["low"] != ""
    bare = unit is None and not (kind == "share" and spelt)
    if not values or (bare and spelt):
        return None
    words = _peel(text, within.start, number.start)
    after = _after().match(text, number.end, within.end)
    named = bool(after) or (not spelt and _names_bare_number(text, number, words))
    if spelt and number.start > within.start and text[number.start - 1] in "数几":  # 数百名 says no number
        return None
    if words.row is None and _over(text, number, within):
        words = replace(words, row=_words("comparator", "before")["超过"], start=number.start - 1)
    named_before = bool(words.row or words.change)
    if bare and not named:
        return None
    if (
        words.row is None
        and words.change is None
        and _across().search(text, max(within.start, words.start - 12), words.start)
    ):
        words = replace(words, row=table("comparators")["across"][0])
    comparator = _comparator(len(values), kind, words, after[1] if after else match["more"])
    bound = not after and comparator in {Comparator.AT_LEAST, Comparator.AT_MOST}
    return Quantity(
        span=Span(words.start, after.end() if after else number.end),
        number=number,
        values=values,
        unit=unit,
        kind=kind,
        comparator=comparator,
        compared=bool(words.row or words.change or after or match["more"]),
        predicate=named_before,
        change=words.change,
        spelt=spelt,
        strict=bound and bool(words.row and words.row.get("strict")),
    )


def _over(text: str, number: Span, within: Span) -> bool:
    """Whether a scale alone stands behind 上: 上千家, 上万人."""
    place = number.start - 1
    return place >= within.start and text[place] == "上" and text[number.start] in "百千万" and text[place - 1] != "以"


def _names_bare_number(text: str, number: Span, words: _Lead) -> bool:
    """Whether words before a number without a unit compare it, and it is not part of a name such as 5G or a hotline."""
    following = text[number.end : number.end + 1]
    if following.isalpha() or following in {"℃", "°"}:
        return False
    return bool(words.row and words.row["is"] != "=") or text.endswith("达到", 0, number.start)


def _number(match: re.Match[str]) -> tuple[Span, tuple[Decimal, ...], str | None, str]:
    """Span, values, unit and kind of unit of a match."""
    if match["percent"]:
        value = numeral(match["percent"])
        return Span(*match.span()), (value,) if value is not None else (), "%", "ratio"
    if match["of"] or match["top"]:
        return Span(*match.span()), _share(match), None, "share"
    low, high, first, unit = match["low"], match["high"], match["first"], match["unit"]
    if match["more"] and first and unit and not high:  # 2万余人次
        first = unit = first + unit
    if (high and first and first != unit) or (not high and first):
        high, unit, end = None, first, match.end("first")
    else:
        end = max(match.end(name) for name in ("low", "high", "more", "unit"))
    numbers = (numeral(low) if low else Decimal(1), numeral(high) if high else None)
    values = tuple(value for value in numbers if value is not None)
    kind = kind_of(unit)
    # 个 counts the points: 0.5个百分点 is half a 百分点.
    return Span(match.start(), end), values, unit.removeprefix("个") if unit and kind == "points" else unit, kind


def _share(match: re.Match[str]) -> tuple[Decimal, ...]:
    """三分之一 or 1/3 as a decimal to four places; nothing for what is no part of a whole (24/7)."""
    whole, part = numeral(match["of"] or match["bottom"]), numeral(match["part"] or match["top"])
    return (round(part / whole, 4),) if whole and part is not None and part <= whole else ()


@dataclass(frozen=True, slots=True)
class _Lead:
    """The comparing words before a number: where they begin, the row that compares, and the word of change."""

    start: int
    row: dict[str, Any] | None
    change: str | None


def _peel(text: str, start: int, end: int) -> _Lead:
    """The comparing words before a number.

    They are taken off the end one after the other, the longest first, as in 同比|至少|下降|0.5个百分点.
    """
    row, change, words = None, None, _before()
    place, floor = end, max(start, end - _LOOK_BACK)
    while word := next((text[at:place] for at in range(floor, place) if text[at:place] in words), None):
        kind, found = words[word]
        if kind == "comparator":
            if row is not None:
                break
            row = found
        elif kind == "change":
            if change or (row and row["is"] == "="):
                break
            change = word
        place -= len(word)
    return _Lead(place, row, change)


def _comparator(count: int, kind: str, words: _Lead, after: str | None) -> Comparator:
    """What a number's words make of it: two numbers are a range, then a change, then the word after the unit."""
    if count == 2:
        return Comparator.RANGE
    change = _words("change")[words.change] if words.change else None
    shares = kind == "points" or (kind == "ratio" and change and not change["growth"])
    if change and (shares or change.get("amounts")):
        return Comparator.DELTA
    row = (_words("comparator", "after") | _words("comparator", "between"))[after] if after else words.row
    return Comparator(row["is"]) if row else Comparator.REACHES
