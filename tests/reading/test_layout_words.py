"""The words of layout: what the data files promise holds."""

from __future__ import annotations

import pytest
from babel import Locale

from tansiq.knowledge.loader import load_rows, load_table
from tansiq.reading.layout_words import layout_words, letters_of, plain

KINDS = {
    "line", "start", "within", "comments", "related", "tags", "policy", "service", "share", "trailing", "source",
    "byline", "label", "caption", "lead", "home", "month", "weekday", "am", "pm",
}  # fmt: skip


@pytest.mark.parametrize("locale", ["en", "ar", "ar_EG", "ar_IQ", "ar_SY", "ar_LB", "ar_MA", "ar_DZ", "ar_TN", "ar_MR"])
def test_every_month_name_of_babel_is_known(locale: str) -> None:
    for number, form in Locale.parse(locale).months["format"]["wide"].items():
        assert layout_words().months[plain(form)] == number


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_weekday_of_babel_is_known(locale: str) -> None:
    assert {
        plain(form) for form in Locale.parse(locale).days["format"]["wide"].values()
    } <= layout_words().weekdays.keys()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_rows_are_of_known_kinds_and_every_source_is_used(language: str) -> None:
    table = load_table(f"{language}/layout")
    assert {row["kind"] for row in table["rows"]} <= KINDS
    assert {row["source"] for row in table["rows"]} == table["sources"].keys()


@pytest.mark.parametrize(
    "kind", ["comments", "related", "tags", "trailing", "source", "byline", "caption", "lead", "home"]
)
def test_both_languages_have_words_of_each_kind(kind: str) -> None:
    assert all(any(row["kind"] == kind for row in load_rows(f"{language}/layout")) for language in ("en", "ar"))


def test_an_outlet_has_one_name_in_both_languages() -> None:
    outlets = layout_words().outlets
    assert outlets[plain("SANA")] == outlets[plain("سانا")]
    assert outlets[plain("AFP")] == outlets[plain("أ.ف.ب")] == outlets[plain("فرانس برس")]
    assert outlets[plain("Shafaq News")] == outlets[plain("شفق نيوز")]


def test_letters_of_leaves_out_marks_digits_and_case() -> None:
    assert letters_of("A+ A-  12/3") == ["a", "a"]
    assert letters_of("«إقرأ أيضًا»: 4") == ["اقرا", "ايضا"]
