"""The whole way from a document to the plan it states."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.force import in_force, using
from qgraph.extraction.agencies.likeness import close_names
from qgraph.extraction.agencies.own import read_lexicon
from qgraph.extraction.agencies.register import Register
from qgraph.extraction.arrangement import arrange
from qgraph.extraction.assignments import read_assignments
from qgraph.extraction.citations import read_citations
from qgraph.extraction.clauses.finding import Finding, find_clauses
from qgraph.extraction.grids.reading import Grids, read_grids
from qgraph.extraction.home import home_of, place_problems
from qgraph.extraction.outline import read_outline
from qgraph.extraction.overlaps import read_overlaps
from qgraph.extraction.scopes import read_scopes
from qgraph.extraction.targets.deadlines import five_years
from qgraph.extraction.targets.reading import read_targets
from qgraph.model import Document, Plan, Problem, Severity, Span, fold, spelled

if TYPE_CHECKING:
    from qgraph.extraction.agencies.lexicon import Lexicon

__all__ = ["extract"]

_BRACKETS = "()[]〔〕【】{}〈〉<>"
_LATEST_DIVISIONS = 2023  # the later edition in divisions.csv
_YEARS = re.compile(r"(20\d\d)年?[-—–~～至到]{1,2}(20\d\d)年|(20\d\d)年")


def extract(document: Document, lexicon: Lexicon | str | Path | None = None) -> Plan:
    """The plan a document states, with every piece of it that could not be read among its problems.

    Text never raises: whatever a document says, a plan comes back, if need be without tasks. ``lexicon`` is what
    ``read_lexicon`` made of a person's own table of bodies, or its path; else the tables of qgraph are in force.

    Raises:
        LexiconError: the table at the path is wrong.
    """
    if isinstance(lexicon, str | Path):
        lexicon = read_lexicon(lexicon)
    with using(lexicon):
        return _read(document)


def _read(document: Document) -> Plan:
    """The plan, by the lexicon in force."""
    if _is_bracket_soup(document.folded):
        return _unread(
            document,
            "bracket-soup",
            "超过四分之一的字符是括号,未作解析 · over a quarter of the characters are brackets; not read",
        )
    body = document.letterhead.body or Span(0, len(document.text))
    grids = read_grids(document, body)
    prose = grids.without(document)
    items = read_outline(prose)
    articles = [item.extent for item in items if item.article]
    finding = find_clauses(prose, body, [item.extent.start for item in items], articles)
    arrangement = arrange(document, items, finding.clauses, grids.rows)
    clauses = list(arrangement.clauses)
    period = _period(document)
    year = _year(document, period)
    home = home_of(document, clauses, year)
    register = Register(home, year, in_force())
    register.locate(home)
    issuer = document.letterhead.issuer
    issuer_id = register.identify(issuer.text) if issuer and home.code.isdigit() else None
    assignments, problems = read_assignments(document, clauses, arrangement.owners, register, finding.rules)
    problems += [*place_problems(document, clauses, home), *close_names(assignments, register)]
    spans = sorted({*(clause.span for clause in finding.clauses), *grids.silent})
    targets, doubts = read_targets(document, arrangement.sections, arrangement.tasks, spans, period)
    return Plan(
        document=document,
        title=_title(document),
        place=home.code,
        issuer=issuer_id,
        period=period,
        sections=arrangement.sections,
        tasks=arrangement.tasks,
        assignments=tuple(assignments),
        targets=tuple(targets),
        scopes=tuple(read_scopes(document, arrangement.tasks)),
        citations=tuple(read_citations(document, arrangement.tasks)),
        agencies=tuple(sorted(register.agencies.values(), key=lambda agency: agency.id)),
        places=tuple(sorted(register.places.values(), key=lambda place: place.code)),
        overlaps=tuple(read_overlaps(document, arrangement.tasks, spans)),
        problems=tuple(_sorted([*document.problems, *_not_read(document, finding, grids), *problems, *doubts])),
    )


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.span, problem.code))


def _is_bracket_soup(folded: str) -> bool:
    """Whether a long text is mostly brackets: nothing can be read from it, and nothing should be tried."""
    return len(folded) > 10_000 and sum(map(folded.count, _BRACKETS)) * 4 > len(folded)


def _unread(document: Document, code: str, message: str) -> Plan:
    problem = Problem(code=code, message=message, span=Span(0, len(document.text)), severity=Severity.ERROR)
    return Plan(document=document, title=_title(document), problems=(*document.problems, problem))


def _not_read(document: Document, finding: Finding, grids: Grids) -> list[Problem]:
    """What looks like a clause or a table of tasks and was not read as one; that there is none at all."""
    problems = [
        Problem(
            code="clause-unread",
            message=f"疑似责任分工而未能识别 · looks like a clause and was not read: {span.of(document.text)[:60]}",
            span=span,
        )
        for span in finding.rejected
    ]
    problems += grids.problems
    if not finding.clauses and not grids.rows:
        message = "未找到责任分工条款 · no responsibility clause was found"
        problems.append(Problem(code="no-clause", message=message, span=Span(0, min(1, len(document.text)))))
    return problems


def _title(document: Document) -> str:
    """The plan's title; where the document prints none, its file's name without the ending."""
    head = document.letterhead
    printed = head.title or head.notice
    return spelled(printed.text) if printed else document.source.rsplit(".", 1)[0]


def _period(document: Document) -> tuple[date, date] | None:
    """The years a plan is for, as its title says: 2030年, 2028—2030年, “十五五”."""
    head = document.letterhead
    title = fold("".join(part.text for part in (head.title, head.notice) if part))
    match = _YEARS.search(title)
    if match is None:
        return five_years(title)
    first, last, only = match.groups()
    begins, ends = int(first or only), int(last or only)
    return (date(begins, 1, 1), date(ends, 12, 31)) if begins <= ends else None


def _year(document: Document, period: tuple[date, date] | None) -> int:
    """The year whose administrative divisions a plan means; where it names none, that of the latest table."""
    signed = document.letterhead.signed
    if signed:
        return signed.year
    return period[0].year if period else _LATEST_DIVISIONS
