"""No text at all breaks the reading: invented ones, and samples that were cut, mixed and spoilt."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import MUTATIONS, ODD, WORDS, broken_line, check_line, check_output, joined, make_case
from tests.fuzz import check as check_case
from tests.reading.outputs import Output, extract, read_all

LANGUAGES = ("en", "ar")
EXAMPLES = 60
"""For each property and language; one takes about 10 ms."""
TEXTS = 240
"""Of the 10,000 that `python -m tests.fuzz` reads."""
LONG_S = 300
"""Far more than a process needs; only a hang reaches it."""


def check(text: str, language: str | None, published: str | None = "2022-01-25") -> Output:
    """Read it, and hold it to what every output keeps."""
    text = joined(text)
    output = extract(text, published=published, language=language)
    check_output(output, text)
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


@pytest.mark.parametrize("first", range(0, TEXTS, 20))
def test_texts_that_nobody_would_write_with_metadata_as_wrong(first: int) -> None:
    for number in range(first, first + 20):
        check_case(make_case(number))


@pytest.mark.parametrize("first", range(0, TEXTS, 80))
def test_lines_that_may_be_no_lines_of_the_contract(first: int) -> None:
    for number in range(first, first + 80):
        check_line(broken_line(random.Random(number), make_case(number)))


def test_the_command_reads_on_past_whatever_a_line_is(tmp_path: Path) -> None:
    """A whole batch through a real process: one answer a line, in order, and a status that says some were refused."""
    cases = [make_case(number) for number in range(0, TEXTS, 2)]
    lines = [
        broken_line(random.Random(n), case).replace("\n", " ").encode("utf-8", "surrogatepass")
        for n, case in enumerate(cases)
    ]
    lines[7:7] = [b'{"id": "x", "text": "\xff\xfe"}', b"\xff", b'{"id": "x", "text": "\xed\xa0\xbd"}', b"\0\0", b"}{"]
    lines.append(b'{"id": "last", "text": "Gunmen killed two soldiers in Kirkuk on Monday, police said."}')
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\n".join(lines) + b"\n")
    command = [sys.executable, "-m", "tansiq", "extract", "--jsonl", str(source)]
    done = subprocess.run(command, check=False, capture_output=True, timeout=LONG_S, env=dict(os.environ))
    out, err = ([json.loads(line) for line in stream.splitlines()] for stream in (done.stdout, done.stderr))

    assert done.returncode == 1
    asked = [number for number, line in enumerate(lines, 1) if line.strip()]
    refused = [one["line"] for one in err]
    assert refused == sorted(set(refused))
    assert len(out) + len(refused) == len(asked)
    assert {*range(8, 13)} <= set(refused)
    assert out[-1]["id"] == "last"
    assert out[-1]["events"]
    assert all(set(one) == {"id", "line", "error"} for one in err)
    for one in out:
        check_output(one, one["text"])


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
