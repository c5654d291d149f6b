"""Whatever way is taken to the rows, a filter matches what its words say of each event, in one order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bench.ledgers import build_ledger
from bench.world import COMMON_WORD
from tansiq.desk import release
from tansiq.model import Audience
from tansiq.release import EventHead, EventQuery, Reader, View, open_view
from tansiq.release.ways import Way, Ways
from tansiq.settings import Settings

READER = "party-02"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Some hundred events, in part released until a day to come or a day gone."""
    home = tmp_path_factory.mktemp("ways") / "home"
    made = Settings(home=home, party=READER, fixed_time=datetime(2026, 1, 5, tzinfo=UTC))
    build_ledger(made, claims=4_000, parties=6, labels=70)
    owner = "party-03"
    with open_view(made, Reader(owner)) as view:
        seen = [head.id for head in view.list_reports(limit=500)[0]]
        own = [one for one in seen if view.decide(one).rule == "originator" and not view.releases_by_me(of=one)]
    for number, one in enumerate(own[:6]):
        until = (NOW + timedelta(days=9 if number % 2 else -9)).isoformat()
        release(made, one, Audience("party", (READER,)), party=owner, tlp="AMBER", until=until)
    return replace(made, fixed_time=NOW)


@pytest.fixture(params=[pytest.param(way, id=way or "as-chosen") for way in ("", "walk", "fetch")])
def view(request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[View]:
    """A view that takes one way, or the quicker one."""
    way: Way | None = request.param or None
    if way is not None:
        monkeypatch.setattr(Ways, "choose", lambda *_, **__: way)
    with open_view(settings) as opened:
        yield opened


def is_in(view: View, head: EventHead, query: EventQuery) -> bool:
    """Whether an event matches, said from the event alone; a word may stand in any of its tellings."""
    event = head.event
    first, last = (None, None) if event.period is None else (event.period.first_day, event.period.last_day)
    if query.since or query.until:
        if first is None and last is None:
            return False
        if query.since and last is not None and last.isoformat() < query.since:
            return False
        if query.until and first is not None and first.isoformat() > query.until:
            return False
    country = next((one.country for one in event.places if one.country), None)
    return (
        (not query.type or event.type == query.type or event.type.startswith(f"{query.type}."))
        and query.country in ("", country)
        and query.status in ("", event.status)
        # Names begin with capitals, so that a noun is matched by the words alone.
        and (not query.text or any(query.text in one.words.split() for one in view.get_event(head.id).tellings))
    )


QUERIES = {
    "all": EventQuery(),
    "type": EventQuery(type="attack"),
    "country": EventQuery(country="SY"),
    "status": EventQuery(status="claimed"),
    "type-country": EventQuery(type="attack", country="IQ"),
    "month": EventQuery(since="2018-03-01", until="2018-03-31"),
    "part-of-a-month": EventQuery(since="2018-03-05", until="2018-03-20"),
    "years": EventQuery(since="2017-02-11", until="2021-09-19"),
    "since": EventQuery(since="2019-12-31"),
    "until": EventQuery(until="2016-01-01"),
    "until-the-first-day": EventQuery(until="0001-01-01"),
    "since-the-last-month": EventQuery(since="9999-12-02"),
    "backwards": EventQuery(since="2019-02-01", until="2019-01-15"),
    "years-country": EventQuery(since="2017-02-11", until="2021-09-19", country="IQ"),
    "english-word": EventQuery(text=COMMON_WORD["en"]),
    "arabic-word": EventQuery(text=COMMON_WORD["ar"]),
    "word-type-years": EventQuery(text=COMMON_WORD["en"], type="attack", since="2016-05-05", until="2023-01-31"),
    "nothing": EventQuery(type="no-such"),
}


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in QUERIES])
def test_every_way_finds_what_matches_in_one_order(view: View, name: str) -> None:
    query = QUERIES[name]
    whole = view.list_events(EventQuery(limit=10_000)).events
    expected = [head for head in whole if is_in(view, head, query)]
    page = view.list_events(replace(query, limit=10_000))

    assert len(whole) > 300
    assert [head.id for head in page.events] == [head.id for head in expected]
    assert page.total == len(expected)
    walked, after = [], ""
    for _ in range(3):
        some = view.list_events(replace(query, limit=7, after=after))
        walked += [head.id for head in some.events]
        if not (after := some.next):
            break
    assert walked == [head.id for head in expected][:21]
    assert dict(view.types(query)) == Counter(head.event.type for head in expected)
    located = [head.id for head in expected if head.event.place is not None and head.event.place.is_located]
    mapped = [event.id for point in view.map_points(replace(query, limit=20)) for event in point.events]
    assert sorted(mapped) == sorted(located[:20])


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in QUERIES])
def test_counts_over_time_are_those_of_the_events(view: View, name: str) -> None:
    query = QUERIES[name]
    heads = view.list_events(replace(query, limit=10_000)).events
    days = [
        (head.event.period.first_day.isoformat(), head.event.type)
        for head in heads
        if head.event.period is not None and head.event.period.first_day is not None
    ]

    assert {(one.day, one.type): one.count for one in view.day_counts(query)} == Counter(days)
    years = Counter((day[:4], kind) for day, kind in days)
    assert {(one.year, one.type): one.count for one in view.year_counts(query)} == years
    over_time = view.time_counts(query)
    assert sum(one.count for one in over_time.counts) == len(days)
    lengths = {"day": 10, "month": 7, "year": 4}
    if over_time.unit != "week":
        length = lengths[over_time.unit]
        cut = Counter((day[:length], kind) for day, kind in days)
        assert {(one.day[:length], one.type): one.count for one in over_time.counts} == cut
