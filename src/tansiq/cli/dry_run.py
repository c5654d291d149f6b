"""`tansiq release dry-run`: everything of one's own as a partner gets it, and how two partners or two days differ."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from tansiq.cli.asking import AsJson, AsParty, reader_for
from tansiq.release import Decision, DryLine, DryRun, DryView, Share, open_view
from tansiq.release.dryrun import Only
from tansiq.settings import load_settings

__all__ = ["dry_run"]


def dry_run(  # noqa: PLR0913 (one argument an option)
    partner: Annotated[
        str, typer.Argument(metavar="[PARTY[:USER]|*]", help="Who would read; nobody lists whom you may choose.")
    ] = "",
    other: Annotated[str, typer.Option(metavar="PARTY[:USER]|*", help="A second one to compare with.")] = "",
    at: Annotated[str, typer.Option(metavar="DAY", help="As of this day, past or to come. Default: now.")] = "",
    other_at: Annotated[str, typer.Option(metavar="DAY", help="A second day to compare with.")] = "",
    text: Annotated[str, typer.Option(help="Reports that have all these words.")] = "",
    only: Annotated[Only, typer.Option(help="Those shared, withheld, or differing between the two.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Lines at most; all are counted.")] = 200,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Show all that is your own as a partner gets it, with rule and reason for what is withheld."""
    settings = load_settings()
    asked = DryRun(partner, other, at, other_at, text, only, limit)
    with open_view(settings, reader_for(settings, as_party)) as view:
        partners = view.partners()
        found = view.dry_run(asked) if partner else None
    if found is None:
        print(json.dumps({"partners": partners}) if as_json else "\n".join(partners))
    elif as_json:
        print(json.dumps(_json(found), ensure_ascii=False))
    else:
        _print(found)


def _json(found: DryView) -> dict[str, Any]:
    whole = asdict(found)
    for line, told in zip(found.lines, whole["lines"], strict=True):
        told["first"]["decision"] = _word(line.first)
        if line.second is not None:
            told["second"]["decision"] = _word(line.second)
    return whole


def _word(decision: Decision) -> str:
    return "share" if isinstance(decision, Share) else "withhold"


def _print(found: DryView) -> None:
    print(f"As {found.partner} at {found.at}: {found.shared} shared, {found.withheld} withheld")
    if found.other:
        print(f"Beside {found.other} at {found.other_at}: {found.differing} differ")
    for line in found.lines:
        _print_line(line)
    if found.is_cut:
        print("Older entries were not looked at.")


def _print_line(line: DryLine) -> None:
    print("  ".join(part for part in (line.kind, line.id, line.title) if part))
    for decision in (line.first, line.second):
        if decision is not None:
            print(f"  {_word(decision)}: {decision.reason} ({decision.rule})")
    for terms in line.terms:
        until = f"until {terms.until}" if terms.until else ""
        onward = f"onward {', '.join(terms.onward)}" if terms.onward else ""
        print("  " + "  ".join(part for part in (f"TLP:{terms.tlp}", onward, terms.purpose, until) if part))
