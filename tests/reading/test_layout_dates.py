"""Date lines of pages, in both languages."""

from __future__ import annotations

import pytest

from tansiq.reading.layout import read_layout
from tests.reading.stories import AR, EN, lay, story_of


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("18-05-2017", "2017-05-18"),
        ("May 19, 2020", "2020-05-19"),
        ("19 May 2020", "2020-05-19"),
        ("الثلاثاء 25/يناير/2022 - 06:54 م", "2022-01-25T18:54:00"),
        ("الثلاثاء 25/يناير/2022 - 06:54 ص", "2022-01-25T06:54:00"),
        ("25 كانون الثاني 2022", "2022-01-25"),
        ("25 كانون الثاني/يناير 2022", "2022-01-25"),
        ("2022-01-25", "2022-01-25"),
        ("٢٥/١/٢٠٢٢", "2022-01-25"),
        ("17 نوفمبر، 2024 3:36 م", "2024-11-17T15:36:00"),
        ("1 تشرين الأول 2021", "2021-10-01"),
        ("Published: Jan. 25, 2022, 6:54 p.m. GMT", "2022-01-25T18:54:00Z"),
        ("Last Modified: Monday, 3 September 2018 12:05 AM", "2018-09-03T00:05:00"),
        ("تاريخ النشر: 12:11 18-12-2017", "2017-12-18T12:11:00"),
        ("05.10.2017 | 00:28", "2017-10-05T00:28:00"),
        ("2022-01-25T18:54:00+0300", "2022-01-25T18:54:00+03:00"),
        ("آخر تحديث: 8 غشت 2019", "2019-08-08"),
        ("Mon, 25 Jan 2022", "2022-01-25"),
        ("September 1st, 2021", "2021-09-01"),
    ],
)
def test_a_date_line_gives_the_time_of_publication(head: str, published: str) -> None:
    story = story_of(head)
    text = "\n".join([head, *story])
    layout = lay(text)
    assert layout.published == published
    assert [block.kind for block in layout.blocks] == ["meta", "text", "text", "text"]


@pytest.mark.parametrize(
    ("language", "published"),
    [("en", "2020-05-06"), ("en-GB", "2020-06-05"), ("ar", "2020-06-05"), ("ar-IQ", "2020-06-05")],
)
def test_day_and_month_stand_in_the_order_of_the_language(language: str, published: str) -> None:
    assert read_layout("05/06/2020\n" + EN[0], language=language).published == published


@pytest.mark.parametrize("line", ["31/02/2020", "99.99.2020", "12:30", "1 2 3", "January 20", "25 كانون الثاني"])
def test_what_is_no_full_date_is_not_made_one(line: str) -> None:
    assert lay("\n".join([EN[0], line, EN[1]]), "ar").published is None


@pytest.mark.parametrize(
    ("story", "line"),
    [
        pytest.param(EN, "Three men were killed in Mosul on May 19, 2020.", id="en"),
        pytest.param(AR, "قتل ثلاثة رجال في الموصل في 19 مايو 2020.", id="ar"),
    ],
)
def test_a_date_in_a_sentence_is_not_that_of_publication(story: list[str], line: str) -> None:
    layout = lay("\n".join([line, *story]))
    assert layout.published is None
    assert layout.blocks[0].kind == "text"
