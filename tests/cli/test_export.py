"""`tansiq export`: the events that a party sees, in each format, in both scripts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tansiq.exchange.export import FORMATS
from tansiq.settings import load_settings
from tests.cli.conftest import Runner
from tests.ledger.told import add, make_desk, make_report

ENGLISH = make_report("attack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor\n", published="2022-01-21")
ARABIC = make_report("arrest | 2022-01-20 | الرقة | captured 4 | مرصد الرقة\n", language="ar")

pytestmark = pytest.mark.usefixtures("unlinked")


@pytest.fixture
def stored(home: Path) -> None:
    settings = load_settings()
    add(make_desk(settings), ENGLISH, ARABIC)
    make_desk(settings, party="liaison", seed=2)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("name", [one.NAME for one in FORMATS])
def test_each_format_is_written_to_standard_output(tansiq: Runner, name: str) -> None:
    ran = tansiq("export", name)

    assert (ran.status, ran.err) == (0, "")
    for event in json.loads(tansiq("events", "list", "--json").out)["events"]:
        assert event["id"] in ran.out
    assert "مرصد الرقة" in ran.out


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(("--type", "attack"), ["attack.shelling"], id="type"),
        pytest.param(("--text", "مرصد"), ["arrest"], id="Arabic words"),
        pytest.param(("--since", "2022-01-21"), [], id="days"),
        pytest.param(("--country", "SY"), ["attack.shelling", "arrest"], id="country"),
        pytest.param(("--as", "liaison"), [], id="another party"),
    ],
)
def test_it_takes_the_filters_of_the_list(tansiq: Runner, words: tuple[str, ...], found: list[str]) -> None:
    ran = tansiq("export", "csv", *words)
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline="")))

    assert sorted(row["type"] for row in rows) == sorted(found)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("words", [("xlsx",), ("csv", "--type", "party"), ("csv", "--country", "Iraq"), ()])
def test_a_wrong_call_writes_nothing(tansiq: Runner, words: tuple[str, ...]) -> None:
    ran = tansiq("export", *words)

    assert ran.status == 2
    assert ran.out == ""
