"""Pages over the hand-made world: stored through the desk with its readings set, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tansiq.settings import Settings
from tansiq.web import create_app
from tests.web.world import Shelf, open_desk, store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", party="home", fixed_time=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def shelf(settings: Settings) -> Shelf:
    """The stored world: report and event ids by name."""
    return store(settings)


@pytest.fixture
def client(settings: Settings, shelf: Shelf) -> Iterator[TestClient]:
    app = create_app(settings, open_desk=open_desk)
    with TestClient(app, base_url="http://127.0.0.1:8000") as asking:
        yield asking
