"""All that is read keeps to the contract: every sample and labelled sentence, key by key and span by span."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, Event
from tests.reading.outputs import ROLES_OF, Extract, Output, extract, load_schema, read_all, validator

Claims = list[dict[str, Any]]
DOCS = Path(__file__).parent.parent.parent / "docs" / "contract.md"

LINE_KEYS = {
    "id", "language", "published", "title", "text", "anchor", "mentions", "events", "figures", "relations",
}  # fmt: skip
EVENT_KEYS = {
    "type", "acled", "plover", "status", "from", "to", "precision", "place", "places", "roles", "casualties",
    "casualties_by", "sources", "claims", "items", "planned", "part_of", "because", "spans", "confidence",
}  # fmt: skip
CLAIM_KEYS = {"slot", "value", "status", "chain", "said", "spans", "by"}
MENTION_KEYS = {
    "place": {"name", "names", "lat", "lon", "country", "admin1", "geonames_id", "path", "radius_km", "demonym"},
    "time": {"from", "to", "precision"},
    "actor": {"name", "names", "actor_type", "role"},
    "quantity": {"value", "of"},
}
FIGURE_KEYS = {"what", "value", "of_total", "share", "status", "from", "to", "place", "sources", "spans"}
RELATION_KEYS = {"kind", "subject", "object", "from", "to", "sources", "spans"}


def every_event() -> Iterator[tuple[str, Output, Output]]:
    """(where, output, event) of all that is read."""
    for name, output in read_all():
        for number, event in enumerate(output["events"]):
            yield f"{name} event {number} ({event['type']})", output, event


def every_span(output: Output) -> Iterator[tuple[str, list[int]]]:
    """(of what, span) of one line of output."""
    for part in ("events", "figures", "relations"):
        for number, one in enumerate(output[part]):
            yield from ((f"{part} {number}", span) for span in one["spans"])
    for number, event in enumerate(output["events"]):
        for claim in event["claims"]:
            yield from ((f"event {number} claim {claim['slot']}", span) for span in claim["spans"])
            yield from ((f"event {number} teller {link['name']}", link["span"]) for link in claim["chain"])
    for mention in output["mentions"]:
        yield f"mention {mention['text']!r}", [mention["start"], mention["end"]]


def slot(event: Output, name: str) -> Claims:
    return [claim for claim in event["claims"] if claim["slot"] == name]


def words(text: str) -> str:
    """Words with single blanks between them: a name may be broken over lines."""
    return " ".join(text.split())


def has_words(text: str, name: str) -> bool:
    """Whether a name stands in a text; "to the army" is written للجيش, the army's name is الجيش."""
    return words(name) in words(text) or (name.startswith("ال") and f"لل{words(name)[2:]}" in words(text))


def test_all_samples_and_sentences_are_read_in_both_languages() -> None:
    languages = [extract.output["language"] for extract in read_all()]
    assert len(languages) >= 30 + 400
    assert min(languages.count("en"), languages.count("ar")) >= 200
    assert sum(len(extract.output["events"]) for extract in read_all()) >= len(languages) / 2


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(load_schema())


@pytest.mark.parametrize(
    ("definition", "valid"),
    [
        pytest.param("input", {"id": "1", "text": ""}, id="input"),
        pytest.param("input", {"id": "1", "text": "", "published": None, "url": None}, id="input-nulls"),
        pytest.param("error", {"id": None, "line": 1, "error": "it is not JSON"}, id="error"),
        pytest.param("count", [3, None], id="count-open"),
        pytest.param("span", [0, 1], id="span"),
    ],
)
def test_schema_accepts(definition: str, valid: object) -> None:
    assert list(validator(definition).iter_errors(valid)) == []


@pytest.mark.parametrize(
    ("definition", "invalid"),
    [
        pytest.param("input", {"id": "", "text": ""}, id="input-empty-id"),
        pytest.param("input", {"id": 1, "text": ""}, id="input-number-for-id"),
        pytest.param("input", {"id": "1"}, id="input-without-text"),
        pytest.param("error", {"id": None, "line": 0, "error": "x"}, id="error-line-0"),
        pytest.param("count", [-1, None], id="count-negative"),
        pytest.param("count", [1], id="count-one-end"),
        pytest.param("span", [3], id="span-one-end"),
        pytest.param("status", "accused", id="event-status-accused"),
        pytest.param("type", "attack", id="type-prefix-only"),
    ],
)
def test_schema_refuses(definition: str, invalid: object) -> None:
    assert not validator(definition).is_valid(invalid)


def test_schema_has_the_types_roles_and_counts_of_the_model() -> None:
    definitions = load_schema()["$defs"]
    assert definitions["type"]["enum"] == list(EVENT_TYPES)
    slots = definitions["claim"]["properties"]["slot"]["enum"]
    assert slots == ["event", "period", "place", "status", *ROLE_SLOTS, *COUNT_SLOTS]
    event = definitions["event"]["properties"]
    assert event["roles"]["propertyNames"]["enum"] == list(ROLE_SLOTS)
    assert event["casualties"]["propertyNames"]["enum"] == list(COUNT_SLOTS)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_output_validates(language: str) -> None:
    faults = [
        f"{name}: {error.json_path} {error.message[:100]}"
        for name, output in read_all()
        if output["language"] == language
        for error in validator().iter_errors(output)
    ]
    assert faults == []


def test_schema_finds_a_fault_that_is_put_in() -> None:
    output = extract("Gunmen killed two soldiers in Kirkuk on Monday.", published="2022-01-25")
    broken = json.loads(json.dumps(output))
    del broken["events"][0]["claims"][0]["chain"]
    assert validator().is_valid(output)
    assert not validator().is_valid(broken)


def test_keys_are_the_documented_ones() -> None:
    for name, output in read_all():
        assert output.keys() == LINE_KEYS, name
        for event in output["events"]:
            assert event.keys() == EVENT_KEYS, name
            assert all(claim.keys() - {"of"} == CLAIM_KEYS for claim in event["claims"]), name
        for mention in output["mentions"]:
            assert mention.keys() >= MENTION_KEYS[mention["kind"]] | {"kind", "start", "end", "text"}, name
        assert all(figure.keys() >= FIGURE_KEYS for figure in output["figures"]), name
        assert all(relation.keys() >= RELATION_KEYS for relation in output["relations"]), name


def test_output_survives_json() -> None:
    for name, output in read_all():
        assert json.loads(json.dumps(output)) == output, name


def test_events_come_back_from_their_stored_form() -> None:
    for where, _, event in every_event():
        again = Event.from_json(event)
        names = {"acled": event["acled"], "plover": event["plover"]}
        assert again.to_json() | again.flat_json() | names == event, where


def test_spans_are_words_inside_the_text() -> None:
    faults = []
    for name, output in read_all():
        text = output["text"]
        for what, (start, end) in every_span(output):
            if not (0 <= start < end <= len(text) and text[start:end].strip() == text[start:end]):
                faults.append(f"{name} {what}: {start}-{end} {text[start:end]!r}")
    assert faults == []


def test_mentions_are_slices_of_the_text_in_order() -> None:
    for name, output in read_all():
        mentions = output["mentions"]
        assert [m["text"] for m in mentions] == [output["text"][m["start"] : m["end"]] for m in mentions], name
        assert mentions == sorted(mentions, key=lambda m: (m["start"], m["end"], m["kind"])), name


def test_mentions_of_one_kind_do_not_overlap() -> None:
    faults = []
    for name, output in read_all():
        for kind in MENTION_KEYS:
            own = [m for m in output["mentions"] if m["kind"] == kind]
            for first, second in pairwise(own):
                # An actor may stand within another ("the Syrian government": its people), but never across its edge.
                nested = kind == "actor" and (first["start"] == second["start"] or second["end"] <= first["end"])
                if second["start"] < first["end"] and not nested:
                    faults.append(f"{name} {kind}: {first['text']!r} {second['text']!r}")
    assert faults == []


def test_events_are_in_the_order_of_their_first_span() -> None:
    for name, output in read_all():
        firsts = [event["spans"][0] for event in output["events"]]
        assert firsts == sorted(firsts), name


def test_no_two_events_of_a_text_are_one() -> None:
    for name, output in read_all():
        seen = [(event["type"], *event["spans"][0]) for event in output["events"]]
        assert len(set(seen)) == len(seen), name


def test_part_of_and_because_point_to_other_events_without_a_ring() -> None:
    for name, output in read_all():
        events = output["events"]
        for key in ("part_of", "because"):
            for number in range(len(events)):
                visited, at = {number}, events[number][key]
                while at is not None:
                    assert 0 <= at < len(events), (name, key)
                    assert at not in visited, (name, key)
                    visited.add(at)
                    at = events[at][key]


def test_type_and_status_have_claims() -> None:
    for where, _, event in every_event():
        assert event["type"] in [claim["value"] for claim in slot(event, "event")], where
        assert event["status"] in [claim["value"] for claim in slot(event, "status")], where


def test_period_is_that_of_an_undenied_claim() -> None:
    for where, _, event in every_event():
        flat = {key: event[key] for key in ("from", "to", "precision")}
        claimed = [claim["value"] for claim in slot(event, "period") if claim["status"] != "denied"]
        assert (flat in claimed) if claimed else set(flat.values()) == {None}, where


def test_places_are_those_of_undenied_claims() -> None:
    for where, _, event in every_event():
        claimed = [claim["value"] for claim in slot(event, "place") if claim["status"] != "denied"]
        assert all(place in claimed for place in event["places"]), where
        assert {place["name"] for place in event["places"]} == {place["name"] for place in claimed}, where
        assert event["place"] == (event["places"][0] if event["places"] else None), where


def test_a_demonym_is_no_place_of_an_event() -> None:
    for where, _, event in every_event():
        values = [event["place"], *event["places"], *(claim["value"] for claim in slot(event, "place"))]
        assert not any(value["demonym"] for value in values if value is not None), where


def test_place_claims_rest_on_their_words() -> None:
    for where, output, event in every_event():
        for claim in slot(event, "place"):
            start, end = claim["spans"][0]
            assert claim["value"]["text"] in output["text"][start:end], where


def test_roles_are_the_union_of_undenied_claims() -> None:
    for where, _, event in every_event():
        for role in ROLE_SLOTS:
            claimed = {claim["value"] for claim in slot(event, role) if claim["status"] != "denied"}
            assert set(event["roles"].get(role, [])) == claimed, (where, role)


def test_roles_belong_to_the_type() -> None:
    faults = [
        f"{where}: {role} {names}"
        for where, _, event in every_event()
        for role, names in event["roles"].items()
        if role not in ROLES_OF.get(event["type"].split(".")[0], set()) | {"facility", "means"}
    ]
    assert faults == []


def test_names_of_roles_and_tellers_are_words_of_the_text() -> None:
    faults = []
    for where, output, event in every_event():
        names = [name for names in event["roles"].values() for name in names]
        names += [link["name"] for claim in event["claims"] for link in claim["chain"]]
        # "a Turkish strike" is Turkey's.
        states = {m["name"] for m in output["mentions"] if m["kind"] == "place" and m["demonym"]}
        missing = [one for one in dict.fromkeys(names) if one not in states and not has_words(output["text"], one)]
        faults += [f"{where}: {one!r}" for one in missing]
    assert faults == []


def test_counts_have_claims() -> None:
    for where, _, event in every_event():
        for key, (low, high) in event["casualties"].items():
            claimed = [claim["value"] for claim in slot(event, key) if claim["status"] != "denied"]
            assert claimed, (where, key)
            assert high is None or low <= high, (where, key)
        told = [(c["slot"], c["value"], c["of"]) for c in event["claims"] if c.get("of") and c["status"] != "denied"]
        assert [(by["key"], by["value"], by["of"]) for by in event["casualties_by"]] == told, where


def test_sources_are_the_chains_of_the_claims_that_it_happened() -> None:
    for where, _, event in every_event():
        chains = [[link["name"] for link in claim["chain"]] for claim in slot(event, "event") if claim["chain"]]
        assert all(chain in chains for chain in event["sources"]), where
        assert {tuple(chain) for chain in chains} == {tuple(chain) for chain in event["sources"]}, where


def test_periods_are_half_open_and_not_empty() -> None:
    for where, _, event in every_event():
        for claim in slot(event, "period"):
            start, end = claim["value"]["from"], claim["value"]["to"]
            if start is not None and end is not None:
                assert start < end, where


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Une bombe a explosé à Mossoul lundi, tuant deux soldats.", "fr", id="french"),
        pytest.param("Two soldiers were killed in Kirkuk.", "ckb", id="told-to-be-kurdish"),
    ],
)
def test_other_languages_give_every_key_and_no_events(text: str, language: str) -> None:
    output = extract(text, published="2022-01-25", language=language)
    validator().validate(output)
    assert output["language"] == language
    assert (output["events"], output["mentions"]) == ([], [])


@pytest.mark.parametrize(
    ("text", "published", "anchor"),
    [
        pytest.param("Gunmen killed two soldiers.", "2022-01-25", ("2022-01-25", "published"), id="published-en"),
        pytest.param("قتل مسلحون جنديين.", "2022-01-25", ("2022-01-25", "published"), id="published-ar"),
        pytest.param(
            "Gunmen killed two soldiers.", "2022-01-25T23:30:00+03:00", ("2022-01-25", "published"), id="own-zone-en"
        ),
        pytest.param("قتل مسلحون جنديين.", "2022-01-25T23:30:00+03:00", ("2022-01-25", "published"), id="own-zone-ar"),
        pytest.param("Gunmen killed two soldiers.", None, None, id="none-en"),
        pytest.param("قتل مسلحون جنديين.", None, None, id="none-ar"),
    ],
)
def test_anchor_is_the_day_of_publication(text: str, published: str | None, anchor: tuple[str, str] | None) -> None:
    output = extract(text, published=published)
    found = output["anchor"]
    assert (None if found is None else (found["date"], found["from"])) == anchor
    assert output["published"] == published


def test_reading_again_gives_the_same() -> None:
    extracts: list[Extract] = [one for one in read_all() if one.output["published"] is not None]
    for name, output in extracts[:: len(extracts) // 20]:
        again = extract(output["text"], published=output["published"], language=output["language"])
        if not output["title"]:
            assert again == output | {"id": "1"}, name


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind in docs/contract.md."""
    return re.findall(rf"```{kind}\n(.*?)```", DOCS.read_text(encoding="utf-8"), flags=re.DOTALL)


def shows(shown: Any, made: Any) -> bool:
    """Whether a documented value is what the program made, or a part of it: fewer keys, fewer members of a list."""
    if isinstance(shown, dict):
        return isinstance(made, dict) and all(key in made and shows(shown[key], made[key]) for key in shown)
    if isinstance(shown, list) and any(isinstance(one, dict) for one in shown):
        left = iter(made)
        return all(any(shows(one, other) for other in left) for one in shown)
    if isinstance(shown, list) and all(isinstance(one, str) for one in shown):
        return set(shown) <= set(made)
    return bool(shown == made)


def test_the_documented_example_is_what_the_program_prints() -> None:
    given, error, printed = (json.loads(block) for block in blocks("json"))
    validator("input").validate(given)
    validator("error").validate(error)
    output = extract(given["text"], published=given["published"])
    assert shows(printed, output), output
    assert printed.keys() == output.keys()
    assert printed["events"][0].keys() == output["events"][0].keys()


def test_every_key_type_role_and_count_is_documented() -> None:
    page = DOCS.read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_0-9]+(?:\.[a-z_]+)*", page))
    for words in (LINE_KEYS, EVENT_KEYS, CLAIM_KEYS, FIGURE_KEYS, RELATION_KEYS, *MENTION_KEYS.values()):
        assert words <= named
    assert {*EVENT_TYPES, *ROLE_SLOTS, *COUNT_SLOTS} <= named


def test_the_documented_roles_are_those_that_are_checked() -> None:
    table = DOCS.read_text(encoding="utf-8").split("### Types and their roles")[1].split("###")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines() if row.startswith("|")][2:]
    found = {}
    for types, roles in rows:
        for code in types.split(", "):
            found[code] = set(re.findall(r"[a-z_]+", re.sub(r"\(.*?\)", "", roles))) - {"facility", "means"}
    assert found == {code: ROLES_OF[code.split(".", maxsplit=1)[0]] for code in EVENT_TYPES}
