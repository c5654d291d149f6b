"""Persons in custody have no name in what goes out, and nobody has one who is in no public role."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tansiq.exchange.persons import WITHHELD, names_of
from tansiq.exchange.stix import mint_for, stix_of_event
from tansiq.exchange.told import Teller
from tansiq.model import Actor, ChainLink, Claim, Event, Mention, Place, Reading, SourceChain
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings


def all_objects(settings: Settings, party: str) -> str:
    """Every object of a party's events as one text."""
    with open_view(settings, Reader(party)) as view:
        teller = Teller(view)
        told = [teller.tell(head.id) for head in view.list_events(EventQuery(limit=100)).events]
        assert told
        return json.dumps([stix_of_event(one, mint_for(view, one)) for one in told], ensure_ascii=False)


@pytest.mark.parametrize(
    "part", ["Karim", "Salman", "Darwish", "كريم", "سلمان", "درويش", "Samir", "Khaled Aziz", "Layla", "Nouri"]
)
@pytest.mark.parametrize("party", ["command", "ministry"])
def test_no_part_of_a_name_that_is_kept_back_stands_anywhere(people: Settings, party: str, part: str) -> None:
    assert part not in all_objects(people, party)


@pytest.mark.parametrize("part", ["Adnan Fawzi", "عدنان فوزي", WITHHELD, f"Iraqi police arrested {WITHHELD}"])
def test_who_speaks_for_the_police_is_named_and_words_say_where_a_name_was(people: Settings, part: str) -> None:
    assert part in all_objects(people, "ministry")


def reading_of(*actors: Actor) -> Reading:
    mentions = tuple(Mention((0, len(one.name)), one.name, one) for one in actors)
    return Reading("en", None, "", None, mentions=mentions)


NAMED = pytest.mark.parametrize(
    ("name", "slot", "kind", "shown"),
    [
        pytest.param("Amal Karam", "agent", "meeting", "Amal Karam", id="in a public role"),
        pytest.param("Amal Karam", "target", "arrest", None, id="in a public role, held"),
        pytest.param("أمل كرم", "target", "arrest", None, id="the same in Arabic"),
        pytest.param("Sami Nader", "victim", "attack", None, id="a private person"),
        pytest.param("سامي نادر", "perpetrator", "attack", None, id="a private person in Arabic"),
        pytest.param("an officer", "target", "abduction", "an officer", id="an office and no name"),
        pytest.param("fighters", "agent", "escape", "fighters", id="people without a name"),
        pytest.param("relatives", "target", "transfer", "relatives", id="unknown, plain words"),
        pytest.param("Zayd Omran", "target", "arrest", None, id="unknown, could be a name"),
        pytest.param("زيد عمران", "target", "arrest", None, id="unknown in Arabic, could be a name"),
        pytest.param("زيد", "target", "arrest", None, id="unknown in Arabic, one word of somebody held"),
        pytest.param("حراس", "victim", "attack", "حراس", id="unknown in Arabic, one word of somebody harmed"),
        pytest.param("Zayd Omran", "victim", "attack", None, id="harmed, could be a name"),
        pytest.param("Sina'a prison", "target", "attack", "Sina'a prison", id="a thing"),
    ],
)


@NAMED
def test_who_may_be_named_in_a_role(name: str, slot: str, kind: str, shown: str | None) -> None:
    names = names_of(
        reading_of(
            Actor("Amal Karam", "person", ("Amal Karam", "أمل كرم"), "minister"),
            Actor("Sami Nader", "person", ("Sami Nader", "سامي نادر")),
            Actor("an officer", "person", (), "an officer"),
            Actor("fighters", "group_of_people"),
        )
    )

    assert names.in_role(name, slot, [kind]) == shown


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        pytest.param(ChainLink("Amal Karam", "said", "person", (0, 1)), "Amal Karam", id="in a public role"),
        pytest.param(ChainLink("Sami Nader", "said", "person", (0, 1)), None, id="a private person"),
        pytest.param(ChainLink("Zayd Omran", "said", "person", (0, 1)), None, id="a person who is not known"),
        pytest.param(ChainLink("Haider al-Abadi", "said", "person", (0, 1)), "Haider al-Abadi", id="held an office"),
        pytest.param(ChainLink("حيدر العبادي", "said", "person", (0, 1)), "حيدر العبادي", id="the same in Arabic"),
        pytest.param(ChainLink("Reuters", "said", "outlet", (0, 1)), "Reuters", id="an outlet"),
    ],
)
def test_which_source_is_named(link: ChainLink, shown: str | None) -> None:
    names = names_of(
        reading_of(Actor("Amal Karam", "person", (), "minister"), Actor("Sami Nader", "person", ("Sami Nader",)))
    )

    assert names.of_source(link) == shown


def test_a_name_goes_out_of_words_also_where_arabic_writes_it_together_with_another() -> None:
    names = names_of(reading_of(Actor("سامي نادر", "person")))

    assert names.mask("وقال لسامي نادر إن") == f"وقال ل{WITHHELD} إن"


def told_of(*claims: Claim) -> Event:
    return Event((Claim("event", "attack.armed", ((0, 1),)), *claims), ((0, 1),))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("Zayd Omran", None, id="a name"),
        pytest.param("زيد عمران", None, id="a name in Arabic"),
        pytest.param("زيد", None, id="one word in Arabic"),
        pytest.param("gunmen", "gunmen", id="plain words"),
        pytest.param("Islamic State", "Islamic State", id="a known body"),
        pytest.param("تنظيم الدولة الإسلامية", "تنظيم الدولة الإسلامية", id="a known body in Arabic"),
        pytest.param("Haider al-Abadi", "Haider al-Abadi", id="who held an office"),
    ],
)
def test_of_claims_released_alone_only_what_is_sure_is_named(name: str, shown: str | None) -> None:
    names = names_of(None, [told_of(Claim("perpetrator", name, ((0, 1),)))])

    assert names.in_role(name, "perpetrator", ["attack"]) == shown
    assert (name in names.mask(f"and {name} did it")) == (shown is not None)


@pytest.mark.parametrize("name", [pytest.param("Zayd Omran", id="en"), pytest.param("زيد عمران", id="ar")])
def test_a_source_that_is_not_named_is_not_in_words_either(name: str) -> None:
    chain = SourceChain((ChainLink(name, "said", "person", (0, 1)),))
    event = told_of(Claim("place", Place("Hit"), ((0, 1),), chain))
    names = names_of(Reading("en", None, "", None, events=(event,)))

    assert names.mask(f"{name} told us of Hit") == f"{WITHHELD} told us of Hit"


def test_held_in_one_report_is_kept_back_in_all_of_the_event() -> None:
    public = names_of(reading_of(Actor("Amal Karam", "person", (), "minister")))
    arrest = Event((Claim("event", "arrest", ((0, 1),)), Claim("target", "Amal Karam", ((0, 1),))), ((0, 1),))
    held = names_of(replace(reading_of(Actor("Amal Karam", "person", (), "minister")), events=(arrest,)))

    assert public.in_role("Amal Karam", "agent", ["meeting"]) == "Amal Karam"
    assert (public | held).in_role("Amal Karam", "agent", ["meeting"]) is None
    assert "Karam" not in (public | held).mask("Minister Karam came")
