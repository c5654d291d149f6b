"""The release rule as a table, and what must hold whatever the facts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.ledger import format_time
from tansiq.model import Audience, Release
from tansiq.release import EntryFacts, Moment, Reader, ReleaseFacts, RoomStretch, Share, Withhold, decide_release
from tansiq.release.decide import NEVER

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
LATER, EARLIER = "2026-02-01T00:00:00Z", "2026-01-01T00:00:00+03:00"
RECEIVED = format_time(NOW - timedelta(days=10))
TO_US = Audience("party", ("us",))


def at(order: int) -> Moment:
    """A place in the ledger, an hour after the one before."""
    return Moment(order, format_time(NOW - timedelta(days=5) + timedelta(hours=order - 10)))


def release(audience: Audience = TO_US, *, order: int = 10, closed: int | None = None, **terms: Any) -> ReleaseFacts:
    tlp = terms.pop("tlp", {"users": "RED", "public": "CLEAR"}.get(audience.kind, "AMBER"))
    made = Release(what=terms.pop("what", "e"), audience=audience, tlp=tlp, made=RECEIVED, **terms)
    came = Moment(order, format_time(NOW - timedelta(days=5)))
    return ReleaseFacts(f"r{order}", "them", came, made, None if closed is None else at(closed))


def facts(*releases: ReleaseFacts, **changes: Any) -> EntryFacts:
    whole = EntryFacts("e", "report", "them", Moment(1, RECEIVED), releases=releases)
    return replace(whole, **changes)


def report(*releases: ReleaseFacts, **changes: Any) -> EntryFacts:
    """The report that a claim rests on."""
    named = tuple(
        replace(one, terms=None if one.terms is None else replace(one.terms, what="report")) for one in releases
    )
    return facts(*named, id="report", **changes)


def claim(*releases: ReleaseFacts, basis: tuple[EntryFacts | None, ...]) -> EntryFacts:
    return facts(*releases, kind="claim", basis=basis)


ROOM = Audience("room", ("council",))
US, USER = Reader("us"), Reader("us", "amal")
MEMBER = (RoomStretch("council", "us", at(3)),)
LEFT = (RoomStretch("council", "us", at(3), at(12)),)


@pytest.mark.parametrize(
    ("about", "reader", "rule"),
    [
        pytest.param(facts(), Reader("them"), "originator", id="own-entry"),
        pytest.param(facts(), Reader("them", "noor"), "originator", id="own-entry-any-user"),
        pytest.param(claim(basis=(None,)), Reader("them"), "originator", id="own-words-though-the-basis-is-lost"),
        pytest.param(facts(release()), US, "released-party", id="party"),
        pytest.param(facts(release()), USER, "released-party", id="party-any-user"),
        pytest.param(facts(release(Audience("users", ("us:amal",)))), USER, "released-user", id="user-by-name"),
        pytest.param(facts(release(Audience("public"))), US, "released-public", id="public"),
        pytest.param(facts(release(ROOM), rooms=MEMBER), US, "released-room", id="room-member-since"),
        pytest.param(facts(release(until=LATER)), US, "released-party", id="until-later"),
        pytest.param(facts(release(closed=12), release(order=11)), US, "released-party", id="released-anew"),
        pytest.param(claim(basis=(report(release()),)), US, "follows-report", id="claim-follows-report"),
        pytest.param(
            claim(release(is_detached=True), basis=(report(),)), US, "released-party", id="claim-released-detached"
        ),
        pytest.param(
            replace(facts(release()), kind="judgement", basis=(report(release()),)),
            US,
            "released-party",
            id="basis-seen",
        ),
    ],
)
def test_shares(about: EntryFacts, reader: Reader, rule: str) -> None:
    decision = decide_release(about, reader, NOW)

    assert isinstance(decision, Share), decision
    assert decision.rule == rule
    assert decision.reason.endswith(".")


@pytest.mark.parametrize(
    ("about", "reader", "rule"),
    [
        pytest.param(facts(), US, "not-released", id="not-released"),
        pytest.param(facts(release(Audience("party", ("others",)))), US, "not-released", id="to-another-party"),
        pytest.param(facts(release(Audience("party"))), US, "not-released", id="empty-audience-is-nobody"),
        pytest.param(facts(release(Audience("users", ("us:amal",)))), US, "not-released", id="user-not-the-party"),
        pytest.param(facts(release(Audience("users", ("us:",)))), US, "not-released", id="user-without-name"),
        pytest.param(
            facts(release(Audience("users", ("them:amal",)))), USER, "not-released", id="user-of-another-party"
        ),
        pytest.param(facts(release(ROOM)), US, "not-released", id="room-unknown"),
        pytest.param(
            facts(release(ROOM), rooms=(RoomStretch("council", "us", at(11)),)),
            US, "not-released", id="room-joined-later",
        ),
        pytest.param(
            facts(release(ROOM), rooms=LEFT), US, "ended", id="room-left"
        ),
        pytest.param(
            facts(release(ROOM), rooms=(*LEFT, RoomStretch("council", "us", at(14)))),
            US, "ended", id="room-left-and-returned",
        ),
        pytest.param(
            facts(release(Audience("room", ("council", "other"))), rooms=MEMBER), US, "not-released", id="two-rooms"
        ),
        pytest.param(facts(release(Audience("public", ("us",)))), US, "not-released", id="public-with-names"),
        pytest.param(facts(release(until=EARLIER)), US, "expired", id="expired"),
        pytest.param(facts(release(until=format_time(NOW))), US, "expired", id="expired-this-instant"),
        pytest.param(facts(release(until="soon")), US, "not-released", id="until-unreadable"),
        pytest.param(facts(release(until="2026-02-01T00:00:00")), US, "not-released", id="until-without-zone"),
        pytest.param(facts(release(closed=12)), US, "withdrawn", id="withdrawn"),
        pytest.param(facts(replace(release(), terms=None)), US, "unclear", id="terms-unreadable"),
        pytest.param(facts(replace(release(), originator="us")), US, "not-released", id="released-by-the-reader"),
        pytest.param(facts(release(what="other")), US, "not-released", id="release-of-another-entry"),
        pytest.param(facts(release(), erased=at(30)), US, "erased", id="erased"),
        pytest.param(facts(erased=at(30)), Reader("them"), "erased", id="erased-to-its-originator"),
        pytest.param(claim(release(), basis=(report(),)), US, "basis", id="basis-not-seen"),
        pytest.param(claim(release(), basis=(None,)), US, "basis", id="basis-not-here"),
        pytest.param(
            claim(release(), basis=(report(release(closed=12)),)), US, "basis", id="basis-withdrawn"
        ),
        pytest.param(
            claim(release(is_detached=True), basis=(report(erased=at(30)),)), US, "basis", id="detached-basis-erased"
        ),
        pytest.param(
            replace(claim(basis=(report(release()),)), originator="others"), US, "not-released", id="claim-of-another"
        ),
        pytest.param(facts(release()), Reader(""), "unclear", id="nobody-asking"),
        pytest.param(facts(originator=""), Reader(""), "unclear", id="nobody-s-entry"),
    ],
)  # fmt: skip
def test_withholds(about: EntryFacts, reader: Reader, rule: str) -> None:
    decision = decide_release(about, reader, NOW)

    assert isinstance(decision, Withhold), decision
    assert decision.rule == rule
    assert decision.reason.endswith(".")


def test_an_exception_withholds() -> None:
    nothing: Any = None
    broken = replace(facts(), releases=nothing)

    assert decide_release(broken, US, NOW) == Withhold("unclear", "the rule could not be applied (TypeError)")


def test_since_is_when_it_became_visible() -> None:
    first, second = release(order=10, until=EARLIER), release(order=11)
    own = decide_release(facts(first), Reader("them"), NOW)
    anew = decide_release(facts(first, replace(second, made=Moment(11, format_time(NOW)))), US, NOW)

    assert isinstance(own, Share)
    assert own.since == RECEIVED
    assert isinstance(anew, Share)
    # After a break the reader starts anew.
    assert (anew.since, anew.until) == (format_time(NOW), NEVER)


def test_a_second_release_without_a_break_keeps_since() -> None:
    first = release(order=10, until=LATER)
    second = replace(release(order=11), made=Moment(11, format_time(NOW)))
    decision = decide_release(facts(first, second), US, NOW)

    assert isinstance(decision, Share)
    assert (decision.since, decision.until) == (first.made.at, NEVER)


AUDIENCES = st.sampled_from(
    [
        TO_US,
        Audience("party", ("others",)),
        ROOM,
        Audience("public"),
        Audience("users", ("us:amal",)),
        Audience("party"),
    ]
)
RELEASES = st.builds(
    release,
    AUDIENCES,
    order=st.integers(4, 20),
    closed=st.sampled_from([None, 25]),
    until=st.sampled_from([None, EARLIER, LATER, "soon"]),
    is_detached=st.booleans(),
)
REPORTS = st.builds(lambda given: report(*given, rooms=MEMBER), st.lists(RELEASES, max_size=3))
FACTS = st.one_of(
    REPORTS,
    st.builds(
        lambda given, basis, kind: replace(facts(*given), kind=kind, basis=(basis,), rooms=MEMBER),
        st.lists(RELEASES, max_size=3),
        REPORTS,
        st.sampled_from(["claim", "judgement"]),
    ),
)
READERS = st.sampled_from([US, USER, Reader("others"), Reader("nobody", "amal")])


def is_shared(about: EntryFacts, reader: Reader) -> bool:
    return isinstance(decide_release(about, reader, NOW), Share)


@given(FACTS, READERS)
def test_closing_a_release_never_shows_more(about: EntryFacts, reader: Reader) -> None:
    closed = replace(about, releases=tuple(replace(one, closed=at(25)) for one in about.releases))

    assert is_shared(closed, reader) <= is_shared(about, reader)


@given(FACTS, READERS)
def test_losing_the_basis_never_shows_more(about: EntryFacts, reader: Reader) -> None:
    lost = replace(about, basis=tuple(None for _ in about.basis))

    assert is_shared(lost, reader) <= is_shared(about, reader)


@given(FACTS, READERS)
def test_an_earlier_end_never_shows_more(about: EntryFacts, reader: Reader) -> None:
    shorter = replace(
        about,
        releases=tuple(
            replace(one, terms=None if one.terms is None else replace(one.terms, until=EARLIER))
            for one in about.releases
        ),
    )

    assert is_shared(shorter, reader) <= is_shared(about, reader)


@given(FACTS, READERS)
def test_no_release_no_sight(about: EntryFacts, reader: Reader) -> None:
    bare = replace(about, releases=(), basis=tuple(one and replace(one, releases=()) for one in about.basis))

    assert not is_shared(bare, reader)


@given(FACTS)
def test_a_user_sees_what_the_party_sees(about: EntryFacts) -> None:
    assert is_shared(about, US) <= is_shared(about, USER)
