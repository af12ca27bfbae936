"""What a number measures: the name of an indicator (指标), cut out of the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import longest_first

if TYPE_CHECKING:
    from qgraph.extraction.targets.quantities import Quantity

__all__ = [
    "bare_subject",
    "ends_in_verb",
    "has_been_reached",
    "holds_verb",
    "is_measure",
    "is_money",
    "label",
    "only_having",
    "own_words",
    "plain_name",
    "starts_with_verb",
    "thing_after",
    "without_leading",
    "without_verbs",
]

_LONGEST = 80
# Outline numbers that open a sentence: (一) 1. 2、 ①
_NUMBERED = re.compile(
    r"^\s*(?:[(][一二三四五六七八九十0-9]{1,3}[)]|[一二三四五六七八九十]{1,3}[、.]|[0-9]{1,2}[.、](?![0-9])|[①-⑳])\s*"
)
# 3年内建成: a span of time from now.
_WITHIN = re.compile(r"^\s*(?:[0-9]{1,2}|[一二两三四五六七八九十]) ?年之?内")
# A bracket explains what stands before it; one that ends a name tells its kind.
_INNER_BRACKET = re.compile(r"\([^()]{0,200}\)(?!$)")
_COUNTED = {"count", "scale"}
# What is left when a verb that belongs to its noun is taken off: 孵化|器, 突破|性; no name begins so.
_SUFFIX = re.compile("(?:[器率化型性者量、]|额(?!度))|.$")
# 户均 is a name of its own and ends in no filler.
_EACH_ONE = re.compile("[户人亩村校]均$")
# Words of firmness inside a name: 竞技体育力争获得冠军.
_FIRMNESS = re.compile("(?<=[^,])(?:力争|争取|确保|有望)(?:实现|达到|获得|取得|完成)?")
_PASSED = re.compile("^(?:新?台阶|大关|关口|门槛|(?:新?水平|的?目标|规模)$)")


@cache
def _edge(key: str, at_end: bool) -> re.Pattern[str]:
    rows = table("indicators")
    words, wholes = longest_first(rows[key]), longest_first(rows["wholes"])
    return re.compile(f"(?:{words})$" if at_end else f"(?!{wholes})(?:{words})")


def _strip(name: str, key: str) -> str:
    """``name`` without words of the row ``key`` at its start; one character is always left."""
    pattern = _edge(key, at_end=False)
    while (match := pattern.match(name)) and match.end() < len(name):
        name = name[match.end() :].lstrip()
    return name


def _strip_end(name: str, key: str) -> str:
    pattern = _edge(key, at_end=True)
    while (match := pattern.search(name, max(0, len(name) - 8))) and not _EACH_ONE.match(name):
        name = name[: match.start()].rstrip(" 、")
    return name


def without_leading(words: str) -> str:
    """``words`` without those of place and firmness at their start; one character is always left.

    >>> without_leading("全市力争合格率"), without_leading("基本医疗保险参保率")
    ('合格率', '基本医疗保险参保率')
    """
    return _strip(words, "leading")


def bare_subject(words: str) -> str:
    """``words`` without those of place and firmness at their start and without who makes somebody do it.

    >>> bare_subject("全市推动融资成本")
    '融资成本'
    """
    return _strip(without_leading(words), "causatives")


def _opening(words: str) -> str:
    """``words`` without what opens a sentence before them: an outline number, a span of time."""
    return _WITHIN.sub("", _NUMBERED.sub("", words))


def ends_in_verb(before: str) -> bool:
    """Whether the words before a number end in a verb of doing, so that what follows the number is counted.

    >>> ends_in_verb("每个行业培育"), ends_in_verb("园区")
    (True, False)
    """
    verbs = _edge("verbs", at_end=True)
    return any(verbs.search(words, max(0, len(words) - 8)) for words in (before, _strip_end(before, "trailing")))


def starts_with_verb(before: str) -> bool:
    """Whether the item opens with a verb of doing, after words of place and manner.

    >>> starts_with_verb("全市新增专利"), starts_with_verb("专利")
    (True, False)
    """
    return bool(_edge("verbs", at_end=False).match(without_leading(_opening(before))))


@cache
def _held() -> re.Pattern[str]:
    rows = table("indicators")
    plain = set(rows["verbs"]) - set(rows["nouns_too"]) - set(rows["having"])
    verbs = longest_first(word for word in plain if len(word) > 1)
    return re.compile(f"(?!{longest_first(rows['wholes'])})(?:{verbs})(?=[^,;。])")


def holds_verb(before: str) -> bool:
    """Whether a verb of doing stands among the words before a number, with its thing behind it: 集中安置区建成车间80个.

    >>> holds_verb("集中安置区建成车间"), holds_verb("集中安置区车间")
    (True, False)
    """
    return bool(_held().search(before))


def only_having(before: str) -> bool:
    """Whether the verb that an item opens with, or that ends the words before its number, says what there is.

    >>> only_having("全市拥有园区"), only_having("全市建成园区")
    (True, False)
    """
    words = without_leading(_opening(before))
    verbs, having = _edge("verbs", at_end=False).match(words), _edge("having", at_end=False).match(words)
    return bool(having and verbs and having.end() == verbs.end())


def has_been_reached(after: str) -> bool:
    """Whether words after a number say that so many get somewhere: 20万人口全部脱贫.

    >>> has_been_reached("重点项目全部开工"), has_been_reached("重点项目")
    (True, False)
    """
    words = longest_first(table("indicators")["achieved"])
    return bool(re.match(f"[^,;。、]{{2,20}}?(?:{words})", after))


def is_measure(name: str) -> bool:
    """Whether a name already says what is counted or measured (合格率, 总数).

    >>> is_measure("产品合格率"), is_measure("示范企业")
    (True, False)
    """
    bare = re.sub(r"\([^()]*\)$", "", name)
    return bool(_edge("measures", at_end=True).search(bare, max(0, len(bare) - 6)))


def is_money(name: str) -> bool:
    """Whether what a name measures comes in sums of money, so that a scale alone is one of them (产业规模过千亿).

    >>> is_money("电子产业规模"), is_money("入园企业数")
    (True, False)
    """
    return bool(_edge("sums", at_end=True).search(name, max(0, len(name) - 8)))


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
    subject = _strip_end(own, "trailing")
    done = counted or (quantity.kind in {"measure", "money"} and not is_measure(subject))
    bare = _bare_measure().search(subject)
    if thing and after.startswith("的") and bare:
        name = thing + bare.group()
    elif thing and subject.endswith("的"):
        name = thing
    elif thing and (not subject or ends_in_verb(own) or subject.startswith("每") or subject.endswith(("下", "内"))):
        name = _subject(_strip_end(_strip_end(subject, "verbs"), "trailing"), done, thing) + thing
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
    return _strip_end(_without_fillers(before[-_LONGEST:]), "trailing")


def without_verbs(words: str) -> str:
    """``words`` without the verbs of doing at their start, where what is left can be a name.

    >>> without_verbs("新增国家级中心"), without_verbs("孵化器")
    ('国家级中心', '孵化器')
    """
    rest = _strip(words, "verbs")
    return words if _SUFFIX.match(rest) else rest


def _without_fillers(before: str) -> str:
    """The words before a number without fillers, place and adverbs of place at their start."""
    name = without_leading(_across().sub("", _opening(before)).strip(" 、,;:—-·"))
    return "" if _edge("leading", at_end=False).fullmatch(name) else name


def _subject(words: str, counted: bool, thing: str = "") -> str:
    """What is left of the words before a number when verbs and adverbs at its start are gone.

    A rate has no verb of doing before it, and words such as 研发 are both: 研发投入占比, 研发新产品10个. Whoever
    helps to do it is left out where the ``thing`` counted stands after the number.
    """
    name = _FIRMNESS.sub("", bare_subject(words))
    rest = _strip(name, "verbs")
    noun = name.startswith(tuple(table("indicators")["nouns_too"])) and (len(rest) < 4 or is_measure(name))
    if counted and not noun and not _SUFFIX.match(rest):
        name = rest
    parts = re.split("每年|累计|(?<!城镇)新增|每年度", name)
    last = _strip(parts[-1], "verbs")
    if len(parts) > 1 and len(last) > 1:
        name = last
    name = without_leading(name)
    if thing and name.startswith(tuple(table("indicators")["companions"])) and not is_measure(name):
        return ""
    if counted or name.startswith(("在", "为")):
        name = _strip(name, "adverbs")
    named = is_measure(name) or not any(_edge(key, at_end=False).fullmatch(name) for key in ("verbs", "leading"))
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
