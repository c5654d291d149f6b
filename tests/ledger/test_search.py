"""Search words: folded alike in the index and in the question, Arabic particles off."""

from __future__ import annotations

import pytest

from tansiq.ledger.search import index_text, match_expression


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
