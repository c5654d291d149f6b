"""Pages over the hand-made world: stored through the desk with its readings set, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from tansiq.settings import Settings
from tansiq.web import create_app
from tests.web import sharing
from tests.web.chromium import open_browser, serve_pages
from tests.web.linked import Linked, make_linked
from tests.web.visiting import DESKTOP, PHONE, Visit, open_visit
from tests.web.world import NOW, Shelf, open_desk, store


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shelf]:
    """A home with the world in it, made once; tests get a copy."""
    home = tmp_path_factory.mktemp("stored") / "home"
    return home, store(Settings(home=home, fixed_time=NOW))


@pytest.fixture
def settings(tmp_path: Path, stored: tuple[Path, Shelf]) -> Settings:
    home = tmp_path / "home"
    shutil.copytree(stored[0], home)
    return Settings(home=home, fixed_time=NOW)


@pytest.fixture
def shelf(stored: tuple[Path, Shelf]) -> Shelf:
    """The stored world: report and event ids."""
    return stored[1]


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    app = create_app(settings, open_desk=open_desk)
    with TestClient(app, base_url="http://127.0.0.1:8000") as asking:
        yield asking


@pytest.fixture(scope="session")
def linked_home(tmp_path_factory: pytest.TempPathFactory) -> Linked:
    """Two tellings of one event and one of another, made once."""
    return make_linked(tmp_path_factory.mktemp("linked"))


@pytest.fixture
def linked(tmp_path: Path, linked_home: Linked) -> Linked:
    """A copy of it."""
    shutil.copytree(linked_home.settings.home, tmp_path / "home")
    return replace(linked_home, settings=replace(linked_home.settings, home=tmp_path / "home"))


@pytest.fixture
def asking(linked: Linked) -> Iterator[TestClient]:
    with TestClient(create_app(linked.settings), base_url="http://127.0.0.1:8000") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(stored: tuple[Path, Shelf], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages are served, on a free port."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(stored[0], home)
    with serve_pages(Settings(home=home, fixed_time=NOW), open_desk) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A desktop window; whatever it reports as wrong fails the test."""
    opened = open_visit(browser, address, DESKTOP)
    yield opened
    opened.context.close()
    assert opened.faults == []


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """The same of a phone's size, which is touched."""
    opened = open_visit(browser, address, PHONE)
    yield opened
    opened.context.close()
    assert opened.faults == []


@pytest.fixture
def shared(settings: Settings) -> Iterator[TestClient]:
    """Three parties and home's room with the ministry in it; nothing is released."""
    sharing.open_parties(settings)
    with sharing.asking(settings) as client:
        yield client
