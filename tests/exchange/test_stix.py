"""Events as STIX 2.1: what stix2-validator refuses in strict mode is never made, and ids are the reader's alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from stix2validator import ValidationOptions, validate_instance

from tansiq import desk
from tansiq.exchange.stix import (
    EXTENSION_ID,
    Minting,
    bundle_of,
    collect,
    definitions,
    load_schema,
    mint_for,
    stix_of_event,
    stix_time,
)
from tansiq.exchange.stix.marking import TLP_IDS
from tansiq.exchange.told import Teller, ToldEvent
from tansiq.knowledge.keys import is_arabic
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, View, open_view
from tansiq.settings import Settings
from tests.release.conftest import Node

STRICT = ValidationOptions(version="2.1", strict=True, strict_types=True, strict_properties=True)
READERS = [Reader("joint-command"), Reader("ministry"), Reader("liaison"), Reader("ministry", "duty-officer")]
SCHEMA = Draft202012Validator(load_schema())
Json = dict[str, Any]


def told_by(view: View) -> Iterator[ToldEvent]:
    teller = Teller(view)
    for head in view.list_events(EventQuery(limit=1000)).events:
        yield teller.tell(head.id)


def objects_of(settings: Settings, reader: Reader) -> list[Json]:
    with open_view(settings, reader) as view:
        return list(collect(one for told in told_by(view) for one in stix_of_event(told, mint_for(view, told))))


def of_type(objects: list[Json], kind: str) -> list[Json]:
    return [one for one in objects if one["type"] == kind]


def extension(incident: Json) -> Json:
    found: Json = incident["extensions"][EXTENSION_ID]
    return found


@pytest.fixture(scope="session")
def by_reader(samples: Settings) -> dict[str, list[Json]]:
    """Every object of the demo, by reader."""
    return {f"{one.party}:{one.user}": objects_of(samples, one) for one in READERS}


def test_every_object_of_the_demo_passes_the_validator_in_strict_mode(by_reader: dict[str, list[Json]]) -> None:
    for objects in by_reader.values():
        assert len(of_type(objects, "incident")) > 50
        for one in objects:
            # As they are written: what json makes of it.
            result = validate_instance(json.loads(json.dumps(one)), STRICT)
            assert result.is_valid, (one["type"], [str(error) for error in result.errors])


def test_every_kind_of_object_is_among_them(by_reader: dict[str, list[Json]]) -> None:
    found = {one["type"] for objects in by_reader.values() for one in objects}

    assert found >= {
        "extension-definition", "identity", "incident", "language-content", "location", "marking-definition", "opinion",
        "relationship", "report",
    }  # fmt: skip


def test_the_extension_is_what_its_schema_says(by_reader: dict[str, list[Json]]) -> None:
    Draft202012Validator.check_schema(load_schema())
    for objects in by_reader.values():
        for one in of_type(objects, "incident"):
            assert [error.message for error in SCHEMA.iter_errors(extension(one))] == []


def test_the_schema_refuses_what_is_not_written_down() -> None:
    good = {"extension_type": "property-extension", "event_type": "arrest", "status": "occurred",
            "independent_sources": 1, "tellings": [{"telling": "0" * 64, "claims": [
                {"slot": "event", "name": "arrest", "status": "occurred", "read_by": "rules"}]}]}  # fmt: skip
    assert SCHEMA.is_valid(good)
    assert not SCHEMA.is_valid(good | {"members": ["ministry"]})
    assert not SCHEMA.is_valid(good | {"status": "accused"})
    assert not SCHEMA.is_valid(good | {"tolls": {"killed": {"max": 3}}})


def test_no_two_readers_share_an_id_but_what_is_the_same_for_everybody(by_reader: dict[str, list[Json]]) -> None:
    public = {*TLP_IDS.values(), *(one["id"] for one in definitions())}
    parties = [name for name in by_reader if name.endswith(":")]
    for name in parties:
        others = {one["id"] for other in parties if other != name for one in by_reader[other]}
        assert not ({one["id"] for one in by_reader[name]} & others) - public


def test_nothing_is_created_by_a_partner(by_reader: dict[str, list[Json]]) -> None:
    for objects in by_reader.values():
        assert {one["type"] for one in objects if "created_by_ref" in one} == {"extension-definition"}


def test_relationships_lead_to_what_is_there(by_reader: dict[str, list[Json]]) -> None:
    for objects in by_reader.values():
        there = {one["id"] for one in objects}
        for one in of_type(objects, "relationship"):
            assert {one["source_ref"], one["target_ref"]} <= there
        for one in (*of_type(objects, "report"), *of_type(objects, "opinion"), *of_type(objects, "note")):
            assert set(one["object_refs"]) <= there
        for one in of_type(objects, "language-content"):
            assert one["object_ref"] in there


def test_the_same_view_gives_the_same_bytes(samples: Settings) -> None:
    def once() -> str:
        with open_view(samples, Reader("ministry")) as view:
            objects = [one for told in told_by(view) for one in stix_of_event(told, mint_for(view, told))]
            return json.dumps(bundle_of(objects, view), ensure_ascii=False)

    assert once() == once()


def test_times_are_the_caller_s(samples: Settings) -> None:
    with open_view(samples, Reader("liaison")) as view:
        told = next(told_by(view))
        later = mint_for(view, told, modified="2030-01-01T00:00:00+02:00")
        made = stix_of_event(told, later)
    incident = of_type(list(made), "incident")[0]
    assert incident["modified"] == "2029-12-31T22:00:00.000Z"
    assert incident["created"] == stix_time(told.first_seen)
    assert of_type(list(made), "language-content")[0]["object_modified"] == incident["modified"]


def test_both_languages_stand_in_their_own_script(node: Node) -> None:
    objects = objects_of(node.settings, Reader("command"))
    names = {one["name"] for one in of_type(objects, "incident")}
    arabic = {one["contents"]["ar"]["name"] for one in of_type(objects, "language-content")}

    assert "Shelling, Raqqa, 2022-01-20" in names
    assert "قصف مدفعي أو صاروخي، الرقة، 2022-01-20" in arabic


def test_tolls_stay_ranges_and_differing_tellings_make_them_wide(linked: Node) -> None:
    objects = objects_of(linked.settings, Reader("command"))
    tolls = [extension(one).get("tolls") for one in of_type(objects, "incident")]

    assert {"killed": {"min": 3, "max": 4}} in tolls
    told = next(extension(one) for one in of_type(objects, "incident") if len(extension(one)["tellings"]) == 2)
    assert {one["report"]["entry"] for one in told["tellings"]} == {linked.english, linked.arabic}


def test_a_label_and_a_statement_of_the_terms_stand_on_all_that_was_released(node: Node) -> None:
    node.release(node.english, Audience("party", ("liaison",)), tlp="AMBER")
    node.release(node.english, Audience("party", ("liaison",)), tlp="GREEN")
    objects = objects_of(node.settings, Reader("liaison"))
    (said,) = [one["definition"]["statement"] for one in of_type(objects, "marking-definition") if "definition" in one]

    for one in objects:
        if one["type"] not in ("marking-definition", "extension-definition") and one.get("name") != "tansiq":
            assert TLP_IDS["AMBER"] in one["object_marking_refs"]
            assert TLP_IDS["GREEN"] not in one["object_marking_refs"]
            assert len(one["object_marking_refs"]) == 2
    assert said == "Released by command: TLP:AMBER, onward to nobody. Released by command: TLP:GREEN, onward to nobody."


def test_of_one_s_own_events_nothing_is_marked(node: Node) -> None:
    node.release(node.english, Audience("party", ("liaison",)), tlp="AMBER")

    assert not of_type(objects_of(node.settings, Reader("command")), "marking-definition")


def test_a_judgement_apart_is_a_note_of_both_sides(linked: Node) -> None:
    with open_view(linked.settings, Reader("command")) as view:
        (head,) = view.list_events(EventQuery(type="attack")).events
        telling = view.get_event(head.id).tellings[1].telling
    desk.judge_apart(linked.settings, head.id, telling, reason="ليسا حدثاً واحداً", party="command")
    one, other = of_type(objects_of(linked.settings, Reader("command")), "note")

    assert one["content"] == other["content"] == "ليسا حدثاً واحداً"
    assert one["authors"] == ["command"]
    assert one["object_refs"] != other["object_refs"]


def test_a_denial_is_an_opinion_in_both_languages(by_reader: dict[str, list[Json]]) -> None:
    opinions = of_type(by_reader["joint-command:"], "opinion")

    assert any(one["opinion"] == "strongly-disagree" for one in opinions)
    assert any("(denied)" in one["explanation"] for one in opinions)
    assert any(is_arabic(one["explanation"].partition("“")[2]) for one in opinions)


def test_what_events_share_takes_the_strictest_label() -> None:
    first = "2026-01-01T00:00:00.000Z"
    base = Minting(lambda kind, *parts: f"{kind}--{'-'.join(parts)}", first, first)
    shared = base.base("location", "x")
    green = shared | {"object_marking_refs": [TLP_IDS["GREEN"], "a"]}
    amber = shared | {"object_marking_refs": [TLP_IDS["AMBER"], "b"], "modified": "2026-01-02T00:00:00.000Z"}

    for pair in ((green, amber), (amber, green)):
        (one,) = collect(pair)
        assert one["object_marking_refs"] == [TLP_IDS["AMBER"], "a", "b"]
        assert (one["created"], one["modified"]) == (first, "2026-01-02T00:00:00.000Z")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        pytest.param("2026-01-05T12:00:00Z", "2026-01-05T12:00:00.000Z", id="seconds"),
        pytest.param("2026-01-05T12:00:00.123456+00:00", "2026-01-05T12:00:00.123Z", id="microseconds"),
        pytest.param("2026-01-05T01:30:00+03:00", "2026-01-04T22:30:00.000Z", id="another zone"),
        pytest.param("2026-01-05", "2026-01-05T00:00:00.000Z", id="a day"),
    ],
)
def test_times_have_one_form(given: str, written: str) -> None:
    assert stix_time(given) == written
