"""Whole pages: masthead, given values, and what holds for any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tansiq.reading.layout import read_layout
from tansiq.reading.layout_lines import BLANK
from tests.reading.stories import AR, EN, kinds, lay, story_of

STORIES = [
    pytest.param("en", "Smugglers held at border", EN, id="en"),
    pytest.param("ar", "توقيف مهربين على الحدود", AR, id="ar"),
]


@pytest.mark.parametrize(
    ("head", "title", "outlet", "author"),
    [
        pytest.param(
            ["Home > News > Iraq", "Smugglers held at border", "By Example Name", "19 May 2020", "Rudaw"],
            "Smugglers held at border",
            "Rudaw",
            "Example Name",
            id="en",
        ),
        pytest.param(
            ["الرئيسية > أخبار", "توقيف مهربين على الحدود", "25/1/2022", "فلان الفلاني"],
            "توقيف مهربين على الحدود",
            "",
            "فلان الفلاني",
            id="ar",
        ),
        pytest.param(
            ["توقيف مهربين على الحدود", "الكاتب: فلان الفلاني", "المصدر: شفق نيوز"],
            "توقيف مهربين على الحدود",
            "Shafaq News",
            "فلان الفلاني",
            id="ar-labelled",
        ),
        pytest.param(
            ["Smugglers held at border", "Source: Example Wire", "In Iraq, Rudaw"],
            "Smugglers held at border",
            "Example Wire",
            "",
            id="en-source",
        ),
    ],
)
def test_the_masthead_is_read(head: list[str], title: str, outlet: str, author: str) -> None:
    story = story_of(title)
    text = "\n".join([*head, *story])
    layout = lay(text)
    assert (layout.title, layout.outlet, layout.author) == (title, outlet, author)
    assert layout.title_span is not None
    assert text[slice(*layout.title_span)] == title
    kinds = [block.kind for block in layout.blocks]
    assert kinds[-3:] == ["text"] * 3
    assert "text" not in kinds[:-3]
    assert kinds.count("heading") == 1


@pytest.mark.parametrize(("language", "title", "story"), STORIES)
def test_given_values_win(language: str, title: str, story: list[str]) -> None:
    text = "\n".join(["19-05-2020", "Rudaw", story[2], title, *story])
    layout = read_layout(text, language=language, published="2020-05-20", title=title, outlet="Desk")
    assert (layout.published, layout.title, layout.outlet) == ("2020-05-20", title, "Desk")
    assert layout.title_span is not None
    assert text[slice(*layout.title_span)] == title


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ISIS attacked a prison in Hasakah on Thursday", id="en"),
        pytest.param("هاجم تنظيم داعش سجنا في الحسكة الخميس", id="ar"),
        pytest.param("four killed", id="en-two-words"),
        pytest.param("أربعة قتلى", id="ar-two-words"),
    ],
)
def test_a_lone_line_is_text_not_a_title(text: str) -> None:
    assert kinds(text) == ["text"]
    assert lay(text).title == ""


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "\u200f\u202b\ufeff", "\x00\x00"])
def test_a_text_of_blanks_has_no_blocks(text: str) -> None:
    assert lay(text).blocks == ()


_STUFF = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        " ",
        "    ",
        "\u200f",
        "\u202e",
        "\ufeff",
        "\x00",
        "\ud83d",
        "😀",
        "İ",
        "-",
        "–",
        "/",
        "(",
        ")",
        "Source",
        "المصدر",
        "Comments",
        "تعليقات",
        "Tags:",
        "Read more",
        "اقرأ المزيد",
        "A+ A-",
        "Reuters",
        "واع",
        "BAGHDAD",
        "بغداد",
        "25/1/2022",
        "06:54 م",
        "كانون الثاني",
        "2022",
        "Photo:",
        "صورة:",
        "By",
        "الكاتب:",
        ".",
        "،",
        ":",
        "٢٥",
        "²",
        "word",
        "كلمة",
        EN[2],
        AR[2],
    ]
)


@given(
    st.text(alphabet=st.characters()) | st.lists(_STUFF, max_size=40).map("".join), st.sampled_from(["en", "ar", "und"])
)
@example("Source\n" * 3 + "المصدر", "en")
@example("\ud800" * 50, "ar")
def test_blocks_are_ordered_disjoint_and_cover_what_is_not_blank(text: str, language: str) -> None:
    layout = read_layout(text, language=language)
    last = 0
    blank = frozenset(BLANK)
    for block in layout.blocks:
        assert last <= block.start < block.end <= len(text)
        assert blank.issuperset(text[last : block.start])
        assert text[block.start] not in blank
        assert text[block.end - 1] not in blank
        last = block.end
    assert blank.issuperset(text[last:])
    if layout.place_line:
        assert any(
            block.start == layout.place_line.start < layout.place_line.end <= block.end for block in layout.blocks
        )
    if layout.title_span:
        assert any((block.start, block.end) == layout.title_span for block in layout.blocks)


@given(st.text(), st.text(), st.text())
def test_given_values_never_break_it(text: str, title: str, outlet: str) -> None:
    layout = read_layout(text, language="en", title=title, outlet=outlet)
    assert layout.title == title or not title
    assert layout.outlet == outlet or not outlet


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "كلمة ",
        "a",
        "(",
        "-",
        "12:",
        " ",
        "\u200f",
        "Mosul.    ",
        "Source\n",
        "one more line without a stop\n",
        "سطر آخر من دون نقطة\n",
        "comment ",
        "photo ",
    ],
)
def test_a_megabyte_of_anything_takes_no_long_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    read_layout(text, language="en")
    # 0.02 to 1 s here; a quadratic step would take minutes.
    assert time.process_time() - began < 10
