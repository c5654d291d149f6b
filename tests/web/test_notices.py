"""Notices on the page: drafted, sent, read, confirmed, seen; in both languages."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tansiq.desk import release, withdraw
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf

_PAGE = "/sharing/notices"


@pytest.fixture
def shared(settings: Settings, shelf: Shelf) -> TestClient:
    """The ministry has opened a report of home's in its room."""
    open_parties(settings)
    release(settings, shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER")
    client = asking(settings)
    assert as_reader(client, "ministry").get(f"/reports/{shelf.reports[0]}").status_code == 200
    return as_reader(client, "home")


def _send(client: TestClient, to: str, **form: str) -> int:
    return client.post(f"{_PAGE}/{to}", data=form, follow_redirects=False).status_code


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([0-9a-f]{{64}})"', page)
    assert found is not None, page
    return found[1]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "en", ("Withdrawn", "Ministry", "Send the notice", "not confirmed", "remove what you kept", "Confirm",
                   "You confirmed this", "confirmed on"), id="en",
        ),
        pytest.param(
            "ar", ("سُحب", "الوزارة", "إرسال الإشعار", "لم يؤكَّد", "إزالة ما احتفظتم به", "تأكيد", "أكدتم ذلك", "أُكد في"),
            id="ar",
        ),
    ],
)  # fmt: skip
def test_from_a_withdrawal_to_its_receipt(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    withdraw(settings, shelf.reports[0], party="home")
    pages = [shared.get(_PAGE, params={"lang": lang}).text]
    form = {"change": _hidden(pages[0], "change"), "text": "Wrong village. قرية أخرى", "acting": "home"}
    assert _send(shared, "send", **form) == 303
    pages.append(shared.get(_PAGE, params={"lang": lang}).text)
    pages.append(as_reader(shared, "ministry").get(_PAGE, params={"lang": lang}).text)
    assert "Wrong village. قرية أخرى" in pages[2]
    assert "Car bomb" not in pages[2]
    assert "Wrong village" not in as_reader(shared, "liaison").get(_PAGE).text
    as_reader(shared, "ministry")
    assert _send(shared, "acknowledge", notice=_hidden(pages[2], "notice"), acting="ministry") == 303
    pages.append(shared.get(_PAGE, params={"lang": lang}).text)
    pages.append(as_reader(shared, "home").get(_PAGE, params={"lang": lang}).text)

    whole = "\n".join(pages)
    assert [word for word in words if word not in whole] == []
    assert words[3] not in pages[4]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_correction_is_drafted_on_the_page(shared: TestClient, shelf: Shelf, lang: str) -> None:
    page = shared.get(f"/reports/{shelf.reports[0]}", params={"lang": lang}).text
    assert f"{_PAGE}?correct={shelf.reports[0]}" in page
    address = f"http://127.0.0.1:8000/reports/{shelf.reports[0]}"
    assert _send(shared, "correct", report=address, text="9 قتلى", acting="home") == 303
    drafted = shared.get(_PAGE, params={"lang": lang}).text

    assert "9 قتلى" in drafted
    assert ("Corrected" if lang == "en" else "صُحح") in drafted


@pytest.mark.parametrize(
    ("lang", "words"),
    [pytest.param("en", "you have no such report", id="en"), pytest.param("ar", "ليس لديكم", id="ar")],
)
def test_a_refusal_shows_the_form_again(shared: TestClient, lang: str, words: str) -> None:
    form = {"report": "0" * 64, "text": "wrong", "acting": "home"}
    answer = shared.post(f"{_PAGE}/correct", params={"lang": lang}, data=form)

    assert answer.status_code == 400
    assert words in answer.text
    assert 'value="' + "0" * 64 in answer.text


def test_what_is_not_yours_and_what_is_not_there_are_one_answer(
    shared: TestClient, settings: Settings, shelf: Shelf
) -> None:
    gone = withdraw(settings, shelf.reports[0], party="home")
    as_reader(shared, "liaison")
    for to, name in (("send", "change"), ("acknowledge", "notice")):
        answers = [shared.post(f"{_PAGE}/{to}", data={name: one}) for one in (gone, "0" * 64, "")]
        assert {one.status_code for one in answers} == {404}
        assert len({one.content for one in answers}) == 1
