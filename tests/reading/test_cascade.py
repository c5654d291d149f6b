"""What must not get lost: one row a behaviour, in English and in Arabic (tests/data/pairs.jsonl)."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tansiq.knowledge.loader import KNOWLEDGE
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS
from tansiq.reading.layout import read_layout
from tansiq.reading.pipeline import load_pipeline
from tansiq.reading.sheet import Lang
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


PAGE = (Path(__file__).parent.parent.parent / "docs" / "method" / "reading.md").read_text(encoding="utf-8")
WORKED = dict(zip(LANGUAGES, re.findall(r"^> (.+)$", PAGE, flags=re.MULTILINE), strict=True))
"""The worked example of the page, by language."""


def documented_groups(language: str) -> list[str]:
    """The page's block of groups."""
    return PAGE.split(f"```{language}-groups\n")[1].split("\n```")[0].splitlines()


def documented_event(language: str) -> dict[str, str]:
    """The language's column of the page's table."""
    table = PAGE.split("| | English | Arabic |")[1].split("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    return {cell[0]: cell[1 + LANGUAGES.index(language)] for cell in cells}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_documented_groups_are_those_of_the_grammar(language: Lang) -> None:
    text = WORKED[language]
    nlp = load_pipeline(language)
    doc = nlp.make_doc(text)
    doc._.layout = read_layout(text, language=language)
    doc.user_data.update(text=text, anchor=date(2022, 1, 25))
    for _, step in nlp.pipeline:
        doc = step(doc)
    groups = [
        f"{group.kind} {doc._.sheet.slice(group.start, group.end)}" for group in doc._.story.sentences[0][1].groups
    ]
    assert groups == documented_groups(language)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_documented_event_is_the_one_read(language: Lang) -> None:
    wanted = documented_event(language)
    (event,) = extract(WORKED[language], published="2022-01-25")["events"]
    roles = {role: names[0] for role, names in event["roles"].items()}
    found = {"type": event["type"], **roles, "killed": "12 or more", "place": event["place"]["name"]}
    assert event["casualties"] == {"killed": [12, None]}
    assert found | {"source": " → ".join(event["sources"][0])} == wanted


def test_documented_files_are_those_of_both_languages() -> None:
    table = PAGE.split("## Where the words live")[1].split("## How to add")[0]
    named = set(re.findall(r"`(\w+)\.yml`", table))
    for language in LANGUAGES:
        assert named - {path.stem for path in KNOWLEDGE.joinpath(language).glob("*.yml")} == set()
    both = set.intersection(*({path.stem for path in KNOWLEDGE.joinpath(one).glob("*.yml")} for one in LANGUAGES))
    assert both == named
