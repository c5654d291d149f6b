"""The page "Dry run": everything of one's own as a partner gets it; how two partners, or two days, differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from tansiq.errors import ReleaseError
from tansiq.release import ANY_READER, DryLine, DryRun, DryTerms, DryView, View
from tansiq.release.dryrun import Only
from tansiq.web.asking import catalogue_of
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import view_of
from tansiq.web.rendering import Pages
from tansiq.web.terms import Known, Verdict, say_moment, verdict_of

__all__ = ["router"]

_ONLY = ("", "shared", "withheld", "differing")
_MOST_CHARS = 200

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Line:
    """One own entry in words; `address` is "" where it has no page of its own."""

    title: str
    address: str
    kind: str
    first: Verdict
    second: Verdict | None
    differs: bool
    terms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    events: int


def _name(known: Known, partner: str) -> str:
    return known.cat.text("sharing.public") if partner == ANY_READER else known.party(partner)


def _line(one: DryLine, found: DryView, known: Known) -> _Line:
    cat = known.cat
    title = one.title or (cat.text("reports.untitled") if one.kind == "report" else "")
    second = None if one.second is None else verdict_of(_name(known, found.other), one.second, cat)
    return _Line(
        title=title,
        address=f"/reports/{one.report}" if one.kind in ("report", "claim") else "",
        kind=cat.text(f"kind.{one.kind}"),
        first=verdict_of(_name(known, found.partner), one.first, cat),
        second=second,
        differs=one.differs,
        terms=tuple(_terms(terms, known) for terms in one.terms),
        events=one.events,
    )


def _terms(terms: DryTerms, known: Known) -> tuple[str, tuple[tuple[str, str], ...]]:
    return terms.tlp, known.terms(terms.onward, terms.purpose, terms.until)


@router.get("/sharing/dry-run")
def dry_run_page(  # noqa: PLR0913 (one parameter a field of the form)
    request: Request,
    view: Annotated[View, Depends(view_of)],
    cat: Annotated[Catalogue, Depends(catalogue_of)],
    pages: Annotated[Pages, Depends(pages_of)],
    partner: str = "",
    other: str = "",
    at: str = "",
    other_at: str = "",
    text: str = "",
    only: str = "",
) -> HTMLResponse:
    known = Known(request, view, cat)
    asked = DryRun(
        partner.strip()[:_MOST_CHARS],
        other.strip()[:_MOST_CHARS],
        at.strip()[:_MOST_CHARS],
        other_at.strip()[:_MOST_CHARS],
        text.strip()[:_MOST_CHARS],
        cast("Only", only if only in _ONLY else ""),
    )
    found, refused = _run(view, asked, cat)
    return pages.render(
        request,
        "dry_run.html",
        status=400 if refused else 200,
        asked=asked,
        only=_ONLY,
        partners=[(name, _name(known, name)) for name in view.partners()],
        found=found,
        name=_name(known, asked.partner),
        other=_name(known, found.other) if found is not None and found.other else "",
        at=say_moment(found.at, cat) if found is not None else "",
        other_at=say_moment(found.other_at, cat) if found is not None else "",
        lines=[] if found is None else [_line(one, found, known) for one in found.lines],
        refused=refused,
    )


def _run(view: View, asked: DryRun, cat: Catalogue) -> tuple[DryView | None, str]:
    """The dry run, or why there is none; neither where nobody was chosen."""
    if not asked.partner:
        return None, ""
    try:
        return view.dry_run(asked), ""
    except ReleaseError as error:
        key = "dry.refused.partner" if error.code == "not-visible" else "dry.refused.day"
        return None, cat.text(key)
