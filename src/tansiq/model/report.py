"""A text received, as it came. Never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import Any

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    Args:
        text: As received, or as taken out of the page or file; offsets point into it.
        raw_hash: SHA-256 of the bytes received, lower-case hex, 64 characters.
        language: BCP 47, "en" or "ar" where it can be read.
        outlet: Who published it, or "".
        published: ISO date or RFC 3339 time, or None.
        title: Headline, or "".
        url: Address it was taken from, or "".
    """

    text: str
    raw_hash: str
    language: str
    outlet: str = ""
    published: str | None = None
    title: str = ""
    url: str = ""

    @staticmethod
    def hash_bytes(data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()

    def __repr__(self) -> str:
        # Texts and outlets never reach a log (style.md, 22).
        return f"Report({self.raw_hash[:12]}, {self.language}, {len(self.text)} characters)"

    def to_json(self) -> dict[str, Any]:
        """The entry's payload: when and by what way it came are not part of it (release.md, "Ids")."""
        return {
            "text": self.text,
            "raw_hash": self.raw_hash,
            "language": self.language,
            "outlet": self.outlet,
            "published": self.published,
            "title": self.title,
            "url": self.url,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Report:
        """Keys of a later version are ignored, as contract.md asks of readers."""
        return cls(**{field.name: data[field.name] for field in fields(cls) if field.name in data})
