"""What every STIX object here has: ids bound to their reader, times of one form, and nothing that is empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from tansiq.model.period import Instant

__all__ = ["SPEC", "Json", "Mint", "Minting", "compact", "stix_time", "time_of_day"]

Json = dict[str, Any]
SPEC = "2.1"


class Mint(Protocol):
    """Gives the ids of one reader, as `View.mint` does."""

    def __call__(self, kind: str, *parts: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Minting:
    """By what the objects of one reader get their ids and times.

    Args:
        mint: Gives ids.
        created: RFC 3339 with Z and milliseconds (`stix_time`).
        modified: The same; not before `created`.
    """

    mint: Mint
    created: str
    modified: str

    def base(self, kind: str, *parts: str, id: str = "") -> Json:  # noqa: A002 (the property's name)
        """The properties that every object has.

        Args:
            parts: By which the reader knows it again.
            id: Instead of one made of the parts.
        """
        return {
            "type": kind,
            "spec_version": SPEC,
            "id": id or self.mint(kind, *parts),
            "created": self.created,
            "modified": self.modified,
        }


def stix_time(moment: datetime | str) -> str:
    """A time as STIX 2.1 writes it: UTC, "Z", milliseconds (section 2.14; the strict validator asks for three digits).

    Args:
        moment: Aware, or an RFC 3339 time; a text without an offset is taken as UTC.
    """
    read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    aware = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return f"{aware.strftime('%Y-%m-%dT%H:%M:%S')}.{aware.microsecond // 1000:03d}Z"


def time_of_day(instant: Instant | None) -> str | None:
    """A bound of a period as it stands: a day, or a time in the text's own zone; never converted."""
    return None if instant is None else instant.isoformat()


def compact(value: Any) -> Any:
    """A value without what is None, "" or empty: STIX has no null, and no empty list."""
    if isinstance(value, dict):
        return {key: made for key, one in value.items() if (made := compact(one)) not in (None, "", [], {}, ())}
    if isinstance(value, list | tuple):
        return [made for one in value if (made := compact(one)) not in (None, "", [], {}, ())]
    return value
