"""What the tables know of bodies: rows by each of their names, however a name is spelled, and forms of whole names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from qgraph.errors import LexiconError
from qgraph.extraction.agencies.spelling import spelled
from qgraph.extraction.tables import table
from qgraph.model import AgencyKind, Level, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = [
    "BUILT_IN",
    "Abbreviation",
    "Form",
    "Lexicon",
    "Row",
    "built_in",
    "row_from",
]

BUILT_IN = "agencies.toml"
_ENDS = ("局", "厅", "委")  # of departments; a 中心 or 集团 of the same field is another body


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A body the tables know, as the header of ``lexicon/agencies.toml`` describes it; ``table`` is where it stands.

    ``label_short`` shows the area for short (汕尾海关). ``inherit`` says whether the name alone means the plan's own
    body, or in plans of which level. ``national`` are names only the body of the whole state has. ``levels`` gives
    the slug of the row meant instead in areas of a level, or whose names end so. ``place`` is the code of the one
    area that has the body, None for a body every area may have. ``remit`` is what an area has one department for,
    ``entry`` the slug as it is written, where an ending makes ``slug`` of it.
    """

    slug: str
    names: tuple[str, ...]
    kind: AgencyKind = AgencyKind.DEPARTMENT
    label_short: bool = False
    inherit: bool | Level = True
    national: tuple[str, ...] = ()
    national_kind: AgencyKind | None = None
    province: str | None = None
    levels: Mapping[str, str] = field(default_factory=dict, hash=False)
    place: str | None = None
    remit: str = ""
    table: str = BUILT_IN
    entry: str = ""

    @property
    def where(self) -> tuple[str, str]:
        """The table the row stands in, and the slug that is written there."""
        return self.table, self.entry or self.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """More names of the row ``slug``, in plans of the area ``place`` or of any."""

    slug: str
    names: tuple[str, ...]
    place: str | None = None
    table: str = BUILT_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of whole names that hold their area in the middle, a row of ``infix``; ``agency`` is the row meant."""

    slug: str
    words: tuple[str, ...]
    pattern: str
    agency: str | None
    short: bool
    level: Level | None
    kind: AgencyKind = AgencyKind.VERTICAL
    shown: str = ""
    unplaced: str = ""
    aliases: tuple[str, ...] = ()

    def match(self, name: str) -> re.Match[str] | None:
        """Where a name has the form; most forms are never asked for, and compiled when they are."""
        return _compiled(self.pattern).search(name)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True)
class Lexicon:
    """The rows in force: those of the tables, and those a person adds to them.

    ``rows`` are bodies any area may have and bodies of one area, ``national`` bodies only the whole state has,
    ``forms`` what whole names look like that hold their area, ``towns`` what names of towns and streets look like.
    ``own`` are rows and ``abbreviations`` more names of rows that a person added.
    """

    rows: tuple[Row, ...]
    national: tuple[Row, ...]
    forms: tuple[Form, ...]
    towns: tuple[Form, ...] = ()
    own: tuple[Row, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    def __reduce__(self) -> tuple[Callable[..., Lexicon], tuple[object, ...]]:
        """Handed to another process as what was added to the tables, which it has itself."""
        return _extended, (self.own, self.abbreviations)

    @cached_property
    def _by_name(self) -> dict[tuple[str | None, str], Row]:
        """Rows by the area they are bound to and each name as it stands, else as it is spelled."""
        named = {(row.place, name): row for row in self.rows for name in row.names}
        for more in self.abbreviations:
            named |= {(more.place, name): row for name in more.names if (row := self.row_of(more.slug))}
        return {(place, spelled(name)): row for (place, name), row in named.items()} | named

    @cached_property
    def _more_names(self) -> dict[tuple[str, str | None], tuple[str, ...]]:
        return {(more.slug, more.place): more.names for more in self.abbreviations}

    def names_of(self, row: Row, area: Place) -> tuple[str, ...]:
        """All names of a row in an area."""
        more = (self._more_names.get((row.slug, code), ()) for code in (None, area.code))
        return (*row.names, *(name for names in more for name in names))

    @cached_property
    def _national_names(self) -> dict[str, Row]:
        named = {name: row for row in self.rows for name in row.national}
        named |= {name: row for row in self.national for name in row.names}
        return {spelled(name): row for name, row in named.items()} | named

    @cached_property
    def _by_slug(self) -> dict[str, Row]:
        return {row.slug: row for row in self.rows}

    def row(self, name: str, area: Place | None = None) -> Row | None:
        """The row that knows the words after an area, in any spelling: a body of that very area first."""
        own = self.row_of_area(name, area) if area else None
        return own or self._find(None, name, spelled(name))

    def row_of_area(self, name: str, area: Place) -> Row | None:
        """The row that knows the words in one area only."""
        return self._find(area.code, name, spelled(name)) if area.code in self._places else None

    def _find(self, code: str | None, name: str, key: str) -> Row | None:
        return self._by_name.get((code, name)) or self._by_name.get((code, key))

    def national_row(self, name: str) -> Row | None:
        """The row whose name only a body of the whole state has."""
        return self._national_names.get(name) or self._national_names.get(spelled(name))

    def row_of(self, slug: str | None) -> Row | None:
        """The row with a slug."""
        return self._by_slug.get(slug or "")

    def in_area(self, row: Row, area: Place) -> Row:
        """The row that is meant in an area: 法院 of a province is its 高级人民法院, 政府 of a 盟 its 行政公署."""
        ending = next((end for end in row.levels if area.name.endswith(end)), "")
        return self.row_of(row.levels.get(area.level) or row.levels.get(ending)) or row

    def forms_of(self, name: str) -> Iterator[tuple[Form, re.Match[str]]]:
        """The forms a name has, in the order of the table."""
        if not self._words_of_forms.search(name):
            return  # as most names
        for form in self.forms:
            match = form.match(name) if any(word in name for word in form.words) else None
            if match:
                yield form, match

    @cached_property
    def _words_of_forms(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted({re.escape(word) for form in self.forms for word in form.words})) or "(?!)")

    @cached_property
    def _places(self) -> frozenset[str]:
        """The codes of areas that have bodies or names of their own."""
        return frozenset(filter(None, (*(r.place for r in self.rows), *(more.place for more in self.abbreviations))))

    @cached_property
    def _own_names(self) -> tuple[str, ...]:
        added = [*(row.names for row in self.own), *(more.names for more in self.abbreviations)]
        return tuple(name for names in added for name in names)

    def adds(self, name: str) -> bool:
        """Whether a name ends in one that a person's own table adds."""
        return name.endswith(self._own_names)

    def extended(self, rows: Iterable[Row], abbreviations: Iterable[Abbreviation] = ()) -> Lexicon:
        """This lexicon and more rows and names."""
        own, more = tuple(rows), (*self.abbreviations, *abbreviations)
        return replace(self, rows=(*self.rows, *own), own=(*self.own, *own), abbreviations=more)


@cache
def built_in() -> Lexicon:
    """The lexicon of the tables that come with qgraph.

    Raises:
        LexiconError: a table is missing, is not TOML, or a row of it is wrong.
    """
    agencies = table("agencies")
    rows = [row_from(row) for row in agencies["agency"]]
    return Lexicon(
        rows=(*rows, *(row for department in table("departments")["department"] for row in _departments(department))),
        national=tuple(row_from(row) for row in agencies["national"]),
        forms=tuple(_form(row) for row in agencies["infix"]),
        towns=tuple(_form({"slug": "", **row}) for row in agencies["township"]),
    )


@cache
def _extended(rows: tuple[Row, ...], abbreviations: tuple[Abbreviation, ...]) -> Lexicon:
    return built_in().extended(rows, abbreviations) if rows or abbreviations else built_in()


def row_from(row: Mapping[str, Any], name: str = BUILT_IN) -> Row:
    """A row of ``agency`` or ``national`` of the table ``name``.

    Raises:
        LexiconError: a key it needs is missing, or a word is none of those it may be.
    """
    try:
        return Row(
            slug=row["slug"],
            names=tuple(row["names"]),
            kind=AgencyKind(row.get("kind", "department")),
            label_short=row.get("label") == "short",
            inherit=_inherit(row.get("inherit", True)),
            national=_national(row.get("national", ())),
            national_kind=AgencyKind(row["national_kind"]) if "national_kind" in row else None,
            province=row.get("province"),
            levels=dict(row.get("levels", {})),
            place=row.get("place"),
            table=name,
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(name, row.get("slug", row), str(error)) from error


def _inherit(value: bool | str) -> bool | Level:
    return Level(value) if isinstance(value, str) else value


def _national(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _departments(row: Mapping[str, Any]) -> list[Row]:
    """The bodies of one field: one for each of its ends."""
    ends = {end["end"]: end for end in table("departments")["end"]}
    return [_department(row, ends[end]) for end in row.get("ends", _ENDS)]


def _department(row: Mapping[str, Any], end: Mapping[str, Any]) -> Row:
    names = [f"{word}{name}" for word in row["words"] for name in end["names"]]
    names += [f"{word}{name}" for word in row["words"] if len(word) > 3 for name in end.get("long", ())]
    names.sort(key=lambda name: name not in row.get("shown", ()))
    national = row.get("national", "")
    return Row(
        slug=f"{row['slug']}{end['slug']}",
        names=tuple(names),
        kind=AgencyKind(row.get("kind", end.get("kind", "department"))),
        remit=row["slug"] if end["end"] in _ENDS else "",
        national=(national,) if national.endswith(end["end"]) else (),
        table="departments.toml",
        entry=row["slug"],
    )


def _form(row: Mapping[str, Any]) -> Form:
    return Form(
        slug=row["slug"],
        words=tuple(row.get("words", ())),
        pattern=row["pattern"],
        agency=row.get("agency"),
        short=row.get("short", False),
        level=Level(row["level"]) if "level" in row else None,
        kind=AgencyKind(row.get("kind", "vertical")),
        shown=row.get("shown", ""),
        unplaced=row.get("unplaced", ""),
        aliases=tuple(row.get("aliases", ())),
    )
