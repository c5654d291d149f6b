"""The demo's three parties with all sample reports; and a node whose reports tell of people, some of them held."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from tansiq import desk
from tansiq.cli.demo import demo_settings, read_samples
from tansiq.desk import Desk, init_ledger
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_report
from tests.release.conftest import Node, make_node

HELD_EN = make_report(
    "Iraqi police arrested Karim Salman Darwish, an Islamic State commander, in Hit on 3 March 2024, police spokesman "
    "Major General Adnan Fawzi said. Darwish was wounded. Two other men were captured.",
    outlet="Wire",
    published="2024-03-05",
)
HELD_AR = make_report(
    "اعتقلت الشرطة العراقية كريم سلمان درويش القيادي في تنظيم داعش في قضاء هيت يوم 3 آذار 2024، حسبما قال المتحدث باسم "
    "الشرطة اللواء عدنان فوزي. وأصيب درويش بجروح.",
    language="ar",
    outlet="وكالة",
    published="2024-03-05",
)
PRIVATE = make_report(
    "Gunmen killed a shopkeeper, Samir Khaled Aziz, in Baqubah on Monday, police said. A resident, Layla Hamid Nouri, "
    "told Reuters that gunmen had attacked the prison in Hit.",
    outlet="Wire",
    published="2024-03-05",
)
"""Nobody of these names is meant: all people in them are made up."""


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demo's home, read once; for tests that only look."""
    settings = demo_settings(replace(Settings(tmp_path_factory.mktemp("demo")), fixed_time=NOON))
    read_samples(settings, Console(quiet=True))
    return settings


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Reports of "command" that name people, the first two released to "ministry"; for tests that only look."""
    settings = Settings(tmp_path_factory.mktemp("people"), "command", fixed_time=NOON)
    init_ledger(settings, party="command")
    init_ledger(settings, party="ministry")
    reports = add(Desk(settings, party="command", via="test"), HELD_EN, HELD_AR, PRIVATE)
    for one in reports[:2]:
        # The texts name persons in custody on purpose: a releaser must say that they saw it.
        desk.release(settings, one, Audience("party", ("ministry",)), party="command", tlp="AMBER", has_seen_names=True)
    return settings


@pytest.fixture
def linked(tmp_path: Path) -> Node:
    """The node of tests/release, two events of which are told in both languages."""
    return make_node(tmp_path)


@pytest.fixture
def node(tmp_path: Path, unlinked: None) -> Node:
    """The same, where every telling stands alone."""
    return make_node(tmp_path)
