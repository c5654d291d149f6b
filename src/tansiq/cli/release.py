"""`tansiq release`: what a party shows of its own, to whom and on what terms; and what others show it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Annotated

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.cli.audience import (
    DEFAULT_TLP,
    ONWARD,
    InRoom,
    MayLeave,
    Public,
    Purpose,
    SeenNames,
    To,
    Until,
    audience_of,
)
from tansiq.cli.dry_run import dry_run
from tansiq.cli.prepared import drop_draft, list_drafts, list_standing, list_urgent, review, send_draft, stand, stop
from tansiq.cli.spill import spill, spill_report
from tansiq.cli.tear import tear
from tansiq.model.release import Tlp
from tansiq.release import Reader, Share, open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(
    add_completion=False,
    cls=ListGroup,
    help="Release entries or pass them on, narrow or withdraw that, list it, or preview it.",
)

_Label = Annotated[
    Tlp | None,
    typer.Option(
        "--tlp", help="TLP 2.0 label. Default: RED for users, AMBER for parties and a room, CLEAR for the public."
    ),
]
_Onward = Annotated[
    list[str] | None,
    typer.Option(
        "--onward",
        metavar="NAME",
        help=f"{ONWARD}; with AMBER only who is on a client list a recipient released to you. Default: nobody.",
    ),
]
_Members = Annotated[
    str, typer.Option(metavar="MARK", help="Refuse if anybody came or went since `tansiq room list` gave this mark.")
]


@app.command("make")
def make(  # noqa: PLR0913 (one option a term)
    entry_id: Annotated[
        str, typer.Argument(metavar="ID", help="A report, a claim or a client list, yours or released to you.")
    ],
    to: To = None,
    room: InRoom = "",
    public: Public = False,
    tlp: _Label = None,
    onward: _Onward = None,
    purpose: Purpose = "",
    until: Until = "",
    detached: Annotated[bool, typer.Option("--detached", help="The claim alone, nothing of its report.")] = False,
    claim: Annotated[list[str] | None, typer.Option(help="With --detached: a further claim of the telling.")] = None,
    words: Annotated[bool, typer.Option("--words", help="With --detached: the claims' words too.")] = False,
    later_joiners: Annotated[bool, typer.Option("--later-joiners", help="Who joins the room later, too.")] = False,
    may_leave: MayLeave = False,
    members: _Members = "",
    seen_names: SeenNames = False,
    draft: Annotated[bool, typer.Option("--draft", help="Only prepare it: `tansiq release drafts` lists it.")] = False,
    note: Annotated[str, typer.Option(help="With --draft: to whoever releases it.")] = "",
    urgent: Annotated[
        str, typer.Option(metavar="DANGER", help="Danger to life: released at once, and reviewed within a day.")
    ] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Let others see an entry of yours, or pass on one that was released to you, as its terms allow."""
    settings = load_settings()
    audience = audience_of(to, room, public)
    if audience is None:
        raise typer.BadParameter("name who is to see it", param_hint="--to, --room, --public")
    if draft and urgent:
        raise typer.BadParameter("use one of --draft and --urgent")
    reader = reader_for(settings, as_party)
    act = _act_of(reader, draft, note, urgent)
    done = act(
        settings,
        entry_id,
        audience,
        party=reader.party,
        tlp=tlp or DEFAULT_TLP[audience.kind],
        onward=tuple(filter(None, onward or ())),
        purpose=purpose,
        until=until or None,
        detached=detached,
        claims=tuple(claim or ()),
        words=words,
        later_joiners=later_joiners,
        may_leave=may_leave,
        members=members,
        has_seen_names=seen_names,
    )
    print(json.dumps({"id": done}) if as_json else f"{'Draft' if draft else 'Released'}: {done}")


def _act_of(reader: Reader, draft: bool, note: str, urgent: str) -> Callable[..., str]:
    """What the desk is asked to do with the release."""
    if draft:
        return partial(desk.keep_draft, user=reader.user, note=note)
    if urgent:
        return partial(desk.release_urgently, reason=urgent)
    return desk.release


@app.command("narrow")
def narrow(
    release_id: Annotated[str, typer.Argument(metavar="ID", help="A release of yours.")],
    to: To = None,
    room: InRoom = "",
    tlp: Annotated[Tlp | None, typer.Option("--tlp", help="A stricter TLP 2.0 label.")] = None,
    onward: Annotated[
        list[str] | None, typer.Option("--onward", metavar="NAME", help=f"{ONWARD}; '' is nobody.")
    ] = None,
    until: Until = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Limit a release further: only those named, an earlier end, a stricter label, or less onward."""
    settings = load_settings()
    done = desk.narrow(
        settings,
        release_id,
        party=reader_for(settings, as_party).party,
        audience=audience_of(to, room, False),
        tlp=tlp,
        onward=None if onward is None else tuple(filter(None, onward)),
        until=until or None,
    )
    print(json.dumps({"id": done}) if as_json else f"Narrowed: {done}")


@app.command("withdraw")
def withdraw(
    entry_id: Annotated[str, typer.Argument(metavar="ID", help="A release of yours, or an entry: all its releases.")],
    reason: Annotated[str, typer.Option(help="In your words; shown to nobody else.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Take back a release, or all releases of an entry; who saw it keeps a tombstone."""
    settings = load_settings()
    done = desk.withdraw(settings, entry_id, party=reader_for(settings, as_party).party, reason=reason)
    print(json.dumps({"id": done}) if as_json else f"Withdrawn: {done}")


_KINDS = {"clients": "client list", "object": "STIX object"}
"""What an entry is called where its kind is no word for it."""


def _named(entry_id: str, kinds: Mapping[str, str]) -> str:
    """An id after what it is the id of, where the reader sees that."""
    kind = kinds.get(entry_id, "")
    return f"{_KINDS.get(kind, kind)} {entry_id}".lstrip()


@app.command("list")
def list_releases(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List what you released, what was released to you, and what is no longer shared with you."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        mine, given, gone = view.releases_by_me(), view.releases_to_me(), view.tombstones()
        kinds = view.kinds([*(what for one in mine for what in one.what), *(one.what for one in given)])
        claims = [asdict(one) | {"claim": one.claim.to_json()} for one in view.claims_released()]
    if as_json:
        whole = {
            "by_me": [asdict(one) for one in mine],
            "to_me": [asdict(one) for one in given],
            "claims": claims,
            "no_longer": [asdict(one) for one in gone],
        }
        print(json.dumps(whole, ensure_ascii=False))
        return
    print(f"By you: {len(mine)}")
    for own in mine:
        state = "in force" if own.is_in_force else f"withdrawn {own.withdrawn}" if own.withdrawn else "ended"
        print("  ".join((own.made, f"TLP:{own.tlp}", own.audience, *own.names, state)))
        print(f"  release {own.id}")
        print(f"  of {', '.join(_named(what, kinds) for what in own.what)}")
        if own.passed_on:
            print(f"  passed on, originator {own.passed_on}")
        if own.may_leave:
            print("  goes to TAXII clients too")
    print(f"To you: {len(given)}")
    for one in given:
        until = f"until {one.until}" if one.until else ""
        print("  ".join(part for part in (one.since, f"TLP:{one.tlp}", one.originator, one.audience, until) if part))
        print(f"  {_named(one.what, kinds)}")
        if one.passed_on_by:
            print(f"  passed on by {one.passed_on_by}")
        if one.may_leave:
            print("  goes to TAXII clients too")
    print(f"No longer shared with you: {len(gone)}")
    for stone in gone:
        print(f"{stone.since}  {stone.originator}  {_KINDS.get(stone.kind, stone.kind)}")
        print(f"  {stone.id}")


@app.command("preview")
def preview(
    entry_id: Annotated[str, typer.Argument(metavar="ID", help="An entry of yours.")],
    other: Annotated[str, typer.Argument(metavar="PARTY[:USER]", help="Who would read it.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Say whether another party sees an entry of yours, by which rule and why."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        decision = view.preview(entry_id, reader_for(settings, other))
    word = "share" if isinstance(decision, Share) else "withhold"
    if as_json:
        print(json.dumps({"decision": word} | asdict(decision), ensure_ascii=False))
    else:
        print(f"{word}: {decision.reason} ({decision.rule})")


app.command("dry-run")(dry_run)
app.command("spill")(spill)
app.command("drafts")(list_drafts)
app.command("tear")(tear)
app.command("send-draft")(send_draft)
app.command("drop-draft")(drop_draft)
app.command("stand")(stand)
app.command("standing")(list_standing)
app.command("stop")(stop)
app.command("urgent")(list_urgent)
app.command("review")(review)
app.command("spill-report")(spill_report)
command = typer.main.get_command(app)
