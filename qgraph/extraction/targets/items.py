"""Numbers with the words that belong to them: the items of a sentence that may be targets (各项)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.targets.elision import with_head, with_head_before
from qgraph.extraction.targets.indicators import is_measure, plain_name
from qgraph.extraction.targets.qualifiers import read_qualifiers
from qgraph.extraction.targets.verbs import (
    ends_in_verb,
    has_been_reached,
    holds_verb,
    only_having,
    starts_with_verb,
)
from qgraph.model import Qualifier, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qgraph.extraction.targets.quantities import Quantity

__all__ = ["Item", "stretches", "with_shared_nouns"]

_SEPARATOR = re.compile("[、和及与或;,]|以及")
# 覆盖率100% needs no other word; 利率4% is what is charged.
_RATE = re.compile("(?<![利费税汇折])率$")
_WHOLE = 100  # per cent
# 示范街达到全市街道总数的80%
_OF_A_WHOLE = re.compile("达到?[^,;。、]{2,12}(?:总数|总量|总额)的 ?$")
# 每千人口床位6.5张, 人均藏书1册: a number for each of many is a level to reach.
_FOR_EACH = re.compile("(?:每[^,;。、]{0,6}?[户人口所校]|人均|户均|村均|校均|[^,;。、]{2,10}每[县村校区镇乡])")


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity with the words that belong to it."""

    span: Span
    piece: Span
    quantity: Quantity
    before: str  # up to the number's comparing words, without dates
    after: str
    lead: str  # up to the number, without dates
    heads: tuple[Qualifier, ...] = ()  # said only at the head of its enumeration
    dealt: bool = False  # whether 分别 deals it out
    day: date | None = None  # its own of the deadlines that 分别 deals out

    @property
    def has_predicate(self) -> bool:
        """Whether it has a verb of its own and so borrows none from the head of its enumeration."""
        return self.quantity.predicate or starts_with_verb(self.lead) or bool(read_qualifiers(self.lead))

    def is_target(self, *, aimed: bool, in_list: bool, follows: bool = False) -> bool:
        """Whether the number is one to reach.

        ``aimed`` says that a deadline or a word of aim stands before it, ``in_list`` that it follows a target,
        ``follows`` that the part before its own stated one or opened a list of them.
        """
        quantity = self.quantity
        one = quantity.spelt and quantity.values[0] == 1 and not quantity.change
        if one and (not quantity.bounded or quantity.unit == "批"):  # 突破一批技术 says no number
            return False
        if quantity.compared or (in_list and self.dealt):
            return True
        if aimed and (in_list or is_measure(plain_name(self.before))):
            return True
        if (
            (aimed or follows)
            and has_been_reached(self.after)
            and (not self.before.strip() or self.before.endswith(("下", "内")))
        ):
            return True
        share = quantity.kind in {"ratio", "points"}
        return self._is_promised_share(aimed or follows) if share else self._is_promised(aimed, in_list, follows)

    def _is_promised_share(self, aimed: bool) -> bool:
        """Whether a bare rate is promised: 覆盖率100%, and where an aim is stated 占比30%, 30%的县通过认定."""
        if self.after.strip():
            return aimed and self.after.startswith("的")
        if _OF_A_WHOLE.search(self.before):
            return True
        whole = aimed or self.quantity.values[0] == _WHOLE
        return bool(_RATE.search(self.before)) or (whole and is_measure(plain_name(self.before)))

    def _is_promised(self, aimed: bool, in_list: bool, follows: bool) -> bool:
        """Whether bare things are: by a verb, by 力争 or 新增, for each of many, or as the next of a list."""
        qualifiers = read_qualifiers(self.lead)
        alone = not self.after.strip()
        each = Qualifier.EACH in qualifiers or bool(_FOR_EACH.match(self.before))
        done = ends_in_verb(self.before) or starts_with_verb(self.before)
        if Qualifier.ASPIRATIONAL in qualifiers or (done and (aimed or each or not only_having(self.before))):
            return True
        if self.quantity.kind == "money" and self.after.startswith("的") and self.before.endswith("规模"):
            return True  # 设立总规模20亿元的基金
        amount = self.quantity.kind in {"count", "measure"}
        if alone and amount and (each or follows or holds_verb(self.before)):
            return True
        continues = not self.before.strip() or (amount and alone)
        return (in_list and continues) or (alone and (aimed or Qualifier.INCREMENT in qualifiers))


def stretches(text: str, piece: Span, quantities: Sequence[Quantity]) -> list[Span]:
    """The stretch of a piece that belongs to each of its quantities, in the same order.

    Between two numbers the border is the separator before the second one's own words.

    >>> from qgraph.extraction.targets.quantities import read_quantities
    >>> text = "新增国家驰名商标2件、省著名商标5件"
    >>> whole = Span(0, len(text))
    >>> [span.of(text) for span in stretches(text, whole, read_quantities(text, whole))]
    ['新增国家驰名商标2件', '省著名商标5件']
    """
    found, start = [], piece.start
    for this, following in zip(quantities, [*quantities[1:], None], strict=False):
        end, begin = (piece.end, piece.end) if following is None else _border(text, this, following)
        found.append(Span(start, end))
        start = begin
    return found


def _border(text: str, this: Quantity, following: Quantity) -> tuple[int, int]:
    """Where the item of one quantity ends and that of the next begins."""
    marks = list(_SEPARATOR.finditer(text, this.span.end, following.span.start))
    if not marks:
        return this.span.end, this.span.end
    mark = marks[0] if marks[0].start() == this.span.end else marks[-1]
    return mark.start(), mark.end()


def with_shared_nouns(found: Sequence[Item]) -> list[Item]:
    """Items with the nouns they share with a neighbour: 90名国家级、150名省级人才; 国家级中心3家、省级20家."""
    result: list[Item] = []
    for item, following in zip(found, [*found[1:], None], strict=False):
        before, after = item.before, item.after
        if following and not following.before.strip():
            after = with_head(after, following.after)
        elif result and not after.strip():
            before = with_head_before(before, result[-1].before)
        changed = before is not item.before or after is not item.after
        result.append(replace(item, before=before, after=after) if changed else item)
    return result
