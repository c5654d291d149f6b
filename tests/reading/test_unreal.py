"""Questions, stories, drills, anniversaries and suppositions tell of nothing that happened."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

DAY = "2022-01-25"


@pytest.mark.parametrize(
    "text",
    [
        "Who killed two soldiers in Kirkuk on Monday?",
        "Were three policemen killed in Basra on Monday?",
        "هل هاجم الجيش قرية في دارفور يوم الإثنين؟",
        "لماذا هاجم مسلحون الحاجز في كركوك يوم الإثنين؟",
        "The film shows how gunmen attack a bank in Baghdad in 1972.",
        "In the novel, a bomb kills five soldiers in Beirut.",
        "In the play, gunmen kill a judge in Algiers.",
        "يظهر الفيلم كيف يهاجم مسلحون مصرفا في بغداد.",
        "في الرواية تقتل قنبلة خمسة جنود في بيروت.",
        "في المسرحية يقتل مسلحون قاضيا في الجزائر.",
        "During a military drill in Tartus on Monday, soldiers stormed a building and killed five gunmen.",
        "An exercise near Amman on Sunday simulated an attack on a prison.",
        "خلال مناورة عسكرية في طرطوس يوم الإثنين اقتحم الجنود مبنى وقتلوا خمسة مسلحين.",
        "حاكى تمرين قرب عمان يوم الأحد هجوما على سجن.",
        "Residents of Halabja marked the anniversary of the chemical attack on Monday.",
        "Thousands marked the tenth anniversary of the bombing that killed 40 people in Baghdad.",
        "أحيا سكان حلبجة ذكرى الهجوم الكيميائي يوم الإثنين.",
        "أحيا الآلاف الذكرى العاشرة للتفجير الذي أودى بحياة 40 شخصا في بغداد.",
    ],
)
def test_what_is_only_thought_of_is_no_event(text: str) -> None:
    assert extract(text, published=DAY)["events"] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two soldiers were killed during a military drill in Tartus on Monday.", "attack.armed"),
        ("The documentary tells how rebels attacked a convoy near Gao.", "attack.armed"),
        ("On the anniversary of the attack, gunmen killed two soldiers in Kirkuk.", "attack.armed"),
        ("Gunmen attacked the crew of a film near Gao on Monday.", "attack.armed"),
        ("قتل جنديان خلال مناورة عسكرية في طرطوس يوم الإثنين.", "attack.armed"),
        ("يروي الفيلم الوثائقي كيف هاجم متمردون قافلة قرب غاو.", "attack.armed"),
        ("في ذكرى الهجوم، قتل مسلحون جنديين في كركوك.", "attack.armed"),
    ],
)
def test_what_happened_beside_them_is_one(text: str, code: str) -> None:
    assert [event["type"] for event in extract(text, published=DAY)["events"]] == [code]


def test_a_supposed_relation_is_none() -> None:
    assert extract("If Iran backs the Badr Brigade, Baghdad will protest.", published=DAY)["relations"] == []
    told = extract("Iran backs the Badr Brigade.", published=DAY)["relations"]
    assert [(one["kind"], one["subject"]) for one in told] == [("backs", "Iran")]
