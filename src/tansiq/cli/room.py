"""`tansiq room`: standing arrangements between parties, and who is in them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.model.release import Tlp
from tansiq.release import Membership, open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="Open a room, invite, accept, leave, or list your rooms.")

Room = Annotated[str, typer.Argument(metavar="ROOM", help="Its name, or its id.")]
Guest = Annotated[str, typer.Argument(metavar="PARTY", help="Id of the guest.")]


def _done(entry_id: str, text: str, *, as_json: bool) -> None:
    print(json.dumps({"id": entry_id}) if as_json else text)


@app.command("open")
def open_room(
    room: Annotated[str, typer.Argument(metavar="NAME", help="A short name, unique among your rooms.")],
    name_en: Annotated[str, typer.Option("--name-en", help="What it is called in English.")] = "",
    name_ar: Annotated[str, typer.Option("--name-ar", help="What it is called in Arabic.")] = "",
    default_tlp: Annotated[
        Tlp, typer.Option("--tlp", help="Fills in the form of releases; releases nothing.")
    ] = "AMBER",
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Guests learn of no other guest, not even that one came or went.")
    ] = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Open a room; you are its host, and a member from then on."""
    settings = load_settings()
    party = reader_for(settings, as_party).party
    named = {"name_en": name_en, "name_ar": name_ar}
    done = desk.open_room(settings, room, party=party, **named, default_tlp=default_tlp, confidential=confidential)
    _done(done, f"Room {room} is open: {done}", as_json=as_json)


@app.command("invite")
def invite(room: Room, guest: Guest, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Invite a party into a room of yours. Whether there is such a party is not said."""
    settings = load_settings()
    done = desk.invite(settings, room, guest, party=reader_for(settings, as_party).party)
    _done(done, f"{guest} is invited, and a member once it accepts.", as_json=as_json)


@app.command("uninvite")
def uninvite(room: Room, guest: Guest, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Take an invitation back: the guest is no member from now on."""
    settings = load_settings()
    done = desk.uninvite(settings, room, guest, party=reader_for(settings, as_party).party)
    _done(done, f"{guest} is invited no more.", as_json=as_json)


@app.command("charter")
def charter(
    room: Room,
    english: Annotated[Path, typer.Option("--en", help="File with the text in English.", exists=True)],
    arabic: Annotated[Path, typer.Option("--ar", help="File with the same text in Arabic.", exists=True)],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Set the text that members of a room of yours sign. The first one puts all guests out until they sign."""
    settings = load_settings()
    texts = {"text_en": english.read_text(encoding="utf-8"), "text_ar": arabic.read_text(encoding="utf-8")}
    done = desk.set_charter(settings, room, party=reader_for(settings, as_party).party, **texts)
    _done(done, f"The charter is set: {done}", as_json=as_json)


@app.command("accept")
def accept(
    room: Room,
    sign: Annotated[
        str, typer.Option("--sign", metavar="CHARTER", help="Sign this charter, by its id; `room list` shows it.")
    ] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Accept an invitation: you are a member from now on, and see what is released to the room from now on."""
    settings = load_settings()
    done = desk.accept(settings, room, party=reader_for(settings, as_party).party, charter=sign)
    _done(done, "You are a member.", as_json=as_json)


@app.command("leave")
def leave(room: Room, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Leave a room; whoever returns starts anew."""
    settings = load_settings()
    done = desk.leave(settings, room, party=reader_for(settings, as_party).party)
    _done(done, "You have left.", as_json=as_json)


@app.command("list")
def list_rooms(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List the rooms that you host or were invited to; guests are shown to the host alone."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        rooms = view.memberships()
    if as_json:
        print(json.dumps({"rooms": [asdict(one) for one in rooms]}, ensure_ascii=False))
        return
    for one in rooms:
        _print_room(one)
    print(f"{len(rooms)} rooms")


def _print_room(room: Membership) -> None:
    print("  ".join((room.name, *room.names.values(), f"host {room.host}", f"TLP:{room.default_tlp}", room.state)))
    print(f"  {room.room}{'  confidential' if room.is_confidential else ''}")
    if room.keeps_days is not None:
        print(f"  members hold what is released into it for {room.keeps_days} days")
    if room.charter is not None:
        print(f"  charter {room.charter.id}{'  signed' if room.signed == room.charter.id else ''}")
        for text in room.charter.texts.values():
            print("\n".join(f"  | {line}" for line in text.splitlines()))
    if room.mark:
        print(f"  members {room.mark}")
    for guest in room.guests:
        print(f"  {guest.party}  {guest.state}  {guest.since}  {guest.signed}".rstrip())


command = typer.main.get_command(app)
