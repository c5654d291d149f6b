"""Judging names over the pages, the API and the command line: one actor or two, and taking that back."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from tansiq.cli import run
from tansiq.release import NamedHead, SearchQuery
from tansiq.web.judging_names import find_name_id
from tests.web.linked import Linked

MONITOR, COUNCIL = "Monitor of Raqqa", "مجلس الرقة"
LANGUAGES = [pytest.param("en", "They are one actor", id="en"), pytest.param("ar", "هما فاعل واحد", id="ar")]


def find(linked: Linked, words: str, kind: str = "actors") -> NamedHead:
    with linked.view() as view:
        (head,) = getattr(view.search(SearchQuery(words, (kind,))), kind).named  # type: ignore[arg-type]
    return head  # type: ignore[no-any-return]


@pytest.mark.parametrize(("lang", "button"), LANGUAGES)
def test_two_names_are_made_one_and_two_again(asking: TestClient, linked: Linked, lang: str, button: str) -> None:
    one, other = find(linked, MONITOR).id, find(linked, COUNCIL).id
    assert f'href="/actors/{one}/judge"' in asking.get(f"/actors/{one}").text
    asked = asking.get(f"/actors/{one}/judge", params={"address": f"https://here/actors/{other}", "lang": lang}).text
    assert button in asked
    assert COUNCIL in asked

    sent = {"acting": "home", "other": other, "verdict": "same", "reason": "One body's two names"}
    done = asking.post(f"/actors/{one}/judge", data=sent, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, f"/actors/{one}#judged")
    for about in (one, other):
        page = asking.get(f"/actors/{about}", params={"lang": lang}).text
        assert f">{MONITOR}</bdi>" in page
        assert f">{COUNCIL}</bdi>" in page
        assert "One body&#39;s two names" in page
    moved = asking.get(f"/actors/{max(one, other)}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (307, f"/actors/{min(one, other)}")
    assert "One body&#39;s two names" in asking.get("/judgements", params={"lang": lang}).text

    (judged,) = asking.get("/api/judgements").json()["names"]
    back = {"acting": "home", "back": f"/actors/{one}"}
    undone = asking.post(f"/judgements/{judged['id']}/undo", data=back, follow_redirects=False)
    assert undone.headers["location"] == f"/actors/{one}#judged"
    assert COUNCIL not in asking.get(f"/actors/{one}").text.split('id="judged"')[0]


def test_places_are_judged_alike(asking: TestClient, linked: Linked) -> None:
    one, other = find(linked, "Raqqa", "places").id, find(linked, "Hit", "places").id
    sent = {"acting": "home", "other": f"/places/{other}", "verdict": "same", "reason": "x"}
    assert asking.post(f"/places/{one}/judge", data=sent, follow_redirects=False).status_code == 303
    assert find(linked, "Raqqa", "places") == find(linked, "Hit", "places")
    (judged,) = asking.get("/api/judgements").json()["names"]
    assert (judged["about"], {judged["a"], judged["b"]}) == ("place", {one, other})
    given = {"verdict": "apart", "name": one, "other": other, "reason": "two towns"}
    assert asking.post("/api/judgements", json=given).status_code == 201
    assert find(linked, "Raqqa", "places").id == one
    assert find(linked, "Hit", "places").id == other


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_what_cannot_be_judged_is_said_with_the_form(asking: TestClient, linked: Linked, lang: str) -> None:
    one, place = find(linked, MONITOR).id, find(linked, "Raqqa", "places").id
    for other, words in (
        ("0" * 16, {"en": "names anything by this address", "ar": "لا حدث لديكم"}),
        (place, {"en": "a place is no actor", "ar": "المكان ليس فاعلا"}),
        (one, {"en": "these are one already", "ar": "هما واحد أصلا"}),
    ):
        asked = asking.get(f"/actors/{one}/judge", params={"address": other, "lang": lang})
        assert asked.status_code == 400
        assert words[lang] in asked.text
        sent = {"acting": "home", "other": other, "reason": "x"}
        done = asking.post(f"/actors/{one}/judge", data=sent, params={"lang": lang})
        assert done.status_code == 400
        assert words[lang] in done.text
    sent = {"acting": "home", "other": find(linked, COUNCIL).id, "reason": " "}
    assert asking.post(f"/actors/{one}/judge", data=sent).status_code == 400
    for path in (f"/actors/{place}/judge", f"/places/{one}/judge", f"/actors/{'0' * 16}/judge"):
        assert asking.get(path).status_code == 404
    assert asking.get("/api/judgements").json()["names"] == []


def test_an_address_is_found_in_what_was_pasted() -> None:
    assert find_name_id("https://here/actors/00ff00ff00ff00ff?lang=ar") == "00ff00ff00ff00ff"
    assert find_name_id("0" * 64) == find_name_id("00ff") == ""


def test_the_command_line_judges_names(
    linked: Linked, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TANSIQ_HOME", str(linked.settings.home))
    monkeypatch.setenv("TANSIQ_PARTY", linked.settings.party)
    monkeypatch.setenv("COLUMNS", "250")

    def say(*words: str) -> str:
        capsys.readouterr()
        assert run(list(words)) == 0
        return capsys.readouterr().out

    one, other = find(linked, MONITOR).id, find(linked, COUNCIL).id
    made = json.loads(say("judge", "same", one, other, "--reason", "one body", "--json"))
    assert find(linked, MONITOR) == find(linked, COUNCIL)
    (listed,) = json.loads(say("judge", "list", "--json"))["names"]
    assert (listed["id"], listed["verdict"], listed["about"]) == (made["id"], "same", "actor")
    assert "Monitor of Raqqa" in say("judge", "list")
    say("judge", "undo", made["id"])
    assert find(linked, MONITOR).names == (MONITOR,)
    say("judge", "apart", one, other, "--reason", "two bodies")
