"""`tansiq party`: who takes part on this node, and whom a party may know of."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.desk import depart, end_introduction, exit_export, introduce, open_party, set_clients
from tansiq.release import open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(
    add_completion=False,
    cls=ListGroup,
    help="Make a party on this node, list those you may know of, or say who your clients are.",
)
clients = typer.Typer(
    add_completion=False, cls=ListGroup, help="List your clients: to whom you may be let pass on what is AMBER."
)
app.add_typer(clients, name="clients")


@app.command("add")
def add_party(
    party: Annotated[str, typer.Argument(help="Its id: a–z, 0–9, '.', '-' and '_'.")],
    name_en: Annotated[str, typer.Option("--name-en", help="What it is called in English.")] = "",
    name_ar: Annotated[str, typer.Option("--name-ar", help="What it is called in Arabic.")] = "",
    identity: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="A STIX identity that is its own, in place of those before; repeat it, or give '' for none any more.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a party (the operator's command); done again, it gives the party other names."""
    identities = None if identity is None else [one for one in identity if one]
    done = open_party(load_settings(), party, name_en=name_en, name_ar=name_ar, identities=identities)
    print(json.dumps({"party": party, "id": done}) if as_json else f"Party {party} is on this node.")


@app.command("list")
def list_parties(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List the parties that you may know of: yourself, hosts and guests of rooms, and whom you were introduced to."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        parties = view.parties()
    if as_json:
        print(json.dumps({"parties": [asdict(one) for one in parties]}, ensure_ascii=False))
        return
    for one in parties:
        print("  ".join((one.party, *one.names.values(), *one.identities)))


@app.command("introduce")
def introduce_parties(
    one: Annotated[str, typer.Argument(metavar="PARTY", help="A party on this node.")],
    other: Annotated[str, typer.Argument(metavar="PARTY", help="The other.")],
    end: Annotated[bool, typer.Option("--end", help="Take the introduction back.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make two parties known to each other (the operator's command): each then finds the other in its list."""
    settings = load_settings()
    done = end_introduction(settings, one, other) if end else introduce(settings, one, other)
    if as_json:
        print(json.dumps({"ids": list(done)}))
    else:
        print(f"{one} and {other} {'are introduced no more' if end else 'know of each other'}.")


@app.command("leave")
def leave_node(
    export: Annotated[Path, typer.Option(help="A file, not there yet, for what you take with you (JSON lines).")],
    reason: Annotated[str, typer.Option(help="Why; kept with each erasure.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it: there is no way back.")] = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Leave altogether: export what is yours, erase it, leave all rooms, and notify who holds copies."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    with open_view(settings, reader) as view, export.open("x", encoding="utf-8") as file:
        for one in exit_export(view):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    if not yes:
        print(f"Exported to {export}. Nothing was erased: do it with --yes and another file.")
        raise typer.Exit(1)
    done = depart(settings, reason=reason, party=reader.party)
    print(json.dumps(asdict(done)) if as_json else "\n".join(f"{name}: {n}" for name, n in asdict(done).items()))


@clients.command("set")
def set_list(
    parties: Annotated[
        list[str] | None, typer.Argument(metavar="PARTY", help="Your clients; none empties the list.")
    ] = None,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """List your clients, in place of those listed before. Nobody sees the list until you release it, by its id."""
    settings = load_settings()
    done = set_clients(settings, parties or (), party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else f"Listed: {done}")


@clients.command("list")
def list_clients(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Show your client list, and the newest of each party that released its list to you."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        lists = view.client_lists()
    if as_json:
        print(json.dumps({"lists": [asdict(one) for one in lists]}, ensure_ascii=False))
        return
    for one in lists:
        print(f"{one.party}: {', '.join(one.clients) or 'none'}")
        print(f"  list {one.id}")


command = typer.main.get_command(app)
