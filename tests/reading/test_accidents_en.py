"""Accidents and disasters as English news tells them, and the tolls of others and of the missing."""

import pytest

from tansiq.model import Count
from tansiq.reading.pipeline import read_text


def _events(text: str) -> list[tuple[str, dict[str, tuple[int, int | None]]]]:
    found = []
    for event in read_text(text, published="2019-05-14", language="en").events:
        counts = {c.slot: c.value for c in event.claims if isinstance(c.value, Count)}
        found.append((event.type, {slot: (count.min, count.max) for slot, count in counts.items()}))
    return found


@pytest.mark.parametrize(
    ("text", "code", "tolls"),
    [
        (
            "A coach fell into a gorge near Skardu on Sunday, killing nine pilgrims.",
            "hazard.man_made",
            {"killed": (9, 9)},
        ),
        ("Seven people died in a highway crash near Nakuru on Sunday.", "hazard.man_made", {"killed": (7, 7)}),
        ("A crash on the road to Nakuru on Sunday killed seven people.", "hazard.man_made", {"killed": (7, 7)}),
        ("A gas explosion at a pit near Zonguldak killed six miners on Sunday.", "hazard.man_made", {"killed": (6, 6)}),
        ("An airplane carrying relief goods crashed near Kufra on Sunday.", "hazard.man_made", {}),
        ("Lightning killed five people at a chapel in Gulu on Sunday.", "hazard.natural", {"killed": (5, 5)}),
        ("Falling boulders killed a herder near Gilgit on Sunday.", "hazard.natural", {"killed": (1, 1)}),
        (
            "Four people were killed and many others missing after a ferry sank off Barisal on Sunday.",
            "hazard.man_made",
            {"killed": (4, 4), "missing": (3, None)},
        ),
        ("Gunmen invaded a hamlet near Zuru on Sunday, killing eight people.", "attack.armed", {"killed": (8, 8)}),
        (
            "Three traders were killed and two others were injured in the bombing in Bama on Sunday.",
            "attack.bombing",
            {"killed": (3, 3), "injured": (2, 2)},
        ),
        (
            "A bomb exploded in Bama on Sunday, killing at least 12 people and wounding 30 others.",
            "attack.bombing",
            {"killed": (12, None), "injured": (30, 30)},
        ),
        ("Four people sustained gunshot wounds in an attack in Bama on Sunday.", "attack.armed", {"injured": (4, 4)}),
        (
            "Six people were wounded following Russian strikes on Sumy on Sunday.",
            "attack.airstrike",
            {"injured": (6, 6)},
        ),
    ],
)
def test_an_accident_has_its_type_and_toll(text: str, code: str, tolls: dict[str, tuple[int, int | None]]) -> None:
    found = _events(text)
    assert [event[0] for event in found] == [code]
    assert found[0][1] == tolls


@pytest.mark.parametrize(
    "text",
    [
        "Police found the bodies of four men in a field near Tuxtla on Sunday.",
        "Nobody knows why the minister is missing the point.",
    ],
)
def test_what_is_found_or_missed_is_no_event(text: str) -> None:
    assert _events(text) == []
