"""The page of options is what the commands themselves say."""

from __future__ import annotations

from scripts.cli_reference import PAGE, make_page
from tansiq.cli import COMMANDS


def test_page_of_options_is_that_of_the_commands() -> None:
    assert PAGE.read_text(encoding="utf-8") == make_page(), "run `make reference`"


def test_page_has_every_command_with_its_options() -> None:
    page = make_page()

    assert [name for name in COMMANDS if f"## `tansiq {name}`" not in page] == []
    # One option that every reader of this project relies on, so that an empty table cannot pass.
    assert "`--published`" in page
