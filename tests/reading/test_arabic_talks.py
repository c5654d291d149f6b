"""Arabic reports of talks between officials: who received whom, visits, arrangements that are only wished for."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

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


@pytest.mark.parametrize(
    ("text", "visitor", "place"),
    [
        ("وصل رئيس الوزراء الغاني إلى داكار يوم الأحد.", "رئيس الوزراء الغاني", "داكار"),
        ("زار وفد عسكري أردني بغداد يوم السبت.", "وفد عسكري أردني", "بغداد"),
    ],
)
def test_officials_of_one_country_visit_the_capital_of_another(text: str, visitor: str, place: str) -> None:
    (visit,) = extract(text, published=PUBLISHED)["events"]
    assert (visit["type"], visit["roles"]["participant"], visit["place"]["name"]) == ("meeting", [visitor], place)


@pytest.mark.parametrize(
    "text", ["وصل وزير الداخلية الأردني إلى عمان يوم الأحد.", "وصلت طائرة تابعة للصليب الأحمر مساء الأحد مطار الخرطوم."]
)
def test_neither_who_comes_home_nor_an_aircraft_is_a_visitor(text: str) -> None:
    assert [e["type"] for e in extract(text, published=PUBLISHED)["events"]] == []


@pytest.mark.parametrize(
    "text",
    [
        "أكد الجانبان ضرورة زيادة التعاون العسكري بين غانا وتوغو.",
        "تناول اللقاء سبل تعزيز التنسيق الأمني بين غانا وتوغو.",
    ],
)
def test_cooperation_that_is_to_grow_is_no_arrangement(text: str) -> None:
    assert "cooperation" not in [e["type"] for e in extract(text, published=PUBLISHED)["events"]]


def test_a_joint_room_stands() -> None:
    text = "أنشأت غانا وتوغو غرفة عمليات مشتركة يوم الاثنين."
    assert "cooperation" in [e["type"] for e in extract(text, published=PUBLISHED)["events"]]


def test_whoever_signs_minutes_or_a_protocol_agrees() -> None:
    (pact,) = extract("وقعت غانا وتوغو يوم الاثنين محضرا بشأن الحدود.", published=PUBLISHED)["events"]
    assert (pact["type"], pact["roles"]["participant"], pact["from"]) == ("agreement", ["غانا", "توغو"], "2021-06-07")


def test_prisoners_who_are_let_go_without_the_word_for_it_are_freed() -> None:
    (freed,) = extract("أطلقت الحكومة الغانية 30 أسيرا يوم الاثنين.", published=PUBLISHED)["events"]
    assert (freed["type"], freed["casualties"], freed["from"]) == ("release", {"freed": [30, 30]}, "2021-06-07")


@pytest.mark.parametrize("way", ["بحضور", "برئاسة"])
def test_whoever_attends_or_chairs_a_meeting_takes_part(way: str) -> None:
    text = f"عقدت اللجنة الأمنية اجتماعا في أكرا يوم الاثنين {way} وزير الدفاع الغاني."
    (meeting,) = extract(text, published=PUBLISHED)["events"]
    assert set(meeting["roles"]["participant"]) == {"اللجنة الأمنية", "وزير الدفاع الغاني"}
    assert meeting["from"] == "2021-06-07"
