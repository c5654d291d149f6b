"""Arabic news of attacks, raids and prison breaks: how it was done, who did it, and which incident is which."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2023-03-15"  # a Wednesday

CASES: dict[str, tuple[str, Asked]] = {
    "how-hard-is-no-weapon": (
        "قصف الجيش بكثافة بلدة سراقب لمدة ثلاث ساعات.",
        {"type": "attack.shelling", "target": ["بلدة سراقب"], "weapon": None},
    ),
    "wounds-are-no-weapon": (
        "انفجرت سيارة مفخخة في تكريت وتوفي أربعة أشخاص متأثرين بجراحهم.",
        {"type": "attack.car_bomb", "killed": [4, 4], "weapon": ["سيارة مفخخة"]},
    ),
    "near-the-border-is-no-target": (
        "وقع الهجوم على مقربة من الحدود مع تشاد وأسفر عن مقتل تسعة جنود.",
        {"type": "attack.armed", "killed": [9, 9], "target": None},
    ),
    "whoever-wrecks-by-missile-shells": (
        "دمرت قذائف هاون أربعة منازل في مدينة مأرب.",
        {"type": "attack.shelling", "target": ["منازل"]},
    ),
    "a-nominative-plural-takes-no-genitive": (
        "اقتحم مسلحون مركز الشرطة في بلدة رأس لانوف.",
        {"type": "attack.armed", "perpetrator": ["مسلحون"], "target": ["مركز الشرطة"]},
    ),
    "a-drone-and-what-it-struck": (
        "استهدفت طائرة مسيرة حافلة في بلدة الخيام.",
        {"type": "attack.airstrike", "weapon": ["طائرة مسيرة"], "target": ["حافلة"]},
    ),
    "fire-is-the-object-already": (
        "أطلق سائق شاحنة النار على حراس في أريحا.",
        {"type": "attack.armed", "perpetrator": ["سائق"], "victim": ["حراس"], "target": None},
    ),
    "behind-a-time-between-commas": (
        "شن مسلحون مجهولو الهوية مساء الثلاثاء، هجوما على سجن في شرق البلاد.",
        {"type": "attack.prison", "perpetrator": ["مسلحون مجهولو الهوية"], "target": ["سجن"], "from": "2023-03-14"},
    ),
    "a-foiled-attack-is-not-of-whoever-foiled-it": (
        "أعلنت الشرطة إحباط هجوم استهدف حاجزا عسكريا في مدينة جربة.",
        {"type": "attack.armed", "status": "attempted", "target": ["حاجزا عسكريا"], "perpetrator_org": None},
    ),
    "at-least-behind-whose-they-are": (
        "قتل 14 جنديا في الجيش النيجري على الأقل في هجوم.",
        {"type": "attack.armed", "killed": [14, None]},
    ),
    "at-least-before-where-they-come-from": (
        "قتل ستة عمال على الأقل من بنين في هجوم.",
        {"type": "attack.armed", "killed": [6, None]},
    ),
    "an-imam-is-no-preposition": (
        "اغتال مسلحون إمام مسجد في مدينة لحج.",
        {"type": "attack.assassination", "perpetrator": ["مسلحون"], "victim": ["إمام مسجد"]},
    ),
    "a-settler-is-somebody": (
        "طعن شاب مستوطنا في الخليل.",
        {"type": "attack.armed", "perpetrator": ["شاب"], "victim": ["مستوطنا"]},
    ),
    "somebody-and-his-name": (
        "استشهد الشاب عمر خالد برصاص الجيش في الخليل.",
        {"type": "attack.armed", "killed": [1, 1], "victim": ["عمر خالد"], "perpetrator_org": ["الجيش"]},
    ),
    "a-name-in-quotes": (
        "اختطف مجهولون المدعو «سعيد البقاعي» من الحي.",
        {"type": "abduction", "abducted": [1, 1], "victim": ["سعيد البقاعي"], "perpetrator": ["مجهولون"]},
    ),
    "others-are-not-those-before": (
        "قتل خمسة جنود وأصيب آخرون في كمين.",
        {"type": "attack.ambush", "killed": [5, 5], "injured": [2, None]},
    ),
    "another-is-one": (
        "قتل ثلاثة شرطيين وأصيب آخر في هجوم.",
        {"type": "attack.armed", "killed": [3, 3], "injured": [1, 1]},
    ),
    "a-phrase-in-the-accusative": (
        "تبنت حركة طالبان تفجيرا انتحاريا في كابول.",
        {"type": "attack.suicide_bomb", "perpetrator_org": ["حركة طالبان"]},
    ),
    "an-airdrop-in-the-accusative": (
        "نفذت قوات التحالف إنزالا جويا في بلدة الشدادي.",
        {"type": "operation", "agent": ["قوات التحالف"]},
    ),
    "two-missiles-and-what-they-struck": (
        "استهدفت القوات بصاروخين الأحياء الشرقية لبلدة عيترون.",
        {"type": "attack.shelling", "target": ["الأحياء الشرقية"]},
    ),
    "tribes-that-fight": (
        "جرت معارك بين أفراد من قبيلتي التاما والزيادية في القطاع.",
        {"type": "clash", "participant": ["أفراد من قبيلتي التاما"]},
    ),
    "who-fled": (
        "أدت الاشتباكات إلى نزوح للسكان.",
        {"type": "displacement", "agent": ["السكان"]},
    ),
}


@pytest.mark.parametrize(("text", "asked"), CASES.values(), ids=CASES.keys())
def test_told_as_a_careful_reader_takes_it(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


def test_the_pronoun_of_inside_is_no_town() -> None:
    output = extract("وقع تمرد داخله أدى إلى مقتل حارس في غرب ليبيا.", published=PUBLISHED)
    assert all(one["text"] != "داخله" for one in output["mentions"] if one["kind"] == "place")


@pytest.mark.parametrize("text", ["طبق الحراس قواعد الاشتباك المعتمدة.", "أسقط الجيش طائرتين مسيرتين فوق المدينة."])
def test_rules_of_engagement_and_two_drones_are_neither_clash_nor_march(text: str) -> None:
    types = {one["type"] for one in extract(text, published=PUBLISHED)["events"]}
    assert not types & {"clash", "protest.peaceful"}


def test_claiming_responsibility_takes_no_ground() -> None:
    text = "أعلنت ولاية خراسان الفرع الأفغاني لتنظيم الدولة الإسلامية مسؤوليتها عن هجوم قتل فيه شرطيان في جلال آباد."
    assert [one["type"] for one in extract(text, published=PUBLISHED)["events"]] == ["attack.armed"]


def test_a_second_incident_is_another_event() -> None:
    text = "قتل شرطي بانفجار لغم في بلدة الوازعية. وفي حادثة ثانية، أصيب سائق بانفجار لغم في مديرية حيس."
    events = extract(text, published=PUBLISHED)["events"]
    assert [one["casualties"] for one in events] == [{"killed": [1, 1]}, {"injured": [1, 1]}]


def test_who_backs_a_militia_is_not_where_it_was() -> None:
    text = "زرعت المليشيا المدعومة من إيران ألغاما انفجرت في محافظة صعدة وقتلت ثلاثة."
    events = extract(text, published=PUBLISHED)["events"]
    assert all((one["place"] or {}).get("country") != "IR" for one in events)


def test_no_greater_number_is_not_none() -> None:
    events = extract("وقع الهجوم ليلا ولم يسفر الهجوم عن سقوط عدد أكبر من الضحايا.", published=PUBLISHED)["events"]
    assert all(one["casualties"].get("killed") != [0, 0] for one in events)
