"""`tansiq link`: the object of the contract over whole reports, and what it does with lines that are none."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest

from tansiq.cli import run
from tansiq.linking.link import link_documents
from tansiq.reading import read_text, to_contract
from tests.linking.texts import DRUGS_AR, MARKET_AR, MARKET_EN, MARKET_UPDATE, read

DOCS = [read("en", MARKET_EN), read("ar", MARKET_AR), read("up", MARKET_UPDATE, "2021-03-16"), read("drugs", DRUGS_AR)]


@pytest.fixture(scope="module")
def linked() -> dict[str, Any]:
    return link_documents(DOCS)


def cluster_of(linked: dict[str, Any], doc: str, event_type: str) -> set[str]:
    """The reports that tell of the first event of a type in a report."""
    document = next(one for one in DOCS if one.id == doc)
    index = next(n for n, event in enumerate(document.events) if event.type == event_type)
    return next(({d for d, _ in members} for members in linked["same_event"] if [doc, index] in members), {doc})


def test_the_blast_is_one_event_in_three_reports(linked: dict[str, Any]) -> None:
    assert cluster_of(linked, "en", "attack.car_bomb") == {"en", "ar", "up"}
    assert linked["same_report"] == [["ar", "en"]]


def test_a_toll_that_rose_is_an_update_with_both_values(linked: dict[str, Any]) -> None:
    injured = [one for one in linked["differences"] if one["slot"] == "injured" and one["kind"] == "update"]
    assert [sorted(value["value"][0] for value in one["values"]) for one in injured] == [[30, 35]]
    texts = {document.id: document.text for document in DOCS}
    for value in injured[0]["values"]:
        start, end = value["span"]
        assert any(number in texts[value["doc"]][start:end] for number in ("30", "35"))


def test_known_actors_are_one_across_scripts(linked: dict[str, Any]) -> None:
    isis = next(actor for actor in linked["actors"] if actor["id"] == "isis")
    assert {doc for doc, _, _ in isis["mentions"]} == {"en", "ar"}
    assert {"داعش", "Islamic State"} <= set(isis["names"])


def test_the_order_of_the_documents_changes_nothing(linked: dict[str, Any]) -> None:
    for order in permutations(DOCS):
        assert link_documents(order) == linked


def test_the_command_links_what_it_can_read_and_says_what_it_cannot(tmp_path: Any, capsys: Any) -> None:
    good = {name: to_contract(read_text(text), doc_id=name, text=text) for name, text in
            (("a", MARKET_EN), ("b", MARKET_AR), ("c", DRUGS_AR))}  # fmt: skip
    outside = {**good["c"], "id": "d", "text": "x"}
    undated = {**good["c"], "id": "e", "published": "yesterday"}
    empty = {**good["c"], "id": "f", "events": [{**good["c"]["events"][0], "claims": []}]}
    lines = [*map(json.dumps, good.values()), "{", '{"id": "g"}', "[]", "[" * 100_000]
    lines += [json.dumps(one) for one in (outside, undated, empty, good["c"])]
    path = tmp_path / "in.jsonl"
    path.write_bytes("\n".join(lines).encode() + b"\n\xff\n")
    assert run(["link", "--jsonl", str(path)]) == 1
    out, err = capsys.readouterr()
    linked = json.loads(out)
    assert set(linked) == {"same_report", "same_event", "actors", "differences"}
    assert len(out.splitlines()) == 1
    assert linked["same_report"] == [["a", "b"]]
    # Of two lines with one id neither is linked: which came first says nothing.
    assert not any(doc == "c" for actor in linked["actors"] for doc, _, _ in actor["mentions"])
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"line {number}" for number in range(4, 13)]
