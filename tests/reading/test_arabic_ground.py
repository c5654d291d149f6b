"""Arabic news of violence and accidents: where it says it was, and who stands before its verb."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2024-05-10"  # a Friday

CASES: dict[str, tuple[str, Asked]] = {
    "a-strike-opens-the-sentence": (
        "غارة جوية أميركية استهدفت مستودعا في بلدة جربان.",
        {"type": "attack.airstrike", "target": ["مستودعا"]},
    ),
    "a-bomb-opens-what-is-quoted": (
        'وأوضح المصدر أن "عبوة ناسفة انفجرت في منطقة الحميرات، ما أدى إلى إصابة سبعة جنود".',
        {"type": "attack.ied", "weapon": ["عبوة ناسفة"], "injured": [7, 7], "places": ["منطقة الحميرات"]},
    ),
    "those-of-whom-some-are-told": (
        "إن ستة مدنيين بينهم طبيب أصيبوا جراء انفجار لغم صباح أمس.",
        {"type": "attack.ied", "injured": [6, 6]},
    ),
    "a-district-in-which-none-is-listed": (
        "قصف طيران التحالف سوقا في مديرية ذمرمر.",
        {"type": "attack.airstrike", "places": ["مديرية ذمرمر"]},
    ),
    "a-mountain": (
        "شن الطيران غارتين على جبل الكعيمات.",
        {"type": "attack.airstrike", "places": ["جبل الكعيمات"]},
    ),
    "thousands-behind-an-arabic-comma": (
        "ضرب زلزال مدينة إزمير، مما أسفر عن مصرع 17،400 شخص.",
        {"type": "hazard.natural", "killed": [17400, 17400]},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sentence_is_read(name: str) -> None:
    """One event, with what a careful reader takes from the sentence."""
    text, asked = CASES[name]
    check_sentence(text, asked, published=PUBLISHED)


def test_ground_that_is_only_described_is_no_place() -> None:
    """ "The area of the fighting" names none."""
    (event,) = extract("اندلعت اشتباكات بين الجيش ومسلحين في منطقة القتال أمس.", published=PUBLISHED)["events"]
    assert event["places"] == []
