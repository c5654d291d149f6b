"""Headlines, posts of spokesmen, lists of monitors, and phrases of wire stories, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2021-03-17"


def _event(text: str, kind: str) -> dict[str, Any]:
    return next(e for e in extract(text, published=DAY)["events"] if e["type"].startswith(kind))


@pytest.mark.parametrize(
    ("text", "kind", "teller"),
    [
        ("SOHR: two fighters killed by a landmine in the Badia on Sunday", "attack", "SOHR"),
        ("Five killed in Quetta car bombing: police", "attack.car_bomb", "police"),
        ("المرصد السوري: مقتل أربعة عناصر بانفجار لغم في بادية حمص", "attack", "المرصد السوري"),
        ("المتحدث باسم وزارة الدفاع: قتل جنديان بهجوم مسلح في مأرب", "attack.armed", "المتحدث باسم وزارة الدفاع"),
    ],
)
def test_who_stands_before_a_colon_or_behind_it_tells(text: str, kind: str, teller: str) -> None:
    assert any(teller in name for chain in _event(text, kind)["sources"] for name in chain)


def test_a_place_before_a_colon_tells_nothing() -> None:
    assert _event("Pakistan: bomb hits a convoy in Quetta, killing two guards", "attack")["sources"] == []


@pytest.mark.parametrize(
    ("text", "kind", "key", "count"),
    [
        ("Police in Lagos shot dead at least four demonstrators on Sunday.", "protest.force", "killed", [4, None]),
        ("Drone strike on Gao market kills nine", "attack.airstrike", "killed", [9, 9]),
        ("Artillery fire near Kherson station injures 14", "attack", "injured", [14, 14]),
        ("A soldier was killed and three others wounded in an ambush in Cauca.", "attack.ambush", "injured", [3, 3]),
        ("Gunmen kidnapped 30 miners, six of whom died in captivity.", "abduction", "killed", [6, 6]),
        ("خطف المسلحون 30 عاملا، توفي ستة منهم في الأسر.", "abduction", "killed", [6, 6]),
        ("أجبر المسلحون 50 عائلة على مغادرة قرية العطشانة يوم الأحد.", "displacement", "displaced", [50, 50]),
        ("The rebels handed over 12 hostages to the Red Cross in Bunia on Friday.", "release", "freed", [12, 12]),
    ],
)
def test_tolls(text: str, kind: str, key: str, count: list[int | None]) -> None:
    assert _event(text, kind)["casualties"][key] == count


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Gunmen attacked a patrol 12 kilometres north of Menaka on Sunday.", "attack", "Ménaka"),
        ("قتل جندي في هجوم لداعش جنوبي الرطبة.", "attack", "الرطبة"),
        ("غرق قارب يقل مهاجرين قبالة سواحل صفاقس، وقضى ثلاثة منهم.", "hazard", "صفاقس"),
        ("وصلت القافلة إلى بلدة الشدادي جنوبي محافظة الحسكة، حيث اقتحم مسلحون سجنا.", "attack", "الشدادي"),
        ("The convoy reached the town of Amara south of Baghdad, where gunmen killed two men.", "attack", "Amarah"),
        ("Basra police arrested two men on Sunday.", "arrest", "Basra"),
        ("أعلنت شرطة كربلاء اعتقال ثلاثة أشخاص.", "arrest", "كربلاء"),
        ("The ministers held talks in Amman on Sunday over a pipeline from Basra to Aqaba.", "meeting", "Amman"),
    ],
)
def test_places(text: str, kind: str, place: str) -> None:
    found = _event(text, kind)["place"]
    assert place in (found["name"], *found["names"])


@pytest.mark.parametrize(
    ("text", "kind", "role", "filler"),
    [
        ("انتحاري يستهدف أكاديمية الشرطة في بوغوتا", "attack.suicide_bomb", "target", "أكاديمية الشرطة"),
        ("Suicide bomber hits police academy in Bogota", "attack.suicide_bomb", "target", "police academy"),
        (
            "الناطق باسم الجيش الليبي: استهدفنا تجمعا في سبها بغارة جوية",
            "attack.airstrike",
            "perpetrator_org",
            "الجيش الليبي",
        ),
        ("طردت قوات الحكومة اليمنية الحوثيين من مدينة مأرب يوم الأحد.", "territory", "agent", "قوات الحكومة اليمنية"),
        ("سيطر مقاتلو حركة طالبان على مديرية ألمار يوم الأحد.", "territory.nonstate", "target", "مديرية ألمار"),
        ("Shelling struck the hospital in Atareb, killing two.", "attack.shelling", "target", "hospital"),
        ("سقوط صاروخي كاتيوشا داخل المنطقة الخضراء في بغداد", "attack.shelling", "weapon", "صاروخي كاتيوشا"),
        (
            "بحث وزير الخارجية المصري مع نظيره اليوناني في أثينا أزمة المتوسط.",
            "meeting",
            "participant",
            "نظيره اليوناني",
        ),
    ],
)
def test_roles(text: str, kind: str, role: str, filler: str) -> None:
    assert any(filler in name for name in _event(text, kind)["roles"][role])


def test_a_wound_is_no_weapon() -> None:
    assert "weapon" not in _event("أصيب شرطيان بحروق بالغة في هجوم بحي الميدان.", "attack")["roles"]


def test_a_week_is_no_part_of_those_counted() -> None:
    event = _event("نقلت السلطات 150 عائلة الأسبوع الماضي إلى مخيم الجدعة.", "transfer")
    assert (event["from"], event["roles"]["target"]) == ("2021-03-08", ["عائلة"])


def test_the_day_before_after_is_of_what_stands_before() -> None:
    event = _event("Deputies arrested a man in Harris County on Sunday after a shooting that left two dead.", "arrest")
    assert event["from"] == "2021-03-14"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A unilateral truce ended in February.", "2021-02-01"),
        ("An earlier strike on the compound in January wounded two people.", "2021-01-01"),
    ],
)
def test_an_event_that_did_something_has_happened(text: str, day: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["from"] == day


def test_a_strike_of_workers_is_no_airstrike() -> None:
    events = extract("Workers began a strike on Tuesday at the port of Basra.", published=DAY)["events"]
    assert [event["type"] for event in events] == ["work_stoppage"]
