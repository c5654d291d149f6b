"""A reader's view: what is in it, in which order, and that what is not theirs leaves no trace."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tansiq.desk import rebuild_ledger
from tansiq.errors import LedgerError, ReleaseError
from tansiq.ledger import open_ledger
from tansiq.model import Audience
from tansiq.release import EventHead, EventQuery, NotVisible, Reader, Share, View, Withhold, open_view
from tansiq.release.query import MAX_LIMIT
from tests.ledger.told import NOON, LineReader, add, make_desk, make_report, make_settings
from tests.release.conftest import ARABIC, ENGLISH, Node


def listed(node: Node, query: EventQuery, party: str = "command") -> list[EventHead]:
    with open_view(node.settings, Reader(party)) as view:
        page = view.list_events(query)
    assert page.total == len(page.events)
    return list(page.events)


def test_events_are_newest_first_and_unknown_times_last(node: Node) -> None:
    heads = listed(node, EventQuery())

    assert [head.event.type for head in heads] == ["arrest", "arrest", "attack.shelling", "attack.shelling", "meeting"]
    # "Before 1 March" is sorted by its last day, "in February" by its first.
    assert [head.report.language for head in heads[:2]] == ["ar", "en"]
    # Ties go by id.
    assert heads[2].id > heads[3].id
    assert heads[4].words == "meeting | - | the desert | - | -"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param(EventQuery(type="attack"), 2, id="type-prefix"),
        pytest.param(EventQuery(type="attack.shelling"), 2, id="type"),
        pytest.param(EventQuery(type="att"), 0, id="type-is-no-substring"),
        pytest.param(EventQuery(country="SY"), 2, id="country"),
        pytest.param(EventQuery(country="iq"), 2, id="country-lower-case"),
        pytest.param(EventQuery(status="occurred"), 5, id="status"),
        pytest.param(EventQuery(status="denied"), 0, id="status-none"),
        pytest.param(EventQuery(since="2022-02-01"), 2, id="since-touches-open-and-month"),
        pytest.param(EventQuery(since="2022-02-28"), 2, id="since-last-day-of-month"),
        pytest.param(EventQuery(since="2022-03-02"), 0, id="since-after-all"),
        pytest.param(EventQuery(until="2022-01-19"), 1, id="until-before-reaches-back"),
        pytest.param(EventQuery(until="2022-01-20"), 3, id="until-the-day-itself"),
        pytest.param(EventQuery(since="2022-01-20", until="2022-01-20"), 3, id="one-day"),
        pytest.param(EventQuery(text="raqqa"), 2, id="text-english-finds-both-by-names"),
        pytest.param(EventQuery(text="الرقّة"), 2, id="text-arabic-with-marks-finds-both"),
        pytest.param(EventQuery(text="رقة"), 2, id="text-arabic-without-article"),
        pytest.param(EventQuery(text="river shell"), 3, id="text-title-and-beginning-of-word"),
        pytest.param(EventQuery(text="النهر"), 2, id="text-arabic-title"),
        pytest.param(EventQuery(text="Monitor raqqa"), 1, id="text-all-words"),
        pytest.param(EventQuery(text="aqqa"), 0, id="text-no-middle-of-a-word"),
        pytest.param(EventQuery(text="zebra"), 0, id="text-of-another-party"),
        pytest.param(EventQuery(text='" OR 1=1 --'), 0, id="text-is-no-syntax"),
        pytest.param(EventQuery(text="!"), 5, id="text-without-words"),
        pytest.param(EventQuery(type="arrest", country="IQ", text="هيت"), 2, id="together"),
    ],
)
def test_filters(node: Node, query: EventQuery, count: int) -> None:
    assert len(listed(node, query)) == count


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(EventQuery(since="last week"), id="since"),
        pytest.param(EventQuery(until="2022-13-01"), id="until"),
        pytest.param(EventQuery(since="20220120"), id="since-without-hyphens"),
        pytest.param(EventQuery(until="2022-W03-4"), id="until-week"),
        pytest.param(EventQuery(since="٢٠٢٢-٠١-٢٠"), id="since-arabic-digits"),
        pytest.param(EventQuery(limit=0), id="limit-none"),
        pytest.param(EventQuery(limit=MAX_LIMIT + 1), id="limit-too-large"),
        pytest.param(EventQuery(after="x"), id="cursor"),
        pytest.param(EventQuery(after="ü€"), id="cursor-not-ascii"),
    ],
)
def test_a_question_that_is_none_is_refused(node: Node, query: EventQuery) -> None:
    with pytest.raises(ReleaseError):
        listed(node, query)


@pytest.mark.parametrize("limit", [pytest.param(limit, id=str(limit)) for limit in (1, 2, 5, 6)])
def test_pages_follow_each_other(node: Node, limit: int) -> None:
    whole = [head.id for head in listed(node, EventQuery())]
    found: list[str] = []
    after = ""
    with open_view(node.settings, Reader("command")) as view:
        while True:
            page = view.list_events(EventQuery(limit=limit, after=after))
            assert page.total == len(whole)
            found += [head.id for head in page.events]
            if not page.next:
                break
            after = page.next

    assert found == whole


def test_reports_page_the_same_way(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        first, following = view.list_reports(limit=1)
        second, end = view.list_reports(limit=1, after=following)

    # The undated one is last.
    assert [head.id for head in (*first, *second)] == [node.english, node.arabic]
    assert end == ""
    assert (first[0].title, first[0].outlet, first[0].events) == ("Shelling near the river", "Wire", 3)
    assert (second[0].title, second[0].language, second[0].published) == ("قصف قرب النهر", "ar", None)


def test_a_cursor_is_of_no_use_to_others(node: Node) -> None:
    node.release(node.english, Audience("party", ("ministry",)))
    with open_view(node.settings, Reader("command")) as view:
        cursor = view.list_events(EventQuery(limit=1)).next
        with pytest.raises(ReleaseError):
            view.list_events(EventQuery(limit=1, type="attack", after=cursor))
        with pytest.raises(ReleaseError):
            view.list_reports(after=cursor)
    with open_view(node.settings, Reader("ministry")) as view, pytest.raises(ReleaseError) as caught:
        view.list_events(EventQuery(limit=1, after=cursor))

    assert caught.value.code == "cursor"


@pytest.mark.parametrize("language", [pytest.param("en", id="english"), pytest.param("ar", id="arabic")])
def test_an_event_shows_its_claims_text_and_neighbours(node: Node, language: str) -> None:
    report, report_id = (ENGLISH, node.english) if language == "en" else (ARABIC, node.arabic)
    with open_view(node.settings, Reader("command")) as view:
        read = view.get_report(report_id)
        first, second = (view.get_event(one) for one in read.event_ids[:2])

    assert read.report == report
    assert read.reading == LineReader()(report)
    assert len(first.tellings) == 1
    assert first.tellings[0].event == read.reading.events[0]
    assert first.texts == {report_id: report.text}
    assert [part.id for part in first.parts] == list(read.event_ids[1:])
    assert first.part_of is None
    assert second.part_of is not None
    assert second.part_of.id == first.id
    assert second.parts == ()


def test_map_and_counts(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        points = view.map_points(EventQuery())
        assert view.day_counts(EventQuery(type="attack"))[0].count == 2
        assert [(one.day, one.type) for one in view.day_counts(EventQuery())] == [
            ("2022-01-20", "attack.shelling"), ("2022-02-01", "arrest"),
        ]  # fmt: skip
        assert view.types(EventQuery()) == (("arrest", 2), ("attack.shelling", 2), ("meeting", 1))
        assert view.countries(EventQuery(text="قصف")) == (("IQ", 1), ("SY", 1))

    # One point a place, in whatever language it was told; what cannot be located is on no map.
    assert [(point.lat, point.lon, len(point.events)) for point in points] == [(33.642, 42.826, 2), (35.95, 39.01, 2)]


GUESSES: tuple[tuple[str, Callable[[View, str], object]], ...] = (
    ("event", lambda view, one: view.get_event(one)),
    ("report", lambda view, one: view.get_report(one)),
    ("head", lambda view, one: view.get_report_head(one)),
)


@pytest.mark.parametrize("ask", [pytest.param(ask, id=name) for name, ask in GUESSES])
def test_not_yours_and_no_such_thing_are_one_answer(node: Node, ask: Callable[[View, str], object]) -> None:
    with open_view(node.settings, Reader("ministry")) as view:
        theirs = view.get_report(node.secret).event_ids[0]
    answers = set()
    guesses = [
        node.secret, theirs, theirs.upper(), theirs.replace("-", ""), str(uuid.uuid4()), "0" * 64, "", "x", "%",
        node.english.upper(), node.english[:32], "ü",
    ]  # fmt: skip
    with open_view(node.settings, Reader("command")) as view:
        for guess in guesses:
            with pytest.raises(NotVisible) as caught:
                ask(view, guess)
            answers.add((str(caught.value), caught.value.code, caught.value.where, caught.value.hint))

    assert len(answers) == 1


def test_a_release_shows_the_report_to_its_audience_alone(node: Node) -> None:
    assert node.seen("ministry") == {node.secret}
    made = node.release(node.english, Audience("party", ("ministry",)))

    assert node.seen("ministry") == {node.secret, node.english}
    assert node.seen("liaison") == set()
    assert node.seen("command") == {node.english, node.arabic}

    node.withdraw(made)
    assert node.seen("ministry") == {node.secret}


def test_a_release_to_the_public_shows_it_to_every_party(node: Node) -> None:
    node.release(node.arabic, Audience("public"), tlp="CLEAR")

    assert node.seen("ministry") == {node.secret, node.arabic}
    assert node.seen("liaison") == {node.arabic}


def test_a_release_to_a_user_shows_it_to_no_other_user(node: Node) -> None:
    node.release(node.english, Audience("users", ("liaison:amal",)), tlp="RED")

    assert node.seen("liaison", "amal") == {node.english}
    assert node.seen("liaison", "noor") == set()
    assert node.seen("liaison") == set()
    assert node.seen("ministry", "amal") == {node.secret}


def test_what_the_party_sees_keeps_the_party_s_event_id_for_its_users(node: Node) -> None:
    node.release(node.english, Audience("users", ("liaison:amal",)), tlp="RED")
    with open_view(node.settings, Reader("liaison", "amal")) as view:
        alone = [head.id for head in view.list_events(EventQuery()).events]
    node.release(node.english, Audience("party", ("liaison",)))
    with open_view(node.settings, Reader("liaison", "amal")) as view:
        page = view.list_events(EventQuery())
    with open_view(node.settings, Reader("liaison")) as view:
        party = view.list_events(EventQuery())

    assert page == party
    assert page.total == 3
    assert not set(alone) & {head.id for head in page.events}


def test_a_term_runs_out_without_anything_being_written(node: Node) -> None:
    node.release(node.english, Audience("party", ("liaison",)), until="2026-01-06T00:00:00Z")
    tomorrow = replace(node.settings, fixed_time=NOON + timedelta(days=1))

    assert node.seen("liaison") == {node.english}
    assert node.seen("liaison", settings=tomorrow) == set()
    assert node.seen("command", settings=tomorrow) == {node.english, node.arabic}


def test_event_ids_are_the_reader_s_own_uuids(node: Node) -> None:
    node.release(node.english, Audience("party", ("ministry",)))
    ours = {head.id for head in listed(node, EventQuery())}
    theirs = {head.id for head in listed(node, EventQuery(), "ministry")}

    assert len(ours) == 5
    assert len(theirs) == 4
    assert not ours & theirs
    for one in ours | theirs:
        assert (uuid.UUID(one).version, uuid.UUID(one).variant) == (4, uuid.RFC_4122)


def test_rows_of_the_lists_alone_show_nothing(node: Node) -> None:
    # As if the lists were wrong: a row for a reader to whom nothing was released.
    ledger = open_ledger(node.settings.home, clock=node.settings.clock)
    with ledger.write() as writer:
        for table in ("shown_event", "shown_report"):
            writer.connection.exec_driver_sql(f"UPDATE {table} SET reader = 'liaison' WHERE reader = 'command'")

    with open_view(node.settings, Reader("liaison")) as view:
        assert view.list_events(EventQuery()).events == ()
        assert view.list_reports()[0] == ()
        assert view.map_points(EventQuery()) == ()
        with pytest.raises(NotVisible):
            view.get_report(node.english)
    assert rebuild_ledger(node.settings).has_differed
    assert node.seen("command") == {node.english, node.arabic}


def test_what_others_do_changes_no_byte_of_a_view(node: Node) -> None:
    def whole() -> str:
        with open_view(node.settings, Reader("command")) as view:
            events = view.list_events(EventQuery(limit=2))
            return repr((events, view.list_reports(), view.map_points(EventQuery()), view.types(EventQuery())))

    before = whole()
    add(make_desk(node.settings, party="ministry"), make_report("More\nclash | 2022-01-25 | Raqqa | - | -\n"))
    add(make_desk(node.settings, party="liaison"), ENGLISH)

    assert whole() == before


def test_decisions_can_be_asked_for(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        own, theirs = view.decide(node.english), view.decide(node.secret)
        nothing, guess = view.decide("0" * 64), view.decide("x")

    assert isinstance(own, Share)
    assert own.rule == "originator"
    assert isinstance(theirs, Withhold)
    assert theirs == nothing == guess


def test_an_unknown_party_has_no_view(node: Node) -> None:
    with pytest.raises(ReleaseError) as caught, open_view(node.settings, Reader("nobody")):
        pass

    assert caught.value.code == "no-party"


def test_no_ledger_is_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = make_settings(tmp_path_factory.mktemp("empty"))
    with pytest.raises(LedgerError) as caught, open_view(settings):
        pass

    assert caught.value.code == "no-ledger"


def test_a_view_stays_as_it_was_when_it_was_opened(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        before = view.list_events(EventQuery())
        add(make_desk(node.settings, party="command"), make_report("New\nclash | 2022-01-25 | Raqqa | - | -\n"))
        assert view.list_events(EventQuery()) == before
    assert len(listed(node, EventQuery())) == 6


def test_the_order_reports_came_in_changes_no_list(node: Node, tmp_path: Path) -> None:
    settings = make_settings(tmp_path / "again", party="command")
    settings.home.mkdir(parents=True)
    (settings.home / "keys").symlink_to(node.settings.home / "keys")
    add(make_desk(settings, party="command", seed=9), ARABIC, ENGLISH)

    with open_view(node.settings) as first, open_view(settings) as second:
        assert first.list_events(EventQuery()) == second.list_events(EventQuery())
        assert first.list_reports() == second.list_reports()
        assert first.map_points(EventQuery()) == second.map_points(EventQuery())


def test_lists_ask_the_reader_first(node: Node) -> None:
    """The plan of the list begins with the reader's own rows, in their order, and sorts nothing."""
    ledger = open_ledger(node.settings.home, clock=node.settings.clock)
    with ledger.read() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT event FROM shown_event WHERE reader = 'command' AND opens <= '2' AND until > '2'"
            " ORDER BY at DESC, event DESC LIMIT 50"
        ).all()

    assert [row[3] for row in plan] == ["SEARCH shown_event USING PRIMARY KEY (reader=?)"]


def test_a_minted_id_is_the_reader_s_and_of_what_it_is_made_of(node: Node) -> None:
    def minted(party: str, user: str, *parts: str) -> str:
        with open_view(node.settings, Reader(party, user)) as view:
            return view.mint(*parts)

    asked = [
        ("command", "", "identity", "a"),
        ("liaison", "", "identity", "a"),
        ("command", "amal", "identity", "a"),
        ("command", "", "location", "a"),
        ("command", "", "identity", "a", "b"),
        ("command", "", "identity", "ab"),
    ]
    ids = [minted(*one) for one in asked]

    assert ids == [minted(*one) for one in asked]
    assert len({one.partition("--")[2] for one in ids}) == len(asked)
    assert {uuid.UUID(one.partition("--")[2]).version for one in ids} == {4}
    assert ids[0].startswith("identity--")
