"""Figures of the ontology as SVG, computed from its axioms and, for terms of other vocabularies, from its shapes.

A figure is a grid of classes. What a class says of itself in numbers, words and code lists stands in its box; what
leads from one class to another is an arrow, solid where ``ontology.ttl`` says it, dashed where the shapes do.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

__all__ = ["Link", "attributes", "figure", "links", "short"]

SH = Namespace("http://www.w3.org/ns/shacl#")
QG = "https://w3id.org/qgraph#"
OUTSIDE = {
    "http://purl.org/dc/terms/": "dcterms",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://www.w3.org/ns/oa#": "oa",
    "http://www.w3.org/ns/org#": "org",
    "http://www.w3.org/ns/prov#": "prov",
    "http://data.europa.eu/m8g/": "cv",
    "http://qudt.org/schema/qudt/": "qudt",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    str(XSD): "xsd",
    str(RDFS): "rdfs",
    str(RDF): "rdf",
    str(OWL): "owl",
}
KINDS: dict[Node, str] = {SKOS.ConceptScheme: "code list", RDF.langString: "text"}
LINE, SIZE, SMALL, PAD = 19, 14, 12.5, 12
GAP_X, GAP_Y = 136, 76
LOOP, BESIDE = 40, 110  # room above and right of the boxes for an arrow that leads back to its own
ASIDE = 9  # how far two arrows between the same boxes are apart from their middle


def short(term: object) -> str:
    """A term as people write it: ours by its name, others with their prefix.

    >>> short(URIRef("https://w3id.org/qgraph#Task")), short(SKOS.Concept)
    ('Task', 'skos:Concept')
    """
    text = str(term)
    if text.startswith(QG):
        return text.removeprefix(QG)
    return next(
        (f"{name}:{text.removeprefix(space)}" for space, name in OUTSIDE.items() if text.startswith(space)), text
    )


@dataclass(frozen=True, order=True)
class Link:
    """An arrow between two classes; ``kind`` is ``property``, ``below`` (a subclass) or ``shape``."""

    start: str
    end: str
    label: str
    kind: str


def links(ontology: Graph, shapes: Graph) -> set[Link]:
    """Everything that leads from one class to another."""
    found = {Link(short(low), short(high), "", "below") for low, high in ontology.subject_objects(RDFS.subClassOf)}
    for term in ontology.subjects(RDF.type, OWL.ObjectProperty):
        start, end = ontology.value(term, RDFS.domain), ontology.value(term, RDFS.range)
        if start and end and term not in _code_lists(shapes):
            found.add(Link(short(start), short(end), short(term), "property"))
    return found | set(_shaped(ontology, shapes))


def _shaped(ontology: Graph, shapes: Graph) -> Iterator[Link]:
    """What only the shapes say: from which class to which a property leads that has no domain in the ontology."""
    for start, rule, path in _rules(ontology, shapes):
        if ontology.value(path, RDFS.domain) or path in _code_lists(shapes):
            continue
        ours = ontology.value(path, RDFS.range)
        for end in [ours] if ours else _classes(shapes, rule):
            if (end, RDF.type, OWL.Class) in ontology:
                yield Link(short(start), short(end), short(path), "property" if ours else "shape")


def _rules(ontology: Graph, shapes: Graph) -> Iterator[tuple[Node, Node, URIRef]]:
    """The rules of the shapes for single properties: for which class, the rule, which property."""
    targets = [
        *shapes.subject_objects(SH.targetClass),
        *((shape, ontology.value(way, RDFS.range)) for shape, way in shapes.subject_objects(SH.targetObjectsOf)),
    ]
    for shape, start in targets:
        for rule in shapes.objects(shape, SH.property):
            path = shapes.value(rule, SH.path)
            if start and isinstance(path, URIRef):
                yield start, rule, path


def _classes(shapes: Graph, rule: Node) -> Iterator[Node]:
    yield from shapes.objects(rule, SH["class"])
    for choices in shapes.objects(rule, SH["or"]):
        yield from (end for choice in shapes.items(choices) for end in shapes.objects(choice, SH["class"]))


def _code_lists(shapes: Graph) -> set[Node]:
    """Properties whose values the shapes list one by one."""
    return {path for rule in shapes.subjects(SH["in"]) for path in shapes.objects(rule, SH.path)}


def attributes(ontology: Graph, shapes: Graph) -> dict[str, list[str]]:
    """For each class what it says in numbers, words and code lists, as ``name : type``, in the order of names."""
    types: dict[Node, Node] = dict(ontology.subject_objects(RDFS.range))
    places = {(start, term) for term, start in ontology.subject_objects(RDFS.domain)}
    for start, rule, path in _rules(ontology, shapes):
        types[path] = shapes.value(rule, SH.datatype) or types.get(path, path)
        if not ontology.value(path, RDFS.domain):
            places.add((start, path))
    types |= dict.fromkeys(_code_lists(shapes), SKOS.ConceptScheme)
    found: dict[str, list[str]] = defaultdict(list)
    for start, term in places:
        kind = types.get(term)
        if kind and (kind == SKOS.ConceptScheme or str(kind).startswith((str(XSD), str(RDF)))):
            found[short(start)].append(f"{short(term)} : {KINDS.get(kind) or short(kind).partition(':')[2]}")
    return {name: sorted(lines, key=str.lower) for name, lines in found.items()}


def width(text: str, size: float = SIZE) -> float:
    """About how wide a text is drawn: a Chinese character is as wide as it is high."""
    return sum(size if unicodedata.east_asian_width(sign) in "WF" else size * 0.57 for sign in text)


class Box(NamedTuple):
    """A class in its place."""

    name: str
    label: str
    lines: Sequence[str]
    x: float
    y: float
    wide: float
    high: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.wide / 2, self.y + self.high / 2


def figure(
    rows: Sequence[Sequence[str]], names: dict[str, str], inside: dict[str, list[str]], all_links: Iterable[Link]
) -> Markup:
    """An SVG of the classes in ``rows``, where an empty name leaves a gap.

    ``names`` are the labels of our own classes, ``inside`` the lines in each box; of ``all_links`` those are drawn
    that lead from one class of the figure to another.
    """
    boxes = {box.name: box for box in _placed(rows, names, inside)}
    arrows: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in sorted(all_links):
        if link.start in boxes and link.end in boxes:
            arrows[link.start, link.end].append(link)
    parts = [
        *(
            _arrow(boxes[start], boxes[end], group, both=(end, start) in arrows)
            for (start, end), group in arrows.items()
        ),
        *map(_box, boxes.values()),
    ]
    wide = round(max(box.x + box.wide for box in boxes.values())) + BESIDE
    high = round(max(box.y + box.high for box in boxes.values())) + LOOP + 4
    size = Markup('viewBox="-2 {} {} {}" width="{}" height="{}"').format(-LOOP, wide, high, wide, high)
    return Markup("<svg {}>{}</svg>").format(size, Markup("\n").join(parts))


def _placed(rows: Sequence[Sequence[str]], names: dict[str, str], inside: dict[str, list[str]]) -> Iterator[Box]:
    def size(name: str) -> tuple[float, float]:
        lines = inside.get(name, [])
        heads = [width(name) * 1.06, width(names.get(name, ""), SMALL), *(width(line, SMALL) for line in lines)]
        return max(heads) + 2 * PAD, (2 if name in names else 1) * LINE + len(lines) * LINE + 2 * PAD - 4

    columns = max(map(len, rows))
    sizes = [[size(name) if name else (0, 0) for name in row] for row in rows]
    wide = [max((row[column][0] for row in sizes if column < len(row)), default=0) for column in range(columns)]
    y = 0.0
    for row, measures in zip(rows, sizes, strict=True):
        for column, name in enumerate(row):
            if name:
                x = sum(wide[:column]) + GAP_X * column + (wide[column] - measures[column][0]) / 2
                yield Box(name, names.get(name, ""), inside.get(name, []), x, y, *measures[column])
        y += max(high for _, high in measures) + GAP_Y


def _box(box: Box) -> Markup:
    x, y = round(box.x + PAD), round(box.y + PAD + 11)
    texts = [
        ("name", box.name),
        *([("label", box.label)] if box.label else []),
        *(("line", line) for line in box.lines),
    ]
    lines = [
        Markup('<text x="{}" y="{}" class="{}">{}</text>').format(x, y + LINE * position, kind, text)
        for position, (kind, text) in enumerate(texts)
    ]
    body = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="7"/>').format(*map(round, box[3:])) + Markup("").join(
        lines
    )
    if box.label:
        return Markup('<a href="#{}">{}</a>').format(box.name, body)
    return Markup('<g class="other">{}</g>').format(body)


def _arrow(start: Box, end: Box, group: Sequence[Link], *, both: bool) -> Markup:
    """One line for all that leads from one box to another, their names on it; ``both``: others lead back."""
    kind = group[0].kind if len({link.kind for link in group}) == 1 else "property"
    labels = [link.label for link in group if link.label]
    name = "arrow"
    if start.name == end.name:
        x, y = start.x + start.wide - 46, start.y
        path, at, name = f"M{x:.0f} {y:.0f} c-6 -26 40 -26 28 -2", (x + 32, y - 14), "arrow back"
    else:
        path, at = _line(start, end, ASIDE if both else 0)
    top = at[1] - (len(labels) - 1) * 7.5 + 4
    texts = [
        Markup('<text x="{}" y="{}" class="{}">{}</text>').format(round(at[0]), round(top + 15 * line), name, label)
        for line, label in enumerate(labels)
    ]
    return Markup('<g class="{}"><path d="{}"/>{}</g>').format(kind, path, Markup("").join(texts))


def _line(start: Box, end: Box, aside: float) -> tuple[str, tuple[float, float]]:
    """The path from the border of one box to that of another, and the place of its label."""
    (x1, y1), (x2, y2) = _border(start, end.middle), _border(end, start.middle)
    long = hypot(x2 - x1, y2 - y1) or 1
    right, down = -(y2 - y1) / long * aside, (x2 - x1) / long * aside
    x1, y1, x2, y2 = x1 + right, y1 + down, x2 + right, y2 + down
    share = 0.34 if aside else 0.5  # names of two arrows do not lie on each other
    return f"M{x1:.0f} {y1:.0f} L{x2:.0f} {y2:.0f}", (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)


def _border(box: Box, towards: tuple[float, float]) -> tuple[float, float]:
    """Where the line from the middle of a box towards a point leaves the box."""
    (x, y), (to_x, to_y) = box.middle, towards
    across, down = to_x - x, to_y - y
    scale = min(
        box.wide / 2 / abs(across) if across else float("inf"),
        box.high / 2 / abs(down) if down else float("inf"),
    )
    return x + across * scale, y + down * scale
