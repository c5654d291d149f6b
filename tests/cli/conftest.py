"""Commands run in this process, in a home of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tansiq.cli import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


Runner = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet, at a fixed time."""
    monkeypatch.setenv("TANSIQ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TANSIQ_CLOCK", "2026-01-05T12:00:00Z")
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.delenv("TANSIQ_PARTY", raising=False)
    return tmp_path / "home"


@pytest.fixture
def tansiq(home: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Runs `tansiq WORDS…`."""

    def call(*words: str) -> Ran:
        capsys.readouterr()
        status = run(list(words))
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call
