"""Later sentences that mean the deed told before, what it wrecked, and what tells of no deed at all."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

PUBLISHED = "2022-01-25"
DEEDS = ("attack", "abduction", "robbery", "property_destruction")


def _deeds(text: str) -> list[tuple[str, str, dict[str, list[str]]]]:
    events = extract(text, published=PUBLISHED)["events"]
    return [(e["type"], e["status"], e["roles"]) for e in events if e["type"].startswith(DEEDS)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot Colonel Juan Garcia in Lima on Monday. The officer was shot several times.",
        "Armed men kidnapped three engineers in Lima on Monday. The persons who kidnapped the men wore masks.",
        "Rebels attacked Vice President Juan Garcia in Lima on Monday. He was on his way home when he was attacked.",
        "Two men threw an explosive device at a police post in Lima on Monday. The guards ran before it exploded.",
        "أطلق مسلحون النار على العقيد علي حسن في بغداد يوم الإثنين. وقتل الضابط على الفور.",
    ],
)
def test_whoever_is_known_was_struck_once(text: str) -> None:
    assert len(_deeds(text)) == 1


def test_a_day_of_its_own_is_another_deed() -> None:
    text = "Gunmen shot Colonel Juan Garcia in Lima on Monday. The officer was attacked on 4 January."
    assert len(_deeds(text)) == 2


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A bomb exploded in Lima on Monday, destroying windows and water pipes.", ["water pipes"]),
        ("A bomb exploded near a bank in Lima on Monday. Two houses were damaged.", ["bank", "houses"]),
        ("انفجرت قنبلة في بغداد يوم الإثنين ما أدى إلى تدمير منزلين.", ["منزلين"]),
        ("انفجرت قنبلة في بغداد يوم الإثنين. ودمرت ثلاث سيارات.", ["سيارات"]),
    ],
)
def test_what_a_bomb_wrecked_was_struck_by_it(text: str, targets: list[str]) -> None:
    assert [(kind, roles.get("target")) for kind, _, roles in _deeds(text)] == [("attack.bombing", targets)]


def test_wreckers_have_a_deed_of_their_own() -> None:
    text = "A bomb exploded in Lima on Monday. Rebels destroyed two bridges in Cali."
    assert [kind for kind, _, _ in _deeds(text)] == ["attack.bombing", "property_destruction"]


@pytest.mark.parametrize(
    "text",
    [
        "Demonstrators burned eight flags in Lima on Monday.",
        "If the demands are not met, we will bomb the station in Lima.",
        "Four men had been hanging around the bus in Lima on Monday.",
        "The rebels said 393 soldiers were killed in more than 600 clashes.",
        "Many soldiers have been killed.",
        "He was accused of encouraging the kidnapping of businessmen.",
        "Some of the documents were seized in Lima on Monday.",
        "The government and the FARC have held two rounds of talks in Lima.",
        "Police found weapons and stolen vehicles in Lima.",
        "The seriously injured seamen were out of danger in Lima on Monday.",
        "He has been charged with murder.",
        "A judge conducted an inquiry into arson in Lima in 1986.",
        "They called it an attack on freedom.",
        "The minister wants to kill this summit.",
        "Many boxcars are being held up at the border.",
        "We are leaving because otherwise we will be killed in Lima.",
    ],
)
def test_what_is_no_deed(text: str) -> None:
    assert _deeds(text) == []


@pytest.mark.parametrize(
    ("text", "status", "doers"),
    [
        ("Police spoke of a plot to kill the presidential candidates.", "planned", None),
        ("Police foiled a plot to bomb a power station in Lima.", "attempted", None),
        ("Rebels burned a bus in Lima on Monday.", "occurred", ["Rebels"]),
    ],
)
def test_whose_plan_it_is(text: str, status: str, doers: list[str] | None) -> None:
    [(_, found, roles)] = _deeds(text)
    assert (found, roles.get("perpetrator")) == (status, doers)
    assert "Police" not in roles.get("perpetrator_org", [])


def test_members_of_an_air_force_on_foot_fly_no_strike() -> None:
    [(kind, _, roles)] = _deeds("An air force member fired at two photographers in Lima on Monday.")
    assert (kind, roles["perpetrator"]) == ("attack.armed", ["air force member"])


@pytest.mark.parametrize(
    "text",
    [
        "A guard was hurt by shattered glass when a bomb exploded in Lima on Monday.",
        "Two men were killed in Lima on Monday by a fuse system.",
    ],
)
def test_what_did_no_deed_is_no_perpetrator(text: str) -> None:
    assert all("perpetrator" not in roles for _, _, roles in _deeds(text))


@pytest.mark.parametrize(
    ("told", "victims"),
    [
        ("The victims were identified as Juan Garcia and a guard.", ["Juan Garcia", "guard"]),
        ("Among the dead was Colonel Juan Garcia.", ["Juan Garcia"]),
        ("One of the wounded is Maria Lopez, a trader from Cali.", ["Maria Lopez"]),
        ("The mayor is Maria Lopez, a trader from Cali.", []),
    ],
)
def test_victims_are_named_later(told: str, victims: list[str]) -> None:
    [(_, _, roles)] = _deeds(f"A bomb exploded in a market in Lima on Monday, killing three people. {told}")
    assert roles["victim"] == ["people", *victims]


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("Guerrillas blew up a stretch of the pipeline in Cali.", "target", ["pipeline"]),
        ("Rebels used explosives to blow up 20 metres of pipeline near Lima.", "target", ["pipeline"]),
        ("Suspected rebels burned a bus in Cali on Monday.", "perpetrator", ["rebels"]),
    ],
)
def test_what_a_measure_or_a_doubt_stands_before(text: str, role: str, names: list[str]) -> None:
    assert [roles.get(role) for _, _, roles in _deeds(text)] == [names]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A bomb exploded at the residence of Juan Garcia in Lima on Monday.", ["residence of Juan Garcia"]),
        ("Rebels attacked the headquarters of the Liberal Party on Monday.", ["headquarters of the Liberal Party"]),
        (
            "Bombs exploded at the house of a judge and the offices of a lawyer in Lima on Monday.",
            ["house of a judge", "offices of a lawyer"],
        ),
    ],
)
def test_a_building_is_named_with_whose_it_is(text: str, targets: list[str]) -> None:
    assert [roles.get("target") for _, _, roles in _deeds(text)] == [targets]


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        (
            "An attack against the pipeline, which caused a fire, was carried out by rebels on Monday.",
            "perpetrator",
            ["rebels"],
        ),
        ("FARC urban commands attacked the barracks in Cali on Monday.", "perpetrator_org", ["FARC"]),
        ("A bomb exploded in Cali on Monday. The attack was the work of the FARC.", "perpetrator_org", ["FARC"]),
        ("A bomb exploded in Cali on Monday. The FARC accepted responsibility.", "perpetrator_org", ["FARC"]),
    ],
)
def test_who_did_it(text: str, role: str, names: list[str]) -> None:
    assert [roles.get(role) for _, _, roles in _deeds(text)] == [names]
