"""`tansiq retention`, `hold` and `order`: what they print, and their exit statuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tansiq import desk
from tansiq.cli import run
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

Say = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path, unlinked: None, monkeypatch: pytest.MonkeyPatch) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry"):
        desk.open_party(made, party)
    monkeypatch.setenv("TANSIQ_HOME", str(made.home))
    monkeypatch.setenv("TANSIQ_PARTY", "command")
    monkeypatch.setenv("TANSIQ_CLOCK", made.clock().isoformat())
    return made


@pytest.fixture
def two(settings: Settings) -> list[str]:
    told = "Shelling quickbrown\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor\n"
    found = add(make_desk(settings, party="command"), make_report(told), make_report("قصف النهروان\n", language="ar"))
    for one in found:
        desk.release(settings, one, Audience("party", ("ministry",)), party="command", tlp="GREEN")
    return found


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def said(*words: str, status: int = 0) -> str:
        capsys.readouterr()
        assert run(list(words)) == status, capsys.readouterr().err
        return capsys.readouterr().out

    return said


def in_json(text: str) -> Any:
    return json.loads(text)


def test_retention_from_the_rule_to_the_erasures(settings: Settings, two: list[str], say: Say) -> None:
    assert "No retention is set" in say("retention")
    assert "2 of 2 would be erased now" in say("retention", "list", "--days", "0")
    assert "0 of 2 would be erased now" in say("retention", "list", "--days", "1")
    say("retention", "set", "--days", "0")
    held = in_json(say("hold", "set", two[0], "--reason", "a court asked", "--json"))["id"]

    due = in_json(say("retention", "list", "--json"))
    assert {one["id"]: one["holds"] for one in due["due"]} == {two[0]: [held], two[1]: []}
    done = in_json(say("retention", "run", "--json"))
    assert [one["what"] for one in done["erased"]] == [two[1]]
    assert done["kept"] == [{"id": two[0], "why": "held", "holds": [held]}]
    assert f"Kept {two[0]} held {held}" in say("retention", "run")
    assert "0 erased, 1 kept" in say("retention", "run")
    assert "a legal hold keeps it" not in say("erase", two[0], "--reason", "asked", status=1)
    assert "keeps 1" in say("hold")
    say("hold", "lift", held)
    assert "0 of 1 holds stand" in say("hold")
    assert in_json(say("retention", "run", "--every-party", "--json")) == {"erased": {"command": 1, "ministry": 0}}
    say("retention", "off")
    assert "No retention is set" in say("retention")


def test_a_hold_by_period_and_words(settings: Settings, two: list[str], say: Say) -> None:
    say("hold", "set", "--text", "quickbrown", "--since", "2026-01-01", "--reason", "a court asked")
    (held,) = in_json(say("hold", "--json"))["holds"]
    assert held["scope"] == {"what": [], "since": "2026-01-01", "until": "", "by": "received", "text": "quickbrown"}
    assert held["covers"] == 1
    assert "received 2026-01-01 to …  words: quickbrown" in say("hold")
    say("hold", "set", "--reason", "nothing named", status=1)


def test_an_order_prints_no_content_and_is_confirmed(settings: Settings, two: list[str], say: Say) -> None:
    what = ("order", "erase", "command", *two, "--reference", "Court of Hit 12/2026", "--notice", "By the court.")
    assert "do it with --yes" in say(*what, status=1)
    say("hold", "set", two[1], "--reason", "a court asked")

    said = say(*what, "--yes", status=1)

    assert f"Erased {two[0]}" in said
    assert f"Kept {two[1]}: it is held" in said
    assert "quickbrown" not in said
    told = say("notice")
    assert "Court of Hit 12/2026  NOT CONFIRMED" in told
    assert "By the court." in told
    assert "By the court." not in say("notice", "--as", "ministry")
    (order,) = in_json(say("order", "--json"))["orders"]
    say("notice", "acknowledge", order["id"], "--as", "ministry", status=1)
    say("notice", "acknowledge", order["id"])
    assert "1 orders, 0 not confirmed" in say("order")


def test_a_hold_under_an_order_is_the_operator_s_to_lift(settings: Settings, two: list[str], say: Say) -> None:
    held = in_json(
        say("order", "hold", "command", "--text", "quickbrown", "--reference", "Court of Hit 13/2026", "--json")
    )["id"]
    assert "under order Court of Hit 13/2026" in say("hold")
    say("hold", "lift", held, status=1)
    say("order", "lift", "command", held, "--reference", "Court of Hit 14/2026")
    assert "0 of 1 holds stand" in say("hold")


def test_a_room_shows_for_how_long_its_members_hold(settings: Settings, say: Say) -> None:
    desk.open_room(settings, "council", party="command")
    say("retention", "set", "--room", "council", "--days", "7")
    assert "members hold what is released into it for 7 days" in say("room")
    say("retention", "off", "--room", "council")
    assert "members hold" not in say("room")
