"""Where an event was that names no place: the place line holds until the text tells mostly of another country."""

from __future__ import annotations

import pytest

from tansiq.reading import read_text

ABROAD_EN = """BAGHDAD, March 14 (Example Wire) - Officials said they were following the news from Hasakah and Qamishli.
In January the group's fighters stormed a prison and killed guards.
"""
ABROAD_AR = """بغداد، 14 آذار (وكالة المثال) - قال مسؤولون إنهم يتابعون الأخبار من الحسكة والقامشلي.
وفي كانون الثاني اقتحم مسلحون سجنا وقتلوا حراسا.
"""
AT_HOME_EN = """BAGHDAD, March 14 (Example Wire) - Police said on Sunday that they were on alert.
Gunmen killed three guards at a prison on Saturday.
"""
AT_HOME_AR = """بغداد، 14 آذار (وكالة المثال) - قالت الشرطة يوم الأحد إنها في حال تأهب.
وقتل مسلحون ثلاثة حراس في سجن يوم السبت.
"""


def places(text: str) -> list[str | None]:
    events = [event for event in read_text(text, published="2022-03-14").events if event.type.startswith("attack")]
    return [None if event.place is None else event.place.name for event in events]


@pytest.mark.parametrize("text", [ABROAD_EN, ABROAD_AR], ids=["en", "ar"])
def test_a_place_line_says_nothing_of_what_was_in_another_country(text: str) -> None:
    assert places(text) == [None]


@pytest.mark.parametrize(("text", "name"), [(AT_HOME_EN, "Baghdad"), (AT_HOME_AR, "بغداد")], ids=["en", "ar"])
def test_a_place_line_places_what_the_text_places_nowhere(text: str, name: str) -> None:
    assert places(text) == [name]
