"""One node with three parties: "command" has a report in each language, the ministry one, the liaison none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import init_ledger
from tansiq.model import Audience
from tansiq.model.release import Tlp
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings

ENGLISH = make_report(
    "Shelling near the river\n"
    "attack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n"
    "arrest | 2022-02 | Hit | captured 5 | -\n"
    "meeting | - | the desert | - | -\n",
    outlet="Wire",
    published="2022-01-21",
)
ARABIC = make_report(
    "قصف قرب النهر\n"
    "attack.shelling | 2022-01-20 | الرقة | killed 4 | مرصد الرقة\n"
    "arrest | before 2022-03-01 | هيت | captured 5 | -\n",
    language="ar",
    outlet="وكالة",
)
SECRET = make_report("Canary\nclash | 2022-01-25 | Raqqa | killed 9 | Zebra\n", published="2022-01-26")


@dataclass(frozen=True, slots=True)
class Node:
    """The settings, and the ids of the reports."""

    settings: Settings
    english: str
    arabic: str
    secret: str

    def release(self, what: str, audience: Audience, *, tlp: Tlp = "AMBER", until: str | None = None) -> str:
        """Release one of the command's reports; returns the release's id."""
        return desk.release(self.settings, what, audience, party="command", tlp=tlp, until=until)

    def withdraw(self, release_id: str) -> str:
        return desk.withdraw(self.settings, release_id, party="command")

    def seen(self, party: str, user: str = "", *, settings: Settings | None = None) -> set[str]:
        """Ids of the reports in the reader's list, which must be those of its events as well."""
        with open_view(settings or self.settings, Reader(party, user)) as view:
            reports = {head.id for head in view.list_reports()[0]}
            assert {head.report.id for head in view.list_events(EventQuery()).events} == reports
        return reports


@pytest.fixture
def linked(tmp_path: Path) -> Node:
    """The same two of whose events are told in both languages."""
    return make_node(tmp_path)


@pytest.fixture
def node(tmp_path: Path, unlinked: None) -> Node:
    return make_node(tmp_path)


def make_node(tmp_path: Path) -> Node:
    settings = make_settings(tmp_path, party="command", now=NOON)
    english, arabic = add(make_desk(settings, party="command", seed=1), ENGLISH, ARABIC)
    (secret,) = add(make_desk(settings, party="ministry", seed=2), SECRET)
    init_ledger(settings, party="liaison")
    return Node(settings, english, arabic, secret)
