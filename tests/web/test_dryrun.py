"""The page of the dry run, and the form that asks anew when a room's members changed; in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tansiq.desk import accept, invite, leave, release
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf


@pytest.fixture
def shared(settings: Settings, shelf: Shelf) -> Iterator[TestClient]:
    open_parties(settings)
    release(settings, shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER")
    with asking(settings) as client:
        yield client


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "en", ("As <bdi>Ministry</bdi> gets it", "1 shared", "2 withheld", "Shared.", "Withheld.", "TLP:AMBER",
                   "It has not been released to the party."), id="en",
        ),
        pytest.param(
            "ar", ("كما يصل إلى <bdi>الوزارة</bdi>", "مدخل واحد متاح", "مدخلان محجوبان", "محجوب.", "TLP:AMBER"), id="ar"
        ),
    ],
)  # fmt: skip
def test_all_is_listed_with_its_reason(shared: TestClient, lang: str, words: tuple[str, ...]) -> None:
    page = shared.get("/sharing/dry-run", params={"partner": "ministry", "lang": lang})

    assert page.status_code == 200
    assert [word for word in words if word not in page.text] == []


def test_two_partners_are_compared(shared: TestClient) -> None:
    asked = {"partner": "ministry", "other": "*", "only": "differing", "lang": "en"}
    page = shared.get("/sharing/dry-run", params=asked).text

    assert "1 differs" in page
    assert page.count('<tr class="differs">') == 1
    assert "The public" not in page
    assert "the public" in page


@pytest.mark.parametrize(
    ("lang", "words"), [pytest.param("en", "Choose a partner", id="en"), pytest.param("ar", "اختاروا شريكاً", id="ar")]
)
def test_who_may_not_be_chosen_is_one_answer(shared: TestClient, lang: str, words: str) -> None:
    answers = [shared.get("/sharing/dry-run", params={"partner": one, "lang": lang}) for one in ("liaison", "nobody")]

    assert {one.status_code for one in answers} == {400}
    assert all(words in one.text for one in answers)
    assert "As <bdi>" not in answers[0].text


def test_what_is_no_day_is_refused(shared: TestClient) -> None:
    assert shared.get("/sharing/dry-run", params={"partner": "*", "at": "soon"}).status_code == 400


def _form(page: str) -> dict[str, str]:
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    return {name: found[name] for name in ("members", "opened", "must_confirm") if name in found}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Not released yet", "came since", "Liaison", "left since", "Ministry"), id="en"),
        pytest.param("ar", ("لم يُتَح بعد", "دخل منذ ذلك", "الارتباط", "غادر منذ ذلك", "الوزارة"), id="ar"),
    ],
)
def test_a_changed_membership_is_shown_and_must_be_confirmed(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    address = f"/reports/{shelf.reports[1]}"
    form = _form(shared.get(address).text) | {"kind": "room", "tlp": "AMBER", "acting": "home"}
    form["room"] = form["members"].partition(":")[0]
    invite(settings, "council", "liaison", party="home")
    accept(settings, "council", party="liaison")
    leave(settings, "council", party="ministry")

    held = shared.post(f"{address}/release", params={"lang": lang}, data=form, follow_redirects=False)
    assert held.status_code == 400
    assert [word for word in words if word not in held.text] == []
    form |= _form(held.text)
    assert shared.post(f"{address}/release", data=form, follow_redirects=False).status_code == 400
    assert (
        shared.post(f"{address}/release", data=form | {"confirmed": "yes"}, follow_redirects=False).status_code == 303
    )
    assert as_reader(shared, "liaison").get(address).status_code == 200


def test_a_guest_is_told_that_members_changed_and_not_who(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    release(settings, shelf.reports[1], Audience("party", ("ministry",)), party="home", tlp="GREEN",
            onward=("room:council",))  # fmt: skip
    address = f"/reports/{shelf.reports[1]}"
    page = as_reader(shared, "ministry").get(address, params={"lang": "en"}).text
    form = _form(page) | {"kind": "room", "tlp": "GREEN", "acting": "ministry"}
    form["room"] = form["members"].partition(":")[0]
    invite(settings, "council", "liaison", party="home")
    accept(settings, "council", party="liaison")
    held = shared.post(f"{address}/release", data=form, follow_redirects=False)

    assert held.status_code == 400
    assert "known to its host alone" in held.text
    assert "came since" not in held.text
