"""People of two parties in windows of their own: for the journeys through the pages in a real Chromium.

Every step looks at its page as it stands, wide and narrow: nothing runs over the edge, and no word of the program is
left in the other language. With a folder's name in JOURNEY_PICTURES the steps are photographed there, to be looked at.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page

from tansiq import desk, people
from tansiq.settings import Settings
from tests.web.staffed import PASSWORD

__all__ = ["PEOPLE", "Journey", "settle"]

_DESKTOP, _PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
_LOCALES = {"en": "en-GB", "ar": "ar-IQ"}

PEOPLE: dict[str, dict[str, tuple[str, ...]]] = {
    "home": {"analyst": ("analyst",), "releaser": ("releaser",)},
    "ministry": {"reader": ("reader",), "officer": ("releaser",)},
}
"""Party to login to roles."""

_WORDS = """() => {
  const words = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement;
    if (within.closest('bdi, code, main [lang], main [dir], option, script')) continue;
    if (walk.currentNode.textContent.trim()) words.push(walk.currentNode.textContent.trim());
  }
  for (const one of document.querySelectorAll('main [placeholder], main [title], main [aria-label]')) {
    if (!one.closest('bdi, code, main [lang], main [dir]'))
      words.push(one.getAttribute('placeholder') || one.getAttribute('title') || one.getAttribute('aria-label'));
  }
  return words;
}"""
"""What the program itself says in the main part of a page: all but what is marked as a name, a code or a text."""
_FOREIGN = {"en": re.compile(r"[\u0600-\u06ff]"), "ar": re.compile(r"[A-Za-z]{2,}")}
_SAME_IN_BOTH = re.compile(
    r"\b(?:TLP(?::[A-Z+]+)?|UTC|Tab|room:NAME|PARTY(?::USER)?|CSV|HXL|(?:Geo)?JSON|STIX|TAXII)(?![A-Za-z])"
)
"""Codes, names of formats, a key, and what is typed as it stands."""


def settle(settings: Settings) -> str:
    """Two parties with their people and a room of both; the room's id is returned."""
    desk.open_party(settings, "ministry", name_en="Ministry", name_ar="الوزارة")
    room = desk.open_room(settings, "council", party="home", name_en="Council", name_ar="المجلس")
    desk.invite(settings, "council", "ministry", party="home")
    desk.accept(settings, "council", party="ministry")
    for party, persons in PEOPLE.items():
        for login, roles in persons.items():
            people.add_person(settings, party, login, PASSWORD, roles)
    return room


@dataclass
class Journey:
    """Windows by login, of people who have signed in; what went wrong in them, and the pictures taken."""

    browser: Browser
    address: str
    lang: str
    name: str
    faults: list[str] = field(default_factory=list)
    _windows: dict[str, Page] = field(default_factory=dict)
    _steps: int = 0

    def is_in(self, english: str, arabic: str) -> str:
        """The one of two words that belongs to this journey's language."""
        return english if self.lang == "en" else arabic

    def page(self, login: str, path: str) -> Page:
        """The page in that person's window; they sign in first where they have not."""
        if login not in self._windows:
            return self._sign_in(login, path)
        page = self._windows[login]
        page.goto(self.address + path)
        return page

    def _sign_in(self, login: str, path: str) -> Page:
        context = self.browser.new_context(viewport=_DESKTOP, locale=_LOCALES[self.lang], color_scheme="light")  # type: ignore[arg-type]
        self._windows[login] = page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("console", self._on_console)
        page.goto(self.address + path)
        if len(self._windows) == 1:
            self.look(page, "sign-in")
        party = next(party for party, persons in PEOPLE.items() if login in persons)
        page.fill("#s-party", party)
        page.fill("#s-login", login)
        page.fill("#s-password", PASSWORD)
        page.locator(".sign button").click()
        page.wait_for_url(self.address + path)
        return page

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404" not in message.text:
            self.faults.append(f"console: {message.text}")

    def look(self, page: Page, step: str) -> None:
        """Judge the page as it stands: its edges wide and narrow, and its words."""
        self._steps += 1
        page.wait_for_load_state()
        for size, scheme in ((_PHONE, "dark"), (_DESKTOP, "light")):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                self.faults.append(f"{step}: wider than a window of {size['width']}")
            self._picture(page, f"{step}-{size['width']}", scheme)
        for words in page.evaluate(_WORDS):
            if _FOREIGN[self.lang].search(_SAME_IN_BOTH.sub("", words)):
                self.faults.append(f"{step}: not in {self.lang}: {words}")

    def _picture(self, page: Page, name: str, scheme: str) -> None:
        folder = os.environ.get("JOURNEY_PICTURES")
        if folder:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.screenshot(path=Path(folder) / f"{self.name}-{self.lang}-{self._steps:02}-{name}.png", full_page=True)

    def print_out(self, page: Page, step: str) -> None:
        """The page as paper shows it: without the navigation, and with it again afterwards."""
        page.emulate_media(media="print")
        if page.locator(".top").is_visible() or page.locator(".desk-nav").is_visible():
            self.faults.append(f"{step}: the navigation is printed")
        self._picture(page, f"{step}-printed", "light")
        page.emulate_media(media="screen")

    def close(self) -> None:
        for page in self._windows.values():
            page.context.close()
