"""`tansiq taxii`: take objects from collections of TAXII servers, once or again and again."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.errors import ExchangeError
from tansiq.exchange.taxii.ahead import tell_all
from tansiq.exchange.taxii.client import poll as poll_one
from tansiq.exchange.taxii.subscriptions import (
    Subscription,
    add_subscription,
    list_subscriptions,
    remove_subscription,
)
from tansiq.settings import Settings, load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="Subscribe to collections of TAXII servers, and poll them.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What you call the subscription.")]


def _read_key(key_file: Path | None) -> str:
    if key_file is None:
        return str(typer.prompt("Key", hide_input=True)).strip()
    try:
        return key_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ExchangeError("the file with the key cannot be read", code="key", where=str(key_file)) from error


@app.command("subscribe")
def subscribe(
    name: Name,
    root: Annotated[str, typer.Argument(metavar="ROOT", help="Address of the API root: https://HOST/ROOT/.")],
    collection: Annotated[str, typer.Argument(metavar="COLLECTION", help="Id of the collection there.")],
    user: Annotated[str, typer.Option(help="Name for HTTP Basic; without it the key is sent as a bearer token.")] = "",
    key_file: Annotated[
        Path | None, typer.Option("--key-file", metavar="FILE", help="File that holds the key; asked for without it.")
    ] = None,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Remember a collection and the key for it, in a file that only you can read."""
    settings = load_settings()
    party = reader_for(settings, as_party).party
    made = add_subscription(settings, Subscription(party, name, root, collection, user, _read_key(key_file)))
    print(
        json.dumps({"name": name}) if as_json else f"Subscribed to {made.root}: `tansiq taxii poll {name}` takes it in."
    )


def _chosen(settings: Settings, party: str, name: str) -> tuple[Subscription, ...]:
    """The party's subscriptions, or the one of this name.

    Raises:
        ExchangeError: It has none of this name.
    """
    found = tuple(one for one in list_subscriptions(settings, party) if name in ("", one.name))
    if name and not found:
        raise ExchangeError("you have no subscription of this name", code="not-subscribed")
    return found


def _poll(settings: Settings, party: str, name: str, *, as_json: bool) -> bool:
    """Poll once; whether every server answered."""
    is_whole = True
    for one in _chosen(settings, party, name):
        try:
            done = poll_one(settings, one)
        except ExchangeError as error:
            is_whole = False
            print(f"{one.name}: {error}", file=sys.stderr)
            continue
        if as_json:
            print(json.dumps({"name": one.name} | asdict(done), ensure_ascii=False), flush=True)
            continue
        print(f"{one.name}: {done.taken} taken in, {done.incidents} of them incidents of a tansiq", flush=True)
        for refused in done.refused:
            print(f"  refused {refused.id} of {refused.version}: {refused.reason}", flush=True)
    return is_whole


@app.command("poll")
def poll(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Of one subscription; all without it.")] = "",
    every: Annotated[
        int, typer.Option(min=0, metavar="SECONDS", help="Poll again after so many seconds, until stopped; 0 is once.")
    ] = 0,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Take in what was added since the last poll; a break loses nothing, and what comes twice changes nothing.

    What comes in is yours and seen by your party alone until you release it.
    """
    settings = load_settings()
    party = reader_for(settings, as_party).party
    is_whole = _poll(settings, party, name, as_json=as_json)
    while every:
        time.sleep(every)
        _poll(settings, party, name, as_json=as_json)
    if not is_whole:
        raise typer.Exit(1)


@app.command("tell")
def tell(as_json: AsJson = False) -> None:
    """Tell parties' events before their clients ask (the operator's command; the server does it by itself).

    It changes nothing of what a client is given; a first page comes sooner.
    """
    steps = tell_all(load_settings())
    print(json.dumps({"steps": steps}) if as_json else "All is told.")


@app.command("list")
def list_all(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List your subscriptions, how far each has come, and what was refused; never a key."""
    settings = load_settings()
    for one in list_subscriptions(settings, reader_for(settings, as_party).party):
        if as_json:
            told = asdict(one)
            del told["key"]
            print(json.dumps(told, ensure_ascii=False))
            continue
        upto = one.added_after or "the beginning"
        print(f"{one.name}  {one.root}collections/{one.collection}/")
        print(f"  {one.taken} taken in, {one.incidents} of them incidents of a tansiq; up to {upto}")
        for refused in one.refused:
            print(f"  refused {refused.id} of {refused.version}: {refused.reason}")


@app.command("remove")
def remove(name: Name, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Forget a subscription and its key; what came by it stays."""
    settings = load_settings()
    remove_subscription(settings, reader_for(settings, as_party).party, name)
    print(json.dumps({"name": name}) if as_json else f"{name} is forgotten, and its key.")


command = typer.main.get_command(app)
