"""Arabic as its news desks write it: names joined and cut, masdars of manner, phrases that open or describe."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

PUBLISHED = "2022-01-28"  # a Friday
Asked = dict[str, Any]

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
}  # fmt: skip


def _found(event: dict[str, Any], key: str) -> Any:
    if key in ("type", "from", "status"):
        return event[key]
    return event["casualties"].get(key) or event["roles"].get(key)


@pytest.mark.parametrize(("text", "asked"), CASES.values(), ids=CASES)
def test_sentence_is_read(text: str, asked: Asked) -> None:
    """One event stands in each sentence, with what is asked of it."""
    events = [event for event in extract(text, published=PUBLISHED)["events"] if event["type"] != "statement"]
    assert len(events) == 1, [event["type"] for event in events]
    for key, wanted in asked.items():
        assert _found(events[0], key) == wanted, key


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
