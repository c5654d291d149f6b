"""Every word of the lexicon stands in a source that its row cites, and the sources are what they say."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from typing import Any

import pytest

from tansiq.knowledge.loader import load_table
from tansiq.knowledge.ontology import EVENT_TYPES
from tests.knowledge.attested import OPENED, cited, items, missing
from tests.knowledge.shown import forms, how_shown

_FILES = ("function", "nouns", "speech", "modality", "events", "refine", "wordsets")
_TABLES = [(language, name) for language in ("en", "ar") for name in _FILES]
_IDS = [f"{language}-{name}" for language, name in _TABLES]
_EACH = pytest.mark.parametrize(("language", "name"), _TABLES, ids=_IDS)


@cache
def _table(language: str, name: str) -> dict[str, Any]:
    return load_table(f"{language}/{name}")


@_EACH
def test_every_word_stands_in_a_source_of_its_row(language: str, name: str) -> None:
    table = _table(language, name)
    unvouched = [word for row in table["rows"] for word in missing(row, table["sources"], name=name, language=language)]
    assert unvouched == []


def _shown(cites: dict[str, Any], row: dict[str, Any], sources: dict[str, Any], language: str) -> list[str]:
    return [how_shown(form, pos, cites, sources, language) for form, pos in forms(row)]


@_EACH
def test_each_source_of_a_row_vouches_for_one_of_its_words(language: str, name: str) -> None:
    table = _table(language, name)
    for row in table["rows"]:
        keys = cited(row)
        for key in keys if len(keys) > 1 else ():
            rest = {**row, "source": [one for one in keys if one != key]}
            less = missing(rest, table["sources"], name=name, language=language)
            assert less or _shown(rest, row, table["sources"], language) != _shown(
                row, row, table["sources"], language
            ), (
                key,
                items(row, name),
            )


@_EACH
def test_sources_are_used_and_say_where_they_are(language: str, name: str) -> None:
    table = _table(language, name)
    assert {key for row in table["rows"] for key in cited(row)} == table["sources"].keys()
    for key, source in table["sources"].items():
        assert source["words"], key
        if source.get("package") in OPENED:
            assert version(source["package"]).startswith(source["version"]), key
        elif "package" in source:
            # `make sources` fetches it and looks its rows up.
            assert source["version"], key
        else:
            assert source["title"], key
            assert source["address"].startswith(("https://", "http://")) or source["address"] == "docs/contract.md", key


_PLAIN_TABLES = [(language, name) for language in ("en", "ar") for name in ("orgnouns", "people", "titles", "namecues")]


@pytest.mark.parametrize(
    ("language", "name"), _PLAIN_TABLES, ids=[f"{language}-{name}" for language, name in _PLAIN_TABLES]
)
def test_words_cited_from_a_package_are_in_it(language: str, name: str) -> None:
    table = _table(language, name)
    for row in table["rows"]:
        if row["source"] not in ("lem", "justext"):
            continue
        said = (row.get("form") or row.get("lemma") or row["forms"][0]).split("/")[0]
        parts = [part.strip(".") for part in re.sub("'s?\\b|'(?= |$)|-", " ", said).split() if part.strip(".") != "s"]
        checked = {"pos": "phrase", "lemmas": parts, "source": row["source"]}
        assert missing(checked, table["sources"], name="events", language=language) == [], said


@pytest.mark.parametrize("language", ["en", "ar"])
def test_senses_are_types_of_the_ontology(language: str) -> None:
    types = {row["type"] for row in _table(language, "events")["rows"]}
    types |= {row["to"] for row in _table(language, "refine")["rows"]}
    types |= {one for row in _table(language, "refine")["rows"] for one in row["from"]}
    assert types <= set(EVENT_TYPES)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_false_friends_are_left_out_with_a_reason(language: str) -> None:
    rows = _table(language, "events")["rows"]
    used = {(row["pos"], lemma) for row in rows if not row.get("excluded") for lemma in row["lemmas"]}
    excluded = {(row["pos"], lemma): row["why"] for row in rows if row.get("excluded") for lemma in row["lemmas"]}
    assert len(excluded) >= 5
    assert not used & excluded.keys()


@pytest.mark.parametrize(
    ("language", "pos", "invented"),
    [
        ("en", "verb", "attackle"),
        ("en", "verb", "ambushment"),
        ("ar", "verb", "هجهج/يهجهج"),
        ("ar", "noun", "تفجارة"),
    ],
    ids=["en-no-word", "en-noun-as-verb", "ar-verb", "ar-noun"],
)
def test_a_word_that_no_source_lists_is_found(language: str, pos: str, invented: str) -> None:
    table = _table(language, "events")
    opened = [key for key, source in table["sources"].items() if source.get("package", "justext") in OPENED]
    row = {"pos": pos, "lemmas": [invented], "source": opened}
    found = missing(row, table["sources"], name="events", language=language)
    assert found == [invented]
