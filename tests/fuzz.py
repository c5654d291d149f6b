"""Texts that nobody would write: random, mutated, mixed, with metadata as wrong as they; each is read and checked.

`python -m tests.fuzz --texts 10000` reads so many, from a seed, and names each that broke the reading; `--only N` reads
one again. `make check` does so, `make test` reads some hundreds (tests/reading/test_fuzz.py). That time grows no faster
than length is measured by `python -m bench linear`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Any

from tansiq.cli.extract import extract_lines
from tansiq.errors import ContractError
from tansiq.reading import read_text, to_contract
from tests.reading.outputs import Output, read_all, validator

__all__ = ["MARKS", "MUTATIONS", "ODD", "WORDS", "Case", "broken_line", "check", "check_output", "make_case"]

SEED = 1

_EN = """
    gunmen soldiers police the a an of by in near on Monday Kirkuk Mosul Islamic State killed wounded arrested escaped
    attack attacked explosion car bomb at least two 12 dozens said told Rudaw that according to claimed denied will
    tried not and or who were was been prison detainees army operation met message from January 2022 twenty-five
    mid-May Syrian-Iraqi border between half of the total hundreds no casualties if ago last week Mr Gen. U.S. 9:30 pm
    , . : ; " “ ” ( ) - – ' 's
"""
_AR = """
    مسلحون جنود الجيش الشرطة في قرب على يد يوم الإثنين كركوك الموصل تنظيم داعش قتل قُتل أصيب اعتقل اعتقلت فر هاجم
    هجوم انفجار سيارة مفخخة ما لا يقل عن اثنين 12 عشرات قال قالت أعلن إن أن لرووداو وفق بحسب نفى سوف حاول لم لن و
    أو الذين التي سجن معتقلين عملية التقى رسالة من إلى كانون الثاني 2022 الحدود العراقية السورية بين نصف مئات منذ أسبوع
    الماضي السيد اللواء د. جنديان جنديين ، . : ؛ « » ( ) - ه ها وبال وال بال لل
"""
WORDS = {"en": _EN.split(), "ar": _AR.split()}
"""Words that the grammars act on, and marks."""
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\u061c\u200b\u200c\u200d\u00ad\ufeff\u0640\u064e\u0651"
ODD = [
    "\0", "\x1b[31m", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u00a0", "🔴", "👨\u200d👩\u200d👧", "🇮🇶",
    "\U0010ffff", "\ud83d", "\udc00", "ﷺ", "ﻗﺘﻞ", "é", "e\u0301", "ß", "ﬁ", "İ", "١٢٣", "۱۲۳", "²", "½", "漢字",
    "ܐܪܡܝܐ", "Кобани", "کوردستان", "<script>", "&amp;", "%00", "{}", "\\", "''", "((((", "))))", "……",
    "999999999999999999999", "00:00", "31/02/2022", "٩٩/٩٩/٩٩٩٩", "-1", "1,2,3", "1.2.3.4", "-", "--", "two-", "-day",
    "mid-", "0-day", "Ⅻ", "㉛", "१२", "𝟛", "Ⓐ", "ﬃ", "\u0345", "\u1e9e", "\u0130", "\ufdfa", "\U000e0041", "\u2066",
]  # fmt: skip
SCRIPTS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x590, 0x5FF), (0x600, 0x6FF),
    (0x700, 0x74F), (0x900, 0x97F), (0x1100, 0x11FF), (0x2000, 0x206F), (0x2150, 0x218F), (0x2460, 0x24FF),
    (0x3040, 0x30FF), (0x4E00, 0x4EFF), (0xD800, 0xDFFF), (0xFB50, 0xFDFF), (0xFE00, 0xFEFF), (0xFF00, 0xFFEF),
    (0x1D400, 0x1D7FF), (0x1F300, 0x1F6FF), (0xE0000, 0xE007F), (0, 0x1F), (0, 0x10FFFF),
)  # fmt: skip
"""First and last code points of blocks; half surrogates and all of Unicode among them."""
LANGUAGES = ("en", "ar", "en", "ar", None, "en-GB", "ar-IQ", "EN", "tr", "ku", "ckb", "und", "x", "")
PUBLISHED = (
    "2022-01-25", "2022-01-25", None, "2022-01-25T18:00:00+03:00", "2022-01-25T18:00:00Z", "0001-01-01", "9999-12-31",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2022-02-30", "2022-1-5", "yesterday", "", "\0",
    "٢٠٢٢-٠١-٢٥", "2022-W04-2", "20220125", "-2022-01-25", "2022-01-25T25:00:00Z", "1e9", "\ud83d",
)  # fmt: skip
_HUGE_CHARS = 60_000
"""A megabyte at once is read by tests/reading/test_fuzz.py; ten thousand texts of it would take a day."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what is said of it, true or not."""

    kind: str
    text: str
    language: str | None = None
    published: str | None = None
    title: str = ""
    outlet: str = ""


# -- mutations


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
    other = chance.choice(_texts())
    return "".join(chance.choice(pair) for pair in zip(text.split(" "), other.split(" "), strict=False))


def turn_round(chance: random.Random, text: str) -> str:
    return text[::-1]


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    cut, drop_characters, double_words, shuffle_words, put_in_marks, put_in_odd, break_lines, lose_punctuation,
    change_case, glue_words, mix_texts, turn_round,
)  # fmt: skip


# -- making


@cache
def _texts() -> tuple[str, ...]:
    return tuple(one.output["text"] for one in read_all())


def _characters(chance: random.Random) -> str:
    blocks = chance.sample(SCRIPTS, chance.randint(1, 4))
    return "".join(chr(chance.randint(*chance.choice(blocks))) for _ in range(chance.randint(0, 300)))


def _genre(chance: random.Random) -> str:
    pool = chance.choice((WORDS["en"], WORDS["ar"], WORDS["en"] + WORDS["ar"], WORDS["en"] + ODD, WORDS["ar"] + ODD))
    return chance.choice((" ", " ", " ", "", "\n")).join(chance.choices(pool, k=chance.randint(0, 120)))


def _spoilt(chance: random.Random) -> str:
    text = chance.choice(_texts())
    for mutate in chance.sample(MUTATIONS, chance.randint(1, 3)):
        text = mutate(chance, text) if text else text
    return text


def _page(chance: random.Random) -> str:
    """Lines as pages have them, in no order: bylines, dates, tables, share buttons, captions."""
    lines = (
        "Share Facebook Twitter", "مشاركة عبر فيسبوك", "By Staff Writer | Jan. 24, 2022 9:30 pm", "Kirkuk (Agency) —",
        "بغداد/ وكالة", "كركوك - 24/1/2022", "----", "| killed | 12 |", "1. 2. 3.", "Comments (0)", "Photo: AFP", "",
        "TLP:AMBER", "http://example.org/a?b=c#d", "© 2022", "Read more:", "اقرأ أيضا:", "* * *", "#tag @name",
        "> quoted",
    )  # fmt: skip
    some = [chance.choice(lines) if chance.random() < 0.6 else _genre(chance) for _ in range(chance.randint(1, 25))]
    return chance.choice(("\n", "\n\n", "\r\n", "\x85", "\u2028")).join(some)


def _huge(chance: random.Random) -> str:
    unit = chance.choice((chance.choice(ODD), _genre(chance)[:80], chance.choice(WORDS["en"] + WORDS["ar"]) + " ", " "))
    length = min(_HUGE_CHARS, int(10 ** chance.uniform(3, 5)))
    return (unit * (length // max(1, len(unit)) + 1))[:length]


_MAKERS: tuple[tuple[str, float, Callable[[random.Random], str]], ...] = (
    ("characters", 0.25, _characters), ("genre", 0.27, _genre), ("spoilt", 0.30, _spoilt), ("page", 0.17, _page),
    ("huge", 0.01, _huge),
)  # fmt: skip


def _word_or_two(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS["en"] + WORDS["ar"] + ODD, k=chance.choice((0, 0, 1, 3, 12))))


def make_case(number: int, seed: int = SEED) -> Case:
    """One text; the same for the same number and seed, and for the same samples."""
    chance = random.Random(f"{seed} {number}")
    names = [name for name, _, _ in _MAKERS]
    (kind,) = chance.choices(names, [share for _, share, _ in _MAKERS])
    text = next(make for name, _, make in _MAKERS if name == kind)(chance)
    return Case(
        kind, text, chance.choice(LANGUAGES), chance.choice(PUBLISHED), _word_or_two(chance), _word_or_two(chance)
    )


def broken_line(chance: random.Random, case: Case) -> str:
    """A line for `tansiq extract` that may be no line of the contract at all."""
    data: dict[str, Any] = {
        "id": chance.choice(("a", "ب", "a\0b", "\ud83d", "", 7, None, ["a"])),
        "text": chance.choice((case.text, case.text, case.text, None, 7)),
        "language": case.language,
        "published": case.published,
        "title": chance.choice((case.title, case.outlet, None, 7)),
        "url": chance.choice(("http://example.org/", "\0", None, {})),
        "more": {"deep": [case.title]},
    }
    for key in list(data):
        if chance.random() < 0.1:
            del data[key]
    line = json.dumps(data, ensure_ascii=chance.random() < 0.5)
    match chance.randint(0, 9):
        case 0:
            return line[: chance.randrange(len(line))]
        case 1:
            return "[" * chance.choice((1, 100_000)) + line
        case 2:
            return chance.choice(("", " \t", "null", "7", '"a"', "NaN", "1" * 5000, "\0", "\ufeff" + line))
    return line


# -- checking


def check_output(output: Output, text: str) -> None:
    """Hold one output to what every output keeps.

    Raises:
        AssertionError: It does not.
    """
    assert json.loads(json.dumps(output)) == output
    assert output["text"] == text
    for mention in output["mentions"]:
        assert mention["text"] == text[mention["start"] : mention["end"]] != ""
    for event in output["events"]:
        spans = [*event["spans"], *(span for claim in event["claims"] for span in claim["spans"])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [error.json_path for error in validator().iter_errors(output)] == []


def joined(text: str) -> str:
    """Two halves of a pair side by side are one character, in JSON too."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def check(case: Case) -> Output:
    """Read a text with all that is said of it, and hold the output to its form."""
    text = joined(case.text)
    reading = read_text(
        text, published=case.published, language=case.language, title=joined(case.title), outlet=joined(case.outlet)
    )
    # A half surrogate is no character: it is read as one replacement character.
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    output = to_contract(reading, doc_id="1", text=text)
    check_output(output, text)
    return output


def check_line(line: str) -> None:
    """One line through the command's own function: an output or an error, and never nothing or an exception."""
    found = list(extract_lines([line]))
    if not line.strip():
        assert found == []
        return
    (one,) = found
    if isinstance(one, ContractError):
        assert one.code.startswith("contract-"), one.code
    else:
        assert isinstance(one, dict)
        check_output(one, json.loads(line.removeprefix("\ufeff"))["text"])


def _run_one(number: int, seed: int) -> tuple[str, int]:
    case = make_case(number, seed)
    events = len(check(case)["events"])
    check_line(broken_line(random.Random(f"{seed} line {number}"), case))
    return case.kind, events


def run(numbers: Iterator[int], total: int, seed: int) -> int:
    """Read so many texts; returns how many broke something."""
    failed = events = 0
    began = perf_counter()
    for done, number in enumerate(numbers, 1):
        try:
            _, found = _run_one(number, seed)
            events += found
        except Exception:  # noqa: BLE001 (each is named, and the rest is still read)
            failed += 1
            print(f"\ntext {number} of seed {seed}:\n{traceback.format_exc(limit=-6)}", file=sys.stderr)
        if done % (100 if sys.stderr.isatty() else 2500) == 0 or done == total:
            print(f"\r{done:,} of {total:,} texts, {failed} broke", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(f"fuzz: seed {seed}, {total:,} texts, {events:,} events, {failed} broke, {perf_counter() - began:.0f} s")
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Read random and mutated texts.")
    parser.add_argument("--texts", type=int, default=10_000, help="how many (10000)")
    parser.add_argument("--seed", type=int, default=SEED, help="of which seed (1)")
    parser.add_argument("--first", type=int, default=0, help="number of the first (0)")
    parser.add_argument("--only", type=int, help="one text, by its number")
    given = parser.parse_args()
    if given.only is not None:
        return 1 if run(iter([given.only]), 1, given.seed) else 0
    numbers = range(given.first, given.first + given.texts)
    return 1 if run(iter(numbers), len(numbers), given.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
