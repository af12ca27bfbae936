"""What is to be reached, what a task is about, and what a text refers to: targets, scopes, citations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from qgraph.model.text import Printed, Span

__all__ = ["Citation", "Comparator", "Qualifier", "Relation", "Scope", "ScopeKind", "Target"]


class Comparator(StrEnum):
    """How a printed number bounds an indicator (比较方式)."""

    AT_LEAST = ">="  # 以上
    AT_MOST = "<="  # 以下
    REACHES = "="  # 达到, the number alone
    APPROXIMATELY = "~"  # 左右
    RANGE = "range"  # two numbers
    DELTA = "delta"  # a change from a base the text does not give: 降低0.5个百分点
    WORDS = "words"  # no number, a state only


class Qualifier(StrEnum):
    """Words that change how firm a target is or what it counts (目标限定语)."""

    ASPIRATIONAL = "aspirational"  # 力争
    MAINTAINED = "maintained"  # 稳定在
    INCREMENT = "increment"  # 新增
    CUMULATIVE = "cumulative"  # 累计
    BASICALLY = "basically"  # 基本
    ANNUAL = "annual"  # 每年, 年均
    EACH = "each"  # 每个, per unit
    STRICT = "strict"  # 超过, 低于: the bound itself is not enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A promise about the state an indicator is to reach (目标值).

    ``value`` is the number as printed, in the printed ``unit`` (320 and 万名, not 3200000); absent for a range and
    for words. ``lower`` and ``upper`` are inclusive bounds but where the target is strict, absent for 左右.
    ``deadline`` is the last day of the period named. ``notes`` say what a person should look at, as (code, message).
    """

    ordinal: int  # within its task, from 1
    task: int | None
    section: int | None
    indicator: str
    comparator: Comparator
    printed: Printed
    sentence: Span
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    deadline: date | None = None
    notes: tuple[tuple[str, str], ...] = ()


class ScopeKind(StrEnum):
    """What a scope list is made of."""

    PRODUCT = "product"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A list of products or sectors a task is about (范围), with the count the text itself declares."""

    task: int
    ordinal: int  # within its task, from 1
    kind: ScopeKind
    label: str
    items: tuple[Printed, ...]
    span: Span
    count: int | None = None
    open: bool = False


class Relation(StrEnum):
    """Why a document is cited."""

    IMPLEMENTS = "implements"  # 贯彻落实, said of the whole plan
    REFERENCES = "references"  # named in a task or in passing
    CONFORMS = "conforms"  # 按照…文职责分工


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Another document the text names, by title, number or both."""

    task: int | None
    relation: Relation
    title: str | None
    number: str | None
    span: Span
