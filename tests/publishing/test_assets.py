from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.assets import SCRIPTS, page_script, script_json, source_hash, style, vis_script

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
    assert "url(" not in style("page.css")
    assert "@import" not in style("page.css")


def test_our_script_writes_no_markup_and_evaluates_no_text() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch("):
        assert word not in page_script(), word


def test_every_module_of_ours_is_joined(root: object) -> None:
    from pathlib import Path

    folder = Path(str(root)) / "qgraph" / "publishing" / "templates"
    assert sorted(path.name for path in folder.glob("*.js")) == sorted(SCRIPTS)
