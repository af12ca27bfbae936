"""What a column holds, told from its name: numbers, tasks, bodies in a role, time limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from qgraph.extraction.clauses.cues import match_verb
from qgraph.extraction.clauses.labels import find_labels, role_of_label
from qgraph.extraction.tables import table
from qgraph.model import Role, fold

__all__ = [
    "UNKNOWN",
    "Column",
    "Kind",
    "column_of",
    "header_name",
    "is_aside",
    "is_ditto",
    "is_doubtful",
    "is_elsewhere",
    "is_heading_number",
    "is_none",
    "is_remainder",
    "is_wide",
]

_LONGEST_NAME = 60
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PLURAL = re.compile(r"/(?:ies|s)\b")  # entity/ies
_EDGES = " :*.?_;,·▲▼↑↓\u2028"
_LATIN = re.compile(r"[A-Za-z][A-Za-z &/().'-]*")  # beside a name in Chinese: 责任单位 Responsible unit
_JOINTS = re.compile("[/、及和与或]")


class Kind(StrEnum):
    """What stands in a column."""

    NUMBER = "number"
    TASK = "task"
    HEADING = "heading"  # what several tasks are about
    ROLE = "role"  # bodies
    PERSON = "person"
    DEADLINE = "deadline"
    TARGET = "target"  # aims, and how they are measured
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """What a name says of its column. ``weak``: such names are common in tables that divide no work.

    ``role`` is that of the bodies in a column of roles; ``persons`` tells that people stand among them.
    """

    kind: Kind
    role: Role | None = None
    weak: bool = False
    persons: bool = False


UNKNOWN = Column(Kind.UNKNOWN)


def is_wide(text: str) -> bool:
    """Whether a text holds Chinese characters.

    >>> is_wide("GSA 总部"), is_wide("Lead agency")
    (True, False)
    """
    return _WIDE.search(text) is not None


_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def header_name(words: str) -> str:
    """The name of a column in one spelling: half-width, without remarks; Chinese without white space.

    >>> header_name("牵头 单位（第一位）"), header_name("Lead Agency(ies):")
    ('牵头单位', 'lead agency')
    """
    folded = fold(words)
    bare = _REMARK.sub("", folded) or folded
    if is_wide(bare):
        return "".join(bare.split()).strip(_EDGES)
    return " ".join(_PLURAL.sub("", bare.lower().replace("&", " & ")).split()).strip(_EDGES)


@lru_cache(maxsize=4096)
def column_of(words: str) -> Column:
    """What a column of this name holds; unknown for words that name none.

    >>> column_of("牵头单位").role.value, column_of("Target date").kind.value, column_of("第三季度").kind.value
    ('lead', 'deadline', 'unknown')
    """
    name = header_name(words)
    if not name or len(name) > _LONGEST_NAME:
        return UNKNOWN
    if is_wide(name) and (bare := _LATIN.sub("", name)) != name:
        return column_of(bare)
    found = _built(name) if is_wide(name) else None
    return found or next((column for pattern, column in _rows() if pattern.fullmatch(name)), UNKNOWN)


@cache
def _rows() -> tuple[tuple[re.Pattern[str], Column], ...]:
    rows = sorted(table("columns")["column"], key=lambda row: "weak" in row)
    return tuple((_compiled(row["pattern"]), _column(row)) for row in rows)


def _column(row: dict[str, object]) -> Column:
    role = Role(str(row["role"])) if "role" in row else None
    return Column(Kind(str(row["kind"])), role, weak=bool(row.get("weak")))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{body}", f"(?:{table('columns')['words']['body']})"))


def _built(name: str) -> Column | None:
    """What a name built as labels are says: 市级牵头责任单位, 责任单位及责任人."""
    built = table("columns")["built"]
    label = next(find_labels(f"{name}:", 0, len(name) + 1), None)
    if not label or label.end <= len(name) or label.start or not label.whole or label.beside or name in built["never"]:
        return None
    if label.role is None:
        return Column(Kind.PERSON)
    role, weak = label.role, not _strong_stem().search(name)
    roles = {role_of_label(part) for part in _JOINTS.split(name) if _stem().search(part)}
    if len(roles) > 1:
        role = Role.RESPONSIBLE  # 牵头及配合单位: the cells say who is which
    verb = match_verb(name[:-2])
    if role is Role.RESPONSIBLE and verb and verb.role is Role.JOINT:
        role = Role.JOINT  # 按职责分工负责单位
    return Column(Kind.ROLE, role, weak=weak, persons=label.mixed)


def _stems() -> set[str]:
    return {word for row in table("roles")["label"]["stem"] for word in row["words"]}


@cache
def _stem() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_stems())))


@cache
def _strong_stem() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_stems() - set(table("columns")["built"]["weak"]))))


@cache
def _one(name: str) -> re.Pattern[str]:
    rows = table("columns")[name]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in (rows if isinstance(rows, list) else [rows])))


def is_elsewhere(words: str) -> bool:
    """Whether a column of this name tells a table of another kind: penalties, services, members.

    >>> is_elsewhere("处罚依据"), is_elsewhere("完成时限")
    (True, False)
    """
    return _one("elsewhere").fullmatch(header_name(words)) is not None


def is_doubtful(words: str) -> bool:
    """Whether a column of this name leaves open what its table is for: telephone numbers, legal grounds.

    >>> is_doubtful("联系电话"), is_doubtful("完成时限")
    (True, False)
    """
    return _one("doubtful").fullmatch(header_name(words)) is not None


def is_heading_number(words: str) -> bool:
    """Whether a number in a column of numbers is one that headings have.

    >>> is_heading_number("一、"), is_heading_number("（二）"), is_heading_number("12")
    (True, True, False)
    """
    return _one("heading_number").fullmatch("".join(fold(words).split())) is not None


def is_none(words: str) -> bool:
    """Whether a cell says that nobody is meant.

    >>> [is_none(words) for words in ("/", "——", "无", "N/A", "")], is_none("市科技局")
    ([True, True, True, True, True], False)
    """
    bare = "".join(fold(words).split()).lower()
    return (
        _one("none").fullmatch(bare) is not None or _one("none").fullmatch(" ".join(words.lower().split())) is not None
    )


def is_aside(words: str) -> bool:
    """Whether the first words of a row say that it is a sum or a remark, and no task.

    >>> is_aside("总分"), is_aside("注：本表自印发之日起执行"), is_aside("总体规划")
    (True, True, False)
    """
    bare = "".join(fold(words).split()) if is_wide(words) else " ".join(words.lower().split())
    return len(bare) < 300 and _one("aside").fullmatch(bare) is not None


def is_ditto(words: str) -> bool:
    """Whether a cell says that the same is meant as in the cell above.

    >>> is_ditto("同上"), is_ditto("As above"), is_ditto("市财政局")
    (True, True, False)
    """
    return _one("ditto").fullmatch(" ".join(words.lower().split())) is not None


def is_remainder(words: str) -> bool:
    """Whether a line of a cell goes on with the name above it, though it looks like a body: 人民政府, 办公室.

    >>> is_remainder("人民政府"), is_remainder("市财政局")
    (True, False)
    """
    return _one("remainder").fullmatch(words) is not None
