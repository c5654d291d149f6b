"""What is committed works elsewhere: no addresses of one machine or registry, one version, every rule in force."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import tansiq

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    """Every file that git keeps, or would keep."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_version_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## \[?([^\]\s]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert newest is not None
    assert project["version"] == tansiq.__version__ == newest[1]


def test_changelog_puts_sharing_first() -> None:
    """Whatever alters what a partner sees is read first (CONTRIBUTING.md)."""
    order = ["Sharing", "Added", "Changed", "Fixed", "Removed"]
    for release in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        headings = re.findall(r"^### (\w+)", release, re.MULTILINE)

        assert headings == [heading for heading in order if heading in headings]
        assert headings[:1] == ["Sharing"]


def test_python_lock_has_a_hash_for_each_package_and_no_address() -> None:
    for name in ("requirements.lock", "scripts/uv-requirements.txt", "scripts/node-requirements.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.lstrip().startswith("#")]

        assert pins
        assert [line for line in pins if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []
        assert "://" not in text


def test_python_lock_holds_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for group in project["optional-dependencies"].values() for one in group)]
    names = {re.split(r"[<>=!~;\[ ]", one, maxsplit=1)[0].lower() for one in asked}
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))

    assert names - locked == set()


def test_npm_lock_has_a_hash_for_each_package_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert fetched
    assert [name for name, package in fetched.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in fetched.items() if "resolved" in package] == []


def test_no_file_is_meant_for_one_machine_only() -> None:
    # A path begins where no host stands before it: a source may be "http://example.org/home/print/1".
    local = re.compile(
        rb"(?<![\w.])/ho"
        rb"me/\w+/|/ro"
        rb"ot/|/wo"
        rb"rk/(?:main|shared)|files\.python"
        rb"hosted|registry\.npm"
        rb"js|/artifact"
        rb"ory/"
    )
    found = [str(path.relative_to(ROOT)) for path in tracked() if local.search(path.read_bytes())]

    assert found == []


def test_no_comment_waits_without_an_issue() -> None:
    # Spelled in two halves, so that this file does not find itself.
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX"))
    waiting = re.compile(rf"#.*\b({marks})\b(?!.*#\d)")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if waiting.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("name", ["scripts/setup.py", ".ci/run"])
def test_script_is_executable(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o111


def test_what_the_pages_load_is_here_with_its_licences() -> None:
    """Nothing is fetched when a page is opened."""
    vendor = ROOT / "src" / "tansiq" / "web" / "static" / "vendor"
    fetched = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert {path.stem for path in (vendor / "licences").iterdir()} == set(fetched)
    assert {"leaflet.js", "leaflet.css", "htmx.min.js", "uPlot.iife.min.js"} <= {path.name for path in vendor.iterdir()}
