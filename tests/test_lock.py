"""The lock files pin all that is installed, by hash and for every platform, and name no place it came from."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("base", "test", "bench", "ontology")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


class Pin(NamedTuple):
    """One locked package, and how many files of it are allowed."""

    requirement: Requirement
    hashes: int


@cache
def text_of(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")


@cache
def pins(lock: str) -> dict[str, Pin]:
    """The pins of a lock file by name. A line that ends in a backslash goes on in the next."""
    lines = [line for line in text_of(lock).replace("\\\n", " ").splitlines() if not line.lstrip().startswith("#")]
    found = [Pin(Requirement(HASH.sub("", line).strip()), len(HASH.findall(line))) for line in lines if line.strip()]
    assert len(found) == len({pin.requirement.name for pin in found}), "a package is pinned to two versions"
    return {pin.requirement.name: pin for pin in found}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def needed(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for: the base and what builds, and for tests and benchmarks their extras."""
    table = project()
    names = [
        *table["project"]["dependencies"],
        *table["dependency-groups"]["build"],
        *table["build-system"]["requires"],
    ]
    extras = table["project"]["optional-dependencies"]
    wanted = {"base": (), "test": ("notebook", "test"), "bench": ("bench",), "ontology": ("ontology",)}[lock]
    names += [name for extra in wanted for name in extras[extra] if not name.startswith("qgraph[")]
    return [Requirement(name) for name in names]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_to_a_version_the_project_allows(lock: str) -> None:
    for requirement in needed(lock):
        pin = pins(lock)[requirement.name].requirement
        (version,) = pin.specifier
        assert version.operator == "=="
        assert requirement.specifier.contains(version.version), f"{requirement} is locked to {version}: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_its_hashes(lock: str) -> None:
    assert len(pins(lock)) > len(needed(lock))
    for name, pin in pins(lock).items():
        assert pin.hashes, name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_path(lock: str) -> None:
    said = re.search(r"://|@|index-url|find-links|trusted-host|(?:^|\s)/|\\\w|file:|~/", text_of(lock))
    assert not said, said


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_every_lock_holds_the_base_in_the_same_versions(lock: str) -> None:
    both = {name: (pin, pins(lock)[name]) for name, pin in pins("base").items()}
    assert both
    for name, (base, other) in both.items():
        assert str(base.requirement.specifier) == str(other.requirement.specifier), name


@pytest.mark.parametrize("folder", ["n3", "tsc", "axe", "pages"])
def test_a_lock_of_javascript_packages_pins_all_and_names_no_address(folder: str) -> None:
    wanted, lock = (
        json.loads((ROOT / "requirements" / folder / name).read_text(encoding="utf-8"))
        for name in ("package.json", "package-lock.json")
    )
    packages = {name: package for name, package in lock["packages"].items() if name}
    for name, version in wanted["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for name, package in packages.items():
        assert not re.search("GPL|-NC", package["license"]), name
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def installed(name: str) -> Distribution | None:
    """The package as installed; None for one that only another platform needs."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        assert pins("test")[name].requirement.marker, f"{name} is not installed"
        return None


def test_compiled_packages_are_pinned_for_every_platform() -> None:
    """A package with compiled parts has a file for each of Linux, macOS and Windows and each Python."""
    compiled = 0
    for name, pin in pins("base").items():
        package = installed(name)
        if package and "-none-any" not in (package.read_text("WHEEL") or ""):
            compiled += 1
            assert pin.hashes >= 10, f"{name}: {pin.hashes} hashes"
    assert compiled


def licence(package: Distribution) -> str:
    """What the package's metadata says of its licence, without the licence's own text."""
    said = {field: package.metadata.get_all(field) or [] for field in ("License-Expression", "License", "Classifier")}
    short = [line for text in said["License"] for line in text.splitlines()[:1]]
    classifiers = [line for line in said["Classifier"] if line.startswith("License")]
    return " ".join([*said["License-Expression"], *short, *classifiers])


@pytest.mark.parametrize("name", sorted(pins("test")))
def test_no_dependency_binds_its_users_to_the_gpl(name: str) -> None:
    package = installed(name)
    if package:
        assert licence(package), f"{name} states no licence"
        assert not re.search(r"\bA?GPL|(?<!Lesser )General Public", licence(package)), licence(package)
