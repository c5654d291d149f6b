"""Three parties on the command line: a room, releases, what each sees of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Runner

TEXT = "Raqqa, 20 January 2022. Four soldiers were killed on Thursday in a bombing in Raqqa, police said.\n"
ARABIC = "الرقة، 20 كانون الثاني 2022. قتل أربعة جنود يوم الخميس في تفجير في الرقة، وفق ما قالت الشرطة.\n"


@pytest.fixture
def say(tansiq: Runner) -> Any:
    """Runs a command that must succeed, and reads its JSON."""

    def call(*words: str) -> Any:
        ran = tansiq(*words, "--json")
        assert ran.status == 0, ran.err
        return json.loads(ran.out)

    return call


@pytest.fixture
def reports(say: Any, tansiq: Runner, tmp_path: Path) -> list[str]:
    """The command's reports: one in each language."""
    for party, english, arabic in (
        ("command", "Joint command", "القيادة المشتركة"),
        ("ministry", "A ministry", "وزارة"),
        ("liaison", "A liaison", "ارتباط"),
    ):
        say("party", "add", party, "--name-en", english, "--name-ar", arabic)
    for name, text in (("en.txt", TEXT), ("ar.txt", ARABIC)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert tansiq("read", str(tmp_path / name), "--as", "command").status == 0
    return [one["id"] for one in say("reports", "list", "--as", "command")["reports"]]


def seen(say: Any, party: str) -> set[str]:
    return {one["id"] for one in say("reports", "list", "--as", party)["reports"]}


def test_a_room_from_opening_to_leaving(say: Any, tansiq: Runner, reports: list[str]) -> None:
    room = say("room", "open", "council", "--name-ar", "مجلس", "--as", "command")["id"]
    say("room", "invite", "council", "ministry", "--as", "command")
    say("room", "accept", "council", "--as", "ministry")
    say("release", "make", reports[0], "--room", "council", "--as", "command")
    (mine,) = say("room", "list", "--as", "ministry")["rooms"]

    assert (mine["room"], mine["state"], mine["host"], mine["guests"]) == (room, "member", "command", [])
    assert seen(say, "ministry") == {reports[0]}
    assert seen(say, "liaison") == set()
    assert "مجلس" in tansiq("room", "list", "--as", "command").out
    assert [one["party"] for one in say("party", "list", "--as", "ministry")["parties"]] == ["ministry", "command"]
    assert "القيادة المشتركة" in tansiq("party", "list", "--as", "ministry").out
    say("room", "leave", "council", "--as", "ministry")
    assert seen(say, "ministry") == set()
    say("room", "uninvite", "council", "ministry", "--as", "command")
    assert say("room", "list", "--as", "ministry")["rooms"][0]["state"] == "uninvited"


def test_a_release_narrowed_and_withdrawn(say: Any, tansiq: Runner, reports: list[str]) -> None:
    made = say("release", "make", reports[0], "--to", "ministry", "--to", "liaison", "--as", "command")["id"]
    assert seen(say, "ministry") == seen(say, "liaison") == {reports[0]}
    say("release", "narrow", made, "--to", "liaison", "--as", "command")
    assert (seen(say, "ministry"), seen(say, "liaison")) == (set(), {reports[0]})
    say("release", "withdraw", made, "--reason", "Canary", "--as", "command")
    told = say("release", "list", "--as", "liaison")

    assert [(one["id"], one["message"]) for one in told["no_longer"]] == [(reports[0], "no longer shared with you")]
    assert told["to_me"] == []
    assert "Canary" not in tansiq("release", "list", "--as", "liaison").out
    assert f"release {made}" in tansiq("release", "list", "--as", "command").out


def test_a_list_says_what_was_released(say: Any, tansiq: Runner, reports: list[str]) -> None:
    made = [say("release", "make", one, "--to", "ministry", "--as", "command")["id"] for one in reports]
    mine, theirs = (tansiq("release", "list", "--as", party).out for party in ("command", "ministry"))

    assert all(f"\n  of report {one}\n" in mine and f"\n  report {one}\n" in theirs for one in reports)
    listed = say("party", "clients", "set", "liaison", "--as", "command")["id"]
    say(
        "release",
        "withdraw",
        say("release", "make", listed, "--to", "ministry", "--as", "command")["id"],
        "--as",
        "command",
    )
    assert f"  command  client list\n  {listed}\n" in tansiq("release", "list", "--as", "ministry").out
    assert made


@pytest.mark.parametrize(
    ("command", "words"),
    [
        pytest.param("make", ("RED for users, AMBER for parties and a room, CLEAR", "on a client list"), id="make"),
        pytest.param("narrow", ("A stricter TLP 2.0 label", "'' is nobody"), id="narrow"),
    ],
)
def test_help_says_the_default_label_and_what_amber_needs(tansiq: Runner, command: str, words: tuple[str, ...]) -> None:
    out = " ".join(tansiq("release", command, "--help").out.replace("│", " ").split())

    assert [one for one in words if one not in out] == []


def test_a_preview_says_rule_and_reason(say: Any, tansiq: Runner, reports: list[str]) -> None:
    say("release", "make", reports[1], "--to", "liaison:amal", "--as", "command")

    assert say("release", "preview", reports[1], "liaison:amal", "--as", "command")["rule"] == "released-user"
    assert tansiq("release", "preview", reports[1], "liaison", "--as", "command").out.startswith("withhold: ")
    assert seen(say, "liaison:amal") == {reports[1]}
    assert seen(say, "liaison") == set()


def test_amber_is_passed_on_to_a_listed_client(say: Any, tansiq: Runner, reports: list[str]) -> None:
    listed = say("party", "clients", "set", "liaison", "--as", "ministry")["id"]
    say("release", "make", listed, "--to", "command", "--as", "ministry")
    assert say("party", "clients", "list", "--as", "command")["lists"][0]["clients"] == ["liaison"]
    assert tansiq("party", "clients", "--as", "ministry").out == f"ministry: liaison\n  list {listed}\n"
    assert tansiq("party", "clients", "--as", "liaison").out == ""
    assert f"\n  of client list {listed}\n" in tansiq("release", "list", "--as", "ministry").out
    assert f"\n  client list {listed}\n" in tansiq("release", "list", "--as", "command").out

    say("release", "make", reports[0], "--to", "ministry", "--onward", "liaison", "--as", "command")
    say("release", "make", reports[0], "--to", "liaison", "--as", "ministry")
    assert seen(say, "liaison") == {reports[0]}
    assert "  passed on by ministry\n" in tansiq("release", "list", "--as", "liaison").out
    assert "  passed on, originator command\n" in tansiq("release", "list", "--as", "ministry").out
    assert "passed on" not in tansiq("release", "list", "--as", "command").out
    (first,) = (one["id"] for one in say("release", "list", "--as", "command")["by_me"])
    refused = tansiq("release", "make", reports[0], "--to", "other", "--as", "ministry")
    assert (refused.status, refused.out) == (1, "")
    assert "its originator does not let you pass it on to them" in refused.err
    say("release", "narrow", first, "--onward", "", "--as", "command")
    assert (seen(say, "liaison"), seen(say, "ministry")) == (set(), {reports[0]})


@pytest.mark.parametrize("number", [pytest.param(0, id="english"), pytest.param(1, id="arabic")])
@pytest.mark.parametrize("until", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
def test_an_end_in_no_year_is_one_sentence(tansiq: Runner, reports: list[str], number: int, until: str) -> None:
    ran = tansiq("release", "make", reports[number], "--to", "liaison", "--until", until, "--as", "command")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "tansiq: not a time (use RFC 3339, e.g. 2026-02-01T00:00:00Z)\n"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        pytest.param(("release", "make", "0" * 64, "--to", "liaison"), 1, id="no-such-entry"),
        pytest.param(("release", "withdraw", "x"), 1, id="no-such-release"),
        pytest.param(("release", "make", "0" * 64), 2, id="no-audience"),
        pytest.param(("release", "make", "0" * 64, "--to", "liaison", "--public"), 2, id="two-audiences"),
        pytest.param(
            ("release", "make", "0" * 64, "--to", "liaison", "--tlp", "WHITE"), 2, id="unknown-label-of-a-release"
        ),
        pytest.param(("room", "accept", "none"), 1, id="no-such-room"),
        pytest.param(("room", "open", "council", "--tlp", "WHITE"), 2, id="unknown-label"),
    ],
)
def test_a_wrong_call_is_one_sentence(tansiq: Runner, reports: list[str], words: tuple[str, ...], status: int) -> None:
    ran = tansiq(*words, "--as", "command")

    assert ran.status == status
    assert ran.out == ""
    if status == 1:
        assert ran.err == "tansiq: you have nothing by this name or id\n"


def test_a_charter_is_set_shown_and_signed(say: Any, tansiq: Runner, reports: list[str], tmp_path: Path) -> None:
    (tmp_path / "c.en").write_text("What is released here stays here.\n", encoding="utf-8")
    (tmp_path / "c.ar").write_text("ما يُتاح هنا يبقى هنا.\n", encoding="utf-8")
    say("room", "open", "council", "--confidential", "--as", "command")
    texts = ("--en", str(tmp_path / "c.en"), "--ar", str(tmp_path / "c.ar"))
    charter = say("room", "charter", "council", *texts, "--as", "command")["id"]
    say("room", "invite", "council", "ministry", "--as", "command")
    assert tansiq("room", "charter", "council", *texts, "--as", "ministry").status == 1
    shown = tansiq("room", "list", "--as", "ministry").out
    assert charter in shown
    assert "ما يُتاح هنا يبقى هنا." in shown
    assert "confidential" in shown
    assert tansiq("room", "accept", "council", "--as", "ministry").status == 1
    say("room", "accept", "council", "--sign", charter, "--as", "ministry")
    say("release", "make", reports[0], "--room", "council", "--as", "command")
    assert seen(say, "ministry") == {reports[0]}
    assert f"charter {charter}  signed" in tansiq("room", "list", "--as", "ministry").out


def test_what_is_erased_ends_for_all_and_the_rest_of_a_batch_goes_through(
    say: Any, tansiq: Runner, reports: list[str], tmp_path: Path
) -> None:
    first = say("reports", "list", "--as", "command")["reports"][0]
    assert first["id"] == reports[0]
    say("release", "make", reports[0], "--to", "ministry", "--as", "command")
    assert seen(say, "ministry") == {reports[0]}
    refused = tansiq("erase", reports[0], "--reason", "not ours", "--as", "ministry", "--json")
    assert refused.status == 1
    assert "you have no entry of this id" in refused.err
    assert seen(say, "ministry") == {reports[0]}

    ran = tansiq("erase", "0" * 64, reports[0], "--reason", "a name came out", "--as", "command", "--json")
    assert ran.status == 1
    assert "0" * 64 in ran.err
    assert [one["what"] for one in json.loads(ran.out)["erased"]] == [reports[0]]
    assert seen(say, "ministry") == set()
    assert seen(say, "command") == {reports[1]}
    sound = tansiq("ledger", "verify")
    assert sound.status == 0
    assert "of them erased" in sound.out
    assert " 0 of them erased" not in sound.out
    again = tansiq("read", str(tmp_path / f"{first['language']}.txt"), "--as", "command")
    assert again.status == 1
    assert "erased" in again.err + again.out
    blank = tansiq("erase", reports[1], "--reason", " ", "--as", "command")
    assert blank.status == 1
    assert blank.err == f"tansiq: {reports[1]}: say why it is erased (it is kept with the erasure)\n"
    nothing = tansiq("erase", reports[1], "--as", "command")
    assert nothing.status == 2
    assert "--reason" in nothing.err
