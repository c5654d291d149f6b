"""Sharing on the pages: rooms, releases both ways, tombstones, the form, the preview; each act, each language."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.desk import release, withdraw
from tansiq.ledger import find_resting_on, open_ledger
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.web.sharing import as_reader, reports_seen, section
from tests.web.world import Shelf

_ROOM = Audience("room", ("council",))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Council", "host", "Ministry", "member", "TLP:AMBER", "hosted by"), id="en"),
        pytest.param("ar", ("المجلس", "مضيف", "الوزارة", "عضو", "TLP:AMBER", "المضيف"), id="ar"),
    ],
)
def test_a_host_sees_its_room_with_guests_and_default(shared: TestClient, lang: str, words: tuple[str, ...]) -> None:
    page = section(shared.get("/sharing", params={"lang": lang}).text, "rooms")

    assert [word for word in words if word not in page] == []


def test_a_member_sees_the_room_and_no_guests_and_others_see_nothing(shared: TestClient) -> None:
    member = section(as_reader(shared, "ministry").get("/sharing").text, "rooms")
    stranger = as_reader(shared, "liaison").get("/sharing").text

    assert "Council" in member
    assert "Known to the host alone" in member
    assert "You are in no room." in stranger
    assert "Council" not in stranger


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "en", ("Car bomb near Hit", "Council", "TLP:AMBER", "Early warning", "nobody", "in force"), id="en"
        ),
        pytest.param("ar", ("Car bomb near Hit", "المجلس", "TLP:AMBER", "الإنذار المبكر", "لا أحد", "سارٍ"), id="ar"),
    ],
)
def test_releases_are_listed_on_both_sides(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    release(settings, shelf.reports[0], _ROOM, party="home", tlp="AMBER", purpose="early-warning")
    mine = section(shared.get("/sharing", params={"lang": lang}).text, "by-me")
    theirs = section(as_reader(shared, "ministry").get("/sharing", params={"lang": lang}).text, "to-me")
    others = as_reader(shared, "liaison").get("/sharing", params={"lang": lang}).text

    assert [word for word in words if word not in mine] == []
    assert [word for word in words[:-1] if word not in theirs] == []
    assert "Car bomb" not in others


def test_a_recipient_is_not_told_of_another(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    done = release(settings, shelf.reports[0], Audience("party", ("ministry", "liaison")), party="home", tlp="GREEN")
    page = as_reader(shared, "ministry").get("/sharing").text
    listed = section(page, "to-me")

    assert "Car bomb near Hit" in listed
    assert "Liaison" not in listed
    assert done not in page


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("No longer shared with you", "Report", "Home office"), id="en"),
        pytest.param("ar", ("لم يعد متاحاً لكم", "تقرير", "المكتب"), id="ar"),
    ],
)
def test_withdrawing_leaves_a_tombstone_and_nothing_else(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    done = release(settings, shelf.reports[0], _ROOM, party="home", tlp="AMBER")
    answer = shared.post("/sharing/withdraw", data={"what": done, "acting": "home"}, follow_redirects=False)
    mine = section(shared.get("/sharing", params={"lang": "en"}).text, "by-me")
    page = as_reader(shared, "ministry").get("/sharing", params={"lang": lang}).text

    assert (answer.status_code, answer.headers["location"]) == (303, "/sharing#by-me")
    assert "withdrawn" in mine
    assert "<button" not in mine
    assert [word for word in words if word not in section(page, "gone")] == []
    assert "Car bomb" not in page
    assert shared.get(f"/reports/{shelf.reports[0]}").status_code == 404


def test_only_ones_own_releases_can_be_withdrawn(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    done = release(settings, shelf.reports[0], _ROOM, party="home", tlp="AMBER")
    as_reader(shared, "ministry")
    answers = [shared.post("/sharing/withdraw", data={"what": what}) for what in (done, "0" * 64, "", "x")]

    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert shelf.reports[0] in reports_seen(settings, "ministry")


@pytest.mark.parametrize(
    ("form", "reader"),
    [
        pytest.param({"kind": "party", "names": "liaison", "tlp": "GREEN"}, "liaison", id="party"),
        pytest.param({"kind": "room", "room": "council", "tlp": "AMBER"}, "ministry", id="room"),
        pytest.param({"kind": "users", "names": "liaison:officer", "tlp": "RED"}, "liaison:officer", id="user"),
        pytest.param({"kind": "public", "tlp": "CLEAR", "onward": "*"}, "liaison", id="public"),
        pytest.param(
            {"kind": "party", "names": "x، liaison", "tlp": "GREEN", "until": "2026-02-01"}, "liaison", id="two"
        ),
    ],
)
def test_a_report_is_released_on_its_page(
    shared: TestClient, settings: Settings, shelf: Shelf, form: dict[str, str], reader: str
) -> None:
    address = f"/reports/{shelf.reports[0]}"
    answer = shared.post(f"{address}/release", data=form | {"acting": "home"}, follow_redirects=False)

    assert (answer.status_code, answer.headers.get("location")) == (303, f"{address}#sharing"), answer.text
    assert reports_seen(settings, reader) == {shelf.reports[0]}
    assert f"TLP:{form['tlp']}</b>" in shared.get(address).text


@pytest.mark.parametrize(
    ("form", "english", "arabic"),
    [
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "RED"},
            "TLP:RED allows named users", "يسمح TLP:RED بما يلي: مستخدمون بأسمائهم", id="red-to-a-party",
        ),
        pytest.param(
            {"kind": "public", "tlp": "GREEN"},
            "TLP:GREEN allows parties or a room", "يسمح TLP:GREEN بما يلي: جهات أو غرفة", id="green-to-the-public",
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "AMBER+STRICT", "onward": "ministry"},
            "passed on to nobody", "لا يُمرَّر لأحد", id="strict-onward",
        ),
        pytest.param(
            {"kind": "party", "names": " , ", "tlp": "GREEN"}, "name who is to see it", "سمّوا من يراه", id="nobody"
        ),
        pytest.param(
            {"kind": "users", "names": "liaison", "tlp": "RED"}, "users PARTY:USER", "والمستخدم PARTY:USER", id="user"
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "GREEN", "until": "2025-01-01"},
            "this day is past", "هذا اليوم مضى", id="past",
        ),
        pytest.param(
            {"kind": "room", "room": "no-such", "tlp": "AMBER"},
            "you have no such room", "ليست لكم غرفة كهذه", id="no-room",
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "GREEN", "purpose": "fun"},
            "a purpose of the list", "غرضاً من القائمة", id="no-purpose",
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "WHITE"},
            "choose a TLP label of the list", "اختاروا تصنيف TLP من القائمة", id="unknown-label",
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": ""},
            "choose a TLP label of the list", "اختاروا تصنيف TLP من القائمة", id="no-label",
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "GREEN", "until": "9999-12-31T23:59:59-23:59"},
            "the end is no day", "النهاية ليست يوماً", id="after-all-years",
        ),
        pytest.param(
            {"kind": "party", "names": "liaison", "tlp": "GREEN", "until": "0001-01-01T00:00:00+23:59"},
            "the end is no day", "النهاية ليست يوماً", id="before-all-years",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_released_is_refused_with_the_reason(
    shared: TestClient, settings: Settings, shelf: Shelf, form: dict[str, str], english: str, arabic: str
) -> None:
    address = f"/reports/{shelf.reports[0]}/release"
    for lang, words in (("en", english), ("ar", arabic)):
        answer = shared.post(address, data=form, params={"lang": lang})
        assert answer.status_code == 400
        alert = answer.text.split('role="alert">')[1].split("</p>")[0]
        assert words in alert
    assert reports_seen(settings, "liaison") == set()
    assert "in force" not in shared.get(f"/reports/{shelf.reports[0]}", params={"lang": "en"}).text


def test_only_the_originator_is_shown_the_form_and_can_release(
    shared: TestClient, settings: Settings, shelf: Shelf
) -> None:
    release(settings, shelf.reports[0], _ROOM, party="home", tlp="AMBER")
    form = {"kind": "public", "tlp": "CLEAR"}
    own = shared.get(f"/reports/{shelf.reports[0]}").text
    page = as_reader(shared, "ministry").get(f"/reports/{shelf.reports[0]}", params={"preview": "liaison"})
    answers = [shared.post(f"/reports/{one}/release", data=form) for one in (*shelf.reports[:2], "0" * 64, "x")]

    assert 'id="r-kind"' in own
    assert page.status_code == 200
    assert 'id="r-kind"' not in page.text
    assert 'class="verdict' not in page.text
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert reports_seen(settings, "liaison") == set()


@pytest.mark.parametrize(
    ("partner", "rule", "english", "arabic"),
    [
        pytest.param("ministry", "released-room", "Ministry</bdi> sees it.", "يراه: <bdi>الوزارة", id="shared"),
        pytest.param("liaison", "not-released", "has not been released", "لم يُتح للجهة", id="withheld"),
        pytest.param("nobody", "not-released", "has not been released", "لم يُتح للجهة", id="unknown"),
    ],
)
def test_preview_says_what_a_partner_gets_and_why(
    shared: TestClient, settings: Settings, shelf: Shelf, partner: str, rule: str, english: str, arabic: str
) -> None:
    release(settings, shelf.reports[0], _ROOM, party="home", tlp="AMBER")
    for lang, words in (("en", english), ("ar", arabic)):
        page = shared.get(f"/reports/{shelf.reports[0]}", params={"preview": partner, "lang": lang}).text
        verdict = page.split('class="verdict')[1].split("</p>")[0]
        assert words in verdict
        assert f">{rule}</code>" in verdict


def test_preview_after_withdrawal_names_the_rule(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    withdraw(settings, release(settings, shelf.reports[0], _ROOM, party="home", tlp="AMBER"), party="home")
    page = shared.get(f"/reports/{shelf.reports[0]}", params={"preview": "ministry", "lang": "en"}).text

    assert ">withdrawn</code>" in page


@pytest.mark.parametrize(
    "path", [pytest.param("/sharing/withdraw", id="withdraw"), pytest.param("/reports/{}/release", id="release")]
)
@pytest.mark.parametrize(
    ("headers", "acting", "status"),
    [
        pytest.param({"origin": "https://evil.example"}, "home", 403, id="origin"),
        pytest.param({"sec-fetch-site": "cross-site"}, "home", 403, id="cross-site"),
        pytest.param({}, "ministry", 409, id="form-of-another-reader"),
    ],
)
def test_acts_are_guarded(
    shared: TestClient, settings: Settings, shelf: Shelf, path: str, headers: dict[str, str], acting: str, status: int
) -> None:
    done = release(settings, shelf.reports[1], _ROOM, party="home", tlp="AMBER")
    form = {"what": done, "kind": "public", "tlp": "CLEAR", "acting": acting}
    answer = shared.post(path.format(shelf.reports[0]), data=form, headers=headers)

    assert answer.status_code == status
    assert reports_seen(settings, "ministry") == {shelf.reports[1]}


def test_names_on_the_page_are_never_markup(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    release(settings, shelf.reports[2], _ROOM, party="home", tlp="AMBER")
    evil = "<script>alert(1)</script>"
    pages = [
        shared.get("/sharing").text,
        shared.get(f"/reports/{shelf.reports[2]}", params={"preview": evil}).text,
        shared.post(f"/reports/{shelf.reports[2]}/release", data={"names": evil, "tlp": evil, "kind": evil}).text,
    ]

    assert all("<script>alert" not in page and "<script>t<" not in page for page in pages)
    assert "&lt;script&gt;" in pages[1]
    assert "no-store" in shared.get("/sharing").headers["cache-control"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", "Released alone, without its report", id="en"),
        pytest.param("ar", "أُتيح وحده من دون تقريره", id="ar"),
    ],
)
def test_a_claim_released_alone_shows_nothing_of_its_report(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: str
) -> None:
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        claims = [one for _, one in find_resting_on(connection, [shelf.reports[0]], ["claim"])]
    release(settings, claims[0], Audience("party", ("liaison",)), party="home", tlp="GREEN", detached=True)
    (event,) = as_reader(shared, "liaison").get("/api/events").json()["events"]
    pages = [shared.get(path, params={"lang": lang}).text for path in (f"/events/{event['id']}", "/events", "/sharing")]

    assert words in pages[0]
    assert all("Car bomb near Hit" not in page and "Rudaw" not in page for page in pages)
    assert all(shelf.reports[0] not in page and 'href="/reports/"' not in page for page in pages)
