"""`tansiq key`: API keys of a party's people."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from tansiq import people
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.people import SCOPES
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="Make, list and revoke API keys of a party's people.")


def _parse_until(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter("use RFC 3339, e.g. 2026-02-01T00:00:00Z", param_hint="--until") from error


@app.command("make")
def make(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="Whose key it is to be.")],
    scope: Annotated[
        list[str], typer.Option("--scope", metavar="SCOPE", help=f"{', '.join(SCOPES)}; several with several --scope.")
    ],
    label: Annotated[str, typer.Option("--label", help="What it is for.")] = "",
    until: Annotated[str, typer.Option("--until", help="When it runs out, RFC 3339.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Make a key and show it, this once. It lets do what both its scopes and the person's roles let do."""
    settings = load_settings()
    party = reader_for(settings, as_party).party
    made = people.make_key(settings, party, login, scopes=scope, label=label, until=_parse_until(until))
    token = made.token.reveal()
    print(json.dumps({"id": made.id, "key": token}) if as_json else f"Key {made.id}, shown this once:\n{token}")


@app.command("list")
def list_keys(
    login: Annotated[str, typer.Option("--of", metavar="LOGIN", help="Of one person only.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """List the keys of your party's people: whose, what for, since and until when; never the key."""
    settings = load_settings()
    found = people.list_keys(settings, reader_for(settings, as_party).party, login or None)
    if as_json:
        print(json.dumps({"keys": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        end = f"revoked {one.revoked}" if one.revoked else f"until {one.until}" if one.until else "no end"
        print("  ".join((one.id, one.login, ",".join(one.scopes), f"made {one.made}", end, one.label)).rstrip())
    print(f"{len(found)} keys")


@app.command("revoke")
def revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="The key's id, from the list.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Revoke a key: it is good for nothing from now on."""
    settings = load_settings()
    people.revoke_key(settings, reader_for(settings, as_party).party, key_id)
    print(json.dumps({"id": key_id}) if as_json else f"Key {key_id} is revoked.")


command = typer.main.get_command(app)
