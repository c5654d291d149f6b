"""Drafts, standing and urgent releases on the pages, in both languages."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tansiq.desk import accept, invite, list_drafts
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf

_PAGE = "/sharing/prepared"


@pytest.fixture
def shared(settings: Settings) -> TestClient:
    open_parties(settings)
    return asking(settings)


def _post(client: TestClient, path: str, **form: str) -> tuple[int, str]:
    answer = client.post(path, data=form | {"acting": "home"}, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", "")


def _seen(settings: Settings, party: str) -> set[str]:
    with open_view(settings, Reader(party)) as view:
        return {head.id for head in view.list_reports()[0]}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Drafts", "Car bomb near Hit", "Council", "TLP:AMBER", "for noor", "Drop"), id="en"),
        pytest.param("ar", ("المسودات", "Car bomb near Hit", "المجلس", "TLP:AMBER", "for noor", "إسقاط"), id="ar"),
    ],
)
def test_a_draft_is_kept_listed_and_released(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    address = f"/reports/{shelf.reports[0]}"
    assert f'formaction="{address}/draft"' in shared.get(address).text
    form = {"kind": "room", "room": "council", "tlp": "AMBER", "note": "for noor", "may_leave": "yes"}
    assert _post(shared, f"{address}/draft", **form) == (303, f"{_PAGE}#drafts")
    page = shared.get(_PAGE, params={"lang": lang}).text
    assert [word for word in words if word not in page] == []
    assert _seen(settings, "ministry") == set()
    assert "for noor" not in as_reader(shared, "ministry").get(_PAGE).text
    as_reader(shared, "home")
    (draft,) = list_drafts(settings, party="home")
    assert _post(shared, f"/sharing/drafts/{draft.id}/release")[0] == 303
    assert _seen(settings, "ministry") == {shelf.reports[0]}
    # Where it goes beside pages is told to who releases it, and to who it is released to.
    clients = {"en": "TAXII clients", "ar": "برامج TAXII"}[lang]
    assert clients in page
    assert clients in shared.get("/sharing", params={"lang": lang}).text
    assert clients in as_reader(shared, "ministry").get("/sharing", params={"lang": lang}).text
    as_reader(shared, "home")
    late = shared.post(f"/sharing/drafts/{draft.id}/release", params={"lang": lang})
    assert late.status_code == 404
    assert {"en": "not on the list any more", "ar": "لم يعد هذا في القائمة"}[lang] in late.text
    assert _post(shared, f"/sharing/drafts/{draft.id}/drop")[0] == 404


@pytest.mark.parametrize(
    ("lang", "words"),
    [pytest.param("en", "Somebody came into the room", id="en"), pytest.param("ar", "دخل أحد الغرفة", id="ar")],
)
def test_a_draft_to_a_room_that_changed_must_be_confirmed(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: str
) -> None:
    address = f"/reports/{shelf.reports[0]}"
    members = re.search(r'name="members" value="([^"]+)"', shared.get(address).text)
    assert members is not None
    form = {"kind": "room", "room": members[1].partition(":")[0], "tlp": "AMBER", "members": members[1]}
    assert _post(shared, f"{address}/draft", **form)[0] == 303
    invite(settings, "council", "liaison", party="home")
    accept(settings, "council", party="liaison")
    page = shared.get(_PAGE, params={"lang": lang}).text
    assert words in page
    mark = re.search(r'name="members" value="([0-9a-f]+)"', page)
    assert mark is not None
    (draft,) = list_drafts(settings, party="home")
    path = f"/sharing/drafts/{draft.id}/release"
    assert _post(shared, path, members=mark[1])[0] == 400
    assert _post(shared, path, members=mark[1], confirmed="yes")[0] == 303
    assert _seen(settings, "liaison") == {shelf.reports[0]}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Standing releases", "Rudaw", "in force", "Liaison", "0 released", "attack"), id="en"),
        pytest.param("ar", ("الإتاحات الدائمة", "Rudaw", "سارية", "الارتباط", "لم يُتح شيء"), id="ar"),
    ],
)
def test_a_standing_release_is_listed_and_stopped(
    shared: TestClient, settings: Settings, lang: str, words: tuple[str, ...]
) -> None:
    form = {"kind": "party", "names": "liaison", "tlp": "GREEN", "outlet": "Rudaw", "kinds": "attack, clash"}
    form |= {"may_leave": "yes"}
    assert _post(shared, "/sharing/standing", **form, until="2026-02-01") == (303, f"{_PAGE}#standing")
    page = shared.get(_PAGE, params={"lang": lang}).text
    assert [word for word in words if word not in page] == []
    with open_view(settings, Reader("home")) as view:
        (one,) = view.standing_releases()
    assert one.kinds == ("attack", "clash")
    assert one.may_leave
    assert {"en": "TAXII clients", "ar": "برامج TAXII"}[lang] in page
    as_reader(shared, "liaison")
    assert shared.post(f"/sharing/standing/{one.id}/stop").status_code == 404
    assert "Rudaw" not in shared.get(_PAGE).text
    as_reader(shared, "home")
    assert _post(shared, f"/sharing/standing/{one.id}/stop")[0] == 303
    assert _post(shared, f"/sharing/standing/{one.id}/stop")[0] == 404


@pytest.mark.parametrize(
    ("lang", "form", "words"),
    [
        pytest.param("en", {"until": ""}, "the end is no day", id="no-end"),
        pytest.param("ar", {"until": "2026-02-01", "kinds": "weather"}, "ليس نوع حدث", id="no-kind"),
        pytest.param("en", {"until": "2026-02-01", "tlp": "RED"}, "TLP:RED allows", id="label"),
    ],
)
def test_a_standing_release_that_is_refused_says_why(
    shared: TestClient, lang: str, form: dict[str, str], words: str
) -> None:
    whole = {"kind": "party", "names": "liaison", "tlp": "GREEN", "outlet": "Rudaw", "acting": "home"} | form
    answer = shared.post("/sharing/standing", params={"lang": lang}, data=whole)

    assert answer.status_code == 400
    assert words in answer.text
    assert 'value="Rudaw"' in answer.text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Urgent releases", "a convoy is on the road", "review by", "reviewed: withdrawn"), id="en"),
        pytest.param("ar", ("الإتاحات العاجلة", "a convoy is on the road", "تُراجع قبل", "روجعت: سُحبت"), id="ar"),
    ],
)
def test_an_urgent_release_waits_for_its_review(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    form = {"kind": "party", "names": "liaison", "tlp": "GREEN"}
    path = f"/reports/{shelf.reports[1]}/urgent"
    assert shared.post(path, data=form).status_code == 400
    assert _post(shared, path, **form, note="a convoy is on the road") == (303, f"{_PAGE}#urgent")
    assert _seen(settings, "liaison") == {shelf.reports[1]}
    pages = shared.get(_PAGE, params={"lang": lang}).text
    with open_view(settings, Reader("home")) as view:
        (one,) = view.urgent_releases()
    review = f"/sharing/urgent/{one.id}/review"
    assert _post(shared, review, verdict="perhaps")[0] == 400
    assert _post(shared, review, verdict="withdrawn")[0] == 303
    pages += shared.get(_PAGE, params={"lang": lang}).text

    assert [word for word in words if word not in pages] == []
    assert _seen(settings, "liaison") == set()
