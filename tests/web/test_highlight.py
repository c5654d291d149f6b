"""Cutting a text at marks: nothing is lost, nothing nests, and every mark covers exactly its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tansiq.web.highlight import Mark, cut_text, quote_words

_spans = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=8)


def _marks(spans: list[tuple[int, int]]) -> list[Mark]:
    return [Mark(span, number, "claim") for number, span in enumerate(spans)]


@given(st.text(max_size=36), _spans)
def test_segments_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert "".join(segment.text for segment in cut_text(text, _marks(spans))) == text


@given(st.text(max_size=36), _spans)
def test_every_character_is_under_exactly_the_marks_that_cover_it(text: str, spans: list[tuple[int, int]]) -> None:
    at = 0
    for segment in cut_text(text, _marks(spans)):
        assert segment.text
        for _ in segment.text:
            covering = [number for number, (start, end) in enumerate(spans) if start <= at < end]
            assert [mark.note for mark in segment.marks] == covering
            at += 1


def test_overlapping_marks_are_cut_apart() -> None:
    segments = cut_text("abcdef", [Mark((0, 4), 0, "event"), Mark((2, 6), 1, "claim")])

    assert [(one.text, [mark.note for mark in one.marks]) for one in segments] == [
        ("ab", [0]),
        ("cd", [0, 1]),
        ("ef", [1]),
    ]


def test_arabic_offsets_are_code_points() -> None:
    text = "قُتل 11 عنصراً في الحسكة"
    start = text.index("الحسكة")

    assert cut_text(text, [Mark((start, start + 6), 0, "claim")])[-1].text == "الحسكة"


def test_words_are_quoted_within_their_sentence() -> None:
    text = "First one. A bomb killed 4 people in Hit. Another."
    start = text.index("4 people")
    snippet = quote_words(text, [(start, start + 8)])

    assert "".join(one.text for one in snippet.segments) == "A bomb killed 4 people in Hit."
    assert [one.text for one in snippet.segments if one.marks] == ["4 people"]
    assert not snippet.is_cut_before
    assert not snippet.is_cut_after


def test_words_are_quoted_within_their_arabic_sentence() -> None:
    text = "جملة أولى. قُتل 4 أشخاص في هيت؟ جملة أخرى."
    start = text.index("4 أشخاص")
    snippet = quote_words(text, [(start, start + 7)])

    assert "".join(one.text for one in snippet.segments) == "قُتل 4 أشخاص في هيت؟"


def test_a_long_sentence_is_cut_and_says_so() -> None:
    text = "x " * 400 + "here " + "y " * 400
    snippet = quote_words(text, [(800, 804)])

    assert snippet.is_cut_before
    assert snippet.is_cut_after
    assert len("".join(one.text for one in snippet.segments)) < 500


@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_a_quotation_is_always_a_piece_of_the_text(text: str, start: int, end: int) -> None:
    quoted = "".join(one.text for one in quote_words(text, [(start, end)]).segments)

    assert quoted in text
    assert text[max(start, 0) : max(end, 0)].strip() in quoted
