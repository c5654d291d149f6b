"""The upload box: files or a pasted text go to the desk; a page says what was added, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from tansiq.desk import Added, Desk, Known, Outcome, Rejected
from tansiq.errors import ReleaseError, TansiqError
from tansiq.intake import IntakeOptions, take_bytes
from tansiq.release import ReportHead, View, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.language import LANGUAGES, Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.query import is_day
from tansiq.web.reader import reader_of, settings_of
from tansiq.web.rendering import Pages
from tansiq.web.switch import check_acting

__all__ = ["router"]

_MAX_OUTLET_CHARS = 200

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Sent:
    """One input as sent: a file with its name, or a pasted text."""

    name: str
    data: bytes


def _options(outlet: str, published: str, language: str) -> IntakeOptions:
    """What the sender says of all inputs of one upload.

    Raises:
        _BadFieldError: A day or language is none. What is stored stays as it is said here, so nothing is left out.
    """
    published = published.strip()
    if published and not is_day(published):
        raise _BadFieldError("upload.bad_day")
    if language and language not in LANGUAGES:
        raise _BadFieldError("upload.bad_language")
    return IntakeOptions(
        published=published or None, outlet=outlet.strip()[:_MAX_OUTLET_CHARS], language=language or None
    )


class _BadFieldError(Exception):
    """Holds the key of the message that says why."""


def _take_one(desk: Desk, one: _Sent, options: IntakeOptions) -> Iterator[Outcome]:
    """Whatever happens to one input: what was stored before is still said, and the inputs after it are still taken."""
    try:
        yield from desk.take_in(take_bytes(one.data, name=one.name, options=options))
    except TansiqError as error:
        yield Rejected(one.name, error.code, error.message, error.hint)
    except Exception as error:  # noqa: BLE001 (as the docstring says)
        yield Rejected(one.name, "failed", f"taking it in failed ({type(error).__name__})", "tell us")


def _find_heads(view: View, ids: Sequence[str]) -> list[ReportHead]:
    """What the uploader may be shown of its reports: they pass release like any page (release.md)."""
    found = []
    for one in dict.fromkeys(ids):
        try:
            found.append(view.get_report(one).head)
        except ReleaseError:
            continue
    return found


def _reason(one: Rejected, cat: Catalogue) -> str:
    """Why an input was refused, in the reader's language where the catalogue knows the reason."""
    if one.code.startswith("contract-"):
        return cat.text("refused.contract", field=one.code.removeprefix("contract-"))
    key = f"refused.{one.code}"
    return cat.text(key) if cat.has(key) else f"{one.message}; {one.hint}".rstrip("; ")


def _noted(done: Sequence[Outcome], cat: Catalogue) -> list[tuple[str, str]]:
    """Plug-ins that gave nothing, and why; each once."""
    notes = dict.fromkeys(note for one in done if isinstance(one, Added) for note in one.notes)
    return [(note.by, cat.text(f"note.{note.code}")) for note in notes]


def _take(request: Request, pages: Pages, sent: Sequence[_Sent], options: IntakeOptions) -> HTMLResponse:
    cat = catalogue_of(request)
    reader, settings = reader_of(request), settings_of(request)
    desk: Desk = request.app.state.open_desk(settings)
    done = [outcome for one in sent for outcome in _take_one(desk, one, options)]
    with open_view(settings, reader) as view:
        return pages.render(
            request,
            "uploaded.html",
            added=_find_heads(view, [one.report_id for one in done if isinstance(one, Added)]),
            repeated=_find_heads(view, [one.report_id for one in done if isinstance(one, Known)]),
            noted=_noted(done, cat),
            refused=[(one.where, _reason(one, cat)) for one in done if isinstance(one, Rejected)],
        )


def _refuse(request: Request, pages: Pages, why: str) -> HTMLResponse:
    notice = catalogue_of(request).text(why)
    with open_view(settings_of(request), reader_of(request)) as view:
        reports, _ = view.list_reports()
        return pages.render(request, "reports.html", status=400, reports=reports, more="", words="", notice=notice)


@router.post("/reports", dependencies=[Depends(check_acting)])
async def take_reports(
    request: Request,
    pages: Annotated[Pages, Depends(pages_of)],
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """Take in what was sent; one bad input never stops the rest."""
    sent = [_Sent(file.filename, await file.read()) for file in files or () if file.filename]
    if text.strip():
        # A name without an ending: the bytes tell whether it is a page or plain text.
        sent.append(_Sent(catalogue_of(request).text("upload.pasted"), text.encode()))
    if not sent:
        return await run_in_threadpool(_refuse, request, pages, "upload.nothing")
    try:
        options = _options(outlet, published, language)
    except _BadFieldError as error:
        return await run_in_threadpool(_refuse, request, pages, str(error))
    return await run_in_threadpool(_take, request, pages, sent, options)
