"""The page "Prepared": drafts, standing releases and urgent ones that wait for a review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from tansiq import desk
from tansiq.desk import Draft, NotYours
from tansiq.errors import ReleaseError
from tansiq.model.release import TLP_ORDER
from tansiq.release import NotVisible, StandingRelease, UrgentRelease, View, list_purposes, open_view
from tansiq.settings import Settings
from tansiq.web.asking import catalogue_of
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.reports import audience_of, end_of, refusal_of, release_form, terms_of
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment

__all__ = ["router"]

_EMPTY = {
    "kind": "room", "names": "", "room": "", "tlp": "AMBER", "onward": "", "purpose": "", "until": "", "may_leave": "",
}  # fmt: skip

router = APIRouter(include_in_schema=False)


def _names(settings: Settings, view: View, one: Draft) -> tuple[str, ...]:
    """Persons named beside words for detainees, by a report or by claims alone; of what is gone, none."""
    try:
        found = view.get_report(one.what)
    except NotVisible:
        return desk.names_flagged(settings, view.reader.party, one.what, one.terms.get("claims", ()))
    return desk.find_named(found.report.text, found.reading)


def _draft(one: Draft, settings: Settings, view: View, known: Known, marks: dict[str, str]) -> dict[str, Any]:
    terms = one.terms
    room = one.audience.ids[0] if one.audience.kind == "room" else ""
    return {
        "id": one.id,
        "title": known.title(one.what),
        "audience": known.audience(one.audience.kind, one.audience.ids),
        "tlp": terms["tlp"],
        "terms": known.terms(
            terms.get("onward", ()),
            terms.get("purpose", ""),
            str(terms.get("until") or ""),
            may_leave=terms.get("may_leave", False),
        ),
        "made": say_moment(one.made, known.cat),
        "hand": known.hand(known.own_party, one.hand),
        "note": one.note,
        "names": _names(settings, view, one),
        "mark": marks.get(room, ""),
        "has_changed": bool(room and terms.get("members") and terms.get("members") != marks.get(room)),
    }


def _standing(one: StandingRelease, known: Known) -> dict[str, Any]:
    cat = known.cat
    state = "in_force" if one.is_in_force else "stopped" if one.stopped else "over"
    return {
        "id": one.id,
        "outlet": one.outlet or cat.text("prepared.all_outlets"),
        "kinds": cat.join([_kind(kind, cat) for kind in one.kinds]) if one.kinds else cat.text("prepared.all_kinds"),
        "audience": known.audience(one.audience, one.names),
        "tlp": one.tlp,
        "terms": known.terms(one.onward, one.purpose, one.until, may_leave=one.may_leave),
        "state": cat.text(f"prepared.state.{state}"),
        "is_in_force": one.is_in_force,
        "released": one.released,
        "hand": known.hand(known.own_party, one.hand),
    }


def _kind(kind: str, cat: Catalogue) -> str:
    key = f"type.{kind}"
    return cat.text(key) if cat.has(key) else kind


def _urgent(one: UrgentRelease, settings: Settings, known: Known) -> dict[str, Any]:
    return {
        # Whose it is does not review it.
        "is_mine": bool(one.hand) and one.hand.mark == settings.mark,
        "has_reviewer": bool(one.verdict) or desk.has_reviewer(settings, one, party=known.own_party),
        "id": one.id,
        "titles": [known.title(entry) for entry in one.entries],
        "audience": known.audience(one.audience, one.names),
        "reason": one.reason,
        "made": say_moment(one.made, known.cat),
        "due": say_moment(one.due, known.cat),
        "verdict": one.verdict,
        "note": one.note,
        "may_leave": one.may_leave,
        "is_overdue": one.is_overdue,
        "hand": known.hand(known.own_party, one.hand),
        "reviewed_by": known.hand(known.own_party, one.reviewed_by),
    }


def _page(request: Request, view: View, *, form: dict[str, str], refused: str = "", status: int = 400) -> Response:
    cat = catalogue_of(request)
    known = Known(request, view, cat)
    marks = {one.room: one.mark for one in known.memberships}
    settings = settings_of(request)
    # For who may not read, nothing of this page is drawn (rendering.py).
    may_read = settings.rights is None or "read" in settings.rights
    drafts = desk.list_drafts(settings, party=reader_of(request).party) if may_read else ()
    return pages_of(request).render(
        request,
        "prepared.html",
        status=status if refused else 200,
        drafts=[_draft(one, settings_of(request), view, known, marks) for one in drafts],
        standing=[_standing(one, known) for one in view.standing_releases()],
        urgent=[_urgent(one, settings, known) for one in view.urgent_releases()],
        rooms=[(one.room, known.room(one.room)) for one in known.memberships if one.mark],
        labels=TLP_ORDER,
        purposes=[(name, names[cat.lang]) for name, names in list_purposes().items()],
        form=form,
        refused=refused,
    )


@router.get("/sharing/prepared")
def prepared_page(request: Request, view: Annotated[View, Depends(view_of)]) -> Response:
    return _page(request, view, form=_EMPTY | {"outlet": "", "kinds": ""})


def _done(request: Request, act: Callable[[], object], where: str, form: dict[str, str] | None = None) -> Response:
    """Do it; a refusal shows the page with its reason."""
    try:
        act()
    except ReleaseError as error:
        # "Not yours" and "no such thing" are one answer: the reader's own list, where it is not.
        is_gone = isinstance(error, NotYours) and form is None
        with open_view(settings_of(request), reader_of(request)) as view:
            asked = (form or _EMPTY) | {
                "outlet": (form or {}).get("outlet", ""),
                "kinds": (form or {}).get("kinds", ""),
            }
            cat = catalogue_of(request)
            if is_gone:
                return _page(request, view, form=asked, refused=cat.text("prepared.gone"), status=404)
            return _page(request, view, form=asked, refused=refusal_of(error, asked, cat))
    return RedirectResponse(f"/sharing/prepared#{where}", 303)


@router.post("/sharing/drafts/{draft}/release", dependencies=[Depends(check_acting)])
def release_draft(
    request: Request,
    draft: str,
    members: Annotated[str, Form()] = "",
    confirmed: Annotated[str, Form()] = "",
    seen_names: Annotated[str, Form()] = "",
) -> Response:
    """Make the release that was prepared; where the room has changed since, only if that was confirmed."""
    act = partial(
        desk.release_draft,
        settings_of(request),
        draft,
        party=reader_of(request).party,
        members=members if confirmed else None,
        has_seen_names=bool(seen_names),
    )
    return _done(request, act, "drafts")


@router.post("/sharing/drafts/{draft}/drop", dependencies=[Depends(check_acting)])
def drop_draft(request: Request, draft: str) -> Response:
    return _done(
        request, partial(desk.drop_draft, settings_of(request), draft, party=reader_of(request).party), "drafts"
    )


@router.post("/sharing/standing", dependencies=[Depends(check_acting)])
def stand_release(
    request: Request,
    form: Annotated[dict[str, str], Depends(release_form)],
    outlet: Annotated[str, Form()] = "",
    kinds: Annotated[str, Form()] = "",
) -> Response:
    """Release whatever comes in from an outlet, of certain kinds, until a day."""
    told = terms_of(form)
    terms = {name: told[name] for name in ("tlp", "onward", "purpose", "may_leave")}
    act = partial(
        desk.stand_release,
        settings_of(request),
        audience_of(form),
        outlet=outlet,
        ends=end_of(form["until"]) or "",
        kinds=tuple(kinds.replace("،", " ").replace(",", " ").split()),
        party=reader_of(request).party,
        **terms,
    )
    return _done(request, act, "standing", form | {"outlet": outlet, "kinds": kinds})


@router.post("/sharing/standing/{standing}/stop", dependencies=[Depends(check_acting)])
def stop_standing(request: Request, standing: str) -> Response:
    act = partial(desk.stop_standing, settings_of(request), standing, party=reader_of(request).party)
    return _done(request, act, "standing")


@router.post("/sharing/urgent/{urgent}/review", dependencies=[Depends(check_acting)])
def review(
    request: Request, urgent: str, verdict: Annotated[str, Form()] = "", note: Annotated[str, Form()] = ""
) -> Response:
    """Review an urgent release: it stands, or is withdrawn."""
    said = cast("Literal['stands', 'withdrawn']", verdict)
    act = partial(desk.review_urgent, settings_of(request), urgent, said, note=note, party=reader_of(request).party)
    return _done(request, act, "urgent")
