"""Plug-ins through commands and pages: turned on by settings, told of when they fail, named in what they add."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tansiq.settings import Plugins, Secret, load_settings
from tansiq.web import create_app
from tests.cli.conftest import Runner
from tests.reading.proposers.cases import DAY, TEXTS
from tests.reading.proposers.stub import Given, Stub, answer_of, event, serve, slot

SENTENCE = TEXTS["en"].partition(" A raid")[0]
GOOD = answer_of(event("attack.armed", SENTENCE, "attack", slot("perpetrator", "masked men")))
BY = "model small-1"


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A service that answers once well and then fails, turned on in the environment."""
    with serve(GOOD, Given(status=400)) as one:
        monkeypatch.setenv("TANSIQ_MODEL_ADDRESS", one.address)
        monkeypatch.setenv("TANSIQ_MODEL_NAME", "small-1")
        yield one


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Two documents of contract.md's input."""
    path = tmp_path / "in.jsonl"
    lines = [{"id": str(n), "text": TEXTS["en"] + f" Number {n}.", "published": DAY} for n in (1, 2)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_gives_the_same_bytes_where_the_plugin_fails_and_says_so(
    home: Path, tansiq: Runner, stub: Stub, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tansiq("extract", "--jsonl", str(given))
    monkeypatch.delenv("TANSIQ_MODEL_ADDRESS")
    plain = tansiq("extract", "--jsonl", str(given))
    first, second = lines_of(asked.out)

    assert (asked.status, plain.status, plain.err) == (0, 0, "")
    assert lines_of(asked.err) == [{"id": "2", "line": 2, "note": f"{BY}: it refused the request"}]
    assert [c["value"] for e in first["events"] for c in e["claims"] if c["by"] == BY] == ["masked men"]
    assert asked.out.splitlines()[1] == plain.out.splitlines()[1]
    assert BY not in plain.out
    assert second["id"] == "2"


def test_read_stores_what_was_proposed_with_its_name_and_tells_what_failed(
    home: Path, tansiq: Runner, stub: Stub, given: Path
) -> None:
    done = tansiq("read", str(given), "--json")
    outcomes = lines_of(done.out)

    assert done.status == 0
    assert f"note: {BY} proposed nothing for 1 report: it refused the request" in done.err
    assert [one.get("notes") for one in outcomes] == [None, [{"by": BY, "code": "refused"}]]
    shown = json.loads(tansiq("events", "--json").out)
    assert shown
    stored = [tansiq("events", "show", one["id"], "--json").out for one in shown["events"]]
    assert sum(f'"by": "{BY}"' in one for one in stored) == 1
    assert tansiq("ledger", "verify").status == 0


def test_the_page_of_an_event_says_who_proposed_a_claim(home: Path, tansiq: Runner, stub: Stub, given: Path) -> None:
    with TestClient(create_app(load_settings()), base_url="http://127.0.0.1:8000") as client:
        form = {"text": TEXTS["en"], "published": DAY, "language": "en"}
        origin = {"Origin": "http://127.0.0.1:8000"}
        done = client.post("/reports", data=form, headers=origin)
        assert done.status_code == 200
        assert 'id="noted"' not in done.text
        events = client.get("/api/events").json()["events"]
        pages = [client.get(f"/events/{one['id']}").text for one in events]
        assert sum(f"proposed by {BY}" in page for page in pages) == 1
        failed = client.post("/reports", data=form | {"text": TEXTS["en"] + " More."}, headers=origin)
        assert "It refused the request." in failed.text
        arabic = client.post(
            "/reports", data=form | {"text": TEXTS["en"] + " Again."}, headers=origin | {"Accept-Language": "ar"}
        )
        assert "رفض الطلب." in arabic.text


def test_a_setting_that_cannot_be_used_stops_before_anything_is_stored(
    home: Path, tansiq: Runner, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANSIQ_MODEL_ADDRESS", "http://models.example/v1")
    monkeypatch.setenv("TANSIQ_MODEL_NAME", "small-1")
    for words in (("read", str(given)), ("extract", "--jsonl", str(given))):
        done = tansiq(*words)
        assert (done.status, done.out) == (1, "")
        assert "TANSIQ_MODEL_ADDRESS" in done.err


def test_settings_of_plugins() -> None:
    given = {
        "TANSIQ_SPACY": "en_core_web_sm, /models/ar",
        "TANSIQ_MODEL_ADDRESS": "https://models.example/v1",
        "TANSIQ_MODEL_NAME": "small-1",
        "TANSIQ_MODEL_KEY": "k",
        "TANSIQ_MODEL_TIMEOUT_S": "12.5",
        "TANSIQ_MODEL_PER_DAY": "50",
        "TANSIQ_MODEL_MAY_SEE": "home, liaison",
    }
    plugins = load_settings(given).plugins

    assert plugins.spacy == ("en_core_web_sm", "/models/ar")
    assert plugins.model is not None
    assert (plugins.model.key, plugins.model.timeout_s, plugins.model.per_day) == (Secret("k"), 12.5, 50)
    assert plugins.model.may_see == {"home", "liaison"}
    assert load_settings({}).plugins == Plugins()
    assert not load_settings({"TANSIQ_MODEL_NAME": "small-1", "TANSIQ_MODEL_KEY": "k"}).plugins
