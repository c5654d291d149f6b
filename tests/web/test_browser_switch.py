"""Reading as another party and sharing, as a person does it in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tansiq.settings import Settings
from tests.web.chromium import serve_pages
from tests.web.sharing import OFFERED, open_parties
from tests.web.world import NOW, Shelf, open_desk

_SIZES = {"desktop": (1280, 800), "phone": (360, 740)}


@pytest.fixture
def address(stored: tuple[Path, Shelf], tmp_path: Path) -> Iterator[str]:
    """The pages of three parties, of which one holds the world."""
    home = tmp_path / "home"
    shutil.copytree(stored[0], home)
    settings = Settings(home=home, fixed_time=NOW)
    open_parties(settings)
    with serve_pages(settings, open_desk, OFFERED) as found:
        yield found


def _open(browser: Browser, size: str, lang: str) -> Page:
    width, height = _SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale=lang, has_touch=size == "phone")
    return context.new_page()


def _switch(page: Page, name: str) -> None:
    page.locator(".switch summary").click()
    page.locator(f'.switch button[value="{name}"]').click()


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize(
    ("lang", "ministry"), [pytest.param("en-GB", "Ministry", id="en"), pytest.param("ar-IQ", "الوزارة", id="ar")]
)
def test_a_release_shows_after_switching_and_goes_after_withdrawing(
    browser: Browser, address: str, shelf: Shelf, size: str, lang: str, ministry: str
) -> None:
    page = _open(browser, size, lang)
    page.goto(f"{address}/events")
    expect(page.locator("#cards > li")).to_have_count(6)
    _switch(page, "ministry")
    expect(page.locator(".switch summary bdi")).to_have_text(ministry)
    expect(page.locator("#cards > li")).to_have_count(0)

    _switch(page, "home")
    page.goto(f"{address}/reports/{shelf.reports[0]}")
    page.locator("#release > summary").click()
    page.locator("#r-kind").select_option("room")
    expect(page.locator("#r-names")).to_be_hidden()
    page.locator("#r-room").select_option(index=1)
    page.locator("#release form > button").click()
    expect(page.locator("#sharing .tlp")).to_have_text("TLP:AMBER")

    page.goto(f"{address}/events?status=planned")
    _switch(page, "ministry")
    expect(page.locator("#cards > li")).to_have_count(1)
    assert page.url.endswith("/events?status=planned")

    _switch(page, "home")
    page.goto(f"{address}/sharing")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.locator("#by-me .withdraw button").click()
    expect(page.locator("#by-me .withdraw")).to_have_count(0)
    _switch(page, "ministry")
    expect(page.locator("#gone tbody tr")).to_have_count(1)
    page.context.close()
