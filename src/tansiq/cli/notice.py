"""`tansiq notice`: corrections, notices to exactly those who hold copies, and receipts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.cli.log import who_words
from tansiq.cli.order import order_lines
from tansiq.release import GivenNotice, NoticeDraft, Order, Recipient, SentNotice, open_view
from tansiq.settings import load_settings

__all__ = ["command", "toll_words"]

app = typer.Typer(
    add_completion=False,
    cls=ListGroup,
    help="Correct a report, send notices to who holds copies, confirm those sent to you.",
)


@app.command("correct")
def correct(
    report: Annotated[str, typer.Argument(metavar="ID", help="A report of yours.")],
    by: Annotated[str, typer.Option(metavar="ID", help="The report of yours that replaces it.")] = "",
    text: Annotated[str, typer.Option(help="What is to be known.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Say that a report of yours is not right; that drafts a notice and sends none."""
    settings = load_settings()
    done = desk.correct(settings, report, by=by, text=text, party=reader_for(settings, as_party).party)
    print(json.dumps({"id": done}) if as_json else f"Corrected: {done}\nTo send the notice: tansiq notice send {done}")


@app.command("send")
def send(
    change: Annotated[str, typer.Argument(metavar="ID", help="A change, as `tansiq notice list` gives it.")],
    text: Annotated[str, typer.Option(help="What else is to be known.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Send the notice of a change to exactly those who opened what it is of."""
    settings = load_settings()
    done = desk.send_notice(settings, change, text=text, party=reader_for(settings, as_party).party)
    print(json.dumps({"recipients": done}) if as_json else f"Sent to {done} recipients")


@app.command("acknowledge")
def acknowledge(
    notice: Annotated[str, typer.Argument(metavar="ID", help="A notice to you, or an order.")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Confirm a notice to you, or an order of which the operator told you; the sender sees that."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    done = desk.acknowledge(settings, notice, party=reader.party, user=reader.user)
    print(json.dumps({"id": done}) if as_json else f"Confirmed: {done}")


@app.command("list")
def list_notices(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List notices to be sent, those sent with who has confirmed, and those to you."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        drafts, sent, given = view.notice_drafts(), view.notices_sent(), view.notices_given()
        orders = view.orders()
    if as_json:
        whole = {
            "drafts": [asdict(one) for one in drafts],
            "sent": [asdict(one) for one in sent],
            "to_me": [asdict(one) for one in given],
            "orders": [asdict(one) for one in orders],
        }
        print(json.dumps(whole, ensure_ascii=False))
        return
    print("\n".join([*_drafts(drafts), *_sent(sent), *_given(given), *_ordered(orders)]))


def toll_words(toll: tuple[str, tuple[int, int | None], tuple[int, int | None]]) -> str:
    """A changed count: "killed: 12+ → 9"."""
    key, old, new = toll
    return f"{key}: {_count(old)} → {_count(new)}"


def _count(count: tuple[int, int | None]) -> str:
    low, high = count
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def _recipient(one: Recipient) -> str:
    state = "" if not one.sent else f"  confirmed {one.confirmed}" if one.confirmed else "  NOT CONFIRMED"
    return f"  {who_words(one.who)}{state}"


def _drafts(drafts: tuple[NoticeDraft, ...]) -> Iterator[str]:
    yield f"To be sent: {len(drafts)}"
    for one in drafts:
        yield f"{one.change.at}  {one.change.kind}  {one.change.id}"
        yield from (f"  of {entry}" for entry in one.change.entries)
        yield from (f"  {toll_words(toll)}" for toll in one.change.tolls)
        yield from map(_recipient, one.recipients)


def _sent(sent: tuple[SentNotice, ...]) -> Iterator[str]:
    yield f"Sent: {len(sent)}"
    for one in sent:
        yield f"{one.sent}  {one.kind}  {len(one.unconfirmed)} of {len(one.recipients)} not confirmed"
        yield from (f"  of {entry}" for entry in one.entries)
        yield from map(_recipient, one.recipients)


def _given(given: tuple[GivenNotice, ...]) -> Iterator[str]:
    yield f"To you: {len(given)}"
    for one in given:
        state = f"confirmed {one.confirmed}" if one.confirmed else "not confirmed"
        yield f"{one.sent}  {one.originator}  {one.kind}  {state}"
        yield f"  notice {one.id}"
        yield from (f"  of {entry}" for entry in one.entries)
        yield from (f"  replaced by {one.by}",) if one.by else ()
        yield from (f"  {toll_words(toll)}" for toll in one.tolls)
        yield from (f"  {line}" for line in one.text.splitlines())


def _ordered(orders: tuple[Order, ...]) -> Iterator[str]:
    yield f"Orders of the operator: {len(orders)}"
    for one in orders:
        yield from order_lines(one)


command = typer.main.get_command(app)
