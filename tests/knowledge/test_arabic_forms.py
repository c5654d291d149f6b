"""Arabic forms against paradigms of K. C. Ryding, A Reference Grammar of Modern Standard Arabic (7, 21 to 26)."""

from __future__ import annotations

import pytest

from tansiq.knowledge.arabic import PAST, PRESENT, noun_forms, verb_forms
from tansiq.knowledge.keys import match_key

THIRD_PERSON = [
    # past: he, she, the two (m, f), they; present: he, she, the two (m, f), they, they after لم and لن
    pytest.param("قتل", "يقتل", "قتل قتلت قتلا قتلتا قتلوا", "يقتل تقتل يقتلان تقتلان يقتلون يقتلوا", id="sound"),
    pytest.param(
        "هاجم", "يهاجم", "هاجم هاجمت هاجما هاجمتا هاجموا", "يهاجم تهاجم يهاجمان تهاجمان يهاجمون يهاجموا", id="iii"
    ),
    pytest.param("أطلق", "يطلق", "أطلق أطلقت أطلقا أطلقتا أطلقوا", "يطلق تطلق يطلقان تطلقان يطلقون يطلقوا", id="iv"),
    pytest.param("اعتقل", "يعتقل", "اعتقل اعتقلت اعتقلا اعتقلتا اعتقلوا", "يعتقل تعتقل يعتقلان يعتقلون", id="viii"),
    pytest.param("استهدف", "يستهدف", "استهدف استهدفت استهدفا استهدفتا استهدفوا", "يستهدف تستهدف يستهدفون", id="x"),
    pytest.param("فر", "يفر", "فر فرت فرا فرتا فروا", "يفر تفر يفران تفران يفرون يفروا", id="geminate"),
    pytest.param("قال", "يقول", "قال قالت قالا قالتا قالوا", "يقول تقول يقولان تقولان يقولون يقولوا", id="hollow"),
    pytest.param(
        "اغتال", "يغتال", "اغتال اغتالت اغتالا اغتالتا اغتالوا", "يغتال تغتال يغتالان يغتالون", id="hollow-viii"
    ),
    pytest.param("أصيب", "يصاب", "أصيب أصيبت أصيبا أصيبتا أصيبوا", "يصاب تصاب يصابان يصابون", id="hollow-passive"),
    pytest.param("نفى", "ينفي", "نفى نفت نفتا نفوا", "ينفي تنفي ينفيان تنفيان ينفون ينفوا", id="defective-ya"),
    pytest.param("دعا", "يدعو", "دعا دعت دعتا دعوا", "يدعو تدعو يدعوان تدعوان يدعون يدعوا", id="defective-waw"),
    pytest.param("لقي", "يلقى", "لقي لقيت لقيا لقيتا لقوا", "يلقى تلقى يلقيان تلقيان يلقون يلقوا", id="defective-i"),
    pytest.param("ألقى", "يلقي", "ألقى ألقت ألقتا ألقوا", "يلقي تلقي يلقيان يلقون", id="defective-iv"),
    pytest.param(
        "استولى", "يستولي", "استولى استولت استولتا استولوا", "يستولي تستولي يستوليان يستولون", id="defective-x"
    ),
    pytest.param("وقع", "يقع", "وقع وقعت وقعا وقعتا وقعوا", "يقع تقع يقعان تقعان يقعون", id="initial-waw"),
    pytest.param("بدأ", "يبدأ", "بدأ بدأت بدأتا بدأوا", "يبدأ تبدأ يبدأون", id="final-hamza"),
]


def keys(words: str) -> set[str]:
    return {match_key(word) for word in words.split()}


@pytest.mark.parametrize(("past", "present", "pasts", "presents"), THIRD_PERSON)
def test_third_persons_of_a_verb(past: str, present: str, pasts: str, presents: str) -> None:
    made = verb_forms(past, present)
    assert keys(pasts) - {form for form, tense, _ in made if tense == PAST} == set()
    assert keys(presents) - {form for form, tense, _ in made if tense == PRESENT} == set()


@pytest.mark.parametrize(
    ("past", "present", "wrong"),
    [
        pytest.param("نفى", "ينفي", "نفىت نفيت نفىوا ينفيون", id="ya-stays-before-no-ending"),
        pytest.param("دعا", "يدعو", "دعات دعاوا يدعوون", id="waw-stays-before-no-ending"),
        pytest.param("لقي", "يلقى", "لقت لقيوا يلقىون", id="ya-of-the-past-stays-before-t"),
    ],
)
def test_weak_letters_go_where_the_grammar_says(past: str, present: str, wrong: str) -> None:
    assert keys(wrong) & {form for form, _, _ in verb_forms(past, present)} == set()


@pytest.mark.parametrize(
    ("form", "tense", "agreement"),
    [
        pytest.param("قتل", PAST, "ms", id="he"),
        pytest.param("قتلت", PAST, "fs", id="she"),
        pytest.param("قتلوا", PAST, "mp", id="they"),
        pytest.param("قتلا", PAST, "md", id="the-two"),
        pytest.param("قتلتا", PAST, "fd", id="the-two-women"),
        pytest.param("يقتل", PRESENT, "ms", id="he-now"),
        pytest.param("تقتل", PRESENT, "fs", id="she-now"),
        pytest.param("يقتلون", PRESENT, "mp", id="they-now"),
        pytest.param("يقتلان", PRESENT, "md", id="the-two-now"),
        pytest.param("تقتلان", PRESENT, "fd", id="the-two-women-now"),
        pytest.param("نقتل", PRESENT, "1p", id="we"),
    ],
)
def test_a_form_says_whom_it_agrees_with(form: str, tense: str, agreement: str) -> None:
    assert (match_key(form), tense, agreement) in verb_forms("قتل", "يقتل")


def test_a_verb_without_a_present_has_past_forms_only() -> None:
    assert {tense for _, tense, _ in verb_forms("قتل", "")} == {PAST}


@pytest.mark.parametrize(
    ("singular", "plurals", "wanted"),
    [
        pytest.param("جندي", ("جنود",), {"s": "جندي جنديا", "d": "جنديان جنديين", "p": "جنود جنودا"}, id="broken"),
        pytest.param("مدني", ("مدنيون",), {"d": "مدنيان", "p": "مدنيون مدنيين مدنيو"}, id="sound-masculine"),
        pytest.param(
            "مسلح", ("مسلحين",), {"s": "مسلح مسلحا", "p": "مسلحون مسلحين"}, id="sound-given-by-its-other-case"
        ),
        pytest.param("سيارة", ("سيارات",), {"s": "سيارة", "d": "سيارتان سيارتين", "p": "سيارات"}, id="ta-marbuta"),
        pytest.param(
            "قذيفة", ("قذائف",), {"s": "قذيفة", "d": "قذيفتان قذيفتين", "p": "قذائف قذائفا"}, id="feminine-broken"
        ),
        pytest.param("مستشفى", ("مستشفيات",), {"d": "مستشفيان مستشفيين", "p": "مستشفيات"}, id="alef-maqsura"),
        pytest.param("شرطي", (), {"s": "شرطي شرطيا", "d": "شرطيان شرطيين"}, id="no-plural-given"),
    ],
)
def test_forms_of_a_noun(singular: str, plurals: tuple[str, ...], wanted: dict[str, str]) -> None:
    made = noun_forms(singular, plurals)
    for number, words in wanted.items():
        assert keys(words) - {form for form, of in made if of == number} == set()


@pytest.mark.parametrize(
    ("singular", "plurals", "wrong"),
    [
        pytest.param("سيارة", ("سيارات",), "سيارةا سيارتا سيارةان سياراتا", id="no-alef-after-ta"),
        pytest.param("عصا", (), "عصاا", id="no-alef-after-alef"),
    ],
)
def test_no_accusative_where_none_is_written(singular: str, plurals: tuple[str, ...], wrong: str) -> None:
    assert keys(wrong) & {form for form, _ in noun_forms(singular, plurals)} == set()


def test_forms_are_keys() -> None:
    made = [form for form, *_ in (*verb_forms("أدّى", "يؤدّي"), *noun_forms("مبنى", ("مبانٍ",)))]
    assert made == [match_key(form) for form in made]
