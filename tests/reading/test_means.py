"""An attack and the bomb that was its means; titles behind names; who did it, told apart; sums that are no event."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

PUBLISHED = "2022-01-25"
DEEDS = ("attack", "abduction", "clash")


def _deeds(text: str) -> list[tuple[str, dict[str, list[str]]]]:
    events = extract(text, published=PUBLISHED)["events"]
    return [(e["type"], e["roles"]) for e in events if e["type"].startswith(DEEDS)]


def _killed(text: str) -> list[list[int | None]]:
    events = extract(text, published=PUBLISHED)["events"]
    return [e["casualties"]["killed"] for e in events if "killed" in e["casualties"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There was a terrorist attack at the market today. A bomb was thrown at a shop.", "attack.bombing"),
        ("Rebels attacked nobody. An attack on the newspaper shook Lima. A truck bomb exploded.", "attack.car_bomb"),
        (
            "The pipeline suffered an attack on Monday. The attack occurred when two men set off a bomb.",
            "attack.bombing",
        ),
    ],
)
def test_a_bomb_told_next_is_the_means_of_the_attack(text: str, kind: str) -> None:
    assert [k for k, _ in _deeds(text) if k.startswith("attack")][-1:] == [kind]
    assert len([k for k, _ in _deeds(text) if k in ("attack.armed", kind)]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "There was an attack on a market in Lima on Monday. A bomb was thrown at a shop in Cali on Sunday.",
        "Several attacks on markets were reported on Monday. A bomb was thrown at a shop on Sunday.",
        "وقع هجوم على سوق في بغداد يوم الإثنين. وانفجرت قنبلة في البصرة يوم الأحد.",
    ],
)
def test_elsewhere_or_of_many_it_is_another(text: str) -> None:
    assert "attack.bombing" in [k for k, _ in _deeds(text)]
    assert len(_deeds(text)) == 2


@pytest.mark.parametrize(
    ("text", "victims", "killed"),
    [
        ("Gunmen killed Pablo Gomez, president of the company, and two guards.", ["Pablo Gomez", "guards"], [3, 3]),
        ("gunmen killed pablo gomez, president of the company and mayor of lima.", ["pablo gomez"], [1, 1]),
        ("Gunmen killed Pablo Gomez, the mayor, a judge and two guards.", ["Pablo Gomez", "judge", "guards"], [4, 4]),
        ("Gunmen killed the president, the mayor and a judge.", ["president", "mayor", "judge"], [3, 3]),
        ("Soldiers killed a priest, his cook, and the cook's son.", ["priest", "cook", "cook's son"], [3, 3]),
        ("قتل مسلحون المدير واثنين من الحراس.", ["المدير", "الحراس"], [3, 3]),
    ],
)
def test_a_title_behind_a_name_is_no_second_person(text: str, victims: list[str], killed: list[int]) -> None:
    assert [roles.get("victim") for _, roles in _deeds(text)] == [victims]
    assert _killed(text) == [killed]


def test_of_belongs_to_the_noun_before_it() -> None:
    assert _deeds("The assassination of the minister of the presidency was condemned.") == [
        ("attack.assassination", {"victim": ["minister"]})
    ]
    assert [roles for _, roles in _deeds("The murder in Basra of a judge was condemned.")] == [{"victim": ["judge"]}]


@pytest.mark.parametrize(
    ("text", "argument", "name"),
    [
        ("The murder of the judge and his guards perpetrated by rebels was condemned.", "perpetrator", "rebels"),
        ('The party accused the army of "murdering" its leader.', "perpetrator_org", "army"),
        ("Two farmers were abducted and later murdered by the rebels.", "perpetrator", "rebels"),
        ("The so-called rebels attacked a school in Lima on Monday.", "perpetrator", "rebels"),
        ("A truck bomb exploded inside a hotel next to the bank.", "target", "hotel"),
        ("The first bomb exploded in a bank.", "weapon", "bomb"),
        ("rebels killed businessman naim isaias on monday.", "victim", "naim isaias"),
        (
            "Carlos Vega, mayor of Achi, in the northern province, who was kidnapped, was found.",
            "victim",
            "Carlos Vega",
        ),
    ],
)
def test_who_and_what_are_read_beside_it(text: str, argument: str, name: str) -> None:
    deeds = _deeds(text)
    assert deeds
    assert all(roles.get(argument) == [name] for _, roles in deeds)


@pytest.mark.parametrize(
    "text",
    [
        "Since the party was founded, 500 of its members have been murdered.",
        "Some 1,500 people were killed in clashes between the army and rebels in 1988.",
        "Two men had maps for carrying out attacks.",
        "The authorities took measures to prevent judges from being murdered.",
        "The speech struck a chord with voters in Lima.",
        "Photographs of the murder were shown to reporters, without details of any attack.",
        "بلغ عدد الهجمات 42 هجوما في عام 2021.",
    ],
)
def test_sums_figures_of_speech_and_what_was_prevented_are_no_event(text: str) -> None:
    assert _deeds(text) == []


def test_a_murder_that_shook_a_country_did_not_hit_it() -> None:
    assert [roles for _, roles in _deeds("The murder of Judge Ana Ruiz shook the country.")] == [
        {"victim": ["Ana Ruiz"]}
    ]


def test_parts_and_measures_give_what_they_are_of() -> None:
    (deed,) = _deeds("Two men set off 5 kg of dynamite. The explosion destroyed a section of the pipeline.")
    assert deed[1]["weapon"] == ["dynamite"]
    assert deed[1]["target"] == ["pipeline"]
