"""Values as RDF literals, each type written in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import XSD, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["both", "chinese", "day", "decimal"]


def chinese(text: str) -> Literal:
    """Words in Chinese, simplified script.

    >>> chinese("任务").n3()
    '"任务"@zh-Hans'
    """
    return Literal(text, lang="zh-Hans")


def both(words: tuple[str, str]) -> tuple[Literal, Literal]:
    """The same said in Chinese and in English."""
    return chinese(words[0]), Literal(words[1], lang="en")


def decimal(number: Decimal) -> Literal:
    """A decimal, always with a point, as rdflib's Turtle writer would print it.

    >>> from decimal import Decimal
    >>> [str(decimal(Decimal(number))) for number in ("93", "1E+2", "0.50")]
    ['93.0', '100.0', '0.50']
    """
    plain = format(number, "f")
    return Literal(plain if "." in plain else f"{plain}.0", datatype=XSD.decimal)


def day(value: date) -> Literal:
    """A calendar day. SPARQL compares days in every engine, years in few."""
    return Literal(value.isoformat(), datatype=XSD.date)
