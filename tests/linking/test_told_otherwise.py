"""What of two tellings excludes each other: tellers, sides of a town, tolls by sort, and what is left unsaid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tansiq.linking.differences import Told, find_differences
from tansiq.model import Event, Place
from tansiq.reading import read_text

PUBLISHED = "2019-06-06"


def tell(text: str, doc: str = "a", published: str = PUBLISHED) -> Told:
    events = read_text(text, published=published).events
    return Told(doc, 0, max(events, key=lambda event: len(event.claims)), published)


def found(*told: Told) -> dict[str, tuple[str, list[Any]]]:
    """Slot to the kind and values of a difference."""
    return {one.slot: (one.kind, [value.value for value in one.values]) for one in find_differences(told)}


LOW = [
    pytest.param("A car bomb in Tikrit on 4 June killed more than 150 people.", id="en"),
    pytest.param("قتل أكثر من 150 شخصا بسيارة مفخخة في تكريت يوم 4 حزيران.", id="ar"),
]


@pytest.mark.parametrize("low", LOW)
def test_a_later_greater_toll_without_an_upper_bound_is_an_update(low: str) -> None:
    high = tell(low.replace("150", "230"), "b", "2019-06-07")
    assert found(tell(low), high) == {"killed": ("update", [[151, None], [231, None]])}
    assert found(tell(low), tell(low.replace("150", "160"), "b", "2019-06-07")) == {}


def test_a_toll_of_one_sort_is_compared_in_both_languages() -> None:
    one = tell("A car bomb in Tikrit on 4 June killed eight people.")
    assert found(one, tell("قتل 11 شخصا بسيارة مفخخة في تكريت يوم 4 حزيران.", "b")) == {
        "killed": ("contradiction", [[8, 8], [11, 11]])
    }
    assert found(one, tell("A car bomb in Tikrit on 4 June killed three soldiers.", "b")) == {}


SIDES = [
    pytest.param("A car bomb exploded in western Tikrit on 4 June.", id="en"),
    pytest.param("انفجرت سيارة مفخخة غربي تكريت يوم 4 حزيران.", id="ar"),
]


@pytest.mark.parametrize("side", SIDES)
def test_two_sides_of_a_town_are_two_places(side: str) -> None:
    central = tell("A car bomb exploded in central Tikrit on 4 June.")
    assert found(central, tell(side, "b"))["place"][0] == "contradiction"
    assert found(tell("A car bomb exploded in Tikrit on 4 June."), tell(side, "b")) == {}


def _moved(told: Told) -> Told:
    """The telling with its words of time moved out of its clauses, as where reading takes a day over."""
    claims = tuple(
        replace(claim, spans=((9_000, 9_004),)) if claim.slot == "period" else claim for claim in told.event.claims
    )
    return replace(told, event=replace(told.event, claims=claims))


def test_a_day_taken_over_from_before_contradicts_nothing() -> None:
    one = tell("Gunmen killed three soldiers in Tikrit on 4 June.")
    other = tell("Gunmen killed three soldiers in Tikrit on 5 June.", "b")
    assert found(one, other)["period"][0] == "contradiction"
    assert found(one, _moved(other)) == {}


def _event_of_two(a: str, b: str) -> Event:
    """One event that two tell: the claims of two texts in one report."""
    one, two = tell(a).event, tell(b).event
    return replace(one, claims=(*one.claims, *two.claims), spans=(*one.spans, *two.spans))


def test_two_tellers_of_one_bomb_may_name_two_targets() -> None:
    gate = "The Observatory said a car bomb hit the prison gate in Hasakah on 4 June."
    office = "The army said a car bomb hit the Naft Foundation in Hasakah on 4 June."
    both = found(Told("a", 0, _event_of_two(gate, office), PUBLISHED))
    assert both["target"][0] == "contradiction"
    alone = found(Told("a", 0, _event_of_two(gate, office.replace("The army", "The Observatory")), PUBLISHED))
    assert "target" not in alone


def test_who_tells_that_nobody_was_hurt_denies_no_event() -> None:
    told = tell("The army said on 4 June that rockets hit a street in Tikrit. The army denied that rockets hit Tikrit.")
    denied = tell("The defence ministry denied on 4 June that rockets hit a street in Tikrit.", "b")
    assert "status" not in found(told)
    assert "status" in found(tell("Rockets hit a street in Tikrit on 4 June, police said."), denied)


def test_one_name_located_twice_is_no_difference() -> None:
    one = tell("Gunmen raided Tikrit on 4 June.")
    place = one.event.place
    assert place is not None
    far = Place(name=place.name, text=place.text, names=place.names, lat=10.0, lon=80.0, country="IN")
    claims = tuple(replace(c, value=far) if c.slot == "place" else c for c in one.event.claims)
    assert "place" not in found(one, replace(one, doc="b", event=replace(one.event, claims=claims)))
