"""Data files are held to their rules, and a compiled form never outlives its file."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tansiq.errors import LexiconError
from tansiq.knowledge import loader
from tansiq.knowledge.loader import compile_file, data_files, load_rows, load_table

HEAD = 'sources:\n  page: {address: "https://example.org/words", title: "Words", words: "قصف"}\n'
GOOD = '- {form: "قصف", gloss: "shelling", source: "page"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty knowledge folder."""
    monkeypatch.setattr(loader, "KNOWLEDGE", tmp_path)
    monkeypatch.setattr(loader, "COMPILED", tmp_path / "compiled")
    return tmp_path


def write(folder: Path, text: str, name: str = "words") -> Path:
    path = folder / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rows(text: str, *, unique: str = "[form]") -> str:
    return f"{HEAD}unique: {unique}\nrows:\n{text}"


def test_a_source_listed_twice_is_refused(folder: Path) -> None:
    twice = HEAD + '  page: {address: "https://example.org/other", title: "Other", words: "نار"}\n'
    path = write(folder, f"{twice}rows:\n{GOOD}")
    with pytest.raises(LexiconError) as error:
        compile_file(path)
    assert error.value.code == "lexicon-repeat"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(GOOD, id="arabic"),
        pytest.param('- {form: "shelling", source: "page"}\n', id="english"),
        pytest.param('- {form: "الرقة", source: "geonames:172955"}\n', id="geonames"),
        pytest.param('- {form: "قصف", source: ["page", "geonames:172955"]}\n', id="two-sources"),
        pytest.param('- {form: "قصف", source: ["page"]}\n', id="one-source-in-a-list"),
        pytest.param('- {form: "شيخ", excluded: true, why: "also a name", source: "page"}\n', id="excluded-and-why"),
        pytest.param('- {form: "قصف", weak: true, n: 3, x: 0.5, none: null, source: "page"}\n', id="numbers-and-flags"),
        pytest.param('- {form: "حَيّ", source: "page"}\n', id="marks-of-vowels"),
        pytest.param('- {form: "‌می", source: "page"}\n', id="zero-width-non-joiner"),
        pytest.param('- {form: "2026-01-01", source: "page"}\n', id="quoted-date"),
    ],
)
def test_good_rows_are_taken(folder: Path, row: str) -> None:
    write(folder, rows(row))
    assert len(load_table("words")["rows"]) == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param('- {form: "ﻗﺼﻒ", source: "page"}\n', "lexicon-text", id="presentation-forms-b"),
        pytest.param('- {form: "ﭘﻼ", source: "page"}\n', "lexicon-text", id="presentation-forms-a"),
        pytest.param('- {form: "ﷲ", source: "page"}\n', "lexicon-text", id="ligature-of-a-whole-word"),
        pytest.param('- {form: "قصـف", source: "page"}\n', "lexicon-text", id="tatweel"),
        pytest.param('- {form: "\\u200fقصف", source: "page"}\n', "lexicon-text", id="right-to-left-mark"),
        pytest.param('- {form: "\\u202bقصف\\u202c", source: "page"}\n', "lexicon-text", id="embedding"),
        pytest.param('- {form: "\\u2067قصف\\u2069", source: "page"}\n', "lexicon-text", id="isolate"),
        pytest.param('- {form: "قصف\\u061c", source: "page"}\n', "lexicon-text", id="arabic-letter-mark"),
        pytest.param('- {form: "\\ufeffقصف", source: "page"}\n', "lexicon-text", id="byte-order-mark"),
        pytest.param('- {form: "cafe\\u0301", source: "page"}\n', "lexicon-text", id="not-nfc-latin"),
        pytest.param('- {form: "\\u0627\\u0653ن", source: "page"}\n', "lexicon-text", id="not-nfc-arabic"),
        pytest.param('- {form: "a", forms: ["b", "قصـف"], source: "page"}\n', "lexicon-text", id="inside-a-list"),
        pytest.param('- {form: "a", frame: {"عـلى": "b"}, source: "page"}\n', "lexicon-text", id="in-an-inner-key"),
        pytest.param('- {form: "قصف"}\n', "lexicon-source", id="no-source"),
        pytest.param('- {form: "قصف", source: ""}\n', "lexicon-source", id="empty-source"),
        pytest.param('- {form: "قصف", source: null}\n', "lexicon-source", id="null-source"),
        pytest.param('- {form: "قصف", source: ["page", null]}\n', "lexicon-source", id="null-among-sources"),
        pytest.param('- {form: "قصف", source: []}\n', "lexicon-source", id="empty-list-of-sources"),
        pytest.param('- {form: "قصف", source: "somewhere"}\n', "lexicon-source", id="source-not-listed"),
        pytest.param('- {form: "قصف", source: ["page", "somewhere"]}\n', "lexicon-source", id="one-source-not-listed"),
        pytest.param('- {form: "قصف", source: "geonames:"}\n', "lexicon-source", id="geonames-without-number"),
        pytest.param(GOOD + GOOD, "lexicon-repeat", id="repeat"),
        pytest.param('- {form: "شيخ", excluded: true, source: "page"}\n', "lexicon-why", id="excluded-without-why"),
        pytest.param('- {form: "a", added: 2026-01-01, source: "page"}\n', "lexicon-unquoted", id="date"),
        pytest.param('- {form: "a", at: 2026-01-01 10:00:00, source: "page"}\n', "lexicon-unquoted", id="time"),
        pytest.param('- {form: no, source: "page"}\n', "lexicon-unquoted", id="no-is-a-boolean"),
        pytest.param('- {form: "a", words: [yes, "b"], source: "page"}\n', "lexicon-unquoted", id="yes-in-a-list"),
        pytest.param('- {form: "a", frame: {on: "b"}, source: "page"}\n', "lexicon-unquoted", id="on-as-a-key"),
        pytest.param('- "قصف"\n', "lexicon", id="no-mapping"),
    ],
)
def test_bad_rows_are_refused_by_name_and_number(folder: Path, row: str, code: str) -> None:
    write(folder, rows('- {form: "first", source: "page"}\n' + row))
    with pytest.raises(LexiconError) as refused:
        load_table("words")
    assert refused.value.code == code
    assert refused.value.where in ("words.yml row 2", "words.yml row 3")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("rows: [", id="not-yaml"),
        pytest.param("- 1\n", id="a-list"),
        pytest.param("", id="empty"),
        pytest.param("sources: {}\n", id="no-rows"),
        pytest.param('sources: {page: {title: "Words"}}\nrows: []\n', id="source-without-address"),
        pytest.param('sources: {page: "https://example.org"}\nrows: []\n', id="source-as-string"),
    ],
)
def test_other_files_are_refused(folder: Path, text: str) -> None:
    write(folder, text)
    with pytest.raises(LexiconError) as refused:
        load_table("words")
    assert refused.value.where == "words.yml"


def test_a_missing_file_is_told(folder: Path) -> None:
    with pytest.raises(LexiconError) as refused:
        load_table("ar/words")
    assert refused.value.where == "ar/words.yml"


def test_rows_are_one_by_all_the_keys_named(folder: Path) -> None:
    noun, verb = (f'- {{form: "attack", pos: "{pos}", source: "page"}}\n' for pos in ("noun", "verb"))
    write(folder, rows(noun + verb, unique="[form, pos]"))
    assert len(load_rows("words")) == 2
    write(folder, rows(noun + noun, unique="[form, pos]"))
    with pytest.raises(LexiconError, match="repeats form"):
        load_rows("words")


def test_excluded_rows_are_notes_for_people(folder: Path) -> None:
    write(folder, rows(GOOD + '- {form: "شيخ", excluded: true, why: "also a name", source: "page"}\n'))
    assert [row["form"] for row in load_rows("words")] == ["قصف"]
    assert len(load_table("words")["rows"]) == 2


def test_the_compiled_form_is_the_file_until_the_file_changes(folder: Path) -> None:
    path = write(folder, rows(GOOD), "ar/words")
    plain = load_table("ar/words")
    target = compile_file(path)
    assert target == folder / "compiled" / "ar-words.json"
    assert load_table("ar/words") == plain

    stored = json.loads(target.read_bytes())
    stored["data"]["rows"][0]["gloss"] = "from the compiled form"
    target.write_text(json.dumps(stored), encoding="utf-8")
    assert load_rows("ar/words")[0]["gloss"] == "from the compiled form"

    write(folder, rows(GOOD.replace("shelling", "bombardment")), "ar/words")
    assert load_rows("ar/words")[0]["gloss"] == "bombardment"


def test_a_bad_file_leaves_the_compiled_form_alone(folder: Path) -> None:
    path = write(folder, rows(GOOD))
    before = compile_file(path).read_bytes()
    write(folder, rows(GOOD + GOOD))
    with pytest.raises(LexiconError):
        compile_file(path)
    assert [one.read_bytes() for one in (folder / "compiled").iterdir()] == [before]


@pytest.mark.parametrize("path", [pytest.param(one, id=one.stem) for one in data_files()])
def test_shipped_files_keep_the_rules(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "COMPILED", tmp_path / "compiled")
    data = json.loads(compile_file(path).read_bytes())["data"]
    assert data["rows"]
    assert all(unicodedata.is_normalized("NFC", key) for key in data["sources"])


def test_languages_have_the_same_files() -> None:
    names = {
        folder: {path.stem for path in data_files() if path.parent.name == folder and path.suffix == ".yml"}
        for folder in ("en", "ar")
    }
    # Only English has words of towns that begin a name, only Arabic nouns that a number puts into another form.
    assert names["en"] ^ names["ar"] == {"town_words", "counted"}
