"""Arabic words of two readings: names that begin like "with", squares and cities, deeds that are only spoken of."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2024-03-12"  # a Tuesday

CASES: dict[str, tuple[str, Asked]] = {
    "town-behind-a-preposition": (
        "استهدف الحوثيون منشآت النفط في بقيق بطائرات مسيرة.",
        {"type": "attack.airstrike", "weapon": ["طائرات مسيرة"]},
    ),
    "name-of-no-list-behind-a-preposition": (
        "قتل جندي في هجوم في بوركينا.",
        {"type": "attack.armed", "weapon": None, "killed": [1, 1]},
    ),
    "town-that-names-a-building": (
        "هاجم مسلحون متحف باردو في تونس.",
        {"type": "attack.armed", "weapon": None, "target": ["متحف باردو"]},
    ),
    "with-a-word-of-no-list": (
        "هاجم مسلحون عائلة في الكوت بمناجل.",
        {"type": "attack.armed", "weapon": ["مناجل"]},
    ),
    "square": (
        "تجمع مئات المتظاهرين في ميدان التحرير وسط القاهرة.",
        {"type": "protest.peaceful", "facility": ["ميدان التحرير"], "places": ["القاهرة"]},
    ),
    "city-called-like-a-square": (
        "وقع انفجار في مدينة ميدان.",
        {"type": "attack.bombing", "places": ["مدينة ميدان"]},
    ),
    "village-of-a-saint": (
        "قتل خمسة جنود في هجوم على قرية سيدي الرايس.",
        {"type": "attack.armed", "places": ["قرية سيدي الرايس"]},
    ),
    "village-of-a-saint-and-his-father": (
        "قصفت المدفعية بلدة سيدي صالح بن عون.",
        {"type": "attack.shelling", "places": ["بلدة سيدي صالح بن عون"]},
    ),
    "village-of-two-words-of-no-list": (
        "قصفت المدفعية قرية كرزين العوام.",
        {"type": "attack.shelling", "places": ["قرية كرزين العوام"]},
    ),
    "village-and-a-day": (
        "قصفت المدفعية قرية كرزين الخميس.",
        {"type": "attack.shelling", "places": ["قرية كرزين"], "from": "2024-03-07"},
    ),
    "village-and-which-of-its-name": (
        "قصفت المدفعية قرية كرزين الشمالية.",
        {"type": "attack.shelling", "places": ["قرية كرزين"]},
    ),
    "earthquake-and-its-region": (
        "ضرب زلزال قوي إقليم كرمانشاه غربي إيران فجر الاثنين.",
        {"type": "hazard.natural", "places": ["إقليم كرمانشاه"], "from": "2024-03-11"},
    ),
    "tremor-before-its-verb": (
        "هزة أرضية ضربت مدينة ملاطية التركية.",
        {"type": "hazard.natural", "places": ["مدينة ملاطية"]},
    ),
    "earthquake-of-a-country": (
        "أثار زلزال نيبال مخاوف السكان.",
        {"type": "hazard.natural", "places": ["نيبال"]},
    ),
    "earthquake-in-the-present": (
        "زلزال يضرب وسط إيطاليا.",
        {"type": "hazard.natural", "places": ["إيطاليا"]},
    ),
    "strong-is-no-weapon": (
        "انفجار قوي هز مدينة الكوت.",
        {"type": "attack.bombing", "weapon": None, "places": ["مدينة الكوت"]},
    ),
    "exchange-of-prisoners": (
        "تبادل الجانبان 50 أسيرا في ريف حلب.",
        {"type": "release", "agent": ["الجانبان"], "freed": [50, 50]},
    ),
    "exchange-as-a-noun": (
        "وجرى تبادل 200 أسير بين الطرفين في مأرب.",
        {"type": "release", "freed": [200, 200]},
    ),
    "message-taken": (
        "تسلم الوزير رسالة من نظيره الإيراني.",
        {"type": "message", "recipient": ["الوزير"], "sender": ["نظيره الإيراني"], "bearer": None},
    ),
    "message-received": (
        "تلقى الرئيس رسالة من أمير الكويت.",
        {"type": "message", "recipient": ["الرئيس"], "sender": ["أمير الكويت"]},
    ),
    "price-of-a-deed": (
        "قال إن العدو سيدفع ثمن اغتيال الضابط في دمشق يوم الجمعة.",
        {"type": "attack.assassination", "status": "occurred", "from": "2024-03-08"},
    ),
    "deed-to-come": (
        "سيبدأ الجيش قصف المواقع في دمشق يوم الجمعة.",
        {"type": "attack.shelling", "status": "planned", "from": "2024-03-15"},
    ),
    "name-of-the-spokesman-between-commas": (
        "واتهم المتحدث باسم الحكومة، سالم حمدان، حركة الشباب بالكذب.",
        {"type": "accusation", "target": ["حركة الشباب"]},
    ),
    "rank-and-name-between-commas": (
        "واتهم المتحدث باسم الجيش، العقيد سالم حمدان، حركة الشباب بالكذب.",
        {"type": "accusation", "agent": ["سالم حمدان"], "target": ["حركة الشباب"]},
    ),
    "one-killed-with-office-and-name": (
        "قتل قائد الشرطة، العقيد سالم حمدان، في هجوم في تعز.",
        {"type": "attack.armed", "killed": [1, 1]},
    ),
    "what-he-was-doing": (
        "قتل شرطي أثناء قيامه بدورية في بنغازي.",
        {"type": "attack.armed", "weapon": None, "killed": [1, 1]},
    ),
    "what-hit-him-meanwhile": (
        "قتل شرطي أثناء الدوام بقنبلة في بنغازي.",
        {"type": "attack.bombing", "weapon": ["قنبلة"], "killed": [1, 1]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), CASES.values(), ids=CASES)
def test_sentence_is_read(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize("prison", ["Kurdish-run prison", "Houthi-run prison", "Kurdish - run prison"])
def test_who_runs_a_prison_is_not_its_name(prison: str) -> None:
    """ "A Kurdish-run prison in Hasakah" is in Hasakah, and bears no name."""
    text = f"Dozens of fighters escaped from a {prison} in Hasakah on Friday."
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert [place["text"] for place in event["places"]] == ["Hasakah"]
    assert event["roles"]["facility"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلنت السلطة وقف التنسيق الأمني مع الجماعة.", id="noun"),
        pytest.param("أوقفت الحكومة التنسيق الأمني مع الجماعة في تعز.", id="verb"),
        pytest.param("تبادل الوزيران وجهات النظر في بغداد.", id="an exchange of views"),
    ],
)
def test_what_is_ended_or_only_spoken_is_no_event(text: str) -> None:
    """An arrangement that is ended is no cooperation, and views are no prisoners."""
    types = {event["type"] for event in extract(text, published=PUBLISHED)["events"]}
    assert types.isdisjoint({"cooperation", "release"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قدم المتحدث باسم وزارة الداخلية خالد المحنا حصيلة أقل، وقال إن ثلاثين سجيناً قتلوا.", "خالد المحنا"),
        ("قدم الناطق باسم وزارة الصحة سيف علي حصيلة جديدة، وقال إن أربعة جنود قتلوا.", "سيف علي"),
        ("اجتمع وزير الدفاع السوري علي عبد الله أيوب برئيسي الوفدين في دمشق يوم الاثنين.", "علي عبد الله أيوب"),
    ],
)
def test_a_holder_s_name_ends_before_what_the_verb_takes(text: str, name: str) -> None:
    relations = extract(text, published=PUBLISHED)["relations"]
    assert [one["subject"] for one in relations if one["kind"] == "holds_office"] == [name]
