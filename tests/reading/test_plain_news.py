"""What wire stories say most often, in other words than the rules were written from."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


def _events(text: str) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=DAY)["events"] if e["type"] != "statement"]


def _owners(event: dict[str, Any]) -> set[tuple[str, str]]:
    slots = ("perpetrator", "perpetrator_org")
    return {(claim["value"], claim["status"]) for claim in event["claims"] if claim["slot"] in slots}


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        pytest.param(
            "جرح سبعة شرطيين في هجوم بالصواريخ استهدف مطار أربيل شمالي العراق.",
            "attack.shelling",
            "مطار أربيل",
            id="rockets",
        ),
        pytest.param(
            "قتل عامل بانفجار عبوة ناسفة استهدفت حافلة للعمال جنوبي كركوك صباح الأحد.",
            "attack.ied",
            "حافلة للعمال",
            id="device",
        ),
        pytest.param(
            "نجا محافظ دير الزور من محاولة اغتيال بعبوة ناسفة استهدفت موكبه في الميادين.",
            "attack.assassination",
            "موكبه",
            id="attempt",
        ),
    ],
)  # fmt: skip
def test_what_a_relative_clause_says_of_an_attack_is_the_attack_s(text: str, kind: str, target: str) -> None:
    (event,) = _events(text)
    assert event["type"] == kind
    assert target in event["roles"]["target"]
    assert _owners(event) == set()


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        pytest.param("قال شهود إن الجيش قصف قرية قرب إدلب.", "الجيش", id="behind-a-particle"),
        pytest.param("وكان الجيش التركي قصف مواقع في عين عيسى الاثنين.", "الجيش التركي", id="behind-was"),
        pytest.param("The army shelled positions in Ain Issa on Monday.", "army", id="en"),
    ],
)
def test_a_verb_behind_its_definite_doer_is_a_verb(text: str, doer: str) -> None:
    (event,) = _events(text)
    assert event["roles"]["perpetrator_org"] == [doer]


def test_a_masdar_behind_a_verb_s_doer_stays_a_noun() -> None:
    (event,) = _events("نفى الجيش قصف المستشفى.")
    assert event["status"] == "denied"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("Israeli strikes hit a village near Tyre on Sunday.", ["attack.airstrike"], id="hit"),
        pytest.param("A Jordanian strike on Suwayda killed two on Monday.", ["attack.airstrike"], id="killed"),
        pytest.param("Dock workers in Aqaba ended their strike on Sunday.", [], id="workers"),
        pytest.param("قتل اثنان في ضربة أردنية على السويداء الاثنين.", ["attack.airstrike"], id="ar"),
    ],
)
def test_a_strike_that_hurts_is_no_strike_of_workers(text: str, types: list[str]) -> None:
    assert [event["type"] for event in _events(text) if event["type"].startswith("attack")] == types


def test_an_abbreviated_country_before_a_noun_says_not_where() -> None:
    (event,) = _events("A U.S. strike killed two militants near Hit on Sunday.")
    assert [place["name"] for place in event["places"]] == ["Hit"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two guards died in an attack near Ramadi. Three died in a separate attack near Rutba.", id="en"),
        pytest.param("قتل حارسان في هجوم قرب الرمادي. وقتل ثلاثة في هجوم منفصل قرب الرطبة.", id="ar"),
    ],
)  # fmt: skip
def test_a_separate_deed_is_another(text: str) -> None:
    assert [event["casualties"]["killed"] for event in _events(text)] == [[2, 2], [3, 3]]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param(
            "A bomb killed nine in Quetta on Friday. A faction of the Pakistani Taliban claimed responsibility.",
            "faction of the Pakistani Taliban",
            id="en-faction",
        ),
        pytest.param(
            "قتل جنديان في كمين قرب السخنة. وتبنى تنظيم الدولة الإسلامية العملية.",
            "تنظيم الدولة الإسلامية",
            id="ar-operation",
        ),
        pytest.param(
            "قتل جنديان في كمين قرب السخنة. وتبنى تنظيم داعش في بيان نشرته وكالة أعماق الهجوم.",
            "تنظيم داعش",
            id="ar-far",
        ),
    ],
)  # fmt: skip
def test_who_owns_up_to_a_deed_claims_it(text: str, owner: str) -> None:
    (event,) = _events(text)
    assert (owner, "claimed") in _owners(event)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("تقود قطر وساطة للتوصل إلى هدنة في غزة.", ["attempted"], id="ar-sought"),
        pytest.param("أعلنت قطر التوصل إلى هدنة في غزة الأحد.", ["occurred"], id="ar-reached"),
        pytest.param("Envoys held talks aimed at reaching a ceasefire in Gaza.", ["planned"], id="en-sought"),
    ],
)
def test_a_truce_that_is_worked_for_is_none_yet(text: str, status: list[str]) -> None:
    assert [event["status"] for event in _events(text) if event["type"] == "ceasefire"] == status


def test_strikes_called_off_were_none() -> None:
    assert not any(
        event["type"].startswith("attack")
        for event in _events("The president ordered strikes on two bases and cancelled them an hour later.")
    )


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        pytest.param(
            "Talks between Foreign Minister Ayman Safadi and his Iraqi counterpart Fuad Hussein were held in Amman.",
            {"Ayman Safadi", "Fuad Hussein"},
            id="en",
        ),
        pytest.param(
            "التقى وزير الخارجية الأردني أيمن الصفدي نظيره العراقي فؤاد حسين في عمان الأحد.",
            {"أيمن الصفدي", "فؤاد حسين"},
            id="ar",
        ),
    ],
)  # fmt: skip
def test_a_counterpart_takes_part_by_name(text: str, participants: set[str]) -> None:
    (event,) = _events(text)
    assert set(event["roles"]["participant"]) == participants


def test_days_later_count_from_no_day_that_was_not_named() -> None:
    text = "Families met on Monday. In December gunmen abducted 40 pupils in Zamfara and freed them six days later."
    (release,) = [event for event in _events(text) if event["type"] == "release"]
    assert release["from"] is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        pytest.param(
            "قال مسؤولون عراقيون لرويترز إن القوات اعتقلت ستة في الفلوجة.", ["مسؤولون عراقيون", "رويترز"], id="outlet"
        ),
        pytest.param(
            "اعتقلت الشرطة ستة في الفلوجة، وفق مصدر محلي طلب عدم ذكر اسمه.", ["مصدر محلي"], id="unnamed"
        ),
    ],
)  # fmt: skip
def test_who_says_so_ends_with_who_was_told(text: str, of: list[str]) -> None:
    (event,) = _events(text)
    assert event["sources"] == [of]


def test_a_family_s_origin_is_a_last_name_behind_two_names() -> None:
    text = "أعلن رئيس الوزراء محمد شياع السوداني حظر التجوال في بغداد الأحد."
    (held,) = [r for r in extract(text, published=DAY)["relations"] if r["kind"] == "holds_office"]
    assert held["subject"] == "محمد شياع السوداني"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Rebels retook the town of Sake on Sunday.", "territory.nonstate", id="en-rebels"),
        pytest.param("The army retook the town of Sake on Sunday.", "territory.government", id="en-army"),
        pytest.param("استعاد تنظيم داعش بلدة السخنة الأحد.", "territory.nonstate", id="ar-group"),
    ],
)
def test_who_retakes_a_town_says_whose_it_is(text: str, kind: str) -> None:
    assert [event["type"] for event in _events(text)] == [kind]


def test_who_they_all_were_counts_none() -> None:
    (event,) = _events("Police arrested 11 people, all Jordanians, in Irbid on Sunday.")
    assert event["casualties"] == {"captured": [11, 11]}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("A second bomb went off in Baquba as people fled.", ["attack.bombing"], id="away"),
        pytest.param("Residents fled their homes in Sake on Sunday.", ["displacement"], id="homes"),
    ],
)
def test_running_from_a_blast_displaces_nobody(text: str, types: list[str]) -> None:
    assert [event["type"] for event in _events(text)] == types


def test_hostages_rescued_are_free() -> None:
    (event,) = _events("Troops rescued 14 hostages near Konduga on Sunday.")
    assert (event["type"], event["casualties"]) == ("release", {"freed": [14, 14]})


@pytest.mark.parametrize(
    ("text", "of"),
    [
        pytest.param("اعتقل ستة في هيت، بحسب ما صرح به ضابط كبير للسومرية.", "ضابط كبير", id="declared"),
        pytest.param("اعتقل ستة في هيت، وفق ما أفاد مصدران في الشرطة.", "مصدران في الشرطة", id="told"),
    ],
)
def test_behind_according_to_what_stands_a_verb_and_who_said_it(text: str, of: str) -> None:
    (event,) = _events(text)
    assert event["sources"][0][0] == of


@pytest.mark.parametrize(
    ("text", "slot", "who"),
    [
        pytest.param("Gunmen attacked before sunrise near Maradi.", "perpetrator", "Gunmen", id="gunmen"),
        pytest.param("Boko Haram attacked on Monday near Konduga.", "perpetrator_org", "Boko Haram", id="group"),
        pytest.param("Rebels attacked by the army near Sake fled.", "victim", "Rebels", id="by-another"),
        pytest.param("Two farmers attacked near Jos on Sunday died.", "victim", "farmers", id="farmers"),
    ],
)
def test_such_people_attack_where_nobody_attacked_them(text: str, slot: str, who: str) -> None:
    attack = next(event for event in _events(text) if event["type"].startswith("attack"))
    assert attack["roles"][slot] == [who]


def test_families_leave_the_camp_and_not_those_they_count() -> None:
    (event,) = _events("غادرت 20 عائلة تضم 90 شخصاً مخيم الهول الأحد، في عملية هي الأولى من نوعها.")
    assert event["roles"]["origin"] == ["مخيم الهول"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fence is two and a half metres high.", id="en"),
        pytest.param("ويبلغ ارتفاع السياج مترين ونصف المتر.", id="ar"),
        pytest.param("ويبلغ ارتفاع السياج أربعة أمتار ونصف المتر.", id="ar-many"),
    ],
)
def test_a_half_added_to_a_number_is_no_share(text: str) -> None:
    assert [f for f in extract(text, published=DAY)["figures"] if f["share"]] == []
