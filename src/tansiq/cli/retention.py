"""`tansiq retention`: how long entries are kept, what that ends when, and carrying it out."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.desk import RetentionRun
from tansiq.release import DueEntry, Retention, open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(
    add_completion=False, cls=ListGroup, help="Say how long your entries are kept, see what that ends, carry it out."
)

Room = Annotated[
    str, typer.Option("--room", metavar="ROOM", help="Of a room of yours: for what is released into it from now on.")
]


@app.command("list")
def list_due(
    days: Annotated[
        int | None, typer.Option(min=0, max=36500, help="As if it were so many days; the rule that stands by default.")
    ] = None,
    by: Annotated[
        Literal["received", "published"], typer.Option("--after", help="With --days: from which date it counts.")
    ] = "received",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Show your rule and what it ends when, the first to go first; nothing is erased."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        rule, due = view.retention(), view.due(days=days, by=by)
    if as_json:
        whole = {"retention": None if rule is None else asdict(rule), "due": [asdict(one) for one in due]}
        print(json.dumps(whole, ensure_ascii=False))
        return
    print(_rule(rule))
    for one in due:
        print(f"{one.due}  {one.kind}  {_state(one)}  {one.id}")
    now = sum(one.is_due and not one.holds for one in due)
    print(f"{now} of {len(due)} would be erased now")


def _rule(rule: Retention | None) -> str:
    return "No retention is set" if rule is None else f"Kept for {rule.days} days after {rule.by}, set {rule.made}"


def _state(one: DueEntry) -> str:
    if one.holds:
        return f"held by {' '.join(one.holds)}"
    return "due" if one.is_due else "kept"


@app.command("set")
def set_retention(
    days: Annotated[int, typer.Option(min=0, max=36500, help="For so many days.")],
    by: Annotated[
        Literal["received", "published"],
        typer.Option("--after", help="From which date it counts; without a day of publication from when it came in."),
    ] = "received",
    room: Room = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Set for how long your reports and objects are kept, or members of a room hold what is released into it.

    Nothing is erased before `tansiq retention run`; `tansiq retention list` shows what that would be.
    """
    settings = load_settings()
    party = reader_for(settings, as_party).party
    if room:
        done = desk.keep_in_room(settings, room, days, party=party)
        text = f"What is released into {room} from now on ends for its members after {days} days."
    else:
        done = desk.keep(settings, days, by=by, party=party)
        text = f"Kept for {days} days after {by}. `tansiq retention list` shows what goes when."
    print(json.dumps({"id": done}) if as_json else text)


@app.command("off")
def take_away(room: Room = "", as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Take the rule away: what is not erased yet is kept until you erase it."""
    settings = load_settings()
    party = reader_for(settings, as_party).party
    done = desk.keep_in_room(settings, room, None, party=party) if room else desk.keep(settings, None, party=party)
    print(json.dumps({"id": done}) if as_json else "The rule is taken away.")


@app.command("run")
def run(
    every_party: Annotated[
        bool, typer.Option("--every-party", help="Of every party of the node (the operator's); says how many alone.")
    ] = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Erase what the rule ends by now; what a legal hold keeps is left and listed. Done again, it does nothing more."""
    settings = load_settings()
    if every_party:
        # What is held is for its party alone: the operator is told what was done.
        counted = {one.party: len(one.erased) for one in desk.run_all_retention(settings)}
        print(json.dumps({"erased": counted}) if as_json else "\n".join(f"{who}: {n}" for who, n in counted.items()))
        return
    done = desk.run_retention(settings, party=reader_for(settings, as_party).party)
    _print_run(done, as_json=as_json)
    if any(one.why != "held" for one in done.kept):
        raise typer.Exit(1)


def _print_run(done: RetentionRun, *, as_json: bool) -> None:
    if as_json:
        erased = [{"what": what, "id": made} for what, made in done.erased]
        kept = [asdict(one) for one in done.kept]
        print(json.dumps({"rule": done.rule, "erased": erased, "kept": kept, "following": done.following}))
        return
    for what, made in done.erased:
        print(f"Erased {what} by {made}")
    for one in done.kept:
        print(" ".join(("Kept", one.id, one.why, *one.holds)))
    print(f"{len(done.erased)} erased, {len(done.kept)} kept")
    if done.following:
        print(f"The next is due {done.following}")


command = typer.main.get_command(app)
