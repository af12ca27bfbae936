"""How a number is shown: with the decimals, units, percent signs and dates that the format of its cell asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

__all__ = ["shown", "shown_day", "shown_text"]

# The pieces of a format: quoted and escaped words, padding, brackets, digits, signs. Groups: see _Shape.
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<sign>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<general>General|G/通用格式)|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)|(?P<power>[eE][+-]\d+)"
    r"|(?P<text>@)|(?P<other>.)",
    re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_UNQUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_EXACT = Context(prec=800, rounding=ROUND_HALF_UP)
_DECIMALS = 30  # Excel allows no more


@dataclass(slots=True)
class _Shape:
    """A section of a format: words before and behind the number, and how its digits are set."""

    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    digits: str | None = None
    percents: int = 0
    plain: bool = False  # a general number, or a format not known here

    def take(self, piece: re.Match[str]) -> None:
        """Add the next piece."""
        words = self.before if self.digits is None and not self.plain else self.behind
        if piece["digits"]:
            self.plain = self.plain or self.digits is not None
            self.digits = piece["digits"]
        elif piece["general"] or piece["power"] or piece["other"] == "/":
            self.plain = True
        else:
            self.percents += piece["other"] == "%"
            words.append(piece["quoted"] or piece["escaped"] or piece["sign"] or piece["other"] or "")


def shown(value: float, code: str, epoch: datetime) -> str:
    """A number as a cell of this format shows it; ``epoch`` is the day from which the workbook counts days.

    >>> from openpyxl.utils.datetime import WINDOWS_EPOCH as epoch
    >>> [shown(0.985, code, epoch) for code in ("General", "0.0%", '0.00"万家"', "#,##0")]
    ['0.985', '98.5%', '0.99万家', '1']
    >>> shown(47848, "yyyy-mm-dd", epoch), shown(47848, 'yyyy"年"m"月"', epoch), shown(12000, "#,##0", epoch)
    ('2030-12-31', '2030年12月', '12,000')
    """
    if is_date_format(code):
        day = _day(value, epoch)
        return shown_day(day, code) if day else _plain(value)
    sections = _sections(code)
    at = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    return ("-" if value < 0 and at == 0 else "") + _filled(abs(value), sections[at])


def _filled(value: float, section: str) -> str:
    """A number from 0 in a section of a format. A format with more than one place for digits is not known here."""
    shape = _Shape()
    for piece in _PIECE.finditer(section):
        shape.take(piece)
    if shape.plain and shape.digits is not None:
        return _plain(value)
    number = _plain(value) if shape.plain else _set(value, shape) if shape.digits is not None else ""
    return "".join([*shape.before, number, *shape.behind]).strip()


def shown_text(text: str, code: str) -> str:
    """A text as a cell of this format shows it: some formats put words around it.

    >>> shown_text("甲", '"市"@"局"'), shown_text("甲", "0.0")
    ('市甲局', '甲')
    """
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if "@" not in _UNQUOTED.sub("", section):
        return text
    pieces = _PIECE.finditer(section)
    return "".join(text if p["text"] else p["quoted"] or p["escaped"] or p["other"] or "" for p in pieces)


def shown_day(day: datetime | date | time, code: str) -> str:
    """A day in Chinese or ISO form, with as much of it as the format asks for.

    >>> shown_day(date(2030, 5, 4), 'm"月"d"日"'), shown_day(date(2030, 5, 4), "m/d/yy")
    ('5月4日', '2030-05-04')
    """
    asked = _UNQUOTED.sub("", code).lower()
    clock = f"{day:%H:%M}" if isinstance(day, datetime | time) and {"h", "s"} & set(asked) else ""
    if isinstance(day, time):
        return clock or f"{day:%H:%M}"
    parts = [("y", f"{day:%Y}", "年"), ("m", f"{day:%m}", "月"), ("d", f"{day:%d}", "日")]
    if clock and not {"y", "d"} & set(asked):
        parts = []  # the m is for minutes
    wanted = [(number, sign) for letter, number, sign in parts if letter in asked]
    if any(sign in code for _, sign in wanted):
        printed = "".join(number.lstrip("0") + sign for number, sign in wanted)
    else:
        printed = "-".join(number for number, _ in wanted)
    return f"{printed} {clock}".strip()


def _day(value: float, epoch: datetime) -> datetime | time | None:
    if value < 0:
        return None
    try:
        day = from_excel(value, epoch)
    except (ValueError, OverflowError):
        return None
    return day if isinstance(day, datetime | time) else None


def _sections(code: str) -> list[str]:
    """The parts of a format for positive numbers, negative ones, zero and text."""
    found, at = [], 0
    while True:
        match = _SECTION.match(code, at)
        at = match.end() if match else len(code)
        found.append(match.group() if match else "")
        if at >= len(code) or len(found) == 4:
            return found
        at += 1


def _set(value: float, shape: _Shape) -> str:
    """A number from 0 with the decimals and the marks of thousands that a format asks for."""
    whole, _, decimals = (shape.digits or "").partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    least, most = decimals.count("0"), min(len(decimals), _DECIMALS)
    exact = Decimal(repr(value)).scaleb(2 * shape.percents - 3 * thousands, _EXACT)
    text = f"{exact.quantize(Decimal(1).scaleb(-most), context=_EXACT):{',' if ',' in whole.rstrip(',') else ''}f}"
    text = text if most == 0 else text[: len(text) - (most - least)] + text[len(text) - (most - least) :].rstrip("0")
    integer, point, fraction = text.partition(".")
    if integer == "0" and "0" not in whole:
        integer = ""
    return integer.rjust(whole.count("0"), "0") + (point + fraction if fraction else "")


def _plain(value: float) -> str:
    """A number without a format: whole ones without decimals, others with at most ten digits."""
    if value.is_integer():
        return str(int(value))
    return f"{Decimal(f'{value:.10g}'):f}"
