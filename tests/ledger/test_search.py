"""Search words: folded alike in the index and in the question, Arabic particles off."""

from __future__ import annotations

import pytest

from tansiq.ledger.search import find_names, find_words, index_text, match_expression, name_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Shelling in RAQQA", "shelling in raqqa", id="case"),
        pytest.param("قَصْفٌ", "قصف", id="marks"),
        pytest.param("والرقة", "والرقه الرقه رقه", id="and-the"),
        pytest.param("للحسكة", "للحسكه لحسكه حسكه", id="for-the"),
        pytest.param("وبغداد", "وبغداد بغداد", id="and-in"),
        pytest.param("على", "علي", id="short-stays"),
        pytest.param("raqqa, raqqa!", "raqqa", id="once"),
        pytest.param("الرقه", "الرقه رقه", id="ta-marbuta-as-ha"),
        pytest.param("٢٠٢٢", "2022", id="digits"),
    ],
)
def test_index_text(text: str, words: str) -> None:
    found = index_text([text]).split()

    assert set(words.split()) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        pytest.param("", "", id="empty"),
        pytest.param('"* - NEAR(', '"near"*', id="no-syntax-of-the-engine"),
        pytest.param("!!! ؟", "", id="no-words"),
        pytest.param("Raqqa 20", '"raqqa"* AND "20"', id="prefix-from-three-letters"),
        pytest.param("قصف الرَّقّة", '"قصف"* AND "الرقه"*', id="arabic"),
    ],
)
def test_match_expression(text: str, expression: str) -> None:
    assert match_expression(text) == expression


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        pytest.param("Shelling in Raqqa, RAQQA!", "raqqa", ["Raqqa", "RAQQA"], id="case"),
        pytest.param("attacks and an attack", "attack", ["attacks", "attack"], id="beginning"),
        pytest.param("to a town", "to", ["to"], id="short-word-whole"),
        pytest.param("قَصْفٌ على الرَّقّة والرقه", "الرقة", ["الرَّقّة", "والرقه"], id="marks-and-particles"),
        pytest.param("من الموصل وإلى الموصليين", "الموصل", ["الموصل", "الموصليين"], id="beginning-ar"),
        pytest.param("nothing", "", [], id="no-words"),
        pytest.param("لا شيء", "؟", [], id="no-words-ar"),
    ],
)
def test_find_words(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text, query)] == found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        pytest.param("the Islamic State and a state", ["Islamic State"], ["Islamic State"], id="whole"),
        pytest.param("Islamic states", ["Islamic State"], [], id="not-longer"),
        pytest.param("Deir ez-Zor city", ["Deir ez-Zor", "Deir"], ["Deir ez-Zor"], id="longest"),
        pytest.param("بالدولة الإسلامية والدولة", ["الدولة الاسلامية"], ["بالدولة الإسلامية"], id="with-particle"),
        pytest.param("وتنظيم الدولة في الحسكة", ["تنظيم الدولة", "الحسكه"], ["وتنظيم الدولة", "الحسكة"], id="ar"),
        pytest.param("text", [], [], id="none"),
        pytest.param("نص", ["!"], [], id="no-word"),
    ],
)
def test_find_names(text: str, names: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in find_names(text, names)] == found


@pytest.mark.parametrize(
    ("name", "whole", "parts"),
    [
        pytest.param("Mosul", {"mosul"}, set(), id="en"),
        pytest.param("الموصل", {"الموصل", "موصل"}, set(), id="ar"),
        pytest.param("Mosul Dam", {"mosul dam"}, {"mosul", "dam"}, id="en-two-words"),
        pytest.param("سد الموصل", {"سد الموصل"}, {"سد", "الموصل", "موصل"}, id="ar-two-words"),
    ],
)
def test_name_words(name: str, whole: set[str], parts: set[str]) -> None:
    found = name_words([name])

    assert {word for word, is_whole in found.items() if is_whole} == whole
    assert {word for word, is_whole in found.items() if not is_whole} == parts


def test_a_column_is_asked_for_all_words() -> None:
    assert match_expression("Raqqa 20", "title") == 'title : ("raqqa"* AND "20")'
    assert match_expression("؟", "title") == ""
