"""The pages of a spill, in both languages."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.desk import release
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf

_PAGE = "/sharing/spills"


@pytest.fixture
def shared(settings: Settings) -> TestClient:
    open_parties(settings)
    return asking(settings)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Report of a spill", "Ministry", "Not confirmed", "wrong room", "Signature", "TLP:AMBER"),
                     id="en"),
        pytest.param("ar", ("تقرير عن تسريب", "الوزارة", "لم يؤكَّد", "wrong room", "التوقيع", "TLP:AMBER"), id="ar"),
    ],
)  # fmt: skip
def test_from_the_release_to_the_report(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    made = release(settings, shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER")
    address = f"/reports/{shelf.reports[0]}"
    assert as_reader(shared, "ministry").get(address).status_code == 200
    page = as_reader(shared, "home").get("/sharing").text
    assert f"{_PAGE}?what={made}" in page
    form = shared.get(_PAGE, params={"what": made, "lang": lang})
    assert "Car bomb near Hit" in form.text
    answer = shared.post(_PAGE, data={"what": made, "reason": "wrong room", "acting": "home"}, follow_redirects=False)
    assert answer.status_code == 303
    report = shared.get(answer.headers["location"], params={"lang": lang}).text

    assert [word for word in words if word not in report] == []
    assert as_reader(shared, "ministry").get(address).status_code == 404
    assert shared.get(answer.headers["location"]).status_code == 404
    assert "wrong room" not in shared.get("/sharing/notices").text
    assert as_reader(shared, "home").get(_PAGE, params={"lang": lang}).text.count("wrong room") == 1


@pytest.mark.parametrize(
    ("lang", "words"), [pytest.param("en", "Still released", id="en"), pytest.param("ar", "ما زال متاحًا", id="ar")]
)
def test_the_report_leads_to_what_is_still_released(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: str
) -> None:
    audience = Audience("room", ("council",))
    first, twin = (release(settings, shelf.reports[0], audience, party="home", tlp="AMBER") for _ in range(2))
    pages = []
    for one in (first, twin):
        sent = {"what": one, "reason": "wrong room", "acting": "home"}
        answer = shared.post(_PAGE, data=sent, follow_redirects=False)
        pages.append(shared.get(answer.headers["location"], params={"lang": lang}).text)

    assert words in pages[0]
    assert f'href="{_PAGE}?what={twin}"' in pages[0]
    assert words not in pages[1]


@pytest.mark.parametrize(
    ("lang", "words"), [pytest.param("en", "say what went wrong", id="en"), pytest.param("ar", "لم تُوقف", id="ar")]
)
def test_a_reason_is_needed(shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: str) -> None:
    made = release(settings, shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER")
    answer = shared.post(_PAGE, params={"lang": lang}, data={"what": made, "reason": " ", "text": "sorry"})

    assert answer.status_code == 400
    assert words in answer.text
    assert "sorry" in answer.text


def test_not_yours_and_no_such_thing_are_one_answer(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    made = release(settings, shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER")
    as_reader(shared, "ministry")
    answers = [shared.post(_PAGE, data={"what": one, "reason": "mine"}) for one in (made, "0" * 64, "")]

    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
