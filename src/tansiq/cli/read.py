"""`tansiq read`: reports in."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from tansiq.cli.asking import AsParty, reader_for
from tansiq.cli.words import plain
from tansiq.desk import Added, Desk, Known, Outcome, Rejected
from tansiq.errors import TansiqError
from tansiq.intake import IntakeOptions, is_language, open_paths
from tansiq.settings import load_settings

__all__ = ["command", "outcome_json", "read_reports"]

app = typer.Typer(add_completion=False)
_READ = ("ar", "en")
"""Languages of tansiq.reading, which is slow to import."""


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """One outcome as `tansiq read --json` prints it."""
    match outcome:
        case Added():
            added: dict[str, Any] = {
                "outcome": "added",
                "where": outcome.where,
                "report": outcome.report_id,
                "events": outcome.events,
                "claims": outcome.claims,
            }
            notes = [{"by": note.by, "code": note.code} for note in outcome.notes]
            return added | {"notes": notes} if notes else added
        case Known():
            return {"outcome": "known", "where": outcome.where, "report": outcome.report_id}
        case Rejected():
            return {
                "outcome": "refused",
                "where": outcome.where,
                "code": outcome.code,
                "message": outcome.message,
                "hint": outcome.hint,
            }


def read_reports(desk: Desk, paths: Iterable[str], options: IntakeOptions, console: Console) -> list[Outcome]:
    """Take in everything under the paths, with a progress bar where the console is a terminal."""
    outcomes: list[Outcome] = []
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        # How many reports there are is known at the end only: a folder may hold archives and files of many lines.
        task = progress.add_task("Reading reports", total=None)
        for outcome in desk.take_in(open_paths(paths, stdin=sys.stdin.buffer, options=options)):
            outcomes.append(outcome)
            progress.update(task, advance=1, description=plain(outcome.where[-40:]))
    return outcomes


def _check_paths(paths: list[str]) -> None:
    if not paths:
        raise typer.BadParameter("name a file, a folder, or - for standard input", param_hint="PATH")
    if "" in paths:
        # Path("") is the current folder: a variable that is not set would take in all of it, for good.
        raise typer.BadParameter("a path is empty; the current folder is .", param_hint="PATH")


def _check_published(published: str | None) -> None:
    from tansiq.model import parse_instant

    if published is not None:
        try:
            parse_instant(published)
        except TansiqError as error:
            raise typer.BadParameter("use YYYY-MM-DD or an RFC 3339 time", param_hint="--published") from error


def _check_language(language: str | None) -> str:
    """What to tell the caller of a language that is none of ours; "" where there is nothing to tell."""
    if language is None:
        return ""
    if not is_language(language):
        raise typer.BadParameter("use a BCP 47 tag, such as ar or en-GB", param_hint="--language")
    if language.split("-")[0] in _READ:
        return ""
    return f"note: only {' and '.join(_READ)} are read; reports in {language} are kept with no events"


def _print_tables(outcomes: list[Outcome], console: Console) -> None:
    added = [one for one in outcomes if isinstance(one, Added)]
    known = sum(isinstance(one, Known) for one in outcomes)
    table = Table(title="Reports", title_justify="left")
    for name in ("", "reports", "events", "claims"):
        table.add_column(name, justify="left" if not name else "right")
    events, claims = sum(one.events for one in added), sum(one.claims for one in added)
    table.add_row("added", str(len(added)), str(events), str(claims))
    table.add_row("known already", str(known), "", "")
    console.print(table)


def _print_notes(outcomes: list[Outcome]) -> None:
    """Plug-ins that gave nothing, each reason once with the number of reports."""
    counted = Counter(note for one in outcomes if isinstance(one, Added) for note in one.notes)
    if not counted:
        return
    from tansiq.reading.proposers import NOTES

    for note, number in counted.items():
        reports = "1 report" if number == 1 else f"{number} reports"
        print(f"note: {note.by} proposed nothing for {reports}: {NOTES[note.code]}", file=sys.stderr)


def _print_refused(refused: list[Rejected], console: Console) -> None:
    table = Table(title="Refused", title_justify="left")
    for name in ("what", "why", "what to do"):
        table.add_column(name, overflow="fold")
    for one in refused:
        table.add_row(plain(one.where), plain(one.message), plain(one.hint))
    console.print(table)


@app.command()
def read(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="Files, folders, .zip, .jsonl, or -.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="When they were published: YYYY-MM-DD or RFC 3339.")] = None,
    outlet: Annotated[str, typer.Option(help="Who published them.")] = "",
    language: Annotated[str | None, typer.Option(help="Their language (BCP 47), e.g. ar.")] = None,
    url: Annotated[str, typer.Option(help="The address they were taken from.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an input on standard output.")] = False,
    as_party: AsParty = "",
) -> None:
    """Take reports in and read them: text, web pages, .jsonl, .zip, folders, or - for standard input.

    A report that is there already changes nothing. What cannot be taken is listed with the reason, the rest is read
    all the same, and the exit status is 1.
    """
    _check_paths(paths or [])
    _check_published(published)
    note = _check_language(language)
    settings = load_settings()
    desk = Desk(settings, party=reader_for(settings, as_party).party)
    options = IntakeOptions(published=published, outlet=outlet, language=language, url=url)
    console = Console(stderr=True)
    outcomes = read_reports(desk, paths or [], options, console)
    refused = [one for one in outcomes if isinstance(one, Rejected)]
    if note:
        print(note, file=sys.stderr)
    _print_notes(outcomes)
    if as_json:
        for outcome in outcomes:
            print(json.dumps(outcome_json(outcome), ensure_ascii=False))
    else:
        _print_tables(outcomes, Console())
        if refused:
            _print_refused(refused, console)
    if refused:
        raise typer.Exit(1)


command = typer.main.get_command(app)
