"""What must not get lost: one row a behaviour, in English and in Arabic (tests/data/pairs.jsonl)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS
from tests.reading.outputs import Output, extract

Row = dict[str, Any]
LANGUAGES = ("en", "ar")


def read_rows() -> list[Row]:
    path = Path(__file__).parent.parent / "data" / "pairs.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


ROWS = read_rows()
CASES = [pytest.param(row, language, id=f"{row['id']}-{language}") for row in ROWS for language in LANGUAGES]


def asked(shared: Row, own: Row, event: Output) -> Row:
    """What the program made of an event, cut to what the row asks: to be compared with `wanted`."""
    found: Row = {"type": event["type"], "status": event["status"]}
    if "when" in shared:
        found["when"] = None if event["precision"] is None else [event["from"], event["to"], event["precision"]]
    if "casualties" in shared | own:
        found["casualties"] = event["casualties"]
    if "place" in own:
        place = event["place"]
        known = place is not None and own["place"] in (place["name"], place["text"], *place["names"])
        found["place"] = own["place"] if known else place and place["name"]
    unasked = own.get("unasked", [])
    found["roles"] = {role: sorted(names) for role, names in event["roles"].items() if role not in unasked}
    if "sources" in own:
        found["sources"] = event["sources"]
    if "standing" in own:
        found["standing"] = {
            role: [claim["status"] for claim in event["claims"] if claim["slot"] == role] for role in own["standing"]
        }
    return found


def wanted(shared: Row, own: Row) -> Row:
    """What the row wants of an event, in the shape of `asked`."""
    want = shared | {key: value for key, value in own.items() if key != "unasked"}
    want["roles"] = {role: sorted(names) for role, names in own["roles"].items()}
    if "standing" in own:
        want["standing"] = {role: [status] for role, status in own["standing"].items()}
    return want


@pytest.mark.parametrize(("row", "language"), CASES)
def test_behaviour_is_kept(row: Row, language: str) -> None:
    side = row[language]
    output = extract(side["text"], published=row["published"])
    assert [event["type"] for event in output["events"]] == [event["type"] for event in row["events"]]
    for shared, own, event in zip(row["events"], side["events"], output["events"], strict=True):
        assert asked(shared, own, event) == wanted(shared, own)
    if "because" in row:
        assert [event["because"] for event in output["events"]] == row["because"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_rows_keep_to_their_own_rules(row: Row) -> None:
    assert row.keys() >= {"what", "published", "source", "labelled_by", "labelled_on"}
    assert all(event["type"] in EVENT_TYPES for event in row["events"])
    for language in LANGUAGES:
        side = row[language]
        assert len(side["events"]) == len(row["events"])
        for event in side["events"]:
            assert event["roles"].keys() <= set(ROLE_SLOTS)
            assert event.get("casualties", {}).keys() <= set(COUNT_SLOTS)


def test_rows_are_told_apart_and_some_yield_nothing() -> None:
    assert [one for one, count in Counter(row["id"] for row in ROWS).items() if count > 1] == []
    texts = [row[language]["text"] for row in ROWS for language in LANGUAGES if row[language]["text"]]
    assert len(set(texts)) == len(texts)
    assert sum(not row["events"] for row in ROWS) >= 5
