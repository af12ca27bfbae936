"""Every identifier of the graph is minted here: readable ASCII IRIs that follow from what a thing is.

The same body, place, indicator or document gets the same IRI whichever plan names it, so that plans meet in the
store without being matched. Only the parts of a document (its tasks, assignments, ...) are named after their order.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from qgraph.graph.names import DATA, GRAPHS
from qgraph.model import fold
from qgraph.slugs import fingerprint, slug

__all__ = [
    "agency",
    "concept",
    "document",
    "graph",
    "number_of",
    "one_spelling",
    "part",
    "place",
    "span",
    "text_copy",
    "unit",
]

_NUMBER = re.compile(r"([^0-9〔\[(【]{1,30})[〔\[(【]([0-9]{4})[〕\])】]第?([0-9]{1,6})号")
_SPACES = re.compile(r"\s+")

# Of all characters that share a reading, the one that may stand in a document's IRI by its reading alone. 津 and 晋,
# 吉 and 冀, 豫 and 渝 are read alike and begin the numbers of different governments: the others carry a fingerprint.
_PLAIN_IN_NUMBERS: Final = frozenset("国政府发办函字厅委建粤京津沪苏浙皖闽赣鲁湘桂琼川黔藏青宁新蒙辽吉黑豫")


def number_of(printed: str) -> str | None:
    """The document number (文号) in its one spelling, or None when ``printed`` does not have that form.

    The form is that of GB/T 9704-2012, 7.2.5: sign of the issuing office, year in 〔〕, order, 号.

    >>> number_of("粤府办 [2016] 60号"), number_of("国务院令第721号")
    ('粤府办〔2016〕60号', None)
    """
    found = _NUMBER.fullmatch(one_spelling(printed))
    return f"{found[1]}〔{found[2]}〕{int(found[3])}号" if found else None


def document(*, title: str = "", number: str = "", issuer: str = "", sha256: str = "") -> str:
    """The IRI of a document by its number, else by issuer and title, else by the bytes of its file.

    A title that begins with its issuer is not given it twice, so that a citation by full title meets the document.

    >>> document(number="粤府办〔2016〕60号", title="关于做好工作的通知").removeprefix(DATA)
    'doc/yuefuban-2016-60'
    >>> document(title="甲市人民政府关于做好工作的通知") == document(title="关于做好工作的通知", issuer="甲市人民政府")
    True
    """
    if number:
        return f"{DATA}doc/{_number_slug(number)}"
    title, issuer = one_spelling(title), one_spelling(issuer)
    if title:
        key = title if title.startswith(issuer) else issuer + title
        return f"{DATA}doc/{_named(key)}"
    return f"{DATA}doc/file-{_ascii(sha256)[:16]}"


def _number_slug(printed: str) -> str:
    """``yuefuban-2016-60``; a fingerprint follows where the reading does not tell the characters."""
    number = number_of(printed)
    if number is None:
        return _named(one_spelling(printed))
    sign, year, order = re.split("[〔〕]", number.removesuffix("号"))
    plain = f"{slug(sign)}-{year}-{order}"
    return plain if _PLAIN_IN_NUMBERS.issuperset(sign) else f"{plain}-{fingerprint(sign, 6)}"


def part(whole: str, *path: str | int) -> str:
    """The IRI of a part of a document, such as ``…/task/1/lead/1``.

    >>> part("https://w3id.org/qgraph/id/doc/yuefuban-2016-60", "task", 1)
    'https://w3id.org/qgraph/id/doc/yuefuban-2016-60/task/1'
    """
    return "/".join((whole, *(_ascii(str(step)) for step in path)))


def graph(document_iri: str) -> str:
    """The name of the graph that holds a document's triples.

    >>> graph("https://w3id.org/qgraph/id/doc/yuefuban-2016-60")
    'https://w3id.org/qgraph/graph/doc/yuefuban-2016-60'
    """
    return GRAPHS + document_iri.removeprefix(DATA)


def agency(identity: str) -> str:
    """The IRI of an agency or group by ``Agency.id``: its area's code, a slash, a slug.

    >>> agency("441500/zhengfu").removeprefix(DATA)
    'agency/441500/zhengfu'
    """
    return f"{DATA}agency/{_ascii(identity)}"


def event(code: str, reform: str) -> str:
    """The IRI of a reform in one area, by the area's code and the reform's id in ``data/reforms.toml``."""
    return f"{DATA}event/{_ascii(code)}/{_ascii(reform)}"


def place(code: str) -> str:
    """The IRI of an administrative area by its GB/T 2260 code."""
    return f"{DATA}place/{_ascii(code)}"


def concept(kind: str, label: str) -> str:
    """The IRI of an indicator, product or sector by its label.

    >>> concept("product", "电饭煲").removeprefix(DATA)
    'product/dianfanbao-c83e8f83'
    """
    return f"{DATA}{kind}/{_named(one_spelling(label))}"


def unit(label: str) -> str:
    """The IRI of a unit that no published vocabulary of units has."""
    return f"{DATA}unit/{_named(one_spelling(label))}"


def text_copy(sha256: str) -> str:
    """The IRI of a stored text by the SHA-256 of its file."""
    return f"{DATA}text/{_ascii(sha256)[:16]}"


def span(text: str, start: int, end: int) -> str:
    """The IRI of characters ``start`` to ``end`` of a text, after RFC 5147.

    >>> span("https://w3id.org/qgraph/id/text/0", 717, 729)
    'https://w3id.org/qgraph/id/text/0#char=717,729'
    """
    return f"{text}#char={start},{end}"


def _named(key: str) -> str:
    """A slug that can be read, and a fingerprint that tells it from others with the same reading."""
    return f"{slug(key)}-{fingerprint(key)}"


def one_spelling(printed: str) -> str:
    """The words without white space and the 《》 around them, widths folded: one key for all spellings.

    >>> one_spelling("研发投入 占ＧＤＰ比重")
    '研发投入占GDP比重'
    """
    return _SPACES.sub("", fold(printed)).strip("《》")


def _ascii(identity: str) -> str:
    return quote(identity, safe="/-._~")
