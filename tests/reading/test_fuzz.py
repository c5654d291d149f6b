"""No text at all breaks the reading: invented ones, and samples that were cut, mixed and spoilt."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.outputs import Output, extract, read_all, validator

LANGUAGES = ("en", "ar")
EXAMPLES = 60
"""For each property and language; one takes about 10 ms."""

_EN = """
    gunmen soldiers police the a an of by in near on Monday Kirkuk Mosul Islamic State killed wounded arrested escaped
    attack attacked explosion car bomb at least two 12 dozens said told Rudaw that according to claimed denied will
    tried not and or who were was been prison detainees army operation met message from January 2022
    , . : ; " “ ” ( ) - – ' 's
"""
_AR = """
    مسلحون جنود الجيش الشرطة في قرب على يد يوم الإثنين كركوك الموصل تنظيم داعش قتل قُتل أصيب اعتقل اعتقلت فر هاجم
    هجوم انفجار سيارة مفخخة ما لا يقل عن اثنين 12 عشرات قال قالت أعلن إن أن لرووداو وفق بحسب نفى سوف حاول لم لن و
    أو الذين التي سجن معتقلين عملية التقى رسالة من إلى كانون الثاني 2022 ، . : ؛ « » ( ) - ه ها وبال وال بال لل
"""
WORDS = {"en": _EN.split(), "ar": _AR.split()}
"""Words that the grammars act on, and marks."""
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\u061c\u200b\u200c\u200d\u00ad\ufeff\u0640\u064e\u0651"
ODD = [
    "\0", "\x1b[31m", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u00a0", "🔴", "👨\u200d👩\u200d👧", "🇮🇶",
    "\U0010ffff", "\ud83d", "\udc00", "ﷺ", "ﻗﺘﻞ", "é", "e\u0301", "ß", "ﬁ", "İ", "١٢٣", "۱۲۳", "²", "½", "漢字",
    "ܐܪܡܝܐ", "Кобани", "کوردستان", "<script>", "&amp;", "%00", "{}", "\\", "''", "((((", "))))", "……",
    "999999999999999999999", "00:00", "31/02/2022", "٩٩/٩٩/٩٩٩٩", "-1", "1,2,3", "1.2.3.4",
]  # fmt: skip


def check(text: str, language: str | None, published: str | None = "2022-01-25") -> Output:
    """Read it, and hold it to what every output keeps."""
    # Two halves of a pair side by side are one character, in JSON too.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    output = extract(text, published=published, language=language)
    assert json.loads(json.dumps(output)) == output
    assert output["text"] == text
    for mention in output["mentions"]:
        assert mention["text"] == text[mention["start"] : mention["end"]] != ""
    for event in output["events"]:
        spans = [*event["spans"], *(span for claim in event["claims"] for span in claim["spans"])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [error.json_path for error in validator().iter_errors(output)] == []
    return output


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=EXAMPLES)
@given(text=st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_characters(language: str, text: str) -> None:
    check(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=EXAMPLES * 2)
@given(data=st.data())
def test_words_of_the_genre_in_any_order(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from([*WORDS[language], "\n", "\n\n"]), max_size=40))
    check(" ".join(words), language)


@settings(max_examples=EXAMPLES)
@given(
    words=st.lists(st.sampled_from(WORDS["en"] + WORDS["ar"] + ODD), max_size=40), glue=st.sampled_from([" ", "", "\n"])
)
def test_both_languages_in_one_text(words: list[str], glue: str) -> None:
    for language in (*LANGUAGES, None):
        check(glue.join(words), language)


@settings(max_examples=EXAMPLES)
@given(
    published=st.one_of(
        st.none(), st.dates().map(str), st.datetimes(timezones=st.timezones()).map(lambda t: t.isoformat())
    )
)
def test_any_day_of_publication(published: str | None) -> None:
    # The first and last days of the calendar have no yesterday and no tomorrow.
    check("Gunmen killed two soldiers on Monday, a year after last week; police will meet tomorrow.", "en", published)
    check("قتل مسلحون جنديين أمس الإثنين، بعد عام من الأسبوع الماضي، وتجتمع الشرطة غدا.", "ar", published)


def cut(chance: random.Random, text: str) -> str:
    start, end = sorted(chance.sample(range(len(text) + 1), 2))
    return text[start:end]


def drop_characters(chance: random.Random, text: str) -> str:
    return "".join(char for char in text if chance.random() > 0.03)


def double_words(chance: random.Random, text: str) -> str:
    return " ".join(word for word in text.split(" ") for _ in range(chance.choice((1, 1, 1, 2, 3))))


def shuffle_words(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def put_in_marks(chance: random.Random, text: str) -> str:
    return "".join(char + (chance.choice(MARKS) if chance.random() < 0.1 else "") for char in text)


def put_in_odd(chance: random.Random, text: str) -> str:
    return "".join(char + (chance.choice(ODD) if chance.random() < 0.02 else "") for char in text)


def break_lines(chance: random.Random, text: str) -> str:
    return "".join(chance.choice(" \n\t") if char == " " else char for char in text)


def lose_punctuation(chance: random.Random, text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char == " ")


def change_case(chance: random.Random, text: str) -> str:
    return chance.choice((text.upper(), text.lower(), text.swapcase(), text.title()))


def glue_words(chance: random.Random, text: str) -> str:
    return "".join("" if char == " " and chance.random() < 0.3 else char for char in text)


def mix_texts(chance: random.Random, text: str) -> str:
    other = chance.choice(read_all()).output["text"]
    return "".join(chance.choice(pair) for pair in zip(text.split(" "), other.split(" "), strict=False))


def turn_round(chance: random.Random, text: str) -> str:
    return text[::-1]


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    cut, drop_characters, double_words, shuffle_words, put_in_marks, put_in_odd, break_lines, lose_punctuation,
    change_case, glue_words, mix_texts, turn_round,
)  # fmt: skip


def spoilt(mutate: Callable[[random.Random, str], str], language: str) -> Iterator[str]:
    """Some of the texts of one language, the same each time."""
    texts = [one.output["text"] for one in read_all() if one.output["language"] == language]
    chance = random.Random(f"{mutate.__name__} {language}")
    # The samples come first: they are long, and each is worth many sentences.
    for text in [*chance.sample(texts[:15], 4), *chance.sample(texts[15:], 25)]:
        yield mutate(chance, text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mutate", [pytest.param(one, id=one.__name__) for one in MUTATIONS])
def test_spoilt_texts(mutate: Callable[[random.Random, str], str], language: str) -> None:
    for text in spoilt(mutate, language):
        check(text, language)


def test_marks_of_direction_change_no_event() -> None:
    # Word processors put them round every number and Latin word of an Arabic text.
    plain = "قتل 12 جنديا في هجوم لتنظيم داعش في كركوك يوم الإثنين."
    marked = "قتل \u200f12\u200f جنديا في هجوم لتنظيم \u202bداعش\u202c في كركوك\u200f يوم الإثنين."
    for text in (plain, marked):
        (event,) = check(text, "ar")["events"]
        assert (event["type"], event["casualties"], event["from"]) == (
            "attack.armed",
            {"killed": [12, 12]},
            "2022-01-24",
        )


@pytest.mark.parametrize(
    ("unit", "language", "length"),
    [
        pytest.param("a", "en", 1_000_000, id="one-word-en"),
        pytest.param("ب", "ar", 1_000_000, id="one-word-ar"),
        pytest.param("road ", "en", 1_000_000, id="one-line-en"),
        pytest.param("طريق ", "ar", 1_000_000, id="one-line-ar"),
        pytest.param("1", "en", 20_000, id="one-number"),
        pytest.param(" ", "en", 20_000, id="blanks"),
        pytest.param("\n", "ar", 20_000, id="line-feeds"),
        pytest.param(".", "en", 20_000, id="full-stops"),
        pytest.param("\u064e", "ar", 20_000, id="marks-without-letters"),
        pytest.param("\u202e", "ar", 20_000, id="direction-marks"),
        pytest.param("\0", "en", 20_000, id="nul"),
        pytest.param("(", "ar", 1_500, id="brackets"),
        pytest.param("💣", "en", 1_500, id="emoji"),
    ],
)
def test_one_thing_over_and_over(unit: str, language: str, length: int) -> None:
    # That time grows no faster than length is measured by `python -m bench linear`.
    assert check(unit * (length // len(unit)), language)["events"] == []
