"""Events of several tellings, as each reader sees them: joined across languages, by what it sees itself."""

from __future__ import annotations

import os

import pytest

from tansiq import desk
from tansiq.desk import Desk, init_ledger, rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.linking import candidates
from tansiq.model import Audience
from tansiq.release import EventQuery, EventView, NotVisible, Reader, SearchQuery, open_view
from tests.ledger.told import add, make_desk, make_report
from tests.release.conftest import Node

MINISTRY = Audience("party", ("ministry",))
SHELLING = EventQuery(type="attack.shelling")


def event_of(node: Node, party: str = "command", user: str = "", query: EventQuery = SHELLING) -> EventView:
    """The one event that the query finds."""
    with open_view(node.settings, Reader(party, user)) as view:
        (head,) = view.list_events(query).events
        return view.get_event(head.id)


def total(node: Node, party: str, user: str = "", query: EventQuery | None = None) -> int:
    with open_view(node.settings, Reader(party, user)) as view:
        page = view.list_events(query or EventQuery())
        assert len(page.events) == page.total == sum(n for _, n in view.types(query or EventQuery()))
        assert sum(one.count for one in view.year_counts(query or EventQuery())) <= page.total
        return page.total


def check(node: Node) -> None:
    """Rows written act by act are those that a rebuild gives."""
    assert verify_ledger(node.settings).fault is None
    assert not rebuild_ledger(node.settings).has_differed


def test_one_event_in_both_languages_is_one_row(linked: Node) -> None:
    event = event_of(linked)

    assert {one.report.language for one in event.tellings} == {"en", "ar"}
    assert {one.id for one in event.tellings} == {event.id}
    # The shelling is told twice; an arrest "before March" may be another than one in February.
    assert total(linked, "command") == 4
    with open_view(linked.settings, Reader("command")) as view:
        assert [head.reports for head in view.list_events(SHELLING).events] == [2]
        for report in (linked.english, linked.arabic):
            assert event.id in view.get_report(report).event_ids
    check(linked)


@pytest.mark.parametrize(
    "words",
    [pytest.param("Monitor of Raqqa", id="en"), pytest.param("مرصد الرقة", id="ar")],
)
def test_the_event_is_found_by_the_words_of_any_telling(linked: Node, words: str) -> None:
    event = event_of(linked)
    with open_view(linked.settings, Reader("command")) as view:
        assert [one.id for one in view.list_events(EventQuery(text=words)).events] == [event.id]
        (actor,) = view.search(SearchQuery(words, ("actors",))).actors.named
        assert actor.events == 1
        assert [one.id for one in view.list_events(EventQuery(about=actor.id)).events] == [event.id]


def test_each_reader_joins_what_it_sees(linked: Node) -> None:
    linked.release(linked.english, MINISTRY)

    assert total(linked, "ministry") == 4
    (alone,) = event_of(linked, "ministry").tellings
    assert alone.report.id == linked.english
    linked.release(linked.arabic, MINISTRY)
    assert total(linked, "ministry") == 5
    assert len(event_of(linked, "ministry").tellings) == 2
    check(linked)


def test_the_older_id_stays_and_the_other_leads_to_it(linked: Node) -> None:
    linked.release(linked.arabic, MINISTRY)
    old = event_of(linked, "ministry").id
    later = Node(linked.settings, linked.english, linked.arabic, linked.secret)
    later.release(later.english, MINISTRY)
    joined = event_of(linked, "ministry")

    # Both releases were made in one instant of the test's clock, so the tie goes by content.
    with open_view(linked.settings, Reader("ministry")) as view:
        assert view.get_event(old).id == joined.id
    check(linked)


@pytest.mark.parametrize("what", [pytest.param("english", id="english"), pytest.param("arabic", id="arabic")])
def test_what_is_withdrawn_or_erased_leaves_its_event(linked: Node, what: str) -> None:
    gone, stays = getattr(linked, what), {"english": linked.arabic, "arabic": linked.english}[what]
    released = [linked.release(one, MINISTRY) for one in (linked.english, linked.arabic)]
    linked.withdraw(released[("english", "arabic").index(what)])
    assert [one.report.id for one in event_of(linked, "ministry").tellings] == [stays]
    check(linked)
    Desk(linked.settings, party="command").erase(gone, reason="asked")
    assert [one.report.id for one in event_of(linked, "command").tellings] == [stays]
    check(linked)


def test_a_telling_that_runs_out_leaves_its_event_without_an_act(linked: Node) -> None:
    linked.release(linked.english, MINISTRY)
    linked.release(linked.arabic, MINISTRY, until="2026-02-01T00:00:00Z")
    assert len(event_of(linked, "ministry").tellings) == 2
    after = Node(at(linked, "2026-02-01T00:00:00+00:00"), linked.english, linked.arabic, linked.secret)

    assert [one.report.id for one in event_of(after, "ministry").tellings] == [linked.english]
    assert total(after, "ministry") == 4
    check(linked)


def at(node: Node, time: str):  # type: ignore[no-untyped-def]
    from dataclasses import replace
    from datetime import datetime

    return replace(node.settings, fixed_time=datetime.fromisoformat(time))


def test_a_user_named_joins_its_own_to_its_party_s(linked: Node) -> None:
    linked.release(linked.english, MINISTRY)
    party = event_of(linked, "ministry")
    linked.release(linked.arabic, Audience("users", ("ministry:amal",)), tlp="RED")

    mine = event_of(linked, "ministry", "amal")
    assert len(mine.tellings) == 2
    assert mine.id == party.id
    assert len(event_of(linked, "ministry").tellings) == 1
    assert (total(linked, "ministry", "amal"), total(linked, "ministry")) == (5, 4)
    assert total(linked, "ministry", "amal", EventQuery(text="مرصد")) == 1
    check(linked)


def test_claims_released_alone_are_a_telling(linked: Node) -> None:
    with open_view(linked.settings, Reader("command")) as view:
        ids = [head.telling for head in view.list_events(SHELLING).events]
    assert ids
    linked.release(linked.english, MINISTRY)
    claims = claims_of(linked, linked.arabic)
    desk.release(
        linked.settings, claims[0], MINISTRY, party="command", tlp="AMBER", detached=True, claims=tuple(claims[1:])
    )

    tellings = event_of(linked, "ministry").tellings
    assert [one.report.id for one in tellings] in ([linked.english, ""], ["", linked.english])
    assert "مرصد الرقة" in {name for one in tellings for chain in one.event.sources for name in chain}
    check(linked)


def claims_of(node: Node, report: str) -> list[str]:
    from tansiq.ledger import get_reading, open_ledger

    with open_ledger(node.settings.home, clock=node.settings.clock).read() as connection:
        read = get_reading(connection, report)
    assert read is not None
    return list(dict.fromkeys(read.claim_ids[0]))


# What people judge.


def two_events(node: Node) -> tuple[str, str]:
    """A shelling and a clash that nothing links."""
    add(make_desk(node.settings, party="command", seed=5), make_report("Clash\nclash | 2022-05-02 | Hit | - | Zed\n"))
    with open_view(node.settings, Reader("command")) as view:
        (clash,) = view.list_events(EventQuery(type="clash")).events
        (shelling,) = view.list_events(SHELLING).events
    return shelling.id, clash.id


def test_a_judgement_joins_and_is_taken_back(linked: Node) -> None:
    one, other = two_events(linked)
    before = total(linked, "command")
    ids = desk.judge_same(linked.settings, one, other, reason="one night", party="command")
    assert total(linked, "command") == before - 1
    assert len(event_of(linked).tellings) == 3
    with open_view(linked.settings, Reader("command")) as view:
        why = view.why(one)
        assert [(head.reason, head.is_standing) for head in why.judgements] == [("one night", True)]
    check(linked)
    desk.undo_judgement(linked.settings, ids[0], party="command")
    assert total(linked, "command") == before
    with pytest.raises(ReleaseError, match="taken back"):
        desk.undo_judgement(linked.settings, ids[0], party="command")
    check(linked)


def test_a_telling_set_apart_stays_apart_when_reports_come_in(linked: Node) -> None:
    event = event_of(linked)
    desk.judge_apart(linked.settings, event.id, linked.arabic, reason="another street", party="command")
    assert total(linked, "command", query=SHELLING) == 2
    again = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Third\n", published="2022-01-22")
    add(make_desk(linked.settings, party="command", seed=6), again)

    with open_view(linked.settings, Reader("command")) as view:
        found = [view.get_event(head.id) for head in view.list_events(SHELLING).events]
    assert sorted(len(one.tellings) for one in found) == [1, 2]
    assert not [one for one in found if {linked.english, linked.arabic} <= {head.report.id for head in one.tellings}]
    check(linked)


def test_a_judgement_is_its_party_s_until_it_is_released(linked: Node) -> None:
    for report in (linked.english, linked.arabic):
        linked.release(report, MINISTRY)
    event = event_of(linked)
    (judgement,) = desk.judge_apart(linked.settings, event.id, linked.arabic, reason="another street", party="command")
    assert (total(linked, "command"), total(linked, "ministry")) == (5, 5)
    given = linked.release(judgement, MINISTRY)
    assert total(linked, "ministry") == 6
    with open_view(linked.settings, Reader("ministry")) as view:
        assert [head.id for head in view.judgements()] == [judgement]
    check(linked)
    linked.withdraw(given)
    assert total(linked, "ministry") == 5
    with open_view(linked.settings, Reader("ministry")) as view:
        assert view.judgements() == ()
        assert [one.id for one in view.tombstones()] == [judgement]
    check(linked)


def test_a_judgement_on_what_the_reader_lost_goes_with_it(linked: Node) -> None:
    released = [linked.release(report, MINISTRY) for report in (linked.english, linked.arabic)]
    (judgement,) = desk.judge_apart(
        linked.settings, event_of(linked).id, linked.arabic, reason="another street", party="command"
    )
    linked.release(judgement, MINISTRY)
    linked.withdraw(released[0])

    with open_view(linked.settings, Reader("ministry")) as view:
        assert view.judgements() == ()
        assert {one.id for one in view.tombstones()} == {judgement, linked.english}
    check(linked)


def test_what_may_not_be_judged_is_refused(linked: Node) -> None:
    event = event_of(linked)
    with pytest.raises(desk.NotYours):
        desk.judge_same(linked.settings, event.id, "0" * 36, reason="x", party="command")
    with pytest.raises(desk.NotYours):
        desk.judge_apart(linked.settings, event.id, linked.arabic, reason="x", party="ministry")
    with pytest.raises(ReleaseError, match="reason"):
        desk.judge_apart(linked.settings, event.id, linked.arabic, reason=" ", party="command")
    with pytest.raises(ReleaseError, match="one event already"):
        desk.judge_same(linked.settings, event.id, event.id, reason="x", party="command")
    with open_view(linked.settings, Reader("ministry")) as view, pytest.raises(NotVisible):
        view.why(event.id)


# What a block's cap does.


def crowd(number: int, first: int = 1) -> str:
    """A report of so many clashes of one day in one place, each with another toll."""
    lines = [f"attack.shelling | 2022-01-20 | Raqqa | killed {first + n} | -" for n in range(number)]
    return "\n".join(["A day of shelling", *lines, ""])


def test_hidden_tellings_change_neither_link_nor_reason(linked: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred under a cap of five; in `make check` and the long run ten thousand, under the cap as shipped."""
    if os.environ.get("TANSIQ_HARNESS"):
        _stay_as_they_are(linked, parties=20, reports=5)
    else:
        monkeypatch.setattr(candidates, "CAP", 5)
        _stay_as_they_are(linked, parties=1, reports=1)
        check(linked)


def _stay_as_they_are(node: Node, *, parties: int, reports: int) -> None:
    """Two visible tellings, then so many parties with so many reports of a hundred hidden ones in the same block."""
    for report in (node.english, node.arabic):
        node.release(report, MINISTRY)
    before = event_of(node, "ministry")
    with open_view(node.settings, Reader("ministry")) as view:
        why = view.why(before.id)
    for number in range(parties):
        party = f"other{number}"
        init_ledger(node.settings, party=party)
        crowds = (make_report(crowd(100, 1 + 100 * (number * reports + n))) for n in range(reports))
        add(make_desk(node.settings, party=party, seed=7 + number), *crowds)

    assert event_of(node, "ministry") == before
    with open_view(node.settings, Reader("ministry")) as view:
        assert view.why(before.id) == why


def test_a_large_block_of_the_reader_s_own_is_capped_and_comes_back(
    linked: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "CAP", 5)
    (large,) = add(make_desk(linked.settings, party="command", seed=8), make_report(crowd(20, 30)))
    check(linked)
    Desk(linked.settings, party="command").erase(large, reason="asked")
    assert len(event_of(linked).tellings) == 2
    check(linked)


def test_what_nobody_saw_together_is_compared_when_its_block_shrinks(
    linked: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the two were never compared, and who came to see both later had two events."""
    monkeypatch.setattr(candidates, "CAP", 2)
    init_ledger(linked.settings, party="other")
    other = make_desk(linked.settings, party="other", seed=9)
    told = "attack.shelling | 2022-01-20 | Raqqa | killed 3 | Third"
    (third,) = add(other, make_report(f"What the week brought\n{told}\nprotest.peaceful | 2022-01-18 | Hit | - | -\n"))
    Desk(linked.settings, party="command").erase(linked.arabic, reason="asked")

    desk.release(linked.settings, third, Audience("party", ("command",)), party="other", tlp="AMBER")

    assert len(event_of(linked).tellings) == 2
    check(linked)


def three(node: Node) -> list[str]:
    """Tellings of one shelling that three reports tell."""
    again = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Third\n", published="2022-01-22")
    add(make_desk(node.settings, party="command", seed=6), again)
    found = [head.telling for head in event_of(node).tellings]
    assert len(found) == 3
    return found


def test_two_made_one_are_one_whatever_was_said_before(linked: Node) -> None:
    for telling in three(linked)[1:]:
        with open_view(linked.settings, Reader("command")) as view:
            event = view.find_tellings([telling])[telling].id
        desk.judge_apart(linked.settings, event, telling, reason="another", party="command")
    with open_view(linked.settings, Reader("command")) as view:
        events = [head.id for head in view.list_events(SHELLING).events]
    assert len(events) == 3
    for other in events[1:]:
        desk.judge_same(linked.settings, events[0], other, reason="one after all", party="command")
    assert len(event_of(linked).tellings) == 3
    check(linked)


def test_taking_back_the_later_leaves_the_earlier(linked: Node) -> None:
    one, other = (head.telling for head in event_of(linked).tellings)
    (first,) = desk.judge_apart(linked.settings, one, other, reason="two streets", party="command")
    (second,) = desk.judge_same(linked.settings, one, other, reason="one street", party="command")
    assert total(linked, "command", query=SHELLING) == 1
    desk.undo_judgement(linked.settings, second, party="command")
    assert total(linked, "command", query=SHELLING) == 2
    desk.undo_judgement(linked.settings, first, party="command")
    assert total(linked, "command", query=SHELLING) == 1
    check(linked)


def test_what_a_later_one_overrides_is_taken_back_where_it_was_shown(linked: Node) -> None:
    for report in (linked.english, linked.arabic):
        linked.release(report, MINISTRY)
    one, other = (head.telling for head in event_of(linked).tellings)
    (first,) = desk.judge_apart(linked.settings, one, other, reason="two streets", party="command")
    linked.release(first, MINISTRY)
    desk.judge_same(linked.settings, one, other, reason="one street", party="command")
    desk.undo_judgement(linked.settings, first, party="command")
    assert total(linked, "ministry", query=SHELLING) == total(linked, "command", query=SHELLING) == 1
    check(linked)


@pytest.mark.parametrize(
    "reason",
    [pytest.param(one, id=name) for name, one in (("bell", "a\x07b"), ("bent", "a\u202eb"), ("half", "a\ud800b"))],
)
def test_a_reason_is_words(linked: Node, reason: str) -> None:
    one, other = (head.telling for head in event_of(linked).tellings)
    with pytest.raises(ReleaseError, match="words alone"):
        desk.judge_apart(linked.settings, one, other, reason=reason, party="command")


def test_judged_twice_is_judged_once(linked: Node) -> None:
    one, other = (head.telling for head in event_of(linked).tellings)
    desk.judge_apart(linked.settings, one, other, reason="two streets", party="command")
    with pytest.raises(ReleaseError, match="judged so already"):
        desk.judge_apart(linked.settings, one, other, reason="two streets", party="command")


def test_what_one_user_was_shown_by_name_is_not_judged_for_the_party(linked: Node) -> None:
    linked.release(linked.english, MINISTRY)
    linked.release(linked.arabic, Audience("users", ("ministry:amal",)), tlp="RED")
    event = event_of(linked, "ministry", "amal")
    with pytest.raises(ReleaseError, match="whole party"):
        desk.judge_apart(linked.settings, event.id, linked.arabic, reason="x", party="ministry", user="amal")


def test_nothing_is_told_of_a_side_that_was_lost(linked: Node) -> None:
    released = [linked.release(report, MINISTRY) for report in (linked.english, linked.arabic)]
    one, other = (head.telling for head in event_of(linked, "ministry").tellings)
    desk.judge_apart(linked.settings, one, other, reason="two streets", party="ministry")
    linked.withdraw(released[1])
    with open_view(linked.settings, Reader("ministry")) as view:
        (judgement,) = view.judgements()
        seen = {head.telling for head in view.list_events(EventQuery()).events}
    assert "" in (judgement.a, judgement.b)
    assert {judgement.a, judgement.b} - {""} <= seen
