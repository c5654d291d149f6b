"""What there was none of is no fact; what somebody says was not done is denied."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

DAY = "2022-01-25"


@pytest.mark.parametrize(
    "text",
    [
        "Police seized no drugs in Basra on Monday.",
        "Troops found neither weapons nor explosives in the house in Mosul on Monday.",
        "No attacks were reported in Kirkuk on Monday.",
        "Police made no arrests in Tunis on Sunday.",
        "There were no clashes in Taiz on Friday.",
        "No one was arrested in Mosul on Sunday.",
        "Clashes did not break out in Taiz on Friday.",
        "لم تُضبط أي أسلحة في المنزل في الموصل يوم الإثنين.",
        "لم تعثر القوات على أسلحة ولا متفجرات في المنزل في الموصل يوم الإثنين.",
        "لم تسجل أي هجمات في كركوك يوم الإثنين.",
        "لم تقع اشتباكات في تعز يوم الجمعة.",
        "لم تضبط الشرطة أي مخدرات في البصرة يوم الإثنين.",
        "لم يعتقل أحد في الموصل يوم الأحد.",
        "لا هجمات في كركوك يوم الإثنين.",
    ],
)
def test_what_there_was_none_of_is_no_event(text: str) -> None:
    assert extract(text, published=DAY)["events"] == []


@pytest.mark.parametrize(
    ("text", "nought"),
    [
        ("A bomb exploded in Kirkuk on Monday, but no one was killed.", {"killed"}),
        ("No civilians were killed in the airstrike on Idlib on Monday.", {"killed"}),
        ("A rocket landed near a school in Sirte on Monday without causing casualties.", {"killed", "injured"}),
        ("سقط صاروخ قرب مدرسة في سرت يوم الإثنين دون وقوع إصابات.", {"killed", "injured"}),
        ("لم يسفر الانفجار في كركوك يوم الإثنين عن إصابات.", {"killed", "injured"}),
        ("لا قتلى في انفجار سيارة مفخخة في كركوك يوم الإثنين.", {"killed"}),
        ("لم يُقتل أحد في هجوم على حاجز في كركوك يوم الإثنين.", {"killed"}),
        ("لم يقتل أي مدني في الغارة الجوية على إدلب يوم الإثنين.", {"killed"}),
    ],
)
def test_a_toll_of_nought_belongs_to_what_happened(text: str, nought: set[str]) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["status"] == "occurred"
    assert event["casualties"] == {key: [0, 0] for key in nought}
    assert "victim" not in event["roles"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("No weapons were found during the raid on a farm near Ramadi on Sunday.", ["operation"]),
        ("داهمت القوات منزلا في الموصل يوم الإثنين دون أن يُعثر على أسلحة.", ["attack.armed"]),
        ("The ministers met in Geneva on Monday but reached no agreement.", ["meeting"]),
    ],
)
def test_what_happened_beside_it_stays(text: str, types: list[str]) -> None:
    assert [event["type"] for event in extract(text, published=DAY)["events"]] == types


def test_no_fewer_than_is_a_count() -> None:
    (event,) = extract("No fewer than 12 people were killed in Kirkuk on Monday.", published=DAY)["events"]
    assert event["casualties"] == {"killed": [12, None]}


def test_no_group_is_neither_doer_nor_teller() -> None:
    text = "No group has claimed responsibility for the bombing in Kirkuk on Monday, which killed three people."
    (event,) = extract(text, published=DAY)["events"]
    assert event["roles"].keys() == {"victim"}
    assert event["sources"] == []


@pytest.mark.parametrize(
    ("text", "code", "teller"),
    [
        ("The ministry said there had been no attack on the airport in Tripoli.", "attack.armed", "ministry"),
        ("The army said it had not shelled the village in Idlib on Monday.", "attack.shelling", "army"),
        ("The government denied any attack on the refugee camp in Jenin.", "attack.armed", "government"),
        ("قالت الوزارة إنه لم يقع أي هجوم على المطار في طرابلس.", "attack.armed", "الوزارة"),
        ("قال متحدث إن الجيش لم يقصف القرية في إدلب يوم الإثنين.", "attack.shelling", "متحدث"),
    ],
)
def test_what_is_said_not_to_have_been_done_is_denied(text: str, code: str, teller: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["status"], event["sources"]) == (code, "denied", [[teller]])


@pytest.mark.parametrize(
    ("text", "code", "teller"),
    [
        (
            "نفى العقيد سامي حداد قائد شرطة نينوى مقتل ثلاثة جنود في الموصل يوم الإثنين.",
            "attack.armed",
            "سامي حداد",
        ),
        ("ونفى محمد علي قائد شرطة البصرة وقوع هجوم على حقل نفطي في البصرة يوم الأحد.", "attack.armed", "محمد علي"),
        (
            "نفى المتحدث باسم الجيش، العقيد سامي حداد، مقتل جنديين في كركوك يوم الإثنين.",
            "attack.armed",
            "سامي حداد",
        ),
        ("نفى مصدر أمني وجود اشتباكات في تعز.", "clash", "مصدر أمني"),
        ("نفت وزارة الدفاع على لسان متحدثها وقوع هجوم على القاعدة يوم الإثنين.", "attack.armed", "وزارة الدفاع"),
        (
            "The army spokesman, Colonel Sami Haddad, denied that two soldiers had been killed in Kirkuk on Monday.",
            "attack.armed",
            "Sami Haddad",
        ),
        (
            "Colonel Sami Haddad, the commander of the Nineveh police, denied the killing of three soldiers on Monday.",
            "attack.armed",
            "Sami Haddad",
        ),
    ],
)
def test_a_denial_reaches_over_who_the_denier_is(text: str, code: str, teller: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["status"]) == (code, "denied")
    assert event["sources"][0][0] == teller


@pytest.mark.parametrize(
    "text",
    [
        "The group denied involvement in the attack on the market in Kirkuk on Monday.",
        "Iran denied any role in the bombing that killed three people in Basra on Sunday.",
        "نفت إيران أي دور لها في التفجير الذي أودى بحياة ثلاثة أشخاص في البصرة يوم الأحد.",
        "نفت الجماعة علاقتها بالهجوم على السوق في كركوك يوم الإثنين.",
    ],
)
def test_who_denies_a_part_in_it_does_not_deny_that_it_was(text: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["status"] == "occurred"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Islamic State said it had killed 12 soldiers in Raqqa on Monday.", "claimed"),
        ("Hamas said it had declared a ceasefire in Gaza on Monday.", "occurred"),
        ("قال تنظيم داعش إنه قتل 12 جنديا في الرقة يوم الإثنين.", "claimed"),
    ],
)
def test_a_group_claims_its_attacks_and_not_its_words(text: str, status: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["status"] == status


@pytest.mark.parametrize(
    ("text", "code", "sources"),
    [
        ("Claims that gunmen kidnapped two nurses in Sirte were false, the army said.", "abduction", ["army"]),
        ("Reports that rebels had shelled the hospital in Taiz are untrue.", "attack.shelling", None),
        ("It is not true that the army bombed the school in Idlib, a spokesman said.", "attack.bombing", ["spokesman"]),
        ("There is no truth to rumours that gunmen kidnapped two nurses in Sirte.", "abduction", None),
        ("لا صحة لأنباء اختطاف ممرضتين في سرت.", "abduction", None),
        ("قالت الوزارة إنه لا صحة للأنباء عن اختطاف ممرضتين في سرت.", "abduction", ["الوزارة"]),
        ("الأنباء عن اختطاف ممرضتين في سرت غير صحيحة.", "abduction", None),
    ],
)
def test_hearsay_that_is_called_false_is_denied(text: str, code: str, sources: list[str] | None) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["status"]) == (code, "denied")
    assert event["sources"] == ([] if sources is None else [sources])


@pytest.mark.parametrize(
    "text",
    [
        "Reports that rebels had shelled the hospital in Taiz on Monday were true, the ministry said.",
        "Reports that gunmen had kidnapped two nurses in Sirte on Monday were widely shared.",
        "It is true that the army bombed the school in Idlib on Monday, a spokesman said.",
        "الأنباء عن اختطاف ممرضتين في سرت يوم الإثنين صحيحة.",
    ],
)
def test_hearsay_that_is_called_true_is_not(text: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["status"] == "occurred"


def test_neither_of_two_claimed_it() -> None:
    text = "A bomb killed nine people in Kirkuk on Monday. Neither the PKK nor ISIS has claimed responsibility."
    (event,) = extract(text, published=DAY)["events"]
    assert event["roles"] == {"victim": ["people"], "weapon": ["bomb"]}
    assert event["sources"] == []


def test_a_claim_of_responsibility_is_no_weapon() -> None:
    text = "A bomb killed nine people in Kirkuk on Monday. Islamic State claimed responsibility."
    (event,) = extract(text, published=DAY)["events"]
    assert event["roles"] == {"perpetrator_org": ["Islamic State"], "victim": ["people"], "weapon": ["bomb"]}


def test_who_tells_of_a_strike_did_not_fly_it() -> None:
    text = "The Norwegian Refugee Council said an airstrike, believed to be Russian, killed nine people in Idlib."
    (event,) = extract(text, published=DAY)["events"]
    assert event["roles"] == {"victim": ["people"]}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("استشهد شابان في جنين، وفق وزارة الصحة، ونفى الجيش الإسرائيلي استهداف مدنيين.", ["وزارة الصحة"]),
        ("Two men were killed in Jenin, the Health Ministry said, and the army denied targeting civilians.", None),
    ],
)
def test_a_denial_joined_by_and_leaves_what_was_told_before(text: str, sources: list[str] | None) -> None:
    event = extract(text, published=DAY)["events"][0]
    assert event["status"] == "occurred"
    assert event["casualties"] == {"killed": [2, 2]}
    if sources is not None:
        assert sources in event["sources"]


@pytest.mark.parametrize(
    "text",
    [
        "لم تتبن أي جهة التفجير الذي قتل تسعة أشخاص في كركوك يوم الإثنين.",
        "قتل تسعة أشخاص في تفجير في كركوك يوم الإثنين. ولم تتبن أي جهة التفجير.",
    ],
)
def test_no_side_owned_up_to_what_happened(text: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["status"]) == ("attack.bombing", "occurred")
    assert event["roles"] == {"victim": ["أشخاص"]}
    assert event["casualties"] == {"killed": [9, 9]}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ('A spokesman for the navy said: "We did not shell the hospital in Sirte."', "navy"),
        ("قال متحدث باسم حلف الناتو: لم نقصف المستشفى في سرت.", "حلف الناتو"),
    ],
)
def test_we_are_those_whom_a_spokesman_speaks_for(text: str, doer: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["status"]) == ("attack.shelling", "denied")
    assert event["roles"]["perpetrator_org"] == [doer]
    assert "perpetrator" not in event["roles"]
