"""A person's own table of bodies: read, checked row by row, and added to the tables that come with qgraph.

It adds and never changes: a name or a slug that a row has already is an error that says which row. Every example is
read before the table is used, so that a row that does nothing, or does something else, is found at once.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgraph.errors import LexiconError
from qgraph.extraction.agencies.examples import forms_of, read_example
from qgraph.extraction.agencies.lexicon import BUILT_IN, Abbreviation, Lexicon, Row, built_in, row_from
from qgraph.extraction.agencies.places import place
from qgraph.extraction.agencies.spelling import spelled
from qgraph.model import AgencyKind, Level, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["read_lexicon"]

# Far more than a person writes; what is larger is no table of names.
_LARGEST = 256 * 1024  # bytes
# Keys with dots take time that grows with the square of their parts.
_LINE, _DOTS = 2000, 40
_ROWS, _NAMES, _EXAMPLES = 2000, 40, 10
_SLUG = re.compile(r"[a-z][a-z0-9-]{1,59}")
_KINDS = tuple(kind.value for kind in AgencyKind)
_LEVELS = tuple(level.value for level in Level)
Owner = tuple[str, str]  # the table a row stands in, or its place in this one, and its slug


def read_lexicon(path: str | Path) -> Lexicon:
    """The tables of qgraph and the rows of a person's own table, a TOML file with ``agency`` and ``abbreviation`` rows.

    ``docs/lexicon.md`` says what a row holds. The same file gives the same lexicon.

    Raises:
        LexiconError: the file cannot be read or is not such a table; a row is wrong, has a name or a slug another row
            has, or an example that is read as something else. It names the file, the row and what would be right.
    """
    return _Table(str(path)).lexicon(_content(Path(path)))


def _content(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise LexiconError(
                path, "file", f"超过 {_LARGEST // 1024} KB,不是词表 · larger than a table of names may be"
            )
        text = data.decode("utf-8-sig")
        if any(len(line) > _LINE or line.count(".") > _DOTS for line in text.splitlines()):
            raise LexiconError(path, "file", "有的行过长,或点过多 · a line is too long, or has too many dots")
        return tomllib.loads(text)
    except OSError as error:
        raise LexiconError(path, "file", f"无法读取 · cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(path, "file", "不是 UTF-8 文本,请另存为 UTF-8 · not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "something is too long or too deep"
        raise LexiconError(path, "file", f"不是 TOML,请看此行 · not TOML; look at this line: {said}") from error


class _Table:
    """A table being checked: where it stands, and the names and slugs that rows have so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.slugs = dict(_known_slugs())
        self.names: dict[str, dict[str | None, Owner]] = _known_names()  # by spelling, then by area
        self.label = "file"

    def lexicon(self, content: Mapping[str, Any]) -> Lexicon:
        """The tables of qgraph and this one."""
        self._sections(content)
        rows = [self._agency(row) for row in self._rows("agency", content)]
        more = [self._abbreviation(row, rows) for row in self._rows("abbreviation", content)]
        lexicon = built_in().extended(rows, more)
        for row, raw in zip(rows, self._rows("agency", content), strict=True):
            self._prove(row, row, raw, lexicon)
        for short, raw in zip(more, self._rows("abbreviation", content), strict=True):
            self._prove(short, lexicon.row_of(short.slug), raw, lexicon)
        return lexicon

    def _fail(self, reason: str) -> LexiconError:
        return LexiconError(self.path, self.label, reason)

    def _sections(self, content: Mapping[str, Any]) -> None:
        for name, rows in content.items():
            if name not in _KEYS:
                raise self._fail(f"没有 {name} 一节,只有 [[agency]] 和 [[abbreviation]] · no such section: {name}")
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                raise self._fail(f"请写作 [[{name}]] · write [[{name}]], with two brackets, before each row")
        if not any(content.values()):
            raise self._fail("没有任何一行 · no row; add [[agency]] or [[abbreviation]]")
        if sum(map(len, content.values())) > _ROWS:
            raise self._fail(f"超过 {_ROWS} 行 · more than {_ROWS} rows")

    def _rows(self, section: str, content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for number, row in enumerate(content.get(section, ()), start=1):
            said = row.get("slug", row.get("agency"))
            self.label = f"[[{section}]] {number}" + (f" ({said})" if isinstance(said, str) else "")
            yield row

    def _agency(self, raw: dict[str, Any]) -> Row:
        self._keys("agency", raw)
        slug = raw["slug"]
        if owner := self.slugs.get(slug):
            raise self._fail(f"slug “{slug}”已用于 {owner[0]} 的 {owner[1]} 行,请另取 · is the slug of a row there")
        row = row_from(raw, self.path)
        self.slugs[slug] = (self.label, slug)
        self._take([*row.names, *row.national], row.place, (self.label, slug))
        return row

    def _abbreviation(self, raw: dict[str, Any], rows: list[Row]) -> Abbreviation:
        self._keys("abbreviation", raw)
        slug = raw["agency"]
        if slug not in {row.slug for row in (*built_in().rows, *rows)}:
            raise self._fail(f"没有 slug 为“{slug}”的机构 · no row has this slug; qgraph agencies NAME finds it")
        self._take(raw["names"], raw.get("place"), (self.label, slug))
        return Abbreviation(slug=slug, names=tuple(raw["names"]), place=raw.get("place"), table=self.path)

    def _keys(self, section: str, raw: dict[str, Any]) -> None:
        """Refuse keys a row does not have, miss those it needs, and look at each value."""
        checks = _KEYS[section]
        for key in raw:
            if key not in checks:
                raise self._fail(f"没有 {key} 一项 · no such key: {key}; a row has {', '.join(checks)}")
        for key in ("slug" if section == "agency" else "agency", "names", "examples"):
            if key not in raw:
                raise self._fail(f"缺少 {key} · {key} is missing")
        for key, value in raw.items():
            if problem := checks[key](value):
                raise self._fail(f"{key}: {problem}")

    def _take(self, names: list[str], area: str | None, owner: Owner) -> None:
        """Note that a row has these names; refuse one that another row has, in this area or in any."""
        for name in names:
            known = self.names.setdefault(spelled(name), {})
            for at, other in known.items():
                if other != owner and (at == area or not at or not area):
                    raise self._fail(f"“{name}”已是 {other[0]} 中 {other[1]} 的名称 · is a name of that row already")
            known[area] = owner

    def _prove(self, added: Row | Abbreviation, row: Row | None, raw: dict[str, Any], lexicon: Lexicon) -> None:
        """Read every name and every example, and refuse what is not read as the row."""
        area = place(added.place) if added.place else None
        sign = "" if area else "汕尾" if row and row.label_short else "市"
        forms = [f"{sign}{name}" for name in added.names]
        forms += [form for example in raw["examples"] for form in forms_of(fold(example))]
        for form in forms:
            found = read_example(form, lexicon, added.place)
            if found.id.partition("/")[2] != added.slug:
                raise self._fail(
                    f"“{form}”会读成“{found.name}”({found.id}) · is read as that body, not as {added.slug}; "
                    f"换一个名称或例句 · choose another name or example"
                )


def _known_slugs() -> Iterator[tuple[str, Owner]]:
    lexicon = built_in()
    for form in lexicon.forms:
        yield form.slug, (BUILT_IN, form.slug)
    for row in (*lexicon.national, *lexicon.rows):
        yield row.slug, row.where


def _known_names() -> dict[str, dict[str | None, Owner]]:
    lexicon = built_in()
    names: dict[str, dict[str | None, Owner]] = {}
    for row in (*lexicon.national, *lexicon.rows):
        for name in (*row.names, *row.national):
            names.setdefault(spelled(name), {})[row.place] = row.where
    return names


def _is_names(value: object) -> str:
    """What is wrong with a list of names; nothing where it is right."""
    if not isinstance(value, list) or not 0 < len(value) <= _NAMES:
        return f"须为 1 至 {_NAMES} 个名称 · a list of 1 to {_NAMES} names"
    for name in value:
        if not isinstance(name, str) or not 2 <= len(name) <= 40 or name != "".join(fold(name).split()):
            return (
                f"{name!r}: 须为 2 至 40 字,不含空格和全角字母 · 2 to 40 characters, no spaces, no full-width letters"
            )
        if not name.isprintable():
            return f"{name!r}: 含控制字符 · has control characters"
    return ""


def _is_examples(value: object) -> str:
    right = isinstance(value, list) and 0 < len(value) <= _EXAMPLES
    if not right or not all(isinstance(one, str) and forms_of(one) and len(one) <= 200 for one in value):  # type: ignore[attr-defined]
        return f"须为 1 至 {_EXAMPLES} 条例句 · a list of 1 to {_EXAMPLES} examples, as a plan would print the name"
    return ""


def _is_slug(value: object) -> str:
    right = isinstance(value, str) and _SLUG.fullmatch(value)
    return "" if right else "须为小写拼音,如 dikongban · pinyin in lower case, such as dikongban"


def _one_of(words: tuple[object, ...]) -> Callable[[object], str]:
    said = ", ".join(str(word).lower() for word in words)
    return lambda value: "" if value in words else f"须为其一 · one of {said}"


def _is_place(value: object) -> str:
    right = isinstance(value, str) and place(value)
    return "" if right else "须为 GB/T 2260 六位代码,如 330100 · the code of an area, six digits such as 330100"


def _is_name(value: object) -> str:
    return _is_names([value])


def _is_national(value: object) -> str:
    return _is_names(value if isinstance(value, list) else [value])


_KEYS: dict[str, dict[str, Callable[[object], str]]] = {
    "agency": {
        "slug": _is_slug,
        "names": _is_names,
        "kind": _one_of(_KINDS),
        "label": _one_of(("full", "short")),
        "inherit": _one_of((True, False, *_LEVELS)),
        "national": _is_national,
        "national_kind": _one_of(_KINDS),
        "province": _is_name,
        "place": _is_place,
        "examples": _is_examples,
    },
    "abbreviation": {"agency": _is_slug, "names": _is_names, "place": _is_place, "examples": _is_examples},
}
