"""The cutter gives spaCy's tokens without white space, at a fraction of the time."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tansiq.knowledge.keys import match_key
from tansiq.reading.cutting import UNSEEN, Cutter, Rules
from tansiq.reading.pipeline import load_pipeline, read_text
from tansiq.reading.sheet import Lang
from tansiq.reading.tokens import make_nlp

LANGS: tuple[Lang, Lang] = ("en", "ar")


@cache
def _nlp(lang: Lang) -> Language:
    return make_nlp(lang)


def _rules(lang: Lang) -> Rules:
    tokenizer: Any = make_nlp(lang).tokenizer
    found: Rules = tokenizer
    return found


@cache
def _cutter(lang: Lang) -> Cutter:
    return Cutter(lambda: _rules(lang))


def _spacy(text: str, lang: Lang) -> list[tuple[str, int]]:
    # Less what no one sees at a token's ends: direction marks are no part of a word.
    seen = [(token.text.strip().strip(UNSEEN), token) for token in _nlp(lang)(text)]
    return [(word, token.idx + token.text.index(word)) for word, token in seen if match_key(word)]


def _cut(text: str, lang: Lang) -> list[tuple[str, int]]:
    cut = _cutter(lang).cut(text)
    return list(zip(cut.words, cut.starts, strict=True))


TEXTS: list[tuple[str, Lang, str]] = [
    ("en-special-cases", "en", "They can't, cannot and don't; Mr. Smith (U.S.) arrived at 10a.m. on Dec. 3."),
    ("en-quotes", "en", '"We \'ll see," he said.  \n\n The US-led force—it seems—left al-Tanf.\n'),
    ("en-hyphens-and-numbers", "en", "2014-2022, 5km, $1,500, +964 (770) 000-0000, https://example.org/a?b=c."),
    (
        "en-hyphens-in-words",
        "en",
        'The 25-year-old M-16 (well-known), mid-May 16-23 4-wheel "pro-US" A-, -b x-ray\'s re--run.',
    ),
    ("ar-latin-hyphens", "ar", "طائرة F-16 من طراز well-known و U-2، 16-23."),
    ("en-plural-owners", "en", "The soldiers' wives', the '90s, rock 'n' roll, goin' and the boss'."),
    ("en-letters-only", "en", "cannot Im gonna dont wont whats lets ill id were"),
    ("en-empty", "en", ""),
    ("en-white-space-only", "en", " \n\t \u00a0\u2003"),
    ("ar-clitics", "ar", "وقال المتحدث: «لن نعود»، وأضاف: إن القوات انسحبت.وبعد ساعة عادت."),
    ("ar-numbers", "ar", "٢٥/يناير/2022 - 06:54 م؛ قُتل 12 شخصاً (بينهم 3 نساء) في 5كم مربع."),
    ("ar-letters-only", "ar", "الى ان كان ذلك وفد كركوك بالحسكة وبغداد"),
    ("ar-tatweel-quotes", "ar", "قال ـ«الشرق الأوسط»ـ إنـــه  غادر\n\n\nثم عاد."),
    ("ar-case-of-two-pieces", "ar", "كان ذلك\nعام 850 م. س  في\n\nالمدينة."),
    ("ar-white-space-only", "ar", "\n \r\n\u200f\u2028"),
]


@pytest.mark.parametrize(("lang", "text"), [pytest.param(*row[1:], id=row[0]) for row in TEXTS])
def test_cut_gives_the_tokens_of_spacy(lang: Lang, text: str) -> None:
    assert _cut(text, lang) == _spacy(text, lang)
    # And once more, now that every piece is known.
    assert _cut(text, lang) == _spacy(text, lang)


@pytest.mark.parametrize("lang", LANGS)
@given(text=st.text(alphabet="\u200faZé.,'’\"-—/:؟،«»()0٣$% \n\tبوـal", max_size=40))
def test_cut_gives_the_tokens_of_spacy_whatever_the_text(lang: Lang, text: str) -> None:
    assert _cut(text, lang) == _spacy(text, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_special_cases_alone_are_cut_as_spacy_cuts_them(lang: Lang) -> None:
    rules = _rules(lang)
    assert rules.rules
    for piece in rules.rules:
        assert _cut(piece, lang) == _spacy(piece, lang)


CORES = ("a", "I", "ab", "Ab", "AB", "aB", "cannot", "Mr", "etc", "km", "1", "8", "12", "2021", "م", "كم", "قال", "قُتل")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("lead", ["", '"', "(", "["])
def test_a_word_between_marks_is_cut_as_spacy_cuts_it(lang: Lang, lead: str) -> None:
    for core in CORES:
        for tail in ("", *',;:?!)]".،؛؟'):
            piece = lead + core + tail
            assert _cut(piece, lang) == _spacy(piece, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "One, two.\nThree\n\nfour", id="en"),
        pytest.param("ar", "أحد، اثنان.\nثلاثة\n\nأربعة", id="ar"),
    ],
)
def test_keys_ends_and_gaps_belong_to_the_words(lang: Lang, text: str) -> None:
    cut = _cutter(lang).cut("\n" + text)
    assert cut.keys == [match_key(word) for word in cut.words]
    assert [("\n" + text)[start:end] for start, end in zip(cut.starts, cut.ends, strict=True)] == cut.words
    assert cut.gaps == [1, 0, 0, 0, 1, 2]


@pytest.mark.parametrize(
    ("lang", "text"),
    [pytest.param("en", "One\n\u200f\ntwo", id="en"), pytest.param("ar", "أحد\nـ\nاثنان", id="ar")],
)
def test_marks_alone_are_no_words_and_hide_no_line_break(lang: Lang, text: str) -> None:
    cut = _cutter(lang).cut(text)
    assert (len(cut.words), cut.gaps) == (2, [0, 2])


def test_a_word_without_end_is_cut_short_and_its_end_with_it() -> None:
    cut = _cutter("en").cut("x" * 5000 + " end")
    assert (cut.words, cut.starts, cut.ends) == (["x" * 200, "end"], [0, 5001], [200, 5004])


def test_pieces_kept_are_emptied_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tansiq.reading.cutting._MAX_PIECES", 3)
    made: list[int] = []

    def rules() -> Rules:
        made.append(1)
        return _rules("en")

    cutter = Cutter(rules)
    for _ in range(2):
        assert cutter.cut("One two, three (four) five.").words == [
            "One",
            "two",
            ",",
            "three",
            "(",
            "four",
            ")",
            "five",
            ".",
        ]
    assert len(made) > 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [pytest.param("en", "A bomb killed two.", id="en"), pytest.param("ar", "قتلت قنبلة اثنين.", id="ar")],
)
def test_a_component_of_others_gets_tokens(lang: Lang, text: str) -> None:
    seen: list[int] = []

    @Language.component(f"test_count_{lang}")
    def count(doc):  # type: ignore[no-untyped-def]
        seen.append(len(doc))
        return doc

    nlp = load_pipeline(lang)
    plain = read_text(text, language=lang)
    nlp.add_pipe(f"test_count_{lang}")
    try:
        assert read_text(text, language=lang) == plain
    finally:
        nlp.remove_pipe(f"test_count_{lang}")
    assert seen == [len(_spacy(text, lang))]
