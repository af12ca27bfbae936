"""The plain values everything else passes along: a document, and the plan that was read out of it.

All of them are frozen. Offsets count Unicode characters of ``Document.text``, half open, so that
``document.text[span.start:span.end]`` is always the words a value was read from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = [
    "Agency",
    "AgencyKind",
    "Assignment",
    "Citation",
    "Comparator",
    "Document",
    "Letterhead",
    "Level",
    "Place",
    "Plan",
    "Printed",
    "Problem",
    "Qualifier",
    "Relation",
    "Role",
    "Scope",
    "ScopeKind",
    "Section",
    "Severity",
    "Span",
    "Target",
    "Task",
    "fold",
]


def fold(text: str) -> str:
    """The text with full-width forms made half-width, character for character, so that offsets still hold.

    Only characters whose compatibility form (Unicode NFKC) is a single character are folded; every white space
    other than a line break becomes a plain space. The marks 、 。 《》 〔〕 “” have no other width and stay.

    >>> fold("（市质监局牵头，市农业局参与）")
    '(市质监局牵头,市农业局参与)'
    >>> len(fold("１０％㎡　①")) == len("１０％㎡　①")
    True
    """
    return text.translate(_FOLDS) if not text.isascii() else text


class _Folds(dict[int, int]):
    """Filled on first meeting of a character; a plain dict afterwards."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        # Enclosed and Roman numerals (① Ⅰ ㈠) are outline marks: their shape carries the meaning.
        keep = len(folded) != 1 or unicodedata.category(character) in {"No", "Nl"} or character in "\n\r"
        result = code if keep else ord(folded)
        if character not in "\n\r" and (character.isspace() or character in "\u200b\ufeff"):
            result = ord(" ")
        self[code] = result
        return result


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of ``Document.text``.

    >>> Span(2, 4).of("市质监局")
    '监局'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as they stand in the text, and where."""

    text: str
    span: Span


class Severity(StrEnum):
    """How much a problem matters to a reader."""

    ERROR = "error"  # something was lost
    WARNING = "warning"  # read with doubt
    NOTE = "note"  # worth knowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the text that was not read, or read with doubt (待核)."""

    code: str
    message: str
    span: Span
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the head of a document says of itself; every part as printed, absent where the text does not say it.

    ``title`` is the plan's own title; ``notice`` the title of the notice that carries it, where there is one.
    ``signed`` is the date under the signature, ``posted`` the date a site put the page up. ``site`` is the
    (re)publishing web site, ``origin`` the source that site names; neither is the issuer.
    """

    title: Printed | None = None
    notice: Printed | None = None
    number: Printed | None = None
    issuer: Printed | None = None
    addressee: Printed | None = None
    signed: date | None = None
    signed_span: Span | None = None
    posted: date | None = None
    posted_span: Span | None = None
    site: Printed | None = None
    origin: Printed | None = None
    body: Span | None = None  # the plan proper, without notice and site furniture; None means the whole text


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file as stored text. ``text`` is never changed after reading; rules look at ``folded`` instead.

    ``source`` is the file's name without its folder; ``sha256`` is of the file's bytes; ``furniture`` marks what
    the web site added around the document (menus, share links, footers).
    """

    text: str
    source: str
    sha256: str
    format: str
    encoding: str = "utf-8"
    letterhead: Letterhead = field(default_factory=Letterhead)
    furniture: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def folded(self) -> str:
        """``text`` with widths folded, of the same length."""
        return fold(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed division of a plan (章节). ``level`` is 1 for the outermost, ``parent`` the ordinal of the one above."""

    ordinal: int
    number: str
    title: str
    level: int
    parent: int | None
    span: Span  # the heading line
    extent: Span  # heading and all below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A numbered unit of work (任务). ``number`` is as printed, ``ordinal`` its place in the plan, from 1."""

    ordinal: int
    number: str
    title: str
    section: int | None
    span: Span  # number, title, body and clause
    heading: Span  # number and title

    @property
    def id(self) -> str:
        """The identifier of the task within its document."""
        return str(self.ordinal)


class Role(StrEnum):
    """What a clause makes of an agency (责任角色)."""

    LEAD = "lead"  # 牵头
    RESPONSIBLE = "responsible"  # 负责
    JOINT = "joint"  # 按职责分工负责: several bodies, each within its own remit
    PARTICIPANT = "participant"  # 参与


class AgencyKind(StrEnum):
    """Kinds of public body (机构类别); the ontology's AgencyKindScheme has a concept for each."""

    GOVERNMENT = "government"  # 人民政府
    DEPARTMENT = "department"  # 政府部门
    VERTICAL = "vertical"  # 垂直管理机构
    PROCURATORATE = "procuratorate"  # 检察机关
    COURT = "court"  # 审判机关
    PARTY = "party"  # 党委机构
    COORDINATION = "coordination"  # 议事协调机构
    PEOPLE = "people"  # 群团组织
    COMPANY = "company"  # 企业
    INSTITUTION = "institution"  # 事业单位
    OTHER = "other"  # 其他


class Level(StrEnum):
    """Levels of administrative area (行政层级)."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An administrative area by its GB/T 2260 code (six digits; 000000 is the whole state)."""

    code: str
    name: str
    level: Level
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body that can be named, or a group of several named together (机构, 机构群体).

    Everything here follows from the identity alone and never from one document, so that two plans that name the
    same body describe it in the same words. ``id`` is ASCII: the area's code, a slash, a slug. ``parent`` and
    ``members`` are ids of other agencies of the same plan.
    """

    id: str
    name: str
    kind: AgencyKind
    place: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    group: bool = False
    definition: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One agency in one role in one task (责任分工), and the words that say so.

    ``clause`` numbers the printed clauses of a document from 1, ``list`` its lists of names; ``ordinal`` is the
    place of the name among those of its role in the task. ``conforms_to`` is the number (or title) of the document
    whose division of labour the clause follows. ``rule`` is the sentence that added an implied assignment.
    """

    task: int
    clause: int
    list: int
    ordinal: int
    role: Role
    cue: str
    name: Printed
    clause_span: Span
    agency: str | None = None
    open: bool = False
    implied: bool = False
    deadline: str | None = None
    conforms_to: str | None = None
    rule: Span | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A promise about the state an indicator is to reach (目标值).

    ``value`` is the number as printed, in the printed ``unit`` (320 and 万名, not 3200000); absent for a range and
    for words. ``lower`` and ``upper`` are inclusive bounds, absent for 左右. ``deadline`` is the last day of the
    period named. ``notes`` say what a person should look at, as (code, message).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a document says: sections, tasks, who does them, what is to be reached, and what was not understood.

    ``place`` is the GB/T 2260 code of the area the plan is for, ``issuer`` the id of an agency in ``agencies``.
    ``agencies`` holds every body named, with the parents and members they refer to; ``places`` likewise.
    ``overlaps`` are pairs of task ordinals whose texts are largely the same, with their likeness from 0 to 1.
    """

    document: Document
    title: str
    place: str | None = None
    issuer: str | None = None
    period: tuple[date, date] | None = None
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    scopes: tuple[Scope, ...] = ()
    citations: tuple[Citation, ...] = ()
    agencies: tuple[Agency, ...] = ()
    places: tuple[Place, ...] = ()
    overlaps: tuple[tuple[int, int, float], ...] = ()
    problems: tuple[Problem, ...] = ()

    def _repr_html_(self) -> str:
        from qgraph.cards import plan_card  # noqa: PLC0415  only a notebook asks

        return plan_card(self)
