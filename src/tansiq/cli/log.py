"""`tansiq log`: who opened what one shared."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.release import OpeningLine, Who, open_view
from tansiq.settings import load_settings

__all__ = ["command", "who_words"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="List who opened what you shared.")


@app.callback()
def about() -> None:
    """List who opened what you shared."""


def who_words(who: Who) -> str:
    """A party by its id, a member of a room, or somebody."""
    return who.name if who.kind == "party" else f"a member of {who.name}" if who.kind == "room" else "somebody"


@app.command("list")
def list_openings(
    of: Annotated[str, typer.Option(metavar="ID", help="Of this entry alone.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """List who opened what you shared: day, party, door and entry; lists, maps and searches are no opening."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.openings(of=of)
        rooms = {one.room: one.name for one in view.memberships()}
    if as_json:
        print(json.dumps({"openings": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        print(_line(one, rooms))
    print(f"{len(found)} openings")


def _line(one: OpeningLine, rooms: dict[str, str]) -> str:
    who = Who(one.who.kind, rooms.get(one.who.name, one.who.name)) if one.who.kind == "room" else one.who
    return f"{one.day}  {who_words(who)}  {one.door}  {one.kind} {one.entry}"


command = typer.main.get_command(app)
