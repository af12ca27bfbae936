"""Bytes become text: byte order marks, UTF-8, GB18030, UTF-16 with and without a mark, the charset a page names.

A strict decoding whose characters look like a Chinese or Latin document is taken; everything else is taken with doubt,
and said so. Python's own codecs do the decoding.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from qgraph.model import Problem, Severity, Span

__all__ = ["Decoded", "decode", "decoding_problems"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Names a page may give in its charset, by the codec that reads them: GB2312 and GBK are subsets of GB18030.
_DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "utf-16": "utf-16-le",
}
_CHARSET = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_-]{2,16})""")
_USUAL = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\xff\u2000-\u206f\u2190-\u21ff\u2460-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffee]+"
)
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_SAMPLE = 20_000
_ENOUGH = 0.85  # share of usual characters in a text that is what it seems


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec that gave it, and whether the choice is open to doubt.

    ``lost`` is the offset of the first character that no codec could read, where there is one.
    """

    text: str
    encoding: str
    doubtful: bool = False
    lost: int | None = None


def decode(data: bytes) -> Decoded | None:
    """The text of ``data``, without a byte order mark; None where the bytes are no text in any encoding known here.

    >>> decode("责任分工".encode("gb18030"))
    Decoded(text='责任分工', encoding='gb18030', doubtful=False, lost=None)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    candidates = ("utf-16-le", "utf-16-be") if b"\0" in data else _candidates(data)
    readings = []
    for encoding in candidates:
        text = _strict(data, encoding)
        if text is None:
            continue
        share = usual_share(text)
        if share >= _ENOUGH:
            return Decoded(text, encoding)
        readings.append((share, text, encoding))
    if b"\0" in data:
        return None
    return _best(data, readings)


def decoding_problems(decoded: Decoded, text: str) -> tuple[Problem, ...]:
    """The doubt that a decoding leaves, with its place in ``text``, which was made of it; none where it leaves none."""
    if not decoded.doubtful:
        return ()
    at = max(text.find("\ufffd"), 0) if decoded.lost is not None else 0
    lost = decoded.lost is not None
    chinese, english = ("有字节无法解码", "some bytes are lost") if lost else ("编码不确定", "the encoding is a guess")
    return (
        Problem(
            code="encoding",
            message=f"{chinese}({decoded.encoding}) · {english}",
            span=Span(at, min(at + 1, len(text))),
            severity=Severity.ERROR if lost else Severity.WARNING,
        ),
    )


def usual_share(text: str) -> float:
    """How much of the beginning of ``text`` is made of characters usual in documents, from 0 to 1."""
    sample = text[:_SAMPLE]
    return sum(map(len, _USUAL.findall(sample))) / len(sample) if sample else 1.0


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    return Decoded(text, encoding) if text is not None else _lossy(data, encoding)


def _candidates(data: bytes) -> tuple[str, ...]:
    declared = _CHARSET.search(data[:4096])
    named = _DECLARED.get(declared.group(1).decode("ascii").lower()) if declared else None
    return tuple(dict.fromkeys(name for name in ("utf-8", named, "gb18030", "utf-16-le", "utf-16-be") if name))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, doubtful=True, lost=max(text.find("\ufffd"), 0))


def _best(data: bytes, readings: list[tuple[float, str, str]]) -> Decoded | None:
    """The likeliest strict reading, else the lossy one that loses least; None when even that is no text."""
    if readings:
        # max() keeps the first of equals, and the candidates came in order of trust
        _, text, encoding = max(readings, key=lambda reading: reading[0])
        return Decoded(text, encoding, doubtful=True) if _strange_share(text) < 0.05 else None
    lossy = min((_lossy(data, name) for name in ("utf-8", "gb18030")), key=lambda read: read.text.count("\ufffd"))
    return lossy if _strange_share(lossy.text) < 0.2 else None


def _strange_share(text: str) -> float:
    """How much of the beginning of ``text`` is control characters and characters that could not be decoded."""
    sample = text[:_SAMPLE]
    return len(_STRANGE.findall(sample)) / len(sample) if sample else 0.0
