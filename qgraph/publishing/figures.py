"""The responsibility matrix as a picture that stands alone: printed, mailed, or shown where no script runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from qgraph.publishing.assets import light_colours
from qgraph.publishing.content import ROLES
from qgraph.publishing.labels import width_of
from qgraph.publishing.matrix_layout import (
    BAR,
    CELL,
    EDGE,
    LINE,
    MOST_BODIES,
    MOST_TASKS,
    NAME,
    SUM,
    fitted,
    label_of,
    measured,
)
from qgraph.publishing.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgraph.publishing.content import Content, Work
    from qgraph.publishing.matrix_layout import Matrix

__all__ = ["matrix_svg", "noscript_svg"]

MOST_INLINE = 100_000  # characters of a picture that a page carries for readers without scripts
FACE = {
    "sans": '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", SimHei, sans-serif',
    "serif": '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif',
}
# How each role is outlined, as in the page: never by colour alone.
OUTLINES: dict[str, dict[str, str | float]] = {
    "lead": {"stroke_width": 2},
    "responsible": {"stroke_width": 2, "stroke_dasharray": "4 2"},
    "joint": {"stroke_width": 1},
    "participant": {"stroke_width": 1, "stroke_dasharray": "1 2"},
}
STRONG = {"lead", "responsible"}  # whose letters are bold
SIGNS = {"added": "+", "gone": "−", "changed": "~"}
# The forms punctuation takes where a line runs from top to bottom (Unicode, Vertical Forms).
VERTICAL = str.maketrans("()（）…", "︵︶︵︶⋮")


class Box(NamedTuple):
    """Where a letter stands, in pixels, and what became of its assignment where two plans are compared."""

    x: float
    y: float
    width: float
    change: str = ""


def matrix_svg(content: Content, *, lang: str = "zh") -> str:
    """The matrix of tasks and agencies as SVG: a letter and a colour for each role, totals, bands of sections.

    Of tasks the first 150 in the order of the text are drawn, of agencies the 60 with most assignments; the picture
    says how many it leaves out. ``lang`` is ``zh`` or ``en``. The same content gives the same text.
    """
    matrix = measured(content, lang)
    parts = (
        *_heading(matrix),
        _key(matrix),
        *_rules(matrix),
        *_bands(matrix),
        *_columns(matrix),
        *_rows(matrix),
        *_marks(matrix),
        *_note(matrix),
    )
    width, height = matrix.right + EDGE, matrix.foot + EDGE + 20
    ground = element("rect", width=width, height=height, fill=light_colours()["paper"])
    return element(
        "svg",
        element("title", f"{matrix.title} · {matrix.say('view.matrix')}"),
        element("desc", matrix.say("described", matrix.title, *content.counts)),
        ground,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        lang="zh-CN" if lang == "zh" else "en",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        font_family=FACE["sans"],
        font_size=13,
        fill=light_colours()["ink"],
    )


def noscript_svg(content: Content, *, lang: str = "zh") -> Markup:
    """The picture for readers without scripts; empty where it would leave something out or be too long to carry."""
    if not content.works or len(content.works) > MOST_TASKS or len(content.bodies) > MOST_BODIES:
        return Markup()
    picture = matrix_svg(content, lang=lang)
    return Markup(picture) if len(picture) <= MOST_INLINE else Markup()  # noqa: S704  escaped by element()


def _heading(matrix: Matrix) -> Iterator[Markup]:
    """The title of the plan, and the line that says where it comes from."""
    quiet = light_colours()["quiet"]
    width = matrix.right - EDGE
    title = fitted(matrix.title, width, 22)
    yield element("text", title, x=EDGE, y=EDGE + 20, font_family=FACE["serif"], font_size=22, font_weight=700)
    plan = matrix.content.plans[0] if len(matrix.content.plans) == 1 else None
    said = (plan.issuer, plan.number, plan.issued) if plan else ()
    counts = matrix.say("counts", *matrix.content.counts)
    source = "  ·  ".join([*filter(None, said), counts])
    yield element("text", fitted(source, width, 13), x=EDGE, y=EDGE + 46, fill=quiet)


def _key(matrix: Matrix) -> Markup:
    """What the letters mean, and how often each occurs; what the signs mean where two plans are compared."""
    quiet, counts = light_colours()["quiet"], Counter(duty.role for duty in matrix.carried)
    x, parts = EDGE, []
    for role in ROLES:
        words = f"{matrix.say(role)}  {counts[role]}"
        parts.append(_lettered(matrix, role, [Box(x + 2, EDGE + 66, CELL - 4)]))
        parts.append(element("text", words, x=x + CELL + 4, y=EDGE + 80, fill=quiet))
        x += CELL + 18 + round(13 * width_of(words))
    for change in SIGNS if matrix.content.compared else ():
        words = matrix.say(f"change.{change}")
        parts += [_sign(change, x + 7, EDGE + 76), element("text", words, x=x + 18, y=EDGE + 80, fill=quiet)]
        x += 32 + round(13 * width_of(words))
    return element("g", *parts)


def _bands(matrix: Matrix) -> Iterator[Markup]:
    """The name of each section on a ground of its own."""
    for line in matrix.lines:
        if line.work is None:
            fill = light_colours()["side"]
            yield element("rect", x=EDGE, y=line.y, width=matrix.right - EDGE, height=CELL, fill=fill)
            name = fitted(matrix.name(line.section), matrix.right - EDGE - 16, 13)
            yield element("text", name, x=EDGE + 8, y=line.y + 17, font_weight=600)


def _rules(matrix: Matrix) -> Iterator[Markup]:
    """Hairlines between rows and columns, and a stronger one under the heads."""
    hair, strong = light_colours()["line"], light_colours()["quiet"]
    down = [f"M{EDGE} {line.y}.5H{matrix.right}" for line in matrix.lines[1:]]
    first = matrix.top + CELL if matrix.lines else matrix.top
    across = [f"M{matrix.left + at * CELL}.5 {first}V{matrix.foot}" for at in range(matrix.bodies + 1)]
    yield element("path", d="".join((*down, *across)) or "M0 0", stroke=hair, fill="none")
    for y in (matrix.top, matrix.foot):
        yield element("path", d=f"M{EDGE} {y}.5H{matrix.right}", stroke=strong, fill="none")


def _columns(matrix: Matrix) -> Iterator[Markup]:
    """Over each column the name, the number of assignments, and a bar of their roles."""
    quiet, foot = light_colours()["quiet"], matrix.top - BAR - 6
    roles: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for duty in matrix.carried:
        roles[duty.body][duty.role] += 1
    most = max((sum(counts.values()) for counts in roles.values()), default=1)
    yield element("text", matrix.say("tasks"), x=EDGE + 8, y=matrix.top - 7, fill=quiet, font_size=12)
    total = f"{matrix.say('total')} {len(matrix.carried)}"
    yield element("text", total, x=EDGE + NAME + 4, y=matrix.top - 7, fill=quiet, font_size=12)
    bars: defaultdict[str, list[Markup]] = defaultdict(list)
    sums = []
    for at, body in enumerate(matrix.content.bodies[: matrix.bodies]):
        x = matrix.left + at * CELL
        yield _upright(label_of(body.short), x + CELL / 2, foot - 16)
        sums.append(element("text", str(sum(roles[at].values())), x=x + CELL / 2, y=foot))
        end = float(matrix.top)
        for role, count in _by_role(roles[at]):
            size = BAR * count / most
            end -= size
            bars[role].append(element("rect", x=x + 5, y=end, width=CELL - 10, height=size))
    yield element("g", *sums, fill=quiet, font_size=11, text_anchor="middle")
    yield from _coloured(bars)


def _by_role(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The roles that occur, the strongest first."""
    return [(role, counts[role]) for role in ROLES if counts[role]]


def _coloured(bars: Mapping[str, Sequence[Markup]]) -> Iterator[Markup]:
    """The bars of each role together, in its colour."""
    for role in ROLES:
        if role in bars:
            yield element("g", *bars[role], fill=light_colours()[role])


def _upright(label: str, x: float, foot: float) -> Markup:
    """A name from top to bottom, letter under letter; one with narrow letters lies on its side."""
    turned = label.translate(VERTICAL)
    if any(letter not in "︵︶⋮" and width_of(letter) < 1 for letter in turned):
        return element("text", label, transform=f"translate({x + 4.5:g} {foot:g}) rotate(-90)")
    first = foot - LINE * (len(label) - 1)
    letters = (element("tspan", letter, x=x, y=first + LINE * at) for at, letter in enumerate(turned))
    return element("text", *letters, text_anchor="middle")


def _rows(matrix: Matrix) -> Iterator[Markup]:
    """The title of each task, its number of assignments, and a bar of their roles."""
    counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for duty in matrix.carried:
        counted[duty.work][duty.role] += 1
    most = max((sum(counts.values()) for counts in counted.values()), default=1)
    bars: defaultdict[str, list[Markup]] = defaultdict(list)
    sums, begin = [], EDGE + NAME + 28
    for line in matrix.lines:
        if line.work is None:
            continue
        yield _task(matrix.content.works[line.work], line.y)
        sums.append(element("text", str(sum(counted[line.work].values())), x=begin - 6, y=line.y + 17))
        x = float(begin)
        for role, count in _by_role(counted[line.work]):
            size = (SUM - 36) * count / most
            bars[role].append(element("rect", x=x, y=line.y + 8, width=size, height=CELL - 16))
            x += size
    yield element("g", *sums, fill=light_colours()["quiet"], font_size=12, text_anchor="end")
    yield from _coloured(bars)


def _task(work: Work, y: int) -> Markup:
    sign = SIGNS.get(work.change, "")
    name = fitted(" ".join(filter(None, (sign, work.number, work.title))) or "—", NAME - 12, 13)
    ink = {"fill": light_colours()[work.change]} if sign else {}
    return element("text", name, x=EDGE + 8, y=y + 17, **ink)


def _marks(matrix: Matrix) -> Iterator[Markup]:
    """The letters of the roles, those of one role together."""
    boxes: defaultdict[str, list[Box]] = defaultdict(list)
    rows = {line.work: line.y for line in matrix.lines if line.work is not None}
    for (work, body), duties in matrix.duties.items():
        if work in rows and body < matrix.bodies:
            # Of two assignments in one role the one that is still carried is drawn.
            changes = {duty.role: duty.change for duty in sorted(duties, key=lambda duty: duty.change != "gone")}
            width = (CELL - 4) / len(changes)
            for at, role in enumerate(role for role in ROLES if role in changes):
                left = matrix.left + body * CELL + 2 + at * width
                boxes[role].append(Box(left, rows[work] + 2, width, changes[role]))
    for role in ROLES:
        if boxes[role]:
            yield _lettered(matrix, role, boxes[role])


def _lettered(matrix: Matrix, role: str, boxes: Sequence[Box]) -> Markup:
    """A role in its boxes: a ground, its letter, and a sign where it is new, gone or changed."""
    colours, letter = light_colours(), matrix.say(f"{role}.short")
    grounds = [element("rect", x=box.x, y=box.y, width=box.width, height=CELL - 4, rx=3) for box in boxes]
    letters = [_letter(letter, box) for box in boxes]
    signs = [_sign(box.change, box.x + box.width - 1, box.y + 2) for box in boxes if box.change in SIGNS]
    weight = 700 if role in STRONG else 400
    return element(
        "g",
        element("g", *grounds, fill=colours[f"{role}-tint"], stroke=colours[role], **OUTLINES[role]),
        element("g", *letters, *signs, text_anchor="middle", font_weight=weight),
    )


def _sign(change: str, x: float, y: float) -> Markup:
    """What became of an assignment, in a disc that lies on the corner of its box."""
    disc = element("circle", cx=x, cy=y, r=5.5, fill=light_colours()[change])
    ink: dict[str, str | float] = {"font_size": 10, "font_weight": 700, "fill": light_colours()["paper"]}
    return element("g", disc, element("text", SIGNS[change], x=x, y=y + 3.5, **ink), text_anchor="middle")


def _letter(letter: str, box: Box) -> Markup:
    """A letter in the middle of its box, smaller where the box is narrow."""
    x, y = box.x + box.width / 2, box.y + CELL / 2
    if box.width == CELL - 4:
        return element("text", letter, x=x, y=y + 3)
    size = 13 * (box.width / (CELL - 4)) ** 0.5
    return element("text", letter, x=x, y=y + size / 2 - 3.5, font_size=size)


def _note(matrix: Matrix) -> Iterator[Markup]:
    """What is left out, where anything is."""
    content = matrix.content
    rest = len(content.works) - sum(line.work is not None for line in matrix.lines), len(content.bodies) - matrix.bodies
    if any(rest):
        words, quiet = matrix.say("left-out", *rest), light_colours()["quiet"]
        yield element("text", words, x=EDGE, y=matrix.foot + 24, fill=quiet, font_size=12)
