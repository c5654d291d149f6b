"""What stands beside the events: items, plans, causes and parts, shares, parts of a whole, relations."""

from __future__ import annotations

import pytest

from tansiq.model import Reading
from tansiq.reading import read_text, to_contract

PUBLISHED = "2024-03-20"


def _read(text: str) -> Reading:
    return read_text(text, published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param(
            "Police seized 12 rifles, 300 grenades and two tonnes of explosives in Basra.",
            [("rifles", [12, 12], ""), ("grenades", [300, 300], ""), ("explosives", [2, 2], "tonnes")],
            id="en-arms",
        ),
        pytest.param(
            "ضبطت الشرطة 12 بندقية و300 قنبلة يدوية وطنين من المتفجرات في البصرة.",
            [("بندقية", [12, 12], ""), ("قنبلة يدوية", [300, 300], ""), ("المتفجرات", [2, 2], "طن")],
            id="ar-arms",
        ),
        pytest.param(
            "Police seized 2.5 tonnes of explosives and a pistol in Basra.",
            [("explosives", [2, 3], "tonnes"), ("pistol", [1, 1], "")],
            id="en-fraction",
        ),
        pytest.param("The company built 200 houses in Zaatari.", [("houses", [200, 200], "")], id="en-built"),
        pytest.param("بنت الشركة 200 منزل في الزعتري.", [("منزل", [200, 200], "")], id="ar-built"),
    ],
)
def test_items_have_number_and_unit(text: str, items: list[tuple[str, list[int], str]]) -> None:
    found = [item.to_json() for event in _read(text).events for item in event.items]
    assert [(one["what"], one["value"], one["unit"]) for one in found] == items


@pytest.mark.parametrize(
    ("text", "kind", "planned", "period"),
    [
        pytest.param(
            "The minister pledged to release 40 prisoners next week.",
            "pledge",
            ("2024-03-25", "2024-04-01"),
            None,
            id="en-week",
        ),
        pytest.param(
            "The minister pledged on Monday to free 40 prisoners in June.",
            "pledge",
            ("2024-06-01", "2024-07-01"),
            "2024-03-18",
            id="en-month",
        ),
        pytest.param(
            "The two presidents will meet in Ankara on Thursday.",
            "meeting",
            ("2024-03-21", "2024-03-22"),
            "2024-03-21",
            id="en-meeting",
        ),
        pytest.param(
            "من المقرر أن يلتقي الرئيسان في أنقرة الخميس.",
            "meeting",
            ("2024-03-21", "2024-03-22"),
            "2024-03-21",
            id="ar-meeting",
        ),
        pytest.param("واتفق الجانبان على هدنة يوم الإثنين.", "ceasefire", None, "2024-03-18", id="ar-past"),
    ],
)
def test_plan_is_kept_apart_from_its_announcement(
    text: str, kind: str, planned: tuple[str, str] | None, period: str | None
) -> None:
    event = next(event for event in to_contract(_read(text), doc_id="", text=text)["events"] if event["type"] == kind)
    found = event["planned"]
    assert (None if found is None else (found["from"], found["to"])) == planned
    assert event["from"] == period


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The attack on the prison in Goma led to the escape of 30 inmates.", id="en-led-to"),
        pytest.param(
            "Gunmen attacked a prison in Goma on Sunday. As a result, 30 inmates escaped.", id="en-as-a-result"
        ),
        pytest.param("هاجم مسلحون سجنا في غوما الأحد. ونتيجة لذلك، فر 30 سجينا.", id="ar-as-a-result"),
        pytest.param(
            "Rebels shelled Idlib on Monday. In retaliation for the attack, jets bombed Kobani.", id="en-retaliation"
        ),
    ],
)
def test_what_led_to_an_event_is_named(text: str) -> None:
    assert [event.because for event in _read(text).events] == [None, 0]


def test_echo_of_an_attack_is_not_where_the_answer_was() -> None:
    first, second = _read("Rebels shelled Idlib on Monday. In retaliation for the attack, jets bombed Kobani.").events
    assert [place.name for place in first.places] == ["Idlib"]
    assert second.place is not None
    assert second.place.name == "Kobani"


@pytest.mark.parametrize(
    ("text", "what", "total", "share", "value"),
    [
        pytest.param(
            "Almost half of the 4,000 residents of the town have fled, the mayor said.",
            "residents",
            4000,
            [0.45, 0.5],
            [1800, 2000],
            id="en-almost-half",
        ),
        pytest.param(
            "فر نحو نصف سكان البلدة البالغ عددهم 4000 نسمة، بحسب رئيس البلدية.",
            "سكان البلدة",
            4000,
            [0.45, 0.55],
            [1800, 2200],
            id="ar-about-half",
        ),
        pytest.param(
            "Two-thirds of the prisoners are foreigners.",
            "prisoners",
            None,
            [0.6667, 0.6667],
            [1, None],
            id="en-thirds",
        ),
        pytest.param("ثلثا السجناء من الأجانب.", "السجناء", None, [0.6667, 0.6667], [1, None], id="ar-thirds"),
        pytest.param(
            "Some 60 percent of the camp's 55,000 inhabitants are children, the UN said.",
            "inhabitants",
            55000,
            [0.54, 0.66],
            [29700, 36300],
            id="en-percent",
        ),
        pytest.param(
            "قالت الأمم المتحدة إن 60 في المئة من سكان المخيم البالغ عددهم 55 ألفا هم من الأطفال.",
            "سكان المخيم",
            55000,
            [0.6, 0.6],
            [33000, 33000],
            id="ar-percent",
        ),
    ],
)
def test_share_is_a_figure(
    text: str, what: str, total: int | None, share: list[float], value: list[int | None]
) -> None:
    (figure,) = (figure.to_json() for figure in _read(text).figures)
    assert (figure["what"], figure["of_total"], figure["share"], figure["value"]) == (what, total, share, value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Of the 250 attacks recorded last year, 80 took place in Kirkuk.", id="en"),
        pytest.param("من أصل 250 هجوما سُجلت العام الماضي، وقع 80 في كركوك.", id="ar"),
    ],
)
def test_part_names_its_whole(text: str) -> None:
    part = next(figure for figure in _read(text).figures if figure.of_total is not None)
    assert (part.value.to_json(), part.of_total) == ([80, 80], 250)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param(
            "Ahmad Karim, the governor of Mosul, said the city was calm.",
            ("holds_office", "Ahmad Karim", "governor of Mosul"),
            id="en-office",
        ),
        pytest.param(
            "قال محافظ الموصل أحمد كريم إن المدينة هادئة.",
            ("holds_office", "أحمد كريم", "محافظ الموصل"),
            id="ar-office",
        ),
        pytest.param(
            "Salim Nader, a member of the Northern Front, was arrested in Hama.",
            ("member_of", "Salim Nader", "Northern Front"),
            id="en-member",
        ),
        pytest.param(
            "The Lions Brigade, part of the Northern Front, claimed the raid.",
            ("part_of", "Lions Brigade", "Northern Front"),
            id="en-part",
        ),
        pytest.param(
            "The Lions Brigade, which is backed by Turkey, entered the town.",
            ("backs", "Turkey", "Lions Brigade"),
            id="en-backs",
        ),
        pytest.param(
            "Omar Saleh, also known as Abu Talha, was killed in a raid in Idlib.",
            ("also_known_as", "Omar Saleh", "Abu Talha"),
            id="en-alias",
        ),
        pytest.param(
            "The Syrian Democratic Forces (SDF) arrested four men in Raqqa.",
            ("also_known_as", "Syrian Democratic Forces", "SDF"),
            id="en-acronym",
        ),
        pytest.param(
            "اعتقلت قوات سوريا الديمقراطية (قسد) أربعة رجال في الرقة.",
            ("also_known_as", "قوات سوريا الديمقراطية", "قسد"),
            id="ar-acronym",
        ),
    ],
)
def test_relation_is_read(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in [(one.kind, one.subject, one.object) for one in _read(text).relations]
