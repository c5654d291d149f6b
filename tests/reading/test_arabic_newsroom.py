"""Arabic as newsrooms build it: relative clauses, pronouns on verbs, what a group ends with, what is no deed."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2022-01-28"  # a Friday

CASES: dict[str, tuple[str, Asked]] = {
    "after-the-attack-which-they-carried-out": (
        "جاء ذلك غداة الهجوم الذي شنه خمسة مسلحين على مدرسة في مدينة سبها.",
        {"type": "attack.armed", "perpetrator": ["مسلحين"], "target": ["مدرسة"]},
    ),
    "a-country-behind-a-described-force": (
        "اجتاحت القوات العراقية الكويت فجر الخميس.",
        {"type": "territory.government", "agent": ["القوات العراقية"], "target": ["الكويت"]},
    ),
    "talks-of-a-name-that-no-list-has": (
        "أجرى بلخوجة محادثات مع وزير الدفاع التركي.",
        {"type": "meeting", "participant": ["وزير الدفاع التركي", "بلخوجة"]},
    ),
    "a-state-of-emergency-is-no-name": (
        "أعلن الرئيس كامل نصار حالة الطوارئ.",
        {"type": "order", "agent": ["كامل نصار"]},
    ),
    "in-connection-with": (
        "أوقفت الشرطة ثلاثة أشخاص على صلة بالهجمات في مرسيليا.",
        {"type": "arrest", "captured": [3, 3]},
    ),
    "gave-themselves-up": (
        "سلم 58 مسلحا أنفسهم إلى الجيش في درعا.",
        {"type": "group_change", "surrendered": [58, 58]},
    ),
    "many-strikes-on-one-day": (
        "شن الطيران الروسي 15 غارة على بلدة سرمين أمس.",
        {"type": "attack.airstrike", "target": ["بلدة سرمين"]},
    ),
    "aircraft-destroyed-it": (
        "دمرت القوات الجوية عددا من العربات قرب الحدود مع ليبيا.",
        {"type": "attack.airstrike", "perpetrator_org": ["القوات الجوية"]},
    ),
    "refugees-cross-a-border": (
        "قالت المفوضية إن خمسة آلاف لاجئ عبروا الحدود إلى تشاد.",
        {"type": "displacement", "displaced": [5000, 5000]},
    ),
    "a-bomb-goes-off-in-a-patrol": (
        "انفجرت عبوة ناسفة بدورية للجيش في سيناء.",
        {"type": "attack.ied", "target": ["دورية للجيش"], "weapon": ["عبوة ناسفة"]},
    ),
    "a-petrol-bomb": (
        "ألقى مجهولون زجاجة حارقة على مسجد في بلدة الرام.",
        {"type": "attack.arson", "weapon": ["زجاجة حارقة"], "target": ["مسجد"]},
    ),
    "checkpoints-set-up": (
        "أقام الجيش نقاط تفتيش على الطرق المؤدية إلى المطار.",
        {"type": "cordon", "agent": ["الجيش"]},
    ),
    "they-still-hold-them": (
        "لا يزال المسلحون يحتجزون عشرات الرهائن في فندق بمدينة غاو.",
        {"type": "abduction", "abducted": [20, None], "status": "occurred"},
    ),
    "whom-it-befell-is-a-pronoun": (
        "توفيت رولا نصار بعد أن احتجزتها الشرطة في طهران.",
        {"type": "arrest", "agent": ["الشرطة"]},
    ),
    "a-campaign-of-arrests-is-of-arrests": (
        "شنت الشرطة حملة اعتقالات في نابلس.",
        {"type": "arrest", "agent": ["الشرطة"]},
    ),
    "whoever-blocks-a-road-in-protest": (
        "قطع محتجون الطريق الدولي في مدينة طرابلس.",
        {"type": "protest.peaceful", "agent": ["محتجون"]},
    ),
    "a-nominative-plural-takes-no-genitive": (
        "هاجم مسلحون سجن كوجي في أبوجا.",
        {"type": "attack.prison", "perpetrator": ["مسلحون"], "target": ["سجن كوجي"]},
    ),
    "a-drone-is-no-march": (
        "استهدفت مسيرة سيارة في مخيم عين الحلوة.",
        {"type": "attack.airstrike"},
    ),
    "renewed-fighting": (
        "تجددت المعارك بين الجيش والمتمردين في محيط الفاشر.",
        {"type": "clash", "participant": ["الجيش", "المتمردين"]},
    ),
    "who-did-it-between-a-verb-and-its-phrase": (
        "تبادل حرس الحدود من البلدين إطلاق النار في منطقة عين العرب.",
        {"type": "clash", "participant": ["حرس الحدود"]},
    ),
    "whoever-is-seized-is-somebody": (
        "ألقت مديرية الأمن القبض على متزعم عصابة في أربيل.",
        {"type": "arrest", "agent": ["مديرية الأمن"]},
    ),
    "guns-shell": (
        "استهدفت المدفعية التركية مواقع في ريف تل تمر.",
        {"type": "attack.shelling"},
    ),
    "an-execution-is-no-operation": (
        "نفذت حركة الشباب عملية إعدام بحق أربعة رجال في بلدة جلب.",
        {"type": "attack.armed", "killed": [4, 4]},
    ),
    "gas-to-disperse-them": (
        "استخدم الأمن الغاز المسيل للدموع لتفريق محتجين في بيروت.",
        {"type": "protest.intervention"},
    ),
    "a-truce-broken": (
        "خرقت القوات الهدنة في إدلب.",
        {"type": "ceasefire"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), CASES.values(), ids=CASES)
def test_sentence_is_read(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("بدأت حملة تطعيم ضد الحصبة في بغداد أمس.", id="vaccination"),
        pytest.param("أغلق التجار متاجرهم في مدينة السليمانية أمس.", id="their own doors"),
        pytest.param("وكان الموقف في القدس أمس يتطلب ضبط النفس.", id="self-restraint"),
        pytest.param("وجرت العملية الانتخابية في بيروت أمس بمشاركة الأحزاب.", id="polls"),
    ],
)
def test_nothing_happened(text: str) -> None:
    """The word has another sense here than the one that carries an event."""
    assert extract(text, published=PUBLISHED)["events"] == []


def test_those_who_did_it_escape_from_no_prison() -> None:
    """ "Threw a grenade and fled": one attack."""
    (event,) = extract("ألقى مسلحان قنبلة يدوية على مقهى ولاذا بالفرار.", published=PUBLISHED)["events"]
    assert event["type"] == "attack.grenade"


def test_release_of_those_taken_before() -> None:
    """ "Took an engineer, and let him go": two events."""
    events = extract("خطف مسلحون مهندسا ثم أطلقوا سراحه.", published=PUBLISHED)["events"]
    assert [event["type"] for event in events] == ["abduction", "release"]


def test_a_dateline_without_a_mark() -> None:
    """ "Khartoum 19 April 2023 –": a place with its date."""
    text = "الخرطوم 19 أبريل 2023 – قتل ثلاثة أشخاص أمس في هجوم مسلح على قافلة قرب مدينة الفاشر."
    (event,) = extract(text, published="2023-04-19")["events"]
    assert event["from"] == "2023-04-18"


def test_authorities_without_the_article_tell() -> None:
    """ "According to what local authorities said on Friday": they tell it, and the day is no part of their name."""
    text = "قتل سبعة أشخاص في هجوم شنه مسلحون على قرية في تيلابيري، على ما أفادت به سلطات محلية الجمعة."
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert event["sources"] == [["سلطات محلية"]]
