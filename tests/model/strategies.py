"""Any record that the model allows: what the property tests draw from."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from tansiq.model import (
    COUNT_SLOTS,
    ROLE_SLOTS,
    Actor,
    ActorType,
    Anchor,
    Audience,
    ChainLink,
    Claim,
    Count,
    Event,
    Figure,
    Item,
    Mention,
    Period,
    Place,
    Quantity,
    Relation,
    Release,
    Report,
    SourceChain,
    Span,
)
from tansiq.model.chain import LinkKind, LinkVerb
from tansiq.model.claim import ClaimStatus, EventStatus
from tansiq.model.period import Precision
from tansiq.model.reading import RelationKind
from tansiq.model.release import Tlp

WORDS = ("Raqqa", "الرقة", "the army", "الجيش العراقي", "قوات سوريا الديمقراطية", "a car bomb", "Ain Issa", "عين عيسى")
EVENT_TYPES = ("attack.armed", "attack.ied", "attack.car_bomb", "clash", "escape", "meeting", "hazard.natural")

words = st.sampled_from(WORDS) | st.text(min_size=1, max_size=20)
maybe_words = st.just("") | words
names = st.lists(words, max_size=4).map(tuple)
days = st.dates(date(2000, 1, 1), date(2040, 1, 1))
zones = st.sampled_from([None, UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-4, minutes=30))])
times = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.none()).flatmap(  # noqa: DTZ001
    lambda moment: zones.map(lambda zone: moment.replace(tzinfo=zone))
)
instants = days | times
precisions = st.sampled_from(get_args(Precision))


@st.composite
def span(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 5000))
    return (start, start + draw(st.integers(1, 300)))


spans = st.lists(span(), min_size=1, max_size=3).map(tuple)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.integers(0, 10_000))
    return Count(low, draw(st.none() | st.integers(low, 20_000)))


@st.composite
def closed_periods(draw: st.DrawFn) -> Period:
    """Both sides known: days, or times of one zone."""
    start = draw(instants)
    step = st.timedeltas(timedelta(minutes=1), timedelta(days=400))
    if not isinstance(start, datetime):
        step = st.timedeltas(timedelta(days=1), timedelta(days=400))
    return Period(start, start + draw(step), draw(precisions))


open_periods = st.builds(Period, st.none(), instants, st.just("before")) | st.builds(
    Period, instants, st.none(), st.just("since")
)
periods = closed_periods() | open_periods


@st.composite
def places(draw: st.DrawFn) -> Place:
    is_located = draw(st.booleans())
    return Place(
        name=draw(words),
        text=draw(maybe_words),
        names=draw(names),
        lat=draw(st.floats(-90, 90)) if is_located else None,
        lon=draw(st.floats(-180, 180)) if is_located else None,
        country=draw(st.sampled_from([None, "IQ", "SY"])),
        admin1=draw(st.sampled_from([None, "IQ-AN", "SY-RA"])),
        geonames_id=draw(st.none() | st.integers(1, 10**8)),
        path=draw(names),
        radius_km=draw(st.floats(0, 2000)) if is_located else None,
        kind=draw(st.sampled_from(["", "town", "admin1", "country", "prison", "region"])),
        is_demonym=draw(st.booleans()),
        why=draw(maybe_words),
    )


actors = st.builds(
    Actor, name=words, actor_type=st.sampled_from(get_args(ActorType)), names=names, role=maybe_words,
    country=st.sampled_from([None, "IQ", "SY"]),
)  # fmt: skip
quantities = st.builds(Quantity, counts(), maybe_words)
mentions = st.builds(
    Mention,
    span(),
    words,
    st.one_of(places(), periods, actors, quantities),
    st.sampled_from(["rules", "model small-1"]),
)
links = st.builds(ChainLink, words, st.sampled_from(get_args(LinkVerb)), st.sampled_from(get_args(LinkKind)), span())
chains = st.lists(links, max_size=3).map(lambda found: SourceChain(tuple(found)))
claim_statuses = st.sampled_from(get_args(ClaimStatus))

_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "event": st.sampled_from(EVENT_TYPES),
    "status": st.sampled_from(get_args(EventStatus)),
    "period": periods,
    "place": places(),
    **dict.fromkeys(COUNT_SLOTS, counts()),
    **dict.fromkeys(ROLE_SLOTS, words),
}


@st.composite
def claims(draw: st.DrawFn, slots: tuple[str, ...] = tuple(_VALUES)) -> Claim:
    slot = draw(st.sampled_from(slots))
    return Claim(
        slot=slot,
        value=draw(_VALUES[slot]),
        spans=draw(spans),
        chain=draw(chains),
        status=draw(claim_statuses),
        of=draw(maybe_words) if slot in COUNT_SLOTS else "",
        said=draw(st.none() | periods),
        by=draw(st.sampled_from(["rules", "a proposer"])),
    )


items = st.builds(Item, what=words, value=counts(), unit=maybe_words)


@st.composite
def events(draw: st.DrawFn) -> Event:
    made = [draw(claims(("event",))), *draw(st.lists(claims(), max_size=6))]
    return Event(
        claims=tuple(made),
        spans=draw(spans),
        items=tuple(draw(st.lists(items, max_size=2))),
        planned=draw(st.none() | periods),
        part_of=draw(st.none() | st.integers(0, 20)),
        because=draw(st.none() | st.integers(0, 20)),
        confidence=draw(st.floats(0, 1)),
    )


name_chains = st.lists(st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple)
shares = st.none() | st.floats(0, 1).flatmap(lambda low: st.tuples(st.just(low), st.floats(low, 1)))
figures = st.builds(
    Figure, what=words, value=counts(), spans=spans, of_total=st.none() | st.integers(0, 9999), share=shares,
    status=st.sampled_from(get_args(EventStatus)), period=st.none() | periods, place=st.none() | places(),
    sources=name_chains,
)  # fmt: skip
relations = st.builds(
    Relation, kind=st.sampled_from(get_args(RelationKind)), subject=words, object=words, spans=spans,
    period=st.none() | periods, sources=name_chains,
)  # fmt: skip
anchors = st.builds(Anchor, days, st.sampled_from(["published", "place_line", "text"]))
reports = st.builds(
    Report,
    text=st.text(),
    raw_hash=st.binary(max_size=8).map(Report.hash_bytes),
    language=st.sampled_from(["en", "ar"]),
    outlet=maybe_words,
    published=st.none() | instants.map(lambda instant: instant.isoformat()),
    title=maybe_words,
    url=st.sampled_from(["", "https://example.org/خبر"]),
)

ids = st.lists(st.sampled_from(["home", "liaison", "observers"]), unique=True, max_size=3).map(tuple)
ALLOWED: dict[Tlp, tuple[str, ...]] = {
    "RED": ("users",),
    "AMBER+STRICT": ("party", "room"),
    "AMBER": ("party", "room"),
    "GREEN": ("party", "room"),
    "CLEAR": ("party", "room", "public"),
}
"""The audience at most that each TLP 2.0 label may have, written here a second time on purpose."""


ONWARD: dict[Tlp, tuple[str, ...]] = {
    "RED": (),
    "AMBER+STRICT": (),
    "AMBER": ("liaison", "observers"),
    "GREEN": ("liaison", "observers", "0" * 64),
    "CLEAR": ("liaison", "observers", "0" * 64, "*"),
}
"""Whom each label may be passed on to at most: nobody, parties, rooms by the id of their entry, anyone."""


@st.composite
def releases(draw: st.DrawFn) -> Release:
    tlp = draw(st.sampled_from(tuple(ALLOWED)))
    kind: Any = draw(st.sampled_from(ALLOWED[tlp]))
    return Release(
        what=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        audience=Audience(kind, () if kind == "public" else draw(ids)),
        tlp=tlp,
        made=draw(times).isoformat(),
        onward=tuple(draw(st.lists(st.sampled_from(ONWARD[tlp]), unique=True))) if ONWARD[tlp] else (),
        purpose=draw(maybe_words),
        until=draw(st.none() | times.map(lambda moment: moment.isoformat())),
        is_detached=draw(st.booleans()),
        later_joiners=draw(st.booleans()),
        claims=draw(ids),
        has_words=draw(st.booleans()),
    )
