"""One sentence and the targets it states, read part by part from left to right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.deadlines import Timetable
from qgraph.extraction.doubts import notes
from qgraph.extraction.exclusions import Setting, aim, excluded
from qgraph.extraction.indicators import ends_in_verb, is_measure, items, label, plain_name, starts_with_verb
from qgraph.extraction.qualifiers import reaching, read_qualifiers
from qgraph.extraction.quantities import Quantity, read_quantities
from qgraph.extraction.sentences import pieces
from qgraph.extraction.states import read_state
from qgraph.model import Comparator, Printed, Problem, Qualifier, Severity, Span, Target

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from qgraph.extraction.attachment import Attachment

__all__ = ["Statement"]

_LONGEST_PRINTED = 160
# What a number continues (…贡献显著增强,达到60%以上) is said in few words.
_LONGEST_CONTINUED = 40


@dataclass(frozen=True, slots=True)
class _Item:
    """A quantity with the words that belong to it."""

    span: Span
    piece: Span
    quantity: Quantity
    before: str  # up to the number's comparing words, without dates
    after: str
    lead: str  # up to the number, without dates
    heads: tuple[Qualifier, ...]  # said only at the head of its enumeration


class Statement:
    """The targets of one sentence, and the date it hands on to the next.

    ``stored`` is the text as stored, ``text`` the folded text with clauses blanked out; ``inherited`` is the
    deadline of the sentence before, which governs where this one names none.
    """

    def __init__(self, stored: str, text: str, span: Span, inherited: date | None, attachment: Attachment) -> None:
        self.stored, self.text, self.span, self.attachment = stored, text, span, attachment
        self.targets: list[Target] = []
        self.problems: list[Problem] = []
        parts = pieces(text, span)
        self.timetable = Timetable(text, span, {part.start for part in parts})
        self.inherited = None if self.timetable.last else inherited
        self.aim = aim(text, span)
        self.governing: tuple[Qualifier, ...] = ()
        self.governed = False  # whether a target stands between the head of the enumeration and here
        for previous, part in zip([None, *parts], parts, strict=False):
            self._read_part(part, previous)
        self.targets.sort(key=lambda target: target.printed.span)

    @property
    def handed_on(self) -> date | None:
        """The deadline that also governs the next sentence: this one's, where it has targets."""
        return (self.timetable.last or self.inherited) if self.targets else None

    def _read_part(self, part: Span, previous: Span | None) -> None:
        new = reaching(self.timetable.without(part.start, part.end), "sentence")
        if new:
            self.governing, self.governed = new, False
        accepted = False
        for item in self._items(part):
            if self._is_target(item, in_list=accepted):
                accepted = True
                self._add(item, previous)
        self.governed = self.governed or accepted
        if not accepted:
            self._add_state(part)

    def _items(self, part: Span) -> list[_Item]:
        """The quantities of a part that may be targets; the others are words like those around them."""
        quantities = [one for one in read_quantities(self.text, part) if self._may_count(one, part)]
        found: list[_Item] = []
        borrowed: tuple[Qualifier, ...] = ()
        for span, quantity in zip(items(self.text, part, quantities), quantities, strict=True):
            before = self.timetable.without(span.start, quantity.span.start)
            lead = before + self.text[quantity.span.start : quantity.number.start]
            if not quantity.compared:  # words such as 新增 right before a number compare nothing
                before = lead
            after = self.text[quantity.span.end : span.end]
            if not found:
                borrowed = reaching(lead, "list")
            borrows = bool(found) and not _has_predicate(lead, quantity)
            heads = (*self.governing, *borrowed) if borrows else self.governing
            found.append(_Item(span, part, quantity, before, after, lead, heads))
        return found

    def _may_count(self, quantity: Quantity, part: Span) -> bool:
        setting = Setting(self.text, self.span, part, self._is_aimed(quantity))
        return not self.timetable.holds(quantity.number) and excluded(quantity, setting) is None

    def _is_aimed(self, quantity: Quantity) -> bool:
        """Whether a deadline or a word of aim stands before the number."""
        place = quantity.number.start
        return self.timetable.before(place) is not None or (self.aim is not None and self.aim <= place)

    def _is_target(self, item: _Item, *, in_list: bool) -> bool:
        quantity = item.quantity
        if quantity.spelt and quantity.values[0] == 1:
            return False
        if quantity.compared:
            return True
        counted = quantity.kind not in {"ratio", "points"}
        acts = ends_in_verb(item.before) or starts_with_verb(item.before)
        if counted and (acts or (in_list and not item.before.strip())):
            return True
        if counted and Qualifier.ASPIRATIONAL in read_qualifiers(item.lead):
            return True
        named = is_measure(plain_name(item.before)) or (counted and not item.after.strip())
        return self._is_aimed(quantity) and (named or in_list)

    def _add(self, item: _Item, previous: Span | None) -> None:
        quantity = item.quantity
        name = label(item.before, item.after, quantity, self._continued(quantity, previous))
        if name is None:
            self.problems.append(_nameless(item))
            return
        own = read_qualifiers(item.lead)
        borrowed = tuple(one for one in dict.fromkeys(item.heads) if one not in own)
        qualifiers = tuple(one for one in Qualifier if one in own or one in borrowed)
        lower, upper = _bounds(quantity)
        target = replace(
            self._target(name, quantity.comparator, item.span, quantity.span),
            value=quantity.values[0] if len(quantity.values) == 1 else None,
            lower=lower,
            upper=upper,
            unit=quantity.unit,
            qualifiers=qualifiers,
            deadline=self._due(quantity.number.start, qualifiers),
        )
        target = self.attachment.placed(target)
        doubtful = borrowed if self.governed or item.span.start > item.piece.start else ()
        self.targets.append(replace(target, notes=notes(target, quantity, doubtful)))

    def _target(self, name: str, comparator: Comparator, span: Span, number: Span) -> Target:
        return Target(
            ordinal=1,
            task=None,
            section=None,
            indicator=name,
            comparator=comparator,
            printed=self._printed(span, number),
            sentence=self.span,
        )

    def _due(self, place: int, qualifiers: tuple[Qualifier, ...]) -> date | None:
        """The last date before a place, else that of the sentence before unless the number is one for every year."""
        day = self.timetable.before(place)
        return day or (None if Qualifier.ANNUAL in qualifiers else self.inherited)

    def _continued(self, quantity: Quantity, previous: Span | None) -> str | None:
        """The name a number without one continues: the indicator before it, or what the part before spoke of."""
        if quantity.change and self.targets:
            return self.targets[-1].indicator
        if previous is None or previous.end - previous.start > _LONGEST_CONTINUED:
            return None
        words = self.timetable.without(previous.start, previous.end)
        return read_state(words) or words

    def _add_state(self, part: Span) -> None:
        """A target in words, where the sentence opened with a deadline before this part."""
        if not self.timetable.opens or self.timetable.before(part.end) is None:
            return
        start = self.timetable.after_dates(part)
        name = read_state(self.text[start : part.end].lstrip(", "))
        if name is None:
            return
        target = self._target(name, Comparator.WORDS, Span(start, part.end), Span(part.end, part.end))
        qualifiers = read_qualifiers(target.printed.text)
        target = replace(target, qualifiers=qualifiers, deadline=self.timetable.before(part.end))
        self.targets.append(self.attachment.placed(target))

    def _printed(self, span: Span, number: Span) -> Printed:
        """The words of an item as they stand in the stored text, trimmed; of a long one those around its number."""
        start = max(span.start, number.end - _LONGEST_PRINTED)
        words = self.text[start : min(span.end, max(number.end, start + _LONGEST_PRINTED))]
        begin = start + len(words) - len(words.lstrip(" ,、"))
        trimmed = Span(begin, max(begin, start + len(words.rstrip())))
        return Printed(trimmed.of(self.stored), trimmed)


def _has_predicate(lead: str, quantity: Quantity) -> bool:
    """Whether an item of an enumeration has a verb of its own and so borrows none."""
    return quantity.predicate or starts_with_verb(lead) or bool(read_qualifiers(lead))


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The inclusive bounds a comparator gives: both for a range, none for 左右 and for a change."""
    if quantity.comparator is Comparator.RANGE:
        return min(quantity.values), max(quantity.values)
    if quantity.comparator in {Comparator.AT_LEAST, Comparator.REACHES}:
        return quantity.values[0], None
    return (None, quantity.values[0]) if quantity.comparator is Comparator.AT_MOST else (None, None)


def _nameless(item: _Item) -> Problem:
    message = "似为目标值而未能读出指标 · looks like a target, but what it measures was not found"
    return Problem(code="no-indicator", message=message, span=item.quantity.span, severity=Severity.NOTE)
