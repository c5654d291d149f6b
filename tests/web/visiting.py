"""A window of a real browser on the pages of the hand-made world, and what went wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.web.world import Shelf

__all__ = ["DESKTOP", "PHONE", "Visit", "open_visit", "paths_of"]

DESKTOP, PHONE = (1280, 800), (360, 740)
FOUND = ("/search?q=Hit", "/search?q=هيت", "/search?q=zzz", "/reports?text=checkpoint")


@dataclass
class Visit:
    """A browser's window on the pages, and what went wrong in it."""

    context: BrowserContext
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        for drawn in ("#map", "#chart"):
            if self.page.locator(drawn).count():
                self.page.locator(f"{drawn}[data-ready]").wait_for()
        return self.page


def _watch(visit: Visit) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.faults.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((visit.address, "data:")):
            visit.faults.append(f"asked elsewhere: {request.url}")

    visit.page.on("console", on_console)
    visit.page.on("pageerror", lambda error: visit.faults.append(f"script: {error}"))
    visit.context.on("request", on_request)


def open_visit(browser: Browser, address: str, size: tuple[int, int], locale: str = "en-GB") -> Visit:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=locale, color_scheme="light", has_touch=size == PHONE
    )
    visit = Visit(context, context.new_page(), address)
    _watch(visit)
    return visit


def paths_of(shelf: Shelf) -> list[str]:
    events = [f"/events/{ids[0]}" for ids in shelf.events]
    return [
        "/events",
        "/events/map",
        "/events/timeline",
        "/reports",
        "/sharing",
        "/about",
        "/nothing",
        *FOUND,
        *events,
    ] + [f"/reports/{one}" for one in shelf.reports]
