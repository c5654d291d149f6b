"""`tansiq release`: drafts, standing releases and urgent ones."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, reader_for
from tansiq.cli.audience import DEFAULT_TLP, ONWARD, InRoom, MayLeave, Public, Purpose, SeenNames, To, audience_of
from tansiq.model.release import Tlp
from tansiq.release import open_view
from tansiq.settings import load_settings

__all__ = [
    "drop_draft",
    "list_drafts",
    "list_standing",
    "list_urgent",
    "review",
    "send_draft",
    "stand",
    "stop",
]


_LEAVES = "may leave tansiq"


def list_drafts(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List the releases that were prepared."""
    settings = load_settings()
    found = desk.list_drafts(settings, party=reader_for(settings, as_party).party)
    if as_json:
        print(json.dumps({"drafts": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        print("  ".join((one.made, f"TLP:{one.terms['tlp']}", one.audience.kind, *one.audience.ids)))
        print(f"  draft {one.id}")
        print(f"  of {one.what}")
        if one.note:
            print(f"  {one.note}")
    print(f"{len(found)} drafts")


def send_draft(
    draft: Annotated[str, typer.Argument(metavar="ID", help="A draft, as `tansiq release drafts` gives it.")],
    members: Annotated[
        str | None, typer.Option(metavar="MARK", help="The room's members as `tansiq room list` marks them now.")
    ] = None,
    seen_names: SeenNames = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Make the release that was prepared."""
    settings = load_settings()
    party = reader_for(settings, as_party).party
    done = desk.release_draft(settings, draft, party=party, members=members, has_seen_names=seen_names)
    print(json.dumps({"id": done}) if as_json else f"Released: {done}")


def drop_draft(
    draft: Annotated[str, typer.Argument(metavar="ID", help="A draft, as `tansiq release drafts` gives it.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Throw a draft away."""
    settings = load_settings()
    desk.drop_draft(settings, draft, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": draft}) if as_json else "Dropped")


def stand(  # noqa: PLR0913 (one argument an option)
    until: Annotated[str, typer.Option(metavar="TIME", help="RFC 3339 time at which it ends.")],
    outlet: Annotated[str, typer.Option(help="Reports of this outlet; all where none is named.")] = "",
    kind: Annotated[
        list[str] | None, typer.Option(help="Reports of events of this type alone, or its beginning; again for more.")
    ] = None,
    to: To = None,
    room: InRoom = "",
    public: Public = False,
    tlp: Annotated[Tlp | None, typer.Option("--tlp", help="TLP 2.0 label of each release.")] = None,
    onward: Annotated[list[str] | None, typer.Option("--onward", metavar="NAME", help=f"{ONWARD}.")] = None,
    purpose: Purpose = "",
    may_leave: MayLeave = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Release every report that you take in from an outlet, of certain kinds, until a day."""
    audience = audience_of(to, room, public)
    if audience is None:
        raise typer.BadParameter("name who is to see it", param_hint="--to, --room, --public")
    settings = load_settings()
    done = desk.stand_release(
        settings,
        audience,
        outlet=outlet,
        ends=until,
        kinds=tuple(kind or ()),
        party=reader_for(settings, as_party).party,
        tlp=tlp or DEFAULT_TLP[audience.kind],
        onward=tuple(filter(None, onward or ())),
        purpose=purpose,
        may_leave=may_leave,
    )
    print(json.dumps({"id": done}) if as_json else f"Stands: {done}")


def list_standing(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List your standing releases with how many reports each has released."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.standing_releases()
    if as_json:
        print(json.dumps({"standing": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        state = "in force" if one.is_in_force else f"stopped {one.stopped}" if one.stopped else "ended"
        what = f"{one.outlet or 'all outlets'}: {', '.join(one.kinds) or 'all kinds'}"
        leaves = [_LEAVES] if one.may_leave else []
        print("  ".join((what, f"TLP:{one.tlp}", one.audience, *one.names, f"until {one.until}", *leaves, state)))
        print(f"  standing {one.id}  {one.released} released")
    print(f"{len(found)} standing releases")


def stop(
    standing: Annotated[str, typer.Argument(metavar="ID", help="A standing release of yours.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Stop a standing release; what it released stays released."""
    settings = load_settings()
    done = desk.stop_standing(settings, standing, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else f"Stopped: {done}")


def list_urgent(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List your urgent releases: those that wait for a review first."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.urgent_releases()
    if as_json:
        print(json.dumps({"urgent": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        state = one.verdict or ("OVERDUE" if one.is_overdue else f"review by {one.due}")
        print("  ".join((one.made, one.audience, *one.names, *([_LEAVES] if one.may_leave else []), state)))
        print(f"  urgent {one.id}")
        print(f"  release {one.release}")
        print(f"  {one.reason}")
    print(f"{sum(not one.verdict for one in found)} to be reviewed")


def review(
    urgent: Annotated[
        str, typer.Argument(metavar="ID", help="An urgent release, as `tansiq release urgent` gives it.")
    ],
    verdict: Annotated[Literal["stands", "withdrawn"], typer.Argument(help="It stands, or it is withdrawn.")],
    note: Annotated[str, typer.Option(help="Why; kept, and shown to nobody else.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Review an urgent release."""
    settings = load_settings()
    done = desk.review_urgent(settings, urgent, verdict, note=note, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else f"Reviewed: {done}")
