"""Which sources a row of a data file may cite."""

from __future__ import annotations

from typing import Any

import pytest

from tansiq.errors import LexiconError
from tansiq.knowledge.loader import check_rows

_SOURCES = {"one": {"address": "https://example.org/1"}, "two": {"address": "https://example.org/2"}}


@pytest.mark.parametrize(
    "source", ["one", ["one", "two"], "geonames:98182", ["two", "geonames:98182"]], ids=["key", "keys", "row", "both"]
)
def test_a_source_of_the_file_is_accepted(source: Any) -> None:
    check_rows([{"words": ["هجوم"], "source": source}], _SOURCES, where="x", unique=())


@pytest.mark.parametrize("source", [None, "", [], "three", ["one", "three"], ["one", None]], ids=repr)
def test_any_other_source_is_refused(source: Any) -> None:
    with pytest.raises(LexiconError) as caught:
        check_rows([{"words": ["attack"], "source": source}], _SOURCES, where="x", unique=())
    assert caught.value.code == "lexicon-source"


def test_an_excluded_row_says_why() -> None:
    row: dict[str, Any] = {"lemmas": ["strike"], "source": "one", "excluded": True}
    with pytest.raises(LexiconError) as caught:
        check_rows([row], _SOURCES, where="x", unique=())
    assert caught.value.code == "lexicon-why"
    check_rows([{**row, "why": "a strike of workers"}], _SOURCES, where="x", unique=())
