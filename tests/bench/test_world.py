"""The generated ledger is the same for a seed, and as large and as mixed as it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from bench.ledgers import build_ledger
from bench.views import measure_views
from bench.world import World
from tansiq.desk import describe_ledger, rebuild_ledger, verify_ledger
from tansiq.knowledge.keys import is_arabic
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_reports_follow_from_the_seed_and_quote_their_text(lang: str) -> None:
    first, again, other = (
        [pair for pair in islice(World(parties=8, labels=80, seed=seed).reports(), 20) if pair[0].language == lang]
        for seed in (1, 1, 2)
    )

    assert first == again
    assert not {report.text for report, _ in first} & {report.text for report, _ in other}
    for report, reading in first:
        assert is_arabic(report.text) is (lang == "ar")
        for event in reading.events:
            start, end = event.spans[0]
            # The name, the noun, the place, a number and the source: all of one line.
            assert len(report.text[start:end].split()) == 7
            assert all(claim.spans == event.spans for claim in event.claims)


def test_labels_are_as_many_as_asked_and_all_different() -> None:
    world = World(parties=40, labels=300, seed=1)
    of_rooms = {(party, room) for room in world.rooms for party in room}

    assert len(set(world.labels)) + len(of_rooms) == 300
    assert all(label.originator not in label.audience.ids for label in world.labels if label.audience is not None)


def test_the_ledger_verifies_and_rebuilds_to_the_same(tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path / "home", party="party-01", fixed_time=datetime(2026, 1, 5, tzinfo=UTC), randomness=Random(1)
    )
    built = build_ledger(settings, claims=1_500)

    assert built.claims >= 1_500
    assert describe_ledger(settings).entries["claim"] == built.claims
    assert verify_ledger(settings).is_sound
    assert not rebuild_ledger(settings).has_differed
    later = replace(settings, fixed_time=datetime(2026, 6, 1, tzinfo=UTC))
    totals = []
    for party in built.world.parties:
        with open_view(later, Reader(party)) as view:
            totals.append(view.list_events(EventQuery()).total)
    # The first party, a joint command, sees most; nobody sees all.
    assert 0 < min(totals) < max(totals) == totals[0] < built.claims


def test_every_question_is_measured() -> None:
    figures = list(measure_views(600))

    assert {figure.what.split(",")[0].split(":")[0] for figure in figures} >= {
        "list", "event", "map", "timeline", "yearly counts", "new report until its readers see it", "leaving a room",
    }  # fmt: skip
    assert all(figure.value > 0 for figure in figures)
