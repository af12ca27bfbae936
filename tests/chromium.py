"""Finds a Chromium that starts, or fetches one, and prints where it is; ``make test`` runs it before the tests.

In order: $QGRAPH_CHROMIUM, an installed Chromium or Chrome, Debian's package where root may install it, and
Playwright's own download. A browser counts only once it has drawn a page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk", "libatomic1")  # the last is for Playwright's own driver


def starts(path: str) -> bool:
    """Whether the browser at ``path`` starts under Playwright and runs a script."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error:
            return False
        alive: bool = browser.new_page().evaluate("1 + 1") == 2
        browser.close()
        return alive


def playwrights_own() -> str:
    """Where Playwright keeps, or would keep, its own Chromium."""
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def installed() -> Iterator[str]:
    """The browsers that are here already."""
    for name in (os.environ.get("QGRAPH_CHROMIUM"), *NAMES, playwrights_own()):
        path = shutil.which(name) if name else None
        if path:
            yield path


def quietly(*command: str) -> bool:
    """Whether the command succeeds; its output goes to standard error, where it does not end up in the path."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0


def driver_starts() -> bool:
    """Whether Playwright itself runs; on a bare Debian its driver lacks a library."""
    return quietly(sys.executable, "-m", "playwright", "--version")


def by_apt() -> bool:
    """Installs Debian's packages, where that is possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return quietly("apt-get", "update", "-qq") and quietly(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES
    )


def by_playwright() -> bool:
    """Downloads Playwright's own build into its cache."""
    return quietly(sys.executable, "-m", "playwright", "install", "chromium")


def working() -> str | None:
    """A browser that starts, fetched if need be."""
    ways: tuple[Callable[[], bool], ...] = (lambda: True, by_apt, by_playwright)
    for way in ways:
        if way() and driver_starts():
            found = next((path for path in installed() if starts(path)), None)
            if found:
                return found
    return None


if __name__ == "__main__":
    chromium = working()
    if chromium is None:
        sys.exit(
            "没有可用的 Chromium · no Chromium starts here, and neither apt nor Playwright could fetch one: "
            "install Chromium, or name it in QGRAPH_CHROMIUM"
        )
    sys.stdout.write(chromium + "\n")
