"""What is shown where tellings differ, and what is not: in one report and in two, in a text and its translation."""

from __future__ import annotations

from typing import Any

import pytest

from tansiq.linking.link import link_documents
from tansiq.linking.names import match_names
from tests.linking.texts import read

Row = dict[str, Any]


def shown(*documents: Any) -> list[Row]:
    found: list[Row] = link_documents(documents)["differences"]
    return found


def texts(difference: Row, *documents: Any) -> list[str]:
    by_id = {document.id: document.text for document in documents}
    return [by_id[value["doc"]][slice(*value["span"])] for value in difference["values"]]


TEXT = """Officials said on Monday, March 8, that gunmen attacked a checkpoint west of Baqubah in Diyala province.
The Diyala Operations Command said that 14 soldiers were wounded in the attack on the checkpoint near Baqubah.
The US-backed Syrian Democratic Forces said on March 9 that they had arrested 25 men in Raqqa and Hasakah.
The Islamic State group claimed the attack on Tuesday, and 300 families left Khalis for Baghdad.
"""
TRANSLATION = """قال مسؤولون يوم الاثنين 8 آذار إن مسلحين هاجموا حاجزا غرب بعقوبة في محافظة ديالى.
وقالت قيادة عمليات ديالى إن 41 جنديا أصيبوا في الهجوم على الحاجز قرب بعقوبة.
وقالت قوات سوريا الديمقراطية المدعومة من روسيا في 9 آذار إنها اعتقلت 25 رجلا في الرقة والحسكة.
وتبنى تنظيم الدولة الإسلامية الهجوم يوم الثلاثاء، وغادرت 300 عائلة الخالص إلى بغداد.
"""


@pytest.fixture(scope="module")
def translated() -> list[tuple[str, list[str]]]:
    documents = read("en", TEXT), read("ar", TRANSLATION)
    return [(one["slot"], texts(one, *documents)) for one in shown(*documents) if one["kind"] == "translation"]


def test_a_number_changed_in_translation_is_shown_with_both_passages(translated: list[tuple[str, list[str]]]) -> None:
    assert any(any("14" in t for t in words) and any("41" in t for t in words) for _, words in translated)


def test_a_backer_changed_in_translation_is_shown(translated: list[tuple[str, list[str]]]) -> None:
    backers = [words for slot, words in translated if slot == "backer"]
    assert len(backers) == 1
    assert {"US-backed" in t or "روسيا" in t for t in backers[0]} == {True}


def test_what_agrees_in_translation_is_not_shown(translated: list[tuple[str, list[str]]]) -> None:
    assert not any("25" in t or "300" in t for _, words in translated for t in words)


CORRECTED_EN = (
    "The group said its fighters killed two PKK members near Raqqa on Monday, referring to the Kurdistan "
    "Workers' Party instead of the YPG."
)
CORRECTED_AR = (
    "قال التنظيم إن مسلحين قتلوا جنديين من حزب العمال الكردستاني قرب الرقة يوم الاثنين، في إشارة إلى حزب العمال "
    "الكردستاني بدلا من وحدات حماية الشعب."
)


@pytest.mark.parametrize("text", [CORRECTED_EN, CORRECTED_AR], ids=["English", "Arabic"])
def test_a_name_that_the_report_corrects_is_a_contradiction_within_it(text: str) -> None:
    document = read("a", text)
    corrected = [one for one in shown(document) if one["slot"] == "name"]
    assert [one["kind"] for one in corrected] == ["contradiction"]
    assert {value["doc"] for value in corrected[0]["values"]} == {"a"}


def test_two_names_side_by_side_are_no_correction() -> None:
    assert shown(read("a", "The PKK and the YPG fought Turkish forces near Raqqa on Monday.")) == []


@pytest.mark.parametrize(("a", "b"), [("ISIS", "داعش"), ("Daesh", "تنظيم الدولة الإسلامية"), ("PMF", "الحشد الشعبي"),
                                      ("the SDF", "قوات سوريا الديمقراطية"), ("Islamic State", "ISIL")])  # fmt: skip
def test_names_of_one_known_actor_share_no_letter_and_match(a: str, b: str) -> None:
    assert match_names(a, b) == match_names(b, a) > 0.9


TOLD = "{}unmen killed three soldiers at a checkpoint near Baqubah on Sunday, March 14, and burned two vehicles."


def test_a_denial_is_no_copy_of_what_it_denies_and_differs_in_status() -> None:
    told, denied = read("a", TOLD.format("G")), read("b", TOLD.format("The defence ministry denied that g"))
    linked = link_documents([told, denied])
    assert linked["same_report"] == []
    assert [{doc for doc, _ in members} for members in linked["same_event"]] == [{"a", "b"}]
    status = [one for one in linked["differences"] if one["slot"] == "status"]
    assert [{value["value"] for value in one["values"]} for one in status] == [{"occurred", "denied"}]


def test_names_of_two_known_actors_do_not_match() -> None:
    assert match_names("SDF", "داعش") < 0.5
    assert match_names("PKK", "YPG") < 0.5


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "A car bomb killed 14 people in Baqubah on Monday, police said, down from an initial toll of 22 killed.",
            [[14, 14], [22, 22]],
            id="taken back",
        ),
        pytest.param("A car bomb killed a former minister and seven others in Baqubah on Monday.", [], id="a part"),
        pytest.param("قتل وزير سابق وسبعة آخرون في تفجير سيارة مفخخة في بعقوبة يوم الاثنين.", [], id="a part, Arabic"),
    ],
)
def test_of_one_teller_a_toll_is_corrected_by_another_and_not_by_a_part(text: str, counts: list[list[int]]) -> None:
    found = [one for one in shown(read("a", text)) if one["slot"] == "killed"]
    assert sorted(value["value"] for one in found for value in one["values"]) == counts
