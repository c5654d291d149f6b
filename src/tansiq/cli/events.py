"""`tansiq events`: what was read, as lists and one by one."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, end_of_page, reader_for
from tansiq.cli.words import count_words, period_words, plain, value_words
from tansiq.release import EventHead, EventQuery, EventView, ReportHead, Why, open_view
from tansiq.settings import load_settings

__all__ = ["check_filter", "command", "event_json", "head_json", "report_json"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="List the events read, count them by year, or show one.")
_WORDS_SHOWN = 160
"""Characters of an event's words in a list: three lines beside the other columns in a terminal of 100."""


def report_json(head: ReportHead) -> dict[str, Any]:
    """A report as lists print it."""
    return {
        "id": head.id,
        "title": head.title,
        "outlet": head.outlet,
        "published": head.published,
        "language": head.language,
        "events": head.events,
    }


def head_json(head: EventHead) -> dict[str, Any]:
    """An event as lists print it: the flat values of the contract, its claims, its words and its report."""
    return {"id": head.id, **head.event.flat_json(), **head.event.to_json(), "words": head.words,
            "telling": head.telling, "reports": head.reports, "report": report_json(head.report)}  # fmt: skip


def event_json(view: EventView, why: Why | None = None) -> dict[str, Any]:
    """One event with every telling of it, and why they are one where that was asked for."""
    explained = {} if why is None else {"why": asdict(why)}
    return explained | {
        "id": view.id,
        "tellings": [head_json(head) for head in view.tellings],
        "part_of": None if view.part_of is None else view.part_of.id,
        "because": None if view.because is None else view.because.id,
        "ties": [
            {"telling": one.telling, "tie": one.tie, "event": one.to.id, "differs": one.differs} for one in view.ties
        ],
        "parts": [part.id for part in view.parts],
    }


def _what(head: EventHead) -> str:
    """Type, status where it is not plain, place and toll, a line each."""
    event = head.event
    toll = ", ".join(f"{key} {count_words(count)}" for key, count in event.casualties.items())
    place = "" if event.place is None else event.place.name
    lines = (event.type, "" if event.status == "occurred" else event.status, place, toll)
    return "\n".join(line for line in lines if line)


def _short(words: str) -> str:
    return words if len(words) <= _WORDS_SHOWN else f"{words[: _WORDS_SHOWN - 1]}…"


def check_filter(kind: str, country: str) -> None:
    """What is no type or country would list nothing, as if there were nothing."""
    from tansiq.knowledge.ontology import EVENT_TYPES

    kind = kind.rstrip(".")
    if kind and not any(code == kind or code.startswith(f"{kind}.") for code in EVENT_TYPES):
        raise typer.BadParameter(f"there is no type {kind!r}", param_hint="--type")
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise typer.BadParameter("use two letters, such as IQ", param_hint="--country")


@app.command("list")
def list_events(  # noqa: PLR0913 (typer takes one argument an option)
    kind: Annotated[str, typer.Option("--type", help="Event type or its beginning, e.g. attack.")] = "",
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2, e.g. IQ.")] = "",
    text: Annotated[str, typer.Option(help="Words that must all occur.")] = "",
    about: Annotated[str, typer.Option(metavar="ID", help="A place or actor, as `tansiq search` gives it.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
    after: Annotated[str, typer.Option(help="Where the page before ended.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """List events, newest first."""
    check_filter(kind, country)
    query = EventQuery(
        since=since, until=until, type=kind, country=country, text=text, about=about, limit=limit, after=after
    )
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        page = view.list_events(query)
    if as_json:
        print(json.dumps({"events": [head_json(head) for head in page.events], "total": page.total, "next": page.next},
                         ensure_ascii=False))  # fmt: skip
        return
    table = Table(show_lines=True)
    table.add_column("when", overflow="fold", min_width=10)
    table.add_column("what and where", overflow="fold")
    # An id has 36 characters and is copied whole: it keeps its width in a terminal of 80.
    table.add_column("words and id", overflow="fold", min_width=36, ratio=1)
    for head in page.events:
        table.add_row(period_words(head.event.period), plain(_what(head)), f"{plain(_short(head.words))}\n{head.id}")
    console = Console()
    if page.events:
        console.print(table)
    console.print(end_of_page(f"{len(page.events)} of {page.total} events", page.next), soft_wrap=True)


@app.command("years")
def list_years(
    kind: Annotated[str, typer.Option("--type", help="Event type or its beginning, e.g. attack.")] = "",
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2, e.g. IQ.")] = "",
    text: Annotated[str, typer.Option(help="Words that must all occur.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Count events by the year in which they begin and by type; those without a known day are in no year."""
    check_filter(kind, country)
    query = EventQuery(since=since, until=until, type=kind, country=country, text=text)
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        counts = view.year_counts(query)
        total = sum(count for _, count in view.types(query))
    undated = total - sum(one.count for one in counts)
    if as_json:
        years = [{"year": one.year, "type": one.type, "count": one.count} for one in counts]
        print(json.dumps({"years": years, "total": total, "undated": undated}, ensure_ascii=False))
        return
    table = Table()
    for name in ("year", "type"):
        table.add_column(name, overflow="fold")
    table.add_column("events", justify="right")
    for one in counts:
        table.add_row(one.year, one.type, str(one.count))
    console = Console()
    if counts:
        console.print(table)
    console.print(f"{total} events, {undated} of no known year")


@app.command("show")
def show_event(
    event_id: Annotated[str, typer.Argument(metavar="ID")],
    with_why: Annotated[bool, typer.Option("--why", help="Say why the tellings are one event.")] = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Show one event: every claim with its source chain and the words it rests on."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    with open_view(settings, reader) as view:
        event = view.get_event(event_id)
        why = view.why(event_id) if with_why else None
        desk.log_opening(settings, reader, desk.entries_of_event(view, event), "command")
    if as_json:
        print(json.dumps(event_json(event, why), ensure_ascii=False))
        return
    console = Console()
    if why is not None:
        _explain(console, event, why)
    for head in event.tellings:
        console.print(f"[bold]{head.event.type}[/bold]  {period_words(head.event.period)}", highlight=False)
        console.print(plain(f"{head.report.outlet} {head.report.title}".strip()), highlight=False)
        console.print(_claims(head, event.texts.get(head.report.id, "")))


_TIES = {"part_of": "part of:", "because": "led to by:"}


def _explain(console: Console, event: EventView, why: Why) -> None:
    named = {head.telling: head.report.outlet or head.report.title or "a claim alone" for head in event.tellings}
    console.print(f"[bold]{len(event.tellings)} tellings[/bold]", highlight=False)
    for tie in why.ties:
        told = ", ".join(f"{one.feature}: {one.value} {one.weight:+.1f}" for one in tie.findings)
        line = f"{named.get(tie.a, '')} = {named.get(tie.b, '')}  {tie.weight:+.1f}  {tie.text}  ({told})"
        console.print(plain(line), highlight=False)
    for told_tie in event.ties:
        apart = "  (another report says otherwise)" if told_tie.differs else ""
        other = f"{told_tie.to.event.type}, {told_tie.to.words}"
        line = f"{named.get(told_tie.telling, '')}  {_TIES[told_tie.tie]} {_short(other)}{apart}"
        console.print(plain(line), highlight=False)
    for one in why.judgements:
        state = "" if one.is_standing else " (taken back)"
        console.print(plain(f"{one.verdict}{state}, {one.by}, {one.made[:16]}: {one.reason}"), highlight=False)


def _claims(head: EventHead, text: str) -> Table:
    table = Table()
    for name in ("slot", "value", "status", "who says so", "words"):
        table.add_column(name, overflow="fold")
    for claim in head.event.claims:
        start, end = claim.spans[0]
        chain = " → ".join(f"{link.name} ({link.verb})" for link in claim.chain.links)
        row = (claim.slot, value_words(claim), claim.status, chain or "the text itself", text[start:end])
        table.add_row(*map(plain, row))
    return table


command = typer.main.get_command(app)
