"""The agencies and groups a store holds, each with its printed names and the tasks that fall to it by role."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from qgraph.graph import lookup
from qgraph.graph.names import DATA
from qgraph.model import Identity, Role

if TYPE_CHECKING:
    from qgraph.graph.store import Store

__all__ = ["Printing", "identities", "printings"]

_BODIES = """
SELECT ?agency ?name ?group ?kind ?level ?place ?area WHERE {
  ?agency a ?class ; skos:prefLabel ?name .
  FILTER(?class IN (qg:Agency, qg:AgencyGroup))
  OPTIONAL { ?agency org:classification/skos:notation ?kind }
  OPTIONAL {
    ?agency dcterms:spatial ?place . ?place skos:prefLabel ?area ; dcterms:type/skos:notation ?level .
    FILTER(REGEX(?level, "^[a-z]"))
  }
  BIND(?class = qg:AgencyGroup AS ?group)
}
"""
_NAMES = """
SELECT ?agency ?name WHERE {
  ?agency a ?class ; skos:altLabel ?name .
  FILTER(?class IN (qg:Agency, qg:AgencyGroup))
}
ORDER BY ?agency ?name
"""
_PRINTED = """
SELECT ?agency ?task ?role ?in ?place ?area ?level ?day
       (MIN(CONCAT(STR(1000000000 + ?to - ?from), STR(1000000000 + ?from), ?words)) AS ?shortest) WHERE {
  # Of an assignment's spans the shortest is the printed name: length, start and words in one sortable string.
  ?assignment qg:assignee ?agency ; qg:assignedTask ?task ; qg:role/skos:notation ?role ; qg:evidence ?span .
  ?span oa:start ?from ; oa:end ?to ; oa:exact ?words .
  ?task dcterms:isPartOf+ ?in .
  ?in a qg:ActionPlan .
  OPTIONAL {
    ?in dcterms:spatial ?place . ?place skos:prefLabel ?area ; dcterms:type/skos:notation ?level .
    FILTER(REGEX(?level, "^[a-z]"))
  }
  OPTIONAL { ?in dcterms:issued ?issued }
  OPTIONAL { ?in qg:periodStart ?begins }
  BIND(COALESCE(?issued, ?begins) AS ?day)
}
GROUP BY ?agency ?task ?role ?in ?place ?area ?level ?day ?assignment
ORDER BY ?agency ?in ?task ?shortest
"""


class Printing(NamedTuple):
    """One printed name of a body in one role of one task, and of the plan that prints it the area and the year."""

    agency: str
    printed: str
    role: str
    task: str
    place: str
    area: str
    level: str
    year: int | None


def identities(store: Store, plan: str | None = None) -> tuple[Identity, ...]:
    """All bodies of a store, those with most tasks first; with ``plan``, those with a task in that plan.

    Raises:
        QueryError: no plan is called so, or several are.
    """
    found = printings(store, plan)
    names: dict[str, list[str]] = defaultdict(list)
    for agency, name in store.rows(_NAMES):
        names[str(agency).removeprefix(DATA)].append(str(name))
    duties: dict[str, list[Printing]] = defaultdict(list)
    for one in found:
        duties[one.agency].append(one)
    bodies = [_identity(row, names, duties) for row in store.rows(_BODIES)]
    return tuple(sorted((b for b in bodies if b.tasks or plan is None), key=lambda b: (-b.tasks, b.name, b.id)))


def printings(store: Store, plan: str | None = None) -> tuple[Printing, ...]:
    """Every printed name of every body, role and task; of one plan, where it is given by title, number or IRI."""
    only = lookup.plan(store, plan) if plan else None
    rows = (row for row in store.rows(_PRINTED) if only is None or str(row[3]) == only)
    return tuple(_printing(*row) for row in rows)


def _printing(*row: object) -> Printing:
    agency, task, role, _, place, area, level, day, shortest = row
    year = getattr(day, "year", None)
    code = str(place or "").removeprefix(DATA).removeprefix("place/")
    return Printing(
        agency=str(agency).removeprefix(DATA).removeprefix("agency/"),
        printed=str(shortest)[20:],
        role=str(role),
        task=str(task),
        place=code,
        area=str(area or ""),
        level=str(level or ""),
        year=year if isinstance(year, int) else None,
    )


def _identity(row: tuple[object, ...], names: dict[str, list[str]], duties: dict[str, list[Printing]]) -> Identity:
    agency, name, group, kind, level, place, area = row
    key = str(agency).removeprefix(DATA)
    own = duties.get(key.removeprefix("agency/"), [])
    tasks = {role.value: len({one.task for one in own if one.role == role.value}) for role in Role}
    return Identity(
        id=key.removeprefix("agency/"),
        name=str(name),
        kind=str(kind) if kind is not None else None,
        group=bool(group),
        level=str(level) if level is not None else None,
        place=str(place).removeprefix(DATA).removeprefix("place/") if place is not None else None,
        area=str(area) if area is not None else None,
        names=tuple(names.get(key, ())),
        printed=tuple(dict.fromkeys(one.printed for one in own)),
        tasks=len({one.task for one in own}),
        lead=tasks["lead"],
        responsible=tasks["responsible"],
        joint=tasks["joint"],
        participant=tasks["participant"],
    )
