"""The last day of a time limit written in figures or in English, as columns of times have it: 2031.12, 31 May 2031."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

__all__ = ["last_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?"
_YEAR = r"(?P<{}>20\d\d)(?!\d)"
_DAY = r"(?P<{}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(r"(?<![\w.])" + form, re.IGNORECASE)
    for form in (
        rf"{_MONTH.format('m')}\s+{_DAY.format('d')},?\s+{_YEAR.format('y')}",  # May 31, 2031
        rf"{_DAY.format('d')}\s+{_MONTH.format('m')},?\s+{_YEAR.format('y')}",  # 31 May 2031
        rf"{_MONTH.format('m')},?\s+(?:of\s+)?{_YEAR.format('y')}",  # May 2031
        rf"{_YEAR.format('y')}\s*[-./]\s*(?P<n>1[0-2]|0?[1-9])(?:\s*[-./]\s*{_DAY.format('d')})?(?![\d])",  # 2031.5.31
        rf"(?:q|quarter\s*)(?P<q>[1-4])(?:\s+of)?[\s,]+{_YEAR.format('y')}",  # Q2 2031
        rf"{_YEAR.format('y')}\s*q(?P<q>[1-4])",  # 2031 Q2
        _YEAR.format("y"),
    )
)


def last_day(words: str) -> date | None:
    """The last day of the latest period that words name; None where they name none, or leave open which.

    >>> [str(last_day(words)) for words in ("By 31 May 2031", "2031.6", "Q3 2031", "2031-2033", "Ongoing")]
    ['2031-05-31', '2031-06-30', '2031-09-30', '2033-12-31', 'None']
    """
    found: list[date] = []
    rest = words[:500]
    for form in _FORMS:
        for match in form.finditer(rest):
            day = _last(match.groupdict())
            found += [day] if day else []
        rest = form.sub(lambda match: " " * len(match[0]), rest)
    return max(found, default=None)


def _last(parts: dict[str, str | None]) -> date | None:
    year, month = int(parts["y"] or 0), 12
    if name := parts.get("m"):
        month = _MONTHS.index(name.lower()) + 1
    elif number := parts.get("n"):
        month = int(number)
    elif quarter := parts.get("q"):
        month = 3 * int(quarter)
    days = monthrange(year, month)[1]
    day = int(parts.get("d") or days)
    return date(year, month, day) if day <= days else None
