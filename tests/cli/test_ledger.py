"""`tansiq ledger`: the operator's commands."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tansiq.settings import load_settings
from tests.cli.conftest import Runner
from tests.ledger.told import add, make_desk, make_report

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 4 | مرصد الرقة\n", language="ar")


@pytest.fixture
def stored(home: Path) -> Path:
    add(make_desk(load_settings()), ENGLISH, ARABIC)
    return home


def test_init_says_where_and_keeps_what_is_there(tansiq: Runner, home: Path) -> None:
    first = tansiq("ledger", "init", "ministry")
    key = (home / "keys" / "party-ministry.key").read_text(encoding="ascii")
    again = json.loads(tansiq("ledger", "init", "ministry", "--json").out)

    assert first.status == 0
    assert str(home) in first.out
    assert again == {"home": str(home), "party": "ministry"}
    assert (home / "keys" / "party-ministry.key").read_text(encoding="ascii") == key
    assert key.strip() not in first.out


def test_verify_of_a_sound_ledger(tansiq: Runner, stored: Path) -> None:
    ran = tansiq("ledger", "verify")
    found = json.loads(tansiq("ledger", "verify", "--json").out)

    assert ran.status == 0
    assert ran.out.startswith("Sound: 12 entries")
    assert (found["sound"], found["entries"], found["fault"]) == (True, 12, None)
    assert found["head"] in ran.out


def test_verify_names_the_first_fault_and_ends_with_status_1(tansiq: Runner, stored: Path) -> None:
    raw = sqlite3.connect(stored / "ledger.db")
    raw.execute("DROP TRIGGER payload_update")
    raw.execute("UPDATE payload SET body = zeroblob(20) WHERE position = 7")
    raw.commit()
    raw.close()

    ran = tansiq("ledger", "verify")
    found = json.loads(tansiq("ledger", "verify", "--json").out)

    assert ran.status == 1
    assert "entry 7" in ran.out
    assert (found["sound"], found["fault"]["position"], found["fault"]["what"]) == (False, 7, "altered-payload")


def test_rebuild_and_info_print_no_content(tansiq: Runner, stored: Path) -> None:
    rebuilt, info = tansiq("ledger", "rebuild"), tansiq("ledger", "info")

    assert rebuilt.out == "Rebuilt from 2 reports; nothing differed.\n"
    assert json.loads(tansiq("ledger", "rebuild", "--json").out) == {"reports": 2, "has_differed": False}
    assert json.loads(tansiq("ledger", "info", "--json").out)["entries"] == {"claim": 8, "reading": 2, "report": 2}
    assert not any(word in rebuilt.out + info.out for word in ("Raqqa", "الرقة", "Shelling", "قصف"))


@pytest.mark.parametrize("word", [pytest.param(word, id=word) for word in ("verify", "rebuild", "info")])
def test_no_ledger_is_one_sentence(tansiq: Runner, home: Path, word: str) -> None:
    ran = tansiq("ledger", word)

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "there is no ledger here" in ran.err
    assert not home.exists()
