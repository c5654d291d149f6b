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
    "a-strike-behind-a-comma": (
        "أعلنت السلطات مقتل ثلاثة رعاة وإصابة طفل، في غارة أميركية، استهدفت قرية الحميدان.",
        {"type": "attack.airstrike", "killed": [3, 3], "injured": [1, 1]},
    ),
    "on-which-side-of-the-country": (
        "أعلنت الحكومة أن 9 شرطيين قتلوا في هجوم بولاية تشيهواهوا شمال البلاد.",
        {"type": "attack.armed", "killed": [9, 9], "victim": ["شرطيين"]},
    ),
    "somebody-of-a-nation": (
        "أفادت الإذاعة باعتقال عراقي في مطار أربيل.",
        {"type": "arrest", "captured": [1, 1], "target": ["عراقي"]},
    ),
    "an-adverb-behind-a-light-verb": (
        "تم كذلك حجز 31 كيلوغراما من مادة الحشيش.",
        {"type": "seizure", "target": ["مادة الحشيش"]},
    ),
    "a-collision": (
        "توفي ثلاثة أشخاص إثر اصطدام بين حافلة وجرار في ولاية المسيلة.",
        {"type": "hazard.man_made", "killed": [3, 3]},
    ),
    "storming-by-a-force": (
        "أكد شهود اقتحام الجيش قرية الزبيدات فجر اليوم.",
        {"type": "operation", "agent": ["الجيش"]},
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


def test_the_force_before_goes_on() -> None:
    """ "The police stormed the quarter and arrested a man by name": nobody seized himself."""
    text = "اقتحمت قوات الاحتلال حي الزهور في مدينة رفح واعتقلت زياد الرفاعي شقيق الجريح سالم الرفاعي."
    events = extract(text, published=PUBLISHED)["events"]
    assert [event["type"] for event in events] == ["operation", "arrest"]
    assert events[1]["roles"]["agent"] == ["قوات الاحتلال"]
