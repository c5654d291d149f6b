"""Judging over the pages and the API: these two are one, this report tells of another event, and taking that back."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.web.judging import find_event_id
from tests.web.linked import Linked

NOTHING = "00000000-0000-4000-8000-000000000000"
LANGUAGES = [pytest.param("en", id="en"), pytest.param("ar", id="ar")]


def test_merging_asks_first_and_is_taken_back(asking: TestClient, linked: Linked) -> None:
    shelling, clash = linked.event(), linked.event("clash")
    offered = asking.get(f"/events/{shelling}/merge").text
    assert f'value="{clash}"' in offered
    asked = asking.get(f"/events/{shelling}/merge", params={"near": clash, "lang": "en"}).text
    assert "They become one event, told by 3 reports." in asked
    assert 'name="reason"' in asked

    sent = {"acting": "home", "other": clash, "reason": "One night's fighting"}
    done = asking.post(f"/events/{shelling}/merge", data=sent, follow_redirects=False)
    assert done.status_code == 303
    (event,) = linked.events()
    page = asking.get(done.headers["location"], params={"lang": "en"}).text
    assert "One night&#39;s fighting" in page
    assert "3 reports" in page

    (judgement,) = asking.get("/api/judgements").json()["judgements"]
    assert "One night" in asking.get("/judgements").text
    undone = asking.post(f"/judgements/{judgement['id']}/undo", data={"back": event}, follow_redirects=False)
    assert (undone.status_code, undone.headers["location"]) == (303, f"/events/{event}#why")
    assert sorted(linked.events()) == sorted((shelling, clash))


def test_splitting_asks_first_and_is_taken_back(asking: TestClient, linked: Linked) -> None:
    event, telling = linked.event(), linked.telling(linked.arabic)
    assert telling in asking.get(f"/events/{event}").text
    asked = asking.get(f"/events/{event}/split", params={"telling": telling, "lang": "en"}).text
    assert "leaves this event and becomes an event of its own" in asked

    sent = {"acting": "home", "telling": telling, "reason": "Another street"}
    assert asking.post(f"/events/{event}/split", data=sent, follow_redirects=False).status_code == 303
    assert len(linked.events("attack.shelling")) == 2
    for one in linked.events("attack.shelling"):
        assert "Another street" in asking.get(f"/events/{one}").text
    (judgement,) = asking.get("/api/judgements").json()["judgements"]
    asking.post(f"/judgements/{judgement['id']}/undo", follow_redirects=False)
    assert linked.events("attack.shelling") == [event]
    # Sent twice, it is as it was asked for.
    assert asking.post(f"/judgements/{judgement['id']}/undo", follow_redirects=False).status_code == 303


def test_an_id_that_an_event_had_leads_to_the_one_it_has(asking: TestClient, linked: Linked) -> None:
    shelling, clash = linked.event(), linked.event("clash")
    asking.post("/api/judgements", json={"verdict": "same", "event": shelling, "other": clash, "reason": "x"})
    (stays,) = linked.events()
    old = clash if stays == shelling else shelling

    for path in (f"/events/{old}", f"/events/{old}/merge", f"/api/events/{old}"):
        moved = asking.get(f"{path}?lang=ar", follow_redirects=False)
        assert moved.status_code == 307
        assert moved.headers["location"] == path.replace(old, stays) + "?lang=ar"
    assert asking.get(f"/api/events/{old}").json()["id"] == stays
    for written in (stays.upper(), "%7B" + stays.replace("-", "", 2) + "%7D"):
        assert asking.get(f"/api/events/{written}").json()["id"] == stays


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "en", "ar"),
    [
        pytest.param({"reason": " "}, "give a reason", "اذكروا سبباً", id="no-reason"),
        pytest.param({"reason": "x" * 1001}, "give a reason", "اذكروا سبباً", id="too-long"),
        pytest.param({"other": NOTHING}, "no event of yours", "لا حدث لكم", id="no-such-event"),
        pytest.param({"other": "self"}, "one event already", "حدث واحد من قبل", id="itself"),
    ],
)
def test_a_refused_merge_says_why_and_keeps_what_was_typed(
    asking: TestClient, linked: Linked, lang: str, form: dict[str, str], en: str, ar: str
) -> None:
    shelling = linked.event()
    sent = {"other": linked.event("clash"), "reason": "one night"} | form
    sent["other"] = shelling if sent["other"] == "self" else sent["other"]
    answer = asking.post(f"/events/{shelling}/merge", params={"lang": lang}, data=sent)

    assert answer.status_code == 400
    assert {"en": en, "ar": ar}[lang] in answer.text
    assert len(linked.events()) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refused_split_says_why(asking: TestClient, linked: Linked, lang: str) -> None:
    event = linked.event()
    for sent in ({"telling": linked.telling(linked.arabic)}, {"telling": "0" * 64, "reason": "x"}):
        answer = asking.post(f"/events/{event}/split", params={"lang": lang}, data=sent)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    assert linked.events("attack.shelling") == [event]


def test_what_is_not_yours_and_what_is_not_there_are_one_answer(asking: TestClient, linked: Linked) -> None:
    for method, path in (
        ("GET", f"/events/{NOTHING}/merge"),
        ("POST", f"/events/{NOTHING}/merge"),
        ("GET", f"/events/{NOTHING}/split"),
        ("POST", f"/events/{NOTHING}/split"),
        ("POST", f"/judgements/{'0' * 64}/undo"),
    ):
        assert asking.request(method, path).status_code == 404, path
    for given in (
        {"verdict": "same", "event": NOTHING, "other": NOTHING, "reason": "x"},
        {"verdict": "apart", "event": linked.event(), "telling": "0" * 64, "reason": "x"},
        {"verdict": "undone", "judgement": "0" * 64},
    ):
        assert asking.post("/api/judgements", json=given).json()["code"] == "not-found"


def test_the_api_says_why_and_judges(asking: TestClient, linked: Linked) -> None:
    event = asking.get(f"/api/events/{linked.event()}").json()
    (tie,) = event["why"]["ties"]
    assert {tie["a"], tie["b"]} == {one["telling"] for one in event["tellings"]}
    assert {"feature", "value", "weight"} == set(tie["findings"][0])

    given = {"verdict": "apart", "event": event["id"], "telling": linked.arabic, "reason": "Another street"}
    made = asking.post("/api/judgements", json=given)
    assert made.status_code == 201
    (judgement,) = asking.get("/api/judgements").json()["judgements"]
    assert [judgement["id"]] == made.json()["ids"]
    assert (judgement["verdict"], judgement["reason"], judgement["is_standing"]) == ("apart", "Another street", True)

    undo = {"verdict": "undone", "judgement": judgement["id"]}
    assert asking.post("/api/judgements", json=undo).status_code == 201
    again = asking.post("/api/judgements", json=undo, params={"lang": "en"})
    assert (again.status_code, again.json()["code"]) == (400, "judge-undone")
    assert asking.post("/api/judgements", json={"verdict": "maybe"}).status_code == 400


def test_a_form_of_another_site_or_reader_does_nothing(asking: TestClient, linked: Linked) -> None:
    shelling, clash = linked.event(), linked.event("clash")
    sent = {"other": clash, "reason": "x"}
    foreign = {"origin": "http://elsewhere.example"}
    assert asking.post(f"/events/{shelling}/merge", data=sent, headers=foreign).status_code == 403
    given = {"verdict": "same", "event": shelling, "other": clash, "reason": "x"}
    assert asking.post("/api/judgements", json=given, headers=foreign).status_code == 403
    assert asking.post(f"/events/{shelling}/merge", data=sent | {"acting": "ministry"}).status_code == 409
    assert len(linked.events()) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"http://127.0.0.1:8000/events/{NOTHING}?lang=ar#why", NOTHING, id="address"),
        pytest.param(f"  {NOTHING.upper()} ", NOTHING, id="id"),
        pytest.param("/events/map", "", id="no-id"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_event_is_found_in_what_was_pasted(text: str, found: str) -> None:
    assert find_event_id(text) == found
