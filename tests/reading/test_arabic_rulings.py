"""Courts, decrees, sanctions, visits and receptions in Arabic: own sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

PUBLISHED = "2024-05-14"


def read(text: str) -> list[dict[str, Any]]:
    return list(extract(text, published=PUBLISHED)["events"])


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "حكمت محكمة جنايات المنيا على أربعة متهمين بالسجن عشر سنوات.",
            {"agent": ["محكمة جنايات المنيا"], "target": ["متهمين"], "topic": ["السجن"]},
        ),
        (
            "أصدرت محكمة الجنايات في صفاقس أحكاما بالسجن بحق تسعة موظفين.",
            {"agent": ["محكمة الجنايات"], "target": ["موظفين"], "topic": ["السجن"]},
        ),
        (
            "قضت المحكمة بحبس تاجرين خمس سنوات.",
            {"agent": ["المحكمة"], "target": ["تاجرين"], "topic": ["حبس"]},
        ),
        (
            "قضت محكمة طبرق بإعدام ثلاثة متهمين.",
            {"agent": ["محكمة طبرق"], "target": ["متهمين"], "topic": ["إعدام"]},
        ),
        ("فرضت كندا عقوبات على سبعة ضباط.", {"agent": ["كندا"], "target": ["ضباط"], "topic": ["عقوبات"]}),
        ("أقر مجلس النواب قانون الموازنة.", {"agent": ["مجلس النواب"], "topic": ["قانون الموازنة"]}),
    ],
)
def test_rulings_are_orders(text: str, roles: dict[str, list[str]]) -> None:
    (event,) = read(text)
    assert (event["type"], event["status"], event["roles"]) == ("order", "occurred", roles)


def test_a_sentence_of_death_kills_nobody_yet() -> None:
    (event,) = read("صدر حكم بالإعدام بحق ثلاثة متهمين.")
    assert (event["type"], event["casualties"], event["roles"]["target"]) == ("order", {}, ["متهمين"])


def test_who_issues_a_decree_is_not_called_by_it() -> None:
    (event,) = read("أصدر الملك مرسوما بحل البرلمان.")
    assert (event["type"], event["roles"]["agent"]) == ("order", ["الملك"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("زار وزير الصحة موريتانيا يوم الأحد.", "وزير الصحة"),
        ("وصل وفد يمني إلى موريتانيا يوم الأحد.", "وفد يمني"),
    ],
)
def test_an_office_that_comes_to_a_country(text: str, who: str) -> None:
    (event,) = read(text)
    assert (event["type"], event["from"]) == ("meeting", "2024-05-12")
    assert who in event["roles"]["participant"]


@pytest.mark.parametrize(
    "text",
    [
        "وصل لاعب الفريق إلى موريتانيا يوم الأحد.",
        "زار وزير الصحة مدينة أسوان يوم الأحد.",
        "أعلنت الإدارة جاهزية المنفذ لاستقبال المسافرين.",
    ],
)
def test_no_visit_and_no_reception(text: str) -> None:
    assert [event for event in read(text) if event["type"] == "meeting"] == []


def test_a_sultan_is_named_without_his_titles() -> None:
    (event,) = read("استقبل سلطان عُمان السلطان هيثم بن طارق وزير الدفاع القطري.")
    assert event["roles"]["participant"] == ["هيثم بن طارق", "وزير الدفاع القطري"]


def test_who_lives_somewhere_builds_nothing() -> None:
    assert read("كان يقيم بصفة غير نظامية في إيطاليا.") == []


def test_a_court_that_imprisons_destroys_nobody() -> None:
    (event,) = read("قضت المحكمة بالسجن المؤبد على عشرين متهما.")
    assert (event["type"], event["casualties"], event["roles"]["target"]) == ("order", {}, ["متهما"])


@pytest.mark.parametrize(
    ("text", "kind", "role", "names"),
    [
        ("وافق الجيش السوداني على هدنة لمدة أسبوع.", "ceasefire", "participant", ["الجيش السوداني"]),
        (
            'اللجنة العسكرية المشتركة "4+4" اتفقت على خطة لسحب المقاتلين.',
            "agreement",
            "participant",
            ["اللجنة العسكرية المشتركة"],
        ),
        ("اتفاق الفرقاء اليمنيين في مسقط على خريطة طريق.", "agreement", "participant", ["الفرقاء اليمنيين"]),
        ("قام عدد من المحتجين بقطع طريق المطار.", "cordon", "target", ["طريق المطار"]),
    ],
)
def test_who_agrees_and_who_blocks_a_road(text: str, kind: str, role: str, names: list[str]) -> None:
    (event,) = read(text)
    assert (event["type"], event["roles"][role]) == (kind, names)


def test_a_march_of_democracy_is_no_march() -> None:
    assert read("عطل خصوم الرئيس المسيرة الديموقراطية في البلاد.") == []


def test_the_style_of_an_office_belongs_to_its_holder() -> None:
    (event,) = read("استقبل معالي وزير الداخلية سالم الدوسري السفير الفرنسي في جدة.")
    assert event["roles"]["participant"] == ["سالم الدوسري", "السفير الفرنسي"]
