"""What a number measures: the name of an indicator (指标), cut out of the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import longest_first
from qgraph.extraction.targets.verbs import begins_like_a_suffix, ends_in_verb
from qgraph.extraction.targets.wording import bare_subject, edge, opening, strip, strip_end, without_leading

if TYPE_CHECKING:
    from qgraph.extraction.targets.quantities import Quantity

__all__ = ["is_measure", "is_money", "label", "own_words", "plain_name", "thing_after"]

_LONGEST = 80
# A bracket explains what stands before it; one that ends a name tells its kind.
_INNER_BRACKET = re.compile(r"\([^()]{0,200}\)(?!$)")
_COUNTED = {"count", "scale"}
# Words of firmness inside a name: 竞技体育力争获得冠军.
_FIRMNESS = re.compile("(?<=[^,])(?:力争|争取|确保|有望)(?:实现|达到|获得|取得|完成)?")
_PASSED = re.compile("^(?:新?台阶|大关|关口|门槛|(?:新?水平|的?目标|规模)$)")


def is_measure(name: str) -> bool:
    """Whether a name already says what is counted or measured (合格率, 总数).

    >>> is_measure("产品合格率"), is_measure("示范企业")
    (True, False)
    """
    bare = re.sub(r"\([^()]*\)$", "", name)
    return bool(edge("measures", at_end=True).search(bare, max(0, len(bare) - 6)))


def is_money(name: str) -> bool:
    """Whether what a name measures comes in sums of money, so that a scale alone is one of them (产业规模过千亿).

    >>> is_money("电子产业规模"), is_money("入园企业数")
    (True, False)
    """
    return bool(edge("sums", at_end=True).search(name, max(0, len(name) - 8)))


def plain_name(words: str) -> str:
    """Words without brackets inside, spaces and marks at the edges; brackets at the end tell kinds apart and stay.

    >>> plain_name("研发投入占GDP(国内生产总值)比重"), plain_name("名牌产品(农业类)")
    ('研发投入占GDP比重', '名牌产品(农业类)')
    """
    inner = _INNER_BRACKET.sub("", words.strip(" 、,;:—-·")).rstrip("(")
    return re.sub(r"\s+", "", inner if ")" in inner else inner.lstrip("("))


@cache
def _bare_measure() -> re.Pattern[str]:
    return re.compile(f"(?:{longest_first(table('indicators')['bare_measures'])})$")


@cache
def _across() -> re.Pattern[str]:
    return re.compile(longest_first(table("comparators")["across"][0]["words"]))


def label(before: str, after: str, quantity: Quantity, previous: str | None = None) -> str | None:
    """The name of what a quantity measures, None where the words do not say it.

    ``before`` and ``after`` are the words of its item on both sides, deadlines taken out; ``previous`` is the name
    of the indicator before, for a number that only continues it (营收突破2万亿元,年均增长10%). Words of place,
    firmness and doing at the edges are dropped (lexicon/indicators.toml); nothing is added but 数 for things
    counted and 占比 for a share of them.

    >>> from qgraph.extraction.targets.quantities import read_quantities
    >>> from qgraph.model import Span
    >>> text = "争取每个重点行业培育1~2家服务标杆企业"
    >>> [quantity] = read_quantities(text, Span(0, len(text)))
    >>> label("争取每个重点行业培育", "服务标杆企业", quantity)
    '每个重点行业服务标杆企业数'
    """
    own = _without_fillers(_INNER_BRACKET.sub("", before)[-_LONGEST:])
    counted = quantity.kind in _COUNTED
    names_thing = counted or after.startswith("的") or not own or ends_in_verb(own)
    thing = thing_after(after) if names_thing else ""
    subject = strip_end(own, "trailing")
    done = counted or (quantity.kind in {"measure", "money"} and not is_measure(subject))
    bare = _bare_measure().search(subject)
    if thing and after.startswith("的") and bare:
        name = thing + bare.group()
    elif thing and subject.endswith("的"):
        name = thing
    elif thing and (not subject or ends_in_verb(own) or subject.startswith("每") or subject.endswith(("下", "内"))):
        name = _subject(strip_end(strip_end(subject, "verbs"), "trailing"), done, thing) + thing
    else:
        name = _subject(subject, done)
    if own.endswith("的") and quantity.kind in {"ratio", "share"}:  # A达到B的20%
        name = re.sub("(?:达到|达|占到)(?=[^达占]*$)", "占", own) + "比重"
    shared = quantity.kind in {"ratio", "share"} and name == thing and after.startswith("的") and not is_measure(name)
    # What is done stands for what it is done to where nothing else is said: 培训十万人次.
    noun = subject if subject in table("indicators")["nouns_too"] else None
    return _finished(plain_name(name) or noun or previous or plain_name(own), quantity, shared=shared)


def _finished(name: str, quantity: Quantity, *, shared: bool) -> str | None:
    """The name with its word of change, 数 where things are counted, 占比 where a share of them is (30%的县)."""
    if not name:
        return None
    if quantity.change and quantity.kind in {"ratio", "points"} and not name.endswith(quantity.change):
        return name + quantity.change
    if shared:
        return name + "占比"
    return name + "数" if quantity.kind in _COUNTED and not is_measure(name) else name


def own_words(before: str) -> str:
    """The words before a number that name what it measures: no fillers on either side.

    >>> own_words("全市产品合格率分别")
    '产品合格率'
    """
    return strip_end(_without_fillers(before[-_LONGEST:]), "trailing")


def _without_fillers(before: str) -> str:
    """The words before a number without fillers, place and adverbs of place at their start."""
    name = without_leading(_across().sub("", opening(before)).strip(" 、,;:—-·"))
    return "" if edge("leading", at_end=False).fullmatch(name) else name


def _subject(words: str, counted: bool, thing: str = "") -> str:
    """What is left of the words before a number when verbs and adverbs at its start are gone.

    A rate has no verb of doing before it, and words such as 研发 are both: 研发投入占比, 研发新产品10个. Whoever
    helps to do it is left out where the ``thing`` counted stands after the number.
    """
    name = _FIRMNESS.sub("", bare_subject(words))
    rest = strip(name, "verbs")
    noun = name.startswith(tuple(table("indicators")["nouns_too"])) and (len(rest) < 4 or is_measure(name))
    if counted and not noun and not begins_like_a_suffix(rest):
        name = rest
    parts = re.split("每年|累计|(?<!城镇)新增|每年度", name)
    last = strip(parts[-1], "verbs")
    if len(parts) > 1 and len(last) > 1:
        name = last
    name = without_leading(name)
    if thing and name.startswith(tuple(table("indicators")["companions"])) and not is_measure(name):
        return ""
    if counted or name.startswith(("在", "为")):
        name = strip(name, "adverbs")
    named = is_measure(name) or not any(edge(key, at_end=False).fullmatch(name) for key in ("verbs", "leading"))
    return name if named else ""


def thing_after(after: str) -> str:
    """The thing counted, from the words after a number: what follows the last 的 outside brackets.

    A mark that is passed (突破百亿元大关) is no thing, nor is what becomes of all that were counted.

    >>> thing_after("具有较大知名度的精品赛事"), thing_after("贫困村全部出列"), thing_after("新台阶")
    ('精品赛事', '贫困村', '')
    """
    after = _PASSED.sub("", re.split("全部|全面", after[: 3 * _LONGEST])[0])
    bare = re.sub(r"[(“《][^()“”《》]{0,200}[)”》]", lambda match: "\0" * len(match.group()), after)
    bare = re.split(r"[,;。]", bare)[0]
    return after[bare.rfind("的") + 1 : len(bare)].strip(" 、")
