"""`tansiq search`: four kinds by words, in both scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tansiq.settings import Settings, load_settings
from tests.cli.conftest import Runner
from tests.ledger.told import add, make_desk, make_report

ENGLISH = make_report(
    "Shelling near the river\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of [Raqqa]\n",
    outlet="Wire [red]",
    published="2022-01-21",
)
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 4 | مرصد الرقة\n", language="ar")

pytestmark = pytest.mark.usefixtures("unlinked")


@pytest.fixture
def ids(home: Path) -> list[str]:
    """Ids of the two reports, stored."""
    settings: Settings = load_settings()
    return add(make_desk(settings), ENGLISH, ARABIC)


@pytest.mark.parametrize("words", [pytest.param("raqqa", id="en"), pytest.param("الرقة", id="ar")])
def test_json_holds_every_kind(tansiq: Runner, ids: list[str], words: str) -> None:
    ran = tansiq("search", words, "--json")
    data = json.loads(ran.out)

    assert (ran.status, ran.err) == (0, "")
    assert {kind: one["total"] for kind, one in data.items()} == {"events": 2, "reports": 2, "actors": 1, "places": 1}
    (place,) = data["places"]["named"]
    assert (place["events"], set(place["names"])) == (2, {"Raqqa", "الرقة"})
    listed = json.loads(tansiq("events", "list", "--about", place["id"], "--json").out)
    assert listed["total"] == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [pytest.param("monitor", "Monitor of [Raqqa]", id="en"), pytest.param("مرصد", "مرصد الرقة", id="ar")],
)
def test_people_read_a_list(tansiq: Runner, ids: list[str], words: str, name: str) -> None:
    ran = tansiq("search", words)

    assert ran.status == 0
    assert f"actors: 1\n{name}  1 events\n" in ran.out
    assert "events: 1\n" in ran.out


def test_one_kind_and_a_limit(tansiq: Runner, ids: list[str]) -> None:
    ran = tansiq("search", "الرقة", "--kind", "reports", "--limit", "1")

    assert "reports: 1 of 2" in ran.out
    assert "places" not in ran.out


def test_nothing_found_is_said(tansiq: Runner, ids: list[str]) -> None:
    assert tansiq("search", "zzz").out == tansiq("search", "ززز").out == "Nothing has all of these words\n"


def test_a_kind_that_is_none_is_refused(tansiq: Runner, ids: list[str]) -> None:
    ran = tansiq("search", "raqqa", "--kind", "people")

    assert ran.status == 2
    assert "people" in ran.err


@pytest.mark.parametrize(("words", "count"), [pytest.param("wire", 1, id="en"), pytest.param("قصف", 1, id="ar")])
def test_reports_are_listed_by_words(tansiq: Runner, ids: list[str], words: str, count: int) -> None:
    assert len(json.loads(tansiq("reports", "--text", words, "--json").out)["reports"]) == count
