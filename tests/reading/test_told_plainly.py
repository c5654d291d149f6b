"""Plain sentences of news: one deed told in the many ways that English has for it."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2024-05-14"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # A clause behind the deed tells of it too, and what follows goes on with the deed.
        (
            "The raid, which began at dawn, was carried out by four gunmen.",
            {"type": "attack.armed", "perpetrator": ["gunmen"]},
        ),
        (
            "The attack, which lasted an hour, was carried out by four gunmen.",
            {"type": "attack.armed", "perpetrator": ["gunmen"]},
        ),
        (
            "The assault that took place at noon was carried out by four gunmen.",
            {"type": "attack.armed", "perpetrator": ["gunmen"]},
        ),
        # Who is left how.
        ("Residents told of two blasts that left at least six people injured.", {"injured": [6, None]}),
        (
            "The explosion left one driver wounded and caused serious damage to the depot.",
            {"type": "attack.bombing", "victim": ["driver"], "injured": [1, 1], "perpetrator": None},
        ),
        # A number begins anew behind a noun.
        ("As a result of the blast 30 people were hurt.", {"victim": ["people"], "injured": [30, 30]}),
        ("The mine was set off by remote control some 200 metres from the depot.", {"perpetrator": None}),
        # Words that are verbs by their form only.
        (
            "The insurgents fired M-60 machineguns at an army patrol near Mopti.",
            {"perpetrator": ["insurgents"], "weapon": ["M-60 machineguns"], "target": ["army patrol"]},
        ),
        ("The clerk was killed by arms smuggling gangs in Tabriz.", {"perpetrator": ["arms smuggling gangs"]}),
        # By whom.
        (
            "Three guards were killed at the hands of rebels in Mopti.",
            {"perpetrator": ["rebels"], "killed": [3, 3]},
        ),
        ("Some 80 kg of dynamite exploded in a market in Mopti, killing a trader.", {"perpetrator": None}),
        ("French warplanes hit an arms depot near Mopti on Monday.", {"type": "attack.airstrike"}),
        ("The rebels hit an army convoy near Mopti on Monday.", {"type": "attack.armed", "target": ["army convoy"]}),
        # When, before whom.
        (
            "The murder on Sunday of a judge in Mopti was claimed by the Taliban.",
            {"victim": ["judge"], "perpetrator_org": ["Taliban"], "from": "2024-05-12"},
        ),
        ("The killing last week of two nurses in Mopti was claimed by the Taliban.", {"victim": ["nurses"]}),
        # What breaks out, what is sparked.
        (
            "Heavy fighting broke out between the army and rebels near Mopti.",
            {"type": "clash", "participant": ["army", "rebels"]},
        ),
        ("The decree sparked protests in several towns.", {"type": "protest.peaceful"}),
        ("The two ministers discussed trade in Muscat.", {"type": "meeting", "participant": ["ministers"]}),
        ("Two warlords were added to the UN sanctions list on Sunday.", {"type": "order", "target": ["warlords"]}),
        (
            "The crossing between Chad and Sudan was reopened on Monday.",
            {"type": "order", "target": ["crossing"]},
        ),
        # Inmates escape, however many.
        ("More than 5,000 inmates escaped from the prison in Goma.", {"type": "escape", "escaped": [5001, None]}),
        ("Dozens of prisoners fled from Goma on Sunday.", {"type": "escape", "agent": ["prisoners"]}),
        (
            "Chad and Sudan exchanged 40 prisoners of war on Sunday.",
            {"type": "release", "target": ["prisoners of war"], "freed": [40, 40]},
        ),
        # A group by its two letters, what was fired, who handed whom to whom.
        (
            "IS militants attacked a prison in Hasakah on Sunday night.",
            {"type": "attack.prison", "perpetrator_org": ["IS"]},
        ),
        (
            "Rockets were fired at a base in western Iraq.",
            {"type": "attack.shelling", "weapon": ["Rockets"], "target": ["base"]},
        ),
        (
            "Baghdad handed over 20 Yemeni citizens to the Red Cross.",
            {"type": "transfer", "agent": ["Baghdad"], "transferred": [20, 20]},
        ),
        (
            "The SDF handed over 90 Iraqi ISIS fighters to Baghdad on Sunday.",
            {"type": "transfer", "target": ["Iraqi ISIS fighters"], "transferred": [90, 90]},
        ),
        ("A convoy of 70 families left al-Hol camp for Iraq on Sunday.", {"type": "transfer"}),
        ("The army regained full control of the prison.", {"type": "territory.government", "target": ["prison"]}),
        ("The toll from the earthquake in Bam has climbed above 900.", {"killed": [901, None]}),
    ],
)
def test_of_a_plain_sentence(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "Reporters are no longer systematically murdered in the province.",
        "The rebels are no longer attacking convoys.",
    ],
)
def test_what_no_longer_is_done(text: str) -> None:
    assert not [e for e in extract(text, published=PUBLISHED)["events"] if e["type"].startswith("attack")]


def test_army_that_no_longer_holds_a_town() -> None:
    events = extract("The army no longer controls the town of Gao.", published=PUBLISHED)["events"]
    assert not [e for e in events if e["type"].startswith("territory") and e["status"] == "occurred"]


def test_who_is_accused_of_a_part_in_a_deed() -> None:
    events = extract("A colonel accused his superiors of a role in the massacre of five nuns.", published=PUBLISHED)
    (deed,) = [e for e in events["events"] if e["type"] == "attack.armed"]
    assert deed["roles"]["perpetrator"] == ["superiors"]


def test_verb_in_small_letters_is_no_group() -> None:
    (event,) = extract("The man is held in Mosul after he was arrested on Sunday.", published=PUBLISHED)["events"]
    assert event["type"] == "arrest"
    assert "agent" not in event["roles"]


def test_which_one_it_was_this_month_is_the_one_told() -> None:
    text = "A car bomb killed nine people in Goma on Monday. The bombing was the third in the city this month."
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert (event["type"], event["from"], event["casualties"]) == (
        "attack.car_bomb",
        "2024-05-13",
        {"killed": [9, 9]},
    )


def test_headline_of_a_foiled_attack() -> None:
    (event,) = extract("Army foils attack on Goma checkpoint", published=PUBLISHED)["events"]
    assert event["status"] == "attempted"


def test_town_that_falls_is_the_one_named_before() -> None:
    text = "Rebels captured the town of Goma in January. The army recaptured the town on Monday."
    events = extract(text, published=PUBLISHED)["events"]
    assert [[place["name"] for place in event["places"]] for event in events] == [["Goma"], ["Goma"]]


def test_fighters_who_get_out_escape() -> None:
    events = extract("The raid led to the escape of an unknown number of terrorists.", published=PUBLISHED)["events"]
    assert "escape" in [event["type"] for event in events]
