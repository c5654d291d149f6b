"""Border guards, talks on borders and those who speak for them, in both languages."""

from __future__ import annotations

import pytest

from tansiq.reading.pipeline import read_draft
from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2023-05-18"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "A meeting to secure the lake between the two states was held on Monday in Kisumu.",
            {"type": "meeting", "from": "2023-05-15", "places": ["Kisumu"]},
        ),
        (
            "ضبط حرس الحدود شحنة ذخيرة قرب طريبيل.",
            {"type": "seizure", "agent": ["حرس الحدود"], "target": ["شحنة ذخيرة"]},
        ),
        (
            "اعتقلت قوة أمنية أربعة مهربين قرب سنجار.",
            {"type": "arrest", "target": ["مهربين"], "captured": [4, 4]},
        ),
        (
            "عقد وزير الداخلية الأمير خالد بن سلمان جلسة مباحثات الاثنين مع وزير الدفاع القطري.",
            {"type": "meeting", "from": "2023-05-15", "participant": ["وزير الدفاع القطري", "خالد بن سلمان"]},
        ),
    ],
)
def test_of_borders(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "A bomb exploded in Kismayo, followed by clashes between troops and militiamen.",
            ["attack.bombing", "clash"],
        ),
        ("انفجرت عبوة ناسفة في درنة، تلتها اشتباكات بين الجيش ومسلحين.", ["attack.ied", "clash"]),
        ("تناولت المباحثات مكافحة التهريب وضبط الحدود.", []),
    ],
)
def test_what_came_next_and_what_is_kept_in_check(text: str, types: list[str]) -> None:
    assert [event["type"] for event in extract(text, published=PUBLISHED)["events"]] == types


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كشف مصدر لبناني رفيع المستوى أن الجيش داهم المخيم.", "مصدر لبناني رفيع المستوى"),
        ("قالت مصادر أمنية رفيعة المستوى إن الجيش داهم المخيم.", "مصادر أمنية رفيعة المستوى"),
        ("استقبل الشيخ تميم بن حمد آل ثاني الرئيس التونسي.", "تميم بن حمد آل ثاني"),
    ],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    sheet = read_draft(text, published=PUBLISHED, language="ar").sheet
    assert sheet is not None
    assert sheet.actors[0].actor.name == name
