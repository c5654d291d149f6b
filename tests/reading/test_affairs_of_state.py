"""Offices, sentences, strikes, borders and visits: what happens without violence, in the words of wires."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2020-03-12"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The king dismissed his interior minister on Tuesday.",
            {"type": "order", "agent": ["king"], "target": ["interior minister"], "from": "2020-03-10"},
        ),
        (
            "The governor removed the police chief from his post on Sunday.",
            {"type": "order", "agent": ["governor"], "target": ["police chief"]},
        ),
        (
            "A court in Dakar sentenced a former mayor to five years in prison on Monday.",
            {"type": "order", "agent": ["court"], "target": ["former mayor"], "places": ["Dakar"]},
        ),
        (
            "Kenya reopened the Busia border crossing on Sunday.",
            {"type": "order", "agent": ["Kenya"], "target": ["Busia border crossing"]},
        ),
        (
            "A teachers’ strike in Quito entered its second week on Tuesday.",
            {"type": "work_stoppage", "agent": ["teachers"], "places": ["Quito"]},
        ),
        ("The nurses went on a three-day strike in Lusaka last week.", {"type": "work_stoppage", "agent": ["nurses"]}),
        ("The miners launched the strike on Monday.", {"type": "work_stoppage", "agent": ["miners"]}),
        (
            "A treaty, signed by Peru and Ecuador last month, ended the dispute.",
            {"type": "agreement", "participant": ["Peru", "Ecuador"]},
        ),
        (
            "The rebels and the government have been negotiating in Geneva since June.",
            {"type": "meeting", "participant": ["rebels", "government"]},
        ),
        (
            "Portugal began pulling some 200 troops out of Bangui on Wednesday.",
            {"type": "territory.transfer", "agent": ["Portugal"], "target": ["troops"], "places": ["Bangui"]},
        ),
        (
            "Niger boosted its peacekeeping contingent in Gao last week.",
            {"type": "deployment", "agent": ["Niger"], "places": ["Gao"]},
        ),
        (
            "Norway and Iceland imposed sanctions against Transnistria on Monday.",
            {"type": "order", "agent": ["Norway", "Iceland"], "target": ["Transnistria"]},
        ),
        (
            "Angola announced retaliatory sanctions against the European Union on Tuesday.",
            {"type": "order", "agent": ["Angola"], "target": ["European Union"]},
        ),
        (
            "Oman's navy began naval exercises on Sunday.",
            {"type": "operation", "status": "occurred", "from": "2020-03-08"},
        ),
        (
            "Union leaders met on Wednesday with ministers, and they agreed to suspend talks until Tuesday.",
            {"type": "meeting", "status": "occurred", "from": "2020-03-11"},
        ),
        (
            "The governor also inaugurated a power plant in Maysan.",
            {"type": "construction", "agent": ["governor"], "target": ["power plant"]},
        ),
        ("A truce took effect in Aden on Monday.", {"type": "ceasefire", "places": ["Aden"], "from": "2020-03-09"}),
        (
            "Some 300 Congolese refugees have left Uganda.",
            {"type": "displacement", "origin": ["Uganda"]},
        ),
        (
            "The arrival of Kenyan troops in Beni on Sunday calmed the town.",
            {"type": "deployment", "from": "2020-03-08"},
        ),
        (
            "A delegation from the African Union visited Malakal on Monday.",
            {"type": "meeting", "places": ["Malakal"], "status": "occurred"},
        ),
    ],
)
def test_affairs_of_state_are_read(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "Her brother visited Lisbon last year.",
        "The nurses went on leave in support of the strike, a newspaper wrote.",
        "The shop reopened on Sunday.",
        "The road stays shut until their demands are met.",
    ],
)
def test_private_journeys_and_shops_are_no_events(text: str) -> None:
    events: list[dict[str, Any]] = extract(text, published=PUBLISHED)["events"]
    assert [event["type"] for event in events] == []
