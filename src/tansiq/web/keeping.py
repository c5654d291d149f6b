"""The page "Kept": how long entries are kept, what goes when, legal holds; and the erasure of one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.desk import Desk, NotAllowed, NotYours
from tansiq.errors import LedgerError, ReleaseError
from tansiq.release import DueEntry, Hold, HoldScope, NotVisible, Retention, View, open_view
from tansiq.settings import Settings
from tansiq.web.asking import catalogue_of
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.reports import is_own, render_report
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment

__all__ = ["erase_entry", "router"]

_LISTED = 100
"""Entries of the list of what goes when: it says how many there are besides."""
_EMPTY = {"ids": "", "since": "", "until": "", "by": "received", "text": "", "reason": ""}

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


def erase_entry(settings: Settings, entry_id: str, *, reason: str, party: str) -> str:
    """Erase an entry of a party's; the id of the erasure.

    Raises:
        NotAllowed: Who asks may not.
        NotYours: The party has no such entry.
        ReleaseError: There is no reason, it is an act, it is erased already, or a legal hold keeps it.
    """
    try:
        return Desk(settings, party=party, via="page").erase(entry_id, reason=reason)
    except LedgerError as error:
        if error.code == "no-entry":
            raise NotYours from error
        raise ReleaseError(error.message, code=error.code, hint=error.hint) from error


def _rule(rule: Retention | None, known: Known) -> dict[str, Any] | None:
    if rule is None:
        return None
    said = known.cat.count(f"keep.rule.{rule.by}", rule.days)
    return {"text": said, "made": say_moment(rule.made, known.cat), "hand": known.hand(known.own_party, rule.hand)}


def _due(one: DueEntry, known: Known) -> dict[str, Any]:
    state = "held" if one.holds else "due" if one.is_due else "later"
    return {"title": known.title(one.id), "at": say_moment(one.due, known.cat), "state": state}


def _hold(one: Hold, known: Known) -> dict[str, Any]:
    cat, scope = known.cat, one.scope
    lines = []
    if scope.since or scope.until:
        lines.append(
            cat.text(f"keep.period.{scope.by}", since=scope.since or cat.text("keep.open"),
                     until=scope.until or cat.text("keep.open"))
        )  # fmt: skip
    if scope.text:
        lines.append(cat.text("keep.words", text=scope.text))
    return {
        "id": one.id,
        "titles": [known.title(entry) for entry in scope.what],
        "lines": lines,
        "reason": one.reason,
        "order": one.order,
        "made": say_moment(one.made, cat),
        "lifted": say_moment(one.lifted, cat),
        "covers": one.covers,
        "hand": known.hand(known.own_party, one.hand),
    }


def _page(
    request: Request,
    view: View,
    *,
    days: str = "",
    by: str = "received",
    form: Mapping[str, str] = _EMPTY,
    refused: str = "",
    done: str = "",
) -> HTMLResponse:
    cat = catalogue_of(request)
    known = Known(request, view, cat)
    rule, asked = view.retention(), _number(days)
    by = by if by in ("received", "published") else "received"
    due: tuple[DueEntry, ...] = ()
    try:
        due = view.due(days=asked, by="published" if by == "published" else "received")
    except ReleaseError:
        refused, asked = refused or "days", None
    if not days and rule is not None:
        by = rule.by
    return pages_of(request).render(
        request,
        "keeping.html",
        status=400 if refused else 200,
        rule=_rule(rule, known),
        due=[_due(one, known) for one in due[:_LISTED]],
        more=len(due[_LISTED:]),
        now=sum(one.is_due and not one.holds for one in due),
        held=sum(one.is_due and bool(one.holds) for one in due),
        later=sum(not one.is_due for one in due),
        is_tried=asked is not None,
        days=days or ("" if rule is None else str(rule.days)),
        by=by,
        holds=[_hold(one, known) for one in view.holds()],
        rooms=[(one.room, known.room(one.room), one.keeps_days) for one in known.memberships if one.state == "host"],
        form=form,
        refused=_refusal(refused, request),
        done=done,
    )


def _number(days: str) -> int | None:
    """A whole number of days; -1, which is no rule, for what is none. Digits of either script."""
    try:
        return int(days) if days.strip() else None
    except ValueError:
        return -1


def _refusal(code: str, request: Request) -> str:
    cat = catalogue_of(request)
    if not code:
        return ""
    return cat.text(f"keep.refused.{code}") if cat.has(f"keep.refused.{code}") else cat.text("people.refused")


@router.get("/sharing/keeping")
def keeping_page(request: Request, view: Viewed, days: str = "", by: str = "received", erased: str = "") -> Response:
    """How long entries are kept, what goes when, and the holds; with `days` as if that were the rule."""
    cat = catalogue_of(request)
    # Said of what was erased alone: an address can be made up.
    gone = view.find_tombstone(erased) if erased else None
    return _page(request, view, days=days[:9], by=by, done="" if gone is None else cat.text("keep.erased"))


def _done(request: Request, act: Callable[[], object], where: str, form: Mapping[str, str] = _EMPTY) -> Response:
    """Do it, and go where it is listed; a refusal shows the page anew with its reason."""
    try:
        act()
    except (NotAllowed, NotVisible):
        raise
    except ReleaseError as error:
        if isinstance(error, NotYours) and form is _EMPTY:
            raise
        with open_view(settings_of(request), reader_of(request)) as view:
            return _page(request, view, form=form, refused=error.code)
    return RedirectResponse(f"/sharing/keeping#{where}", 303)


@router.post("/sharing/keeping/retention", dependencies=[Depends(check_acting)])
def set_retention(
    request: Request,
    days: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "received",
    off: Annotated[str, Form()] = "",
) -> Response:
    """Set the rule, or take it away."""
    settings, party = settings_of(request), reader_of(request).party
    counted = _number(days[:9])

    def act() -> None:
        if not off and counted is None:
            raise ReleaseError("no number", code="days")
        desk.keep(settings, None if off else counted, by=by, party=party)  # type: ignore[arg-type] # the desk checks

    return _done(request, act, "retention")


@router.post("/sharing/keeping/run", dependencies=[Depends(check_acting)])
def run(request: Request, sure: Annotated[str, Form()] = "") -> Response:
    """Erase what the rule ends by now, where that was confirmed."""
    settings, reader = settings_of(request), reader_of(request)
    if not sure:
        with open_view(settings, reader) as view:
            return _page(request, view, refused="sure")
    found = desk.run_retention(settings, party=reader.party)
    cat = catalogue_of(request)
    words = [cat.count("keep.run_erased", len(found.erased))]
    held = sum(one.why == "held" for one in found.kept)
    words += [cat.count("keep.run_held", held)] if held else []
    failed = len(found.kept) - held
    words += [cat.count("keep.run_failed", failed)] if failed else []
    with open_view(settings, reader) as view:
        return _page(request, view, done=" ".join(words))


@router.post("/sharing/holds", dependencies=[Depends(check_acting)])
def place_hold(
    request: Request,
    ids: Annotated[str, Form()] = "",
    since: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "received",
    text: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Hold entries of the reader's: those named by address or id, or those of a period and with words."""
    form = {"ids": ids, "since": since, "until": until, "by": by, "text": text, "reason": reason}
    named = tuple(one.rstrip("/").rsplit("/", 1)[-1].split("?")[0].split("#")[0] for one in _split(ids))
    scope = HoldScope(named, since.strip(), until.strip(), by, text)  # type: ignore[arg-type] # the desk checks
    act = lambda: desk.hold(settings_of(request), scope, reason=reason, party=reader_of(request).party)  # noqa: E731
    return _done(request, act, "holds", form)


def _split(text: str) -> list[str]:
    return text.replace("،", " ").replace(",", " ").split()


@router.post("/sharing/holds/{hold}/lift", dependencies=[Depends(check_acting)])
def lift(request: Request, hold: str, reason: Annotated[str, Form()] = "") -> Response:
    """Lift a hold of the reader's own."""
    settings, party = settings_of(request), reader_of(request).party
    return _done(request, lambda: desk.lift_hold(settings, hold, reason=reason, party=party), "holds")


@router.post("/reports/{report_id}/erase", dependencies=[Depends(check_acting)])
def erase(
    request: Request, report_id: str, reason: Annotated[str, Form()] = "", sure: Annotated[str, Form()] = ""
) -> Response:
    """Erase a report of the reader's, where that was confirmed and a reason given; of another's, as of none."""
    settings, reader = settings_of(request), reader_of(request)
    with open_view(settings, reader) as view:
        if not is_own(view, report_id):
            raise NotVisible
    code = "" if sure else "sure"
    if not code:
        try:
            erase_entry(settings, report_id, reason=reason, party=reader.party)
        except (NotAllowed, NotYours):
            raise
        except ReleaseError as error:
            code = error.code
    if code:
        with open_view(settings, reader) as view:
            told = {"reason": reason, "refused": _refusal(code, request)}
            return render_report(request, view, report_id, erasing=told)
    return RedirectResponse(f"/sharing/keeping?erased={report_id}", 303)
