"""The command line: one module a command, each a thin shell over a function, none imported before it is called.

To add a command, write `tansiq/cli/<name>.py` with a module-level `command`, and its line in COMMANDS:

    app = typer.Typer(no_args_is_help=True)

    @app.command()
    def read(paths: list[str], ...) -> None:
        "Docstring = the text of `tansiq read --help`."

    command = typer.main.get_command(app)

`command` is whatever `typer.main.get_command` gives: a command, or a group where the app has several (`ledger verify`).
`tansiq --help` prints COMMANDS and imports none of them. A command ends with status 1 by `raise typer.Exit(1)`; a
TansiqError that escapes it is printed as one sentence on standard error and ends with status 1; a wrong call is typer's
(`typer.BadParameter`), status 2. Settings come from `tansiq.settings.load_settings()`, never from the environment.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

from tansiq.errors import TansiqError

__all__ = ["COMMANDS", "STATUS_HELP", "Command", "describe_error", "help_text", "load_command", "run"]

COMMANDS: dict[str, str] = {
    "read": "Take reports in: files, folders, pages, .jsonl, .zip or standard input",
    "extract": "Read documents one by one and print what they say as JSON lines; stores nothing",
    "link": "Link extracted reports: same text, same event, same actor, and where they differ",
    "names": "Score pairs of names across Arabic and Latin script: one bearer's or not",
    "events": "List events, or show one with every claim and its words",
    "reports": "List the reports taken in, or show one",
    "objects": "List the STIX objects that were posted, or show one as it came",
    "search": "Search events, reports, actors and places, in Arabic and English",
    "export": "Write the events that you see as CSV, HXL, GeoJSON, JSON lines or STIX 2.1",
    "party": "Make a party on this node, or list those you may know of",
    "user": "Say who works for a party, and in what roles",
    "key": "Make, list and revoke API keys of a party's people",
    "room": "Open a room, invite, accept, leave, or list your rooms",
    "release": "Release your entries, narrow or withdraw that, list it, or preview it",
    "erase": "Destroy the content of entries of yours, for everybody who saw them",
    "retention": "Say how long your entries are kept, see what that ends, carry it out",
    "hold": "Hold entries of yours, so that nothing erases them",
    "log": "List who opened what you shared",
    "notice": "Correct a report, send notices to who holds copies, confirm those sent to you",
    "taxii": "Take STIX objects from collections of TAXII servers, once or again and again",
    "judge": "Say that two events are one or two, or take that back",
    "serve": "Open the pages in a browser: list, map, timeline, events and reports",
    "order": "Erase or hold entries under a legal order, with notice to their party",
    "ledger": "Make the ledger, or check that nothing in it was changed",
    "demo": "Read the sample reports into a fresh home and open the pages",
}
"""Command to its line in `tansiq --help`, in the order in which people meet them."""

STATUS_HELP: dict[int, str] = {
    0: "all was done",
    1: "something was refused or failed, and standard error says what; the rest was done",
    2: "the call itself was wrong: an unknown command, option or value",
    130: "stopped by the keyboard",
}
"""Exit status to what it means (docs/cli.md)."""


class Command(Protocol):
    """What a command module offers as `command`; typer's and click's objects both do."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None) -> Any: ...


def help_text() -> str:
    """The text of `tansiq --help`."""
    width = max(map(len, COMMANDS))
    lines = [
        "Usage: tansiq COMMAND [OPTIONS] [ARGUMENTS]...",
        "",
        "  Find the events in Arabic and English reports, and keep for every fact who said it.",
        "",
        "Commands:",
        *(f"  {name:<{width}}  {line}" for name, line in COMMANDS.items()),
        "",
        "Options:",
        "  --version   The version, and nothing else",
        "  -h, --help  This text; `tansiq COMMAND --help` for one command",
        "",
        "Exit status:",
        *(f"  {status:<{width}}  {line}" for status, line in STATUS_HELP.items()),
    ]
    return "\n".join(lines)


def load_command(name: str) -> Command:
    """Import one command.

    Args:
        name: A key of COMMANDS.
    """
    command: Command = import_module(f"tansiq.cli.{name}").command
    return command


def describe_error(error: TansiqError) -> str:
    """One line for standard error: where, what, and what to do next."""
    return f"tansiq: {error}"


def _unknown(word: str) -> str:
    from difflib import get_close_matches

    kind = "option" if word.startswith("-") else "command"
    near = get_close_matches(word, COMMANDS, n=1)
    hint = f"did you mean `tansiq {near[0]}`?" if near else "`tansiq --help` lists them"
    return f"tansiq: no {kind} {word!r}: {hint}"


def _leave(status: object) -> int:
    """The exit status that a SystemExit's code stands for; a message goes to standard error as Python does it."""
    if status is None:
        return 0
    if isinstance(status, int):
        return status
    print(status, file=sys.stderr)
    return 1


def run(args: Sequence[str]) -> int:
    """Run one command line.

    Args:
        args: Words after the program's name.

    Returns:
        The exit status: a key of STATUS_HELP.
    """
    try:
        status = _call(args)
        # Here and not when Python ends: a full disk or a closed pipe is said as anything else.
        sys.stdout.flush()
    except TansiqError as error:
        print(describe_error(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # `tansiq extract … | head`: the reader has what it wanted.
        _give_up_output()
        return 1
    except OSError as error:
        # A path was the caller's to say; without one it was the output.
        where = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        _give_up_output()
        print(f"tansiq: {where}{error.strerror or type(error).__name__}", file=sys.stderr)
        return 1
    return status


def _call(args: Sequence[str]) -> int:
    first = args[0] if args else "--help"
    if first == "--version":
        from tansiq import __version__

        print(f"tansiq {__version__}")
        return 0
    if first in ("-h", "--help", "help"):
        print(help_text())
        return 0 if args else 2
    if first not in COMMANDS:
        print(_unknown(first), file=sys.stderr)
        return 2
    try:
        load_command(first).main(args=list(args[1:]), prog_name=f"tansiq {first}")
    except SystemExit as stop:
        return _leave(stop.code)
    return 0


def _give_up_output() -> None:
    """What could not be written is dropped; Python would complain of it again when it flushes at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
