"""Comparing, merging, splitting and taking back, as a person does it in a real Chromium, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tansiq.release import SearchQuery
from tests.web.chromium import serve_pages
from tests.web.linked import Linked

_SIZES = {"desktop": (1280, 800), "phone": (360, 740)}
_LOCALES = {"en": "en-GB", "ar": "ar-IQ"}
WAYS = [
    pytest.param("en", "desktop", True, id="en-desktop"),
    pytest.param("ar", "desktop", False, id="ar-desktop-without-scripts"),
    pytest.param("en", "phone", False, id="en-phone-without-scripts"),
    pytest.param("ar", "phone", True, id="ar-phone"),
]


@pytest.fixture
def address(linked: Linked) -> Iterator[str]:
    with serve_pages(linked.settings) as found:
        yield found


def _open(browser: Browser, lang: str, size: str, *, scripts: bool = True) -> Page:
    width, height = _SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=_LOCALES[lang],
        java_script_enabled=scripts,
        has_touch=size == "phone",
    )
    return context.new_page()


def _fits(page: Page) -> None:
    """The page is no wider than the window."""
    box, width = page.locator("main").bounding_box(), page.viewport_size
    assert box is not None
    assert width is not None
    assert box["width"] <= width["width"]


@pytest.mark.parametrize(("lang", "size", "scripts"), WAYS)
def test_two_events_are_made_one_and_two_again(
    browser: Browser, address: str, linked: Linked, lang: str, size: str, scripts: bool
) -> None:
    page = _open(browser, lang, size, scripts=scripts)
    page.goto(f"{address}/events/{linked.event()}")
    page.locator("#why .acts a").first.click()
    expect(page.locator(".choice")).to_have_count(1)
    page.locator(".choice input").check()
    page.locator(".choose button").click()
    expect(page.locator(".will li")).to_have_count(4)
    _fits(page)
    # Without a reason the browser does not send it.
    page.locator(".confirm button").click()
    expect(page.locator(".will li")).to_have_count(4)
    page.locator("#j-reason").fill("one night, وليلة واحدة")
    page.locator(".confirm button").click()

    expect(page.locator(".judgements li")).to_have_count(1)
    expect(page.locator(".compare thead th")).to_have_count(4)
    expect(page.locator(".judgements .reason")).to_contain_text("وليلة واحدة")
    assert len(linked.events()) == 1
    page.locator(".judgements .withdraw button").click()
    expect(page.locator(".judgements .withdraw")).to_have_count(0)
    assert len(linked.events()) == 2
    page.context.close()


@pytest.mark.parametrize(("lang", "size", "scripts"), WAYS)
def test_a_report_is_set_apart_and_put_back(
    browser: Browser, address: str, linked: Linked, lang: str, size: str, scripts: bool
) -> None:
    page = _open(browser, lang, size, scripts=scripts)
    page.goto(f"{address}/events/{linked.event()}")
    page.locator("#sources .act").last.click()
    expect(page.locator(".will li")).to_have_count(4)
    _fits(page)
    page.locator("#j-reason").fill("another street")
    page.locator(".confirm button").click()

    expect(page.locator(".judgements li")).to_have_count(1)
    expect(page.locator(".compare")).to_have_count(0)
    assert len(linked.events("attack.shelling")) == 2
    # The judgement names both sides, of which the other is another event now.
    links = page.locator(".judgements p").first.locator("a")
    expect(links).to_have_count(2)
    page.locator(".judgements .withdraw button").click()
    expect(page.locator(".compare thead th")).to_have_count(3)
    assert len(linked.events("attack.shelling")) == 1
    page.context.close()


def _actor(linked: Linked, name: str) -> str:
    """The address of the page of who has this name."""
    with linked.view() as view:
        (head,) = view.search(SearchQuery(name, ("actors",))).actors.named
    return f"/actors/{head.id}"


@pytest.mark.parametrize(("lang", "size", "scripts"), WAYS)
def test_two_names_are_judged_one_and_two_again(
    browser: Browser, address: str, linked: Linked, lang: str, size: str, scripts: bool
) -> None:
    monitor, council = "Monitor of Raqqa", "مجلس الرقة"
    one, other = _actor(linked, monitor), _actor(linked, council)
    page = _open(browser, lang, size, scripts=scripts)
    page.goto(address + one)
    chips = page.locator(".spellings .chip")
    expect(chips).to_have_text([monitor])
    page.locator("#judged .acts a").click()
    # What is pasted is the other's address as it stands in the browser.
    page.locator("#j-address").fill(f"{address}{other}?lang={lang}")
    page.locator(".choose button").click()
    expect(page.locator(".two .chip", has_text=council)).to_be_visible()
    _fits(page)
    page.locator("#j-reason").fill("one body, هيئة واحدة")
    page.locator(".confirm button[value=same]").click()

    # Under either address both names are of one actor, and the event's page names it once.
    expect(page.locator("#judged .judgements li")).to_have_count(1)
    for where in (one, other):
        page.goto(address + where)
        assert set(chips.all_inner_texts()) == {monitor, council}
        expect(page.locator("#judged .reason")).to_contain_text("هيئة واحدة")
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    page.locator("#judged .withdraw button").click()
    expect(page.locator("#judged .withdraw")).to_have_count(0)
    page.goto(address + one)
    expect(chips).to_have_text([monitor])
    page.goto(address + other)
    expect(chips).to_have_text([council])
    page.context.close()


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_words_show_on_pointing_and_on_focus(browser: Browser, address: str, linked: Linked, lang: str) -> None:
    page = _open(browser, lang, "desktop")
    page.goto(f"{address}/events/{linked.event()}")
    killed = page.locator(".compare .said.d-translation")
    expect(killed).to_have_count(2)
    killed.first.hover()
    expect(page.locator("#tip mark")).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator("#tip")).to_be_hidden()
    killed.last.focus()
    expect(page.locator("#tip mark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_the_names_of_rows_stay_while_a_phone_scrolls(
    browser: Browser, address: str, linked: Linked, lang: str
) -> None:
    page = _open(browser, lang, "phone")
    page.goto(f"{address}/events/{linked.event()}")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    slot = page.locator(".compare tbody .slot").first
    before = slot.bounding_box()
    moved = page.locator(".scroll").evaluate(
        "(box, way) => { box.scrollLeft = way * 120; return Math.abs(box.scrollLeft); }", -1 if lang == "ar" else 1
    )
    after = slot.bounding_box()
    assert moved > 50
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) < 2
    page.context.close()


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_new_pages_fit_and_ask_nothing_of_another_server(
    browser: Browser, address: str, linked: Linked, lang: str, size: str
) -> None:
    page = _open(browser, lang, size)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda one: None if one.url.startswith((address, "data:")) else faults.append(one.url))
    with linked.view() as view:
        named = [f"/{one.kind}s/{one.id}" for one in view.get_event(linked.event()).named]
    paths = [f"/reports/{linked.english}/with/{linked.arabic}", "/judgements", f"/events/{linked.event()}/split"]
    for path in (*named, *paths, f"/events/{linked.event()}", f"/events/{linked.event()}/merge"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    assert faults == []
    page.context.close()
