"""What the head of a document says of itself: title, notice, number, issuer, addressee, days, site, body.

The parts stand where GB/T 9704 (the layout of official documents) puts them; sites add their own around and above.
Everything is looked for on whole lines, so that a number or a title cited in a sentence is never taken for the
document's own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.model import Letterhead, Printed, Problem, Severity, Span, fold
from qgraph.reading.dates import find_day
from qgraph.reading.lexicon import alternation
from qgraph.reading.lines import HEAD, printed, squash
from qgraph.reading.signature import imprint_issuer, is_issuer, issuer_of_title
from qgraph.reading.sites import is_site
from qgraph.reading.titles import head_end, is_title, single_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qgraph.reading.head import Head
    from qgraph.reading.lines import Line
    from qgraph.reading.titles import Title

__all__ = ["read_head"]

_NUMBER = re.compile(alternation("numbers"))
_WHOLE_NUMBER = re.compile(rf"[(\[【]?({alternation('numbers')})[)\]】]?")
_ADDRESSEE = re.compile(alternation("addressees"))
_DAY_LIKE = re.compile(r"\d{2,4}\D\d{1,2}\D\d{1,2}日?")
_HEADING = re.compile(r"^# +(\S.*?)[ #\r]*$", re.MULTILINE)  # of a text in Markdown
_FAR, _SHORTEST = 80, 10  # lines of a page before its title, and characters of one
_NEAR = 8  # lines around a title where a site prints its day


def read_head(head: Head) -> tuple[Letterhead, tuple[Problem, ...]]:
    """The letterhead of a text, and what about it is open to doubt; parts that are not printed stay None."""
    title, notice = _titles(head)
    signed, signed_span = _signed(head)
    posted, posted_span = _posted(head)
    letterhead = Letterhead(
        title=title,
        notice=notice,
        number=_number(head),
        issuer=_issuer(head),
        addressee=_addressee(head),
        signed=signed,
        signed_span=signed_span,
        posted=posted,
        posted_span=posted_span,
        site=_site(head),
        origin=_printed(head, head.labels.get("origin")),
        body=_body(head),
    )
    return letterhead, tuple(_problems(head))


def _printed(head: Head, span: Span | None) -> Printed | None:
    return printed(head.text, span) if span else None


def _titles(head: Head) -> tuple[Printed | None, Printed | None]:
    """The plan's title and the notice's, each where it is printed."""
    first, plan = head.title, head.plan
    if plan:
        return _printed(head, plan.span), _printed(head, first.span) if first and first.span != plan.span else None
    if first is None:
        return _stated_title(head), None
    whole = _printed(head, first.span)
    if first.carried is None:
        return whole, None
    return _printed(head, _within(head.text, first)), whole


def _stated_title(head: Head) -> Printed | None:
    """The title that front matter gives, else the first heading; of a page, the line that its own title repeats."""
    if head.page:
        named = squash(fold(head.metadata.get("title", "")))
        lines = (line for line in head.lines[:_FAR] if len(line.text) >= _SHORTEST and named.startswith(line.squashed))
        return next((printed(head.text, line.span) for line in lines), None)
    heading = _HEADING.search(head.text, 0, HEAD)
    title = head.metadata.get("title") or (heading[1] if heading else "")
    at = head.text.find(title, 0, HEAD) if title else -1
    return printed(head.text, Span(at, at + len(title))) if at >= 0 else None


def _within(text: str, title: Title) -> Span | None:
    """Where the carried title stands inside the title of its notice; both are compared folded and without spaces."""
    folded = fold(title.span.of(text))
    places = [index for index, character in enumerate(folded, title.span.start) if not character.isspace()]
    carried = title.carried or ""
    at = single_quotes(squash(folded)).rfind(carried)
    return Span(places[at], places[at + len(carried) - 1] + 1) if carried and at >= 0 else None


def _number(head: Head) -> Printed | None:
    """The number of this document: printed beside its title, labelled, or alone on a line above its body."""
    title = head.title
    if title:
        around = Span(head.lines[title.first].span.start, head.lines[title.last].span.end)
        folded = fold(around.of(head.text))
        for match in _NUMBER.finditer(folded):
            span = Span(around.start + match.start(), around.start + match.end())
            if span.end <= title.span.start or span.start >= title.span.end:
                return printed(head.text, span)
    if "number" in head.labels and _NUMBER.fullmatch(fold(head.labels["number"].of(head.text))):
        return _printed(head, head.labels["number"])
    return next(_numbers_alone(head), None)


def _numbers_alone(head: Head) -> Iterator[Printed]:
    for line in head.lines[: head.start + head_end(head.lines[head.start :])]:
        match = _WHOLE_NUMBER.fullmatch(line.text) if len(line.text) <= 60 else None
        if match:
            yield printed(head.text, Span(line.span.start + match.start(1), line.span.start + match.end(1)))


def _issuer(head: Head) -> Printed | None:
    """The body under the signature, else at the head of the title, else labelled, else in the imprint."""
    if head.signature and head.signature.issuer:
        return _printed(head, head.signature.issuer)
    if head.title:
        named = issuer_of_title(fold(head.title.span.of(head.text)))
        if named:
            return _printed(head, Span(head.title.span.start, head.title.span.start + len(named)))
    stated = _printed(head, head.labels.get("issuer"))
    if stated and is_issuer(squash(fold(stated.text))):
        return stated
    found = (imprint_issuer(line) for line in reversed(head.foot[: head.foot_cut][-10:]))
    return _printed(head, next((span for span in found if span), None))


def _addressee(head: Head) -> Printed | None:
    """The line of addressees, without its colon."""
    for line in head.lines[head.start : min(head.body_line, head.start + 40)]:
        names = line.text[:-1]
        if line.text.endswith(":") and "。" not in names and ":" not in names and _ADDRESSEE.match(names):
            return printed(head.text, Span(line.span.start, line.span.end - 1))
    return None


def _signed(head: Head) -> tuple[date | None, Span | None]:
    if head.signature:
        return head.signature.signed, head.signature.signed_span
    return _labelled_day(head, "signed")


def _labelled_day(head: Head, kind: str) -> tuple[date | None, Span | None]:
    span = head.labels.get(kind)
    day = find_day(fold(span.of(head.text))) if span else None
    if span is None or day is None:
        return None, None
    return day.day, Span(span.start + day.start, span.start + day.end)


def _posted(head: Head) -> tuple[date | None, Span | None]:
    """The day a site put the page up: labelled, in figures near the title, or in the metadata (with no place then)."""
    day, span = _labelled_day(head, "posted")
    if day:
        return day, span
    if head.title:
        for line in head.lines[max(0, head.title.first - _NEAR) : head.start + _NEAR]:
            near = find_day(line.text, "short") if len(line.text) <= 40 and not is_title(line.squashed) else None
            if near and near.start <= 3:
                return near.day, Span(line.span.start + near.start, line.span.start + near.end)
    stated = find_day(head.metadata.get("pubdate", ""))
    return (stated.day, None) if stated else (None, None)


def _site(head: Head) -> Printed | None:
    """The site that published the text, as its metadata name it, else on a line of its own near the title."""
    named = head.metadata.get("sitename", "")
    if named:
        at = head.text.find(named, 0, HEAD)
        return printed(head.text, Span(at, at + len(named))) if at >= 0 else None
    near = head.lines[: head.start + _NEAR]
    return next((printed(head.text, line.span) for line in near if is_site(line.text)), None)


def _body(head: Head) -> Span | None:
    """From the plan's title, or from the line after the notice, to before the site's foot."""
    end = len(head.text[: head.foot_start].rstrip())
    start = _body_start(head)
    if start is None:
        return Span(0, end) if head.foot_cut is not None else None
    return Span(start, end) if start < end else None


def _body_start(head: Head) -> int | None:
    if head.plan:
        return head.plan.span.start
    if head.title is None:
        above = [span.end for span in head.furniture if span.end <= head.foot_start]
        return next((line.span.start for line in head.lines if above and line.span.start >= above[-1]), None)
    if head.title.carried is None:
        return head.title.span.start
    signed = head.signature.last + 1 if head.signature and head.signed_above else 0
    sent = next((i + 1 for i in range(head.start, min(head.body_line, head.start + 12)) if _sends(head.lines[i])), 0)
    after = max(signed, sent, head.start)
    return head.lines[after].span.start if after < len(head.lines) else None


def _sends(line: Line) -> bool:
    """Whether a line is the sentence of a notice that hands the plan over: 现将《…》印发给你们,请…."""
    return "印发" in line.text and "你们" in line.text


def _problems(head: Head) -> Iterator[Problem]:
    if head.signature and head.signature.joint:
        yield Problem(
            code="joint-issuers",
            message="联合发文,发文机关取第一个 · issued jointly: the first body named is given as the issuer",
            span=head.signature.joint,
            severity=Severity.NOTE,
        )
    for above, line in pairwise(head.lines[head.start : head.body_line]):
        if _DAY_LIKE.fullmatch(line.squashed) and find_day(line.text) is None and is_issuer(above.squashed):
            message = "落款日期读不出 · the day under the signature cannot be read"
            yield Problem(code="signed-unread", message=message, span=line.span)
