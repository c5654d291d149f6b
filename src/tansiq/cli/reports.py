"""`tansiq reports`: the reports taken in."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tansiq.cli.asking import AsJson, AsParty, ListGroup, end_of_page, reader_for
from tansiq.cli.events import head_json, report_json
from tansiq.cli.words import period_words, plain
from tansiq.desk import log_opening
from tansiq.release import open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="List the reports taken in, or show one.")


@app.command("list")
def list_reports(
    text: Annotated[str, typer.Option(help="Words that must all occur in title, outlet or text.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
    after: Annotated[str, typer.Option(help="Where the page before ended.")] = "",
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """List the reports taken in, the newest published first."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        heads, following = view.list_reports(limit=limit, after=after, text=text)
    if as_json:
        print(json.dumps({"reports": [report_json(head) for head in heads], "next": following}, ensure_ascii=False))
        return
    console = Console()
    for head in heads:
        # No table: an id has 64 characters, which a cell of a terminal of 80 would break.
        told = [head.published or "undated", head.language, f"{head.events} events", head.outlet, head.title]
        console.print(plain("  ".join(part for part in told if part)), highlight=False)
        console.print(f"  [dim]{head.id}[/dim]", highlight=False, soft_wrap=True)
    console.print(end_of_page(f"{len(heads)} reports", following), soft_wrap=True)


@app.command("show")
def show_report(
    report_id: Annotated[str, typer.Argument(metavar="ID")],
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Show one report: its text and the events read in it."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    with open_view(settings, reader) as view:
        report = view.get_report(report_id)
    log_opening(settings, reader, [report_id], "command")
    heads = report.heads
    if as_json:
        whole = report_json(report.head) | {"text": report.report.text, "events": [head_json(head) for head in heads]}
        print(json.dumps(whole, ensure_ascii=False))
        return
    console = Console()
    console.print(plain(report.report.text), highlight=False)
    table = Table(title="Events", title_justify="left")
    for name in ("when", "type", "words", "id"):
        table.add_column(name, overflow="fold")
    for head in heads:
        table.add_row(period_words(head.event.period), head.event.type, plain(head.words), head.id)
    console.print(table)


command = typer.main.get_command(app)
