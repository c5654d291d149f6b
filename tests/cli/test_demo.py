"""`tansiq demo`: thirty marked reports, once, in a home of their own, and pages on them."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from tansiq import people
from tansiq.cli.demo import (
    DemoSummary,
    bind_demo,
    demo_settings,
    read_samples,
    summarise_demo,
    take_samples,
)
from tansiq.cli.spread import PARTIES, PEOPLE, list_offered, staff_parties
from tansiq.desk import Added, Desk, Known, withdraw
from tansiq.errors import TansiqError
from tansiq.intake import Taken, take_bytes
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings

TANSIQ = (sys.executable, "-m", "tansiq", "demo")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home into which the samples were read."""
    settings = demo_settings(Settings(home=tmp_path_factory.mktemp("demo") / "home"))
    outcomes = read_samples(settings, Console(quiet=True))
    assert all(isinstance(one, Added) for one in outcomes)
    return settings


@pytest.fixture(scope="module")
def summary(home: Settings) -> DemoSummary:
    return summarise_demo(home)


def test_all_samples_are_taken_and_marked() -> None:
    taken = [one for one in take_samples() if isinstance(one, Taken)]

    assert len(taken) == 30
    assert all(one.report.outlet.startswith("tansiq sample (after ") for one in taken)
    assert all(one.report.published for one in taken)
    assert not [one.where for one in taken if one.report.url]


def test_windows_1256_page_is_legible() -> None:
    page = next(one for one in take_samples() if one.where == "ar-airstrike-elaph.html")

    assert isinstance(page, Taken)
    assert "قيادة العمليات المشتركة العراقية" in page.report.text


def test_both_languages_are_read(summary: DemoSummary) -> None:
    assert summary.reports == {"ar": 15, "en": 15}
    assert summary.claims > sum(summary.events.values()) > 60


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_language_gives_attacks_and_meetings(home: Settings, language: str) -> None:
    counted: Counter[str] = Counter()
    for party in PARTIES:
        with open_view(home, Reader(party)) as view:
            heads = view.list_events(EventQuery(limit=500)).events
        counted.update(head.event.type.split(".")[0] for head in heads if head.report.language == language)

    assert counted["attack"] >= 5
    assert counted["meeting"] >= 1


def test_second_run_changes_nothing(home: Settings, summary: DemoSummary) -> None:
    outcomes = read_samples(home, Console(quiet=True))

    assert [type(one) for one in outcomes] == [Known] * 30
    assert summarise_demo(home) == summary


def _titles(settings: Settings, reader: Reader) -> set[str]:
    with open_view(settings, reader) as view:
        return {head.id for head in view.list_reports(limit=500)[0]}


def test_every_party_has_a_picture_of_its_own(home: Settings) -> None:
    seen = [_titles(home, one.reader) for one in list_offered()]

    assert len(seen) == len({frozenset(one) for one in seen}) == 4
    # All of them have some in common (what is public), and nobody has all.
    assert set.intersection(*seen)
    assert all(len(one) < 30 for one in seen)
    assert len(set.union(*seen)) == 30


def test_parties_are_named_in_both_languages() -> None:
    for one in list_offered():
        assert one.label("en") != one.label("ar")
        assert any("\u0600" <= sign <= "\u06ff" for sign in one.label("ar"))


def test_what_was_taken_back_stays_taken_back(tmp_path: Path) -> None:
    settings = demo_settings(Settings(home=tmp_path / "home"))
    outcomes = read_samples(settings, Console(quiet=True))
    done = next(one for one in outcomes if one.where == "ar-will-of-victory-statement.txt")
    assert isinstance(done, Added)
    assert done.report_id in _titles(settings, Reader("liaison"))
    withdraw(settings, done.report_id, party="joint-command")
    read_samples(settings, Console(quiet=True))

    assert done.report_id not in _titles(settings, Reader("liaison"))
    assert done.report_id in _titles(settings, Reader("joint-command"))


def test_samples_do_not_go_among_real_reports(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    text = b"BAGHDAD, May 2 - Gunmen killed two policemen in Kirkuk on Friday, the ministry said."
    list(Desk(settings).take_in(take_bytes(text, name="real.txt")))

    with pytest.raises(TansiqError, match="no samples") as caught:
        read_samples(settings, Console(quiet=True))
    assert caught.value.code == "demo-home"


def test_home_is_its_own_unless_one_is_asked_for(tmp_path: Path) -> None:
    assert demo_settings(Settings()).home == Path("tansiq-home/demo")
    assert demo_settings(Settings(home=tmp_path)).home == tmp_path


def test_taken_port_is_passed_over_unless_asked_for() -> None:
    with bind_demo(None) as first, bind_demo(None) as second:
        ports = [one.getsockname()[1] for one in (first, second)]
        with pytest.raises(TansiqError, match="cannot be used"):
            bind_demo(ports[0])

    assert ports[0] != ports[1]
    assert first.family == socket.AF_INET


def test_command_stops_after_reading_when_told_to(tmp_path: Path) -> None:
    words = [*TANSIQ, "--no-serve"]
    done = subprocess.run(words, check=True, cwd=tmp_path, capture_output=True, text=True, timeout=120)

    assert "30 reports (15 Arabic, 15 English)" in done.stdout
    assert (tmp_path / "tansiq-home" / "demo").is_dir()
    printed = done.stdout.split("`")[1]
    copied = subprocess.run(
        f"{printed} --json", shell=True, check=True, cwd=tmp_path, capture_output=True, env={"PATH": "/usr/bin:/bin"}
    )
    assert json.loads(copied.stdout)["total"] > 0


def test_command_serves_pages_until_interrupted(home: Settings) -> None:
    words = [*TANSIQ, "--port", "0"]
    environment = {"TANSIQ_HOME": str(home.home), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = next(line for line in process.stdout if line.startswith("The pages are at "))
            with urllib.request.urlopen(line.split()[4], timeout=30) as page:
                assert page.status == 200
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) in (0, 130)


def test_each_party_has_two_people_whose_passwords_are_drawn_anew(home: Settings, quick_passwords: None) -> None:
    first, again = staff_parties(home), staff_parties(home)

    assert {party: set(shown) for party, shown in again.items()} == {party: set(PEOPLE) for party in PARTIES}
    for party, shown in again.items():
        for login, password in shown.items():
            found = people.check_password(home, party, login, password)
            assert found is not None
            assert found.roles == set(PEOPLE[login])
            assert people.check_password(home, party, login, first[party][login]) is None


def test_who_is_removed_stays_removed_and_what_was_released_by_name_is_seen(
    home: Settings, quick_passwords: None
) -> None:
    shown = staff_parties(home)
    officer = people.check_password(home, "ministry", "duty-officer", shown["ministry"]["duty-officer"])
    assert officer is not None
    assert Reader("ministry", officer.mark) in [one.reader for one in list_offered()]
    people.remove_person(home, "liaison", "analyst")
    assert "analyst" not in staff_parties(home)["liaison"]
