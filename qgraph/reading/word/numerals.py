"""Numbers as Word prints them before numbered paragraphs, by the names of its formats (ECMA-376, 17.18.59)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["printed"]

_Format: TypeAlias = "Callable[[int], str | None]"


def printed(value: int, style: str) -> str:
    """A whole number from 0 in one of Word's formats; in digits where the format has no sign for it or is not known.

    >>> printed(21, "chineseCounting"), printed(3, "decimalEnclosedCircle"), printed(3, "upperRoman")
    ('二十一', '③', 'III')
    >>> printed(51, "decimalEnclosedCircle"), printed(3, "koreanCounting"), printed(3, "none")
    ('51', '3', '')
    """
    text = _FORMATS[style](value) if style in _FORMATS else None
    return str(value) if text is None else text


def _counting(digits: str, units: str, *, one: bool = False) -> _Format:
    """Numbers in characters with 十, 百, 千 and 万; ``one`` where 11 is 一十一."""

    def format_(value: int) -> str | None:
        if value >= 10**8:
            return None
        high, low = divmod(value, 10_000)
        text = (_below_myriad(high, digits, units) + units[3] if high else "") + _below_myriad(low, digits, units)
        if high and 0 < low < 1000:
            text = text.replace(units[3], units[3] + digits[0], 1)
        return text[1:] if not one and text.startswith(digits[1] + units[0]) else text or digits[0]

    return format_


def _below_myriad(value: int, digits: str, units: str) -> str:
    """A number below 10,000, empty for 0; one 零 for the places left out between others."""
    text = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            text += digits[digit] + (units[place - 1] if place else "")
        elif text and value % 10**place and not text.endswith(digits[0]):
            text += digits[0]
    return text


def _digits(digits: str) -> _Format:
    """Numbers digit by digit."""
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _signs(signs: str) -> _Format:
    """One sign for each number from 1."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else None


def _run(first: int, count: int) -> str:
    """Signs that follow each other in Unicode."""
    return "".join(chr(first + step) for step in range(count))


def _cycle(signs: str) -> _Format:
    """Signs in turn, each doubled when all were used: y, z, aa, bb."""
    return lambda value: signs[(value - 1) % len(signs)] * (1 + (value - 1) // len(signs)) if 0 < value < 1000 else None


def _roman(value: int) -> str | None:
    if not 0 < value < 5000:
        return None
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _small_roman(value: int) -> str | None:
    text = _roman(value)
    return text.lower() if text else None


def _ordinal(value: int) -> str:
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIMPLE, _LEGAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_CHINESE = _counting(_SIMPLE, "十百千万")
_CHINESE_DIGITS = _digits("〇一二三四五六七八九")
_FULL_WIDTH = _digits("０１２３４５６７８９")
_CIRCLED = _signs(_run(0x2460, 20) + _run(0x3251, 15) + _run(0x32B1, 15))
_FORMATS: dict[str, _Format] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _signs(_run(0x2474, 20)),
    "decimalEnclosedFullstop": _signs(_run(0x2488, 20)),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "upperLetter": _cycle(_LETTERS),
    "lowerLetter": _cycle(_LETTERS.lower()),
    "upperRoman": _roman,
    "lowerRoman": _small_roman,
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "ideographDigital": _CHINESE_DIGITS,
    "taiwaneseDigital": _CHINESE_DIGITS,
    "japaneseDigitalTenThousand": _CHINESE_DIGITS,
    "chineseLegalSimplified": _counting(_LEGAL, "拾佰仟万", one=True),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", one=True),
    "ideographEnclosedCircle": _signs(_run(0x3280, 10)),
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "none": lambda _: "",
    "bullet": lambda _: "",
}
