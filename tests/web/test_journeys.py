"""What two parties do with each other, from the sign-in to the receipt, in a real Chromium and in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tansiq import desk
from tansiq.model import Audience
from tansiq.release import HoldScope, Reader, open_view
from tansiq.settings import Settings
from tests.web.chromium import serve_pages
from tests.web.journeying import Journey, settle
from tests.web.world import NOW, Shelf, open_desk

_TITLE = "Car bomb near Hit"


@dataclass(frozen=True, slots=True)
class Office:
    """A served home of two parties, and a journey through its pages."""

    settings: Settings
    shelf: Shelf
    room: str
    to: Journey


@pytest.fixture(params=["en", "ar"])
def office(
    request: pytest.FixtureRequest, browser: Browser, stored: tuple[Path, Shelf], tmp_path: Path, quick_passwords: None
) -> Iterator[Office]:
    """Whatever the pages show wrong on the way fails the test at its end."""
    home = tmp_path / "home"
    shutil.copytree(stored[0], home)
    settings = Settings(home=home, fixed_time=NOW)
    room = settle(settings)
    with serve_pages(settings, open_desk) as address:
        journey = Journey(browser, address, request.param, request.function.__name__.removeprefix("test_"))
        yield Office(settings, stored[1], room, journey)
        journey.close()
    assert not journey.faults, "\n".join(journey.faults)


def _release(office: Office) -> str:
    """The first report goes to the room."""
    return desk.release(
        office.settings, office.shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER"
    )


def _draft(office: Office) -> None:
    """The analyst prepares a release, and cannot make it."""
    page = office.to.page("analyst", f"/reports/{office.shelf.reports[0]}")
    page.locator("#release > summary").click()
    page.select_option("#r-kind", "room")
    page.select_option("#r-room", label=office.to.is_in("Council", "المجلس"))
    page.select_option("#r-tlp", "AMBER")
    expect(page.locator("#release form > button[type=submit]")).to_have_count(0)
    page.locator("#release .more summary").click()
    page.fill("#r-note", "للاطلاع for the council")
    office.to.look(page, "draft-form")
    page.locator('#release button[formaction$="/draft"]').click()
    page.wait_for_url("**/sharing/prepared#drafts")
    expect(page.locator("#drafts article")).to_have_count(1)
    expect(page.locator("#drafts article button[type=submit]").first).to_have_text(office.to.is_in("Drop", "إسقاط"))
    office.to.look(page, "draft-kept")


def _dry_run(office: Office, shared: int) -> None:
    """The releaser sees which of the party's three reports the ministry gets."""
    page = office.to.page("releaser", "/sharing/dry-run")
    page.select_option("#d-partner", "ministry")
    page.locator(".dry button").click()
    expect(page.locator("#dry .verdict.shared")).to_have_count(shared)
    expect(page.locator("#dry .verdict.withheld")).to_have_count(3 - shared)
    office.to.look(page, f"dry-run-{shared}")


def _read(office: Office) -> None:
    """The partner's reader finds the event of the bomb and reads it."""
    page = office.to.page("reader", "/events")
    expect(page.locator("#cards > li")).to_have_count(len(office.shelf.events[0]))
    office.to.look(page, "partner-events")
    bomb = office.to.is_in("Car bomb", "سيارة مفخخة")
    page.locator("#cards h3 a", has_text=bomb).click()
    expect(page.locator("h1")).to_contain_text(bomb)
    expect(page.locator("#why .acts, #why h2")).to_have_count(0)
    office.to.look(page, "partner-event")
    page.locator(f'a[href="/reports/{office.shelf.reports[0]}"]').first.click()
    expect(page.locator("h1")).to_have_text(_TITLE)
    expect(page.locator("#release")).to_have_count(0)
    office.to.look(page, "partner-report")


def _notice_to_partner(office: Office, words: str) -> Page:
    page = office.to.page("officer", "/sharing/notices")
    expect(page.locator("#given article")).to_have_count(1)
    expect(page.locator("#given .reason")).to_have_text(words)
    office.to.look(page, "notice-given")
    return page


def test_from_a_draft_to_the_receipt_of_its_correction(office: Office) -> None:
    words = office.to.is_in("The toll was revised to 9.", "عُدلت الحصيلة إلى 9.")
    _draft(office)
    _dry_run(office, shared=0)
    page = office.to.page("releaser", "/sharing/prepared")
    page.locator('#drafts form[action$="/release"] button').first.click()
    expect(page.locator("#drafts article")).to_have_count(0)
    _dry_run(office, shared=1)
    _read(office)

    page = office.to.page("releaser", f"/reports/{office.shelf.reports[0]}")
    page.locator('a[href*="notices?correct="]').click()
    page.fill("#c-text", words)
    office.to.look(page, "correction")
    page.locator("#correct button").click()
    expect(page.locator("#drafts .recipients li")).to_have_text([office.to.is_in("Ministry", "الوزارة")])
    office.to.look(page, "notice-drafted")
    page.locator("#drafts article button").click()
    expect(page.locator("#sent .badge.late")).to_have_text(office.to.is_in("not confirmed", "لم يؤكَّد"))
    page = _notice_to_partner(office, words)
    page.locator("#given article button").click()
    expect(page.locator("#given article.over")).to_have_count(1)

    page = office.to.page("analyst", "/sharing/notices")
    expect(page.locator("#sent .badge")).to_contain_text(office.to.is_in("confirmed on", "أُكد في"))
    expect(page.locator("#sent .badge.late")).to_have_count(0)
    office.to.look(page, "receipt")


def test_a_wrong_release_is_stopped_and_accounted_for(office: Office) -> None:
    made, report = _release(office), office.shelf.reports[0]
    expect(office.to.page("reader", f"/reports/{report}").locator("h1")).to_have_text(_TITLE)
    ministry = office.to.is_in("Ministry", "الوزارة")
    page = office.to.page("releaser", "/sharing")
    office.to.look(page, "sharing")
    page.locator(f'a[href="/sharing/spills?what={made}#stop"]').click()
    page.fill("#s-reason", office.to.is_in("meant for another room", "كان لغرفة أخرى"))
    page.fill("#s-text", office.to.is_in("Sent by mistake.", "أُرسل خطأ."))
    office.to.look(page, "spill-form")
    page.locator("#stop button").click()
    expect(page.locator(".spill .signatures")).to_be_visible()
    could_see, opened, unconfirmed = (page.locator(".spill .recipients").nth(n).locator("li") for n in range(3))
    expect(could_see).to_have_text([ministry])
    expect(opened).to_contain_text([ministry])
    expect(unconfirmed).to_have_text([ministry])
    expect(page.locator(".spill h2.unconfirmed small")).to_have_text(office.to.is_in("1", "1"))
    office.to.look(page, "spill-report")
    office.to.print_out(page, "spill-report")
    expect(page.locator(".spill-facts dd").first).to_have_text("home")
    expect(page.locator(".spill-facts")).to_contain_text(office.to.is_in("Council", "المجلس"))
    expect(page.locator(".desk-nav [aria-current]")).to_have_attribute("href", "/sharing/spills")
    signed = page.url.removeprefix(office.to.address)

    page = office.to.page("reader", f"/reports/{report}")
    expect(page.locator("main")).not_to_contain_text(_TITLE)
    office.to.look(page, "partner-after")
    expect(office.to.page("reader", "/events").locator("#cards > li")).to_have_count(0)
    page = office.to.page("reader", "/sharing")
    expect(page.locator("#gone tbody tr")).to_have_count(1)
    office.to.look(page, "partner-gone")
    page = _notice_to_partner(office, office.to.is_in("Sent by mistake.", "أُرسل خطأ."))
    page.locator("#given article button").click()
    expect(page.locator("#given article.over")).to_have_count(1)
    page = office.to.page("releaser", signed)
    expect(page.locator(".spill h2.unconfirmed small")).to_have_text(office.to.is_in("0", "0"))


def test_who_leaves_a_room_sees_it_no_more(office: Office) -> None:
    _release(office)
    page = office.to.page("officer", f"/reports/{office.shelf.reports[0]}")
    expect(page.locator("h1")).to_have_text(_TITLE)
    page = office.to.page("officer", "/sharing")
    page.locator(f'a[href="/rooms/{office.room}"]').click()
    expect(page.locator('form[action$="/leave"]')).to_have_count(1)
    office.to.look(page, "room")
    page.locator('form[action$="/leave"] button').click()
    expect(page.locator('form[action$="/leave"]')).to_have_count(0)
    expect(page.locator('form[action$="/accept"]')).to_have_count(1)
    office.to.look(page, "left")
    page = office.to.page("reader", f"/reports/{office.shelf.reports[0]}")
    expect(page.locator("main")).not_to_contain_text(_TITLE)
    expect(office.to.page("reader", "/events").locator("#cards > li")).to_have_count(0)
    office.to.look(office.to.page("reader", "/me/clearances"), "partner-clearances")
    _dry_run(office, shared=0)
    page = office.to.page("releaser", f"/rooms/{office.room}")
    expect(page.locator(".top nav [aria-current]")).to_have_attribute("href", "/sharing")
    expect(page.locator("#guests tbody td").first).to_contain_text(office.to.is_in("left", "غادر"))
    office.to.look(page, "host-room")


def test_what_is_left_when_a_party_leaves_altogether(office: Office) -> None:
    """There is no page for the leaving itself, on purpose; the partner's pages are looked at afterwards."""
    _release(office)
    report = f"/reports/{office.shelf.reports[0]}"
    expect(office.to.page("reader", report).locator("h1")).to_have_text(_TITLE)
    desk.depart(office.settings, reason="the mandate ended", party="home")
    expect(office.to.page("reader", report).locator("main")).not_to_contain_text(_TITLE)
    page = office.to.page("reader", "/sharing")
    expect(page.locator("#gone tbody tr")).to_have_count(1)
    expect(page.locator("#rooms")).to_contain_text(office.to.is_in("invitation taken back", "سُحبت الدعوة"))
    office.to.look(page, "partner-after-departure")
    page = office.to.page("officer", "/sharing/notices")
    expect(page.locator("#given article h3")).to_contain_text(office.to.is_in("Erased", "مُحي"))
    expect(page.locator("main")).not_to_contain_text("the mandate ended")
    page.locator("#given article button").click()
    expect(page.locator("#given article.over")).to_have_count(1)


def _keep_and_hold(office: Office) -> None:
    """A rule is tried before it is set; what is held stays when it is carried out."""
    page = office.to.page("releaser", "/sharing/keeping")
    office.to.look(page, "keeping-empty")
    page.fill("#k-days", "0")
    page.locator(".keep-try button").click()
    expect(page.locator("#retention .badge.late")).to_have_count(3)
    office.to.look(page, "keeping-tried")
    page.locator('.keep-acts form[action$="/retention"] button').first.click()
    page.wait_for_url("**/sharing/keeping#retention")
    page.locator("#hold > summary").click()
    page.fill("#h-ids", f"{office.to.address}/reports/{office.shelf.reports[0]}#sharing")
    page.fill("#h-reason", office.to.is_in("A court asked for it.", "طلبته المحكمة."))
    office.to.look(page, "hold-form")
    page.locator("#hold button").click()
    expect(page.locator("#holds article")).to_have_count(1)
    page.locator('#retention form[action$="/run"] input[type=checkbox]').check()
    office.to.look(page, "keeping-held")
    page.locator('#retention form[action$="/run"] button').click()
    expect(page.locator(".note.done")).to_have_text(
        office.to.is_in("2 entries erased. 1 is held and stays.", "مُحي مدخلان. وبقي واحد محجوز.")
    )
    expect(page.locator("#retention tbody tr")).to_have_count(1)
    office.to.look(page, "keeping-carried-out")


def test_what_is_kept_held_ordered_and_erased(office: Office) -> None:
    report, address = office.shelf.reports[0], f"/reports/{office.shelf.reports[0]}"
    _release(office)
    expect(office.to.page("reader", address).locator("h1")).to_have_text(_TITLE)
    page = office.to.page("analyst", address)
    expect(page.locator("#release")).to_have_count(1)
    expect(page.locator("#erase")).to_have_count(0)
    _keep_and_hold(office)
    page = office.to.page("releaser", address)
    page.locator("#erase > summary").click()
    expect(page.locator("#erase form")).to_have_count(0)
    office.to.look(page, "report-held")
    page = office.to.page("releaser", "/sharing/keeping")
    page.locator("#holds article form button").click()
    expect(page.locator("#holds article.over")).to_have_count(1)
    desk.order_hold(office.settings, "home", HoldScope((report,)), reference="12/2026", text="بأمر المحكمة")
    page = office.to.page("releaser", "/sharing/notices")
    office.to.look(page, "order-told")
    page.locator("#orders article button").click()
    expect(page.locator("#orders article.over")).to_have_count(1)
    held = next(iter(desk.list_orders(office.settings)))
    page = office.to.page("releaser", "/sharing/keeping")
    expect(page.locator("#holds article:not(.over) form")).to_have_count(0)
    with open_view(office.settings, Reader("home")) as view:
        (stands,) = (one.id for one in view.holds() if not one.lifted)
    desk.lift_by_order(office.settings, "home", stands, reference=held.reference)

    page = office.to.page("releaser", address)
    page.locator("#erase > summary").click()
    page.fill("#e-reason", office.to.is_in("Its source asked.", "طلب مصدره ذلك."))
    page.locator("#erase input[name=sure]").check()
    office.to.look(page, "erase-form")
    page.locator("#erase button").click()
    page.wait_for_url(f"**/sharing/keeping?erased={report}")
    expect(page.locator(".note.done")).to_have_text(office.to.is_in("The report is erased.", "مُحي التقرير."))
    office.to.look(page, "erased")
    assert office.to.page("reader", address).locator("h1", has_text=_TITLE).count() == 0
    page = office.to.page("releaser", f"/rooms/{office.room}")
    page.fill("#k-days", "30")
    office.to.look(page, "room-keeps")
    page.locator('#keeps form[action$="/retention"] button').first.click()
    expect(page.locator("dl.summary")).to_contain_text(office.to.is_in("30 days", "30 يوماً"))
    page = office.to.page("reader", f"/rooms/{office.room}")
    expect(page.locator("dl.summary")).to_contain_text(office.to.is_in("30 days", "30 يوماً"))
    expect(page.locator("#keeps")).to_have_count(0)
    office.to.look(page, "room-kept-for-members")
