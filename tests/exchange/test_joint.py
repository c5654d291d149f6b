"""A table for several recipients: what all of them see, as far as the asker may know it, and nothing between others."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tansiq import desk
from tansiq.cli import run
from tansiq.errors import ExchangeError, ReleaseError
from tansiq.exchange.export import export
from tansiq.linking import candidates
from tansiq.model import Audience
from tansiq.release import EventQuery, NotVisible, Reader, open_joint, open_view
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.ledger.told import add, make_desk, make_report, make_settings

EN = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n", outlet="Wire")
AR = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 7 | مرصد الرقة\n", outlet="وكالة", language="ar")
OTHER = make_report("Arrests\narrest | 2022-02-03 | Hit | captured 2 | Police of Hit\n", outlet="Paper")
PARTIES = ("command", "ministry", "liaison", "other")
Row = dict[str, str]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in PARTIES:
        desk.open_party(made, party)
    return made


@pytest.fixture
def reports(settings: Settings) -> list[str]:
    """One event in two reports, and another event; none is released yet."""
    return add(make_desk(settings, party="command"), EN, AR, OTHER)


def give(settings: Settings, what: str, *to: str, by: str = "command", tlp: str = "GREEN") -> str:
    audience = Audience("party", to) if to else Audience("public")
    return desk.release(settings, what, audience, party=by, tlp=tlp)  # type: ignore[arg-type]


def rows(settings: Settings, *recipients: str, by: str = "command", **query: str) -> list[Row]:
    with open_joint(settings, Reader(by), recipients) as view:
        text = "".join(export(view, EventQuery(**query), "csv"))  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def told(found: Sequence[Row]) -> list[tuple[str, str, str]]:
    return [(one["sub_event_type"], one["outlets"], one["fatalities_max"]) for one in found]


def test_it_holds_what_all_of_them_see_and_counts_nothing_else(settings: Settings, reports: list[str]) -> None:
    english, arabic, other = reports
    give(settings, english, "ministry", "liaison")
    give(settings, arabic, "ministry", tlp="AMBER")
    give(settings, other, "liaison")

    (one,) = rows(settings, "ministry", "liaison")
    assert (one["outlets"], one["fatalities_min"], one["fatalities_max"]) == ("Wire", "3", "3")
    assert (one["reports"], one["independent_sources"], one["tlp"]) == ("1", "1", "GREEN")
    (both,) = rows(settings, "ministry")
    assert set(both["outlets"].split("; ")) == {"Wire", "وكالة"}
    assert (both["fatalities_min"], both["fatalities_max"]) == ("3", "7")
    # The strictest label by which it holds them; and an id of this product alone.
    assert both["tlp"] == "AMBER"
    with open_view(settings, Reader("command")) as view:
        own = {head.id for head in view.list_events(EventQuery()).events}
    assert not {one["event_id"], both["event_id"]} & own
    assert one["event_id"] != both["event_id"]
    assert len(rows(settings, "liaison")) == 2


def test_what_others_released_to_one_of_them_is_left_out_whether_or_not(settings: Settings, reports: list[str]) -> None:
    (theirs,) = add(make_desk(settings, party="other"), OTHER)
    give(settings, reports[0], "ministry")
    give(settings, theirs, "command", by="other")
    before = rows(settings, "ministry")
    give(settings, theirs, "ministry", by="other")
    assert rows(settings, "ministry") == before
    give(settings, theirs, by="other", tlp="CLEAR")
    assert len(rows(settings, "ministry")) == len(before) + 1


def test_a_recipient_s_own_goes_back_to_it_alone(settings: Settings, reports: list[str]) -> None:
    (theirs,) = add(make_desk(settings, party="ministry"), OTHER)
    give(settings, theirs, "command", by="ministry")
    give(settings, reports[0], "ministry", "liaison")

    assert len(rows(settings, "ministry")) == 2
    assert len(rows(settings, "ministry", "liaison")) == 1


def test_what_the_asker_sees_no_more_and_red_and_ended_releases_are_out(settings: Settings, reports: list[str]) -> None:
    desk.release(settings, reports[0], Audience("users", ("ministry:amal",)), party="command", tlp="RED")
    gone = give(settings, reports[2], "ministry")
    assert len(rows(settings, "ministry")) == 1
    # A product for another has ids of its own.
    assert told(rows(settings, "ministry:amal")) == told(rows(settings, "ministry"))
    desk.withdraw(settings, gone, party="command")
    assert rows(settings, "ministry") == []


def test_a_room_of_another_host_tells_of_no_member_but_the_host(settings: Settings, reports: list[str]) -> None:
    room = desk.open_room(settings, "council", party="ministry")
    for guest in ("command", "liaison"):
        desk.invite(settings, room, guest, party="ministry")
        desk.accept(settings, room, party=guest)
    desk.release(settings, reports[0], Audience("room", (room,)), party="command", tlp="GREEN")
    give(settings, reports[2], "liaison")

    assert len(rows(settings, "ministry")) == 1
    assert told(rows(settings, "liaison")) == [("Arrests", "Paper", "")]


def test_a_filter_asks_what_is_left(settings: Settings, reports: list[str]) -> None:
    for one in reports:
        give(settings, one, "ministry")
    asked: list[tuple[dict[str, str], int]] = [
        ({"type": "attack"}, 1), ({"since": "2022-02-01"}, 1), ({"until": "2022-01-19"}, 0), ({"country": "iq"}, 1),
        ({"country": "SY", "type": "attack"}, 1), ({"type": "att"}, 0),
    ]  # fmt: skip
    for query, number in asked:
        assert len(rows(settings, "ministry", **query)) == number, query
    for refused in ({"text": "Raqqa"}, {"about": "0" * 16}, {"since": "soon"}):
        with pytest.raises(ReleaseError):
            rows(settings, "ministry", **refused)


@pytest.mark.parametrize("recipients", [(), ("nobody",), ("other",), ("command",), ("ministry", "other")])
def test_only_who_may_be_known_is_named_and_the_others_get_one_answer(
    settings: Settings, reports: list[str], recipients: tuple[str, ...]
) -> None:
    give(settings, reports[0], "ministry")
    with pytest.raises(NotVisible):
        rows(settings, *recipients)


def test_by_command_and_by_page_and_as_tables_alone(
    settings: Settings, reports: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    give(settings, reports[0], "ministry")
    monkeypatch.setenv("TANSIQ_HOME", str(settings.home))
    monkeypatch.setenv("TANSIQ_CLOCK", settings.clock().isoformat())
    assert run(["export", "csv", "--for", "ministry, *", "--as", "command"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run(["export", "csv", "--for", "ministry", "--as", "command"]) == 0
    written = capsys.readouterr().out
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        assert client.get("/export/csv", params={"for": "ministry"}).text == written
        assert client.get("/export/csv", params={"for": "ministry"}).text != client.get("/export/csv").text
        assert client.get("/export/csv", params={"for": "nobody"}).status_code == 404
        assert client.get("/export/stix", params={"for": "ministry"}).status_code == 404
        assert client.get("/export/csv", params={"for": "ministry", "text": "Raqqa"}).status_code == 400
    for name in ("stix", "jsonl"):
        with open_joint(settings, Reader("command"), ["ministry"]) as view, pytest.raises(ExchangeError):
            list(export(view, EventQuery(), name))


@pytest.mark.parametrize("hidden", ["another telling", "a judgement"])
def test_what_they_do_not_see_neither_leads_an_event_nor_parts_it(settings: Settings, hidden: str) -> None:
    """They would see one event, of which the telling with the day stands for it."""
    line = "attack.shelling | {day} | Raqqa | killed 3 | Monitor of Raqqa\n"
    early = make_report(f"January\n{line.format(day='2022-01')}", outlet="Wire", published="2022-01-21")
    late = make_report(f"The 20th\n{line.format(day='2022-01-20')}", outlet="Paper", published="2022-01-25")
    both = add(make_desk(settings, party="command"), early, late)
    for one in both:
        give(settings, one, "ministry", "liaison")
    before = rows(settings, "ministry", "liaison")

    if hidden == "another telling":
        # One of several comes before the others by its own id.
        some = [make_report(f"No. {n}\n{line.format(day='2022-01-20')}", published="2022-01-23") for n in range(4)]
        add(make_desk(settings, party="command"), *some)
    else:
        with open_view(settings, Reader("command")) as view:
            (event,) = view.list_events(EventQuery()).events
        desk.judge_apart(settings, event.id, both[0], reason="as told", party="command")

    assert [(one["date_from"], one["date_to"], one["outlets"]) for one in before] == [
        ("2022-01-20", "2022-01-20", "Paper; Wire")
    ]
    assert rows(settings, "ministry", "liaison") == before


@pytest.mark.parametrize("others", [pytest.param(0, id="nobody-else"), pytest.param(1, id="somebody-who-sees-few")])
def test_over_a_cap_the_first_are_those_in_common(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    """Asker and recipient have twelve more of that day each: whether a third sees few is nothing to the file."""
    monkeypatch.setattr(candidates, "CAP", 2)
    # Texts so short are taken for one, which is compared whatever the cap.
    monkeypatch.setattr("tansiq.release.links.scoring._link_text", lambda _connection, _report: None)
    for number, party in enumerate(("command", "ministry")):
        crowd = [f"attack.shelling | 2022-01-20 | Raqqa | killed {30 + number + 2 * n} | -" for n in range(12)]
        add(make_desk(settings, party=party), make_report("\n".join(["A day of shelling", *crowd, ""])))
    english, arabic = add(make_desk(settings, party="command"), EN, AR)
    for what in (english, arabic):
        give(settings, what, "ministry", *["liaison"] * others)

    (both,) = rows(settings, "ministry")

    assert set(both["outlets"].split("; ")) == {"Wire", "وكالة"}
