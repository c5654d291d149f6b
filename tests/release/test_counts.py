"""Counts: what the table of counts says is what counting the rows says, after every act, for every reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from tansiq.desk import Desk, rebuild_ledger
from tansiq.ledger import open_ledger
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, YearCount, open_view
from tests.ledger.told import NOON
from tests.release.conftest import Node
from tests.release.test_plans import plans

# Said without the column `odd`: rows without terms whose period is none, or begins where they stand and is short.
COUNTED = """
    SELECT reader, type, country, status, coalesce(substr(first_day, 1, 7), ''), count(*)
    FROM shown_event WHERE opens = '' AND until = '~' AND (
        coalesce(first_day, last_day) IS NULL
        OR julianday(last_day) - julianday(first_day) <= 31 AND substr(at, 1, 10) = first_day)
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
"""
WHOLE = "SELECT reader, type, country, status, sum(n) FROM shown_count GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"


def check(node: Node) -> int:
    """Compare the table with its rows; how many cells it has."""
    with open_ledger(node.settings.home, clock=node.settings.clock).read() as connection:
        rows = connection.execute(text(COUNTED)).all()
        kept = connection.execute(text("SELECT * FROM shown_count ORDER BY 1, 2, 3, 4, 5")).all()
        whole = connection.execute(text(WHOLE)).all()
        totals = connection.execute(text("SELECT * FROM shown_total ORDER BY 1, 2, 3, 4")).all()
    assert kept == rows
    assert totals == whole
    return len(kept)


def total(node: Node, party: str, query: EventQuery | None = None, *, days: int = 0) -> int:
    """What a list says, which must be what it holds and what each facet adds up to."""
    query = EventQuery() if query is None else query
    settings = replace(node.settings, fixed_time=NOON + timedelta(days=days))
    with open_view(settings, Reader(party)) as view:
        page = view.list_events(query)
        assert page.total == len(page.events) == sum(count for _, count in view.types(query))
        dated = sum(one.count for one in view.day_counts(query))
        assert sum(one.count for one in view.year_counts(query)) == dated
    return page.total


def test_the_table_follows_every_act(node: Node) -> None:
    assert check(node) == 4
    released = node.release(node.english, Audience("party", ("ministry",)))
    assert check(node) == 7
    assert total(node, "ministry") == 4
    node.withdraw(released)
    assert check(node) == 4
    node.release(node.arabic, Audience("public"), tlp="CLEAR")
    assert check(node) == 6
    Desk(node.settings, party="command").erase(node.english, reason="mistaken")
    assert check(node) == 4
    assert total(node, "command") == 2
    rebuild_ledger(node.settings)
    assert check(node) == 4


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ("english", "arabic")])
def test_what_runs_out_is_counted_until_it_does(node: Node, name: str) -> None:
    own = 1
    node.release(getattr(node, name), Audience("party", ("ministry",)), until="2026-01-06T00:00:00Z")
    shown = 3 if name == "english" else 2

    assert total(node, "ministry") == own + shown
    assert total(node, "ministry", EventQuery(type="attack")) == 1
    assert total(node, "ministry", EventQuery(country="IQ")) == 1
    assert total(node, "ministry", days=1) == own
    assert total(node, "ministry", EventQuery(type="attack"), days=1) == 0


@pytest.mark.parametrize(
    ("query", "years"),
    [
        pytest.param(EventQuery(), (("arrest", 1), ("attack.shelling", 2)), id="all"),
        pytest.param(EventQuery(type="attack"), (("attack.shelling", 2),), id="type"),
        pytest.param(EventQuery(text="raqqa"), (("attack.shelling", 2),), id="english-words"),
        pytest.param(EventQuery(text="هيت"), (("arrest", 1),), id="arabic-words"),
        pytest.param(EventQuery(since="2022-02-01"), (("arrest", 1),), id="since"),
    ],
)
def test_years(node: Node, query: EventQuery, years: tuple[tuple[str, int], ...]) -> None:
    with open_view(node.settings, Reader("command")) as view:
        # "Before 1 March" has no first day, so it is in no year.
        assert view.year_counts(query) == tuple(YearCount("2022", kind, count) for kind, count in years)


def test_counting_walks_the_totals_and_the_index_of_odd_rows_alone(node: Node) -> None:
    steps = plans(node, lambda view: view.types(EventQuery(type="attack", country="SY")))

    assert steps[0] == "SEARCH shown_event USING COVERING INDEX shown_event_odd (reader=?)"
    assert [step for step in steps if step.startswith("SEARCH shown_total")]
    assert not [step for step in steps if "shown_count" in step or "shown_event USING PRIMARY" in step]
