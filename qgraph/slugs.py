"""ASCII names for Chinese words, so that identifiers can be read aloud and typed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

__all__ = ["fingerprint", "initials", "slug"]

# Words whose characters are not read there as they are most often. Only ever add a word before anything that holds it
# is published: the identifiers would change.
_READINGS: Final = {
    "都": "du",
    "厦门": "xiamen",
    "重庆": "chongqing",
    "重复": "chongfu",
    "重建": "chongjian",
    "重新": "chongxin",
    "重组": "chongzu",
    "长沙": "changsha",
    "长春": "changchun",
    "长江": "changjiang",
    "长治": "changzhi",
    "长安": "changan",
    "长三角": "changsanjiao",
    "长期": "changqi",
    "长效": "changxiao",
    "长途": "changtu",
    "银行": "yinhang",
    "央行": "yanghang",
    "工行": "gonghang",
    "农行": "nonghang",
    "建行": "jianhang",
    "农商行": "nongshanghang",
    "农发行": "nongfahang",
    "国开行": "guokaihang",
    "分行": "fenhang",
    "支行": "zhihang",
    "总行": "zonghang",
    "分支行": "fenzhihang",
    "行业": "hangye",
    "调查": "diaocha",
    "调度": "diaodu",
    "调研": "diaoyan",
    "调控": "tiaokong",
    "调剂": "tiaoji",
    "调整": "tiaozheng",
    "调解": "tiaojie",
    "调节": "tiaojie",
    "协调": "xietiao",
    "会计": "kuaiji",
    "音乐": "yinyue",
    "乐清": "yueqing",
    "西藏": "xizang",
    "蚌埠": "bengbu",
    "番禺": "panyu",
    "六安": "luan",
    "单县": "shanxian",
    "铅山": "yanshan",
    "东阿": "donge",
    "浚县": "xunxian",
    "乐亭": "laoting",
}
_WORDS: Final = re.compile("|".join(sorted(_READINGS, key=lambda word: (-len(word), word))))


def fingerprint(text: str, length: int = 8) -> str:
    """The first ``length`` hex digits of the SHA-256 of the text in Unicode normal form C.

    >>> fingerprint("质量")
    '55847d2e'
    """
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:length]


@cache
def _readings() -> str:
    """The table of readings: on each line one, and behind a space all characters that are most often read so."""
    return files("qgraph").joinpath("readings.txt").read_text(encoding="utf-8")


def _reading(character: str) -> str:
    """The toneless reading of a Chinese character; any other sign as it is."""
    table = _readings()
    place = -1 if character.isascii() else table.find(character)
    line = table.rfind("\n", 0, place) + 1
    return character if place < 0 else table[line : table.index(" ", line)]


@lru_cache(maxsize=4096)
def slug(text: str, limit: int = 60) -> str:
    """The text in toneless pinyin, lower case, other signs as single hyphens; at most ``limit`` characters.

    Every character has its one most frequent reading, whatever stands beside it, but for a short fixed list of words:
    an identifier must not change when a dictionary does, so the readings are a table of our own, in ``readings.txt``.
    Different texts may share a slug: add a
    :func:`fingerprint` where that matters.

    >>> slug("质监局"), slug("粤府办〔2016〕60号"), slug("PM2.5年均浓度")
    ('zhijianju', 'yuefuban-2016-60hao', 'pm2-5nianjunnongdu')
    >>> slug("成都银行重庆分行")
    'chengduyinhangchongqingfenhang'
    """
    folded = unicodedata.normalize("NFKC", text)
    known = _WORDS.sub(lambda word: _READINGS[word[0]], folded)
    words = re.sub(r"[^a-z0-9]+", "-", "".join(map(_reading, known)).lower().replace("ü", "v"))
    return words.strip("-")[:limit].rstrip("-") or "x"


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """The first letters of the readings of Chinese characters, lower case; other letters and digits as they are.

    >>> initials("市发改委"), initials("PM2.5治理")
    ('sfgw', 'pm25zl')
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(_reading(sign)[:1] for sign in folded if sign.isalnum())
