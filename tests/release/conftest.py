"""One node with three parties: "command" has a report in each language, the ministry one, the liaison none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tansiq.desk import init_ledger
from tansiq.ledger import Draft
from tansiq.model import Audience, Release
from tansiq.model.release import Tlp
from tansiq.release import EventQuery, Reader, open_view
from tansiq.release.index import show_report
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
        terms = Release(what=what, audience=audience, tlp=tlp, made="2026-01-05T12:00:00Z", until=until)
        return self._act("release", terms.to_json(), (what,), what)

    def withdraw(self, release_id: str, what: str) -> str:
        return self._act("withdrawal", {"what": release_id, "made": "2026-01-05T13:00:00Z"}, (release_id,), what)

    def _act(self, kind: str, payload: dict[str, object], basis: tuple[str, ...], what: str) -> str:
        ledger = init_ledger(self.settings, party="command")
        with ledger.write() as writer:
            draft = Draft(kind, payload, basis)  # type: ignore[arg-type]
            (done,) = writer.append([draft], originator="command", via="command")
            show_report(writer.connection, ledger.keys, what)
        return done.id

    def seen(self, party: str, user: str = "", *, settings: Settings | None = None) -> set[str]:
        """Ids of the reports in the reader's list, which must be those of its events as well."""
        with open_view(settings or self.settings, Reader(party, user)) as view:
            reports = {head.id for head in view.list_reports()[0]}
            assert {head.report.id for head in view.list_events(EventQuery()).events} == reports
        return reports


@pytest.fixture
def node(tmp_path: Path) -> Node:
    settings = make_settings(tmp_path, party="command", now=NOON)
    english, arabic = add(make_desk(settings, party="command", seed=1), ENGLISH, ARABIC)
    (secret,) = add(make_desk(settings, party="ministry", seed=2), SECRET)
    init_ledger(settings, party="liaison")
    return Node(settings, english, arabic, secret)
