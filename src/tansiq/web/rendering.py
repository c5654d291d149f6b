"""Templates with the words, look and addresses that every page has."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tansiq import __version__
from tansiq.desk import opened_at
from tansiq.people import has_people
from tansiq.web.asking import address_with, catalogue_of, remember, theme_of
from tansiq.web.credentials import SignInNeeded, find_person
from tansiq.web.groups import GROUPS
from tansiq.web.reader import name_party, offered_of, reader_name, reader_of

__all__ = ["STATIC", "Pages"]

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_SCREENED = ("read", "contribute", "release", "erase", "keep", "administer")
"""Rights by which a page shows or leaves out a form; whether its act is let through, admission.py and the desk say."""
_BARE = frozenset(
    {"about.html", "error.html", "me.html", "people-first.html", "people.html", "sign-in.html", "uploaded.html"}
)
"""Templates without entries, but for what was just sent: all that is drawn for who may not read."""


class Pages:
    """Renders templates; autoescape is on for every one of them, and an unknown name is an error."""

    def __init__(self) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._digests: dict[str, str] = {}

    def asset(self, name: str) -> str:
        """The address of a static file with its digest, so that a browser may keep it as long as it likes."""
        digest = self._digests.get(name)
        if digest is None:
            digest = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
            self._digests[name] = digest
        return f"/static/{name}?v={digest}"

    def render(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """One page in the language and look of its request."""
        cat = catalogue_of(request)
        theme = theme_of(request)
        person, must_sign = find_person(request), False
        try:
            acting = reader_name(reader_of(request))
        except SignInNeeded:
            # Nobody: the page of a sign-in or of an error, with nothing of any party.
            acting, must_sign = "", True
        rights = person.rights() if person is not None else frozenset(() if must_sign else _SCREENED)
        if "read" not in rights and template not in _BARE:
            # A key that is good for writing alone: its act is answered by the status, and nothing is shown.
            template, values = "error.html", {"code": "not_read", "message": cat.text("error.not_read")}
        body = self.environment.get_template(template).render(
            cat=cat,
            t=cat.text,
            tn=cat.count,
            tm=cat.markup,
            asset=self.asset,
            groups=tuple(GROUPS),
            theme=theme,
            version=__version__,
            acting=acting,
            opened=opened_at(request.app.state.settings),
            party=name_party(request, acting, cat.lang) if acting else "",
            person=person,
            must_sign=must_sign,
            may={right: right in rights for right in _SCREENED},
            has_people=has_people(request.app.state.settings),
            offered=[(reader_name(one.reader), one.label(cat.lang)) for one in offered_of(request)],
            back=f"{request.url.path}?{request.url.query}" if request.method == "GET" else "/reports",
            path=request.url.path,
            other_language=address_with(request, lang="en" if cat.lang == "ar" else "ar"),
            other_theme=address_with(request, theme="light" if theme == "dark" else "dark"),
            **values,
        )
        response = HTMLResponse(body, status)
        remember(request, response)
        return response
