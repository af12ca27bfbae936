"""A printed name becomes an identity: which body is meant, in which area, and what kind it is.

A description of several bodies is a group (``groups``); any other name is read for its area and its row of the
lexicon (``naming``). A name without area means the plan's own body where the lexicon has it and lets it inherit;
what no row knows is a body of its own, shown as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qgraph.errors import LexiconError
from qgraph.extraction.agencies.below import kinds_before
from qgraph.extraction.agencies.groups import Described, describe, governments_below
from qgraph.extraction.agencies.heirs import heir_of
from qgraph.extraction.agencies.lexicon import BUILT_IN, Form, Lexicon, Row, built_in
from qgraph.extraction.agencies.locating import locate
from qgraph.extraction.agencies.naming import Named, is_national_word, read_name, sign_of
from qgraph.extraction.agencies.places import NATION, full_name, is_named, is_short_name, place, short_name
from qgraph.extraction.tables import table
from qgraph.model import Agency, AgencyKind, Level, Place, fold, spelled
from qgraph.slugs import fingerprint, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Register"]

_DEPARTMENT = re.compile(r"[局委办厅部署室处]$")
_GOVERNMENT = "zhengfu"
_GOVERNED = (AgencyKind.DEPARTMENT, AgencyKind.COORDINATION, AgencyKind.INSTITUTION)
_BRACKETS = str.maketrans("〔〕[]【】", "()()()")


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], AgencyKind], ...]:
    """What the beginning of a name tells of its kind, then what its end tells, the longest first."""
    rows = table("agencies")["kind"]
    begins = [(re.compile(row["begins"]), AgencyKind(row["kind"])) for row in rows if "begins" in row]
    ends = [(ending, AgencyKind(row["kind"])) for row in rows for ending in row.get("endings", ())]
    ends.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return (*begins, *((re.compile(f"{re.escape(ending)}$"), kind) for ending, kind in ends))


def _kind(core: str) -> AgencyKind:
    """The kind that the words after the area tell."""
    told = next((kind for pattern, kind in _kinds() if pattern.search(core)), None)
    return told or (AgencyKind.DEPARTMENT if _DEPARTMENT.search(core) else AgencyKind.OTHER)


@lru_cache(2048)
def _plain(printed: str) -> str:
    """A printed name in one spelling and with one kind of brackets."""
    return spelled(fold(printed)).translate(_BRACKETS)


@dataclass
class Register:
    """The bodies a plan names, each once, with the areas and bodies they refer to.

    ``home`` is the plan's own area, ``year`` the year whose divisions count, ``lexicon`` the rows in force.
    """

    home: Place
    year: int
    lexicon: Lexicon = field(default_factory=built_in)
    agencies: dict[str, Agency] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    named: dict[str, Named] = field(default_factory=dict, repr=False)  # by id, what was read of a body's first name
    _known: dict[str, str] = field(default_factory=dict, repr=False)  # ids by names that mean one body wherever printed

    def identify(self, printed: str, following: Sequence[str] = ()) -> str:
        """The id of the body a printed name means; the body is kept in the register.

        ``following`` are the next few names of its list: 济南、青岛、济宁市政府 are three governments.
        """
        name = _plain(printed)
        city = self._city_of(name, following)
        if city:
            return self._government(city)
        if name not in self._known:
            self._known[name] = self._meant(name)
        return self._known[name]

    def _meant(self, name: str) -> str:
        """The id of the body or group that a name means by itself."""
        each = self._each(name) if name.startswith("各") else None
        if each and each.lower and each.row and each.row.slug != _GOVERNMENT:
            found = self._lower(each)
            self.named.setdefault(found, each)
            return found
        group = describe(name, self.home, self.year)
        if group:
            return self._group(group)
        named = read_name(name, self.home, self.lexicon)
        found = self._body(named)
        self.named.setdefault(found, named)
        return found

    def _each(self, name: str) -> Named:
        """What 各区财政局 and 各县(市、区)财政局 say: a body of the lexicon in every area of some kinds."""
        kinds, core = kinds_before(name)
        row = self.lexicon.row(core) if kinds else None
        return Named(core, row=row, lower=kinds) if row else read_name(name[1:], self.home, self.lexicon)

    def locate(self, area: Place) -> None:
        """Keep an area and every one above it."""
        while area.code not in self.places:
            self.places[area.code] = area
            higher = place(area.parent) if area.parent else None
            if higher is None:
                break
            area = higher

    def _keep(self, agency: Agency, area: Place) -> str:
        self.agencies.setdefault(agency.id, agency)
        self.locate(area)
        return agency.id

    @property
    def _government_row(self) -> Row:
        row = self.lexicon.row_of(_GOVERNMENT)
        if row is None:
            raise LexiconError(BUILT_IN, _GOVERNMENT, "缺少人民政府一行 · the row of governments is missing")
        return row

    def _government(self, area: Place) -> str:
        """The id of an area's people's government, kept in the register."""
        return self._listed(self.lexicon.in_area(self._government_row, area), area)

    def _city_of(self, name: str, following: Sequence[str]) -> Place | None:
        """The area a short name means in a list of short names that goes on to …市政府."""
        for other in following if is_short_name(name) else ():
            printed = "".join(fold(other).split())
            found = locate(printed, self.home)
            if found and printed[found[1] :] in ("政府", "人民政府"):
                area = locate(f"{name}{found[0].name[-1]}", self.home)
                return area[0] if area and area[1] == len(name) + 1 else None
            if not is_short_name(printed):
                return None
        return None

    def _body(self, named: Named) -> str:
        if named.lower:
            return self._lower(named)
        if named.row and named.whole_state:
            return self._national(named.row)
        if named.form and named.area and not named.row:
            return self._infixed(named.form, named.area)
        if named.row and (named.area or named.row.inherit in (True, self.home.level)):
            area = named.area or self.home
            return self._listed(self.lexicon.in_area(named.row, area), area)
        return self._unlisted(named)

    def _group(self, group: Described) -> str:
        edition = f"-{group.edition}" if group.edition else ""
        agency = Agency(
            id=f"{self.home.code}/{slug(group.name, 40)}-{fingerprint(group.name, 4)}{edition}",
            name=group.name,
            kind=group.kind,
            place=self.home.code,
            aliases=group.aliases,
            group=True,
            definition=group.definition,
            members=tuple(self._government(area) for area in group.members),
        )
        return self._keep(agency, self.home)

    def _lower(self, named: Named) -> str:
        """The bodies of one name in the areas below: 区财政局 in a plan of a city is no body of the city."""
        if named.row and named.row.slug == _GOVERNMENT:
            return self._group(governments_below(named.lower, self.home, self.year))
        core = named.row.names[0] if named.row else named.core
        shown = f"各{named.lower}{core}"
        definition = table("groups")["lower"]["definition"].format(sign=named.lower, core=core)
        agency = Agency(
            id=f"{self.home.code}/{slug(shown, 40)}-{fingerprint(shown + definition, 4)}",
            name=shown,
            kind=named.row.kind if named.row else _kind(core),
            place=self.home.code,
            aliases=(f"{named.lower}{core}",),
            group=True,
            definition=definition,
        )
        return self._keep(agency, self.home)

    def _listed(self, row: Row, area: Place) -> str:
        """A body of the lexicon in an area."""
        known = f"{area.code}/{row.slug}"
        if known in self.agencies:
            return known
        kind, every = row.kind, self.lexicon.names_of(row, area)
        if area.name.endswith("自治区"):  # 自治区党委 is what other provinces call 省委
            every = tuple(f"党{name}" if name.startswith("委") else name for name in every)
        if area.level is Level.NATIONAL:
            shown = (row.national or row.names)[0]
            kind = row.national_kind or kind
            names = [*row.national, *(name for name in every if not name.startswith("委"))]
        else:
            prefix = short_name(area) if row.label_short else full_name(area)
            first = row.province if row.province and area.level is Level.PROVINCE else every[0]
            shown = f"{prefix if is_named(area) else sign_of(area)}{first}"
            # 汕尾海关 is never called 市海关
            signed = [] if row.label_short else [f"{sign_of(area)}{name}" for name in every]
            names = [*signed, *(f"{prefix}{name}" for name in every if is_named(area))]
        if row.place:  # a body only this area has is called by its name alone
            shown, names = row.names[0], [*row.names, *names]
        agency = Agency(
            id=known,
            name=shown,
            kind=kind,
            place=area.code,
            aliases=tuple(name for name in dict.fromkeys(names) if name != shown),
            parent=self._parent(kind, area),
            became=self._became(row.slug, area),
        )
        return self._keep(agency, area)

    def _became(self, slug: str, area: Place) -> str | None:
        """The body that a reform made of one, where the register of reforms knows of it; kept like any other."""
        found = heir_of(self.lexicon, slug, area)
        if found is None:
            return None
        row, whole_state = found
        return self._national(row) if whole_state else self._listed(row, area)

    def _parent(self, kind: AgencyKind, area: Place) -> str | None:
        if kind not in _GOVERNED or not area.code.isdigit() or area.level is Level.NATIONAL:
            return None
        return self._government(area)

    def _national(self, row: Row) -> str:
        """A body that only the whole state has."""
        shown, *others = row.names
        agency = Agency(
            id=f"000000/{row.slug}",
            name=shown,
            kind=row.kind,
            place=NATION.code,
            aliases=tuple(others),
            became=self._became(row.slug, NATION),
        )
        return self._keep(agency, NATION)

    def _infixed(self, form: Form, area: Place) -> str:
        """A body whose name holds its area in the middle."""
        placed = is_named(area)
        words = {"sign": sign_of(area), "area": full_name(area), "short": short_name(area)}
        shown = form.shown.format(**words) if placed else form.unplaced.format(**words)
        aliases = [alias.format(**words) for alias in form.aliases if placed or "{sign}" in alias]
        agency = Agency(
            id=f"{area.code}/{form.slug}",
            name=shown,
            kind=form.kind,
            place=area.code,
            aliases=tuple(alias for alias in aliases if alias != shown),
        )
        return self._keep(agency, area)

    def _unlisted(self, named: Named) -> str:
        """A body the lexicon does not know: shown with its area where one is printed, else as it stands."""
        area, core = named.area or self.home, self._without_state(named)
        town = next((form for form in self.lexicon.towns if form.match(core)), None)
        match = town.match(core) if town else None
        if town and match:
            core = town.shown.format(name=match["name"])
        inside = named.area is not None or (town is not None and area.level is Level.COUNTY)
        spelled = inside and area != NATION and not is_national_word(core)
        shown, aliases = core, tuple[str, ...]()
        if spelled:
            signed = f"{sign_of(area)}{core}"
            shown, aliases = (f"{full_name(area)}{core}", (signed,)) if is_named(area) else (signed, ())
        group = describe(shown, self.home, self.year)  # once its remark is gone
        if group:
            return self._group(group)
        kind = town.kind if town else _kind(core)
        agency = Agency(
            id=f"{area.code}/{slug(core, 40)}-{fingerprint(shown, 4)}",
            name=shown,
            kind=kind,
            place=area.code,
            aliases=aliases,
            parent=self._parent(kind, area) if spelled else None,
        )
        return self._keep(agency, area)

    def _without_state(self, named: Named) -> str:
        """The core of a name without 国家 or 国务院 before a department of the whole state."""
        core = re.sub(r"^(?:国务院|国家)(?=.)", "", named.core)
        state = (named.area or self.home) == NATION and _kind(named.core) in (
            AgencyKind.DEPARTMENT,
            AgencyKind.COORDINATION,
        )
        return core if state and not describe(core, NATION, self.year) else named.core
