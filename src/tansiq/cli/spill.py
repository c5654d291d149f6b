"""`tansiq release spill` and `spill-report`: stop a wrong release, and a report of it to sign."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Annotated

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, reader_for
from tansiq.cli.log import who_words
from tansiq.release import SpilledRelease, SpillReport, Who, open_view
from tansiq.settings import Settings, load_settings

__all__ = ["spill", "spill_report"]


def spill(
    what: Annotated[str, typer.Argument(metavar="ID", help="A release of yours, or an entry: all its releases.")],
    reason: Annotated[str, typer.Option(help="What went wrong; it stands in your report alone.")],
    text: Annotated[str, typer.Option(help="What those who opened it are told.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Stop a wrong release, send a notice to whoever opened it, and print the report to sign."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    done = desk.spill(settings, what, reason=reason, text=text, party=reader.party)
    _print(settings, as_party, done, as_json=as_json)


def spill_report(
    change: Annotated[str, typer.Argument(metavar="ID", help="Of a spill; nothing lists yours.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Print the report of a spill as it is now, or list your spills."""
    settings = load_settings()
    if change:
        _print(settings, as_party, change, as_json=as_json)
        return
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.spills()
    if as_json:
        print(json.dumps({"spills": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        print(f"{one.stopped}  {len(one.unconfirmed)} not confirmed  {one.id}")
    print(f"{len(found)} spills")


def _print(settings: Settings, as_party: str, change: str, *, as_json: bool) -> None:
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.spill(change)
        rooms = {one.room: one.name for one in view.memberships()}
    print(json.dumps(asdict(found), ensure_ascii=False) if as_json else "\n".join(_lines(found, rooms)))


def _release_lines(one: SpilledRelease, rooms: Mapping[str, str], what: str, may: str) -> Iterator[str]:
    onward = ", ".join(one.onward) or "nobody"
    to = ", ".join(rooms.get(name, name) for name in one.names)
    yield f"{what} {one.id}"
    yield f"  to {' '.join(filter(None, (one.audience, to)))}"
    yield f"  made {one.made}  TLP:{one.tlp}  {may} be passed on to {onward}"


def _lines(found: SpillReport, rooms: Mapping[str, str]) -> Iterator[str]:
    def who(one: Who) -> str:
        return who_words(Who(one.kind, rooms.get(one.name, one.name)) if one.kind == "room" else one)

    yield f"Spill {found.id}"
    yield f"Stopped {found.stopped}"
    yield f"What went wrong: {found.reason}"
    yield from (f"Entry {one}" for one in found.entries)
    for release in found.releases:
        yield from _release_lines(release, rooms, "Release", "might")
    if found.standing:
        yield f"STILL RELEASED: {len(found.standing)}; whoever these reach still sees it"
    for release in found.standing:
        yield from _release_lines(release, rooms, "Still released by", "may")
    yield f"Could see it: {len(found.could_see)}"
    yield from (f"  {who(one)}" for one in found.could_see)
    yield f"Opened it: {len({one.who for one in found.opened})}"
    yield from (f"  {one.day}  {who(one.who)}  {one.door}" for one in found.opened)
    recipients = () if found.notice is None else found.notice.recipients
    confirmed = [one for one in recipients if one.confirmed]
    yield f"Confirmed that it was removed: {len(confirmed)}"
    yield from (f"  {one.confirmed}  {who(one.who)}" for one in confirmed)
    yield f"NOT CONFIRMED: {len(found.unconfirmed)}"
    yield from (f"  {who(one.who)}" for one in found.unconfirmed)
    yield "Whom recipients passed it on to is theirs to chase; it is not known here."
    yield ""
    yield "Name and role: ______________________   Date: ____________   Signature: ______________________"
