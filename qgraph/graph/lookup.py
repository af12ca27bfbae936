"""The identifiers that names stand for: what a person types becomes an agency or a plan of the store."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from qgraph.errors import QueryError
from qgraph.model import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from qgraph.graph.store import Store

__all__ = ["agency", "near", "plan"]

_NAMES = """
SELECT ?agency ?full ?name WHERE {
  ?agency skos:prefLabel ?full ; skos:prefLabel|skos:altLabel ?name ; a ?class .
  FILTER(?class IN (qg:Agency, qg:AgencyGroup))
}
ORDER BY ?agency ?name
"""
_INVOLVED = """
SELECT DISTINCT ?agency ?plan WHERE { ?agency qg:involvedIn/dcterms:isPartOf+ ?plan . ?plan a qg:ActionPlan }
"""
_PLANS = """
SELECT ?plan ?title ?number WHERE {
  ?plan a qg:ActionPlan .
  OPTIONAL { ?plan dcterms:isPartOf?/dcterms:title ?title }
  OPTIONAL { ?plan dcterms:isPartOf?/dcterms:identifier ?number }
}
ORDER BY ?plan
"""


def agency(store: Store, written: str, *, plan: str | None = None) -> str:
    """The IRI of the agency or group that is called ``written``.

    A full name goes before a short one; widths and spaces do not matter. Where a short name belongs to several
    bodies, as 市质监局 in a store of several cities, the one that is involved in ``plan`` is meant.

    Raises:
        QueryError: No body has that name (the message gives names like it), or several have (it lists them).
    """
    rows = [(str(iri), str(full), str(name)) for iri, full, name in store.rows(_NAMES)]
    if _is_iri(written):
        return _only(written, {iri: full for iri, full, _ in rows if iri == written}, (), "机构", "agency")
    wanted = _key(written)
    full_names = {iri: full for iri, full, _ in rows if _key(full) == wanted}
    found = full_names or {iri: full for iri, full, name in rows if _key(name) == wanted}
    if len(found) > 1 and plan is not None:
        involved = {str(iri) for iri, _ in store.rows(_INVOLVED, plan=plan)}
        found = {iri: full for iri, full in found.items() if iri in involved} or found
    return _only(written, found, [name for _, _, name in rows], "机构", "agency")


def plan(store: Store, written: str) -> str:
    """The IRI of the plan whose title or document number is ``written``, or whose title holds it.

    Raises:
        QueryError: No plan fits, or several do.
    """
    rows = [(str(iri), str(title or iri), str(number or "")) for iri, title, number in store.rows(_PLANS)]
    if _is_iri(written):
        return _only(written, {iri: title for iri, title, _ in rows if iri == written}, (), "计划", "plan")
    wanted = _key(written)
    exact = {iri: title for iri, title, number in rows if wanted in {_key(title), _key(number)}}
    found = exact or {iri: title for iri, title, _ in rows if wanted in _key(title)}
    return _only(written, found, [title for _, title, _ in rows], "计划", "plan")


def near(written: str, known: Iterable[str]) -> str:
    """``; did you mean …`` with up to three of the known names most like ``written``, or nothing."""
    likely = get_close_matches(written, sorted(set(known)), n=3, cutoff=0.5)
    return f"; 是否指 · did you mean {'、'.join(likely)}" if likely else ""


def _only(written: str, found: Mapping[str, str], known: Collection[str], chinese: str, english: str) -> str:
    """The one key of ``found``."""
    if not found:
        raise QueryError(f"没有名为“{written}”的{chinese} · no {english} is called that{near(written, known)}")
    if len(found) > 1:
        # Bodies of areas the texts do not name may share even their full name: then only the IRI tells them apart.
        told = found.values() if len(set(found.values())) == len(found) else found
        names = "、".join(sorted(told)[:8])
        raise QueryError(f"“{written}”指{len(found)}个{chinese} · is the name of {len(found)}: {names}; 请用全称或 IRI")
    return next(iter(found))


def _is_iri(written: str) -> bool:
    return written.startswith(("http://", "https://"))


def _key(name: str) -> str:
    """A name without regard to width, spaces and case."""
    return "".join(fold(name).split()).casefold()
