"""A search over four kinds: both scripts, the reader's own rows alone, an order of matched terms and date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tansiq import desk
from tansiq.desk import rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.ledger import find_resting_on, open_ledger
from tansiq.model import Audience
from tansiq.release import EventQuery, Found, NamedHead, Reader, SearchQuery, View, open_view
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings
from tests.release.conftest import Node

MINISTRY = Audience("party", ("ministry",))


def search(node: Node, words: str, party: str = "command", user: str = "") -> Found:
    with open_view(node.settings, Reader(party, user)) as view:
        found = view.search(SearchQuery(words))
        for head in (*found.actors.named, *found.places.named):
            page = view.list_events(EventQuery(about=head.id))
            assert (page.total, len(page.events)) == (head.events, head.events)
            assert view.find_named(head.id) == head
    assert len(found.events.events) == found.events.total
    assert len(found.reports.reports) == found.reports.total
    return found


def names(found: tuple[NamedHead, ...]) -> list[tuple[str, int]]:
    return [(head.names[0], head.events) for head in found]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Raqqa", id="en"),
        pytest.param("raqq", id="en-beginning"),
        pytest.param("الرقة", id="ar"),
        pytest.param("الرَّقّة", id="ar-marks"),
        pytest.param("الرقه", id="ar-ha-for-ta-marbuta"),
        pytest.param("رقة", id="ar-without-article"),
    ],
)
def test_a_place_is_found_in_both_scripts(node: Node, words: str) -> None:
    found = search(node, words)

    (head,) = found.places.named
    assert (set(head.names), head.country, head.sort, head.events) == ({"Raqqa", "الرقة"}, "SY", "town", 2)
    assert head.newest == "2022-01-20"
    assert found.places.total == 1
    assert found.events.total == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [pytest.param("monitor", "Monitor of Raqqa", id="en"), pytest.param("مرصد", "مرصد الرقة", id="ar")],
)
def test_who_says_so_is_found(node: Node, words: str, name: str) -> None:
    found = search(node, words)

    assert names(found.actors.named) == [(name, 1)]
    assert found.places.total == 0


@pytest.mark.parametrize(
    ("words", "title", "quoted"),
    [
        pytest.param("river", "Shelling near the river", "", id="en-title"),
        pytest.param("النهر", "قصف قرب النهر", "", id="ar-title"),
        pytest.param("desert", "Shelling near the river", "the desert", id="en-text"),
        pytest.param("هيت", "قصف قرب النهر", "هيت", id="ar-text"),
        pytest.param("wire", "Shelling near the river", "", id="en-outlet"),
        pytest.param("وكالة", "قصف قرب النهر", "", id="ar-outlet"),
    ],
)
def test_a_report_is_found_by_title_outlet_and_text(node: Node, words: str, title: str, quoted: str) -> None:
    found = {one.head.title: one.words for one in search(node, words).reports.reports}

    assert title in found
    assert quoted in found[title]
    assert bool(quoted) == bool(found[title])


@pytest.mark.parametrize("words", [pytest.param("Hit", id="en"), pytest.param("هيت", id="ar")])
def test_a_report_is_found_by_a_place_in_the_other_script(node: Node, words: str) -> None:
    assert search(node, words).reports.total == 2


def test_all_words_must_occur(node: Node) -> None:
    assert search(node, "monitor raqqa").actors.total == 1
    assert search(node, "مرصد الرقة").actors.total == 1
    assert search(node, "monitor hit").actors.total == 0
    assert search(node, "مرصد هيت").actors.total == 0


@pytest.mark.parametrize(
    "words", [pytest.param("", id="empty"), pytest.param("؟!", id="no-word"), pytest.param("zz", id="none")]
)
def test_nothing_is_found(node: Node, words: str) -> None:
    assert search(node, words) == Found()


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda view: view.search(SearchQuery("raqqa", limit=0)), id="limit"),
        pytest.param(lambda view: view.search(SearchQuery("raqqa", ("words",))), id="kind"),  # type: ignore[arg-type]
        pytest.param(lambda view: view.list_events(EventQuery(about="raqqa")), id="about"),
    ],
)
def test_what_is_no_question_is_refused(node: Node, ask: Callable[[View], object]) -> None:
    with open_view(node.settings, Reader("command")) as view, pytest.raises(ReleaseError) as caught:
        ask(view)
    assert caught.value.code == "query"


def test_only_what_was_asked_for_is_looked_for(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        found = view.search(SearchQuery("raqqa", ("places",)))

    assert (found.places.total, found.actors.total, found.reports.total, found.events.total) == (1, 0, 0, 0)


@pytest.mark.parametrize("words", [pytest.param("raqqa", id="en"), pytest.param("الرقة", id="ar")])
def test_each_reader_is_answered_from_its_own(node: Node, words: str) -> None:
    assert names(search(node, words, "command").places.named)[0][1] == 2
    assert names(search(node, words, "ministry").places.named) == [("Raqqa", 1)]
    assert search(node, words, "liaison") == Found()
    assert [one[0] for one in names(search(node, "zebra", "ministry").actors.named)] == ["Zebra"]
    assert search(node, "zebra", "command") == Found()


@pytest.mark.parametrize("words", [pytest.param("monit", id="en"), pytest.param("مرص", id="ar")])
def test_completions_are_of_the_reader_s_own(node: Node, words: str) -> None:
    def complete(party: str) -> tuple[str, ...]:
        with open_view(node.settings, Reader(party)) as view:
            return view.complete(words)

    assert len(complete("command")) == 1
    assert complete("ministry") == complete("liaison") == ()


def test_what_is_released_is_found_and_what_is_withdrawn_is_not(node: Node) -> None:
    done = node.release(node.arabic, MINISTRY)
    found = search(node, "الرقة", "ministry")
    assert (found.places.named[0].events, found.reports.total, found.actors.total) == (2, 2, 1)

    node.withdraw(done)

    assert search(node, "مرصد", "ministry") == Found()
    assert names(search(node, "الرقة", "ministry").places.named) == [("Raqqa", 1)]
    assert verify_ledger(node.settings).is_sound
    assert not rebuild_ledger(node.settings).has_differed


def test_a_release_of_a_term_is_found_until_it_runs_out(node: Node) -> None:
    node.release(node.english, MINISTRY, until="2026-01-06T00:00:00Z")
    assert names(search(node, "monitor", "ministry").actors.named) == [("Monitor of Raqqa", 1)]

    later = make_settings(node.settings.home.parent, party="command", now=NOON + timedelta(days=1))
    with open_view(later, Reader("ministry")) as view:
        assert view.search(SearchQuery("monitor")) == Found()
        assert view.complete("monitor") == ()


def test_a_user_finds_what_its_party_does_not(node: Node) -> None:
    node.release(node.english, Audience("users", ("ministry:amal",)), tlp="RED")

    assert names(search(node, "monitor", "ministry", "amal").actors.named) == [("Monitor of Raqqa", 1)]
    assert search(node, "raqqa", "ministry", "amal").places.named[0].events == 2
    assert search(node, "monitor", "ministry").actors.total == 0


def test_claims_released_alone_are_found_without_their_report(node: Node) -> None:
    with open_ledger(node.settings.home, clock=node.settings.clock).read() as connection:
        claims = [one for _, one in find_resting_on(connection, [node.english], ["claim"])]
    desk.release(
        node.settings, claims[0], Audience("party", ("liaison",)), party="command", tlp="AMBER", detached=True,
        claims=tuple(claims[1:4]),
    )  # fmt: skip
    found = search(node, "raqqa", "liaison")

    assert (found.places.total, found.actors.total, found.reports.total) == (1, 1, 0)
    assert verify_ledger(node.settings).is_sound


@pytest.mark.parametrize("which", [pytest.param("english", id="en"), pytest.param("arabic", id="ar")])
def test_what_is_erased_leaves_no_word(node: Node, which: str) -> None:
    make_desk(node.settings, party="command").erase(getattr(node, which), reason="-")
    word, other = ("monitor", "مرصد") if which == "english" else ("مرصد", "monitor")

    assert search(node, word) == Found()
    assert search(node, other).actors.total == 1
    with open_ledger(node.settings.home, clock=node.settings.clock).read() as connection:
        for table, column in (("name_word", "word"), ("report_text", "words"), ("telling_text", "words")):
            held = connection.scalar(text(f"SELECT count(*) FROM {table} WHERE {column} LIKE '%{word}%'"))
            assert held == 0, table
    assert verify_ledger(node.settings).is_sound
    assert not rebuild_ledger(node.settings).has_differed


EN = ("Hit", "Hit road", "The hitters", "Old Hit")
AR = ("هيت", "هيت القديمة", "هيتاوي", "طريق هيت")


@pytest.mark.parametrize(("told", "words"), [pytest.param(EN, "hit", id="en"), pytest.param(AR, "هيت", id="ar")])
def test_names_are_ordered_by_matched_words_then_by_date(tmp_path: Path, told: tuple[str, ...], words: str) -> None:
    settings = make_settings(tmp_path, party="command")
    days = ("2022-01-01", "2022-01-03", "2022-01-09", "2022-01-02")
    lines = [f"clash | {day} | - | - | {name}\n" for name, day in zip(told, days, strict=True)]
    # Said often, and so first by any statistic.
    many = [f"clash | 2022-01-{20 + number} | - | - | {told[2]}\n" for number in range(5)]
    add(make_desk(settings, party="command"), make_report("Day\n" + "".join((*lines, *many))))
    with open_view(settings, Reader("command")) as view:
        found = view.search(SearchQuery(words)).actors
        few = view.search(SearchQuery(words, limit=2)).actors

    # The name itself, names that have the word, the newest first; then those that begin with it.
    assert names(found.named) == [(told[0], 1), (told[1], 1), (told[3], 1), (told[2], 6)]
    assert (names(few.named), few.total) == (names(found.named)[:2], 4)


@pytest.mark.parametrize(
    ("title", "other", "words"),
    [pytest.param("Bridge", "River", "bridge", id="en"), pytest.param("جسر", "نهر", "جسر", id="ar")],
)
def test_reports_with_the_words_in_their_title_come_first(tmp_path: Path, title: str, other: str, words: str) -> None:
    settings = make_settings(tmp_path, party="command")
    ids = add(
        make_desk(settings, party="command"),
        make_report(f"{title}\nold\n", published="2022-01-01"),
        make_report(f"{other}\nat the {title}\n", published="2022-02-01"),
        make_report(f"{title}\nnew\n", published="2022-01-02"),
    )
    with open_view(settings, Reader("command")) as view:
        found = view.search(SearchQuery(words)).reports
        first = view.search(SearchQuery(words, limit=1)).reports
        listed = [head.id for head in view.list_reports(text=words)[0]]
        page, following = view.list_reports(text=words, limit=2)
        rest, end = view.list_reports(text=words, limit=2, after=following)

    assert [one.head.id for one in found.reports] == [ids[2], ids[0], ids[1]]
    assert ([one.head.id for one in first.reports], first.total) == ([ids[2]], 3)
    # A list is by date alone.
    assert listed == [head.id for head in (*page, *rest)] == [ids[1], ids[2], ids[0]]
    assert end == ""


def test_an_id_of_what_is_hidden_is_one_of_nothing(node: Node) -> None:
    (zebra,) = search(node, "zebra", "ministry").actors.named
    with open_view(node.settings, Reader("command")) as view:
        for about in (zebra.id, "0" * 16):
            assert view.find_named(about) is None
            assert view.list_events(EventQuery(about=about)).total == 0
        assert view.find_named("no id") is None
