"""What an event was part of, or came of, told otherwise by two reports."""

import dataclasses

import pytest

from tansiq.linking.documents import Document, parse_document
from tansiq.linking.ties import TIES, find_rival_ties
from tansiq.reading import read_text, to_contract

TEXT = "Twelve prisoners escaped from a jail in Mosul on Monday. A car bomb exploded there. Police released two men."
ARABIC = "فر اثنا عشر سجينا من سجن في الموصل يوم الاثنين. وانفجرت سيارة مفخخة. وأطلقت الشرطة سراح رجلين."


def tied(report: str, text: str, tie: str, kind: str) -> Document:
    """The report with its escape tied to its event of a kind."""
    reading = read_text(text, published="2019-06-04")
    document = parse_document(to_contract(reading, doc_id=report, text=text), report)
    events = list(document.events)
    types = [event.type for event in events]
    escape, other = types.index("escape"), types.index(kind)
    ties = {"part_of": (other, None), "because": (None, other)}[tie]
    events[escape] = dataclasses.replace(events[escape], part_of=ties[0], because=ties[1])
    return dataclasses.replace(document, events=tuple(events))


def spots(*documents: Document) -> list[tuple[str, int]]:
    return [(d.id, [event.type for event in d.events].index("escape")) for d in documents]


@pytest.mark.parametrize("tie", TIES)
def test_a_tie_told_otherwise_is_a_difference(tie: str) -> None:
    one, two = tied("a", TEXT, tie, "attack.car_bomb"), tied("b", ARABIC, tie, "release")
    found = list(find_rival_ties(spots(one, two), {"a": one, "b": two}))
    assert [(d.slot, d.kind, [v.value for v in d.values]) for d in found] == [
        (tie, "contradiction", ["attack.car_bomb", "release"])
    ]
    assert [v.doc for v in found[0].values] == ["a", "b"]


@pytest.mark.parametrize("tie", TIES)
def test_one_tie_told_twice_and_silence_are_none(tie: str) -> None:
    one, two = tied("a", TEXT, tie, "attack.car_bomb"), tied("b", ARABIC, tie, "attack.car_bomb")
    silent = parse_document(to_contract(read_text(TEXT, published="2019-06-04"), doc_id="c", text=TEXT), "c")
    by_id = {"a": one, "b": two, "c": silent}
    assert list(find_rival_ties(spots(one, two, silent), by_id)) == []
