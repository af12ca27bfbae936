"""Pages for notebooks: one value for each thing an analyst wants to look at, which shows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.errors import QueryError
from qgraph.graph import lookup
from qgraph.publishing.content import arrange
from qgraph.publishing.facts import page_facts
from qgraph.publishing.frames import dossier_card, dossier_text, only
from qgraph.publishing.page import ResponsibilityPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.graph.store import Store
    from qgraph.publishing.content import Content

__all__ = ["Dossier", "dossier", "matrix", "page"]


class Dossier(ResponsibilityPage):
    """A page opened at one body, whose tasks can also be read as a table and as plain text."""

    def __init__(self, content: Content, body: int, *, lang: str = "zh") -> None:
        super().__init__(content, lang=lang, view="agencies", at=content.bodies[body].id)
        self.body = body

    def _repr_html_(self) -> str:
        return super()._repr_html_() + dossier_card(self.content, self.body)

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        words = {"text/plain": dossier_text(self.content, self.body)}
        return super()._repr_mimebundle_(include, exclude) | only(words, include, exclude)


def page(store: Store, plan: str | None = None, *, lang: str = "zh") -> ResponsibilityPage:
    """The page of one plan of a store (its title, number or IRI), or of all its plans; it shows itself.

    Raises:
        QueryError: the plan is not in the store, or fits several.
    """
    return ResponsibilityPage(arrange(page_facts(store, plan)), lang=lang)


def matrix(store: Store, plan: str | None = None, *, lang: str = "zh") -> ResponsibilityPage:
    """The same page, opened at the matrix of tasks and agencies.

    Raises:
        QueryError: the plan is not in the store, or fits several.
    """
    return ResponsibilityPage(arrange(page_facts(store, plan)), lang=lang, view="matrix")


def dossier(store: Store, agency: str, plan: str | None = None, *, lang: str = "zh") -> Dossier:
    """The same page, opened at what one body has to do: its tasks by role, each with its sentence.

    ``agency`` is a name in any form the store knows, or an IRI.

    Raises:
        QueryError: no plan or no body has that name, several have, or the body has no task in the plan.
    """
    content = arrange(page_facts(store, plan))
    return Dossier(content, _body(store, content, agency), lang=lang)


def _body(store: Store, content: Content, agency: str) -> int:
    """The body of a page that is called so; one without identity can only be called as it is printed."""
    called = [at for at, body in enumerate(content.bodies) if agency in {body.name, body.short}]
    if len(called) == 1:
        return called[0]
    iri = lookup.agency(store, agency, plan=content.plans[0].plan if len(content.plans) == 1 else None)
    for at, body in enumerate(content.bodies):
        if body.iri == iri:
            return at
    raise QueryError(f"{agency}: 在此没有任务 · has no task here")
