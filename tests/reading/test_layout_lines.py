"""Wrapped lines become the paragraphs they came from; lines that were never wrapped stay."""

from __future__ import annotations

import textwrap

import pytest

from tests.reading.stories import AR, EN, kinds, lay, seen

STORIES = [
    pytest.param("en", "Smugglers held at border", EN, id="en"),
    pytest.param("ar", "توقيف مهربين على الحدود", AR, id="ar"),
]


@pytest.mark.parametrize("width", [36, 44, 60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["no-blank-lines", "blank-lines"])
@pytest.mark.parametrize(("language", "title", "story"), STORIES)
def test_hard_wrapped_lines_make_the_paragraphs_they_came_from(
    language: str, title: str, story: list[str], between: str, width: int
) -> None:
    text = between.join([title, *(textwrap.fill(part, width, break_on_hyphens=False) for part in story)])
    assert seen(text, lay(text, language)) == [("heading", title), *(("text", part) for part in story)]


@pytest.mark.parametrize("width", [40, 64, 78])
@pytest.mark.parametrize("change", [str.lower, str.upper], ids=["lower", "upper"])
def test_wrapped_text_without_case_is_joined_too(change: type[str], width: int) -> None:
    # No Arabic twin: Arabic has no case, and the test above is that case.
    story = [part.replace("Maj. Gen. Example Name, ", "") for part in EN]
    text = "\n\n".join(textwrap.fill(change(part), width, break_on_hyphens=False) for part in story)
    assert seen(text, lay(text)) == [("text", change(part)) for part in story]


@pytest.mark.parametrize(("language", "title", "story"), STORIES)
def test_one_line_a_paragraph_is_left_alone(language: str, title: str, story: list[str]) -> None:
    text = "\n".join([title, *story])
    assert seen(text, lay(text, language)) == [("heading", title), *(("text", part) for part in story)]


@pytest.mark.parametrize(("language", "title", "story"), STORIES)
def test_a_first_line_in_a_narrower_column_is_joined(language: str, title: str, story: list[str]) -> None:
    wrapped = []
    for part in story[:2] * 4:
        head, rest = part[: part.rfind(" ", 0, 37)], part[part.rfind(" ", 0, 37) + 1 :]
        wrapped.append(head + "\n" + textwrap.fill(rest, 79, break_on_hyphens=False))
    text = "\n".join([title, *wrapped])
    assert seen(text, lay(text, language)) == [("heading", title), *(("text", part) for part in story[:2] * 4)]


@pytest.mark.parametrize(
    ("story", "torn", "whole"),
    [
        pytest.param(EN, "Border\nsecurity", "Border security", id="en"),
        pytest.param(AR, "أمن\nالحدود", "أمن الحدود", id="ar"),
    ],
)
def test_a_subheading_torn_over_two_lines_is_one_heading(story: list[str], torn: str, whole: str) -> None:
    parts = [textwrap.fill(part, 70, break_on_hyphens=False) for part in story]
    text = "\n".join([parts[0], torn, parts[1], parts[2]])
    expected = [("text", story[0]), ("heading", whole), ("text", story[1]), ("text", story[2])]
    assert seen(text, lay(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "\n".join([*EN, "The statement said that the unit,\nwhich is based in Rutba, lost nobody."]),
            id="en-lower-case",
        ),
        pytest.param("\n".join([*EN, "Rutba lies on the road to\nJordan and Syria."]), id="en-function-word"),
        pytest.param("\n".join([*AR, "وتقع الرطبة على الطريق المؤدية إلى\nالأردن وسوريا."]), id="ar-function-word"),
        pytest.param("\n".join([*AR, "وتقع الرطبة في غرب الأنبار،\nقرب الحدود مع الأردن وسوريا."]), id="ar-comma"),
    ],
)
def test_a_single_wrapped_paragraph_in_an_unwrapped_text_is_joined(text: str) -> None:
    assert kinds(text) == ["text"] * 4


def test_four_blanks_part_paragraphs_where_a_text_has_no_lines() -> None:
    # No Arabic twin: the form is that of the MUC-4 corpus, which is English.
    text = (
        "last week a bomb exploded at the gate of the embassy at dawn.    "
        "two guards were hurt.  nobody claimed it.    the third now."
    )
    assert [part for _, part in seen(text, lay(text))] == [
        "last week a bomb exploded at the gate of the embassy at dawn.",
        "two guards were hurt. nobody claimed it.",
        "the third now.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(EN[0] + "\n- four rifles\n- two pistols\n- a drone\n" + EN[1], id="en"),
        pytest.param(AR[0] + "\n- أربع بنادق\n- مسدسان\n- طائرة مسيرة\n" + AR[1], id="ar"),
    ],
)
def test_items_of_a_list_stay_apart(text: str) -> None:
    assert len(kinds(text)) == 5
