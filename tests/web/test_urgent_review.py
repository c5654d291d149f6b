"""An urgent release is reviewed by another person than who made it; on the pages in both languages and over the API."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tansiq import desk, people
from tansiq.people import settings_for
from tansiq.release import Reader, UrgentRelease, open_view
from tansiq.settings import Settings
from tests.web.staffed import PASSWORD, Staffed, staff
from tests.web.world import NOW, Shelf

_PAGE = "/sharing/prepared"


@pytest.fixture
def staffed(settings: Settings, quick_passwords: None) -> Staffed:
    desk.open_party(settings, "ministry", name_en="Ministry", name_ar="الوزارة")
    return staff(settings)


def urgent_of(settings: Settings, *, hours: int = 0) -> UrgentRelease:
    later = replace(settings, fixed_time=NOW + timedelta(hours=hours))
    with open_view(later, Reader(settings.party)) as view:
        (one,) = view.urgent_releases()
    return one


def release_at_once(staffed: Staffed, role: str, report: str) -> str:
    form = {"kind": "party", "names": "ministry", "tlp": "GREEN", "note": "a convoy", "seen_names": "yes"}
    answer = staffed.by_role[role].post(f"/reports/{report}/urgent", data=form)
    assert answer.status_code == 303, answer.text
    return urgent_of(staffed.settings).id


@pytest.mark.parametrize(
    ("lang", "told", "refused"),
    [
        pytest.param("en", "You released this: somebody else", "Not reviewed: you released this", id="en"),
        pytest.param("ar", "يراجعه شخص آخر من جهتكم", "لم تُراجع: أنت من أتاحها", id="ar"),
    ],
)
@pytest.mark.parametrize("verdict", ["stands", "withdrawn"])
def test_who_made_it_does_not_review_it(
    staffed: Staffed, shelf: Shelf, lang: str, told: str, refused: str, verdict: str
) -> None:
    urgent = release_at_once(staffed, "releaser", shelf.reports[0])
    mine, path = staffed.by_role["releaser"], f"/sharing/urgent/{urgent}/review"
    page = mine.get(_PAGE, params={"lang": lang}).text
    answer = mine.post(path, params={"lang": lang}, data={"verdict": verdict})

    assert told in page
    assert path not in page
    assert (answer.status_code, refused in answer.text) == (400, True)
    over_api = mine.post(f"/api/urgent/{urgent}/review", json={"verdict": verdict})
    assert (over_api.status_code, over_api.json()["code"]) == (400, "own-urgent")
    assert urgent_of(staffed.settings).verdict == ""
    assert urgent_of(staffed.settings, hours=25).is_overdue


def test_another_who_may_release_reviews_it(staffed: Staffed, shelf: Shelf) -> None:
    urgent = release_at_once(staffed, "analyst", shelf.reports[0])
    path = f"/sharing/urgent/{urgent}/review"
    assert path in staffed.by_role["releaser"].get(_PAGE).text
    assert staffed.by_role["releaser"].post(path, data={"verdict": "stands"}).status_code == 303
    assert urgent_of(staffed.settings).verdict == "stands"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        pytest.param("en", "Nobody else of your party may release", id="en"),
        pytest.param("ar", "لا أحد غيره في جهتكم", id="ar"),
    ],
)
def test_where_there_is_nobody_else_that_is_said(staffed: Staffed, shelf: Shelf, lang: str, told: str) -> None:
    urgent = release_at_once(staffed, "releaser", shelf.reports[0])
    everybody = ("reader", "releaser", "administrator")
    pages = [staffed.by_role[role].get(_PAGE, params={"lang": lang}).text for role in everybody]
    assert [told in page for page in pages] == [False] * 3
    people.remove_person(staffed.settings, "home", "all")
    pages = [staffed.by_role[role].get(_PAGE, params={"lang": lang}).text for role in everybody]
    assert [told in page for page in pages] == [True] * 3
    # Once there is somebody, they review it.
    other = people.add_person(staffed.settings, "home", "noor", PASSWORD, ["releaser"])
    assert told not in staffed.by_role["releaser"].get(_PAGE, params={"lang": lang}).text
    desk.review_urgent(settings_for(staffed.settings, other), urgent, "stands")
    assert urgent_of(staffed.settings).verdict == "stands"
