"""One sentence and the targets it states, read part by part from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.extraction.sentences import pieces
from qgraph.extraction.targets.changes import fronted_change, without_base, without_change
from qgraph.extraction.targets.deadlines import may_name_date
from qgraph.extraction.targets.doubts import notes
from qgraph.extraction.targets.elision import dealt_names, sized
from qgraph.extraction.targets.exclusions import Setting, aim, excluded
from qgraph.extraction.targets.indicators import label
from qgraph.extraction.targets.items import Item, stretches, with_shared_nouns
from qgraph.extraction.targets.qualifiers import reaching, read_qualifiers
from qgraph.extraction.targets.quantities import Quantity, may_hold_quantity, read_quantities
from qgraph.extraction.targets.states import may_hold_state, read_state, state_parts
from qgraph.extraction.targets.timetable import Timetable
from qgraph.extraction.targets.unread import nameless, unread
from qgraph.extraction.targets.valuing import valued
from qgraph.extraction.targets.verbs import starts_with_verb
from qgraph.extraction.targets.wording import bare_subject, behind_number
from qgraph.model import Comparator, Printed, Problem, Qualifier, Span, Target, fold

if TYPE_CHECKING:
    from datetime import date

    from qgraph.extraction.targets.attachment import Attachment

__all__ = ["Inheritance", "Statement", "may_state"]

_LONGEST_PRINTED = 160
# What a part that a number continues says of another year is no name: 数量较2029年翻一番,达到20家.
_COMPARED = re.compile("(?:较|比)(?:20[0-9]{2}年|上年|去年)")
# Marks that stand before what a target prints.
_MARKS = " ,、—-·•●○◆*"
# What has been reached is no promise, and a state without a date would be read as one.
_REACHED = re.compile("已|目前|现有|近年|以来|去年|截[至止]|了|是否|未")
_NUMERIC = re.compile("[0-9]")
# What a number continues (…贡献显著增强,达到60%以上) is said in few words.
_LONGEST_CONTINUED = 40


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What a sentence takes over from those before it in its paragraph, or from the paragraph it continues.

    ``day`` is their last deadline; ``opened`` says that a part of one of them opened with a deadline, so that what
    follows are aims, states in words among them; ``issued`` dates what names no year.
    """

    day: date | None = None
    opened: bool = False
    issued: date | None = None


def may_state(text: str, sentence: Span, inherited: Inheritance) -> bool:
    """Whether a sentence can state a target or set a date for those after it: a quick look before it is read.

    A number, or a state in words: most sentences of a plan have neither.
    """
    end = sentence.end
    start = behind_number(text, sentence.start, end)
    numeric = may_hold_quantity(text, Span(start, end)) or may_name_date(text, start, end)
    return inherited.opened or numeric or may_hold_state(text, start, end)


class Statement:
    """The targets of one sentence, and the date it hands on to the next.

    ``stored`` is the text as stored, ``text`` the folded text with clauses blanked out; the deadline that is
    ``inherited`` governs where the sentence names none.
    """

    def __init__(self, stored: str, text: str, span: Span, inherited: Inheritance, attachment: Attachment) -> None:
        self.stored, self.text, self.span, self.attachment = stored, text, span, attachment
        self.targets: list[Target] = []
        self.problems: list[Problem] = []
        parts = pieces(text, span)
        self.timetable = Timetable(text, span, {part.start for part in parts}, inherited.issued)
        self.inherited = None if self.timetable.last else inherited.day
        self.issued = inherited.issued
        self.aim = aim(text, span)
        self.opened = inherited.opened or self.timetable.opens
        self.governing: tuple[Qualifier, ...] = ()
        self.listing = False  # whether the part just read states a target
        self.governed = False  # whether a target stands between the head of the enumeration and here
        self.certain = may_hold_state(text, span.start, span.end)  # whether a part may promise a state without a date
        self.before_part = {part.start: previous for previous, part in pairwise(parts)}
        for part in parts:
            self._read_part(part, self.before_part.get(part.start))
        self.targets.sort(key=lambda target: target.printed.span)

    @property
    def handed_on(self) -> Inheritance:
        """What the next sentence of the paragraph inherits."""
        return Inheritance(self.timetable.last or self.inherited, self.opened, self.issued)

    def _read_part(self, part: Span, previous: Span | None) -> None:
        new = reaching(self.timetable.without(part.start, part.end), "sentence")
        if new:
            self.governing, self.governed = new, False
        accepted = False
        items = self._items(part)
        follows = bool(items) and previous is not None and self._goes_on(previous, part)
        for item in items:
            stated = item.is_target(aimed=self._is_aimed(item.quantity), in_list=accepted, follows=follows)
            if stated and self._may_count(item.quantity, part):
                accepted = True
                self._add(item, previous)
        self.governed = self.governed or accepted
        self.listing = accepted
        if not accepted:
            self._add_state(part)

    def _goes_on(self, previous: Span, part: Span) -> bool:
        """Whether a part goes on with the one before: with a target, or a verb before a colon (引进人才:院士5名)."""
        opens = self.text[previous.end : part.start].strip().startswith(":")
        return self.listing or (opens and starts_with_verb(previous.of(self.text)))

    def _items(self, part: Span) -> list[Item]:
        """The quantities of a part that may be targets; of several, those that may not are words like others."""
        if not may_hold_quantity(self.text, part):
            return []
        quantities = read_quantities(self.text, part)
        self.problems += unread(self.text, part, quantities)
        if quantities[1:]:
            quantities = [one for one in quantities if self._may_count(one, part)]
        if not quantities:
            return []
        spans = stretches(self.text, part, quantities)
        found = [self._item(span, one, part) for span, one in zip(spans, quantities, strict=True)]
        if found[1:]:
            found = self._dealt_out(found)
        borrowed = reaching(found[0].lead, "list")
        heads = [() if one is found[0] or one.has_predicate else borrowed for one in found]
        found = with_shared_nouns(found)
        governed = [(one, (*self.governing, *lent)) for one, lent in zip(found, heads, strict=True)]
        return [replace(one, heads=heads) if heads else one for one, heads in governed]

    def _item(self, span: Span, quantity: Quantity, part: Span) -> Item:
        """A quantity with the words on both sides, less dates and what its change starts from."""
        before = self.timetable.without(span.start, quantity.span.start)
        lead = before + self.text[quantity.span.start : quantity.number.start]
        # Words such as 新增 right before a number compare nothing and are left among the others.
        words = without_base(before if quantity.compared else lead, changed=quantity.change is not None)
        words, quantity = fronted_change(words, quantity)
        return Item(span, part, quantity, words, self.text[quantity.span.end : span.end], lead)

    def _dealt_out(self, found: list[Item]) -> list[Item]:
        """The items with what 分别 deals out to each: a deadline (2024年、2025年分别…), or a name (小学、初中分别…).

        Names are dealt out without 分别 too, where there are as many as numbers: 国家级、省级中心2家、5家; and so are
        dates: 到2024年、2025年达到37%和40%.
        """
        first, *others = found
        said = "分别" in first.lead
        if any(item.before.strip() or item.after.strip() for item in others):
            return found
        listed: list[date | None] = list(self.timetable.listed(first.quantity.number.start))
        by_date = len(listed) == len(found) and len({item.quantity.unit for item in found}) == 1
        if not said and not by_date and not dealt_names(first.before, len(found)):
            return found
        days = listed if len(listed) == len(found) else [None] * len(found)
        names = dealt_names(first.before, len(found)) or [first.before, *("" for _ in others)]
        return [
            replace(item, quantity=_as_first(item.quantity, first.quantity), before=name, dealt=True, day=day)
            for item, day, name in zip(found, days, names, strict=True)
        ]

    def _may_count(self, quantity: Quantity, part: Span) -> bool:
        setting = Setting(self.text, self.span, part, self._is_aimed(quantity))
        return not self.timetable.holds(quantity.number) and excluded(quantity, setting) is None

    def _is_aimed(self, quantity: Quantity) -> bool:
        """Whether a deadline or a word of aim stands before the number."""
        place = quantity.number.start
        return self.timetable.before(place) is not None or (self.aim is not None and self.aim <= place)

    def _add(self, item: Item, previous: Span | None) -> None:
        quantity = item.quantity
        name = label(item.before, item.after, quantity, self._continued(item, previous))
        if name is None:
            self.problems.append(nameless(item.quantity))
            return
        if self.targets and self.targets[-1].unit == quantity.unit:
            name = sized(name, self.targets[-1].indicator)
        own = read_qualifiers(item.lead)
        borrowed = tuple(one for one in dict.fromkeys(item.heads) if one not in own)
        strict = (Qualifier.STRICT,) if quantity.strict else ()
        qualifiers = tuple(one for one in Qualifier if one in {*own, *borrowed, *strict})
        target = replace(
            valued(self._target(name, quantity.comparator, item.span, quantity.span), quantity),
            qualifiers=qualifiers,
            deadline=item.day or self._due(quantity.number.start, qualifiers),
        )
        target = self.attachment.placed(target)
        ellipsis = not item.dealt and (self.governed or item.span.start > item.piece.start)
        doubtful = borrowed if ellipsis else ()
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

    def _continued(self, item: Item, previous: Span | None) -> str | None:
        """The name a number without one continues: the indicator before it, or what the part before spoke of."""
        last = self.targets[-1] if self.targets else None
        kept = self._kept(last, item.quantity) if last else None
        if last and last.printed.span.start >= item.piece.start:  # 数据3000类、20亿条
            return kept
        while previous is not None and not self.timetable.without(previous.start, previous.end).strip():
            previous = self.before_part.get(previous.start)  # a part that is a date
        follows = previous is not None and last is not None and last.printed.span.start >= previous.start
        if last and (item.quantity.change or item.dealt or follows):
            return kept
        if previous is None or previous.end - previous.start > _LONGEST_CONTINUED:
            return None
        words = _COMPARED.split(self.timetable.without(previous.start, previous.end))[0]
        # A number that was no target names nothing for the next.
        return read_state(words) or (None if _NUMERIC.search(words) else bare_subject(words) or None)

    def _kept(self, last: Target, quantity: Quantity) -> str:
        """The name of the target before for a number without one, less its change where that is not meant again."""
        again = quantity.change or (last.unit == quantity.unit and last.comparator is not Comparator.DELTA)
        return last.indicator if again else without_change(last.indicator)

    def _add_state(self, part: Span) -> None:
        """A target in words, where the sentence opened with a deadline before this part."""
        day = self.timetable.before(part.end) if self.timetable.opens else self.inherited if self.opened else None
        if day is None and not self.certain:
            return
        start = self.timetable.after_dates(part)
        for place, words in state_parts(self.text[start : part.end]):
            span = Span(start + place, start + place + len(words))
            name = read_state(words.lstrip(", "), certain=day is None)
            if name is None or (day is None and _REACHED.search(self.text, self.span.start, span.end)):
                continue
            target = self._target(name, Comparator.WORDS, span, Span(span.end, span.end))
            qualifiers = read_qualifiers(fold(target.printed.text))
            target = replace(target, qualifiers=qualifiers, deadline=day)
            self.targets.append(self.attachment.placed(target))

    def _printed(self, span: Span, number: Span) -> Printed:
        """The words of an item as they stand in the stored text, trimmed; of a long one those around its number."""
        start = max(span.start, number.end - _LONGEST_PRINTED)
        words = self.text[start : min(span.end, max(number.end, start + _LONGEST_PRINTED))]
        begin = start + len(words) - len(words.lstrip(_MARKS))
        trimmed = Span(begin, max(begin, start + len(words.rstrip())))
        return Printed(trimmed.of(self.stored), trimmed)


def _as_first(quantity: Quantity, first: Quantity) -> Quantity:
    """A quantity of a list with the words of change and the bound that its first prints for all."""
    return quantity.changed_as(first).bounded_as(first)
