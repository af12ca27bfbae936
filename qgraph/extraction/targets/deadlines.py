"""Dates by which something is to be reached (完成时限)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgraph.extraction.numerals import numeral
from qgraph.model import Span

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Deadline", "five_years", "may_name_date", "read_deadlines"]

_CUE = "到|至|截至|截止到?|力争|争取|确保|推动|展望"
_DATE = re.compile(
    rf"(?P<cue>{_CUE})? ?(?<![0-9])(?:20[0-9]{{2}}年?(?:[-~〜—–]{{1,2}}|至|到))?(?P<year>20[0-9]{{2}}) ?年 ?"
    r"(?:(?P<month>1[0-2]|0?[1-9]) ?月 ?(?:(?P<day>3[01]|[12][0-9]|0?[1-9]) ?日)?"
    r"|第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)?"
    r"(?P<end>年?[底末])?(?P<before>之?前|以前)?"
)
_FIVE_YEARS = re.compile(
    r"(?P<cue>到|至)?[“\"]?(?P<plan>十[一二三四五六七八九])五[”\"]?(?:(?P<end>(?:规划)?期?末)|时期|期间|规划期)"
)
_PLAN_NAME = re.compile(
    r"(?<![二三四五六七八九])(?:(?P<short>十[一二三四五六七八九])五|第(?P<long>十[一二三四五六七八九])个五年)"
)
# 6月底前, 年底前, 明年6月底前: a date of the year that a document is for.
_THIS_YEAR = re.compile(
    r"(?<![每年去上前0-9])(?P<cue>到|至)?(?P<next>明年|今年)?(?<!每年)"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12][0-9]|0?[1-9])日)?[底末]?(?:之?前|以前)"
    r"|(?<!每)年[底末](?:之?前)?|(?<=[明今]年)[底末](?:之?前)?|(?<![0-9一二两三四五])年内)"
)
# 自2012年起5年内: the last of so many years.
_YEARS_FROM = re.compile(
    r"自?(?P<year>20[0-9]{2})年(?:起|开始),?(?:力争|争取)?用?"
    r"(?P<years>[0-9]{1,2}|[一二两三四五六七八九十])年(?:内|时间|左右)"
)
# Without one of these a text names no date.
_GLIMPSE = re.compile("20[0-9]{2}|(?<=[一二三四五六七八九])五|月[底末0-9前]|年[底末内]")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period that is named, and where it is named.

    ``firm`` tells words that say it is a deadline (到2025年, 6月底前) from a year that only stands there.
    """

    span: Span
    day: date
    firm: bool


def may_name_date(text: str, start: int, end: int) -> bool:
    """Whether a stretch of folded text can name a date: one quick look."""
    return _GLIMPSE.search(text, start, end) is not None


def read_deadlines(text: str, start: int = 0, end: int | None = None, issued: date | None = None) -> list[Deadline]:
    """The dates named in folded ``text``, in order, each as the last day of its period.

    ``issued`` is the day from which dates without a year are reckoned (6月底前, 年底前); without it they are none.

    2025年前 is read to the letter, as the last day of 2024; 2025年底前 is the last day of 2025. The five-year
    plans end in the years divisible by five: 十三五 in 2020. 十三五末 says a deadline, 十三五期间 only names one.

    >>> [str(one.day) for one in read_deadlines("2025年6月底前完成,到2026年推广,到“十五五”末普及")]
    ['2025-06-30', '2026-12-31', '2030-12-31']
    """
    stop = len(text) if end is None else end
    if not may_name_date(text, start, stop):
        return []
    found = [_dated(match) for match in _DATE.finditer(text, start, stop)]
    found += [_planned(match) for match in _FIVE_YEARS.finditer(text, start, stop)]
    found += [_reckoned(match) for match in _YEARS_FROM.finditer(text, start, stop)]
    if issued:
        found += [_in_the_year(match, issued) for match in _THIS_YEAR.finditer(text, start, stop)]
    return _apart(sorted((one for one in found if one), key=lambda one: one.span))


def _apart(found: list[Deadline]) -> list[Deadline]:
    """The dates without those that begin inside another: 自2012年起5年内 holds 2012年."""
    kept: list[Deadline] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
        elif one.span.end > kept[-1].span.end:
            kept[-1] = one
    return kept


def _reckoned(match: re.Match[str]) -> Deadline | None:
    years = numeral(match["years"])
    if years is None or not years:
        return None
    return Deadline(Span(*match.span()), date(int(match["year"]) + int(years) - 1, 12, 31), firm=True)


def _in_the_year(match: re.Match[str], issued: date) -> Deadline:
    """A date of the year of issue, or of the next where it would have passed."""
    year, month = issued.year + (match["next"] == "明年"), int(match["month"] or 12)
    day = _capped(year, month, match["day"])
    return Deadline(Span(*match.span()), day if day >= issued else _capped(year + 1, month, match["day"]), firm=True)


def _capped(year: int, month: int, day: str | None) -> date:
    """The day of a month, its last where none is named or the month has no such day."""
    days = monthrange(year, month)[1]
    return date(year, month, min(int(day), days) if day else days)


def _dated(match: re.Match[str]) -> Deadline | None:
    year, month, day = int(match["year"]), 12, None
    if match["month"]:
        month, day = int(match["month"]), match["day"]
    elif match["quarter"]:
        month = 3 * ("一二三四".index(match["quarter"]) + 1)
    elif match["half"]:
        month = 6 if match["half"] == "上" else 12
    last = _capped(year, month, day)
    if match["before"] and not match["end"] and not day:
        last = date(year, month if match["month"] else 1, 1) - timedelta(days=1)
    firm = bool(match["end"] or match["before"] or match["cue"])
    return Deadline(Span(*match.span()), last, firm)


def _planned(match: re.Match[str]) -> Deadline | None:
    plan = numeral(match["plan"])
    return None if plan is None else Deadline(Span(*match.span()), _last_day(plan), firm=bool(match["end"]))


def _last_day(plan: Decimal) -> date:
    """The last day of a five-year plan by its number; from the sixth on all end in years divisible by five."""
    return date(1955 + 5 * int(plan), 12, 31)


def five_years(words: str) -> tuple[date, date] | None:
    """The first and last day of the five-year plan that words name, None where they name none.

    >>> [str(day) for day in five_years("某省“十五五”教育规划")]
    ['2026-01-01', '2030-12-31']
    """
    match = _PLAN_NAME.search(words)
    plan = numeral(match["short"] or match["long"]) if match else None
    if plan is None:
        return None
    last = _last_day(plan)
    return date(last.year - 4, 1, 1), last
