"""ASCII names for Chinese words, so that identifiers can be read aloud and typed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = ["fingerprint", "slug"]


def fingerprint(text: str, length: int = 8) -> str:
    """The first ``length`` hex digits of the SHA-256 of the text in Unicode normal form C.

    >>> fingerprint("质量")
    '55847d2e'
    """
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:length]


@lru_cache(maxsize=4096)
def slug(text: str, limit: int = 60) -> str:
    """The text in toneless pinyin, lower case, other signs as single hyphens; at most ``limit`` characters.

    Every character has its one most frequent reading, whatever stands beside it: an identifier must not change when
    a dictionary of phrases does. Different texts may share a slug: add a :func:`fingerprint` where that matters.

    >>> slug("质监局"), slug("粤府办〔2016〕60号"), slug("PM2.5年均浓度")
    ('zhijianju', 'yuefuban-2016-60hao', 'pm2-5nianjunnongdu')
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415  (150 ms to import, and only some words need it)

    folded = unicodedata.normalize("NFKC", text)
    readings = (pinyin(character, style=Style.NORMAL)[0][0] for character in folded)
    words = re.sub(r"[^a-z0-9]+", "-", "".join(readings).lower().replace("ü", "v"))
    return words.strip("-")[:limit].rstrip("-") or "x"
