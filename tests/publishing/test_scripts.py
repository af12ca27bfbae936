from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from qgraph.publishing.scripts import ScriptError, joined, page_source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_module_stands_after_those_it_imports_and_only_once() -> None:
    modules = {
        "start.js": 'import { a } from "./one/a.js";\nimport { b } from "./b.js";\nuse(a, b);\n',
        "one/a.js": 'import { b } from "../b.js";\nexport const a = b + 1;\n',
        "b.js": "export const b = 1;\n",
    }
    text = joined("start.js", modules.__getitem__)
    assert text.index("const b = 1;") < text.index("const a = b + 1;") < text.index("use(a, b);")
    assert text.count("const b = 1;") == 1


def test_an_import_may_go_over_several_lines() -> None:
    modules = {
        "start.js": 'import {\n  a,\n  b,\n} from "./a.js";\n',
        "a.js": "export function a() {}\nexport class b {}\n",
    }
    assert "const { a, b } = m0;" in joined("start.js", modules.__getitem__)


def test_modules_may_use_the_same_names() -> None:
    modules = {
        "start.js": 'import { a } from "./a.js";\nconst inner = a;\n',
        "a.js": "const inner = 1;\nexport const a = inner;\n",
    }
    assert joined("start.js", modules.__getitem__).count("const inner") == 2


@pytest.mark.parametrize(
    ("modules", "reason"),
    [
        ({"start.js": 'import { a } from "./a.js";\n', "a.js": 'import { s } from "./start.js";\n'}, "each other"),
        ({"start.js": 'import { a } from "./a.js";\n', "a.js": "const a = 1;\n"}, "does not export a"),
        ({"start.js": 'import a from "./a.js";\n'}, "no form of import"),
        ({"start.js": "export let a = 1;\n"}, "no form of import"),
    ],
)
def test_what_cannot_be_joined_is_refused(modules: dict[str, str], reason: str) -> None:
    with pytest.raises(ScriptError, match=reason):
        joined("start.js", modules.__getitem__)


def test_lines_of_comment_stay_behind() -> None:
    source = '// why\n/** What.\n * @param {string} a */\nconst a = "// not this";\n'
    text = joined("start.js", lambda _: source)
    assert "why" not in text
    assert "@param" not in text
    assert '"// not this"' in text


def test_every_module_is_reached_from_the_start(root: Path) -> None:
    folder = root / "qgraph" / "publishing" / "templates" / "script"
    modules = sorted(folder.rglob("*.js"))
    assert len(re.findall(r"^const m\d+ = ", page_source(), re.MULTILINE)) == len(modules)


def test_modules_are_short(root: Path) -> None:
    for path in (root / "qgraph" / "publishing" / "templates").rglob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path
