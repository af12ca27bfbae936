"""A printed name becomes an identity: which body is meant, in which area, and what kind it is.

The rules, in this order: a description of several bodies is a group; an area printed in the name is taken at its
word; 省, 市, 县, 区 before a name mean the plan's own area at that level; a name without area means the plan's own
body where the lexicon has it and lets it inherit; everything else is a body of its own, shown as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from qgraph.extraction.places import NATION, above, below, full_name, locate, place, short_name
from qgraph.extraction.tables import table
from qgraph.model import Agency, AgencyKind, Level, Place, fold
from qgraph.slugs import fingerprint, slug

__all__ = ["Register"]

_REMARK = re.compile(r"[(〈][^()〈〉]*[)〉]$")
_DEPARTMENT = re.compile(r"[局委办厅部署室处]$")
_GOVERNMENT = "zhengfu"


@cache
def _rows() -> dict[str, dict[str, Any]]:
    """Lexicon rows by each of their names."""
    return {name: row for row in table("agencies")["agency"] for name in row["names"]}


@cache
def _groups() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["pattern"]), row) for row in table("agencies")["group"])


@cache
def _infixes() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["pattern"]), row) for row in table("agencies")["infix"])


def _kind(name: str) -> AgencyKind:
    """The kind the end of a name tells, longest ending first."""
    rows = [(ending, row["kind"]) for row in table("agencies")["kind"] for ending in row["endings"]]
    for ending, kind in sorted(rows, key=lambda pair: -len(pair[0])):
        if name.endswith(ending):
            return AgencyKind(kind)
    return AgencyKind.DEPARTMENT if _DEPARTMENT.search(name) else AgencyKind.OTHER


@dataclass
class Register:
    """The bodies a plan names, each once, with the areas and bodies they refer to.

    ``home`` is the plan's own area, ``year`` the year whose divisions count.
    """

    home: Place
    year: int
    agencies: dict[str, Agency] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def identify(self, printed: str) -> str:
        """The id of the body a printed name means; the body is kept in the register."""
        name = "".join(fold(printed).split())
        for pattern, row in _groups():
            if pattern.search(name):
                return self._group(name, row)
        return self._body(name)

    def _keep(self, agency: Agency, area: Place) -> str:
        self.agencies.setdefault(agency.id, agency)
        self.locate(area)
        return agency.id

    def locate(self, area: Place) -> None:
        """Keep an area and every one above it."""
        while area.code not in self.places:
            self.places[area.code] = area
            higher = place(area.parent) if area.parent else None
            if higher is None:
                break
            area = higher

    def _group(self, name: str, row: dict[str, Any]) -> str:
        shown = name.replace("各成员单位", "成员单位")
        members: tuple[str, ...] = ()
        if row.get("below") and self.home.code.isdigit():
            members = tuple(self._government(area) for area in below(self.home.code, self.year))
        group = Agency(
            id=f"{self.home.code}/{slug(shown, 40)}-{fingerprint(shown, 4)}",
            name=shown,
            kind=AgencyKind.GOVERNMENT if row.get("below") else AgencyKind.OTHER,
            place=self.home.code,
            group=True,
            definition=row["definition"],
            members=members,
        )
        return self._keep(group, self.home)

    def _government(self, area: Place) -> str:
        """The id of an area's people's government, kept in the register."""
        return self._listed(_rows()["人民政府"], area)

    def _body(self, name: str) -> str:
        for pattern, infix in _infixes():
            match = pattern.match(name)
            if match:
                return self._infixed(match.group("level"), infix)
        area, core = self._area(name)
        bare = _REMARK.sub("", core) or core
        row = _rows().get(bare)
        if row and (area or row.get("inherit", True)):
            return self._listed(row, area or self.home)
        return self._unlisted(name, bare, area)

    def _area(self, name: str) -> tuple[Place | None, str]:
        """The area a name is printed with, and the rest of the name; no area where it has none."""
        found = locate(name)
        if found and len(name) > found[1]:
            return found[0], name[found[1] :]
        if name in _rows():
            return None, name
        short = short_name(self.home)
        if name.startswith(short) and name[len(short) :] in _rows() and not self.home.code.startswith("unplaced"):
            return self.home, name[len(short) :]
        if name.startswith(tuple(table("places")["national"]["starts"])):
            core = name.removeprefix("国家")
            return NATION, core if core in _rows() else name
        level = table("places")["levels"].get(name[0])
        if level and len(name) > 1 and (name[1:] in _rows() or not self._begins_a_word(name)):
            return self._at(Level(level)), name[1:]
        return None, name

    @staticmethod
    def _begins_a_word(name: str) -> bool:
        """Whether the first character belongs to a word such as 市场, 区域 or 省级 and not to an area."""
        return name[:2] in {
            "市场",
            "市政",
            "市民",
            "市属",
            "区域",
            "区块",
            "省级",
            "市级",
            "县级",
            "区级",
            "县域",
            "州县",
        }

    def _at(self, level: Level) -> Place:
        """The plan's own area at a level; a place without code where the plan does not say which."""
        if self.home.level is level or (level is Level.PREFECTURE and self.home.name.endswith("市")):
            return self.home
        if self.home.code.isdigit():
            found = above(self.home.code, level)
            # 市 in a plan of a district under a municipality, 区 in one of a county: the nearest level there is.
            return found or self.home
        return Place(code=f"{self.home.code}-{level.value}", name=self.home.name, level=level)

    def _shown(self, area: Place, row: dict[str, Any]) -> str:
        if not area.code.isdigit():
            return f"{_sign(area)}{row['names'][0]}"
        if area.level is Level.NATIONAL:
            return str(row["names"][0])
        prefix = short_name(area) if row.get("label") == "short" else full_name(area)
        return f"{prefix}{row['names'][0]}"

    def _listed(self, row: dict[str, Any], area: Place) -> str:
        """A body of the lexicon in an area."""
        kind = AgencyKind(row.get("kind", "department"))
        short = row.get("label") == "short"  # 汕尾海关 is never called 市海关
        names = [f"{_sign(area)}{name}" for name in row["names"] if area.level is not Level.NATIONAL and not short]
        prefix = short_name(area) if short else full_name(area)
        if area.code.isdigit() and area.level is not Level.NATIONAL:
            names += [f"{prefix}{name}" for name in row["names"]]
        shown = self._shown(area, row)
        parent = None
        if (
            kind in (AgencyKind.DEPARTMENT, AgencyKind.INSTITUTION)
            and area.code.isdigit()
            and area.level is not Level.NATIONAL
        ):
            parent = self._government(area)
        agency = Agency(
            id=f"{area.code}/{row['slug']}",
            name=shown,
            kind=kind,
            place=area.code,
            aliases=tuple(name for name in dict.fromkeys(names) if name != shown),
            parent=parent,
        )
        return self._keep(agency, area)

    def _infixed(self, level: str, row: dict[str, Any]) -> str:
        area = self._at(Level(table("places")["levels"].get(level, "prefecture")))
        shown = row["shown"].format(area=full_name(area) if area.code.isdigit() else level)
        aliases = tuple(alias.format(level=level) for alias in row["aliases"])
        agency = Agency(
            id=f"{area.code}/{row['slug']}", name=shown, kind=AgencyKind(row["kind"]), place=area.code, aliases=aliases
        )
        return self._keep(agency, area)

    def _unlisted(self, name: str, core: str, area: Place | None) -> str:
        """A body the lexicon does not know: shown with its area where one is printed, else as it stands."""
        home = area or self.home
        kind = _kind(core)
        spelled = home.code.isdigit() and area is not None and home.level is not Level.NATIONAL
        shown = f"{full_name(home)}{core}" if spelled else name
        aliases = (f"{_sign(home)}{core}",) if spelled else ()
        governed = kind in (AgencyKind.DEPARTMENT, AgencyKind.COORDINATION, AgencyKind.INSTITUTION) and spelled
        agency = Agency(
            id=f"{home.code}/{slug(core, 40)}-{fingerprint(shown, 4)}",
            name=shown,
            kind=kind,
            place=home.code,
            aliases=aliases,
            parent=self._government(home) if governed else None,
        )
        return self._keep(agency, home)


def _sign(area: Place) -> str:
    """The word that stands for an area before the names of its bodies: 市质监局, 自治区财政厅, 县教育局."""
    if area.name.endswith("自治区"):
        return "自治区"
    ends = {"省", "市", "县", "区", "州", "盟", "旗"}
    default = {Level.PROVINCE: "省", Level.PREFECTURE: "市", Level.COUNTY: "县"}
    return area.name[-1] if area.name[-1] in ends else default.get(area.level, "")
