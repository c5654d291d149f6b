"""`tansiq names match --tsv PAIRS.tsv`: how likely two names are one bearer's."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from tansiq.cli.lines import open_lines

__all__ = ["command"]

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def names() -> None:
    """Compare names across Arabic and Latin script."""


def _score(lines: Iterable[str]) -> int:
    from tansiq.linking.names import match_names

    refused = 0
    for number, line in enumerate(lines, 1):
        pair = line.removeprefix("\ufeff").rstrip("\r\n").split("\t")
        if len(pair) < 2 or not pair[0].strip() or not pair[1].strip():
            refused += 1
            print(f"tansiq: line {number}: not two names (give name, tab, name)", file=sys.stderr)
            # A line of its own, so that scores stay beside their pairs.
            print("0.0")
            continue
        print(match_names(pair[0], pair[1]))
    return 1 if refused else 0


@app.command()
def match(
    tsv: Annotated[str, typer.Option("--tsv", help="A file with two names a line, tab between; - for standard input.")],
) -> None:
    """Print a score from 0 to 1 for each pair: the higher, the more likely one bearer."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    with open_lines(tsv, errors="replace") as lines:
        raise typer.Exit(_score(lines))


command = typer.main.get_command(app)
