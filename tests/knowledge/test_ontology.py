"""The event types are the contract's, named in both languages and by standard names, with roles that exist."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tansiq.knowledge.loader import load_table
from tansiq.knowledge.ontology import EVENT_TYPES, EventType, find_role, roles_for
from tansiq.model import ROLE_SLOTS
from tests.reading.outputs import ROLES_OF

CODES = """
attack.armed attack.ambush attack.bombing attack.car_bomb attack.suicide_bomb attack.ied attack.shelling
attack.airstrike attack.grenade attack.chemical attack.arson attack.assassination attack.prison attack.sexual
attack.mob clash abduction threat robbery escape infiltration arrest release transfer displacement operation
deployment cordon surveillance seizure territory.government territory.nonstate territory.transfer base construction
meeting call message agreement ceasefire cooperation statement pledge request accusation order group_change
protest.peaceful protest.intervention protest.force riot.demonstration riot.mob property_destruction work_stoppage
hazard.natural hazard.man_made crime.organised
"""
ACLED = {
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Peaceful protest",
    "Protest with intervention", "Excessive force against protesters", "Violent demonstration", "Mob violence",
    "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance",
    "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip
"""The 25 sub-event names of ACLED's codebook."""

PLOVER = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "",
    "AID": "", "RETREAT": "withdraw release disarm ceasefire access resign", "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet", "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue", "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
               "heavy-weapons crowd-control unconventional",
}  # fmt: skip
"""Categories of PLOVER 0.8 and their modes."""

TYPES = [pytest.param(one, id=one.code) for one in EVENT_TYPES.values()]


def test_codes_are_those_of_the_contract_in_its_order() -> None:
    assert list(EVENT_TYPES) == CODES.split()


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_name_in_its_own_script(kind: EventType) -> None:
    assert re.fullmatch(r"[A-Z][A-Za-z ,()-]+", kind.label_en)
    assert re.fullmatch(r"[\u0621-\u064a ]+", kind.label_ar)


@pytest.mark.parametrize("label", ["label_en", "label_ar"])
def test_names_tell_types_apart(label: str) -> None:
    assert len({getattr(one, label) for one in EVENT_TYPES.values()}) == len(EVENT_TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_standard_names_exist_in_their_standards(kind: EventType) -> None:
    assert kind.acled is None or kind.acled in ACLED
    if kind.plover is not None:
        category, _, mode = kind.plover.partition("/")
        assert mode in ["", *PLOVER[category].split()]


def test_every_acled_name_has_a_type() -> None:
    assert ACLED - {one.acled for one in EVENT_TYPES.values()} == set()


@pytest.mark.parametrize("kind", TYPES)
def test_frames_give_only_roles_that_the_type_has(kind: EventType) -> None:
    families: dict[str, Any] = load_table("ontology")["families"]
    given = {role for by_sort in families[kind.family].values() for role in by_sort.values()}
    assert given - set(ROLE_SLOTS) == set()
    # A family serves several types: a clash has no mediator, a ceasefire has.
    assert given - ROLES_OF[kind.code.split(".")[0]] - {"facility", "means", "topic", "mediator"} == set()


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_says_who_or_what(kind: EventType) -> None:
    found = {find_role(kind.code, argument, sort) for argument in ("doer", "undergoer") for sort in ("people", "thing")}
    assert found - {None} != set()


@pytest.mark.parametrize(
    ("code", "argument", "sort", "role"),
    [
        pytest.param("attack.armed", "doer", "people", "perpetrator", id="doers-as-persons"),
        pytest.param("attack.armed", "doer", "organisation", "perpetrator_org", id="doer-as-body"),
        pytest.param("attack.armed", "undergoer", "people", "victim", id="persons-harmed"),
        pytest.param("attack.armed", "undergoer", "organisation", "target", id="body-hit"),
        pytest.param("attack.armed", "undergoer", "thing", "target", id="building-hit"),
        pytest.param("attack.armed", "instrument", "thing", "weapon", id="weapon"),
        pytest.param("clash", "doer", "organisation", "participant", id="clash-first"),
        pytest.param("clash", "partner", "people", "participant", id="clash-second"),
        pytest.param("arrest", "undergoer", "people", "target", id="arrested"),
        pytest.param("escape", "doer", "people", "agent", id="who-got-out"),
        pytest.param("escape", "source", "thing", "facility", id="from-where"),
        pytest.param("infiltration", "goal", "place", "destination", id="crossed-into"),
        pytest.param("message", "doer", "people", "sender", id="sender"),
        pytest.param("accusation", "undergoer", "organisation", "target", id="accused"),
        pytest.param("hazard.natural", "doer", "people", None, id="a-flood-has-no-doer"),
        pytest.param("escape", "instrument", "thing", None, id="no-weapon-of-an-escape"),
    ],
)
def test_roles_follow_type_argument_and_sort(code: str, argument: str, sort: str, role: str | None) -> None:
    assert find_role(code, argument, sort) == role


@pytest.mark.parametrize(
    ("code", "sort", "roles"),
    [
        pytest.param("attack.armed", "organisation", {"perpetrator_org", "target", "weapon", "topic"}, id="body"),
        pytest.param("attack.armed", "people", {"perpetrator", "victim", "target", "weapon", "topic"}, id="people"),
        pytest.param("escape", "people", {"agent", "facility"}, id="no-weapon-of-an-escape"),
    ],
)
def test_every_role_that_a_sort_of_thing_may_have(code: str, sort: str, roles: set[str]) -> None:
    assert roles_for(code, sort) == roles
