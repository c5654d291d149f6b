"""Passwords: argon2id with RFC 9106's second recommended option, NFC as RFC 8265 has it, never shorter than 12."""

from __future__ import annotations

import base64
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from tansiq.errors import PeopleError
from tansiq.settings import Settings

__all__ = ["draw_password", "hash_password", "is_password"]

LEAST_CHARS = 12
"""NIST SP 800-63B asks for 8 of people's choice; there is no second factor yet."""
MOST_CHARS = 1024
_SALT_BYTES = 16
_DRAWN_BYTES = 15
"""120 bits, as 24 letters and digits in groups of 6."""

AT_ONCE = 2
"""Passwords hashed at a time: each takes 64 MiB and 4 threads for a tenth of a second. More wait for their turn."""
_TURN = BoundedSemaphore(AT_ONCE)

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
"""No password has it: for a login that nobody has, so that the answer takes as long."""


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def hash_password(settings: Settings, password: str) -> str:
    """A password as it is stored.

    Raises:
        PeopleError: It is shorter than 12 characters or longer than 1024.
    """
    normal = _normal(password)
    if not LEAST_CHARS <= len(normal) <= MOST_CHARS or any("\ud800" <= sign <= "\udfff" for sign in normal):
        raise PeopleError("not a password", code="password", hint=f"{LEAST_CHARS} to {MOST_CHARS} characters")
    salt = settings.randomness.randbytes(_SALT_BYTES)
    with _TURN:
        return _HASHER.hash(normal, salt=salt)


def is_password(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one; as slow for None, which is nobody's."""
    if len(password) > MOST_CHARS:
        return False
    try:
        with _TURN:
            _HASHER.verify(stored or _OF_NOBODY, _normal(password))
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return bool(stored)


def draw_password(settings: Settings) -> str:
    """A password for somebody who is told it once."""
    drawn = base64.b32encode(settings.randomness.randbytes(_DRAWN_BYTES)).decode().lower()
    return "-".join(drawn[start : start + 6] for start in range(0, len(drawn), 6))
