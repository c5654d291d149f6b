"""`tansiq release tear`: a shorter text of a report, for a wider audience."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, reader_for
from tansiq.settings import load_settings

__all__ = ["tear"]


def tear(
    report: Annotated[str, typer.Argument(metavar="ID", help="A report of yours.")],
    text: Annotated[str, typer.Option(help="The shorter text.")],
    title: Annotated[str, typer.Option(help="Its headline.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Make a tear line: a shorter text of a report of yours, to be released to more than may see the whole."""
    settings = load_settings()
    done = desk.tear_line(settings, report, text=text, title=title, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else f"Tear line: {done}")
