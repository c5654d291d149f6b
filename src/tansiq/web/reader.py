"""Who is asking, and what may be read on their behalf: the only way from a request to a view."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Request

from tansiq.release import Reader, View, open_view
from tansiq.settings import Settings

__all__ = ["reader_of", "settings_of", "view_of"]


def settings_of(request: Request) -> Settings:
    """The settings of this server."""
    settings: Settings = request.app.state.settings
    return settings


def reader_of(request: Request) -> Reader:
    """The reader of a request: without sign-in, the party for which the server was started."""
    return Reader(settings_of(request).party)


def view_of(request: Request) -> Iterator[View]:
    """The view of the one who is asking, open for the length of the request."""
    with open_view(settings_of(request), reader_of(request)) as view:
        yield view
