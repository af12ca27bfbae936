from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.assets import STYLES, page_script, page_style, page_words, script_json, source_hash, vis_script

if TYPE_CHECKING:
    from pathlib import Path

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=8,
)


@given(json_values)
def test_json_comes_back_as_it_was_and_holds_no_markup(value: object) -> None:
    text = str(script_json(value))
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_chinese_is_not_escaped() -> None:
    assert str(script_json("市质监局")) == '"市质监局"'


def test_a_lone_surrogate_can_be_written() -> None:
    str(script_json("\ud800")).encode("utf-8")


def test_a_hash_is_what_the_policy_asks_for() -> None:
    # echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
    assert str(source_hash("alert(1)")) == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


def test_what_is_inlined_loads_nothing() -> None:
    assert "sourceMappingURL" not in vis_script()
    assert "url(" not in page_style()
    assert "@import" not in page_style()


def test_our_script_writes_no_markup_and_evaluates_no_text() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch("):
        assert word not in page_script(), word


def test_every_word_is_there_in_both_languages() -> None:
    words = json.loads(str(page_words()))
    assert len(words) > 100
    for key, pair in words.items():
        assert len(pair) == 2, key
        assert pair[0].count("{") == pair[1].count("{"), key


def test_no_word_is_told_twice(root: Path) -> None:
    text = (root / "qgraph" / "publishing" / "templates" / "words.toml").read_text(encoding="utf-8")
    keys = [key for group in tomllib.loads(text).values() for key in group]
    assert len(keys) == len(set(keys))


def test_every_style_sheet_is_used(root: Path) -> None:
    folder = root / "qgraph" / "publishing" / "templates" / "style"
    assert sorted(path.stem for path in folder.glob("*.css")) == sorted(STYLES)
