"""Arabic clauses that go on: participles, asides before an object, those asked, and what whose weapon is tells."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract, find_slot

PUBLISHED = "2023-06-14"  # a Wednesday

CASES: dict[str, tuple[str, Asked]] = {
    "whom-a-request-is-made-of": (
        "دعت البلدية السكان إلى مغادرة الحي.",
        {"type": "request", "agent": ["البلدية"], "recipient": ["السكان"], "topic": ["مغادرة الحي"]},
    ),
    "asked-and-what-for": (
        "ناشدت الوزارة المجتمع الدولي إرسال خيام عاجلة.",
        {"type": "request", "recipient": ["المجتمع الدولي"], "topic": ["إرسال خيام عاجلة"]},
    ),
    "two-sides-are-no-last-name": (
        "دعا المبعوث كامل نصار طرفي القتال إلى التهدئة.",
        {"type": "request", "agent": ["كامل نصار"], "recipient": ["طرفي القتال"]},
    ),
    "object-behind-two-asides": (
        "التقى رئيس الأركان اللواء سامر حداد، في مكتبه، أمس، قائد القوات البحرية.",
        {"type": "meeting", "participant": ["سامر حداد", "قائد القوات البحرية"], "from": "2023-06-13"},
    ),
    "object-behind-a-relative-aside": (
        "واتهم الوزير، الذي تفقد المكان الأحد، حركة الشباب بزرع العبوة.",
        {"type": "accusation", "agent": ["الوزير"], "target": ["حركة الشباب"]},
    ),
    "object-behind-means": (
        "قصف الجيش، فجر الأحد، بالصواريخ والمدفعية مقرات الجماعة في مدينة تدمر.",
        {"type": "attack.shelling", "perpetrator_org": ["الجيش"], "target": ["مقرات الجماعة"]},
    ),
    "a-place-behind-an-aside": (
        "زار محافظ أربيل سالار قادر، أمس الثلاثاء، قضاء سوران والتقى وجهاء العشائر.",
        {
            "type": "meeting",
            "from": "2023-06-13",
            "participant": ["سالار قادر", "وجهاء العشائر"],
            "places": ["قضاء سوران"],
        },
    ),
    "meeting-in-a-town-named-with-its-preposition": (
        "عقد الوزير كامل نصار اجتماعا مع السفير الفرنسي بمدينة سرت.",
        {"type": "meeting", "participant": ["السفير الفرنسي", "كامل نصار"], "places": ["بمدينة سرت"]},
    ),
    "talks-by-telephone": (
        "بحث وزير الخارجية سامر حداد، في اتصال هاتفي مع نظيره التركي، ملف المياه.",
        {"type": "call", "topic": ["ملف المياه"]},
    ),
    "whose-the-drone-is": (
        "قال المرصد إن مسيّرة تابعة للقوات التركية استهدفت سيارة في منبج.",
        {"type": "attack.airstrike", "perpetrator_org": ["القوات التركية"], "target": ["سيارة"]},
    ),
    "what-a-rocket-is-called": (
        "قصف المقاتلون الثكنة بصواريخ بركان.",
        {"type": "attack.shelling", "target": ["الثكنة"], "places": []},
    ),
    "one-woman": (
        "استشهدت طفلة في قصف مدفعي على بلدة سرمين.",
        {"type": "attack.shelling", "killed": [1, 1], "victim": ["طفلة"]},
    ),
    "one-of-theirs": (
        "أعلنت الوزارة استشهاد أحد جنودها وإصابة آخرين في اشتباك مع مسلحين.",
        {"type": "clash", "killed": [1, 1], "injured": [2, None]},
    ),
    "led-to-his-death": (
        "أطلق مجهولون النار على عضو سابق في المجلس، ما أدى إلى مقتله.",
        {"type": "attack.armed", "killed": [1, 1], "victim": ["عضو سابق"]},
    ),
    "wiped-out": (
        "هاجم الجيش المعسكر فقضى على أكثر من ثلاثين مسلحا.",
        {"type": "attack.armed", "killed": [31, None], "perpetrator_org": ["الجيش"]},
    ),
    "killed-in-it": (
        "تعرضت دورية للشرطة لكمين قتل فيه ضابط.",
        {"type": "attack.ambush", "killed": [1, 1], "victim": ["ضابط"]},
    ),
    "units-are-feminine": (
        "طوقت الوحدات الخاصة الدير حتى المساء.",
        {"type": "cordon", "agent": ["الوحدات الخاصة"], "target": ["الدير"]},
    ),
    "a-crossing-is-closed": (
        "أعلنت السلطات إغلاق معبر نصيب حتى إشعار آخر.",
        {"type": "cordon", "agent": ["السلطات"], "target": ["معبر نصيب"]},
    ),
    "a-capital-accused": (
        "اتهم رئيس الوزراء الكوسوفي بلغراد بتسليح المهاجمين.",
        {"type": "accusation", "agent": ["رئيس الوزراء الكوسوفي"], "target": ["بلغراد"]},
    ),
    "a-group-named-like-two-students": (
        "أفرجت حركة طالبان عن عامل إغاثة.",
        {"type": "release", "agent": ["حركة طالبان"], "freed": [1, 1]},
    ),
    "what-a-crowd-asks-for": (
        "تظاهر مئات العمال أمام المصنع للمطالبة بزيادة الأجور.",
        {"type": "protest.peaceful", "topic": ["زيادة الأجور"]},
    ),
    "a-name-that-no-list-has-in-a-province": (
        "خطف مسلحون ثلاثة معلمين في بيرنين جواري بولاية كادونا.",
        {"type": "abduction", "abducted": [3, 3], "places": ["بيرنين جواري", "بولاية كادونا"]},
    ),
    "a-village-of-two-words": (
        "قتل سبعة في هجوم شنه مسلحون على قرية تومور بورنو.",
        {"type": "attack.armed", "target": ["قرية تومور بورنو"]},
    ),
    "an-attack-told-with-its-weapon": (
        "قتل خمسة في تفجير مزدوج بسيارتين مفخختين استهدف وزارة التربية يوم السبت.",
        {"type": "attack.car_bomb", "from": "2023-06-10", "target": ["وزارة التربية"]},
    ),
    "fled-from-two-provinces": (
        "نزح المئات من ولايتي قندهار ونيمروز.",
        {"type": "displacement", "origin": ["ولايتي قندهار", "نيمروز"], "displaced": [200, None]},
    ),
    "the-year-beside-the-deed": (
        "قضت المحكمة، اليوم الأربعاء، بالسجن على متهم أدين بقتل ضابط عام 2020.",
        {"type": "attack.armed", "from": "2020-01-01", "killed": [1, 1]},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_clauses_that_go_on(name: str) -> None:
    check_sentence(*CASES[name], published=PUBLISHED)


def test_a_participle_goes_on_from_whoever_told() -> None:
    """Its subject is the teller and not the doer of what was told; it opens a scope of its own."""
    text = "ونفى الجيش قصف المدينة متهما المتمردين بتفجير المستشفى."
    told = {event["type"]: event for event in extract(text, published=PUBLISHED)["events"]}
    denied, accused, blown_up = told["attack.shelling"], told["accusation"], told["attack.bombing"]
    assert (denied["status"], accused["status"]) == ("denied", "occurred")
    assert find_slot(accused, "agent") == ["الجيش"]
    assert find_slot(accused, "target") == ["المتمردين"]
    assert find_slot(blown_up, "perpetrator") == ["المتمردين"]


def test_a_participle_that_asks() -> None:
    (request,) = extract("قال المتحدث إن الوضع مستقر، داعياً السكان إلى ضبط النفس.", published=PUBLISHED)["events"]
    assert (request["type"], find_slot(request, "agent")) == ("request", ["المتحدث"])
    assert find_slot(request, "recipient") == ["السكان"]


@pytest.mark.parametrize(
    "text",
    ["اعتقلت الشرطة متهماً بالقتل.", "وصل القائد إلى سوريا، مدينة حلب.", "عثر الأهالي على جثة شاب قرب حقل العمر."],
)
def test_what_is_no_such_thing(text: str) -> None:
    """A charged man is nobody who accuses, a town no word of condemning, a body no seizure."""
    kinds = {event["type"] for event in extract(text, published=PUBLISHED)["events"]}
    assert not kinds & {"accusation", "statement", "seizure"}


def test_an_old_month_is_no_news_of_the_day() -> None:
    """What only a month dates is not the attack that the story tells without a day."""
    events = extract(
        "أطلق مسلحون النار على القرويين في تيلابيري.\n\nوفي مارس 2021، قتل 137 شخصا في هجمات في منطقة تاوا.",
        published=PUBLISHED,
    )["events"]
    assert [event["from"] for event in events] == [None, "2021-03-01"]


def test_a_side_of_the_border() -> None:
    """A place near the border with a country lies on this side of it."""
    (event,) = extract("نيامي - قتل مسلحون في النيجر تسعة أشخاص في بانيبانجو قرب الحدود مع مالي.", published=PUBLISHED)[
        "events"
    ]
    assert {place["country"] for place in event["places"]} == {"NE"}
