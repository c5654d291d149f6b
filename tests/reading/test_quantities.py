"""Counts and shares: a table of texts in both languages, what is no count, and what holds for any words at all.

The tables were written from contract.md ("Counts.") and docs/method/counts.md.
"""

# ruff: noqa: E501 -- the tables read best with a case a line
from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tansiq.knowledge.loader import load_rows
from tansiq.model import Count
from tansiq.reading.quantities import ShareMention, find_quantities, find_shares
from tansiq.reading.quantities.hedges import apply_rule
from tansiq.reading.sheet import Lang, QuantityMention, Sheet
from tansiq.reading.times import find_times
from tests.reading.quantity_cases import ARABIC, ENGLISH, NO_COUNTS, NO_SHARES, SHARES
from tests.reading.sheets import sheet_of


def _read(text: str, lang: Lang) -> tuple[Sheet, list[QuantityMention]]:
    sheet = sheet_of(text, lang)
    sheet.times = find_times(sheet)
    return sheet, find_quantities(sheet)


def _shares(text: str, lang: Lang) -> tuple[Sheet, list[ShareMention]]:
    sheet = sheet_of(text, lang)
    sheet.times = find_times(sheet)
    return sheet, find_shares(sheet)


def _rows(table: str, lang: Lang) -> list[Any]:
    rows = []
    for number, line in enumerate(table.strip().splitlines(), 1):
        text, words, low, high = (part.strip() for part in line.split(" | "))
        value = Count(int(low), None if high == "-" else int(high))
        rows.append(pytest.param(lang, text, words, value, id=f"{lang}-{number}-{low}"))
    return rows


def _lines(table: str) -> list[Any]:
    rows = []
    for number, line in enumerate(table.strip().splitlines(), 1):
        cells = [part.strip() for part in line.split(" | ")]
        rows.append(pytest.param(*cells, id=f"{cells[0]}-{number}"))
    return rows


@pytest.mark.parametrize(("lang", "text", "words", "value"), [*_rows(ENGLISH, "en"), *_rows(ARABIC, "ar")])
def test_count_is_found_with_its_range(lang: Lang, text: str, words: str, value: Count) -> None:
    sheet, found = _read(text, lang)
    assert (words, value) in [(sheet.slice(m.start, m.end), m.value) for m in found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param(lang, line, id=f"{lang}-{number}")
        for lang, table in NO_COUNTS.items()
        for number, line in enumerate(table.strip().splitlines(), 1)
    ],
)
def test_no_count_is_found(lang: Lang, text: str) -> None:
    sheet, found = _read(text, lang)
    assert [sheet.slice(m.start, m.end) for m in found] == []


@pytest.mark.parametrize(("lang", "text", "words", "low", "high"), _lines(SHARES))
def test_share_is_found_with_its_range(lang: Lang, text: str, words: str, low: str, high: str) -> None:
    sheet, found = _shares(text, lang)
    assert [(sheet.slice(m.start, m.end), m.low, m.high) for m in found] == [(words, float(low), float(high))]


@pytest.mark.parametrize(("lang", "text"), _lines(NO_SHARES))
def test_no_share_is_found(lang: Lang, text: str) -> None:
    sheet, found = _shares(text, lang)
    assert [sheet.slice(m.start, m.end) for m in found] == []


def test_dual_is_its_own_head() -> None:
    sheet, found = _read("قتل جنديان وأصيب خمسة", "ar")
    assert [(m.head if m.head is None else sheet.words[m.head], m.value.min) for m in found] == [
        ("جنديان", 2),
        (None, 5),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        pytest.param("en", "On May 7, 13 people were killed and 2 wounded on 8 May", 2, id="en"),
        pytest.param("ar", "في 7 أيار قتل 13 شخصاً وأصيب اثنان في 8 أيار", 2, id="ar"),
    ],
)
def test_numbers_of_dates_are_no_counts(lang: Lang, text: str, count: int) -> None:
    assert len(_read(text, lang)[1]) == count


@pytest.mark.parametrize("row", [pytest.param(row, id=str(row["form"])) for row in load_rows("ar/counted")])
def test_every_counted_noun_has_its_dual(row: dict[str, Any]) -> None:
    """The form in ان counts two for every noun; that in ين only where the plural is not written alike."""
    noun = row["form"]
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    forms = row.get("dual") or [stem + "ان", stem + "ين"]
    values = [[m.value for m in _read(form, "ar")[1]] for form in forms]
    assert values == [[Count(2, 2)], [] if row.get("sound") else [Count(2, 2)]]


@given(
    st.integers(0, 10**9), st.sampled_from(["at_least", "more_than", "about", "nearly", "up_to", "fewer", "exactly"])
)
def test_hedge_never_makes_a_number_more_exact(number: int, rule: str) -> None:
    value = apply_rule(Count.exactly(number), rule)
    if rule in ("at_least", "more_than"):
        assert value.max is None
        assert value.min in (number, number + 1)
    elif rule == "fewer":
        assert value == Count(0, max(number - 1, 0))
    else:
        assert value.max is not None
        assert value.min <= number <= value.max


@given(st.integers(1, 999_999_999))
def test_any_figure_counts_itself(number: int) -> None:
    _, found = _read(f"killed {number:,} people", "en")
    assert [m.value for m in found] == [Count.exactly(number)]
    _, found = _read(f"مقتل {number:,} شخص".translate({ord("0") + n: 0x660 + n for n in range(10)}), "ar")
    assert [m.value for m in found] == [Count.exactly(number)]


_WORDS = {
    "en": """
    at least more than about nearly up to fewer between and from or so a an half one two twenty hundred thousand million
    dozen dozens scores hundreds several few some number of unknown large third thirds quarter 12 2,000 3.5 10-15 7–13 % per
    cent the no each single most majority - , . ( ) / Route Division M-16 people killed years old 2014 0 00 $ # all odd
    """,
    "ar": """
    ما لا يقل عن على الأقل أكثر من نحو حوالي بين و أو إلى ثلاثة عشر وعشرين عشرون مئة ومئتين ألف آلاف مليون ألفين واحد أحد
    عشرات مئات الآلاف عدة عدد غير معروف نصف ثلث ثلاثة أرباع ١٢ و13 ٣٬٥٠٠ 3.5 12. الـ24 في المئة % جنديان جنديين شخصين اثنان
    الفرقة العشرين الثلاثة - ، . ( ) / شخصاً قتيلاً فقط تقريباً 2014 0
    """,
}
_MARKS = st.text(string.punctuation + "0123456789٠١٢٬٫ \u200f\u061caZءو", min_size=1, max_size=6)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(["en", "ar"]), st.data())
def test_any_words_give_valid_counts_and_shares(lang: Lang, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.one_of(st.sampled_from(_WORDS[lang].split()), _MARKS), max_size=24))
    sheet, found = _read(" ".join(words), lang)
    done = 0
    for mention in found:
        assert done <= mention.start < mention.end <= len(sheet)
        assert mention.head is None or mention.start <= mention.head < mention.end
        assert Count.from_json(mention.value.to_json()) == mention.value
        done = mention.end
    taken = {at for time in sheet.times for at in range(time.start, time.end)}
    assert not any(at in taken for m in found for at in range(m.start, m.end))
    for share in find_shares(sheet):
        assert 0 <= share.start < share.end <= len(sheet)
        assert 0.0 <= share.low <= share.high <= 1.0
