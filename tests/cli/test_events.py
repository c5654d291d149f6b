"""`tansiq events` and `tansiq reports`: lists and single ones, as tables and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tansiq.settings import Settings, load_settings
from tests.cli.conftest import Runner
from tests.ledger.told import add, make_desk, make_report

ENGLISH = make_report(
    "Shelling near the river\n"
    "attack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of [Raqqa]\n"
    "arrest | 2022-02 | Hit | captured 5 | -\n",
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


def test_list_may_be_left_out(tansiq: Runner, ids: list[str]) -> None:
    assert tansiq("events").out == tansiq("events", "list").out
    assert (
        tansiq("events", "--type", "arrest", "--json").out == tansiq("events", "list", "--type", "arrest", "--json").out
    )
    assert tansiq("reports", "--json").out == tansiq("reports", "list", "--json").out


@pytest.mark.parametrize(
    ("options", "types"),
    [
        pytest.param([], ["arrest", "attack.shelling", "attack.shelling"], id="all"),
        pytest.param(["--type", "attack"], ["attack.shelling"] * 2, id="type"),
        pytest.param(["--country", "IQ"], ["arrest"], id="country"),
        pytest.param(["--since", "2022-01-21"], ["arrest"], id="since"),
        pytest.param(["--until", "2022-01-31"], ["attack.shelling"] * 2, id="until"),
        pytest.param(["--text", "الرقة مرصد"], ["attack.shelling"], id="text-arabic"),
        pytest.param(["--text", "raqqa monitor"], ["attack.shelling"], id="text-english"),
    ],
)
def test_json_of_a_list(tansiq: Runner, ids: list[str], options: list[str], types: list[str]) -> None:
    ran = tansiq("events", *options, "--json")
    page = json.loads(ran.out)

    assert (ran.status, ran.err) == (0, "")
    assert [event["type"] for event in page["events"]] == types
    assert page["total"] == len(types)
    assert all(event["claims"] and event["words"] and event["report"]["id"] in ids for event in page["events"])


def test_pages_of_a_list(tansiq: Runner, ids: list[str]) -> None:
    first = json.loads(tansiq("events", "--limit", "2", "--json").out)
    second = json.loads(tansiq("events", "--limit", "2", "--after", first["next"], "--json").out)
    whole = json.loads(tansiq("events", "--json").out)

    assert first["events"] + second["events"] == whole["events"]
    assert second["next"] == ""
    assert first["next"] in tansiq("events", "--limit", "2").out.replace("\n", "")


def test_a_table_shows_imprecision_and_no_markup_of_a_report(tansiq: Runner, ids: list[str]) -> None:
    out = tansiq("events").out

    assert "2022-02-01 – 2022-02-28" in out
    assert "killed 3" in out
    assert "[Raqqa]" in out
    assert "الرقة" in out
    assert "3 of 3 events" in out
    assert "Wire [red]" in tansiq("reports").out


@pytest.mark.parametrize(
    ("number", "source"),
    [pytest.param(0, "Monitor of [Raqqa]", id="english"), pytest.param(1, "مرصد الرقة", id="arabic")],
)
def test_show_prints_each_claim_with_its_chain_and_words(
    tansiq: Runner, ids: list[str], number: int, source: str
) -> None:
    report = json.loads(tansiq("reports", "show", ids[number], "--json").out)
    event = report["events"][0]
    out = tansiq("events", "show", event["id"]).out
    as_json = json.loads(tansiq("events", "show", event["id"], "--json").out)

    assert f"{source} (said)" in out
    assert event["words"] in out
    assert as_json["tellings"] == [event]
    assert as_json["id"] == event["id"]


def test_show_a_report(tansiq: Runner, ids: list[str]) -> None:
    out = tansiq("reports", "show", ids[0]).out
    report = json.loads(tansiq("reports", "show", ids[0], "--json").out)

    assert ENGLISH.text.strip() in out
    assert report["text"] == ENGLISH.text
    assert [event["type"] for event in report["events"]] == ["attack.shelling", "arrest"]
    assert all(event["id"] in out for event in report["events"])


@pytest.mark.parametrize("what", [pytest.param("events", id="event"), pytest.param("reports", id="report")])
def test_nothing_by_an_id_is_one_sentence(tansiq: Runner, ids: list[str], what: str) -> None:
    ran = tansiq(what, "show", "0" * 64)

    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "tansiq: nothing by this id is shown to you\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["events", "--since", "May"], "tansiq: since: not a day (use YYYY-MM-DD)\n", id="day"),
        pytest.param(
            ["events", "--since", "20220120"], "tansiq: since: not a day (use YYYY-MM-DD)\n", id="day-without-hyphens"
        ),
        pytest.param(
            ["events", "--until", "2022-W03-4"], "tansiq: until: not a day (use YYYY-MM-DD)\n", id="day-of-a-week"
        ),
        pytest.param(
            ["events", "--since", "٢٠٢٢-٠١-٢٠"], "tansiq: since: not a day (use YYYY-MM-DD)\n", id="day-arabic"
        ),
        pytest.param(
            ["events", "--as", "nobody"],
            "tansiq: this node has no such party (name one with --as or TANSIQ_PARTY)\n",
            id="party",
        ),
        pytest.param(
            ["events", "--after", "x"],
            "tansiq: this page mark belongs to another list (begin the list anew)\n",
            id="cursor",
        ),
    ],
)
def test_errors_are_one_sentence(tansiq: Runner, ids: list[str], words: list[str], said: str) -> None:
    ran = tansiq(*words)

    assert (ran.status, ran.out, ran.err) == (1, "", said)


def test_no_ledger_yet(tansiq: Runner, home: Path) -> None:
    ran = tansiq("events")

    assert ran.status == 1
    assert "`tansiq ledger init` makes one" in ran.err
    assert not home.exists()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--type", "attack%"), id="type"),
        pytest.param(("--type", "هجوم"), id="type-ar"),
        pytest.param(("--country", "XYZ"), id="country"),
        pytest.param(("--country", "العراق"), id="country-ar"),
    ],
)
def test_a_filter_that_is_none_is_refused(tansiq: Runner, words: tuple[str, str]) -> None:
    ran = tansiq("events", *words)

    assert ran.status == 2
    assert words[0] in ran.err


@pytest.mark.parametrize("columns", [80, 100])
def test_an_id_can_be_copied_from_a_narrow_list(tansiq: Runner, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    texts = (
        "Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n",
        "قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n",
    )
    add(make_desk(load_settings()), *(make_report(text) for text in texts))
    ids = [one["id"] for one in json.loads(tansiq("events", "--json").out)["events"]]
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = tansiq("events").out.splitlines()

    assert len(ids) == 2
    assert all(any(one in line for line in lines) for one in ids)
    assert max(map(len, lines)) <= columns
    assert "attack.shelling" in "".join(lines)


def test_years_count_by_type(tansiq: Runner, ids: list[str]) -> None:
    answer = json.loads(tansiq("events", "years", "--json").out)
    table = tansiq("events", "years", "--type", "attack").out

    assert answer["years"] == [
        {"year": "2022", "type": "arrest", "count": 1},
        {"year": "2022", "type": "attack.shelling", "count": 2},
    ]
    assert (answer["total"], answer["undated"]) == (3, 0)
    assert "attack.shelling" in table
    assert "2 events, 0 of no known year" in table


@pytest.mark.parametrize("text", [pytest.param("raqqa", id="english"), pytest.param("الرقة", id="arabic")])
def test_years_follow_the_filter(tansiq: Runner, ids: list[str], text: str) -> None:
    answer = json.loads(tansiq("events", "years", "--text", text, "--since", "2022-01-20", "--json").out)

    # The place is named in both scripts.
    assert [one["count"] for one in answer["years"]] == [2]
    assert json.loads(tansiq("events", "years", "--until", "2021-12-31", "--json").out)["years"] == []


def test_why_says_what_each_report_has_it_part_of(tansiq: Runner, home: Path) -> None:
    text = "A day\nclash | 2022-01-19 | Raqqa | - | Zed\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Zed\n"
    add(make_desk(load_settings()), make_report(text, outlet="Wire"))
    (event,) = json.loads(tansiq("events", "--type", "attack", "--json").out)["events"]

    assert "Wire  part of: clash, clash | 2022-01-19 | Raqqa" in tansiq("events", "show", event["id"], "--why").out
    assert "part of:" not in tansiq("events", "show", event["id"]).out
