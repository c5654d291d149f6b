"""How many requests a party's reports may cause a day: one byte a request in a file of that day.

Each party has a count of its own: how many reports another takes in never decides what is read in yours.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

__all__ = ["Budget"]


class Budget:
    """Requests of one party to one service.

    Args:
        home: The node's home; made where it is not there.
        party, service: Whose requests, and to what; both only name the folder.
        per_day: Requests a day, from 1.
        clock: The time now, in UTC; a day ends at midnight UTC.
    """

    def __init__(self, home: Path, *, party: str, service: str, per_day: int, clock: Callable[[], datetime]) -> None:
        # Ids of parties and names of models may hold anything; a hash is a name of a folder everywhere.
        name = sha256(f"{party}\0{service}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._folder = home / "plugins" / name
        self._per_day = per_day
        self._clock = clock

    def spend(self) -> bool:
        """Take one request off today's; False where none is left. Safe between processes.

        Raises:
            OSError: It cannot be written down: then nothing may be asked.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        today = self._folder / self._clock().date().isoformat()
        if today.exists() and today.stat().st_size >= self._per_day:
            return False
        is_new = not today.exists()
        handle = os.open(today, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, b".")
            # Where this byte ended up among those of other processes is the number of this request.
            number = os.lseek(handle, 0, os.SEEK_CUR)
        finally:
            os.close(handle)
        if is_new:
            for old in self._folder.iterdir():
                if old.name < today.name:
                    old.unlink(missing_ok=True)
        return number <= self._per_day
