"""`tansiq erase`: the content of entries destroyed, for everybody who saw them."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from tansiq.cli import describe_error
from tansiq.cli.asking import AsJson, AsParty, reader_for
from tansiq.desk import Desk
from tansiq.errors import LedgerError
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False)


@app.command()
def erase(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Reports, claims or objects of yours.")],
    reason: Annotated[str, typer.Option(help="Why, in your words; kept with the erasure.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Destroy the content of entries of yours, and all that was read from them. There is no way back.

    It ends for everybody who saw them, as a withdrawal does; the headers stay, so that the ledger can be verified.
    """
    settings = load_settings()
    desk = Desk(settings, party=reader_for(settings, as_party).party)
    done: dict[str, str] = {}
    for one in dict.fromkeys(ids):
        try:
            done[one] = desk.erase(one, reason=reason)
        except LedgerError as error:
            error.where = one
            print(describe_error(error), file=sys.stderr)
    if as_json:
        print(json.dumps({"erased": [{"what": what, "id": made} for what, made in done.items()]}))
    else:
        for what, made in done.items():
            print(f"Erased {what} by {made}")
    if len(done) < len(set(ids)):
        raise typer.Exit(1)


command = typer.main.get_command(app)
