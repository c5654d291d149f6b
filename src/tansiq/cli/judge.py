"""`tansiq judge`: what people decide of two tellings, one event or two; and how they take that back."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tansiq import desk
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.cli.words import plain
from tansiq.release import JudgementHead, NameJudgementHead, open_view
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(
    add_completion=False,
    cls=ListGroup,
    help="Say that two events, actors or places are one, or are not; take that back.",
)
_NAME = re.compile("[0-9a-f]{16}")
"""The id of an actor or place, as `tansiq search --json` gives it."""
Reason = Annotated[str, typer.Option("--reason", help="Why, in a sentence; shown to whoever sees the judgement.")]


@app.command("same")
def judge_same(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event, one telling, an actor or a place.")],
    other: Annotated[str, typer.Argument(metavar="EVENT")],
    reason: Reason,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Say that two events, actors or places are one. It counts before whatever the program finds."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    judge = desk.judge_name_same if _NAME.fullmatch(event) else desk.judge_same
    _told(judge(settings, event, other, reason=reason, party=reader.party, user=reader.user), as_json)


@app.command("apart")
def judge_apart(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event, an actor or a place.")],
    telling: Annotated[
        str, typer.Argument(metavar="TELLING", help="A telling, its report, or another event, actor or place.")
    ],
    reason: Reason,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Say that a telling is not of the event it was put to, or that two events, actors or places are to stay two."""
    settings = load_settings()
    reader = reader_for(settings, as_party)
    judge = desk.judge_name_apart if _NAME.fullmatch(event) else desk.judge_apart
    _told(judge(settings, event, telling, reason=reason, party=reader.party, user=reader.user), as_json)


@app.command("undo")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False, as_party: AsParty = ""
) -> None:
    """Take back a judgement of yours, and all that was judged in the same act."""
    settings = load_settings()
    _told(desk.undo_judgement(settings, judgement, party=reader_for(settings, as_party).party), as_json)


@app.command("list")
def list_judgements(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List the judgements that you see, yours and those released to you, the newest first."""
    settings = load_settings()
    with open_view(settings, reader_for(settings, as_party)) as view:
        found, names = view.judgements(), view.name_judgements()
    if as_json:
        told = {"judgements": [asdict(one) for one in found], "names": [asdict(one) for one in names]}
        print(json.dumps(told, ensure_ascii=False))
        return
    table = Table(show_lines=True)
    for name in ("made", "by", "verdict", "reason", "id"):
        table.add_column(name, overflow="fold")
    both: list[JudgementHead | NameJudgementHead] = [*found, *names]
    both.sort(key=lambda one: (one.made, one.id), reverse=True)
    for one in both:
        verdict = one.verdict if one.is_standing else f"{one.verdict}, taken back"
        if isinstance(one, NameJudgementHead):
            verdict = f"{verdict}: {' / '.join(names[0] for names in (one.names_a, one.names_b) if names)}"
        table.add_row(*map(plain, (one.made[:16].replace("T", " "), one.by, verdict, one.reason, one.id)))
    console = Console()
    if both:
        console.print(table)
    console.print(f"{len(both)} judgements")


def _told(ids: tuple[str, ...], as_json: bool) -> None:
    if as_json:
        print(json.dumps({"id": ids[0], "ids": list(ids)}))
        return
    for one in ids:
        print(one)


command = typer.main.get_command(app)
