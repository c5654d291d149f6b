"""Whether what is asked was asked before: the mark of a form that is sent again, or the key of a program's request.

A form of a page carries when it was opened. The same form of one person, opened at one moment, with the same in it, is
one act (tansiq.desk.once). A program sends the header `Idempotency-Key`, as draft-ietf-httpapi-idempotency-key-header
has it; without it each request is an act of its own.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress

from fastapi import Request

from tansiq.settings import Sending
from tansiq.web.credentials import SignInNeeded, find_person
from tansiq.web.reader import reader_name, reader_of
from tansiq.web.refused import Refused

__all__ = ["KEY_HEADER", "MAX_KEY", "note_sent"]

KEY_HEADER = "idempotency-key"
MAX_KEY = 200
"""Characters of a key; a digest or a UUID has a fraction of it."""
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def _digest(*parts: object) -> bytes:
    return hashlib.sha256(json.dumps(parts).encode()).digest()


async def note_sent(request: Request) -> None:
    """Keep with a request by which form or key it is asked; nothing of one that carries neither.

    Raises:
        Refused: The key is too long.
    """
    if request.method != "POST":
        return
    if request.url.path.startswith("/api/"):
        key = request.headers.get(KEY_HEADER, "")
        if len(key) > MAX_KEY:
            raise Refused(f"a key has at most {MAX_KEY} characters", code="key-too-long", hint="a UUID will do")
        body = await request.body() if key else b""
    elif request.headers.get("content-type", "").partition(";")[0].strip().lower() in _FORMS:
        given = [(name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str)]
        key = next((value for name, value in given if name == "opened"), "")
        body = _digest(given)
        key = f"{key} {body.hex()}" if key else ""
    else:
        return
    if key:
        # Of nobody, at the sign-in, nothing is kept.
        with suppress(SignInNeeded):
            mark = _digest(_sender(request), request.url.path, key)
            request.state.sending = Sending(mark, hashlib.sha256(body).digest())


def _sender(request: Request) -> list[str]:
    """Who sends it: a party, and its person where one is known, by whatever credential."""
    person = find_person(request)
    return [reader_name(reader_of(request)), "" if person is None else person.mark]
