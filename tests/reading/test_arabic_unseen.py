"""Arabic news of violence: who says so, where, what came of it, and what was won back or found."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2024-05-10"  # a Friday

CASES: dict[str, tuple[str, Asked]] = {
    "who-says-so-behind-an-indefinite-deed": (
        "قتل ستة في قصف بحسب قيادة الشرطة.",
        {"type": "attack.shelling", "killed": [6, 6], "perpetrator_org": None},
    ),
    "a-street-named-for-a-country": (
        "وقع انفجار في شارع فلسطين بالقاهرة وأسفر عن مقتل ثلاثة.",
        {"type": "attack.bombing", "killed": [3, 3], "places": ["بالقاهرة"]},
    ),
    "and-that-it-is-no-town": (
        "قالت الشرطة إن الهجوم وقع أمس وإنه أوقع خمسة قتلى في كسمايو.",
        {"type": "attack.armed", "killed": [5, 5], "places": ["كسمايو"]},
    ),
    "an-unlisted-mountain-in-a-governorate": (
        "شن الطيران غارة على مديرية جبل راس بمحافظة الحديدة.",
        {"type": "attack.airstrike", "places": ["جبل راس"]},
    ),
    "what-strikes-hit-is-told-behind-whose-they-were": (
        "قتل تسعة مسلحين في غارة جوية شنتها قوات التحالف، واستهدفت مخزنا للذخيرة.",
        {"type": "attack.airstrike", "killed": [9, 9], "perpetrator_org": ["قوات التحالف"], "target": ["مخزنا"]},
    ),
    "doing-away-with-gunmen": (
        "أعلن الجيش القضاء على ثلاثة مسلحين في ولاية البويرة.",
        {"type": "attack.armed", "killed": [3, 3], "victim": ["مسلحين"]},
    ),
    "arms-recovered": (
        "أعلنت الوزارة استرجاع بندقية في ولاية تبسة.",
        {"type": "seizure", "target": ["بندقية"]},
    ),
    "a-town-freed": (
        "تمكن الجيش أمس من تحرير بلدة مرزق.",
        {"type": "territory.government", "agent": ["الجيش"], "target": ["بلدة مرزق"], "from": "2024-05-09"},
    ),
    "some-areas-won-back": (
        "تمكنت قوات الحكومة من استعادة بعض المناطق في جنوب محافظة حماة.",
        {"type": "territory.government", "agent": ["قوات الحكومة"], "target": ["المناطق"]},
    ),
    "no-less-than-written-as-one-word": (
        "قتل ما لايقل عن سبعة أشخاص في هجوم على قرية دارنا.",
        {"type": "attack.armed", "killed": [7, None]},
    ),
    "it-led-to-no-harm": (
        "انفجرت عبوة ناسفة في حمص، لكنها لم تؤد إلى وقوع إصابات.",
        {"type": "attack.ied", "killed": [0, 0], "injured": [0, 0]},
    ),
    "the-office-stands-behind-the-name": (
        "عقد الأمير سالم بن حمد بن راشد، وزير الدفاع، اجتماعا، اليوم الجمعة، مع السفير الفرنسي جان لوك.",
        {"type": "meeting", "from": "2024-05-10"},
    ),
    "a-capital-opens-the-headline": (
        "موسكو تفرض عقوبات على مسؤولين من كييف.",
        {"type": "order", "agent": ["موسكو"], "topic": ["عقوبات"]},
    ),
    "a-decree-is-signed": (
        "وقع الرئيس الكيني، اليوم الجمعة، مرسوما لفرض عقوبات على 30 شركة.",
        {"type": "order", "from": "2024-05-10", "topic": ["مرسوما"]},
    ),
    "a-cell-in-quotation-marks": (
        'أعلنت السلطات المغربية تفكيك "خلية إرهابية" في مدينة طنجة.',
        {"type": "operation", "agent": ["السلطات المغربية"], "target": ["خلية إرهابية"]},
    ),
    "a-fire-that-was-tried": (
        "حاول بعض السجناء إشعال النيران في المبنى.",
        {"type": "attack.arson", "status": "attempted", "perpetrator": ["السجناء"]},
    ),
    "those-of-the-cell": (
        "تمكن الدرك من إيقاف عناصرها في مدينة فاس.",
        {"type": "arrest", "agent": ["الدرك"]},
    ),
    "a-name-with-the-servant-of": (
        "التقى الوزير في الرباط السفير ماجد بن عبد العزيز أمس.",
        {"type": "meeting", "from": "2024-05-09", "places": ["الرباط"]},
    ),
    "the-same-two-with-the-article": (
        "تمكن سجينان من الهروب من سجن كينيتا أمس. وقال شهود إن السجينين نفذا عملية هروب مفاجئة أمس.",
        {"type": "escape", "escaped": [2, 2], "agent": ["سجينان", "السجينين"]},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sentence_is_read(name: str) -> None:
    """One event, with what a careful reader takes from the sentence."""
    text, asked = CASES[name]
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "تستعد القوات لمعركة استعادة الموصل.",
        "دعا الوزير إلى القضاء على الفقر في المحافظة.",
        "قال إن القضاء على الفساد أولوية.",
    ],
    ids=["a-battle-to-come", "poverty", "corruption"],
)
def test_what_is_meant_is_no_event_of_force(text: str) -> None:
    """A battle that is prepared wins nothing back, and poverty is nobody killed."""
    types = [event["type"] for event in extract(text, published=PUBLISHED)["events"]]
    assert not [one for one in types if one.startswith(("attack", "territory"))]


def test_a_verb_that_keeps_its_vowel_is_not_another() -> None:
    """ "لم تؤد" is of leading to, not of supporting, which keeps its ya behind لم."""
    text = "هز انفجار سوقا في الخالدية ولم يؤد إلى إصابات."
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert event["casualties"] == {"killed": [0, 0], "injured": [0, 0]}


def test_an_earthquake_takes_no_ground() -> None:
    """ "The earthquake that overran the north" is the hazard alone."""
    events = extract("قتل 90 شخصا في الزلزال الذي اجتاح هايتي أمس.", published=PUBLISHED)["events"]
    assert [event["type"] for event in events] == ["hazard.natural"]


def test_who_is_accused_behind_a_quoted_name() -> None:
    """A state right behind a name in quotation marks is no part of it."""
    (event,) = extract("اتهمت حركة «الشباب» كينيا بقصف قرية في جوبالاند.", published=PUBLISHED)["events"][:1]
    assert event["roles"]["target"] == ["كينيا"]
