"""`tansiq ledger`: the operator's commands; none of them prints content."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tansiq.cli.asking import AsJson
from tansiq.desk import describe_ledger, init_ledger, rebuild_ledger, verify_ledger
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Make the ledger, check it, rebuild its lists.")


def _print_json(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False))


@app.command()
def init(
    party: Annotated[str, typer.Argument(help="Id of the party; TANSIQ_PARTY, or else home, by default.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make the home: folder, keys, ledger. What is there already stays as it is."""
    settings = load_settings()
    name = party or settings.party
    init_ledger(settings, party=name)
    if as_json:
        _print_json({"home": str(settings.home), "party": name})
    else:
        print(
            f"The ledger of party {name} is in {settings.home}. Back up its folder keys: without it nothing verifies."
        )


@app.command()
def verify(as_json: AsJson = False) -> None:
    """Check entries, chain, keys, access to the files, the schema and every list; the exit status is 1 at a fault."""
    found = verify_ledger(load_settings())
    if as_json:
        _print_json(asdict(found) | {"sound": found.is_sound})
    elif found.fault is None:
        print(f"Sound: {found.entries} entries, {found.erased} of them erased. Last link: {found.head or 'none'}")
    else:
        print(f"Not sound: {found.fault.message} ({found.fault.what}; {found.entries} entries before it are sound)")
    if not found.is_sound:
        raise typer.Exit(1)


@app.command()
def rebuild(as_json: AsJson = False) -> None:
    """Drop everything that is derived from the entries and make it again, to the same content."""
    done = rebuild_ledger(load_settings())
    if as_json:
        # What cannot be read is said only where there is any.
        _print_json({key: value for key, value in asdict(done).items() if key != "unread" or value})
        return
    found = "some lists were not as they should be" if done.has_differed else "nothing differed"
    print(f"Rebuilt from {done.reports} reports; {found}.")
    if done.unread:
        print(f"Objects nested too deep to be read, withheld from everybody: {len(done.unread)}")
        for one in done.unread:
            print(f"  {one}")


@app.command()
def info(as_json: AsJson = False) -> None:
    """Figures of the ledger: parties, entries by kind, size, last link."""
    about = describe_ledger(load_settings())
    if as_json:
        _print_json(asdict(about))
        return
    table = Table(title="Entries", title_justify="left")
    table.add_column("kind")
    table.add_column("entries", justify="right")
    for kind, count in about.entries.items():
        table.add_row(kind, str(count))
    console = Console()
    console.print(table)
    print(f"Parties: {', '.join(about.parties)}")
    print(f"Size: {about.size_bytes / 1e6:.1f} MB")
    print(f"Last link: {about.head or 'none'}")


command = typer.main.get_command(app)
