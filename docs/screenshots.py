"""Draws docs/first-plan.png anew: the picture of the plan that ships with qgraph. Run by hand after a change of looks.

    python docs/screenshots.py

Needs the test extra (Playwright) and a Chromium, which QGRAPH_CHROMIUM may name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from qgraph.build import build, first_plan
from qgraph.graph.store import Store
from qgraph.publishing.facts import read_facts
from qgraph.publishing.page import write_page

DOCS = Path(__file__).resolve().parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]


def draw_first_plan(folder: Path) -> Path:
    """The page of the first plan, in a file of ``folder``."""
    path = folder / "plan.html"
    with Store.open(":memory:") as store:
        build([first_plan()], store)
        write_page(read_facts(store), path)
    return path


def shoot(page: Page, target: Path) -> None:
    """Takes the picture once everything is drawn."""
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)
    page.screenshot(path=target)


def main() -> None:
    """Writes the picture, 1280 by 800 pixels."""
    chromium = os.environ.get("QGRAPH_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(draw_first_plan(Path(folder)).as_uri())
        shoot(page, DOCS / "first-plan.png")
        browser.close()


if __name__ == "__main__":
    main()
