"""Signing in, adding somebody and signing out, as a person does it in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tansiq import people
from tansiq.settings import Settings
from tests.web.chromium import serve_pages
from tests.web.staffed import PASSWORD
from tests.web.world import NOW, Shelf, open_desk

_SIZES = {"desktop": (1280, 800), "phone": (360, 740)}


@pytest.fixture
def address(stored: tuple[Path, Shelf], tmp_path: Path, quick_passwords: None) -> Iterator[str]:
    home = tmp_path / "home"
    shutil.copytree(stored[0], home)
    settings = Settings(home=home, fixed_time=NOW)
    people.add_person(settings, "home", "بسمة", PASSWORD, ["administrator", "analyst"])
    with serve_pages(settings, open_desk) as found:
        yield found


def _sign_in(page: Page, login: str, password: str) -> None:
    page.fill("#s-party", "home")
    page.fill("#s-login", login)
    page.fill("#s-password", password)
    page.locator(".sign button").click()


def _is_within(page: Page) -> bool:
    """Nothing is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("lang", ["en-GB", "ar-IQ"])
def test_sign_in_add_somebody_sign_out(browser: Browser, address: str, size: str, lang: str) -> None:
    width, height = _SIZES[size]
    page = browser.new_context(viewport={"width": width, "height": height}, locale=lang).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/people")
    expect(page.locator(".sign h1")).to_be_visible()
    assert _is_within(page)
    _sign_in(page, "بسمة", "a wrong password")
    expect(page.locator(".warn")).to_be_visible()
    _sign_in(page, "بسمة", PASSWORD)
    page.wait_for_url(f"{address}/people")
    page.fill("#p-login", "amal")
    page.locator("#add button").click()
    password = page.locator(".secret").inner_text()
    expect(page.locator("table").first.locator("tbody tr")).to_have_count(2)
    assert _is_within(page)
    page.locator(".switch summary").click()
    page.locator('.switch button[type="submit"]').click()
    page.wait_for_url(f"{address}/sign-in")
    _sign_in(page, "amal", password)
    page.wait_for_url(f"{address}/events")
    expect(page.locator("#cards > li")).not_to_have_count(0)
    page.goto(f"{address}/people")
    expect(page.locator(".empty.big")).to_be_visible()
    page.goto(f"{address}/me")
    assert _is_within(page)
    assert errors == []
