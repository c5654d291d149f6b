"""Posted STIX objects on the pages and over the API, in both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tansiq.desk.objects import post_objects
from tansiq.exchange.taxii import read_envelope
from tansiq.release import Reader, open_view
from tansiq.release.objects.collections import Target
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties

GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
STIX = "tool--00000000-0000-4000-8000-000000000001"


def _post(settings: Settings, by: str, minute: int = -2) -> str:
    settings = replace(settings, fixed_time=settings.clock() + timedelta(minutes=minute))
    made: dict[str, object] = {
        "type": "tool",
        "id": STIX,
        "spec_version": "2.1",
        "created": "2025-01-01T00:00:00Z",
        "name": f"Of {by}",
    }
    made |= {"modified": "2025-01-01T00:00:00Z", "object_marking_refs": [GREEN], "description": "<b>bold</b>"}
    sent = read_envelope(json.dumps({"objects": [made]}).encode())
    assert post_objects(settings, Target("inbox", "liaison"), sent, party=by).successes == 1
    with open_view(settings, Reader(by)) as view:
        return view.list_objects()[0][0].id


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("STIX objects", "Second copy", "Of home"), id="en"),
        pytest.param("ar", ("كائنات STIX", "نسخة ثانية", "Of home"), id="ar"),
    ],
)
def test_an_object_and_its_second_copy_are_shown(settings: Settings, lang: str, words: tuple[str, ...]) -> None:
    open_parties(settings)
    client = asking(settings)
    first, other = _post(settings, "home"), _post(settings, "ministry", -1)
    as_reader(client, "liaison")
    page = client.get("/objects", params={"lang": lang}).text

    assert [word for word in words if word not in page] == []
    assert f'href="/objects/{first}"' in page
    assert f'href="/objects/{other}"' in page
    assert "Of ministry" not in page
    told = client.get(f"/objects/{other}", params={"lang": lang}).text
    assert "Of ministry" in told
    assert "<b>bold" not in told
    assert {"en": "A second copy:", "ar": "نسخة ثانية:"}[lang] in told
    as_reader(client, "home")
    assert client.get(f"/objects/{other}").status_code == 404


def test_the_api_gives_them_as_they_came_and_logs_that(settings: Settings) -> None:
    open_parties(settings)
    client = asking(settings)
    first, other = _post(settings, "home"), _post(settings, "ministry", -1)
    as_reader(client, "liaison")
    (head,) = client.get("/api/objects").json()["objects"]
    whole = client.get(f"/api/objects/{other}").json()

    assert (head["id"], head["is_given"]) == (first, True)
    assert [one["id"] for one in head["second_copies"]] == [other]
    assert (whole["is_given"], whole["is_second_copy"]) == (False, True)
    assert json.loads(whole["text"])["name"] == "Of ministry"
    assert client.get("/api/objects", params={"kind": "note"}).json() == {"next": "", "objects": []}
    with open_view(settings, Reader("ministry")) as view:
        assert [(one.entry, one.door) for one in view.openings()] == [(other, "api")]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    ("more", "shown"),
    [
        pytest.param('"name": "half \\ud800 \\u202e sign"', "half \ufffd \ufffd sign", id="half a surrogate"),
        pytest.param(f'"name": "deep", "x": {"[" * 99}{"]" * 99}', "STIX", id="nested deep"),
    ],
)
def test_no_object_takes_a_page_from_who_was_sent_it(settings: Settings, more: str, shown: str, lang: str) -> None:
    # Whatever the content of a foreign object, it comes back as it was sent and breaks nobody's pages.
    open_parties(settings)
    client = asking(settings)
    sent = f'{{"type": "tool", "id": "{STIX}", "spec_version": "2.1", "created": "2025-01-01T00:00:00Z", {more},'
    sent += f' "modified": "2025-01-01T00:00:00Z", "object_marking_refs": ["{GREEN}"]}}'
    made = post_objects(
        settings, Target("inbox", "liaison"), read_envelope(f'{{"objects": [{sent}]}}'.encode()), party="home"
    )
    assert made.successes == 1
    as_reader(client, "liaison")
    (head,) = client.get("/api/objects").json()["objects"]
    pages = [client.get(one, params={"lang": lang}) for one in ("/objects", "/sharing", f"/objects/{head['id']}")]

    assert [one.status_code for one in pages] == [200, 200, 200]
    assert shown in pages[0].text
    assert client.get(f"/api/objects/{head['id']}").json()["text"] == sent
    assert "\u202e" not in "".join(one.text for one in pages)
