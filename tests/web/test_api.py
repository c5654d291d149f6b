"""The HTTP API: the same events as the pages, and one shape for every failure."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.world import Shelf


def test_events_are_given_as_values_and_as_words(client: TestClient, shelf: Shelf) -> None:
    answer = client.get("/api/events", params={"lang": "en"}).json()
    bomb = next(one for one in answer["events"] if one["id"] == shelf.events[0][0])

    assert answer["total"] == 6
    assert bomb["headline"] == "Car bomb on a checkpoint near Hit, claimed by Islamic State"
    assert (bomb["from"], bomb["to"], bomb["precision"]) == ("2020-05-19", "2020-05-20", "day")
    assert bomb["casualties"]["killed"] == [9, None]
    assert bomb["tolls"] == ["at least 9 killed", "6 injured"]
    assert bomb["acled"] == "Remote explosive/landmine/IED"
    assert bomb["sources"] == [["PMF"]]


def test_words_come_in_the_language_asked_for(client: TestClient, shelf: Shelf) -> None:
    answer = client.get(f"/api/events/{shelf.events[1][0]}", params={"lang": "ar"}).json()

    assert answer["tellings"][0]["headline"] == "هجوم على سجن – سجن في الحسكة"
    assert answer["tellings"][0]["when"] == "خلال 20–26 كانون الثاني 2022"


def test_an_event_has_every_claim(client: TestClient, shelf: Shelf) -> None:
    answer = client.get(f"/api/events/{shelf.events[0][1]}").json()

    assert len(answer["tellings"][0]["claims"]) == 5
    assert answer["because"]["id"] == shelf.events[0][0]
    assert [one["id"] for one in answer["parts"]] == [shelf.events[0][2]]


def test_pages_of_a_list_follow_each_other(client: TestClient) -> None:
    seen, after = [], ""
    while True:
        page = client.get("/api/events", params={"limit": 2, "after": after}).json()
        seen += [one["id"] for one in page["events"]]
        after = page["next"]
        if not after:
            break

    assert len(seen) == len(set(seen)) == 6


def test_a_report_has_its_text_and_what_was_read_in_it(client: TestClient, shelf: Shelf) -> None:
    answer = client.get(f"/api/reports/{shelf.reports[1]}").json()

    assert answer["text"].startswith("الحسكة")
    assert [one["id"] for one in answer["events"]] == list(shelf.events[1])
    start, end = answer["mentions"][0]["start"], answer["mentions"][0]["end"]
    assert answer["text"][start:end] == answer["mentions"][0]["text"]


def test_reports_are_listed(client: TestClient, shelf: Shelf) -> None:
    answer = client.get("/api/reports").json()

    assert {one["id"] for one in answer["reports"]} == set(shelf.reports)


def test_the_map_has_located_events_with_their_radius(client: TestClient, shelf: Shelf) -> None:
    points = client.get("/api/map", params={"lang": "en"}).json()["points"]
    by_name = {one["name"]: one for one in points}

    assert by_name["Hasakah"]["radius_km"] == 60.0
    assert by_name["Hasakah"]["groups"] == {"attack": 1, "custody": 1}
    assert {one["status"] for one in by_name["Hasakah"]["events"]} == {"occurred", "denied"}
    assert shelf.events[0][1] not in {event["id"] for one in points for event in one["events"]}


def test_the_map_names_places_in_the_language_asked_for(client: TestClient) -> None:
    points = client.get("/api/map", params={"lang": "ar"}).json()["points"]

    assert "هيت" in {one["name"] for one in points}


def test_the_timeline_counts_first_days_and_says_what_has_none(client: TestClient) -> None:
    answer = client.get("/api/timeline").json()

    # Over five years, by month.
    assert [one["day"] for one in answer["days"]] == ["2017-02-01", "2020-05-01", "2022-01-01"]
    assert (answer["total"], answer["undated"], answer["unit"]) == (6, 3, "month")


def test_a_short_time_is_counted_by_day(client: TestClient) -> None:
    answer = client.get("/api/timeline?since=2020-05-01&until=2020-05-31").json()

    assert ([one["day"] for one in answer["days"]], answer["unit"]) == (["2020-05-19"], "day")


def test_years_count_by_type_and_say_what_has_none(client: TestClient) -> None:
    answer = client.get("/api/years?lang=ar").json()

    assert [one["year"] for one in answer["years"]] == ["2017", "2020", "2022"]
    assert (answer["total"], answer["undated"]) == (6, 3)
    assert all(one["type_label"] and one["count"] == 1 for one in answer["years"])
    assert client.get("/api/years?type=operation").json() == {"total": 1, "undated": 1, "years": []}


@pytest.mark.parametrize(
    ("path", "count"),
    [
        pytest.param("/api/events?type=attack", 4, id="events"),
        pytest.param("/api/events?country=sy&status=denied", 1, id="two-at-once"),
    ],
)
def test_the_api_follows_the_filter_of_the_pages(client: TestClient, path: str, count: int) -> None:
    assert client.get(path).json()["total"] == count


def test_map_and_timeline_follow_the_filter(client: TestClient) -> None:
    assert [one["name"] for one in client.get("/api/map?country=IQ&lang=en&type=attack.car_bomb").json()["points"]] == [
        "Hit"
    ]
    assert client.get("/api/timeline?type=operation").json() == {
        "total": 1, "undated": 1, "unit": "day", "days": [],
    }  # fmt: skip


def test_countries_are_named_in_both_languages(client: TestClient) -> None:
    assert client.get("/api/countries?lang=en").json()["names"]["368"] == "Iraq"
    assert client.get("/api/countries?lang=ar").json() | {"names": {}} == {"names": {}, "direction": "rtl"}


@pytest.mark.parametrize(
    "address",
    ["/api/events/x", f"/api/events/{'0' * 36}", f"/api/reports/{'f' * 64}", "/api/nothing", "/api/reports/x"],
)
def test_not_there_is_the_same_answer_everywhere(client: TestClient, address: str) -> None:
    answer = client.get(address, params={"lang": "en"})

    assert answer.status_code == 404
    assert answer.content == b'{"code":"not-found","message":"There is nothing here for you to see."}'


@pytest.mark.parametrize(
    ("address", "code"),
    [
        pytest.param("/api/events?limit=0", "refused", id="limit"),
        pytest.param("/api/events?limit=9999", "refused", id="too-many"),
        pytest.param("/api/reports?limit=x", "refused", id="no-number"),
        pytest.param("/api/events?after=zzzz", "bad-cursor", id="cursor"),
        pytest.param("/api/events?since=2020-13-40", "bad-day", id="day"),
        pytest.param("/api/timeline?until=soon", "bad-day", id="day-of-the-timeline"),
        pytest.param("/api/events?type=%27", "bad-type", id="type"),
        pytest.param("/api/map?country=XYZ", "bad-country", id="country"),
        pytest.param("/api/events?status=x", "bad-status", id="status"),
    ],
)
def test_what_is_no_question_is_refused(client: TestClient, address: str, code: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert answer.json()["code"] == code
    languages = [client.get(f"{address}&lang={lang}").json()["message"] for lang in ("en", "ar")]
    assert all(languages)
    assert len(set(languages)) == 2


def test_the_api_describes_itself_without_another_server(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()

    assert {"/api/events", "/api/map", "/api/timeline", "/api/reports/{report_id}"} <= set(described["paths"])
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
