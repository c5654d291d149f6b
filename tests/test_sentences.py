"""The labelled sentences and reports keep to their own rules (tests/data/README.md)."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "ar")
STATUSES = {"occurred", "claimed", "planned", "attempted", "denied"}


KINDS = ("sentences", "reports")


def read_rows(language: str, kind: str = "sentences") -> list[dict[str, Any]]:
    lines = (DATA / f"{kind}_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def fold(text: str) -> str:
    """A text with every run of white space as one space: reports are hard-wrapped, their anchors are not."""
    return " ".join(text.split())


CASES = [
    pytest.param(row, id=str(row["id"]))
    for language in LANGUAGES for kind in KINDS for row in read_rows(language, kind)
]  # fmt: skip


@pytest.mark.parametrize("row", CASES)
def test_labels_keep_to_the_contract(row: dict[str, Any]) -> None:
    date.fromisoformat(row["published"])
    for event in row["events"]:
        assert fold(row["text"]).count(fold(event["anchor"])) == 1
        assert all(any(code == one or code.startswith(f"{one}.") for code in EVENT_TYPES) for one in event["types"])
        assert set(event["status"].split("|")) <= STATUSES
        assert event.get("roles", {}).keys() <= set(ROLE_SLOTS)
        assert event.get("casualties", {}).keys() <= set(COUNT_SLOTS)
        assert all(low >= 0 and (high is None or high >= low) for low, high in event.get("casualties", {}).values())
        if "from" in event:
            start, end = (None if event[key] is None else date.fromisoformat(event[key]) for key in ("from", "to"))
            assert start is not None or end is not None
            assert start is None or end is None or start < end


@pytest.mark.parametrize("row", CASES)
def test_every_expected_name_has_a_spelling_in_the_text(row: dict[str, Any]) -> None:
    for event in row["events"]:
        names = [event["place"]] if "place" in event else []
        names += [one for values in event.get("roles", {}).values() for one in values] + event.get("source", [])
        assert [one for one in names if not any(fold(each) in fold(row["text"]) for each in one.split("|"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_is_asked_for_and_some_sentences_have_none(language: str) -> None:
    rows = read_rows(language)
    counted = Counter(event["types"][0] for row in rows for event in row["events"])
    assert {code: counted[code] for code in EVENT_TYPES if counted[code] < 3} == {}
    assert 0.12 <= sum(not row["events"] for row in rows) / len(rows) <= 0.18
    assert len(rows) >= 150
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_are_whole_ones(language: str) -> None:
    rows = read_rows(language, "reports")

    assert len(rows) >= 20
    assert min(len(row["text"].split()) for row in rows) >= 100
    assert all(row["title"] and row["outlet"] for row in rows)
    assert any(not row["events"] for row in rows)
