"""`tansiq demo`: the sample reports through the real pipeline, and the pages on them."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from tansiq.cli.asking import own_command
from tansiq.cli.spread import (
    PARTIES,
    PEOPLE,
    find_parties,
    list_offered,
    open_parties,
    owner_of,
    release_sample,
    staff_parties,
)  # fmt: skip
from tansiq.errors import TansiqError
from tansiq.settings import Settings, load_settings

if TYPE_CHECKING:
    import socket

    from rich.console import Console

    from tansiq.desk import Desk, Outcome
    from tansiq.intake import Refused, Taken
    from tansiq.release import EventHead, ReportHead

__all__ = ["DemoSummary", "bind_demo", "command", "demo_settings", "read_samples", "summarise_demo", "take_samples"]

_PORT = 8000
_PAGE = 500
_MARK = "tansiq sample (after "
_OPEN_AFTER_S = 1.0
"""A browser that comes before the server listens would show an error; it answers after 0.2 s (2 cores, 2026-11)."""


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What the demo's home holds.

    Args:
        reports: Language to number of reports.
        events: Event type to number, most frequent first.
        claims: Claims carrying the values of those events.
        seen: Party to how many reports and events it sees.
    """

    reports: dict[str, int]
    events: dict[str, int]
    claims: int
    seen: dict[str, tuple[int, int]]


def demo_settings(settings: Settings) -> Settings:
    """The settings with a home of its own for the demo: "demo" within the usual home, or the one that was asked for.

    The demo's first party reads, whatever party is set.
    """
    home = settings.home / "demo" if settings.home == Settings().home else settings.home
    return replace(settings, home=home, party=next(iter(PARTIES)))


def take_samples() -> Iterator[Taken | Refused]:
    """The samples as intake takes them, each marked as a sample of ours."""
    from tansiq.intake import IntakeOptions, Taken, open_paths
    from tansiq.samples import SAMPLES

    for sample in SAMPLES:
        options = IntakeOptions(published=sample.published, language=sample.language or None)
        taken = open_paths([sample.path], options=options)
        for outlet, one in zip(sample.outlets, taken, strict=True):
            if isinstance(one, Taken):
                yield Taken(replace(one.report, outlet=outlet), sample.file)
            else:
                yield one


def read_samples(settings: Settings, console: Console) -> list[Outcome]:
    """Read the samples into the settings' home, each for its party, and release them; a second time changes nothing.

    Returns:
        One outcome a report, in the order of the files' names.

    Raises:
        TansiqError: The home holds reports that are no samples; or its ledger cannot be opened or written.
    """
    from rich.progress import track

    from tansiq.desk import Desk
    from tansiq.samples import SAMPLES

    known = find_parties(settings)
    _check_home(settings, known)
    open_parties(settings, known)
    desks = {party: Desk(settings, party=party, via="demo") for party in PARTIES}
    total = sum(len(sample.after) for sample in SAMPLES)
    silent = not console.is_terminal
    outcomes = _take_in(settings, desks)
    return list(track(outcomes, "Reading reports", total=total, console=console, transient=True, disable=silent))


def _take_in(settings: Settings, desks: dict[str, Desk]) -> Iterator[Outcome]:
    from tansiq.desk import Added

    for one in take_samples():
        (outcome,) = desks[owner_of(one.where)].take_in([one])
        # Only what is new is released: what a person took back since then stays taken back.
        if isinstance(outcome, Added):
            release_sample(settings, one.where, outcome.report_id)
        yield outcome


def _check_home(settings: Settings, parties: tuple[str, ...]) -> None:
    """Some details of the samples are false on purpose, and what is in a ledger stays: not among real reports."""
    heads = [head for party in parties for head in _list_reports(settings, party)]
    if any(not head.outlet.startswith(_MARK) for head in heads):
        raise TansiqError(
            "the home holds reports that are no samples",
            code="demo-home",
            where=str(settings.home),
            hint="set TANSIQ_HOME to another folder, or leave it unset",
        )


def _list_reports(settings: Settings, party: str) -> list[ReportHead]:
    from tansiq.release import Reader, open_view

    found: list[ReportHead] = []
    with open_view(settings, Reader(party)) as view:
        heads, after = view.list_reports(limit=_PAGE)
        found.extend(heads)
        while after:
            heads, after = view.list_reports(limit=_PAGE, after=after)
            found.extend(heads)
    return found


def _list_events(settings: Settings, party: str) -> list[EventHead]:
    from tansiq.release import EventQuery, Reader, open_view

    found: list[EventHead] = []
    with open_view(settings, Reader(party)) as view:
        query, is_more = EventQuery(limit=_PAGE), True
        while is_more:
            page = view.list_events(query)
            found.extend(page.events)
            query, is_more = replace(query, after=page.next), bool(page.next)
    return found


def summarise_demo(settings: Settings) -> DemoSummary:
    """Count what the parties see in the settings' home: together, a report that several see once, and each."""
    reports: dict[str, ReportHead] = {}
    events: dict[tuple[str, object], EventHead] = {}
    seen = {}
    for party in PARTIES:
        heads, told = _list_reports(settings, party), _list_events(settings, party)
        reports |= {head.id: head for head in heads}
        # The id of an event is another one for every reader; report and words are not.
        events |= {(head.report.id, head.event.spans): head for head in told}
        seen[party] = (len(heads), len(told))
    languages = Counter(head.language for head in reports.values())
    types = Counter(head.event.type for head in events.values())
    claims = sum(len(head.event.claims) for head in events.values())
    return DemoSummary(dict(sorted(languages.items())), dict(types.most_common()), claims, seen)


def _print_summary(summary: DemoSummary, console: Console) -> None:
    from rich.table import Table

    from tansiq.knowledge.ontology import EVENT_TYPES

    table = Table(title="Events by type", title_justify="left")
    table.add_column("type")
    table.add_column("events", justify="right")
    for code, number in summary.events.items():
        table.add_row(EVENT_TYPES[code].label_en, str(number))
    console.print(table)
    names = {"ar": "Arabic", "en": "English"}
    each = ", ".join(f"{number} {names.get(code, code)}" for code, number in summary.reports.items())
    reports, events = sum(summary.reports.values()), sum(summary.events.values())
    console.print(f"{reports} reports ({each}), {events} events, {summary.claims} claims", highlight=False)
    pictures = [f"{party} {heads} reports and {told} events" for party, (heads, told) in summary.seen.items()]
    console.print(f"Of these see: {', '.join(pictures)}", highlight=False)


def _print_people(shown: dict[str, dict[str, str]]) -> None:
    typer.echo("To sign in on the pages instead of choosing a reader (passwords are drawn anew each time):")
    for party, passwords in shown.items():
        for login, password in passwords.items():
            typer.echo(f"  {party:<13}  {login:<12}  {password}  {', '.join(PEOPLE[login])}")


def bind_demo(port: int | None) -> socket.socket:
    """A socket for the pages: at the port asked for, else at 8000 where that is free, else at any other.

    Raises:
        TansiqError: The port asked for is taken.
    """
    from tansiq.cli.serve import bind

    if port is not None:
        return bind("127.0.0.1", port)
    try:
        return bind("127.0.0.1", _PORT)
    except TansiqError:
        # Nobody asked for this one: a demo should not fail because something else listens there.
        return bind("127.0.0.1", 0)


def _serve(settings: Settings, listening: socket.socket, *, is_opened: bool) -> None:
    from tansiq.cli.serve import make_server

    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server = make_server(settings, list_offered())
    if is_opened:
        import webbrowser
        from threading import Timer

        timer = Timer(_OPEN_AFTER_S, webbrowser.open, args=(address,))
        timer.daemon = True
        timer.start()
    typer.echo(f"The pages are at {address} (Ctrl-C stops them)")
    # The address is for whoever waits for it, also where the output is a file or a pipe.
    sys.stdout.flush()
    server.run(sockets=[listening])


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Open the pages, or stop after reading.")] = True,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help=f"Port of the pages; {_PORT} where it is free, else any other."),
    ] = None,
    is_opened: Annotated[bool, typer.Option("--open", help="Open the pages in the browser, too.")] = False,
) -> None:
    """Read thirty sample reports, fifteen Arabic and fifteen English, and open the pages on them.

    They go through the same steps as any report, into a home of their own: tansiq-home/demo, or TANSIQ_HOME where that
    is set. They are spread over three parties, who release some of them to a room, to each other or to the public; on
    the pages, choose as whom to read, or sign in as one of two people of each party, whose passwords are printed. Done
    again, it changes nothing but these passwords. The pages are served until Ctrl-C, in a script
    too, except with --no-serve.
    """
    from rich.console import Console

    from tansiq.desk import Rejected

    settings = demo_settings(load_settings())
    # Before anything is read: a port that cannot be had is said at once.
    listening = bind_demo(port) if serve else None
    refused = [one for one in read_samples(settings, Console(stderr=True)) if isinstance(one, Rejected)]
    for one in refused:
        typer.echo(f"{one.where}: {one.message}", err=True)
    _print_summary(summarise_demo(settings), Console())
    typer.echo(
        f"They are in {settings.home}: `TANSIQ_HOME={shlex.quote(str(settings.home))} {own_command()} events"
        f" --as {settings.party}` lists events."
    )
    _print_people(staff_parties(settings))
    if listening is not None:
        with listening:
            _serve(settings, listening, is_opened=is_opened)
    if refused:
        raise typer.Exit(1)


app = typer.Typer(add_completion=False)
app.command()(demo)
command = typer.main.get_command(app)
