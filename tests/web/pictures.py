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
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tests.web.chromium import open_browser, serve_pages
from tests.web.world import NOW

_IMG = Path(__file__).parents[2] / "docs" / "img"
_SAME = "?type=attack.prison"
"""One attack, told in reports of three parties."""
_COMPARED_BY = "ministry"
"""The party that sees one event told most often."""
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
    with open_view(settings, Reader(_COMPARED_BY)) as view:
        compared = max(view.list_events(EventQuery(limit=500)).events, key=lambda head: (head.reports, head.id)).id
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
        for lang, name in (("en-GB", "compare.png"), ("ar-IQ", "compare-ar.png")):
            page = _open(browser, f"{address}/about", "light" if lang == "en-GB" else "dark", lang)
            _read_as(page, _COMPARED_BY)
            page.set_viewport_size({"width": 1200, "height": 900})
            page.goto(f"{address}/events/{compared}")
            page.locator(".compare .said.d-contradiction").first.scroll_into_view_if_needed()
            page.locator(".compare .said[tabindex]").nth(4).hover()
            page.screenshot(path=_IMG / name)
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
