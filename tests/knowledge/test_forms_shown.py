"""Every form of the lexicons is shown by a source that its row cites; what is shown only in part is counted."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from tansiq.knowledge.loader import KNOWLEDGE, load_table
from tests.knowledge.shown import ABSENT, BY_WORDS, INFLECTED, LISTED, SHOWN, forms, how_shown

_TABLES = [f"{path.parent.name}/{path.stem}" for path in sorted(KNOWLEDGE.glob("[ae][rn]/*.yml"))]
_FEWEST_FORMS = 15_000
_SHOWN_SHARE = 0.87

# How many forms of each file no source shows as they stand: regular inflections of a quoted word, and phrases put
# together from listed words. A new row adds none; whoever finds a page that shows one lowers the figure.
_IN_PART: dict[str, tuple[int, int]] = {
    "ar/demonyms": (0, 3),
    "ar/events": (0, 162),
    "ar/function": (0, 9),
    "ar/hedges": (0, 31),
    "ar/layout": (0, 5),
    "ar/modality": (0, 4),
    "ar/nouns": (0, 12),
    "ar/numbers": (0, 1),
    "ar/orgnouns": (0, 9),
    "ar/place_words": (0, 10),
    "ar/refine": (0, 4),
    "ar/speech": (0, 18),
    "ar/time": (0, 13),
    "ar/titles": (0, 48),
    "ar/wordsets": (0, 22),
    "en/demonyms": (0, 34),
    "en/events": (0, 1100),
    "en/hedges": (0, 14),
    "en/layout": (0, 2),
    "en/modality": (0, 67),
    "en/nouns": (0, 30),
    "en/orgnouns": (0, 45),
    "en/people": (1, 23),
    "en/place_words": (0, 9),
    "en/refine": (0, 10),
    "en/speech": (0, 9),
    "en/time": (0, 3),
    "en/titles": (0, 17),
    "en/wordsets": (0, 58),
}


@cache
def _classes(name: str) -> tuple[Counter[str], list[str]]:
    table, language = load_table(name), name[:2]
    found: Counter[str] = Counter()
    absent: list[str] = []
    for row in table["rows"]:
        for form, pos in forms(row):
            how = how_shown(form, pos, row, table["sources"], language)
            found[how] += 1
            if how == ABSENT:
                absent.append(form)
    return found, absent


@pytest.mark.parametrize("name", _TABLES)
def test_every_form_stands_in_a_source_of_its_row(name: str) -> None:
    found, absent = _classes(name)
    assert absent == []
    assert (found[INFLECTED], found[BY_WORDS]) == _IN_PART.get(name, (0, 0))


def test_most_forms_are_shown_as_they_stand() -> None:
    found = sum((_classes(name)[0] for name in _TABLES), Counter[str]())
    assert found.total() > _FEWEST_FORMS
    assert (found[SHOWN] + found[LISTED]) / found.total() > _SHOWN_SHARE


_SOURCES = {
    "page": {"address": "https://example.org", "title": "", "words": "خرج آلاف الطلاب في مسيرات; لهجوم بقنبلة يدوية"},
    "lem": {"package": "lemminflect", "version": "0.2.3", "words": "resources/infl_lu.csv.gz"},
    "wordnet": {"package": "wordnet-base", "version": "1:3.0-37", "words": "car bomb; open fire"},
    "wordfreq": {"package": "wordfreq", "version": "3.1.1", "words": "data/large_ar.msgpack.gz"},
}


@pytest.mark.parametrize(
    ("form", "pos", "source", "language", "how"),
    [
        pytest.param("هجوم بقنبلة يدوية", "noun", "page", "ar", SHOWN, id="ar-behind-a-proclitic"),
        pytest.param("خرج/يخرج في مسيرة", "verb", "page", "ar", SHOWN, id="ar-verb-with-its-subject-between"),
        pytest.param("خرج/يخرج في مظاهرة", "verb", "page", "ar", BY_WORDS, id="ar-verb-of-another-object"),
        pytest.param("قنبلة", "noun", "page", "ar", SHOWN, id="ar-word-of-a-phrase"),
        pytest.param("هجومات", "noun", "page", "ar", INFLECTED, id="ar-inflection-of-a-quoted-word"),
        pytest.param("هجوم صاروخي", "noun", "page", "ar", BY_WORDS, id="ar-phrase-of-which-a-word-is-quoted"),
        pytest.param("زلزال", "noun", "page", "ar", ABSENT, id="ar-word-that-is-not-quoted"),
        pytest.param("زلزال", "noun", "wordfreq", "ar", LISTED, id="ar-word-of-a-list-that-is-fetched"),
        pytest.param("bombing", "noun", "lem", "en", SHOWN, id="en-word-of-the-list"),
        pytest.param("open fire on", "verb", "lem", "en", BY_WORDS, id="en-phrase-of-listed-words"),
        pytest.param("open fire", "verb", "wordnet", "en", LISTED, id="en-phrase-of-a-dictionary"),
        pytest.param("open fire on", "verb", "wordnet", "en", ABSENT, id="en-phrase-that-it-lacks"),
        pytest.param("attackle", "verb", "lem", "en", ABSENT, id="en-no-word"),
    ],
)
def test_how_a_form_is_shown(form: str, pos: str, source: str, language: str, how: str) -> None:
    assert how_shown(form, pos, {"source": source}, _SOURCES, language) == how
