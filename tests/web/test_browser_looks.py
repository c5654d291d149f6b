"""How the pages look in a real Chromium: on a phone, and every word on its ground."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.visiting import PHONE, Visit, paths_of
from tests.web.world import Shelf


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_page_scrolls_sideways_on_a_phone(phone: Visit, shelf: Shelf, lang: str) -> None:
    phone.go(f"/about?lang={lang}")
    for path in [one for one in paths_of(shelf) if one != "/nothing"]:
        page = phone.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE[0], (path, wide)


# What shows of the dots: one between two items of a line, and none where a line begins or ends.
_DOTS = """
() => [...document.querySelectorAll(".facts, .named .sub, .reports .sub")].flatMap((line) => {
  const is_rtl = getComputedStyle(line).direction === "rtl", box = line.getBoundingClientRect();
  const from = (rect) => is_rtl ? box.right - rect.right : rect.left - box.left;
  return [...line.children].map((item, i) => {
    const dot = getComputedStyle(item, "::before"), own = item.getBoundingClientRect();
    const is_first = i === 0 || own.top >= item.previousElementSibling.getBoundingClientRect().bottom;
    const ends = from(own) + parseFloat(dot.insetInlineStart) + parseFloat(dot.width);
    const is_cut = ends < 1 && getComputedStyle(line).overflowX === "clip";
    return { is_first, is_cut, has_after: getComputedStyle(item, "::after").content !== "none", words: item.innerText };
  });
})
"""


@pytest.mark.parametrize(("lang", "words"), [pytest.param("en", "Hit", id="en"), pytest.param("ar", "سوريا", id="ar")])
def test_no_dot_stands_where_a_line_begins_or_ends_on_a_phone(phone: Visit, lang: str, words: str) -> None:
    items = []
    for path in (f"/search?lang={lang}&q={words}", "/events", "/reports"):
        items += phone.go(path).evaluate(_DOTS)

    assert [one for one in items if one["is_first"] != one["is_cut"] or one["has_after"]] == []
    assert {one["is_first"] for one in items} == {True, False}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_first_year_has_no_line_of_its_own_on_a_phone(phone: Visit, lang: str) -> None:
    page = phone.go(f"/events/timeline?lang={lang}")
    lines = page.evaluate(
        "[...document.querySelectorAll('.years tbody th, .years tbody td')]"
        ".map((cell) => getComputedStyle(cell).borderBlockStartWidth)"
    )

    assert len(lines) >= 8
    assert set(lines) == {"0px"}


# From left to right the browser itself keeps room for the arrow, which no style says.
@pytest.mark.parametrize(("lang", "room"), [pytest.param("en", 0, id="en"), pytest.param("ar", 20, id="ar")])
def test_a_choice_ends_before_its_arrow_on_a_phone(phone: Visit, shelf: Shelf, lang: str, room: int) -> None:
    page = phone.go(f"/reports/{shelf.reports[0]}?lang={lang}")
    page.locator("#release > summary").click()
    style = page.locator("#r-tlp").evaluate(
        "(one) => [getComputedStyle(one).textOverflow, parseFloat(getComputedStyle(one).paddingInlineEnd)]"
    )

    assert style[0] == "ellipsis"
    assert style[1] >= room


def test_tapping_words_on_a_phone_says_what_they_were_read_as(phone: Visit, shelf: Shelf) -> None:
    page = phone.go(f"/reports/{shelf.reports[0]}?lang=en")
    page.locator("mark.m", has_text="9 killed").tap()

    expect(page.locator("#tip")).to_contain_text("Killed 9")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


# WCAG 2.2, 1.4.3: 4.5 to 1. Not read: words in SVG, and the counts on the map's marks, whose ground is drawn.
_CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, under) => under.map((c, i) => i < 3 ? (top[i] * top[3] + c * (255 - top[3])) / 255 : 255);
  const linear = (v) => v / 255 <= .03928 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const ground = (node) => {
    const all = [];
    for (let at = node; at; at = at.parentElement) all.push(rgb(getComputedStyle(at).backgroundColor));
    return all.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 255]);
  };
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
    if (node.closest("svg, .skip, .pin-n, option")) continue;
    const style = getComputedStyle(node), back = ground(node);
    const pair = [light(over(rgb(style.color), back)), light(back)].sort((a, b) => b - a);
    const ratio = (pair[0] + .05) / (pair[1] + .05);
    const words = walker.currentNode.data.trim().slice(0, 30);
    if (ratio < 4.5) faults.push(`${node.className || node.tagName}: ${words} ${ratio.toFixed(2)}`);
  }
  return [...new Set(faults)];
}
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_can_be_told_from_its_ground(visit: Visit, shelf: Shelf, theme: str) -> None:
    visit.go(f"/about?lang=en&theme={theme}")
    for path in [one for one in paths_of(shelf) if one != "/nothing"]:
        assert visit.go(path).evaluate(_CONTRAST) == [], path
