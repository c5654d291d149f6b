"""Acts carry role and mark of who did them: shown to whoever sees the entry, by name to their own party alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tansiq import desk, people
from tansiq.desk import Desk, log_opening, rebuild_ledger, verify_ledger
from tansiq.ledger import get_stored, open_ledger
from tansiq.model import NOBODY, Audience, Hand
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.credentials import SESSION_COOKIE
from tests.ledger.told import LineReader, add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")
PASSWORD = "correct horse battery"
TO_MINISTRY = Audience("party", ("ministry",))


@pytest.fixture(autouse=True)
def _quick(quick_passwords: None) -> None:
    """Every test here hashes quickly."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry"):
        desk.open_party(made, party)
    return made


def by(settings: Settings, login: str, *roles: str) -> tuple[Settings, Hand]:
    """Settings of somebody of the command, and the hand of the least of their roles."""
    person = people.add_person(settings, "command", login, PASSWORD, roles)
    return people.settings_for(settings, person), Hand(roles[0], person.mark)


def payload(settings: Settings, entry_id: str) -> dict[str, Any]:
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        return get_stored(connection, [entry_id])[entry_id].entry.payload or {}


def test_an_act_is_entered_in_the_first_role_that_lets_do_it(settings: Settings) -> None:
    (report,) = add(make_desk(settings, party="command"), ENGLISH)
    basma, hand = by(settings, "basma", "analyst", "releaser", "administrator")
    made = desk.release(basma, report, TO_MINISTRY, tlp="GREEN")
    change = desk.correct(basma, report, text="The place is wrong.")
    clients = desk.set_clients(basma, ["other"])

    told = {one: payload(settings, one)["hand"] for one in (made, change, clients)}
    assert told == {
        made: {"role": "releaser", "mark": hand.mark},
        change: {"role": "analyst", "mark": hand.mark},
        clients: {"role": "administrator", "mark": hand.mark},
    }
    assert "basma" not in json.dumps([payload(settings, one) for one in told])


def test_on_the_command_line_of_the_node_it_is_nobody_s(settings: Settings) -> None:
    (report,) = add(make_desk(settings, party="command"), ENGLISH)
    made = desk.release(settings, report, TO_MINISTRY, party="command", tlp="GREEN")

    assert "hand" not in payload(settings, made)
    with open_view(settings, Reader("ministry")) as view:
        assert [one.hand for one in view.releases_to_me()] == [NOBODY]


@pytest.mark.parametrize("told", [None, {}, {"hand": "basma"}, {"hand": {"role": 1, "mark": "m"}}, {"hand": {}}])
def test_what_names_nobody_or_cannot_be_read_is_nobody_s(told: dict[str, Any] | None) -> None:
    assert Hand.of(told) == NOBODY
    assert not NOBODY


def test_who_sees_an_entry_sees_role_and_mark(settings: Settings) -> None:
    one, other = add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    basma, hand = by(settings, "basma", "releaser")
    for report in (one, other):
        desk.release(basma, report, TO_MINISTRY, tlp="GREEN")
    with open_view(settings, Reader("command")) as view:
        (event,) = view.list_events(EventQuery()).events
        first, second = (head.telling for head in view.get_event(event.id).tellings)
    judged = desk.judge_apart(basma, event.id, second, reason="Two places.")
    desk.release(basma, judged[0], TO_MINISTRY, tlp="GREEN")
    assert first != second
    log_opening(settings, Reader("ministry"), [one], "page")
    later = replace(basma, fixed_time=settings.clock() + timedelta(days=1))
    desk.spill(later, one, reason="wrong")

    with open_view(replace(later, rights=None), Reader("ministry")) as view:
        assert {given.hand for given in view.releases_to_me()} == {hand}
        assert [given.hand for given in view.notices_given()] == [hand]
        assert [given.hand for given in view.judgements()] in ([], [hand])
    with open_view(later, Reader("command")) as view:
        assert {own.hand for own in view.releases_by_me()} == {hand}
        assert [spilled.hand for spilled in view.spills()] == [hand]
        assert [sent.hand for sent in view.notices_sent()] == [hand]
        assert [each.hand for each in view.judgements()] == [hand]


def test_drafts_standing_and_urgent_releases_and_erasures_too(settings: Settings) -> None:
    one, other = add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    amal, hand = by(settings, "amal", "analyst")
    basma, theirs = by(settings, "basma", "releaser")
    desk.keep_draft(amal, one, TO_MINISTRY, tlp="GREEN")
    desk.release_urgently(amal, one, TO_MINISTRY, reason="danger", tlp="GREEN")
    standing = desk.stand_release(basma, TO_MINISTRY, outlet="Wire", ends="2027-01-01T00:00:00Z", tlp="GREEN")
    with open_view(settings, Reader("command")) as view:
        (urgent,) = view.urgent_releases()
    desk.review_urgent(basma, urgent.id, "stands")
    erasure = Desk(basma, read=LineReader()).erase(other, reason="asked")
    (taken,) = add(Desk(amal, read=LineReader()), make_report("Later\n", outlet="Wire"))

    assert [draft.hand for draft in desk.list_drafts(amal)] == [hand]
    with open_view(settings, Reader("command")) as view:
        assert [(each.hand, each.reviewed_by) for each in view.urgent_releases()] == [(hand, theirs)]
        assert [each.hand for each in view.standing_releases()] == [theirs]
        # What stands released it, and not who happened to take it in.
        assert [each.hand for each in view.releases_by_me(of=taken)] == [NOBODY]
    assert payload(settings, erasure)["hand"] == theirs.to_json()
    assert payload(settings, standing)["hand"] == theirs.to_json()
    before = [each.hand for each in _given(settings)]
    rebuild_ledger(settings)
    assert [each.hand for each in _given(settings)] == before
    assert verify_ledger(settings).fault is None


def _given(settings: Settings) -> tuple[Any, ...]:
    with open_view(settings, Reader("ministry")) as view:
        return view.releases_to_me()


@pytest.mark.parametrize(("lang", "role"), [("en", "releaser"), ("ar", "مخوّل بالإتاحة")])
def test_pages_name_one_s_own_people_and_show_others_mark(settings: Settings, lang: str, role: str) -> None:
    (report,) = add(make_desk(settings, party="command"), ENGLISH)
    basma, hand = by(settings, "basma", "releaser")
    noor = people.add_person(settings, "ministry", "noor", PASSWORD, ["reader"])
    desk.release(basma, report, TO_MINISTRY, tlp="GREEN")
    # Who has left is still named where they did something.
    reader = people.add_person(settings, "command", "rima", PASSWORD, ["reader"])
    people.remove_person(settings, "command", "basma")

    pages = {}
    for who in (reader, noor):
        with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
            client.cookies.set(SESSION_COOKIE, people.open_session(settings, who).reveal())
            pages[who.login] = client.get("/sharing", params={"lang": lang}).text
    assert all(role in page for page in pages.values())
    assert "basma" in pages["rima"]
    assert hand.mark in pages["noor"]
    assert "basma" not in pages["noor"]
