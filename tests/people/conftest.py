"""Two parties on one node, at a fixed time and with drawn things repeatable."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tansiq.desk import open_party
from tansiq.settings import Settings

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _quick(quick_passwords: None) -> None:
    """Every test here hashes quickly."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a node with the parties command and ministry."""
    made = Settings(tmp_path / "home", "command", NOW, random.Random(7))
    for party in ("command", "ministry"):
        open_party(made, party)
    return made
