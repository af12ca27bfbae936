"""Numbers written in Chinese characters (中文数字)."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["CHARACTERS", "numeral"]

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
CHARACTERS = "".join([*_DIGITS, *_PLACES])


def numeral(text: str) -> Decimal | None:
    """The number that a Chinese numeral or a string of digits stands for, None where it is neither.

    A place without a digit before it counts once, as 百个 means a hundred. Digits one after the other are
    read by position, as in 二〇二五.

    >>> numeral("一百二十"), numeral("百"), numeral("两万"), numeral("二〇二五"), numeral("1,200.5")
    (Decimal('120'), Decimal('100'), Decimal('20000'), Decimal('2025'), Decimal('1200.5'))
    >>> numeral("若干") is None
    True
    """
    plain = text.replace(",", "").replace(" ", "")
    if plain.isascii():
        return Decimal(plain) if plain.replace(".", "", 1).isdigit() else None
    if all(character in _DIGITS for character in plain):
        return Decimal("".join(str(_DIGITS[character]) for character in plain))
    return _by_places(plain)


def _by_places(text: str) -> Decimal | None:
    """A numeral such as 三千二百 or 两万五千: each digit counts for the place that follows it."""
    total, part, digit = 0, 0, None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            part += (1 if digit is None else digit) * _PLACES[character]
            digit = None
        elif character in _SCALES:
            total = (total + part + (digit or 0) or 1) * _SCALES[character]
            part, digit = 0, None
        else:
            return None
    return Decimal(total + part + (digit or 0))
