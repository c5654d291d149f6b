"""`tansiq hold`: legal holds, by which nothing of what they name is erased until they are lifted."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.release import Hold, HoldScope, open_view
from tansiq.settings import load_settings

__all__ = ["By", "Ids", "Since", "Text", "Until", "command", "scope_words"]

app = typer.Typer(
    add_completion=False, cls=ListGroup, help="Hold entries of yours, so that nothing erases them; lift that, list it."
)

Ids = Annotated[
    list[str] | None, typer.Argument(metavar="ID…", help="Reports, claims or objects; or say which by the options.")
]
Since = Annotated[str, typer.Option(metavar="DATE", help="From this day on.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Up to this day.")]
By = Annotated[Literal["received", "published"], typer.Option("--by", help="Which date --since and --until are of.")]
Text = Annotated[str, typer.Option(metavar="WORDS", help="Words that all occur in it.")]


@app.command("set")
def set_hold(
    ids: Ids = None,
    reason: Annotated[str, typer.Option(help="Why; kept with the hold.")] = "",
    since: Since = "",
    until: Until = "",
    by: By = "received",
    text: Text = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Hold entries of yours, also those of the period or with the words that come later. Nobody else is told."""
    settings = load_settings()
    scope = HoldScope(tuple(ids or ()), since, until, by, text)
    done = desk.hold(settings, scope, reason=reason, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else f"Held by {done}")


@app.command("lift")
def lift(
    hold: Annotated[str, typer.Argument(metavar="ID", help="A hold, as `tansiq hold list` gives it.")],
    reason: Annotated[str, typer.Option(help="Why; kept.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Lift a hold of yours; one that was placed under an order the operator lifts."""
    settings = load_settings()
    done = desk.lift_hold(settings, hold, reason=reason, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else "Lifted.")


@app.command("list")
def list_holds(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List the holds on your entries, with how many each keeps now."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.holds()
    if as_json:
        print(json.dumps({"holds": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        print("\n".join(_lines(one)))
    print(f"{sum(not one.lifted for one in found)} of {len(found)} holds stand")


def scope_words(scope: HoldScope) -> str:
    """What a hold names, in one line."""
    if scope.what:
        return " ".join(scope.what)
    days = f"{scope.by} {scope.since or '…'} to {scope.until or '…'}" if scope.since or scope.until else ""
    return "  ".join(filter(None, (days, scope.text and f"words: {scope.text}")))


def _lines(one: Hold) -> list[str]:
    state = f"lifted {one.lifted}" if one.lifted else f"keeps {one.covers}"
    lines = [f"{one.made}  {state}  {one.id}", f"  {scope_words(one.scope)}", f"  {one.reason}"]
    return [*lines, f"  under order {one.order}"] if one.order else lines


command = typer.main.get_command(app)
