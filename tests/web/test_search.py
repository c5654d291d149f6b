"""The search page, its completions and the same as JSON: four kinds, both scripts, words marked, links that lead on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.world import HOSTILE, Shelf

HIT = [pytest.param("Hit", id="en"), pytest.param("هيت", id="ar")]


def found(client: TestClient, words: str, **more: str) -> dict[str, Any]:
    answer = client.get("/api/search", params={"q": words, **more})
    assert answer.status_code == 200
    data: dict[str, Any] = answer.json()
    return data


@pytest.mark.parametrize("words", HIT)
def test_a_place_is_found_in_both_scripts(client: TestClient, shelf: Shelf, words: str) -> None:
    data = found(client, words)

    (place,) = data["places"]["named"]
    assert (place["names"], place["country"], place["sort"], place["events"]) == (["Hit", "هيت"], "IQ", "town", 1)
    # The English title has the word too, and is said of every event of its report.
    assert [one["id"] for one in data["events"]["events"] if one["type"] == "attack.car_bomb"] == [shelf.events[0][0]]
    assert [one["id"] for one in data["reports"]["reports"]] == [shelf.reports[0]]


@pytest.mark.parametrize(
    ("words", "lang", "name"),
    [pytest.param("hit", "en", "Hit", id="en"), pytest.param("hit", "ar", "هيت", id="ar")],
)
def test_a_place_is_named_in_the_language_of_the_answer(client: TestClient, words: str, lang: str, name: str) -> None:
    assert found(client, words, lang=lang)["places"]["named"][0]["name"] == name


@pytest.mark.parametrize("words", [pytest.param("PMF", id="en"), pytest.param("الحشد", id="ar")])
def test_a_known_actor_is_found_in_both_scripts(client: TestClient, words: str) -> None:
    (actor,) = found(client, words, kind="actors")["actors"]["named"]

    assert (actor["names"], actor["sort"], actor["events"]) == (["PMF", "الحشد الشعبي"], "force", 1)


def test_an_actor_leads_to_its_events(client: TestClient, shelf: Shelf) -> None:
    (actor,) = found(client, "المرصد السوري", kind="actors")["actors"]["named"]

    data = client.get("/api/events", params={"about": actor["id"]}).json()
    page = client.get("/events", params={"about": actor["id"], "lang": "ar"}).text

    assert [one["id"] for one in data["events"]] == [shelf.events[1][0]]
    assert f"/events/{shelf.events[1][0]}" in page
    assert f"/events/{shelf.events[0][0]}" not in page
    assert f'<input type="hidden" name="about" value="{actor["id"]}"><bdi>المرصد السوري لحقوق الإنسان</bdi>' in page


@pytest.mark.parametrize(
    ("words", "lang", "marked"),
    [
        pytest.param("checkpoint", "en", "<mark>checkpoint</mark>", id="en"),
        pytest.param("قسد الحسكه", "ar", "", id="ar-none"),
        pytest.param("سجن", "ar", "<mark>سجن</mark>", id="ar"),
        pytest.param("Hasakah", "en", "<mark>الحسكة</mark>", id="other-script"),
    ],
)
def test_words_are_marked(client: TestClient, words: str, lang: str, marked: str) -> None:
    page = client.get("/search", params={"q": words, "lang": lang}).text

    assert (marked in page) if marked else ("<mark>" not in page)
    assert page.count("<mark>") == page.count("</mark>")


@pytest.mark.parametrize(("words", "lang"), [pytest.param("zzz", "en", id="en"), pytest.param("ززز", "ar", id="ar")])
def test_nothing_found_is_said(client: TestClient, words: str, lang: str) -> None:
    page = client.get("/search", params={"q": words, "lang": lang}).text

    assert f"<bdi>{words}</bdi>" in page
    assert 'class="found' not in page


def test_a_question_without_words_is_explained(client: TestClient) -> None:
    assert "Arabic and English names of a known place" in client.get("/search?lang=en").text
    assert "بالعربية والإنجليزية" in client.get("/search?lang=ar").text
    assert found(client, "") == found(client, "؟!")


def test_one_kind_is_shown_alone(client: TestClient) -> None:
    page = client.get("/search", params={"q": "Hit", "kind": "places"}).text

    assert 'id="places"' in page
    assert 'id="reports"' not in page


@pytest.mark.parametrize("address", ["/search?q=hit&kind=people", "/api/search?q=hit&kind=people", "/events?about=hit"])
def test_what_is_no_value_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("words", [pytest.param("hit", id="en"), pytest.param("هيت", id="ar")])
def test_names_are_completed(client: TestClient, words: str) -> None:
    answer = client.get("/search/complete", params={"q": words})

    name = "Hit" if words == "hit" else "هيت"
    assert f'<option value="{name}"></option>' in answer.text


@pytest.mark.parametrize("address", ["/search?q=script", "/search?q=bombed", "/search/complete?q=svg", "/search?q=svg"])
def test_what_a_source_wrote_is_no_markup(client: TestClient, address: str) -> None:
    page = client.get(address).text

    assert not re.search(r"<(script>|svg onload|img src=x|b onmouseover)", page)
    assert HOSTILE not in page


@pytest.mark.parametrize(
    ("words", "count"),
    [pytest.param("checkpoint", 1, id="en"), pytest.param("سجن", 1, id="ar"), pytest.param("zzz", 0, id="none")],
)
def test_reports_are_filtered_by_words(client: TestClient, words: str, count: int) -> None:
    page = client.get("/reports", params={"text": words}).text
    data = client.get("/api/reports", params={"text": words}).json()

    assert page.count('class="title"') == len(data["reports"]) == count
    assert f'value="{words}"' in page
