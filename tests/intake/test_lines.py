"""Lines of contract.md's input: each fault has its code and its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.intake import InputLine, LineError, parse_input_line


def test_a_full_line_keeps_every_key_and_ignores_others() -> None:
    keys = {"published": "2022-01-25", "language": "ar-IQ", "url": "u", "title": "t"}
    line = json.dumps({"id": "a", "text": "نص", "other": [1], **keys})
    assert parse_input_line(line + "\r\n", 1) == InputLine("a", "نص", "2022-01-25", "ar-IQ", "u", "t")


@pytest.mark.parametrize(
    "published",
    ["2022-01-25", "2022-01-25T18:54:00Z", "2022-01-25t18:54:00.250z", "2022-01-25T18:54:00+03:00"],
)
def test_published_may_be_a_date_or_an_rfc_3339_time(published: str) -> None:
    line = parse_input_line(json.dumps({"id": "a", "text": "x", "published": published}), 1)
    assert isinstance(line, InputLine)
    assert line.published == published


@pytest.mark.parametrize(
    ("line", "code", "record"),
    [
        pytest.param("", "contract-json", None, id="blank"),
        pytest.param('{"id": "a", "text": "x"', "contract-json", None, id="cut-off"),
        pytest.param("[" * 100_000, "contract-json", None, id="nested"),
        pytest.param('["a"]', "contract-object", None, id="list"),
        pytest.param('"a"', "contract-object", None, id="string"),
        pytest.param('{"text": "x"}', "contract-id", None, id="no-id"),
        pytest.param('{"id": 7, "text": "x"}', "contract-id", None, id="id-a-number"),
        pytest.param('{"id": "", "text": "x"}', "contract-id", "", id="id-empty"),
        pytest.param('{"id": "a"}', "contract-text", "a", id="no-text"),
        pytest.param('{"id": "a", "text": null}', "contract-text", "a", id="text-null"),
        pytest.param('{"id": "a", "text": ["x"]}', "contract-text", "a", id="text-a-list"),
        pytest.param('{"id": "a", "text": "x", "title": 1}', "contract-title", "a", id="title-a-number"),
        pytest.param('{"id": "a", "text": "x", "url": {}}', "contract-url", "a", id="url-an-object"),
        pytest.param('{"id": "a", "text": "\\ud83d"}', "contract-surrogate", "a", id="half-a-surrogate-pair"),
        pytest.param(
            '{"id": "\\udc00", "text": "x"}', "contract-surrogate", None, id="half-a-surrogate-pair-in-the-id"
        ),
        pytest.param('{"id": "a", "text": "x", "published": "yesterday"}', "contract-published", "a", id="no-date"),
        pytest.param(
            '{"id": "a", "text": "x", "published": "2022-02-30"}', "contract-published", "a", id="30-february"
        ),
        pytest.param(
            '{"id": "a", "text": "x", "published": "٢٠٢٢-٠١-٢٥"}', "contract-published", "a", id="arabic-digits"
        ),
        pytest.param(
            '{"id": "a", "text": "x", "published": "2022-01-25T18:54:00"}', "contract-published", "a", id="no-zone"
        ),
        pytest.param('{"id": "a", "text": "x", "published": 20220125}', "contract-published", "a", id="date-a-number"),
        pytest.param('{"id": "a", "text": "x", "language": "Arabic!"}', "contract-language", "a", id="no-language-tag"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_where(line: str, code: str, record: str | None) -> None:
    error = parse_input_line(line, 12)
    assert isinstance(error, LineError)
    assert (error.code, error.record, error.where, error.number) == (code, record, "line 12", 12)
    assert error.message


@given(st.text() | st.dictionaries(st.text(), st.none() | st.text() | st.integers()).map(json.dumps))
def test_any_line_is_answered(line: str) -> None:
    assert isinstance(parse_input_line(line, 1), InputLine | LineError)


@given(st.text(min_size=1), st.text())
def test_a_good_line_keeps_its_text(name: str, text: str) -> None:
    line = parse_input_line(json.dumps({"id": name, "text": text}), 1)
    assert line == InputLine(name, text)
