"""`tansiq export`: all events that a filter matches, as a file for other programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tansiq.cli.asking import AsParty, reader_for
from tansiq.cli.events import check_filter
from tansiq.desk import log_opening
from tansiq.exchange.export import FORMATS, export
from tansiq.release import EventQuery, Reader, open_joint, open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False)
_NAMES = ", ".join(one.NAME for one in FORMATS)


@app.command()
def write(  # noqa: PLR0913 (typer takes one argument an option)
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {_NAMES}.")],
    kind: Annotated[str, typer.Option("--type", help="Event type or its beginning, e.g. attack.")] = "",
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2, e.g. IQ.")] = "",
    text: Annotated[str, typer.Option(help="Words that must all occur.")] = "",
    about: Annotated[str, typer.Option(metavar="ID", help="A place or actor, as `tansiq search` gives it.")] = "",
    for_whom: Annotated[
        str,
        typer.Option("--for", metavar="PARTY,…", help="What all of these see, as far as you may know it; as a table."),
    ] = "",
    as_party: AsParty = "",
) -> None:
    """Write the events that you see to standard output, as other programs read them.

    Persons in custody are never named in it, others only in a public role.
    """
    check_filter(kind, country)
    if form not in {one.NAME for one in FORMATS}:
        raise typer.BadParameter(f"use one of {_NAMES}", param_hint="FORMAT")
    query = EventQuery(since=since, until=until, type=kind, country=country, text=text, about=about)
    settings = load_settings()
    # What one user was shown by name, which is RED, is in no file.
    reader = Reader(reader_for(settings, as_party).party)
    recipients = tuple(filter(None, (one.strip() for one in for_whom.split(","))))
    with open_view(settings, reader) if not for_whom else open_joint(settings, reader, recipients) as view:
        for part in export(view, query, form, log=lambda ids: log_opening(settings, reader, ids, "export")):
            sys.stdout.write(part)


command = typer.main.get_command(app)
