"""Clauses without closed brackets that begin with a label: 责任单位:…, on lines of their own or run into the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.naming import is_listed
from qgraph.extraction.brackets import split_outside
from qgraph.extraction.clauses.believing import believed
from qgraph.extraction.clauses.clause import read_clause
from qgraph.extraction.clauses.cues import match_aside
from qgraph.extraction.clauses.edges import stripped
from qgraph.extraction.clauses.english import is_english
from qgraph.extraction.clauses.labels import Label, find_labels, plainly_about_roles
from qgraph.extraction.clauses.names import begins_like_body, looks_like_body, split_joined
from qgraph.extraction.clauses.pieces import STOPS
from qgraph.extraction.tables import table
from qgraph.model import Document, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.clauses.parts import Clause, NameList

__all__ = ["labelled_clauses"]

# A clause without brackets is at most this long, and a line of labels that reads as none is tried this often.
_LONGEST = 1500
_TRIES = 3
# A space inside a line ends a clause without brackets where no list sign stands beside it.
_GAP = re.compile(r"(?<=[^\s;,、::])[ \t]+(?=[^\s;,、::])")
# The next part, where the line break before it was lost: 市财政局2.开展检查, 市财政局三、加强保障.
_NEXT_PART = re.compile(
    r"(?<=[局委办厅部会府院司署处行心)])(?:\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、(?=\S{4})|\([一二三四五六七八九十]{1,3}\))"
)
_CLOSERS = {")": "(", "]": "[", "〕": "〔", "】": "【"}
_SIGN = re.compile(r"[()\[\]〔〕【】]")
_ENGLISH_END = re.compile(r"\n|(?<=[a-z)])\.(?:\s|$)")
_LINE_SIGNS = "、,"


def labelled_clauses(
    document: Document, within: Span, stops: Sequence[int], taken: Sequence[Span]
) -> tuple[list[Clause], list[Span]]:
    """The clauses that begin with a label outside the spans of ``taken``, and labels that introduce no body."""
    folded = document.folded
    ends = sorted({*stops, within.end})
    labels = [one for one in find_labels(folded, within.start, within.end) if not _inside(one.start, taken)]
    clauses: list[Clause] = []
    failed: list[Span] = []
    at, tries = within.start, 0
    for number, label in enumerate(labels):
        if label.start < at or not _begins_clause(folded, label) or _is_about_the_page(folded, label):
            continue
        limit = min(ends[bisect_right(ends, label.start)], label.start + 2 * _LONGEST)
        end = _run_end(folded, labels, number, limit)
        span = stripped(folded, Span(label.start, end))
        clause = believed(read_clause(document, span, Span(label.start, end)), folded)
        if clause and not any(map(_answers, clause.lists)):
            clause = None
        tries = 0 if clause else tries + 1
        if clause:
            clauses.append(clause)
        elif label.role:
            failed.append(Span(label.start, label.end))
        if tries in (0, _TRIES):
            at, tries = end, 0
    return clauses, failed


@cache
def _weak_label() -> re.Pattern[str]:
    words = table("roles")["label"]
    return re.compile(f"(?:{'|'.join(words['weak'])}|{'|'.join(words['tails'])}|[和及与、/])+")


def _answers(names: NameList) -> bool:
    """Whether a list says who answers for something; not who attends a meeting, or which body a rule is run by."""
    return names.role is not Role.PARTICIPANT and not (names.labelled and _weak_label().fullmatch(names.cue))


@cache
def _page_words() -> re.Pattern[str]:
    return re.compile(table("roles")["page"]["pattern"])


def _is_about_the_page(folded: str, label: Label) -> bool:
    """Whether a label stands in the line a web site prints about its page."""
    start = folded.rfind("\n", 0, label.start) + 1
    end = folded.find("\n", label.end)
    end = end if end >= 0 else len(folded)
    return end - start < 200 and bool(_page_words().search(folded, start, end))


def _inside(place: int, taken: Sequence[Span]) -> bool:
    before = bisect_right(taken, place, key=lambda span: span.start) - 1
    return before >= 0 and place < taken[before].end


def _begins_clause(folded: str, label: Label) -> bool:
    """Whether a label is strong enough to begin a clause in running text."""
    if label.beside or label.sign == "opens":
        return False
    opens_line = not folded[folded.rfind("\n", 0, label.start) + 1 : label.start].strip(" \t*·•●■◆-([〔【")
    if label.sign == "colon":
        return label.whole or (opens_line and _names_follow(folded, label))
    if label.sign == "bracket":
        return opens_line or folded[label.start] != "("
    opens_piece = opens_line or (label.sign == "is" and plainly_about_roles(label))
    return opens_piece and label.whole and _names_follow(folded, label)


def _names_follow(folded: str, label: Label) -> bool:
    signs = ",;\n" if is_english(folded[label.end : label.end + 30]) else STOPS + "\n "
    first = split_outside(folded, Span(label.end, min(len(folded), label.end + 90)), signs)[0][0]
    return looks_like_body(stripped(folded, first).of(folded), strictly=True)


def _run_end(folded: str, labels: Sequence[Label], first: int, limit: int) -> int:
    """Where the clause that one of the labels begins ends: labels right behind its lists go on with it."""
    end = _line_end(folded, labels[first].end, limit)
    for label in map(labels.__getitem__, range(first + 1, len(labels))):
        if label.start < end:
            continue
        place = _next_place(folded, end, limit)
        while place < limit and (aside := _aside_end(folded, place, limit)):
            end, place = aside, _next_place(folded, aside, limit)
        if label.start != place or place >= limit:
            break
        end = _line_end(folded, label.end, limit)
    else:
        place = _next_place(folded, end, limit)
        end = _aside_end(folded, place, limit) or end
    return end


def _next_place(folded: str, place: int, limit: int) -> int:
    """Where the words behind the end of a line of labels begin."""
    while place < limit and folded[place] in " \t\n\r。;,*-·•|":
        place += 1
    return place


def _aside_end(folded: str, place: int, limit: int) -> int:
    """The end of the line of 完成时限:… that begins at a place; 0 where none does."""
    line = folded.find("\n", place, limit)
    end = line if line >= 0 else limit
    words = folded[place : min(end, place + 80)]
    found = match_aside(words)
    return end if found and found[1] else 0


def _line_end(folded: str, start: int, limit: int) -> int:
    """Where the lists behind a label end: the line, the sentence, the next part, a gap that no list sign bridges.

    ``start`` is behind the label; where the label stands alone on its line, the next line is its list. A line that
    breaks off inside a list goes on in the next.
    """
    limit = min(limit, start + _LONGEST)
    label_end = start
    while start < limit and folded[start].isspace():
        start += 1
    if is_english(folded[start : min(limit, start + 40)]):
        english = _ENGLISH_END.search(folded, start, limit)
        return _balanced(folded, start, english.start() if english else limit)
    stop = folded.find("。", start, limit)
    limit = _balanced(folded, start, stop if stop >= 0 else limit)
    limit = _whole_lines(folded, start, limit, one_a_line="\n" in folded[label_end:start])
    if part := _NEXT_PART.search(folded, start, limit):
        limit = part.start()
    inside = start  # behind a label that white space and no colon parts from its names
    for gap in _GAP.finditer(folded, start, limit):
        if gap.end() <= inside:
            continue
        label = next(find_labels(folded, gap.end(), min(limit, gap.end() + 20)), None)
        aside = match_aside(folded[gap.end() : min(limit, gap.end() + 40)])
        if label and label.start == gap.end():
            inside = label.end
        elif not aside and not _bridged(folded, gap, start, limit):
            return gap.start()
    return limit


def _balanced(folded: str, start: int, limit: int) -> int:
    """The place of the first closing bracket without an opener behind ``start``."""
    depth = 0
    for sign in _SIGN.finditer(folded, start, limit):
        depth += -1 if sign.group() in _CLOSERS else 1
        if depth < 0:
            return sign.start()
    return limit


def _whole_lines(folded: str, start: int, limit: int, *, one_a_line: bool) -> int:
    """The end of the first line; of the next one too, where a list sign or half a name stands at the break.

    ``one_a_line``: the label stands alone on its line, and each name below it may do the same.
    """
    end = folded.find("\n", start, limit)
    while 0 <= end < limit:
        before, behind = folded[start:end].rstrip(), folded[end:limit].lstrip()
        if not before or not behind:
            break
        following = folded.find("\n", limit - len(behind), limit)
        following = following if following >= 0 else limit
        broken = before[-1] in _LINE_SIGNS or behind[0] in _LINE_SIGNS or _half_a_name(before, behind)
        if not broken and not (one_a_line and _is_name(behind) and _is_name(before.rpartition("\n")[2])):
            break
        end = following
        if end == limit:
            return limit
    return end if end >= 0 else limit


def _is_name(words: str) -> bool:
    """Whether the first line of a stretch is one name and nothing else."""
    line = words.partition("\n")[0].strip()
    return len(line) <= 20 and looks_like_body(line, strictly=True) and begins_like_body(line)


def _half_a_name(before: str, behind: str) -> bool:
    """Whether the last name of one line and the first of the next are one name."""
    first = re.split("[;,、:\n]", before)[-1].strip()
    second = re.split("[;,。、:\n]", behind)[0].strip()
    if not 2 <= len(first) + len(second) <= 20 or begins_like_body(second):
        return False
    known = is_listed((first + second)[1:])
    return known or (looks_like_body(first + second, strictly=True) and not looks_like_body(first, strictly=True))


def _bridged(folded: str, gap: re.Match[str], start: int, limit: int) -> bool:
    """Whether names stand on both sides of a gap: the white space is the list sign."""
    before = re.split("[;,、: \t\n]", folded[max(start, gap.start() - 40) : gap.start()])[-1]
    behind = re.split("[;,、: \t\n]", folded[gap.end() : min(limit, gap.end() + 40)])[0]
    if _half_a_name(before, behind):
        return True
    both = looks_like_body(before, strictly=True) and looks_like_body(behind, strictly=True)
    return both and len(split_joined(behind)) == 1
