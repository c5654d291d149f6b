"""A time counted from an event dates that event: "a day after the bombing" is the day of what came after it."""

from __future__ import annotations

from datetime import date

import pytest

from tansiq.model import Event
from tansiq.reading import read_text

PUBLISHED = "2019-06-06"


def days(text: str) -> dict[str, date | None]:
    """Type of each event to its first day."""
    events: tuple[Event, ...] = read_text(text, published=PUBLISHED).events
    return {event.type: None if event.period is None else event.period.first_day for event in events}


RAID = [
    pytest.param(
        "Gunmen raided a village near Mopti on Sunday, two days after an ambush that killed nine soldiers.", id="en"
    ),
    pytest.param("هاجم مسلحون قرية قرب موبتي يوم الأحد، بعد يومين من كمين أودى بحياة تسعة جنود.", id="ar"),
]


@pytest.mark.parametrize("text", RAID)
def test_the_earlier_event_has_the_earlier_day(text: str) -> None:
    assert days(text) == {"attack.armed": date(2019, 6, 2), "attack.ambush": date(2019, 5, 31)}


MASSACRE = [
    pytest.param(
        "Shells hit a street in Homs on Sunday, a day after the station massacre that killed 52 people.", id="en"
    ),
    pytest.param("سقطت قذائف على شارع في حمص يوم الأحد، بعد يوم من تفجير المحطة الذي أودى بحياة 52 شخصا.", id="ar"),
]


@pytest.mark.parametrize("text", MASSACRE)
def test_the_toll_of_the_earlier_event_is_not_the_later_one_s(text: str) -> None:
    first, second = read_text(text, published=PUBLISHED).events
    assert (first.type, first.casualties) == ("attack.shelling", {})
    assert second.casualties["killed"].min == 52
    assert second.period is not None
    assert second.period.first_day == date(2019, 6, 1)


STORY = [
    pytest.param(
        "Troops seized hashish near Mafraq on Sunday, ten days after they killed 27 smugglers. Police arrested a boy.",
        id="en",
    ),
    pytest.param(
        "ضبط الجنود حشيشا قرب المفرق يوم الأحد، بعد عشرة أيام من مقتل 27 مهربا. واعتقلت الشرطة رجلا.", id="ar"
    ),
]


@pytest.mark.parametrize("text", STORY)
def test_the_story_goes_on_from_its_own_day(text: str) -> None:
    found = days(text)
    assert found["seizure"] == date(2019, 6, 2)
    assert found["arrest"] in (None, date(2019, 6, 2))


def test_so_long_after_a_day_is_still_counted_from_that_day() -> None:
    assert days("Gunmen raided a village near Mopti two days after May 20.") == {"attack.armed": date(2019, 5, 22)}
