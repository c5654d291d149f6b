"""Truces ended, batches that leave a camp, collapses, what is told beforehand and what was told to have been before."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Output, extract


def _events(text: str) -> list[Output]:
    events: list[Output] = extract(text, published="2024-05-20")["events"]
    return events


def _kinds(text: str) -> list[str]:
    return [event["type"] for event in _events(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels called off a unilateral truce last month.", "ceasefire"),
        ("أنهت الحركة في أيار هدنة سابقة.", "ceasefire"),
        ("انتهت الهدنة يوم الأحد.", "ceasefire"),
        ("The previous truce ended on Sunday.", "ceasefire"),
        ("A barrage of rockets landed in and around the Kirkuk air base on Sunday.", "attack.shelling"),
        ("The second group of Syrian families left Rukban camp for Homs on Tuesday.", "transfer"),
        ("وصلت مساء الأربعاء دفعة من العائلات السورية من مخيم الركبان إلى حمص.", "transfer"),
        ("A Qatari rescue team arrived at Benghazi airport on Sunday.", "deployment"),
        ("وصل فريق إنقاذ إلى بنغازي يوم الأحد.", "deployment"),
        ("أعلنت البحرية تحرير ثلاثة بحارة يوم الأحد.", "release"),
        ("وأعلن المجلس البلدي انهيار سدين قرب المدينة ليل الأحد.", "hazard.man_made"),
        ("نقل السفير دعوة من القيادة المصرية إلى الرئيس يوم الأحد.", "message"),
        ("وسبق أن قصف الجيش المطار في آذار.", "attack.shelling"),
    ],
)
def test_kind_of_event(text: str, kind: str) -> None:
    assert _kinds(text) == [kind]


@pytest.mark.parametrize(
    "text", ["The president left the country on Sunday.", "انهيار نظام الأسد يقترب.", "The blast left eight dead."]
)
def test_what_neither_leaves_a_camp_nor_collapses(text: str) -> None:
    assert {"displacement", "transfer", "hazard.man_made"}.isdisjoint(_kinds(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تسبب تفجير خط أنابيب الغاز ليل السبت في كارثة بيئية.", "attack.bombing"),
        ("انفجر خط أنابيب الغاز ليل السبت قرب كركوك.", "hazard.man_made"),
        ("The rebels blew up a refinery near Kirkuk on Sunday.", "attack.bombing"),
        ("A refinery blew up near Kirkuk on Sunday.", "hazard.man_made"),
    ],
)
def test_what_somebody_set_off_is_no_accident(text: str, kind: str) -> None:
    assert _kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday it would deploy troops in Kirkuk on July 3.",
        "The group said on Monday it would observe a unilateral truce from July 3.",
    ],
)
def test_the_future_of_who_speaks_is_planned(text: str) -> None:
    assert [event["status"] for event in _events(text)] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they would attack the town if the army advanced.",
        "The rebels said they would have attacked the town.",
        "The minister said the plan would kill jobs.",
        "The rebels would attack the town.",
    ],
)
def test_would_alone_tells_of_nothing(text: str) -> None:
    assert "attack.armed" not in _kinds(text)
