"""Arabic reports of talks between officials: who received whom, visits, arrangements that are only wished for."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2021-06-09"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "participants", "day"),
    [
        (
            "أكد وزير الداخلية الغاني، لدى استقباله لقائد الجيش التوغولي أمس، أهمية ضبط الحدود.",
            ["قائد الجيش التوغولي", "وزير الداخلية الغاني"],
            "2021-06-08",
        ),
        (
            "شدد وزير الدفاع القبرصي خلال اجتماعه مع السفير الأردني على محاربة التهريب.",
            ["السفير الأردني", "وزير الدفاع القبرصي"],
            None,
        ),
    ],
)
def test_the_pronoun_on_talks_is_who_the_clause_is_about(text: str, participants: list[str], day: str | None) -> None:
    meetings = [e for e in extract(text, published=PUBLISHED)["events"] if e["type"] == "meeting"]
    assert [(e["roles"]["participant"], e["from"]) for e in meetings] == [(participants, day)]
