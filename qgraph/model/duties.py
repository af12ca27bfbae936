"""Who does what: agencies, the areas they work in, and their assignments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from qgraph.model.text import Printed, Span

__all__ = ["Agency", "AgencyKind", "Assignment", "Level", "Place", "Role"]


class Role(StrEnum):
    """What a clause makes of an agency (责任角色)."""

    LEAD = "lead"  # 牵头
    RESPONSIBLE = "responsible"  # 负责
    JOINT = "joint"  # 按职责分工负责: several bodies, each within its own remit
    PARTICIPANT = "participant"  # 参与

    @property
    def label(self) -> str:
        """What the role is called in Chinese."""
        return {"lead": "牵头", "responsible": "负责", "joint": "按职责分工负责", "participant": "参与"}[self.value]


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
    """An administrative area by its GB/T 2260 code (six digits; 000000 is the whole state).

    An area the text does not name has a code of its own, ``unplaced-`` and a part of the document's fingerprint, so
    that bodies of two unknown cities never become one.
    """

    code: str
    name: str
    level: Level
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body that can be named, or a group of several named together (机构, 机构群体).

    Everything here follows from the identity alone and never from one document, so that two plans that name the
    same body describe it in the same words. ``id`` is ASCII: the area's code, a slash, a slug. ``parent`` and
    ``members`` are ids of other agencies of the same plan; so is ``became``, the body a reform made of this one.
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
    became: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One agency in one role in one task (责任分工), and the words that say so.

    ``clause`` numbers the printed clauses of a document from 1, ``list`` its lists of names; ``ordinal`` is the
    place of the name among those of its role in the task. ``conforms_to`` is the number (or title) of the document
    whose division of labour the clause follows. ``rule`` is the sentence that added an implied assignment.
    ``deadline`` is what the clause prints of a time limit, ``due`` its last day where the words name one.
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
    due: date | None = None
    conforms_to: str | None = None
    rule: Span | None = None
