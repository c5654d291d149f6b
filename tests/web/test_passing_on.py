"""Passing on, on the pages: what others released goes on by its terms, and the clients that AMBER may go on to."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.desk import invite, open_room, release, set_clients
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.web.sharing import as_reader, reports_seen, section
from tests.web.world import Shelf

_ROOM = Audience("room", ("council",))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Passing this report on", "Released to you by", "passed on by", "originator:"), id="en"),
        pytest.param("ar", ("تمرير هذا التقرير", "أتاحه لكم", "مرّره", "مُرِّر؛ مصدره"), id="ar"),
    ],
)
def test_a_report_is_passed_on_on_its_page(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    address, asked = f"/reports/{shelf.reports[0]}", {"lang": lang}
    release(settings, shelf.reports[0], _ROOM, party="home", tlp="GREEN", onward=("liaison",), purpose="staff-safety")
    page = as_reader(shared, "ministry").get(address, params=asked).text
    form = {"kind": "party", "names": "liaison", "tlp": "GREEN", "purpose": "staff-safety", "acting": "ministry"}
    answer = shared.post(f"{address}/release", data=form, follow_redirects=False)
    mine = section(shared.get("/sharing", params=asked).text, "by-me")
    theirs = as_reader(shared, "liaison")
    given = section(theirs.get("/sharing", params=asked).text, "to-me")
    own = as_reader(shared, "home")

    assert words[0] in page
    assert words[1] in page
    assert '<option value="GREEN" selected>' in page
    assert '<option value="staff-safety" selected>' in page
    assert 'id="p-party"' not in page
    assert (answer.status_code, answer.headers.get("location")) == (303, f"{address}#sharing"), answer.text
    assert words[2] in given
    assert words[3] in mine
    assert reports_seen(settings, "liaison") == {shelf.reports[0]}
    assert "Liaison" not in section(own.get("/sharing", params={"lang": "en"}).text, "by-me").split("May pass it on")[0]


@pytest.mark.parametrize(
    ("form", "english", "arabic"),
    [
        pytest.param({"names": "other"}, "not released to you for these", "لم يُتح لكم تمريره", id="onward"),
        pytest.param({"tlp": "CLEAR"}, "no laxer than the one", "لا يقل تشدداً", id="tlp"),
        pytest.param({"purpose": "early-warning"}, "and no other", "دون غيره", id="purpose"),
        pytest.param({"until": ""}, "no later than that of the release to you", "لا تتجاوز نهاية", id="until"),
        pytest.param({"onward": "other"}, "not go on from there so far", "إلى هذا الحد", id="further"),
        pytest.param({"names": "home"}, "have it already", "وعندكم من قبل", id="back"),
    ],
)
def test_what_cannot_be_passed_on_is_refused_with_the_term(
    shared: TestClient, settings: Settings, shelf: Shelf, form: dict[str, str], english: str, arabic: str
) -> None:
    release(
        settings, shelf.reports[0], _ROOM, party="home", tlp="GREEN", onward=("liaison",), purpose="staff-safety",
        until="2026-02-01T23:59:59.999999Z",
    )  # fmt: skip
    as_reader(shared, "ministry")
    whole = {"kind": "party", "names": "liaison", "tlp": "GREEN", "purpose": "staff-safety", "until": "2026-02-01"}
    for lang, words in (("en", english), ("ar", arabic)):
        data = whole | form | {"acting": "ministry"}
        answer = shared.post(f"/reports/{shelf.reports[0]}/release", data=data, params={"lang": lang})
        assert answer.status_code == 400
        assert words in answer.text.split('role="alert">')[1].split("</p>")[0]
    assert reports_seen(settings, "liaison") == set()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Client lists", "on no client list"), id="en"),
        pytest.param("ar", ("قوائم العملاء", "ليس في أي قائمة عملاء"), id="ar"),
    ],
)
def test_amber_goes_on_to_listed_clients(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    form = {"kind": "party", "names": "ministry", "tlp": "AMBER", "onward": "liaison", "acting": "home"}
    before = shared.post(f"/reports/{shelf.reports[0]}/release", data=form, params={"lang": lang})
    listed = set_clients(settings, ("liaison",), party="ministry")
    release(settings, listed, Audience("party", ("home",)), party="ministry", tlp="AMBER")
    after = shared.post(f"/reports/{shelf.reports[0]}/release", data=form, follow_redirects=False)
    page = shared.get("/sharing", params={"lang": lang}).text

    assert words[1] in before.text.split('role="alert">')[1].split("</p>")[0]
    assert after.status_code == 303
    assert words[0] in page
    assert ("Liaison" if lang == "en" else "الارتباط") in section(page, "clients")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", "several rooms have this name", id="en"),
        pytest.param("ar", "لهذا الاسم أكثر من غرفة", id="ar"),
    ],
)
def test_a_name_of_two_rooms_is_refused_in_words(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: str
) -> None:
    for host in ("ministry", "liaison"):
        room = open_room(settings, "staff", party=host)
        invite(settings, room, "home", party=host)
    form = {"kind": "party", "names": "liaison", "tlp": "GREEN", "onward": "room:staff", "acting": "home"}
    answer = shared.post(f"/reports/{shelf.reports[0]}/release", data=form, params={"lang": lang})

    assert answer.status_code == 400
    assert words in answer.text.split('role="alert">')[1].split("</p>")[0]
    assert reports_seen(settings, "liaison") == set()


@pytest.mark.parametrize(
    ("lang", "words"), [pytest.param("en", "Client list", id="en"), pytest.param("ar", "قائمة عملاء", id="ar")]
)
def test_a_client_list_is_called_one_on_both_sides(
    shared: TestClient, settings: Settings, lang: str, words: str
) -> None:
    # The list that was replaced stays released, and is called the same.
    lists = [set_clients(settings, clients, party="ministry") for clients in (("liaison",), ("liaison", "x"))]
    for one in lists:
        release(settings, one, Audience("party", ("home",)), party="ministry", tlp="AMBER")
    given = section(shared.get("/sharing", params={"lang": lang}).text, "to-me")
    made = section(as_reader(shared, "ministry").get("/sharing", params={"lang": lang}).text, "by-me")

    line = f'<a href="/sharing#clients"><bdi>{words}</bdi></a>'
    assert (given.count(line), made.count(line)) == (2, 2)
    assert not [one for one in lists if one[:12] in given + made]
