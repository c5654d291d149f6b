"""The pictures of docs/img, taken anew from the samples: `python -m tests.web.pictures`, then look at them.

Not a test: pictures change with every better reading, and are committed when somebody has looked at them.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page
from rich.console import Console

from tansiq.cli.demo import demo_settings, read_samples
from tansiq.cli.spread import PARTIES, list_offered
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.web.chromium import open_browser, serve_pages
from tests.web.world import NOW

_IMG = Path(__file__).parents[2] / "docs" / "img"
_SAME = "?type=attack.prison"
"""One attack, told in reports of three parties."""
_REPORT, _OWNER = "Hundreds flee ISIS annex", "liaison"


def _open(browser: Browser, address: str, scheme: Literal["light", "dark"], lang: str) -> Page:
    context = browser.new_context(viewport={"width": 1200, "height": 700}, color_scheme=scheme, locale=lang)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def _read_as(page: Page, party: str) -> None:
    page.locator(".switch summary").click()
    page.locator(f'.switch button[value="{party}"]').click()
    page.wait_for_load_state("networkidle")


def take_pictures(settings: Settings) -> None:
    """Take all of them from a home that holds the samples."""
    with open_view(settings, Reader(_OWNER)) as view:
        report = next(head.id for head in view.list_reports(limit=500)[0] if head.title.startswith(_REPORT))
    with serve_pages(settings, offered=list_offered()) as address, open_browser() as browser:
        page = _open(browser, f"{address}/events/map", "light", "en-GB")
        page.screenshot(path=_IMG / "events.png")
        page = _open(browser, f"{address}/events?type=attack", "dark", "ar-IQ")
        page.screenshot(path=_IMG / "events-ar.png")
        page = _open(browser, f"{address}/about", "light", "en-GB")
        _read_as(page, _OWNER)
        page.goto(f"{address}/reports/{report}")
        page.locator("#text mark.claim").first.hover()
        page.screenshot(path=_IMG / "report.png")
        for party in PARTIES:
            page = _open(browser, f"{address}/events{_SAME}", "light", "en-GB")
            page.set_viewport_size({"width": 520, "height": 1100})
            _read_as(page, party)
            page.screenshot(path=_IMG / f"as-{party}.png")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        home = demo_settings(Settings(home=Path(folder) / "home", fixed_time=NOW))
        read_samples(home, Console(file=io.StringIO()))
        take_pictures(home)
