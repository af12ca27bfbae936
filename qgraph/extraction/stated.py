"""Rules a plan states once, applied: who of those named leads, and who takes part without being named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.parts import Clause, NameList, StatedRule
from qgraph.model import Document, Printed, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Rules", "added", "rules_at", "with_lead"]

_STARS = "*★☆※▲△●◆■"
# A plan states one such rule, seldom two; a file of many plans one after the other states them again and again.
_MOST = 20
_SIGNS = {"分号": ";", "空格": " ", "逗号": ","}


@dataclass(frozen=True, slots=True)
class Rules:
    """The stated rules in force at one place of the text."""

    leads: StatedRule | None = None  # who of the named leads: the first, or those with a star
    all_take_part: tuple[StatedRule, ...] = ()

    def after(self, rules: Sequence[StatedRule]) -> Rules:
        """The rules in force once these have been read as well."""
        if not rules:
            return self
        leads = next((rule for rule in rules if rule.name.endswith("-leads")), self.leads)
        known = {_bodies(rule) for rule in self.all_take_part}
        more = tuple(rule for rule in rules if rule.name == "all-take-part" and _bodies(rule) not in known)
        return Rules(leads, (*self.all_take_part, *more)[-_MOST:])


def _bodies(rule: StatedRule) -> tuple[str, ...]:
    return tuple(name.text for name in rule.names)


def rules_at(clauses: Sequence[Clause], outside: Sequence[StatedRule]) -> list[Rules]:
    """The rules in force before each clause, of those that no clause holds and those that an earlier one does.

    What stands behind the last clause is a note on all of them.
    """
    last = clauses[-1].span.start if clauses else 0
    notes = [rule for rule in outside if rule.span.start > last]
    waiting = [rule for rule in outside if rule.span.start <= last]
    rules = Rules().after(notes)
    found = []
    first = 0
    for clause in clauses:
        place = first
        while place < len(waiting) and waiting[place].span.start < clause.span.start:
            place += 1
        rules, first = rules.after(waiting[first:place]), place
        found.append(rules)
        rules = rules.after(clause.rules)
    return found


def with_lead(document: Document, clause: Clause, rule: StatedRule | None) -> list[NameList]:
    """The lists of a clause; where the document says that the first or the starred lead, the list is parted so."""
    lists = list(clause.lists)
    if rule is None or not lists or any(names.role is Role.LEAD for names in lists):
        return lists
    first, *others = lists
    chosen = _leading(document, first, rule)
    if first.role is Role.PARTICIPANT or not chosen:
        return lists
    others_of_first = tuple(name for name in first.names if name not in chosen)
    lead = NameList(Role.LEAD, first.cue, chosen, open=first.open and not others_of_first)
    rest = replace(first, names=others_of_first, role=rule.rest or first.role)
    return [lead, *([rest] if others_of_first else []), *others]


def _leading(document: Document, names: NameList, rule: StatedRule) -> tuple[Printed, ...]:
    """The names that a stated rule makes leads, to the letter of the rule: a group leads where it comes first."""
    folded = document.folded
    if rule.name == "first-leads":
        return names.names[:1]
    if rule.name == "first-tier-leads":
        sign = next((sign for word, sign in _SIGNS.items() if word in rule.span.of(folded)), ",")
        gaps = [folded[one.span.end : other.span.start] for one, other in pairwise(names.names)]
        return names.names[: next((place for place, gap in enumerate(gaps, start=1) if sign in gap), 0)]
    return tuple(
        name
        for name in names.names
        if folded[max(0, name.span.start - 1)] in _STARS or folded[name.span.end : name.span.end + 1] in set(_STARS)
    )


def added(rule: StatedRule, clause: Clause, taken: set[tuple[int, Printed]], task: int) -> NameList:
    """The bodies a rule stated earlier adds to a clause: those it does not name itself, once a task."""
    printed = {name.text for names in clause.lists for name in names.names}
    names = tuple(name for name in rule.names if name.text not in printed and (task, name) not in taken)
    taken |= {(task, name) for name in names}
    return NameList(rule.role, "", names, open=False)
