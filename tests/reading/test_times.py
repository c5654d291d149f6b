"""Times: a table of texts in both languages, what is no time, and what holds for any words at all.

The tables were written from contract.md ("Time.") and docs/method/times.md. Every text is read on Tuesday,
25 January 2022, unless it says otherwise.
"""

# ruff: noqa: E501 -- the tables read best with a case a line
from __future__ import annotations

import string
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tansiq.model import Period
from tansiq.reading.quantities import find_quantities
from tansiq.reading.sheet import Lang, Sentence, Sheet, TimeMention
from tansiq.reading.times import find_times
from tansiq.reading.times.calendar import hijri_day, latest_weekday, next_weekday
from tests.reading.sheets import ANCHOR, sheet_of
from tests.reading.time_cases import ARABIC, ENGLISH, NO_TIMES


def _rows(table: str, lang: Lang) -> list[Any]:
    rows = []
    for number, line in enumerate(table.strip().splitlines(), 1):
        text, words, start, end, precision = (part.strip() for part in line.split(" | "))
        rows.append(pytest.param(lang, text, words, start, end, precision, id=f"{lang}-{number}-{precision}"))
    return rows


def _json(period: Period | None) -> tuple[str, str, str]:
    assert period is not None
    data = period.to_json()
    return data["from"] or "-", data["to"] or "-", data["precision"]


def _only(text: str, lang: Lang, anchor: date | None = ANCHOR) -> TimeMention:
    found = find_times(sheet_of(text, lang, anchor))
    assert len(found) == 1, [(mention.start, mention.end) for mention in found]
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "words", "start", "end", "precision"), [*_rows(ENGLISH, "en"), *_rows(ARABIC, "ar")]
)
def test_time_is_found_and_resolved(lang: Lang, text: str, words: str, start: str, end: str, precision: str) -> None:
    sheet = sheet_of(text, lang)
    found = [(sheet.slice(m.start, m.end), m) for m in find_times(sheet) if not m.is_duration]
    mention = next((m for said, m in found if said == words), None)
    assert mention is not None, [said for said, _ in found]
    assert _json(mention.period) == (start, end, precision)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param(lang, line, id=f"{lang}-{number}")
        for lang, table in NO_TIMES.items()
        for number, line in enumerate(table.strip().splitlines(), 1)
    ],
)
def test_no_time_is_found(lang: Lang, text: str) -> None:
    sheet = sheet_of(text, lang)
    assert [sheet.slice(m.start, m.end) for m in find_times(sheet) if not m.is_duration] == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        pytest.param("en", "fought for two hours", "two hours", id="en-for-two-hours"),
        pytest.param("en", "drones operate 24 hours a day", "24 hours", id="en-rate"),
        pytest.param("en", "a two-day operation", "two-day", id="en-adjective"),
        pytest.param("en", "within three weeks", "three weeks", id="en-within"),
        pytest.param("ar", "استمر القتال ساعتين", "ساعتين", id="ar-dual"),
        pytest.param("ar", "على مدار 24 ساعة", "24 ساعة", id="ar-rate"),
        pytest.param("ar", "لمدة ثلاثة أيام", "ثلاثة أيام", id="ar-for"),
        pytest.param("ar", "المستمرة منذ ساعات", "منذ ساعات", id="ar-since-hours"),
    ],
)
def test_duration_is_no_moment(lang: Lang, text: str, words: str) -> None:
    sheet = sheet_of(text, lang)
    (mention,) = find_times(sheet)
    assert mention.is_duration
    assert sheet.slice(mention.start, mention.end) == words


@pytest.mark.parametrize(
    ("lang", "text", "start", "end"),
    [
        pytest.param("en", "He spoke on May 2, 2020. On the same day, militants", "2020-05-02", "2020-05-03", id="en-same-day"),
        pytest.param("en", "On May 2, 2020 they met; two days later they left", "2020-05-04", "2020-05-05", id="en-later"),
        pytest.param("en", "On May 2, 2020 they met; the following day they left", "2020-05-03", "2020-05-04", id="en-following"),
        pytest.param("en", "On May 2, 2020 they met; a day earlier he fled", "2020-05-01", "2020-05-02", id="en-earlier"),
        pytest.param("en", "On May 2, 2020 they met. That night he fled", "2020-05-02", "2020-05-03", id="en-that-night"),
        pytest.param("en", "On May 2, 2020 they met, and three days after May 9 they left", "2021-05-12", "2021-05-13", id="en-after-date"),
        pytest.param("ar", "في 2 أيار 2020 اجتمعوا. وفي اليوم نفسه هاجم", "2020-05-02", "2020-05-03", id="ar-same-day"),
        pytest.param("ar", "في 2 أيار 2020 اجتمعوا، وبعد يومين غادروا", "2020-05-04", "2020-05-05", id="ar-later"),
        pytest.param("ar", "في 2 أيار 2020 اجتمعوا، وفي اليوم التالي غادروا", "2020-05-03", "2020-05-04", id="ar-following"),
        pytest.param("ar", "في 2 أيار 2020 اجتمعوا، وفي اليوم السابق فر", "2020-05-01", "2020-05-02", id="ar-previous"),
        pytest.param("ar", "في 2 أيار 2020 اجتمعوا. وفي تلك الليلة فر", "2020-05-02", "2020-05-03", id="ar-that-night"),
        pytest.param("ar", "في 2 أيار 2020 اجتمعوا، وبعد ثلاثة أيام من 9 أيار غادروا", "2021-05-12", "2021-05-13", id="ar-after-date"),
    ],
)  # fmt: skip
def test_time_is_counted_from_the_last_day_named(lang: Lang, text: str, start: str, end: str) -> None:
    last = find_times(sheet_of(text, lang))[-1]
    assert _json(last.period)[:2] == (start, end)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "on Thursday", id="en-weekday"),
        pytest.param("en", "yesterday", id="en-yesterday"),
        pytest.param("en", "two weeks ago", id="en-ago"),
        pytest.param("en", "in May", id="en-month"),
        pytest.param("en", "on May 7", id="en-day"),
        pytest.param("en", "the same day", id="en-same-day"),
        pytest.param("en", "days after Iraq announced", id="en-days-after"),
        pytest.param("ar", "يوم الخميس", id="ar-weekday"),
        pytest.param("ar", "أمس", id="ar-yesterday"),
        pytest.param("ar", "قبل أسبوعين", id="ar-ago"),
        pytest.param("ar", "في أيار", id="ar-month"),
        pytest.param("ar", "في 7 أيار", id="ar-day"),
        pytest.param("ar", "في اليوم نفسه", id="ar-same-day"),
        pytest.param("ar", "بعد أيام من إعلان العراق", id="ar-days-after"),
    ],
)
def test_relative_time_without_anchor_is_open(lang: Lang, text: str) -> None:
    mention = _only(text, lang, None)
    assert mention.period is None
    assert mention.is_relative


@pytest.mark.parametrize(
    ("lang", "text", "future"),
    [
        pytest.param("en", "on Thursday", "2022-01-27", id="en-weekday"),
        pytest.param("en", "on Tuesday", "2022-01-25", id="en-today-is-ahead"),
        pytest.param("en", "in February", "2022-02-01", id="en-month"),
        pytest.param("en", "on April 14", "2022-04-14", id="en-day"),
        pytest.param("en", "in early May", "2022-05-01", id="en-phase"),
        pytest.param("ar", "الخميس", "2022-01-27", id="ar-weekday"),
        pytest.param("ar", "الثلاثاء", "2022-01-25", id="ar-today-is-ahead"),
        pytest.param("ar", "في شباط", "2022-02-01", id="ar-month"),
        pytest.param("ar", "في 14 نيسان", "2022-04-14", id="ar-day"),
        pytest.param("ar", "مطلع أيار", "2022-05-01", id="ar-phase"),
    ],
)
def test_bare_time_has_a_future_reading(lang: Lang, text: str, future: str) -> None:
    mention = _only(text, lang)
    assert mention.is_relative
    assert _json(mention.future)[0] == future


@pytest.mark.parametrize(
    ("lang", "text", "anchor", "start"),
    [
        pytest.param("en", "05/02/2020", date(2020, 5, 3), "2020-05-02", id="en-month-first-near-anchor"),
        pytest.param("en", "05/02/2020", date(2020, 2, 6), "2020-02-05", id="en-day-first-near-anchor"),
        pytest.param("en", "05/02/2020", None, "2020-05-02", id="en-strokes-month-first"),
        pytest.param("en", "05-02-2020", None, "2020-02-05", id="en-dashes-day-first"),
        pytest.param("ar", "05/02/2020", None, "2020-02-05", id="ar-strokes-day-first"),
        pytest.param("ar", "05-02-2020", None, "2020-02-05", id="ar-dashes-day-first"),
    ],
)
def test_order_of_figures(lang: Lang, text: str, anchor: date | None, start: str) -> None:
    assert _json(_only(text, lang, anchor).period)[0] == start


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "on Thursday January 20", id="en"),
        pytest.param("ar", "يوم الخميس 20 يناير", id="ar"),
    ],
)
def test_weekday_finds_the_year(lang: Lang, text: str) -> None:
    """20 January was a Thursday in 2022, not in 2023."""
    assert _json(_only(text, lang, date(2023, 3, 1)).period)[0] == "2022-01-20"


@pytest.mark.parametrize(
    ("lang", "text", "cut"),
    [
        pytest.param("en", "He came on May 7 2019 he left", 5, id="en"),
        pytest.param("ar", "جاء في 7 أيار 2019 كان", 4, id="ar"),
    ],
)
def test_time_never_crosses_a_sentence(lang: Lang, text: str, cut: int) -> None:
    sheet = sheet_of(text, lang)
    whole = find_times(sheet)
    sheet.sentences = [Sentence(0, cut, 0), Sentence(cut, len(sheet), 0)]
    split = find_times(sheet)
    assert whole[0].end > cut
    assert split[0].end == cut
    assert all(not m.start < cut < m.end for m in split)


def test_time_never_crosses_a_paragraph() -> None:
    assert [m.end for m in find_times(sheet_of("on May 7\n\n2019 began", "en"))] == [3]


@pytest.mark.parametrize(
    ("lang", "text", "second"),
    [
        pytest.param("en", "on May 7 and 8, the", ("2021-05-07", "2021-05-09"), id="en"),
        pytest.param("ar", "في 7 و8 أيار", ("2021-05-07", "2021-05-09"), id="ar"),
    ],
)
def test_neighbouring_days_are_one_stretch(lang: Lang, text: str, second: tuple[str, str]) -> None:
    assert _json(_only(text, lang).period)[:2] == second


def test_number_after_a_comma_counts_people() -> None:
    sheet = sheet_of("On May 7, 13 people were killed", "en")
    assert [sheet.slice(m.start, m.end) for m in find_times(sheet)] == ["May 7"]


# Umm al-Qura dates of first days that were announced: the tabular day may differ by one.
@pytest.mark.parametrize(
    ("hijri", "announced"),
    [
        pytest.param((1443, 9, 1), date(2022, 4, 2), id="ramadan-1443"),
        pytest.param((1441, 10, 1), date(2020, 5, 24), id="shawwal-1441"),
        pytest.param((1435, 9, 1), date(2014, 6, 29), id="ramadan-1435"),
        pytest.param((1400, 1, 1), date(1979, 11, 20), id="muharram-1400"),
    ],
)
def test_hijri_range_holds_the_announced_day(hijri: tuple[int, int, int], announced: date) -> None:
    period = hijri_day(*hijri)
    assert period.first_day is not None
    assert period.last_day is not None
    assert period.first_day <= announced <= period.last_day
    assert period.span_days == 3


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 6))
def test_weekdays_surround_the_anchor(anchor: date, weekday: int) -> None:
    past, future = latest_weekday(anchor, weekday), next_weekday(anchor, weekday)
    assert past.weekday() == future.weekday() == weekday
    assert past <= anchor < future
    assert future - past == timedelta(days=7)


_EN_WORDS = """
on in at of the a and to from between since until before after by last next this same past recent early late mid end
beginning earlier later ago days day weeks week month months year years hours hour two three several few first second
third quarter half may march january feb. thursday friday sun sat yesterday today tonight tomorrow morning night dawn
noon 7 13 31 99 2014 2016 18-05-2017 25/01/2022 6:30 10 pm a.m. gmt gmt+3 time local , . - ( ) / : ' 7–13 20th spring
winter ramadan 1443 ah weekend that following previous coming old million hundred half one of dozen 0 00 24/7 M-16 %
"""
_AR_WORDS = """
في من إلى على حتى منذ قبل بعد بين خلال و ما يوم اليوم أمس الأول أول غدا الخميس والجمعة بالثلاثاء الماضي المقبل الجاري
الحالي التالي نفسه مساء فجر صباح ليل ليلة ظهر مطلع منتصف أواخر نهاية الشهر شهر العام عام عامي سنة الأسبوع أسبوعين يومين
أيام ساعات الساعة السادسة والنصف صباحا م ص الرابع عشر والعشرين ثلاثة وعشرين 7 و13 31 ٢٠١٤ 2016 و2016 25/يناير/2022 يناير
أيار / مايو كانون الثاني تشرين رمضان 1443 1443هـ هـ ربيع الربع النصف ، . - ( ) الموافق بتوقيت غرينتش الليلة القليلة هذا
الـ24 ساعة 06:54 12. صيف بضعة نحو آب أب مارس 99 0 مليون آلاف
"""
_MARKS = st.text(string.punctuation + "0123456789٠١٢ \u200f\u061caZءو", min_size=1, max_size=6)


def _random_sheet(words: list[str], lang: Lang, anchor: date | None) -> Sheet:
    return sheet_of(" ".join(words), lang, anchor)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.tuples(st.just("en"), st.lists(st.one_of(st.sampled_from(_EN_WORDS.split()), _MARKS), max_size=24)),
        st.tuples(st.just("ar"), st.lists(st.one_of(st.sampled_from(_AR_WORDS.split()), _MARKS), max_size=24)),
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_words_give_valid_times(case: tuple[Lang, list[str]], anchor: date | None) -> None:
    lang, words = case
    sheet = _random_sheet(words, lang, anchor)
    done = 0
    for mention in find_times(sheet):
        assert done <= mention.start < mention.end <= len(sheet)
        done = mention.end
        for period in (mention.period, mention.future):
            assert period is None or Period.from_json(period.to_json()) == period


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", "may / ", id="en-months"),
        pytest.param("en", "same ", id="en-same"),
        pytest.param("en", "last past ", id="en-rel"),
        pytest.param("en", "late on the night of ", id="en-parts"),
        pytest.param("en", "hundred ", id="en-numbers"),
        pytest.param("ar", "أيار / ", id="ar-months"),
        pytest.param("ar", "مطلع ", id="ar-phases"),
        pytest.param("ar", "مساء يوم ", id="ar-parts"),
        pytest.param("ar", "مئة ", id="ar-numbers"),
    ],
)
def test_long_repetition_is_read(lang: Lang, words: str) -> None:
    """Neither the stack nor the numbers grow with a line."""
    sheet = sheet_of(words * 3000, lang)
    sheet.times = find_times(sheet)
    assert all(q.value.min < 10**13 for q in find_quantities(sheet))
