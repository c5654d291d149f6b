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
from tansiq.release import open_view
from tansiq.settings import Settings
from tests.web.chromium import open_browser, serve_pages
from tests.web.world import NOW

_IMG = Path(__file__).parents[2] / "docs" / "img"
_REPORT = "Hundreds flee ISIS annex"


def _open(browser: Browser, address: str, scheme: Literal["light", "dark"], lang: str) -> Page:
    context = browser.new_context(viewport={"width": 1200, "height": 700}, color_scheme=scheme, locale=lang)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def take_pictures(settings: Settings) -> None:
    """Take all of them from a home that holds the samples."""
    with open_view(settings) as view:
        report = next(head.id for head in view.list_reports(limit=500)[0] if head.title.startswith(_REPORT))
    with serve_pages(settings) as address, open_browser() as browser:
        page = _open(browser, f"{address}/events/map", "light", "en-GB")
        page.screenshot(path=_IMG / "events.png")
        page = _open(browser, f"{address}/events?type=attack", "dark", "ar-IQ")
        page.screenshot(path=_IMG / "events-ar.png")
        page = _open(browser, f"{address}/reports/{report}", "light", "en-GB")
        page.locator("#text mark.claim").first.hover()
        page.screenshot(path=_IMG / "report.png")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        home = demo_settings(Settings(home=Path(folder) / "home", fixed_time=NOW))
        read_samples(home, Console(file=io.StringIO()))
        take_pictures(home)
