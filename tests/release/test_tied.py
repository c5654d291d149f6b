"""What an event was part of, as each telling of it says: of tellings and events that the reader sees, and no others."""

from __future__ import annotations

from pathlib import Path

from tansiq import desk
from tansiq.model import Audience
from tansiq.release import EventQuery, EventView, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings

ASSAULT = "A day\nclash | 2022-01-19 | Raqqa | - | Zed\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Zed\n"
TALKS = "Another\nmeeting | 2022-01-19 | Raqqa | - | Yad\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Yad\n"
AGAIN = "A third\nclash | 2022-01-19 | Raqqa | - | Wye\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Wye\n"


def _shelling(settings: Settings, party: str) -> EventView:
    with open_view(settings, Reader(party)) as view:
        (head,) = view.list_events(EventQuery(type="attack.shelling")).events
        return view.get_event(head.id)


def _told(event: EventView) -> list[tuple[str, str, str, bool]]:
    titles = {head.telling: head.report.title for head in event.tellings}
    return sorted((titles[one.telling], one.tie, one.to.event.type, one.differs) for one in event.ties)


def _world(home: Path) -> tuple[Settings, list[str]]:
    settings = make_settings(home, party="command", now=NOON)
    reports = [make_report(text, outlet=text[:5]) for text in (ASSAULT, TALKS, AGAIN)]
    return settings, add(make_desk(settings, party="command", seed=1), *reports)


def test_each_telling_has_its_tie_and_those_told_otherwise_differ(tmp_path: Path) -> None:
    settings, _ = _world(tmp_path)
    event = _shelling(settings, "command")
    assert _told(event) == [
        ("A day", "part_of", "clash", True),
        ("A third", "part_of", "clash", True),
        ("Another", "part_of", "meeting", True),
    ]
    assert event.part_of is event.ties[0].to


def test_a_tie_of_a_report_that_is_not_seen_is_neither_told_nor_differs(tmp_path: Path) -> None:
    settings, reports = _world(tmp_path)
    make_desk(settings, party="ministry", seed=2)
    for report in (reports[0], reports[2]):
        desk.release(settings, report, Audience("party", ("ministry",)), party="command", tlp="AMBER")
    assert _told(_shelling(settings, "ministry")) == [
        ("A day", "part_of", "clash", False),
        ("A third", "part_of", "clash", False),
    ]
