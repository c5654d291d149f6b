"""What is denied by calling reports of it false, and what is not denied by taking no part in it."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"

DENIED = [
    pytest.param(
        "The army called reports that rebels had seized the town of Saraqib false.",
        "territory.nonstate",
        ["army"],
        id="en-called-false",
    ),
    pytest.param(
        "The ministry described reports that rebels had seized the town of Saraqib as baseless.",
        "territory.nonstate",
        ["ministry"],
        id="en-described-as",
    ),
    pytest.param(
        "The governor dismissed as false reports that gunmen had kidnapped 20 workers.",
        "abduction",
        ["governor"],
        id="en-dismissed-as",
    ),
    pytest.param("The army rejected reports of an attack on the airport.", "attack.armed", ["army"], id="en-rejected"),
    pytest.param(
        "False reports that rebels had seized the town of Saraqib spread on Monday.",
        "territory.nonstate",
        None,
        id="en-false-reports",
    ),
    pytest.param("نفى الجيش سيطرة المعارضة على بلدة سراقب.", "territory.nonstate", ["الجيش"], id="ar-control"),
    pytest.param("نفى الجيش استيلاء مسلحين على بلدة سراقب.", "territory.nonstate", ["الجيش"], id="ar-seizure"),
    pytest.param("كذب الجيش أنباء سيطرة المعارضة على بلدة سراقب.", "territory.nonstate", ["الجيش"], id="ar-belied"),
    pytest.param("كذبت الوزارة الأنباء عن مقتل جنديين في حماة أمس.", "attack.armed", ["الوزارة"], id="ar-news-of"),
    pytest.param(
        "نفت الوزارة صحة الأنباء التي تحدثت عن مقتل جنديين في حماة أمس.", "attack.armed", ["الوزارة"], id="ar-truth-of"
    ),
    pytest.param(
        "وصف الجيش تقارير عن سيطرة المسلحين على البلدة بأنها كاذبة.",
        "territory.nonstate",
        ["الجيش"],
        id="ar-as",
    ),
]


@pytest.mark.parametrize(("text", "kind", "chain"), DENIED)
def test_what_reports_called_false_tell_is_denied(text: str, kind: str, chain: list[str] | None) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["status"]) == (kind, "denied")
    assert event["sources"] == ([] if chain is None else [chain])


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param(
            "نفى الجيش استيلاء مسلحين على بلدة سراقب.", {"target": ["بلدة سراقب"], "agent": ["مسلحين"]}, id="ar-seizure"
        ),
        pytest.param(
            "نفى الجيش سيطرة المعارضة على بلدة سراقب.",
            {"target": ["بلدة سراقب"], "agent": ["المعارضة"]},
            id="ar-control",
        ),
        pytest.param(
            "The army called reports that rebels had seized the town of Saraqib false.",
            {"target": ["town of Saraqib"], "agent": ["rebels"]},
            id="en",
        ),
    ],
)
def test_whose_seizure_is_denied(text: str, side: dict[str, list[str]]) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["roles"] == side


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister said Syrian troops did not take part in the battle for Aleppo.", id="en"),
        pytest.param("قال الوزير إن القوات السورية لم تشارك في معركة حلب.", id="ar"),
    ],
)
def test_whoever_took_no_part_denies_no_battle(text: str) -> None:
    events = extract(text, published=DAY)["events"]
    assert all(event["status"] != "denied" for event in events)
    assert all("participant" not in event["roles"] for event in events)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rebels attacked the base with mortars to take control of the airport.", id="en"),
        pytest.param("هاجم مسلحون القاعدة بقذائف الهاون للسيطرة على المطار.", id="ar"),
    ],
)
def test_an_aim_is_no_change_of_hands(text: str) -> None:
    assert all(not e["type"].startswith("territory") for e in extract(text, published=DAY)["events"])
