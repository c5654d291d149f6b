"""The flat reading follows from the claims by the rules of the contract, and from nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.errors import ModelError
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, ChainLink, Claim, Count, Event, Period, Place, SourceChain
from tansiq.model.claim import ClaimStatus, Value
from tansiq.model.event import pick_period, pick_place
from tests.model.strategies import claims, events

MINISTRY = SourceChain((ChainLink("وزارة الدفاع", "said", "organisation", (0, 5)),))
ATTACKER = SourceChain((ChainLink("the group", "claimed", "organisation", (9, 12)),))
DAY = Period.day(date(2022, 1, 20))
HOUR = Period(datetime(2022, 1, 20, 19, tzinfo=UTC), datetime(2022, 1, 20, 20, tzinfo=UTC), "hour")
WEEK = Period(date(2022, 1, 17), date(2022, 1, 24), "week")
HASAKAH = Place("الحسكة", lat=36.5, lon=40.75, radius_km=5, kind="town")
PRISON = Place("Ghweran prison", lat=36.49, lon=40.73, radius_km=1, kind="prison")
GOVERNORATE = Place("al-Hasakah Governorate", lat=36.5, lon=40.5, radius_km=90, kind="admin1")
SYRIA = Place("Syria", lat=35.0, lon=38.0, radius_km=300, kind="country")
NOWHERE = Place("مخفر مجهول")


def claim(
    slot: str,
    value: Value,
    at: int = 0,
    *,
    status: ClaimStatus = "occurred",
    chain: SourceChain = SourceChain(),
    of: str = "",
    said: Period | None = None,
) -> Claim:
    return Claim(slot, value, ((at, at + 3),), chain=chain, status=status, of=of, said=said)


def event(*made: Claim, type_: str = "attack.prison") -> Event:
    return Event(claims=(claim("event", type_), *made), spans=((0, 10),))


def killed(low: int, high: int | None, *, of: str = "", said: date | None = None, denied: bool = False) -> Claim:
    day = None if said is None else Period.day(said)
    return claim("killed", Count(low, high), of=of, said=day, status="denied" if denied else "occurred")


@pytest.mark.parametrize(
    ("made", "spans"),
    [
        pytest.param((claim("killed", Count.exactly(3)),), ((0, 3),), id="no-type"),
        pytest.param((claim("event", "clash"),), (), id="no-words"),
    ],
)
def test_event_without_type_or_words_is_refused(made: tuple[Claim, ...], spans: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ModelError):
        Event(claims=made, spans=spans)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param((), None, id="none"),
        pytest.param((claim("period", DAY),), DAY, id="one"),
        pytest.param((claim("period", WEEK), claim("period", DAY, 50)), DAY, id="shorter-wins"),
        pytest.param((claim("period", DAY), claim("period", HOUR, 50)), HOUR, id="hour-within-the-day-wins"),
        pytest.param((claim("period", Period.before(date(2022, 1, 20))), claim("period", WEEK, 9)), WEEK, id="closed"),
        pytest.param((claim("period", DAY, status="denied"), claim("period", WEEK)), WEEK, id="denied-passed-over"),
        pytest.param((claim("period", DAY, status="denied"),), None, id="only-denied"),
        pytest.param(
            (claim("period", Period.day(date(2022, 1, 21)), 40), claim("period", DAY, 8)),
            DAY,
            id="tie-earliest-in-text",
        ),
    ],
)
def test_flat_period_is_the_most_precise_undenied(made: tuple[Claim, ...], expected: Period | None) -> None:
    assert pick_period(made) == event(*made).period == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param((), (), id="none"),
        pytest.param((claim("place", SYRIA), claim("place", HASAKAH, 9)), (HASAKAH, SYRIA), id="town-before-country"),
        pytest.param(
            (claim("place", GOVERNORATE), claim("place", PRISON, 9)), (PRISON, GOVERNORATE), id="prison-first"
        ),
        pytest.param((claim("place", HASAKAH), claim("place", PRISON, 9)), (PRISON, HASAKAH), id="smaller-first"),
        pytest.param((claim("place", NOWHERE), claim("place", HASAKAH, 9)), (HASAKAH, NOWHERE), id="unlocated-last"),
        pytest.param((claim("place", NOWHERE, 30), claim("place", SYRIA)), (NOWHERE, SYRIA), id="country-last"),
        pytest.param(
            (claim("place", PRISON, status="denied"), claim("place", SYRIA)), (SYRIA,), id="denied-passed-over"
        ),
        pytest.param(
            (claim("place", HASAKAH, 5), claim("place", GOVERNORATE, 6), claim("place", HASAKAH, 90)),
            (HASAKAH, GOVERNORATE),
            id="a-name-once-at-its-best-rank",
        ),
    ],
)
def test_places_are_the_undenied_most_specific_first(made: tuple[Claim, ...], expected: tuple[Place, ...]) -> None:
    assert event(*made).places == expected
    assert pick_place(made) == event(*made).place == (expected[0] if expected else None)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param((), {}, id="unknown-is-not-zero"),
        pytest.param((killed(0, 0),), {"killed": Count(0, 0)}, id="none-killed"),
        pytest.param((killed(3, 3), killed(12, None)), {"killed": Count(3, None)}, id="hull-where-order-is-unclear"),
        pytest.param(
            (killed(7, 7, said=date(2022, 1, 22)), killed(3, 3, said=date(2022, 1, 21))),
            {"killed": Count(7, 7)},
            id="latest-said",
        ),
        pytest.param(
            (killed(7, 7, said=date(2022, 1, 22)), killed(3, 3, said=date(2022, 1, 22))),
            {"killed": Count(3, 7)},
            id="hull-where-said-the-same-day",
        ),
        pytest.param(
            (killed(7, 7, said=date(2022, 1, 22)), killed(3, 3)),
            {"killed": Count(3, 7)},
            id="hull-where-one-is-undated",
        ),
        pytest.param((killed(7, 7, denied=True),), {}, id="only-denied"),
        pytest.param((killed(3, 3), killed(70, 70, denied=True)), {"killed": Count(3, 3)}, id="denied-passed-over"),
        pytest.param(
            (killed(2, 2, of="soldiers"), killed(3, None, of="مدنيين")), {"killed": Count(5, None)}, id="groups-add-up"
        ),
        pytest.param(
            (killed(2, 2, of="soldiers"), killed(3, 3, of="civilians"), killed(9, 9)),
            {"killed": Count(9, 9)},
            id="a-total-beats-its-parts",
        ),
    ],
)
def test_casualties_are_totals_that_keep_their_range(made: tuple[Claim, ...], expected: dict[str, Count]) -> None:
    assert event(*made).casualties == expected


def test_roles_are_the_union_of_what_nobody_denied() -> None:
    read = event(
        claim("target", "سجن غويران", 9),
        claim("perpetrator_org", "the group", 20, chain=ATTACKER, status="claimed"),
        claim("target", "the prison", 30),
        claim("target", "سجن غويران", 40),
        claim("perpetrator_org", "the army", 50, status="denied"),
    )

    assert read.roles == {"perpetrator_org": ("the group",), "target": ("سجن غويران", "the prison")}


def test_sources_are_the_chains_of_the_event_alone_each_once() -> None:
    read = Event(
        claims=(
            claim("event", "clash", chain=MINISTRY),
            claim("event", "clash", 20, chain=MINISTRY),
            claim("event", "clash", 40, chain=ATTACKER),
            claim("killed", Count.exactly(2), chain=SourceChain((ChainLink("a doctor", "said", "person", (0, 3)),))),
        ),
        spans=((0, 10),),
    )

    assert read.sources == (("وزارة الدفاع",), ("the group",))
    assert event().sources == ()


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param((), "occurred", id="nothing-stated"),
        pytest.param(("claimed",), "claimed", id="only-the-doer-says-so"),
        pytest.param(("claimed", "occurred"), "occurred", id="others-report-it-too"),
        pytest.param(("denied",), "denied", id="only-denied"),
        pytest.param(("denied", "claimed"), "claimed", id="claim-and-denial"),
        pytest.param(("planned", "attempted"), "attempted", id="tried-after-planning"),
    ],
)
def test_status_is_the_firmest_stated(stated: tuple[str, ...], expected: str) -> None:
    assert event(*(claim("status", one) for one in stated)).status == expected


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        pytest.param(("attack.armed", "attack.car_bomb"), "attack.car_bomb", id="means-beat-no-means"),
        pytest.param(("attack.car_bomb", "attack.armed"), "attack.car_bomb", id="whatever-the-order"),
        pytest.param(("clash", "attack.ied"), "attack.ied", id="deeper-name"),
        pytest.param(("attack.ied", "attack.shelling"), "attack.ied", id="tie-earliest"),
    ],
)
def test_type_is_the_most_specific_claimed(types: tuple[str, ...], expected: str) -> None:
    assert Event(claims=tuple(claim("event", one) for one in types), spans=((0, 1),)).type == expected


@given(events())
def test_every_flat_value_is_carried_by_an_undenied_claim(read: Event) -> None:
    undenied = [one for one in read.claims if one.status != "denied"]

    assert read.period is None or read.period in [one.value for one in undenied if one.slot == "period"]
    assert all(place in [one.value for one in undenied if one.slot == "place"] for place in read.places)
    for role, names in read.roles.items():
        assert set(names) == {one.value for one in undenied if one.slot == role}
    assert set(read.casualties) == {one.slot for one in undenied if one.slot in COUNT_SLOTS}
    assert set(read.roles) == {one.slot for one in undenied if one.slot in ROLE_SLOTS}
    assert read.type in [one.value for one in read.claims if one.slot == "event"]


@given(events(), st.lists(claims(("period", "place", *COUNT_SLOTS, *ROLE_SLOTS)), max_size=4))
def test_a_denied_claim_changes_no_flat_value_but_stays_a_claim(read: Event, more: list[Claim]) -> None:
    denied = tuple(Claim(one.slot, one.value, one.spans, one.chain, "denied", one.of, one.said, one.by) for one in more)
    denied_too = Event(read.claims + denied, read.spans, read.items, read.planned, read.part_of, read.because)

    assert denied_too.flat_json() == read.flat_json()
    assert denied_too.claims[len(read.claims) :] == denied


@given(events())
def test_a_total_is_never_narrower_than_each_statement_said_of_all(read: Event) -> None:
    """Where nobody says whose and when, the total holds every number that was given."""
    for key, total in read.casualties.items():
        made = [one for one in read.claims if one.slot == key and one.status != "denied"]
        if len(made) > 1 and any(one.of or one.said for one in made):
            continue
        for one in made:
            assert isinstance(one.value, Count)
            assert total.min <= one.value.min
            assert total.max is None or (one.value.max is not None and one.value.max <= total.max)
