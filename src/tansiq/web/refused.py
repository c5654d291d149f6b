"""What the desk refuses for how it was asked, as an answer of the API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tansiq.desk import KeyReused, NotAllowed, NotYours
from tansiq.errors import PeopleError, ReleaseError
from tansiq.people import NoSuchPerson
from tansiq.release import NotVisible

__all__ = ["Refused", "refusing"]


class Refused(ReleaseError):  # noqa: N818 (an answer)
    """What the desk does not do, and why: 400 with the desk's own code. Ask otherwise."""


@contextmanager
def refusing() -> Iterator[None]:
    """What the desk refuses for how it was asked, as an answer of the API.

    Raises:
        Refused: It refused.
    """
    try:
        yield
    except (KeyReused, NotYours, NotVisible, NotAllowed, NoSuchPerson):
        raise
    except (ReleaseError, PeopleError) as error:
        raise Refused(error.message, code=error.code, hint=error.hint) from error
