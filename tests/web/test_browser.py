"""The pages in a real headless Chromium: what a person does, and that no page asks anything of another server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.visiting import DESKTOP, Visit, open_visit, paths_of
from tests.web.world import Shelf


def test_typing_words_filters_the_list_and_the_address(visit: Visit) -> None:
    page = visit.go("/events?lang=en")
    expect(page.locator("#cards > li")).to_have_count(6)
    page.get_by_label("Words").fill("checkpoint")

    expect(page.locator("#cards > li")).to_have_count(1)
    expect(page.locator("#total")).to_have_text("1 event")
    assert page.url.endswith("/events?text=checkpoint")
    page.go_back()
    expect(page.locator("#cards > li")).to_have_count(6)


@pytest.mark.parametrize(
    ("lang", "label", "words", "name"),
    [pytest.param("en", "Search", "Hit", "Hit", id="en"), pytest.param("ar", "بحث", "هيت", "هيت", id="ar")],
)
def test_the_box_in_the_header_completes_and_searches(
    visit: Visit, lang: str, label: str, words: str, name: str
) -> None:
    page = visit.go(f"/about?lang={lang}")
    box = page.get_by_label(label, exact=True)
    box.fill(words)
    expect(page.locator(f'#finder-completions option[value="{name}"]')).to_be_attached()
    box.press("Enter")

    expect(page.locator("#places mark").first).to_have_text(words)
    page.locator("#places a").first.click()
    expect(page.locator("h1 bdi")).to_have_text(name)
    page.locator(".thing .views a").first.click()
    expect(page.locator(".about bdi")).to_have_text(name)
    expect(page.locator("#cards > li")).to_have_count(1)
    page.locator(".about a").click()
    expect(page.locator("#cards > li")).to_have_count(6)


def test_choosing_a_type_filters_and_carries_over_to_the_map(visit: Visit) -> None:
    page = visit.go("/events?lang=en")
    page.get_by_label("Type").select_option("attack.car_bomb")
    expect(page.locator("#cards > li")).to_have_count(1)
    page.get_by_role("link", name="Map", exact=True).click()

    expect(page.locator("#map")).to_have_attribute("data-ready", "1")
    assert "type=attack.car_bomb" in page.url


def test_the_filter_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/events")
    page.get_by_label("Status").select_option("planned")
    page.get_by_role("button", name="Filter").click()

    expect(page.locator("#cards > li")).to_have_count(1)
    context.close()


def test_the_map_shows_places_with_a_circle_and_what_happened_there(visit: Visit) -> None:
    page = visit.go("/events/map?lang=en")
    expect(page.locator("#map")).to_have_attribute("data-ready", "3")
    expect(page.locator("#map path.pin")).to_have_count(3)
    # Marks and circles: a place's reach is drawn beside its mark.
    expect(page.locator("#map path[stroke-dasharray]")).to_have_count(3)
    page.locator("#map path.pin[aria-label^='Hasakah']").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".leaflet-popup")).to_contain_text("Attack on a prison")
    expect(page.locator("#unlocated li")).to_have_count(2)


def test_the_map_follows_the_filter(visit: Visit) -> None:
    page = visit.go("/events/map?lang=en")
    expect(page.locator("#map path.pin")).to_have_count(3)
    page.get_by_label("Country").select_option("SY")

    expect(page.locator("#map path.pin")).to_have_count(1)
    expect(page.locator("#results .mini")).to_have_count(2)


def test_the_map_speaks_arabic(visit: Visit) -> None:
    page = visit.go("/events/map?lang=ar")
    expect(page.locator("#map")).to_have_attribute("data-ready", "3")

    expect(page.locator("#map path.pin[aria-label^='هيت']")).to_have_count(1)
    page.get_by_label("البلد").select_option("SY")
    expect(page.locator(".country-name", has_text="سوريا")).to_be_visible()


def test_the_timeline_draws_and_dragging_chooses_a_period(visit: Visit) -> None:
    page = visit.go("/events/timeline?lang=en")
    expect(page.locator("#chart")).to_have_attribute("data-ready", "3")
    expect(page.locator("#cards rect.bar")).to_have_count(4)
    box = page.locator("#chart .u-over").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 50, steps=5)
    page.mouse.up()

    expect(page.locator("#total")).to_have_text("2 events")
    assert "since=2019" in page.url
    expect(page.locator("#chart")).to_have_attribute("data-ready", "1")


def test_the_language_switches_and_is_remembered(visit: Visit) -> None:
    page = visit.go("/events?lang=en&type=attack")
    page.locator("#language").click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("الأحداث")
    assert "type=attack" in page.url
    visit.go("/about")
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_the_language_of_a_filtered_list_is_that_of_the_filter(visit: Visit) -> None:
    page = visit.go("/events?lang=en")
    page.get_by_label("Words").fill("checkpoint")
    expect(page.locator("#cards > li")).to_have_count(1)
    page.locator("#language").click()

    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("#cards > li")).to_have_count(1)


def test_dark_and_light_switch_in_place_and_are_remembered(visit: Visit) -> None:
    page = visit.go("/events?lang=en")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("#theme").click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    assert dark != light
    visit.go("/about")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark


def test_the_devices_own_look_is_followed(browser: Browser, address: str) -> None:
    seen = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{address}/about")
        seen.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        context.close()

    assert seen[0] != seen[1]


def test_pointing_at_words_says_what_they_were_read_as(visit: Visit, shelf: Shelf) -> None:
    page = visit.go(f"/reports/{shelf.reports[0]}?lang=en")
    tip = page.locator("#tip")
    expect(tip).to_be_hidden()
    page.locator("mark.m", has_text="9 killed").hover()

    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Killed 9")
    expect(tip).to_contain_text("Police")
    expect(page.locator(f".side [data-event='{shelf.events[0][0]}']")).to_have_class("mini g-attack on")
    page.locator("h1").hover()
    expect(tip).to_be_hidden()


def test_the_keyboard_reaches_marked_words_and_leaves_them(visit: Visit, shelf: Shelf) -> None:
    page = visit.go(f"/reports/{shelf.reports[1]}?lang=ar")
    page.locator("#text mark.m").first.focus()

    expect(page.locator("#tip")).to_contain_text("الحسكة، سوريا")
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()


def test_the_skip_link_leads_to_the_content(visit: Visit) -> None:
    page = visit.go("/events?lang=en")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_files_and_a_text_are_uploaded(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("/reports?lang=en")
    good, bad = tmp_path / "note.txt", tmp_path / "photo.jpg"
    good.write_text("A patrol returned to base at Rutba.", encoding="utf-8")
    bad.write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    page.get_by_label("Files").set_input_files([good, bad])
    page.get_by_label("Or paste a text").fill("عادت دورية إلى قاعدتها في الرطبة.")
    page.get_by_role("button", name="Read and add").click()

    expect(page.locator("#added li")).to_have_count(2)
    expect(page.locator("#refused")).to_contain_text("photo.jpg")
    expect(page.locator("#refused")).to_contain_text("It is not text")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_opens_without_a_fault(browser: Browser, address: str, shelf: Shelf, lang: str) -> None:
    for path in paths_of(shelf):
        opened = open_visit(browser, address, DESKTOP, "ar-IQ" if lang == "ar" else "en-GB")
        opened.go(path)
        assert opened.page.evaluate("document.documentElement.lang") == lang
        opened.context.close()
        # A page that is not there says so in the console; nothing else may.
        assert [one for one in opened.faults if "404" not in one or path != "/nothing"] == [], path


def test_a_script_in_a_report_never_runs(visit: Visit, shelf: Shelf) -> None:
    page = visit.go(f"/reports/{shelf.reports[2]}?lang=en")
    page.locator("#text mark.m").first.hover()
    visit.go(f"/events/{shelf.events[2][0]}")
    visit.go("/events/map")
    expect(page.locator("#map")).to_have_attribute("data-ready", "3")
    page.locator("#map path.pin[aria-label*='onmouseover']").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".leaflet-popup")).to_contain_text("<b onmouseover")
    assert page.locator(".leaflet-popup b[onmouseover]").count() == 0


def test_every_field_has_a_name(visit: Visit, shelf: Shelf) -> None:
    for path in ("/events?lang=en", "/reports?lang=en", f"/reports/{shelf.reports[0]}?lang=en"):
        page = visit.go(path)
        nameless = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter((one) => !one.labels.length).length"
        )
        assert nameless == 0


def test_a_place_tells_of_events_that_the_list_does_not_hold(visit: Visit) -> None:
    page = visit.go("/events/map?lang=ar")
    page.evaluate("document.querySelectorAll('.mini').forEach((line) => line.remove())")
    page.locator("#map path.pin[aria-label^='الحسكة']").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".leaflet-popup")).to_contain_text("هجوم على سجن – سجن في الحسكة")
    expect(page.locator(".leaflet-popup")).to_contain_text("11 قتيلاً")
