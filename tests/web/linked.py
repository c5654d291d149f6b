"""Two reports, one a language, that tell of one shelling with other tolls; and a clash that nothing links to it.

Places are real, the events are made up for these tests.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from tansiq.release import EventQuery, Reader, View, open_view
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings

__all__ = ["Linked", "make_linked"]

ENGLISH = make_report(
    "Shelling near the river\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n",
    outlet="Wire",
    published="2022-01-21",
)
ARABIC = make_report(
    "قصف قرب النهر\nattack.shelling | 2022-01-20 | الرقة | killed 4 | مجلس الرقة\n",
    language="ar",
    outlet="وكالة",
    published="2022-01-21",
)
CLASH = make_report(
    "Clash by the gate\nclash | 2022-01-22 | Hit | killed 40 | Council of Hit\n",
    outlet="Gazette",
    published="2022-01-23",
)


_TICKS = count(1)


class Ticking(Settings):
    """A clock that goes on: of two judgements the later counts."""

    def clock(self) -> datetime:
        return NOON + timedelta(milliseconds=next(_TICKS))


@dataclass(frozen=True, slots=True)
class Linked:
    """The settings, and ids as the party "home" sees them."""

    settings: Settings
    english: str
    arabic: str
    clash: str

    def event(self, kind: str = "attack.shelling") -> str:
        """The id of the one event of a type."""
        (head,) = self.events(kind)
        return head

    def events(self, kind: str = "") -> list[str]:
        with self.view() as view:
            return [head.id for head in view.list_events(EventQuery(type=kind)).events]

    def telling(self, report: str) -> str:
        """The id of the telling of a report with one."""
        with self.view() as view:
            (event,) = view.get_report(report).event_ids
            return next(head.telling for head in view.get_event(event).tellings if head.report.id == report)

    def view(self) -> AbstractContextManager[View]:
        return open_view(self.settings, Reader("home"))


def make_linked(home: Path) -> Linked:
    """A home with the three reports in it."""
    settings = make_settings(home, party="home", now=NOON)
    english, arabic, clash = add(make_desk(settings, party="home", seed=1), ENGLISH, ARABIC, CLASH)
    return Linked(Ticking(home=settings.home, party="home"), english, arabic, clash)
