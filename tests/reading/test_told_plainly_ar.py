"""Plain sentences of Arabic news: one deed told in the many ways that Arabic has for it."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2024-05-14"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "قصفت طائرات روسية مخزن ذخيرة قرب إدلب.",
            {"type": "attack.airstrike", "perpetrator_org": ["روسيا"], "target": ["مخزن ذخيرة"]},
        ),
        (
            "تعرض مخزن ذخيرة قرب إدلب لقصف روسي.",
            {"type": "attack.shelling", "perpetrator_org": ["روسيا"], "target": ["مخزن ذخيرة"]},
        ),
        ("أفرج الخاطفون عن العمال الاثني عشر بعد دفع فدية.", {"type": "release", "freed": [12, 12]}),
        ("غرق 40 مهاجرا قبالة سواحل تونس.", {"type": "hazard.man_made", "killed": [40, 40]}),
        ("أثار القرار احتجاجات في عدة بلدات.", {"type": "protest.peaceful"}),
        ("بحث الرئيسان أمن الحدود خلال لقاء في نواكشوط.", {"type": "meeting", "participant": ["الرئيسان"]}),
        ("أعيد فتح معبر القائم بين العراق وسوريا يوم الأحد.", {"type": "order", "target": ["معبر القائم"]}),
        (
            "أنشأ العراق وتركيا غرفة عمليات مشتركة في بغداد.",
            {"type": "cooperation", "participant": ["العراق", "تركيا"]},
        ),
        ("دخل وقف إطلاق النار حيز التنفيذ عند منتصف الليل.", {"type": "ceasefire"}),
        ("أعلن الجيش استعادة السيطرة الكاملة على السجن.", {"type": "territory.government"}),
        ("فر أكثر من خمسة آلاف سجين من غوما.", {"type": "escape", "escaped": [5001, None]}),
    ],
)
def test_of_a_plain_sentence(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


def test_who_is_charged_is_said_to_have_done_it() -> None:
    events = extract("ألقت الشرطة القبض على المتهم بقتل الصحفي.", published=PUBLISHED)["events"]
    (deed,) = [event for event in events if event["type"] == "attack.armed"]
    assert deed["roles"]["perpetrator"] == ["المتهم"]


def test_jailing_of_a_minister_is_no_prison() -> None:
    (event,) = extract("قضت المحكمة بسجن الوزير السابق تسعة أعوام.", published=PUBLISHED)["events"]
    assert (event["type"], event["places"]) == ("order", [])


@pytest.mark.parametrize(
    "text",
    [
        "سيطر مسلحو التنظيم أمس على الرمادي.",
        "أعلن الجيش سيطرته الكاملة على الرمادي يوم الأحد.",
    ],
)
def test_town_that_is_a_plain_word_is_taken(text: str) -> None:
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert event["type"].startswith("territory")
    assert [place["name"] for place in event["places"]] == ["الرمادي"]


def test_iron_hand_is_no_strike_of_workers() -> None:
    events = extract("أكد المصدر أن القوات المسلحة ستضرب بيد من حديد كل من يعبث بالأمن.", published=PUBLISHED)["events"]
    assert not [event for event in events if event["type"] == "work_stoppage"]


def test_sunset_prayer_is_no_country_and_the_third_blast_is_the_one_told() -> None:
    text = (
        "قتل تسعة أشخاص يوم الاثنين في تفجير انتحاري استهدف مقهى في مقديشو وقت صلاة المغرب.\n\n"
        "وهذا ثالث تفجير تشهده المدينة هذا الشهر."
    )
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert event["from"] == "2024-05-13"
    assert [place["name"] for place in event["places"]] == ["مقديشو"]


def test_town_that_falls_is_the_one_named_before() -> None:
    text = "استعادت القوات المجمع الحكومي في الرمادي يوم الاثنين.\n\nوكانت المدينة سقطت بيد التنظيم في مايو."
    events = extract(text, published=PUBLISHED)["events"]
    assert [[place["name"] for place in event["places"]] for event in events] == [["الرمادي"], ["الرمادي"]]
