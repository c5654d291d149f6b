"""Number words: any number spelled out in English or Arabic is read back; months are those of CLDR."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tansiq.knowledge.keys import match_key
from tansiq.reading.numerals import PLAIN, read_number, read_number_before, table_of
from tansiq.reading.sheet import Lang
from tests.reading.sheets import sheet_of

_EN_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_AR_ONES = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
_AR_FEMININE = "إحدى اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر"
_AR_TEENS = "أحد اثنا ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة"
_AR_TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
_AR_HUNDREDS = "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة"


def _english(number: int) -> str:
    """The number in words, as American style has it."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{_english(head)} {name}" + (f" {_english(rest)}" if rest else "")
    if number < 20:
        return _EN_ONES.split()[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS.split()[tens - 2] + (f"-{_EN_ONES.split()[ones]}" if ones else "")


def _arabic_below_thousand(number: int) -> list[str]:
    parts = []
    if number >= 100:
        parts.append(_AR_HUNDREDS.split()[number // 100 - 1])
        number %= 100
    if 10 < number < 20:
        parts.append(f"{_AR_TEENS.split()[number - 11]} عشر")
    elif number >= 20:
        if number % 10:
            parts.append(_AR_ONES.split()[number % 10 - 1])
        parts.append(_AR_TENS.split()[number // 10 - 2])
    elif number:
        parts.append(_AR_ONES.split()[number - 1])
    return parts


def _arabic(number: int) -> str:
    """The number in words, masculine, nominative."""
    parts: list[str] = []
    for size, one, two, few in ((10**6, "مليون", "مليونان", "ملايين"), (1000, "ألف", "ألفان", "آلاف")):
        head, number = divmod(number, size)
        if head == 1:
            parts.append(one)
        elif head == 2:
            parts.append(two)
        elif head:
            below = _arabic_below_thousand(head)
            parts += [*below[:-1], f"{below[-1]} {few if 3 <= head <= 10 else one}"]
    parts += _arabic_below_thousand(number)
    return " و".join(parts)


def _read(text: str, lang: Lang) -> tuple[float | int, int] | None:
    keys = sheet_of(text, lang).keys
    return read_number([table_of(lang)[key] for key in keys], keys, 0, len(keys), lang=lang)


@given(st.integers(0, 10**9 - 1))
def test_any_english_number_is_read_back(number: int) -> None:
    text = _english(number)
    assert _read(text, "en") == (number, len(sheet_of(text, "en")))


@given(st.integers(1, 10**9 - 1))
def test_any_arabic_number_is_read_back(number: int) -> None:
    text = _arabic(number)
    assert _read(text, "ar") == (number, len(sheet_of(text, "ar")))


@pytest.mark.parametrize("number", [pytest.param(n, id=str(n)) for n in range(3, 10)])
def test_arabic_genders_are_one_number(number: int) -> None:
    feminine, masculine = _AR_FEMININE.split()[number - 1], _AR_ONES.split()[number - 1]
    assert _read(feminine, "ar") == _read(masculine, "ar") == (number, 1)
    assert _read(f"{feminine} عشرة", "ar") == _read(f"{masculine} عشر", "ar") == (number + 10, 2)
    assert _read(f"{feminine} وعشرين", "ar") == (number + 20, 2)


@pytest.mark.parametrize(
    ("lang", "text", "value", "start"),
    [
        pytest.param("en", "killed two hundred and five", 205, 1, id="en-and"),
        pytest.param("en", "some twenty-one", 21, 1, id="en-hyphen"),
        pytest.param("ar", "قتل ثلاثة وعشرين", 23, 1, id="ar-and"),
        pytest.param("ar", "قتل خمسة آلاف", 5000, 1, id="ar-thousands"),
    ],
)
def test_number_is_read_backwards(lang: Lang, text: str, value: int, start: int) -> None:
    keys = sheet_of(text, lang).keys
    words = [table_of(lang)[key] for key in keys]
    assert read_number_before(words, keys, len(keys), 0, lang=lang) == (value, start)


@pytest.mark.parametrize(
    ("lang", "locale"),
    [
        pytest.param("en", "en", id="en"),
        *(
            pytest.param("ar", name, id=name)
            for name in ("ar", "ar_IQ", "ar_SY", "ar_LB", "ar_JO", "ar_EG", "ar_MA", "ar_DZ", "ar_TN", "ar_MR", "ar_SA")
        ),
    ],
)
def test_months_and_weekdays_are_those_of_cldr(lang: Lang, locale: str) -> None:
    names = Locale.parse(locale)
    table = table_of(lang)
    for number, name in names.months["format"]["wide"].items():
        first, _, second = match_key(name).partition(" ")
        word = table[first]
        assert (word.follow or {}).get(second, word).month == number, name
    for number, name in names.days["format"]["wide"].items():
        assert table[match_key(name)].weekday == number, name


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        pytest.param("en", "M-16", id="en-rifle"),
        pytest.param("en", "F-16s", id="en-jet"),
        pytest.param("en", "prison", id="en-word"),
        pytest.param("en", "0770123456789", id="en-telephone"),
        pytest.param("ar", "وفد", id="ar-delegation"),
        pytest.param("ar", "بلد", id="ar-country"),
        pytest.param("ar", "لست", id="ar-i-am-not"),
        pytest.param("ar", "إم-16", id="ar-rifle"),
    ],
)
def test_other_words_are_nothing(lang: Lang, word: str) -> None:
    assert table_of(lang)[match_key(word)] is PLAIN


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("text", ["⓶", "5⓻", "⓵15"])
def test_signs_that_are_digits_by_name_only_are_no_numbers(lang: Lang, text: str) -> None:
    # Found by tests.fuzz: str.isdigit() holds for them, and int() refuses them.
    assert _read(text, lang) is None
