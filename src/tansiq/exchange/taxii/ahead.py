"""The job that tells readers' events before their clients ask, so that a first page need not wait for all of them.

What it tells is kept as what events say of objects (computed.py); what of that a reader is given, and when it was
added, is decided when the reader asks. When the job ran, or whether it did, changes no byte of any answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from tansiq.desk.computed import note_software
from tansiq.errors import TansiqError
from tansiq.exchange.taxii.computed import AT_ONCE, SOFTWARE, tell_ahead
from tansiq.people import parties_with_key
from tansiq.release import Reader
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings

__all__ = ["start_telling", "tell_all"]

EVERY_SECONDS = 5.0
"""What came in is told so long after it, while there is not much: an answer that comes before tells the rest."""


def tell_all(settings: Settings, *, is_over: Callable[[], bool] = bool) -> int:
    """Tell what there is to tell of every party that has a key for TAXII, a hundred events at a time.

    Args:
        is_over: Whether to stop; asked between two steps.

    Returns:
        In how many steps.
    """
    note_start(settings)
    steps = 0
    for party in parties_with_key(settings, "taxii"):
        reader = Reader(party)
        with open_objects(settings, reader) as view:
            collections = [one for one in view.list_collections() if one.can_read]
        for one in collections:
            has_more = True
            while has_more and not is_over():
                # A view of its own for each step: acts come in between.
                with open_objects(settings, reader) as view:
                    has_more = tell_ahead(settings, view, one, most=AT_ONCE)
                steps += 1
    return steps


def note_start(settings: Settings) -> None:
    """Note when this software was first run: what an upgrade alone changes of an object is of that time."""
    if parties_with_key(settings, "taxii"):
        note_software(settings.home, SOFTWARE, settings.clock().strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def start_telling(settings: Settings) -> Thread:
    """Tell again and again beside a server, until the program ends."""

    def run() -> None:
        while True:
            # No ledger yet, or one that is being rebuilt: the next time.
            with suppress(TansiqError):
                tell_all(settings)
            time.sleep(EVERY_SECONDS)

    thread = Thread(target=run, name="telling", daemon=True)
    thread.start()
    return thread
