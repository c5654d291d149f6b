"""Arabic as its news desks write it: names joined and cut, masdars of manner, phrases that open or describe."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2022-01-28"  # a Friday

CASES: dict[str, tuple[str, Asked]] = {
    "two-names-joined": (
        "قتل زيد كامل وعامر نصار بنيران قناص في تعز.",
        {"type": "attack.armed", "victim": ["زيد كامل", "عامر نصار"], "killed": [2, 2]},
    ),
    "one-with-wife-and-driver": (
        "المدعي العام وزوجته وسائقه قتلوا بانفجار عبوة في الرمادي.",
        {"type": "attack.ied", "killed": [3, 3]},
    ),
    "two-titles-and-a-dual-verb": (
        "أعلنت النقابة أن المسعف سعيد كامل والصحفي عمر نصار استشهدا في خان يونس.",
        {"type": "attack.armed", "victim": ["سعيد كامل", "عمر نصار"], "killed": [2, 2]},
    ),
    "name-before-a-passive": (
        "إن والي الولاية صالح كامل اغتيل يوم الأربعاء في مدينة الفاشر.",
        {"type": "attack.assassination", "victim": ["صالح كامل"]},
    ),
    "name-before-a-capital": (
        "زار رئيس الوزراء الفرنسي جان كاستيكس تونس والتقى الرئيس قيس سعيد.",
        {"type": "meeting", "participant": ["جان كاستيكس", "قيس سعيد"]},
    ),
    "how-they-were-killed": (
        "إن 14 قرويا قتلوا ذبحا ليل الأربعاء في ولاية المدية.",
        {"type": "attack.armed", "killed": [14, 14]},
    ),
    "a-place-opens-the-sentence": (
        "وفي ولاية البويرة قتل الجيش أربعة مسلحين أمس.",
        {"type": "attack.armed", "perpetrator_org": ["الجيش"], "killed": [4, 4]},
    ),
    "make-of-a-rocket": (
        "وقال إن صاروخا من طراز \"سكود\" سقط على سوق في مدينة مأرب.",
        {"type": "attack.shelling", "target": ["سوق"], "weapon": ["صاروخا"]},
    ),
    "on-a-charge": (
        "أعدمت الجماعة راعيا بتهمة التجسس في البيضاء.",
        {"type": "attack.armed", "killed": [1, 1], "weapon": None},
    ),
    "what-they-carry-did-nothing": (
        "وذكر أن عشرين مسلحا يرتدون أزياء الشرطة أطلقوا النار على الحاضرين في باماكو.",
        {"type": "attack.armed", "perpetrator": ["مسلحا"]},
    ),
    "adjective-in-the-case-of-its-noun": (
        "سيطر مقاتلون موالون للمجلس على مطار عتق.",
        {"type": "territory.nonstate", "target": ["مطار عتق"]},
    ),
    "where-they-belong-is-not-where-they-go": (
        "سلمت الإدارة سبعين تونسيا يشتبه بانتمائهم إلى التنظيم إلى بلادهم.",
        {"type": "transfer", "destination": ["بلادهم"], "transferred": [70, 70]},
    ),
    "clergyman": (
        "دعا رجل الدين السني عمر كامل أنصاره إلى الهدوء.",
        {"type": "request", "agent": ["عمر كامل"], "recipient": ["أنصاره"]},
    ),
    "two-names-of-a-month": (
        "قتل خمسة جنود في هجوم في الثالث من أيلول سبتمبر 2021 قرب كركوك.",
        {"type": "attack.armed", "from": "2021-09-03", "killed": [5, 5]},
    ),
    "figures-behind-a-thousand": (
        "أعلنت الوزارة اعتقال ألف و240 عسكريا في إسطنبول.",
        {"type": "arrest", "captured": [1240, 1240]},
    ),
    "figures-behind-thousands-in-figures": (
        "أعلنت الوزارة اعتقال 11 ألفا و200 موظف في أنقرة.",
        {"type": "arrest", "captured": [11200, 11200]},
    ),
    "between-thousands": (
        "نزح بين 10 آلاف و15 ألف شخص من مدينة الفاشر.",
        {"type": "displacement", "displaced": [10000, 15000]},
    ),
    "suspected-killers": (
        "قتل أكثر من 40 قرويا على أيدي متشددين مشتبه بهم ليل السبت في موبتي.",
        {"type": "attack.armed", "perpetrator": ["متشددين"], "killed": [41, None]},
    ),
    "suspected-to-be-of": (
        "وخطف مسلحون يشتبه بأنهم من الحركة سبع نساء من قرية قرب مايدوغوري.",
        {"type": "abduction", "perpetrator": ["مسلحون"], "abducted": [7, 7]},
    ),
    "terrorist-blast": (
        "أسفر تفجير إرهابي استهدف حافلة للحرس عن مقتل سبعة أشخاص في سوسة.",
        {"type": "attack.bombing", "killed": [7, 7], "target": ["حافلة"], "victim": ["أشخاص"]},
    ),
    "in-the-course-of-which": (
        "أحرق خلالها الغاضبون سيارات في جامو.",
        {"type": "attack.arson", "perpetrator": ["الغاضبون"]},
    ),
    "a-pledge-alone": (
        "وتعهد الرئيس جو بايدن بملاحقة القتلة.",
        {"type": "pledge", "agent": ["جو بايدن"]},
    ),
    "an-order-of-an-unread-name": (
        "وأمر القائد العام للقوات المسلحة بتشديد الحراسة.",
        {"type": "order", "agent": ["القائد العام للقوات المسلحة"]},
    ),
    "union-and-what-it-condemns": (
        "وأدان الاتحاد العام للعمال العملية.",
        {"type": "statement", "agent": ["الاتحاد العام للعمال"]},
    ),
    "sheikh-in-a-name": (
        "التقى الرئيس حسن شيخ محمود السفير التركي في مقديشو.",
        {"type": "meeting", "participant": ["حسن شيخ محمود", "السفير التركي"]},
    ),
    "envoy-to-a-capital": (
        "التقى السفير السعودي لدى واشنطن عادل كامل وزير الدفاع الأمريكي.",
        {"type": "meeting", "participant": ["عادل كامل", "وزير الدفاع الأمريكي"]},
    ),
    "town-with-a-verb-s-face": (
        "سيطرت القوات الصومالية على بلدة يسومان.",
        {"type": "territory.government", "target": ["بلدة يسومان"]},
    ),
    "disguised-force": (
        "اقتحمت قوة خاصة تتخفى بشاحنة حي الزهور.",
        {"type": "attack.armed", "perpetrator": ["قوة خاصة"]},
    ),
    "villagers-uncounted": (
        "وأجبر المسلحون السكان على الفرار.",
        {"type": "displacement", "displaced": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), CASES.values(), ids=CASES)
def test_sentence_is_read(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("تبنى المجلس القرار 2254 بالإجماع.", id="a resolution is not built"),
        pytest.param("ويقابل الجزء الجديد من الجدار بلدة القصير.", id="ground meets nobody"),
    ],
)
def test_nothing_happened(text: str) -> None:
    """The verb has another sense here than the one that carries an event."""
    assert extract(text, published=PUBLISHED)["events"] == []


def test_a_toll_is_told_by_whoever_issued_it() -> None:
    """ "According to an official toll that the ministry gave": the ministry says so."""
    text = "قتل سبعة أشخاص في انفجار في سوسة، وفق حصيلة رسمية أعلنتها وزارة الصحة."
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert event["sources"] == [["وزارة الصحة"]]


def test_a_law_tells_nothing() -> None:
    """ "Wanted under article 4": the article is no source."""
    (event,) = extract("ألقت القوات القبض على ثلاثة مطلوبين وفق المادة 4 في قضاء هيت.", published=PUBLISHED)["events"]
    assert event["sources"] == []
