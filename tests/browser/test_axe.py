"""No rule of accessibility that axe-core knows is broken, in any view, in either theme, on a desk or a telephone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts

AXE = Path(__file__).resolve().parents[2] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
# Every rule, those of good practice and those on trial too; of each breach the rule, the place and the fault.
BREACHES = """async () => {
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    // It looks for whole words, and Chinese does not part them: 市水务局 in 某市水务局 is none to it.
    rules["label-content-name-mismatch"] = { enabled: false };
    const { violations } = await axe.run({ rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) =>
        `${id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.failureSummary}`));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The rules, as a script."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make test fetches it where there is npm")
    return AXE.read_text(encoding="utf-8")


def breaches(view: Any, axe: str) -> dict[str, list[str]]:
    """What axe-core has to say of each view."""
    view.page.evaluate(axe)
    found = {}
    for name in view.views():
        view.show(name)
        view.page.wait_for_timeout(50)
        found[name] = view.page.evaluate(BREACHES)
    return {name: said for name, said in found.items() if said}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#at=t1", "#at=a1"], ids=["nothing", "task", "agency"])
def test_no_rule_is_broken_in_any_view(
    open_page: Any, full_plan: PageFacts, axe: str, scheme: str, address: str
) -> None:
    view = open_page(full_plan, address=address, color_scheme=scheme, bypass_csp=True)
    assert breaches(view, axe) == {}


@pytest.mark.parametrize("address", ["", "#at=t1"], ids=["nothing", "task"])
def test_no_rule_is_broken_on_a_telephone(open_page: Any, full_plan: PageFacts, axe: str, address: str) -> None:
    view = open_page(full_plan, address=address, width=360, height=740, has_touch=True, bypass_csp=True)
    assert breaches(view, axe) == {}


def test_no_rule_is_broken_by_the_first_plan(open_page: Any, first_facts: PageFacts, axe: str) -> None:
    assert breaches(open_page(first_facts, address="#at=t11", bypass_csp=True), axe) == {}


def test_a_breach_would_be_seen(open_page: Any, water_plan: PageFacts, axe: str) -> None:
    view = open_page(water_plan, bypass_csp=True)
    view.page.evaluate("document.getElementById('theme').removeAttribute('aria-label')")
    view.page.evaluate("document.getElementById('theme').removeAttribute('title')")
    assert any("button-name" in breach for said in breaches(view, axe).values() for breach in said)
