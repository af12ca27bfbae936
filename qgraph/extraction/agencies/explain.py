"""Why a printed name got its identity: which area was meant, by which words, and which row of which table knew it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.naming import Named, Way
from qgraph.extraction.agencies.register import Register
from qgraph.extraction.agencies.spelling import spelled
from qgraph.extraction.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.agencies.lexicon import Lexicon
    from qgraph.model import Agency, Place

__all__ = ["Explanation", "explain", "explain_otherwise"]

Told = tuple[str, str]  # 中文, English


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a printed name means (``id`` and ``name`` of the body), and why: in Chinese and the same in English."""

    printed: str
    id: str
    name: str
    chinese: str
    english: str

    @property
    def lines(self) -> tuple[str, str]:
        """The two lines a reader sees."""
        return f"{self.printed} → {self.name} ({self.id}): {self.chinese}", f"  {self.english}"


def explain(printed: str, home: Place, year: int, lexicon: Lexicon, following: Sequence[str] = ()) -> Explanation:
    """Why a name that a plan of ``home`` prints means the body it means; ``following`` are the names after it.

    >>> from qgraph.extraction.agencies.lexicon import built_in
    >>> from qgraph.extraction.agencies.places import place
    >>> for line in explain("市科学技术局", place("441500"), 2022, built_in()).lines:
    ...     print(line)
    市科学技术局 → 汕尾市科技局 (441500/kejiju): “市”指本计划的汕尾市;“科学技术局”见 departments.toml 的 keji 行
      市 is the plan's own 汕尾市; the words are in row keji of departments.toml
    """
    register = Register(home, year, lexicon)
    agency = register.agencies[register.identify(printed, following)]
    named = register.named.get(agency.id)
    if named is None or agency.group:
        return Explanation(printed, agency.id, agency.name, *_group(agency, named))
    of_area, of_row = _area(named, agency, home), _row(named, agency, register)
    return Explanation(printed, agency.id, agency.name, f"{of_area[0]};{of_row[0]}", f"{of_area[1]}; {of_row[1]}")


def explain_otherwise(printed: str, known: str, name: str) -> Explanation:
    """Why a name means the body ``known``, which it does not mean by itself."""
    return Explanation(printed, known, name, *_told("group", "otherwise"))


def _told(section: str, key: str, **words: object) -> Told:
    row = table("explanations")[section][key]
    return row["zh"].format(**words), row["en"].format(**words)


def _area(named: Named, agency: Agency, home: Place) -> Told:
    """How the area was found."""
    key = named.way.value
    if named.way is Way.SIGN and named.area != home:
        key = "sign-above"
    elif named.way is Way.FORM and not named.sign:
        key = "form-alone"
    elif named.way is Way.ALONE and named.row and _is_row(named, agency):
        key = "alone-own"
    return _told("area", key, sign=named.sign, area=named.area.name if named.area else home.name)


def _is_row(named: Named, agency: Agency) -> bool:
    """Whether the body is the one of its row, and not one of its own because the row needs an area to be printed."""
    slug = agency.id.partition("/")[2]
    return named.row is not None and slug in {named.row.slug, *named.row.levels.values()}


def _row(named: Named, agency: Agency, register: Register) -> Told:
    """Which row knew the words after the area."""
    if named.form:
        return _told("row", "form", entry=named.form.slug)
    if named.row is None:
        return _told("row", "unknown", core=named.core)
    names = register.lexicon.names_of(named.row, register.places[agency.place])
    if not _is_row(named, agency):
        key = "alone"
    elif named.core in (*names, *named.row.national):
        key = "named"
    else:
        key = "spelled" if spelled(named.core) in map(spelled, names) else "meant"
    where, entry = named.row.where
    return _told("row", key, core=named.core, table=where, entry=entry)


def _group(agency: Agency, named: Named | None) -> Told:
    """Which description of several bodies it is, and who its members are."""
    if not agency.group:
        return _told("group", "short")
    if named and named.lower:
        return _told("group", "lower", sign=named.lower)
    if agency.members:
        return _told("group", "below", members=len(agency.members))
    return _told("group", "described", definition=agency.definition)
