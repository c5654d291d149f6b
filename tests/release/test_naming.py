"""Judgements on names: one actor or place by two names, for whoever sees the judgement and both names."""

from __future__ import annotations

import pytest

from tansiq import desk
from tansiq.desk import Desk, rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.release import EventQuery, NamedHead, Reader, SearchQuery, View, open_view
from tests.ledger.told import add, make_desk, make_report
from tests.release.conftest import Node

MINISTRY = Audience("party", ("ministry",))
ENGLISH, ARABIC = "Monitor of Raqqa", "مرصد الرقة"


def find(view: View, words: str, kind: str = "actors") -> NamedHead:
    """The one actor or place that has the words."""
    page = getattr(view.search(SearchQuery(words, (kind,))), kind)  # type: ignore[arg-type]
    (head,) = page.named
    assert page.total == 1
    return head  # type: ignore[no-any-return]


def ids(node: Node, party: str = "command") -> tuple[str, str]:
    with open_view(node.settings, Reader(party)) as view:
        return find(view, ENGLISH).id, find(view, ARABIC).id


def judge(node: Node, verdict: str = "same", *, reason: str = "its own site says so") -> str:
    judged = desk.judge_name_same if verdict == "same" else desk.judge_name_apart
    with open_view(node.settings, Reader("command")) as view:
        found = [one for one in view.name_judgements() if one.is_standing and one.a and one.b]
    one, other = (found[0].a, found[0].b) if found else ids(node)
    (made,) = judged(node.settings, one, other, reason=reason, party="command")
    return made


def check(node: Node) -> None:
    """Rows written act by act are those that a rebuild gives."""
    assert verify_ledger(node.settings).fault is None
    assert not rebuild_ledger(node.settings).has_differed


def test_two_names_judged_one_are_one_actor_for_its_party(node: Node) -> None:
    one, other = ids(node)
    assert one != other
    judge(node)

    with open_view(node.settings, Reader("command")) as view:
        head = find(view, ENGLISH)
        assert head == find(view, ARABIC) == view.find_named(one) == view.find_named(other)
        assert head.id == min(one, other)
        assert {ENGLISH, ARABIC} <= set(head.names)
        assert head.events == 2
        for about in (one, other):
            assert {event.report.id for event in view.list_events(EventQuery(about=about)).events} == {
                node.english, node.arabic,
            }  # fmt: skip
        for event in view.list_events(EventQuery(about=one)).events:
            named = [named for named in view.get_event(event.id).named if named.kind == "actor"]
            assert [named.id for named in named] == [head.id]
    check(node)


def test_it_is_told_with_its_reason_and_taken_back(node: Node) -> None:
    before = ids(node)
    made = judge(node)
    with open_view(node.settings, Reader("command")) as view:
        (told,) = view.name_judgements()
        assert (told.id, told.by, told.verdict, told.about) == (made, "command", "same", "actor")
        assert {told.names_a, told.names_b} == {(ENGLISH,), (ARABIC,)}
        assert told.reason == "its own site says so"
        assert view.judgements() == ()
    desk.undo_judgement(node.settings, made, party="command")

    assert ids(node) == before
    with open_view(node.settings, Reader("command")) as view:
        assert [one.is_standing for one in view.name_judgements() if one.verdict == "same"] == [False]
    with pytest.raises(ReleaseError, match="taken back already"):
        desk.undo_judgement(node.settings, made, party="command")
    check(node)


def test_it_acts_for_others_once_it_is_released_and_both_names_are_seen(node: Node) -> None:
    node.release(node.english, MINISTRY)
    made = judge(node)
    with open_view(node.settings, Reader("ministry")) as view:
        assert find(view, ENGLISH).names == (ENGLISH,)
        assert view.name_judgements() == ()
    node.release(made, MINISTRY)
    with open_view(node.settings, Reader("ministry")) as view:
        # It rests on a claim of a report that the ministry does not see.
        assert find(view, ENGLISH).names == (ENGLISH,)
        assert view.name_judgements() == ()
    given = node.release(node.arabic, MINISTRY)
    with open_view(node.settings, Reader("ministry")) as view:
        assert find(view, ENGLISH) == find(view, ARABIC)
        assert [one.id for one in view.name_judgements()] == [made]
    check(node)
    node.withdraw(given)
    with open_view(node.settings, Reader("ministry")) as view:
        assert find(view, ENGLISH).names == (ENGLISH,)
        assert view.name_judgements() == ()
        assert view.search(SearchQuery(ARABIC, ("actors",))).actors.total == 0
    check(node)


def test_the_newer_of_two_counts(node: Node) -> None:
    judge(node)
    apart = judge(node, "apart")
    assert len(set(ids(node))) == 2
    desk.undo_judgement(node.settings, apart, party="command")
    with open_view(node.settings, Reader("command")) as view:
        assert find(view, ENGLISH) == find(view, ARABIC)
    check(node)


def test_one_joins_what_was_said_to_be_apart(node: Node) -> None:
    judge(node, "apart")
    assert len(set(ids(node))) == 2
    judge(node)
    with open_view(node.settings, Reader("command")) as view:
        assert find(view, ENGLISH) == find(view, ARABIC)


def test_what_rests_on_an_erased_report_stays_its_own_words(node: Node) -> None:
    judge(node)
    Desk(node.settings, party="command").erase(node.arabic, reason="asked")
    with open_view(node.settings, Reader("command")) as view:
        assert find(view, ENGLISH).names == (ENGLISH,)
        (told,) = view.name_judgements()
        assert min(told.a, told.b) == ""
        assert ARABIC not in repr(told)
    check(node)


def test_what_is_no_name_of_the_party_s_is_not_judged(node: Node) -> None:
    one, other = ids(node)
    with open_view(node.settings, Reader("ministry")) as view:
        hidden = find(view, "Zebra").id
    with open_view(node.settings, Reader("command")) as view:
        place = find(view, "Raqqa", "places").id
    for wrong in (hidden, "0" * 16, "x", "f" * 16):
        with pytest.raises(desk.NotYours):
            desk.judge_name_same(node.settings, one, wrong, reason="x", party="command")
        with pytest.raises(desk.NotYours):
            desk.judge_name_apart(node.settings, wrong, one, reason="x", party="command")
    with pytest.raises(ReleaseError, match="no actor"):
        desk.judge_name_same(node.settings, one, place, reason="x", party="command")
    with pytest.raises(ReleaseError, match="reason"):
        desk.judge_name_same(node.settings, one, other, reason=" ", party="command")
    with pytest.raises(ReleaseError, match="one name"):
        desk.judge_name_apart(node.settings, one, one, reason="x", party="command")
    with pytest.raises(ReleaseError, match="one already"):
        desk.judge_name_same(node.settings, one, one, reason="x", party="command")


ROMANISED = make_report("Clash\nclash | 2022-03-20 | Hit | killed 3 | Faleh al-Fayadh\n", published="2022-03-21")
WRITTEN = make_report(
    "اشتباك\nclash | 2022-05-20 | هيت | killed 4 | فالح الفياض\n", language="ar", published="2022-05-21"
)


def test_names_that_may_be_of_one_are_offered_until_it_is_judged(node: Node) -> None:
    add(make_desk(node.settings, party="command", seed=4), ROMANISED)
    add(make_desk(node.settings, party="ministry", seed=5), WRITTEN)
    with open_view(node.settings, Reader("command")) as view:
        one = find(view, "Faleh al-Fayadh")
        assert view.alike_named(one.id) == ()
    add(make_desk(node.settings, party="command", seed=6), WRITTEN)
    with open_view(node.settings, Reader("command")) as view:
        other = find(view, "فالح الفياض")
        assert [head.id for head in view.alike_named(one.id)] == [other.id]
        assert [head.id for head in view.alike_named(other.id)] == [one.id]
    (apart,) = desk.judge_name_apart(node.settings, one.id, other.id, reason="brothers", party="command")
    with open_view(node.settings, Reader("command")) as view:
        assert view.alike_named(one.id) == ()
    desk.undo_judgement(node.settings, apart, party="command")
    desk.judge_name_same(node.settings, one.id, other.id, reason="one man", party="command")
    with open_view(node.settings, Reader("command")) as view:
        assert view.alike_named(one.id) == ()
    check(node)
