"""What a view says of an event beside its tellings: its sources, near events, names; and of two reports together."""

from __future__ import annotations

import pytest

from tansiq.model import Audience
from tansiq.release import EventQuery, NotVisible, Reader, open_view
from tests.ledger.told import add, make_desk, make_report
from tests.release.conftest import ENGLISH, Node

MINISTRY = Audience("party", ("ministry",))


def event_id(node: Node, kind: str, party: str = "command") -> str:
    with open_view(node.settings, Reader(party)) as view:
        (head,) = view.list_events(EventQuery(type=kind)).events
        return head.id


def test_sources_are_those_that_the_reader_sees(linked: Node) -> None:
    for reports in (1, 2):
        linked.release((linked.english, linked.arabic)[reports - 1], MINISTRY)
        with open_view(linked.settings, Reader("ministry")) as view:
            event = view.get_event(event_id(linked, "attack.shelling", "ministry"))
            (head,) = view.list_events(EventQuery(type="attack.shelling")).events
        assert len(event.sources.nodes) == head.reports == reports
        assert event.sources.independent == head.sources
        assert {name for root in event.sources.roots for name in root.reports} <= {linked.english, linked.arabic}


def test_a_copied_text_is_tied_for_who_sees_both(linked: Node) -> None:
    text = f"{ENGLISH.text}More to follow.\n"
    (copy,) = add(
        make_desk(linked.settings, party="command", seed=9), make_report(text, outlet="Gazette", published="2022-01-22")
    )
    one, other = sorted((linked.english, copy))
    with open_view(linked.settings, Reader("command")) as view:
        ties = view.get_event(event_id(linked, "attack.shelling")).texts_tied
        assert {(tie.a, tie.b): tie.how for tie in ties}[one, other] == view.pair(one, other).how == "copy"
    linked.release(copy, MINISTRY)
    with open_view(linked.settings, Reader("ministry")) as view:
        assert view.get_event(event_id(linked, "attack.shelling", "ministry")).texts_tied == ()


def test_reports_that_name_one_source_count_once(linked: Node) -> None:
    third = make_report(
        "More on the shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n",
        outlet="Gazette",
        published="2022-01-22",
    )
    add(make_desk(linked.settings, party="command", seed=9), third)
    with open_view(linked.settings, Reader("command")) as view:
        (head,) = view.list_events(EventQuery(type="attack.shelling")).events
    assert (head.reports, head.sources) == (3, 2)


def test_near_events_are_of_a_kind_near_in_time_and_the_reader_s(linked: Node) -> None:
    desk = make_desk(linked.settings, party="command", seed=9)
    near = make_report("Clash\nclash | 2022-01-23 | Raqqa | - | Zed\n")
    add(
        desk,
        near,
        make_report("Later\nclash | 2023-01-23 | Raqqa | - | Zed\n"),
        make_report("Talks\nmeeting | 2022-01-20 | Raqqa | - | -\n"),
    )
    with open_view(linked.settings, Reader("command")) as view:
        event = event_id(linked, "attack.shelling")
        # The ministry's clash of those days is not the command's to see.
        assert [one.event.type for one in view.near_events(event)] == ["clash"]
        assert view.near_events(event, limit=1)[0].event.period is not None
        with pytest.raises(NotVisible):
            view.near_events("0" * 36)
    with open_view(linked.settings, Reader("ministry")) as view, pytest.raises(NotVisible):
        view.near_events(event)


def test_hidden_events_change_no_near_event(linked: Node) -> None:
    event = event_id(linked, "attack.shelling")
    with open_view(linked.settings, Reader("command")) as view:
        before = view.near_events(event)
    lines = "\n".join(f"clash | 2022-01-20 | Raqqa | killed {n} | -" for n in range(1, 240))
    add(make_desk(linked.settings, party="liaison", seed=9), make_report(f"Clashes\n{lines}\n"))
    with open_view(linked.settings, Reader("command")) as view:
        assert view.near_events(event) == before


def test_an_event_names_what_its_tellings_do(linked: Node) -> None:
    linked.release(linked.english, MINISTRY)
    with open_view(linked.settings, Reader("command")) as view:
        both = view.get_event(event_id(linked, "attack.shelling")).named
        assert [view.find_named(one.id) is not None for one in both] == [True] * len(both)
    with open_view(linked.settings, Reader("ministry")) as view:
        alone = view.get_event(event_id(linked, "attack.shelling", "ministry")).named
    assert {one.kind for one in both} == {"place", "actor"}
    assert any({"Raqqa", "الرقة"} <= set(one.names) for one in both)
    assert not any("مرصد الرقة" in one.names for one in alone)


def test_tellings_are_found_with_the_event_that_they_are_of(linked: Node) -> None:
    with open_view(linked.settings, Reader("command")) as view:
        event = view.get_event(event_id(linked, "attack.shelling"))
        ids = [head.telling for head in event.tellings]
        found = view.find_tellings([*ids, "0" * 64, "x"])
    assert {one: head.id for one, head in found.items()} == dict.fromkeys(ids, event.id)
    with open_view(linked.settings, Reader("ministry")) as view:
        assert view.find_tellings(ids) == {}


def test_two_reports_have_the_events_that_both_tell(linked: Node) -> None:
    with open_view(linked.settings, Reader("command")) as view:
        pair = view.pair(linked.english, linked.arabic)
        back = view.pair(linked.arabic, linked.english)
        for missing in (linked.secret, "0" * 64, "x"):
            with pytest.raises(NotVisible):
                view.pair(linked.english, missing)
    assert pair.how == back.how == "translation"
    both = set(pair.one.event_ids) & set(pair.other.event_ids)
    assert [one.id for one in pair.events] == [one for one in pair.one.event_ids if one in both] != []
    for one in pair.events:
        assert {pair.one.event_ids[n] for n in one.ones} == {pair.other.event_ids[n] for n in one.others} == {one.id}
    assert {one.id: (one.others, one.ones) for one in back.events} == {
        one.id: (one.ones, one.others) for one in pair.events
    }


def test_an_event_is_no_part_of_itself(linked: Node) -> None:
    whole = make_report("A day\nclash | 2022-05-02 | Hit | - | Zed\nclash | 2022-05-02 | Hit | - | Zed\n")
    add(make_desk(linked.settings, party="command", seed=9), whole)
    with open_view(linked.settings, Reader("command")) as view:
        for head in view.list_events(EventQuery(type="clash")).events:
            event = view.get_event(head.id)
            others = [event.part_of, event.because, *event.parts]
            assert event.id not in [one.id for one in others if one is not None]
