"""`tansiq search`: events, reports, actors and places by words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console

from tansiq.cli.asking import AsJson, AsParty, reader_for
from tansiq.cli.events import head_json, report_json
from tansiq.cli.words import period_words, plain
from tansiq.release import SEARCH_KINDS, Found, NamedPage, SearchKind, SearchQuery, open_view
from tansiq.settings import load_settings

__all__ = ["command", "found_json"]

app = typer.Typer(add_completion=False)


def found_json(found: Found) -> dict[str, Any]:
    """What was found, by kind."""
    return {
        "events": {"total": found.events.total, "events": [head_json(head) for head in found.events.events]},
        "reports": {
            "total": found.reports.total,
            "reports": [report_json(one.head) | {"words": one.words} for one in found.reports.reports],
        },
        "actors": asdict(found.actors),
        "places": asdict(found.places),
    }


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words that must all occur.")],
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help=f"{', '.join(SEARCH_KINDS)}; may be repeated. Default: all of them."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Of each kind at most so many.")] = 10,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Search events, reports, actors and places; a known place or actor is found in Arabic and English.

    The id of a place or actor is what `tansiq events list --about` takes.
    """
    query = SearchQuery(" ".join(words), _check_kinds(kind or []), limit)
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        found = view.search(query)
    if as_json:
        print(json.dumps(found_json(found), ensure_ascii=False))
        return
    console = Console()
    _print_named(console, "places", found.places)
    _print_named(console, "actors", found.actors)
    if found.events.total:
        _print_heading(console, "events", len(found.events.events), found.events.total)
        for head in found.events.events:
            told = (period_words(head.event.period), head.event.type, " ".join(head.words.split()))
            _print_line(console, "  ".join(one for one in told if one), head.id)
    if found.reports.total:
        _print_heading(console, "reports", len(found.reports.reports), found.reports.total)
        for one in found.reports.reports:
            about = (one.head.published or "undated", one.head.outlet, one.head.title)
            _print_line(console, "  ".join(part for part in about if part), one.head.id)
            if one.words:
                console.print(plain(f"  {one.words}"), highlight=False)
    if not any((found.places.total, found.actors.total, found.events.total, found.reports.total)):
        console.print("Nothing has all of these words")


def _check_kinds(asked: list[str]) -> tuple[SearchKind, ...]:
    unknown = [one for one in asked if one not in SEARCH_KINDS]
    if unknown:
        raise typer.BadParameter(f"there is no kind {unknown[0]!r}", param_hint="--kind")
    return tuple(one for one in SEARCH_KINDS if not asked or one in asked)


def _print_named(console: Console, kind: str, page: NamedPage) -> None:
    if not page.total:
        return
    _print_heading(console, kind, len(page.named), page.total)
    for head in page.named:
        told = (" / ".join(head.names[:2]), head.sort.replace("_", " "), head.country or "", f"{head.events} events")
        _print_line(console, "  ".join(one for one in told if one), head.id)


def _print_heading(console: Console, kind: str, shown: int, total: int) -> None:
    count = str(total) if shown == total else f"{shown} of {total}"
    console.print(f"[bold]{kind}[/bold]: {count}", highlight=False)


def _print_line(console: Console, told: str, entry_id: str) -> None:
    console.print(plain(told), highlight=False)
    # No table: an id is copied whole, which a cell of a terminal of 80 would break.
    console.print(f"  [dim]{entry_id}[/dim]", highlight=False, soft_wrap=True)


command = typer.main.get_command(app)
