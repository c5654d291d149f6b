"""Texts of reports and people on a terminal: nothing in them acts on the terminal itself."""

from __future__ import annotations

import pytest

from tansiq.cli.words import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Out\x1b[2Jlet", "Out\\u001b[2Jlet", id="escape"),
        pytest.param("one\u202eowt", "one\\u202eowt", id="bent"),
        pytest.param("خبر\x07عاجل", "خبر\\u0007عاجل", id="bell-ar"),
        pytest.param("a\ud800b", "a\\ud800b", id="half-a-surrogate"),
        pytest.param("[red]", "\\[red]", id="markup"),
        pytest.param("سطر\nوسطر\t\u200fيمين", "سطر\nوسطر\t\u200fيمين", id="lines-and-plain-marks"),
    ],
)
def test_what_would_act_on_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert plain(text) == shown
