"""Tear lines: an entry of its own, nothing of its report, one source for readers of both, closed when it is erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import Desk, NotYours, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.ledger import open_ledger
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, Tears, open_view
from tansiq.release.links.sources import torn
from tansiq.settings import Settings
from tests.ledger.told import LineReader, add, make_desk, make_report, make_settings

WHOLE = (
    "Shelling near the river, seen from a house\n"
    "attack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n"
    "clash | 2022-02-02 | هيت | killed 7 | Tribal council\n"
)
LINE = "Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n"
ARABIC_LINE = "قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n"


def open_desk(settings: Settings, *, party: str, via: str, tear_of: str) -> Desk:
    return Desk(settings, party=party, via=via, tear_of=tear_of, read=LineReader())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry", "liaison"):
        desk.open_party(made, party)
    return made


@pytest.fixture
def report(settings: Settings) -> str:
    (whole,) = add(make_desk(settings, party="command"), make_report(WHOLE, outlet="Wire", published="2022-01-21"))
    desk.release(settings, whole, Audience("party", ("ministry",)), party="command", tlp="AMBER")
    return whole


def tear(settings: Settings, report: str, text: str = LINE, party: str = "command") -> str:
    return desk.tear_line(settings, report, text=text, title="Shelling", party=party, open_desk=open_desk)


def seen(settings: Settings, party: str) -> set[str]:
    with open_view(settings, Reader(party)) as view:
        return {one.id for one in view.list_reports()[0]}


@pytest.mark.parametrize("text", [pytest.param(LINE, id="en"), pytest.param(ARABIC_LINE, id="ar")])
def test_its_readers_see_nothing_of_the_report(settings: Settings, report: str, text: str) -> None:
    line = tear(settings, report, text)
    assert seen(settings, "liaison") == set()
    assert seen(settings, "ministry") == {report}
    desk.release(settings, line, Audience("public"), party="command", tlp="CLEAR")

    assert seen(settings, "liaison") == {line}
    with open_view(settings, Reader("liaison")) as view:
        (head,) = view.list_events(EventQuery()).events
        assert (head.reports, head.sources) == (1, 1)
        assert view.tears(line) == Tears()
        assert report not in repr(view.get_report(line))
    with open_view(settings, Reader("command")) as view:
        assert view.tears(line) == Tears((), report)
        assert view.tears(report) == Tears((line,), "")
    assert verify_ledger(settings).fault is None


def test_for_readers_of_both_it_is_one_source(settings: Settings, report: str) -> None:
    line = tear(settings, report)
    desk.release(settings, line, Audience("public"), party="command", tlp="CLEAR")
    with open_view(settings, Reader("ministry")) as view:
        head = next(one for one in view.list_events(EventQuery()).events if one.reports > 1)
        event = view.get_event(head.id)
        assert (head.reports, head.sources) == (2, 1)
        assert {(tie.a, tie.b) for tie in event.texts_tied} == {(min(line, report), max(line, report))}
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        both = {bytes.fromhex(one) for one in (line, report)}
        assert torn(connection, both) == {(min(both), max(both)): "edited"}
        assert torn(connection, {bytes.fromhex(line)}) == {}


def test_erasing_the_report_closes_it(settings: Settings, report: str) -> None:
    line = tear(settings, report)
    desk.release(settings, line, Audience("public"), party="command", tlp="CLEAR")
    assert seen(settings, "liaison") == {line}
    Desk(settings, party="command", read=LineReader()).erase(report, reason="asked")

    assert seen(settings, "liaison") == seen(settings, "ministry") == set()
    assert seen(settings, "command") == {line}
    with open_view(settings, Reader("liaison")) as view:
        assert [one.id for one in view.tombstones()] == [line]
    assert verify_ledger(settings).fault is None


def test_withdrawing_the_report_leaves_it(settings: Settings, report: str) -> None:
    line = tear(settings, report)
    desk.release(settings, line, Audience("public"), party="command", tlp="CLEAR")
    desk.withdraw(settings, report, party="command")

    assert seen(settings, "ministry") == {line}


def test_what_stands_does_not_release_it(settings: Settings, report: str) -> None:
    to = Audience("party", ("liaison",))
    desk.stand_release(settings, to, outlet="", ends="2027-01-01T00:00:00Z", party="command", tlp="GREEN")
    tear(settings, report)

    assert seen(settings, "liaison") == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(" ", "tear-line", id="empty"),
        pytest.param(WHOLE, "tear-line", id="the-same"),
        pytest.param(f"{WHOLE} and more", "tear-line", id="longer"),
    ],
)
def test_it_is_shorter(settings: Settings, report: str, text: str, code: str) -> None:
    with pytest.raises(ReleaseError) as refused:
        tear(settings, report, text)
    assert refused.value.code == code


def test_only_of_ones_own(settings: Settings, report: str) -> None:
    for party, what in (("ministry", report), ("liaison", report), ("command", "0" * 64)):
        with pytest.raises(NotYours):
            tear(settings, what, party=party)
    tear(settings, report)
    with pytest.raises(ReleaseError) as refused:
        tear(settings, report)
    assert refused.value.code == "tear-known"
