"""Sentences that say of themselves that they tell of another event than the one told before."""

from __future__ import annotations

import pytest

from tansiq.reading import read_text


def spans(text: str) -> list[list[str]]:
    """The words of each event."""
    events = read_text(text, published="2019-06-10").events
    return [[text[start:end] for start, end in event.spans] for event in events]


ANOTHER = [
    pytest.param(
        "Gunmen killed two soldiers in Mosul on Sunday. In a separate attack, gunmen killed two policemen in Mosul.",
        id="separate",
    ),
    pytest.param(
        "قتل مسلحون جنديين في الموصل يوم الأحد. وفي حادث منفصل قتل مسلحون شرطيين في المدينة.", id="separate, ar"
    ),
    pytest.param(
        "The minister met the president in Baghdad on Sunday. Earlier in the day he met the prime minister.",
        id="earlier",
    ),
    pytest.param(
        "التقى وزير الخارجية رئيس الجمهورية في بغداد يوم الأحد. وكان الوزير في وقت سابق قد التقى رئيس مجلس النواب.",
        id="earlier, ar",
    ),
    pytest.param(
        "Flooding swept away a bridge in Derna. In neighbouring Sousa the floods swept away dozens of houses.",
        id="next door",
    ),
    pytest.param(
        "أدت السيول إلى مقتل أربعين شخصا في درنة. وفي سوسة المجاورة جرفت السيول عشرات البيوت.", id="next door, ar"
    ),
]
AGAIN = [
    pytest.param(
        "Gunmen killed two soldiers in Mosul on Sunday. The attack took place near a separate camp.", id="camp"
    ),
    pytest.param(
        "A bomb exploded in Mosul on Sunday, wounding nine people. Two of the wounded later died in hospital.",
        id="later died",
    ),
    pytest.param("هاجم مسلحون دورية للشرطة في الموصل يوم الأحد. ووقع الهجوم قرب معسكر منفصل.", id="camp, ar"),
]


@pytest.mark.parametrize("text", ANOTHER)
def test_what_is_said_to_be_another_is_another(text: str) -> None:
    found = spans(text)

    assert len(found) == 2
    assert all(len(words) == 1 for words in found)


@pytest.mark.parametrize("text", AGAIN)
def test_what_is_told_again_stays_one(text: str) -> None:
    assert len(spans(text)) == 1
