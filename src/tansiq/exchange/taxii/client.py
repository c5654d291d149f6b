"""The TAXII 2.1 client: takes what a collection has added since the last time, and hands it to desk.

After every page the place is noted, so that a break costs one page; a page that comes again changes nothing, since
what is known already is known.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from tansiq.desk.objects import Sent, post_objects
from tansiq.errors import ExchangeError, ReleaseError
from tansiq.exchange.stix.extension import EXTENSION_ID
from tansiq.exchange.taxii.envelope import BadEnvelopeError, read_page
from tansiq.exchange.taxii.media import MEDIA
from tansiq.exchange.taxii.subscriptions import MOST_REFUSED, Refused, Subscription, save
from tansiq.release.objects.collections import Target
from tansiq.release.objects.describe import added_key
from tansiq.settings import Settings

__all__ = ["Answer", "Fetch", "Polled", "fetch", "poll"]

PER_PAGE = 1000
_MOST_BYTES = 256 * 2**20
_TIMEOUT_S = 60.0
_TRIES = 5
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 300.0
_MOST_PAGES = 100_000
"""A server that says `more` for ever is left after so many."""
_MARK_CHARS = 4096
"""A mark goes into an address, which servers cut at some 8,000."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Fetch = Callable[[str, Mapping[str, str]], Answer]
"""Gets an address with these headers; raises OSError where nothing answers."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll brought: objects taken in, those of them that a tansiq computed, and those refused."""

    taken: int
    incidents: int
    refused: tuple[Refused, ...]


def fetch(address: str, headers: Mapping[str, str]) -> Answer:
    """Get one address; a redirection is an answer like any other, since the key is for this host alone.

    Raises:
        OSError: Nothing answers, or the answer breaks off or is too long.
    """
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_TIMEOUT_S)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=dict(headers))
        response = connection.getresponse()
        body = response.read(_MOST_BYTES + 1)
        if len(body) > _MOST_BYTES:
            raise OSError("the answer is too long")
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)
    except HTTPException as error:
        raise OSError(f"the answer broke off ({type(error).__name__})") from error
    finally:
        connection.close()


def _headers(one: Subscription) -> dict[str, str]:
    if one.user:
        pair = base64.b64encode(f"{one.user}:{one.key}".encode()).decode()
        return {"accept": MEDIA, "authorization": f"Basic {pair}"}
    return {"accept": MEDIA, "authorization": f"Bearer {one.key}"}


class _Poll:
    def __init__(self, settings: Settings, one: Subscription, get: Fetch, sleep: Callable[[float], None]) -> None:
        self._settings = settings
        self.one = one
        self._get = get
        self._sleep = sleep
        self._marks: set[str] = set()
        self._reached = min(one.added_after, self._now())
        """`date_added` up to which the server's pages came in this poll."""

    def _now(self) -> str:
        return added_key(self._settings.clock().isoformat())

    def run(self) -> None:
        """Take page after page until the server has no more."""
        for _ in range(_MOST_PAGES):
            answer = self._ask()
            if answer.status in (400, 404) and self.one.next:
                # The mark holds no more: from the last place that was noted, which may bring what is known.
                self._note(next="")
                continue
            if answer.status != 200:
                raise ExchangeError(f"the server answered {answer.status}", code="taxii-refused", where=self.one.name)
            kind = answer.headers.get("content-type", MEDIA).partition(";")[0].strip().lower()
            if kind != MEDIA.partition(";")[0]:
                raise ExchangeError(
                    "the server's answer is not of TAXII 2.1", code="taxii-media", where=self.one.name,
                    hint="is this the address of an API root?",
                )  # fmt: skip
            if not self._take(answer):
                return
        raise self._endless()

    def _endless(self) -> ExchangeError:
        """Why it is left: what came is kept, and the next poll begins at the last place that was noted."""
        self._note(next="")
        hint = "what came is kept; tell who runs the server"
        return ExchangeError("the server gives the same pages for ever", code="taxii-endless", where=self.one.name,
                             hint=hint)  # fmt: skip

    def _ask(self) -> Answer:
        params = {"limit": str(PER_PAGE), "match[version]": "all"}
        params |= {"added_after": self._reached} if self._reached else {}
        params |= {"next": self.one.next} if self.one.next else {}
        address = f"{self.one.root}collections/{self.one.collection}/objects/?{urlencode(params, safe='[]:')}"
        wait = _FIRST_WAIT_S
        for left in range(_TRIES, 0, -1):
            try:
                answer = self._get(address, _headers(self.one))
            except OSError as error:
                if left == 1:
                    message = "the server does not answer"
                    raise ExchangeError(message, code="taxii-silent", where=self.one.name) from error
                self._sleep(wait)
            else:
                if answer.status != 429 and answer.status < 500:
                    return answer
                if left == 1:
                    raise ExchangeError(
                        f"the server answered {answer.status}", code="taxii-failed", where=self.one.name
                    )
                self._sleep(_wait_of(answer, wait))
            wait = min(2 * wait, _LONGEST_WAIT_S)
        raise AssertionError("unreachable")

    def _take(self, answer: Answer) -> bool:
        """Hand a page to the desk and note the place; whether there is more."""
        try:
            sent, has_more, following = read_page(answer.body)
        except BadEnvelopeError as error:
            message = "the server's answer is no envelope"
            raise ExchangeError(message, code="taxii-envelope", where=self.one.name) from error
        mine = Target("mine", self.one.party)
        status = post_objects(self._settings, mine, sent, party=self.one.party) if sent else None
        failures = () if status is None else status.failures
        refused = tuple(Refused(one.stix, one.version, one.message) for one in failures)
        last = _last_of(answer)
        # Within pages by mark, the mark counts; after the last page the time of the last object does.
        by_mark = has_more and bool(following)
        is_new = last > self._reached
        self._reached = self._reached if by_mark or not last else max(last, self._reached)
        self._note(
            next=following if by_mark else "",
            # A server whose clock is years ahead is asked from today: what it adds until then would be lost.
            added_after=min(self._reached, self._now()),
            taken=self.one.taken + (0 if status is None else status.successes),
            incidents=self.one.incidents + sum(map(_is_incident, sent)),
            refused=(*self.one.refused, *refused)[-MOST_REFUSED:],
        )
        # A server without marks pages by the time of the last object; one without either has said all that it will.
        if not (has_more and sent and (following or last)):
            return False
        if (by_mark and (following in self._marks or len(following) > _MARK_CHARS)) or not (by_mark or is_new):
            raise self._endless()
        self._marks.add(following)
        return True

    def _note(self, **changes: Any) -> None:
        self.one = replace(self.one, **changes)
        save(self._settings, self.one)


def _wait_of(answer: Answer, wait: float) -> float:
    given = answer.headers.get("retry-after", "")
    return min(float(given), _LONGEST_WAIT_S) if given.isascii() and given.isdigit() else wait


def _last_of(answer: Answer) -> str:
    """`date_added` of the last object of a page; "" where the server does not say it, or says no time."""
    try:
        return added_key(answer.headers.get("x-taxii-date-added-last", ""))
    except ReleaseError:
        return ""


def _is_incident(one: Sent) -> bool:
    """Whether it is an incident as a tansiq computes it for readers that are none."""
    if isinstance(one.said, ReleaseError) or f'"{EXTENSION_ID}"' not in one.text:
        return False
    data = json.loads(one.text)
    extensions = data.get("extensions") if data.get("type") == "incident" else None
    return isinstance(extensions, dict) and EXTENSION_ID in extensions


def poll(
    settings: Settings, one: Subscription, *, get: Fetch = fetch, sleep: Callable[[float], None] = time.sleep
) -> Polled:
    """Take in what a collection has added since the last poll, as the party's own objects, seen by it alone.

    Args:
        get: Asks the server.
        sleep: Waits, in seconds, before a server that is busy or silent is asked again: each time twice as long.

    Raises:
        ExchangeError: The server refuses, stays silent, or answers what is no envelope; what came before is kept.
    """
    work = _Poll(settings, one, get, sleep)
    before = one
    work.run()
    after = work.one
    new = len(after.refused) - len(before.refused) if len(after.refused) < MOST_REFUSED else len(after.refused)
    return Polled(
        after.taken - before.taken, after.incidents - before.incidents, after.refused[len(after.refused) - new :]
    )
