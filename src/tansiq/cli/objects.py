"""`tansiq objects`: STIX objects that were posted, as they came."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from tansiq.cli.asking import AsJson, AsParty, ListGroup, end_of_page, reader_for
from tansiq.cli.words import plain
from tansiq.desk import log_opening
from tansiq.release import ObjectHead, open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="List the STIX objects that were posted, or show one.")


def _line(head: ObjectHead) -> str:
    stays = "" if head.is_given else "for pages alone"
    told = (head.type, head.version, head.originator, plain(head.name), stays)
    return "  ".join(one for one in told if one)


def _copies(head: ObjectHead) -> list[str]:
    return [f"  second copy: {one.originator}  {one.version}  {one.id}" for one in head.copies]


def _print(*lines: str) -> None:
    # No line is broken: an id and an object are to be copied.
    Console().print("\n".join(lines), highlight=False, soft_wrap=True)


@app.command("list")
def list_objects(
    kind: Annotated[str, typer.Option("--type", help="Of this STIX type alone.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
    after: Annotated[str, typer.Option(help="Where the page before ended.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """List the objects that you may see, each version, the newest added first."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        heads, following = view.list_objects(limit=limit, after=after, kind=kind)
    if as_json:
        print(json.dumps({"objects": [asdict(one) for one in heads], "next": following}, ensure_ascii=False))
        return
    found = [one for head in heads for one in (_line(head), f"  {head.stix}  {head.id}", *_copies(head))]
    _print(*found, end_of_page(f"{len(heads)} objects", following))


@app.command("show")
def show_object(
    object_id: Annotated[str, typer.Argument(metavar="ID", help="Of its entry, as the list has it.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Show one object as it was posted, and who else has one of its id."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    with open_view(settings, reader) as view:
        found = view.get_object(object_id)
    log_opening(settings, reader, [object_id], "command")
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False))
        return
    second = ["  another party's line of this id is the one that you are given"] if found.is_second else []
    _print(_line(found.head), *second, *_copies(found.head), "", plain(found.text))


command = typer.main.get_command(app)
