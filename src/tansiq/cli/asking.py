"""What commands share: for whom they act (`--as PARTY[:USER]`), and "list" as what a group does by default."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tansiq.release.views import Reader
from tansiq.settings import Settings

__all__ = ["AsJson", "AsParty", "ListGroup", "end_of_page", "own_command", "reader_for"]

AsParty = Annotated[
    str, typer.Option("--as", metavar="PARTY[:USER]", help="For whom to act; the party of TANSIQ_PARTY by default.")
]


AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]


class ListGroup(TyperGroup):
    """A group whose "list" may be left out: `tansiq events --type attack` is `tansiq events list --type attack`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        is_named = bool(args) and (args[0] in self.commands or args[0] in ("--help", "-h"))
        return super().parse_args(ctx, args if is_named else ["list", *args])


def end_of_page(count: str, following: str) -> str:
    """The last lines of a page of a list: how many there are, and how to get the next page, if there is one.

    Args:
        count: "3 reports".
    """
    return f"{count}\nNext page: --after {following}" if following else count


def own_command() -> str:
    """How this program is called from the current folder, to be copied into a shell: `.venv/bin/tansiq` in a clone."""
    program = Path(sys.executable).with_name("tansiq")
    if not program.is_file():
        return f"{shlex.quote(sys.executable)} -m tansiq"
    if shutil.which("tansiq") == str(program):
        return "tansiq"
    here = Path.cwd()
    return shlex.quote(str(program.relative_to(here) if program.is_relative_to(here) else program))


def reader_for(settings: Settings, as_party: str) -> Reader:
    """The reader that `--as` names.

    Args:
        as_party: "party", "party:user", or "" for the settings' party.
    """
    party, colon, user = (as_party or settings.party).partition(":")
    if not party or (colon and not user):
        raise typer.BadParameter("use PARTY or PARTY:USER", param_hint="--as")
    return Reader(party, user)
