"""Answers as bytes: pages are put together of stored bytes and checked words, never encoded again."""

from __future__ import annotations

from typing import Any

from tansiq.release.objects.collections import Collection
from tansiq.release.objects.describe import UNVERSIONED
from tansiq.release.objects.view import Page, PostStatus

__all__ = ["collection_json", "manifest_bytes", "objects_bytes", "status_json", "versions_bytes"]

_STIX = "application/stix+json;version="
_TITLES = {"mine": ("All that is mine to see", "كل ما هو متاح لي"), "inbox": ("Inbox", "صندوق الوارد")}


def _titled(one: Collection) -> str:
    """Its names in both languages; of a room or party without names, its short name."""
    names = [one.names[lang] for lang in ("en", "ar") if one.names.get(lang)]
    if one.target.kind == "room":
        return " – ".join(dict.fromkeys(names)) or one.name
    english, arabic = _TITLES[one.target.kind]
    if one.can_read:
        return f"{english} – {arabic}"
    return f"{english}: {names[0] if names else one.name} – {arabic}: {names[-1] if names else one.name}"


def collection_json(one: Collection, may_write: bool) -> dict[str, Any]:
    """A collection resource (section 5.2.1).

    Args:
        may_write: Whether the asker's role and key let it write at all.
    """
    return {
        "id": one.id,
        "title": _titled(one),
        "can_read": one.can_read,
        "can_write": one.can_write and may_write,
        "media_types": [f"{_STIX}2.1", f"{_STIX}2.0"],
    }


def _envelope(name: str, parts: bytes, page: Page) -> bytes:
    if not parts:
        return b"{}"
    more = f'"more":true,"next":"{page.next}",'.encode() if page.next else b""
    return b'{%b"%b":[%b]}' % (more, name.encode(), parts)


def objects_bytes(page: Page) -> bytes:
    """An envelope (section 3.7)."""
    return _envelope("objects", b",".join(page.bodies), page)


def manifest_bytes(page: Page) -> bytes:
    """A manifest (section 5.3.1). Every word in it was checked when the object came (describe.py)."""
    records = ",".join(
        f'{{"id":"{one.stix}","date_added":"{one.added}","version":"{one.version}","media_type":"{_STIX}{one.spec}"}}'
        for one in page.records
    )
    return _envelope("objects", records.encode(), page)


def versions_bytes(page: Page) -> bytes:
    """The versions of one object (section 5.8.1)."""
    return _envelope("versions", ",".join(f'"{one}"' for one in page.versions).encode(), page)


def status_json(status: PostStatus) -> dict[str, Any]:
    """A status resource (section 4.3.1)."""
    found: dict[str, Any] = {
        "id": status.id,
        "status": "complete",
        "request_timestamp": status.made,
        "total_count": status.total,
        "success_count": status.successes,
        "failure_count": status.failed,
        "pending_count": 0,
    }
    if status.failures:
        found["failures"] = [
            {"id": one.stix, "version": one.version or UNVERSIONED, "message": one.message} for one in status.failures
        ]
    return found
