"""Arabic clauses: who did what where suffixes, asides, numbers and words with two readings stand between."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, extract, find_slot

PUBLISHED = "2022-01-28"  # a Friday

CASES: dict[str, tuple[str, Asked]] = {
    "suffix-of-many": (
        "وفي الحويجة أخرج مسلحون بزي الجيش 9 رجال من بيوتهم وقتلوهم رميا بالرصاص.",
        {"type": "attack.armed", "perpetrator": ["مسلحون"], "victim": ["رجال"]},
    ),
    "aside-of-those-included": (
        "قال مصدر إن سبعة أشخاص، بينهم شرطيان، قتلوا في الموصل.",
        {"type": "attack.armed", "killed": [7, 7]},
    ),
    "one-of": ("لقي أحد الإرهابيين مصرعه في الموصل.", {"type": "attack.armed", "killed": [1, 1]}),
    "two-suspects": ("اعتقلت الشرطة مشتبها بهما في الموصل.", {"type": "arrest", "captured": [2, 2]}),
    "part-of-day-before-object": (
        "أوقفت قوات الأمن فجرا الوزيرين السابقين في الموصل.",
        {"type": "arrest", "agent": ["قوات الأمن"]},
    ),
    "month-before-object": (
        "وكانت الشرطة قد اعتقلت في كانون الأول 40 مشتبها بانتمائهم إلى داعش.",
        {"type": "arrest", "agent": ["الشرطة"], "captured": [40, 40]},
    ),
    "command-of-operations": (
        "قتل مسلحون جنديين عند حاجز غرب الموصل، بحسب بيان لقيادة عمليات نينوى.",
        {"type": "attack.armed", "perpetrator": ["مسلحون"], "killed": [2, 2]},
    ),
    "what-a-blast-struck": (
        "استهدف انفجار حافلة في الموصل.",
        {"type": "attack.bombing", "target": ["حافلة"], "weapon": None},
    ),
    "announced-deaths": (
        "أعلنت الشرطة مقتل جنديين في هجوم في الموصل.",
        {"type": "attack.armed", "perpetrator_org": None, "killed": [2, 2]},
    ),
    "relative-subject": (
        "أسفر الفيضان الذي ضرب مدينة الموصل عن مقتل 4 أشخاص.",
        {"type": "hazard.natural", "killed": [4, 4]},
    ),
    "toll-of-an-attack": (
        "ارتفع إلى عشرين قتيلا عدد ضحايا القصف الصاروخي على محطة القطارات في الموصل.",
        {"type": "attack.shelling", "killed": [20, 20]},
    ),
    "day-behind-the-bomb": (
        "قتل سبعة أشخاص في هجوم بسيارة مفخخة نفذته جماعة مسلحة في الموصل أمس الخميس.",
        {"type": "attack.car_bomb", "from": "2022-01-27", "killed": [7, 7]},
    ),
    "many-flee": ("فر نحو 30 ألف شخص نحو أربيل.", {"type": "displacement"}),
    "few-flee": ("فر ثلاثة سجناء من سجن الموصل.", {"type": "escape", "escaped": [3, 3]}),
    "leaving-a-camp": ("غادرت 60 عائلة عراقية مخيم الهول أمس.", {"type": "transfer"}),
    "truce-in-the-accusative": (
        "أعلنت الحركة أمس الخميس وقفا لإطلاق النار من جانب واحد.",
        {"type": "ceasefire"},
    ),
    "pirates": (
        "قال مصدر إن قراصنة صوماليين احتجزوا زورقي صيد قبالة السواحل الصومالية أمس.",
        {"type": "abduction"},
    ),
    "manner-of-killing": ("قتل مسلحون جنديا حرقا في الموصل.", {"type": "attack.armed", "killed": [1, 1]}),
    "numbered-strikes": (
        "استهدفت القوات القرية بأربع غارات أمس.",
        {"type": "attack.airstrike"},
    ),
    "drone-is-no-march": (
        "طائرة مسيرة ألقت عبوة على حافلة في الموصل.",
        {"type": "attack.ied", "target": ["حافلة"]},
    ),
    "subject-behind-that": (
        "أكد مصدر أن وفدا عراقيا التقى رئيس الوزراء التركي في أنقرة.",
        {"type": "meeting", "participant": ["وفدا عراقيا"]},
    ),
}


@pytest.mark.parametrize(("text", "asked"), CASES.values(), ids=CASES)
def test_clause_is_read(text: str, asked: Asked) -> None:
    """One event stands in each sentence, with what is asked of it."""
    events = [event for event in extract(text, published=PUBLISHED)["events"] if event["type"] != "statement"]
    assert len(events) == 1, [event["type"] for event in events]
    for key, wanted in asked.items():
        found = find_slot(events[0], key)
        if key == "participant":
            assert set(wanted) <= set(found or ())
        else:
            assert found == wanted, key


def test_a_claim_goes_to_the_attack_told_last() -> None:
    text = (
        "انفجرت عبوة ناسفة في سوق في بعقوبة يوم 7 كانون الثاني، ما أدى إلى مقتل شخصين. "
        "وفي 10 كانون الثاني قتل مسلحون ثلاثة جنود عند حاجز غرب بعقوبة، بحسب بيان لقيادة عمليات ديالى. "
        "وأعلن تنظيم الدولة الإسلامية مسؤوليته عن ذلك الهجوم."
    )
    bomb, killing = extract(text, published=PUBLISHED)["events"]
    assert "perpetrator_org" not in bomb["roles"]
    assert killing["roles"]["perpetrator_org"] == ["تنظيم الدولة الإسلامية"]
