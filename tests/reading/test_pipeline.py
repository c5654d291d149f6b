"""What is read of a page besides its events: title, outlet, publication time; and several texts read together."""

from __future__ import annotations

import pytest

from tansiq.knowledge.gazetteer import Gazetteer
from tansiq.reading import read_text, read_together
from tansiq.reading.places import find_places
from tansiq.reading.sheet import PlaceMention, Sheet

ENGLISH = """Army finds tunnel near Rabia

18-05-2017
Rudaw
ERBIL, Kurdistan Region - Iraqi troops found a tunnel near Rabia and arrested two men, the defense ministry said.
"""
ARABIC = """الجيش يعثر على نفق قرب ربيعة

الخميس 18/مايو/2017 - 06:54 م
السومرية نيوز
عثرت القوات العراقية على نفق قرب ربيعة واعتقلت رجلين، وفق ما أعلنت وزارة الدفاع.
"""


@pytest.mark.parametrize(
    ("text", "title", "published", "outlet"),
    [
        pytest.param(ENGLISH, "Army finds tunnel near Rabia", "2017-05-18", "Rudaw", id="en"),
        pytest.param(ARABIC, "الجيش يعثر على نفق قرب ربيعة", "2017-05-18T18:54:00", "Alsumaria News", id="ar"),
    ],
)
def test_head_of_a_page_is_read(text: str, title: str, published: str, outlet: str) -> None:
    reading = read_text(text)
    assert (reading.title, reading.published, reading.outlet) == (title, published, outlet)
    assert "arrest" in [event.type for event in reading.events]


def test_given_head_wins() -> None:
    reading = read_text(ENGLISH, published="2017-05-19", title="Other", outlet="Agency")
    assert (reading.title, reading.published, reading.outlet) == ("Other", "2017-05-19", "Agency")


MANY = [
    {"text": ENGLISH},
    {"text": ARABIC, "published": "2017-05-19"},
    {"text": ""},
    {"text": "Des hommes armés ont tué deux soldats lundi.", "language": "fr"},
    {"text": "A mine went off in Rabia. Four men were hurt.", "language": "en", "title": "Mine in Rabia"},
    {"text": ENGLISH},
]


def test_texts_read_together_are_read_as_each_alone() -> None:
    assert read_together(MANY) == [read_text(**known) for known in MANY]


def test_fault_of_one_text_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_places

    def failing(sheet: Sheet, gazetteer: Gazetteer) -> list[PlaceMention]:
        if sheet.text.startswith("A mine"):
            raise ZeroDivisionError
        return found(sheet, gazetteer)

    alone = [read_text(**known) for known in MANY]
    monkeypatch.setattr("tansiq.reading.pipeline.find_places", failing)
    together = read_together(MANY)
    assert isinstance(together[4], ZeroDivisionError)
    assert [*together[:4], together[5]] == [*alone[:4], alone[5]]
