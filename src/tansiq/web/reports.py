"""A report's page; for its originator also to whom it is released, a form to release it, and what a partner gets.

Who was released a report that it may pass on is shown the form as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.model.release import TLP_ORDER, Tlp
from tansiq.release import GivenRelease, NotVisible, ReportView, Share, View, list_purposes, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import make_card
from tansiq.web.language import Catalogue
from tansiq.web.marks import mark_report
from tansiq.web.pages import pages_of
from tansiq.web.reader import offered_of, reader_name, reader_of, settings_of, view_of
from tansiq.web.rendering import Pages
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_change, verdict_of
from tansiq.web.wording import say_number

__all__ = [
    "audience_of",
    "end_of",
    "mark_of",
    "may_release",
    "refusal_of",
    "release_form",
    "render_report",
    "router",
    "terms_of",
    "try_release",
]

_AUDIENCES = ("party", "room", "users", "public")
_EMPTY = {
    "kind": "party",
    "names": "",
    "room": "",
    "tlp": "AMBER",
    "onward": "",
    "purpose": "",
    "until": "",
    "note": "",
    "may_leave": "",
}

_LAST = "T23:59:59.999999Z"
"""The last moment of a day."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Rendered = Annotated[Pages, Depends(pages_of)]


def is_own(view: View, report_id: str) -> bool:
    """Whether the reader's party is the report's originator."""
    decision = view.decide(report_id)
    return isinstance(decision, Share) and decision.rule == "originator"


def find_grants(view: View, report_id: str) -> tuple[GivenRelease, ...]:
    """The releases to the reader that let its party pass a report on to anybody."""
    return tuple(one for one in view.releases_to_me(of=report_id) if one.onward)


def _first_form(grants: tuple[GivenRelease, ...]) -> Mapping[str, str]:
    """The form before anything is entered; of what is passed on, with the terms that it must keep to."""
    if not grants:
        return _EMPTY
    day = grants[0].until[:10] if grants[0].until.endswith(_LAST) else ""
    return _EMPTY | {"tlp": grants[0].tlp, "purpose": grants[0].purpose, "until": day}


def _flagged(view: View, report_id: str) -> tuple[str, ...]:
    """Persons named beside words for detainees."""
    found = view.get_report(report_id)
    return desk.find_named(found.report.text, found.reading)


def _sharing(
    request: Request,
    view: View,
    cat: Catalogue,
    report_id: str,
    preview: str,
    form: Mapping[str, str] | None,
    refused: str,
) -> dict[str, Any] | None:
    """What is shown beside a report to its originator, and in part to who may pass it on; None to all others."""
    own, grants = is_own(view, report_id), find_grants(view, report_id)
    if not own and not grants:
        return None
    known = Known(request, view, cat)
    mine = reader_of(request).party
    released = view.releases_by_me(of=report_id)
    named = [name for one in released if one.audience in ("party", "users") for name in one.names]
    partners = {*known.parties, *named, *(reader_name(one.reader) for one in offered_of(request))}
    asked = preview.strip()[:200] if own else ""
    return {
        "is_own": own,
        "grants": [known.given(one) for one in grants],
        "released": [known.own(one) for one in released],
        "partners": [
            (name, known.party(name)) for name in sorted(partners) if name != mine and not name.startswith(f"{mine}:")
        ],
        "rooms": [
            (one.room, known.room(one.room), one.keeps_days)
            for one in known.memberships
            if one.state in ("host", "member")
        ],
        "audiences": _AUDIENCES,
        "labels": TLP_ORDER,
        # Who is in each room as it is now: a release is held where that has changed before the form comes back.
        "members": " ".join(f"{one.room}:{one.mark}" for one in known.memberships if one.mark),
        "changed": say_change(known, form) if form is not None and form.get("must_confirm") else None,
        "purposes": [(name, names[cat.lang]) for name, names in list_purposes().items()],
        "form": _first_form(grants) if form is None else form,
        "refused": refused,
        "asked": asked,
        "names": _flagged(view, report_id),
        "tears": [known.title(one) for one in view.tears(report_id).lines],
        "tear_of": known.title(view.tears(report_id).of) if view.tears(report_id).of else None,
        "verdict": verdict_of(known.party(asked), view.preview(report_id, asked), cat) if asked else None,
    }


def _erasing(view: View, cat: Catalogue, report: ReportView, sent: Mapping[str, str] | None) -> dict[str, Any] | None:
    """What erasing a report would do, for its originator; None to all others."""
    report_id = report.head.id
    if not is_own(view, report_id):
        return None
    ended = sum(one.is_in_force for one in view.releases_by_me(of=report_id))
    opened = len({one.who for one in view.openings(of=report_id)})
    lines = len(view.tears(report_id).lines)
    will = [cat.count("erase.will_events", len(report.event_ids))]
    will.append(cat.count("erase.will_end", ended) if ended else cat.text("erase.will_end_none"))
    will += [cat.count("erase.will_chase", opened)] if opened else []
    will += [cat.count("erase.will_tear", lines)] if lines else []
    return {"will": will, "is_held": bool(view.held(report_id)), "reason": "", "refused": "", **(sent or {})}


def render_report(
    request: Request,
    view: View,
    report_id: str,
    *,
    preview: str = "",
    form: Mapping[str, str] | None = None,
    refused: str = "",
    erasing: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """The page of a report.

    Args:
        erasing: The form by which it is to be erased as it was sent, and why nothing was done.
    """
    cat, pages = catalogue_of(request), pages_of(request)
    report = view.get_report(report_id)
    figures = [
        (figure.what, say_number(figure.value, cat), cat.text(f"status.{figure.status}"))
        for figure in report.reading.figures
        if cat.has(f"status.{figure.status}")
    ]
    return pages.render(
        request,
        "report.html",
        status=400 if refused or erasing else 200,
        report=report,
        marked=mark_report(report, cat),
        cards=[make_card(head, cat) for head in report.heads],
        figures=figures,
        sharing=_sharing(request, view, cat, report_id, preview, form, refused),
        erasing=_erasing(view, cat, report, erasing),
    )


@router.get("/reports/{report_id}")
def report_page(
    request: Request, report_id: str, view: Annotated[View, Depends(view_of)], preview: str = ""
) -> HTMLResponse:
    answer = render_report(request, view, report_id, preview=preview)
    desk.log_opening(settings_of(request), reader_of(request), [report_id], "page")
    return answer


def _split(names: str) -> tuple[str, ...]:
    """Ids as typed, between commas of either script or spaces."""
    return tuple(names.replace("،", " ").replace(",", " ").split())


def audience_of(form: Mapping[str, str]) -> Audience:
    match form["kind"]:
        case "public":
            return Audience("public")
        case "room":
            return Audience("room", (form["room"],) if form["room"] else ())
        case "users":
            return Audience("users", _split(form["names"]))
    return Audience("party", _split(form["names"]))


def end_of(day: str) -> str | None:
    """The last moment of a day in UTC; what is no day goes to the desk as it is, which says so."""
    try:
        return f"{date.fromisoformat(day).isoformat()}{_LAST}" if day else None
    except ValueError:
        return day


def refusal_of(error: ReleaseError, form: Mapping[str, str], cat: Catalogue) -> str:
    """Why the desk refused, in the reader's language; of a label, what it allows."""
    if error.code == "tlp" and form["tlp"] not in TLP_ORDER:
        return cat.text("sharing.refused.label")
    if error.code == "tlp":
        return cat.text("sharing.refused.tlp", tlp=f"TLP:{form['tlp']}", row=cat.text(f"tlp.{form['tlp']}"))
    key = f"sharing.refused.{error.code}"
    return cat.text(key) if cat.has(key) else f"{error.message}; {error.hint}".rstrip("; ")


def release_form(  # noqa: PLR0913 (one parameter a field)
    kind: Annotated[str, Form()] = "party",
    names: Annotated[str, Form()] = "",
    room: Annotated[str, Form()] = "",
    tlp: Annotated[str, Form()] = "",
    onward: Annotated[str, Form()] = "",
    purpose: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    members: Annotated[str, Form()] = "",
    opened: Annotated[str, Form()] = "",
    must_confirm: Annotated[str, Form()] = "",
    confirmed: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
    seen_names: Annotated[str, Form()] = "",
    may_leave: Annotated[str, Form()] = "",
) -> dict[str, str]:
    """The form as sent."""
    given = {"kind": kind, "names": names, "room": room, "tlp": tlp, "onward": onward, "purpose": purpose}
    given |= {"members": members, "opened": opened, "must_confirm": must_confirm, "confirmed": confirmed}
    given |= {"note": note, "seen_names": seen_names, "may_leave": may_leave}
    return given | {"until": until.strip()}


def mark_of(form: Mapping[str, str]) -> str:
    """The mark of the chosen room's members as the form showed them; "" for none."""
    pairs = (one.partition(":") for one in form["members"].split())
    return next((mark for room, _, mark in pairs if room == form["room"]), "")


def terms_of(form: Mapping[str, str]) -> dict[str, Any]:
    """The terms that a form names, as the desk takes them."""
    return {
        # Checked where it is entered, as every label from outside.
        "tlp": cast("Tlp", form["tlp"]),
        "onward": _split(form["onward"]),
        "purpose": form["purpose"],
        "until": end_of(form["until"]),
        "members": mark_of(form) if form["kind"] == "room" else "",
        "may_leave": bool(form["may_leave"]),
        "has_seen_names": bool(form["seen_names"]),
    }


def may_release(request: Request, report_id: str) -> None:
    """Nothing, where the report is the reader's own or may be passed on by it.

    Raises:
        NotVisible: It is neither; it may not exist.
    """
    with open_view(settings_of(request), reader_of(request)) as view:
        if not is_own(view, report_id) and not find_grants(view, report_id):
            raise NotVisible


def try_release(
    request: Request, report_id: str, form: dict[str, str], act: Callable[..., object], done: str
) -> Response:
    """Do it; a refusal shows the form again with its reason.

    Args:
        act: Takes settings, entry, audience, party and the terms.
        done: Where to go afterwards.
    """
    settings, reader = settings_of(request), reader_of(request)
    may_release(request, report_id)
    try:
        if form["must_confirm"] and not form["confirmed"]:
            raise ReleaseError("not confirmed", code="members-changed")
        act(settings, report_id, audience_of(form), party=reader.party, **terms_of(form))
    except ReleaseError as error:
        if error.code == "members-changed":
            form = form | {"must_confirm": form["must_confirm"] or form["opened"]}
        with open_view(settings, reader) as view:
            refused = refusal_of(error, form, catalogue_of(request))
            return render_report(request, view, report_id, form=form, refused=refused)
    return RedirectResponse(done, 303)


@router.post("/reports/{report_id}/release", dependencies=[Depends(check_acting)])
def release_report(
    request: Request, report_id: str, form: Annotated[dict[str, str], Depends(release_form)]
) -> Response:
    """Release a report of the reader's, or pass one on; a refusal shows the form again with its reason."""
    return try_release(request, report_id, form, desk.release, f"/reports/{report_id}#sharing")


@router.post("/reports/{report_id}/draft", dependencies=[Depends(check_acting)])
def draft_release(request: Request, report_id: str, form: Annotated[dict[str, str], Depends(release_form)]) -> Response:
    """Keep what the form says as a draft."""
    act = partial(desk.keep_draft, user=reader_of(request).user, note=form["note"])
    return try_release(request, report_id, form, act, "/sharing/prepared#drafts")


@router.post("/reports/{report_id}/urgent", dependencies=[Depends(check_acting)])
def release_urgently(
    request: Request, report_id: str, form: Annotated[dict[str, str], Depends(release_form)]
) -> Response:
    """Release a report of the reader's own at once: danger to life; it waits for a review from then on."""
    act = partial(desk.release_urgently, reason=form["note"])
    return try_release(request, report_id, form, act, "/sharing/prepared#urgent")


@router.post("/reports/{report_id}/tear", dependencies=[Depends(check_acting)])
def tear_line(
    request: Request, report_id: str, text: Annotated[str, Form()] = "", title: Annotated[str, Form()] = ""
) -> Response:
    """Make a tear line of a report of the reader's; it is released on its own page."""
    settings, reader = settings_of(request), reader_of(request)
    opened: Callable[..., desk.Desk] = request.app.state.open_tear
    try:
        done = desk.tear_line(settings, report_id, text=text, title=title, party=reader.party, open_desk=opened)
    except ReleaseError as error:
        if error.code not in ("tear-line", "tear-known", "erased"):
            raise
        with open_view(settings, reader) as view:
            refused = refusal_of(error, _EMPTY, catalogue_of(request))
            return render_report(request, view, report_id, refused=refused)
    return RedirectResponse(f"/reports/{done}#sharing", 303)
