"""A small ledger: one English and one Arabic report of party "home"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tansiq.ledger import Ledger, open_ledger
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report(
    "Shelling near the river\n"
    "attack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n"
    "arrest | 2022-02 | Hit | captured 5 | -\n",
    outlet="Wire",
    published="2022-01-21",
)
ARABIC = make_report(
    "قصف قرب النهر\n"
    "attack.shelling | 2022-01-20 | الرقة | killed 4 | مرصد الرقة\n"
    "arrest | 2022-02 | هيت | captured 5 | -\n",
    language="ar",
    outlet="وكالة",
    published="2022-01-21",
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path)


@pytest.fixture
def report_ids(settings: Settings) -> list[str]:
    """Ids of the two reports, once they are stored."""
    return add(make_desk(settings), ENGLISH, ARABIC)


@pytest.fixture
def ledger(settings: Settings, report_ids: list[str]) -> Ledger:
    return open_ledger(settings.home, clock=settings.clock)
