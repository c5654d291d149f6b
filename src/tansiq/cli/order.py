"""`tansiq order`: legal orders that the operator carries out; no content is printed, and the party is told."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, ListGroup
from tansiq.cli.hold import By, Ids, Since, Text, Until
from tansiq.release import HoldScope, Order
from tansiq.settings import load_settings

__all__ = ["command", "order_lines"]

app = typer.Typer(
    add_completion=False, cls=ListGroup, help="Erase or hold entries under a legal order, with notice to their party."
)

Party = Annotated[str, typer.Argument(metavar="PARTY", help="Whose entries they are.")]
Reference = Annotated[str, typer.Option(help="Of the order: who gave it, and its number. The party is told.")]
Notice = Annotated[str, typer.Option("--notice", help="What else the party is told.")]


@app.command("erase")
def erase(
    party: Party,
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Reports, claims or objects of the party.")],
    reference: Reference,
    notice: Notice = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it: there is no way back.")] = False,
    as_json: AsJson = False,
) -> None:
    """Destroy the content of a party's entries under a legal order. What a hold keeps is left, and named."""
    if not yes:
        print(f"{len(set(ids))} entries of {party} would be erased, and it be told: do it with --yes.")
        raise typer.Exit(1)
    done, told = desk.order_erasure(load_settings(), party, ids, reference=reference, text=notice)
    if as_json:
        erased = [{"what": what, "id": made} for what, made in done.items()]
        print(json.dumps({"order": told.id, "erased": erased, "kept": list(told.kept)}))
    else:
        for what, made in done.items():
            print(f"Erased {what} by {made}")
        for one in told.kept:
            print(f"Kept {one}: it is held")
        print(f"{party} is told by {told.id}")
    if told.kept:
        raise typer.Exit(1)


@app.command("hold")
def hold(  # noqa: PLR0913 (one parameter an option)
    party: Party,
    reference: Reference,
    ids: Ids = None,
    notice: Notice = "",
    since: Since = "",
    until: Until = "",
    by: By = "received",
    text: Text = "",
    as_json: AsJson = False,
) -> None:
    """Hold a party's entries under a legal order; the party is told, and cannot lift it."""
    scope = HoldScope(tuple(ids or ()), since, until, by, text)
    done = desk.order_hold(load_settings(), party, scope, reference=reference, text=notice)
    print(json.dumps({"id": done}) if as_json else f"Held by {done}; {party} is told.")


@app.command("lift")
def lift(
    party: Party,
    hold_id: Annotated[str, typer.Argument(metavar="ID", help="A hold that was placed under an order.")],
    reference: Reference,
    notice: Notice = "",
    as_json: AsJson = False,
) -> None:
    """Lift a hold that was placed under an order; the party is told."""
    done = desk.lift_by_order(load_settings(), party, hold_id, reference=reference, text=notice)
    print(json.dumps({"id": done}) if as_json else f"Lifted; {party} is told.")


@app.command("list")
def list_orders(as_json: AsJson = False) -> None:
    """List the orders that were carried out on this node, with when the party confirmed that it was told."""
    found = desk.list_orders(load_settings())
    if as_json:
        print(json.dumps({"orders": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        print("\n".join(order_lines(one)))
    print(f"{len(found)} orders, {sum(not one.confirmed for one in found)} not confirmed")


def order_lines(one: Order) -> list[str]:
    """An order in words."""
    state = f"confirmed {one.confirmed}" if one.confirmed else "NOT CONFIRMED"
    lines = [f"{one.made}  {one.party}  {one.kind}  {one.reference}  {state}", f"  order {one.id}"]
    lines += [f"  of {what}{'  kept: it is held' if what in one.kept else ''}" for what in one.what]
    return [*lines, *(f"  {line}" for line in one.text.splitlines())]


command = typer.main.get_command(app)
