"""Who is asking, and what may be read on their behalf: the only way from a request to a view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fastapi import Request

from tansiq.people import settings_for
from tansiq.release import Reader, View, open_view
from tansiq.settings import Settings
from tansiq.web.credentials import SignInNeeded, asks_who, find_person, has_bad_key, is_by_session

__all__ = [
    "READER_COOKIE",
    "Offered",
    "find_offered",
    "name_party",
    "offered_of",
    "reader_name",
    "reader_of",
    "settings_of",
    "view_of",
]

READER_COOKIE = "tansiq_reader"


@dataclass(frozen=True, slots=True)
class Offered:
    """A reader as whom the pages may be read without sign-in, where the server was started with a choice of them.

    Args:
        reader: A party of this node, or one of its users.
        names: What it is called, by language.
    """

    reader: Reader
    names: Mapping[str, str] = field(default_factory=dict)

    def label(self, lang: str) -> str:
        """Its name in a language, or its id."""
        return self.names.get(lang) or reader_name(self.reader)


def reader_name(reader: Reader) -> str:
    """ "party", or "party:user"."""
    return f"{reader.party}:{reader.user}" if reader.user else reader.party


def offered_of(request: Request) -> tuple[Offered, ...]:
    """The readers to choose from: given when the server was started, never read from the ledger."""
    offered: tuple[Offered, ...] = request.app.state.offered
    return offered


def find_offered(request: Request, name: str | None) -> Offered | None:
    """The reader of this name among those offered."""
    return next((one for one in offered_of(request) if reader_name(one.reader) == name), None)


def name_party(request: Request, party: str, lang: str) -> str:
    """What a party or "party:user" is called where it is among those offered, else its id."""
    found = find_offered(request, party)
    return party if found is None else found.label(lang)


def reader_of(request: Request) -> Reader:
    """The reader of a request: who is signed in or sends a key; on a server that asks nobody, the one chosen in this
    browser, else the party for which it was started.

    A choice counts only where the server offers it, and such a server answers this machine alone. What was released to
    one user by name, which is RED, is on pages alone: by a key, and in a file, a user has what the whole party has.

    Raises:
        SignInNeeded: The server asks who is there, and nobody says.
    """
    person = find_person(request)
    if person is not None:
        return Reader(person.party, person.mark if is_by_session(request) and not _is_for_file(request) else "")
    if asks_who(request) or has_bad_key(request):
        raise SignInNeeded
    chosen = find_offered(request, request.cookies.get(READER_COOKIE))
    settings: Settings = request.app.state.settings
    reader = Reader(settings.party) if chosen is None else chosen.reader
    return Reader(reader.party) if _is_for_file(request) else reader


def _is_for_file(request: Request) -> bool:
    return request.url.path.startswith("/export/")


def settings_of(request: Request) -> Settings:
    """The settings of this server, acting for the party of the one who is asking, with no more rights than theirs."""
    settings: Settings = request.app.state.settings
    person = find_person(request)
    sending = getattr(request.state, "sending", None)
    if person is not None:
        return replace(settings_for(settings, person), sending=sending)
    return replace(settings, party=reader_of(request).party, sending=sending)


def view_of(request: Request) -> Iterator[View]:
    """The view of the one who is asking, open for the length of the request."""
    with open_view(settings_of(request), reader_of(request)) as view:
        yield view
