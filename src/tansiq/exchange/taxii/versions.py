"""What of a reader's computed objects is new, changed or gone since it was last given: pure, and by what is in them.

An object is a version of its own only where something in it differs from what the reader has; its time is that of the
newest act of which the reader may know that it changed it. What is gone is told once more as revoked, with nothing of
what it said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tansiq.exchange.stix import stix_time
from tansiq.exchange.stix.common import Json
from tansiq.release.objects.computed import ComputedRow
from tansiq.release.objects.describe import version_key
from tansiq.release.objects.pending import Ready

__all__ = ["Acts", "Fresh", "Plan", "first_rows", "plan"]

_GONE = {"en": "No longer shared with you", "ar": "لم تعد مشاركته معك قائمة"}
_MICROSECOND, _MILLISECOND = timedelta(microseconds=1), timedelta(milliseconds=1)
_TIMES = frozenset({"created", "modified"})
_NOWHERE = "identity--1f4c072b-a3e0-464a-aa83-9a8ed7e9eceb"
"""The maker of our extension, to which a revoked object points where STIX asks for a reference: it is everybody's."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """An object as the reader sees it now.

    Args:
        base: The id by which it was made; `body` has another where that was revoked before.
        first: When the first of what it rests on became visible to the reader, RFC 3339.
        newest: The newest act that changed it, as far as what it rests on tells.
        rests: Ids of the entries that go out with it.
        is_lasting: Equal for everybody, or a marking: it has no versions, and is not revoked.
    """

    base: str
    body: Json
    first: str
    newest: str
    rests: frozenset[str]
    is_lasting: bool

    @property
    def stix(self) -> str:
        return str(self.body["id"])


@dataclass(frozen=True, slots=True)
class Acts:
    """What the reader knows of acts.

    Args:
        now: The moment at which it asks.
        lost: When it ceased to see some entries.
        known: Times of acts that it knows of, whatever they were about.
    """

    now: str
    lost: Callable[[Iterable[str]], Sequence[str]]
    known: Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows in place of those by the same ids, ids of rows that go, the last `date_added`, and those of ready ones."""

    new: tuple[ComputedRow, ...]
    gone: tuple[str, ...]
    last: str
    ready: Mapping[str, str] = field(default_factory=dict)


def plan(
    stored: Mapping[str, ComputedRow],
    fresh: Sequence[Fresh],
    acts: Acts,
    *,
    last: str,
    hash_of: Callable[[str], str],
    ready: Sequence[Ready] = (),
) -> Plan:
    """Compare what the reader has with what it sees.

    Args:
        stored: By STIX id, without bodies: b"" for one that is there.
        last: The last `date_added` that the reader has had there, "" for none.
        hash_of: Stands for a text, and is not to be guessed.
        ready: Objects besides, of a reader that has nothing yet.
    """
    found = _Planned(stored, acts, hash_of)
    incidents: dict[str, str] = {}
    # A translation names the version of what it translates, which is so decided first.
    for one in sorted(fresh, key=lambda one: (one.body["type"] == "language-content", one.stix)):
        if "object_modified" in one.body:
            body = one.body | {"object_modified": incidents.get(one.body["object_ref"], one.body["object_modified"])}
            found.see(replace(one, body=body))
        else:
            incidents[one.stix] = found.see(one)
    found.lose(fresh)
    added = _added([*((one.act, one.stix) for one in found.moved), *((one.act, one.stix) for one in ready)], last)
    moved = [replace(row, added=added[row.stix]) for row in found.moved]
    times = {one.base: added[one.stix] for one in ready}
    return Plan((*moved, *found.kept), tuple(found.gone), max(added.values(), default=last), times)


def first_rows(fresh: Sequence[Fresh], hash_of: Callable[[str], str]) -> list[ComputedRow]:
    """Objects as a reader that has nothing is given them, without when they were added."""
    found = _Planned({}, Acts("", lambda _: (), tuple), hash_of)
    for one in fresh:
        found.see(one)
    return found.moved


def _added(rows: Iterable[tuple[str, str]], last: str) -> dict[str, str]:
    """`date_added` of rows by id: the act's time, and later than the one before; those of one act by id."""
    found = {}
    for act, stix in sorted(rows):
        last = act if not last else max(act, _shift(last, _MICROSECOND))
        found[stix] = last
    return found


def _shift(moment: str, by: timedelta) -> str:
    return (datetime.fromisoformat(moment) + by).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class _Planned:
    """What becomes of each object."""

    def __init__(self, stored: Mapping[str, ComputedRow], acts: Acts, hash_of: Callable[[str], str]) -> None:
        self._stored = stored
        self._acts = acts
        self._hash_of = hash_of
        self.moved: list[ComputedRow] = []
        self.kept: list[ComputedRow] = []
        self.gone: list[str] = []

    def see(self, one: Fresh) -> str:
        """Take one that is there; the version that it has."""
        content = self._hash_of(_content(one.body))
        rests = tuple(sorted(one.rests))
        was = self._stored.get(one.stix)
        if was is None:
            act = max(one.first, one.newest)
            created = str(one.body["created"])
            version = str(one.body.get("modified", created))
        elif was.content != content:
            act = self._act(was, one.newest, set(was.rests) - one.rests)
            created, version = was.created, _later(was.version, act)
        else:
            if was.rests != rests or was.body is None:
                self.kept.append(replace(was, rests=rests, body=_bytes(_timed(one.body, was.created, was.version))))
            return was.version
        body = _timed(one.body, created, version)
        self.moved.append(
            ComputedRow(
                added="", stix=one.stix, base=one.base, type=body["type"], created=created, version=version,
                key=version_key(version), act=act, is_revoked=False, content=content, rests=rests, body=_bytes(body),
            )
        )  # fmt: skip
        return str(version)

    def lose(self, fresh: Sequence[Fresh]) -> None:
        """Take away what is there no more."""
        here = {one.stix for one in fresh}
        by_entry: dict[str, str] = {}
        for one in fresh:
            for name in one.rests:
                by_entry[name] = max(one.newest, by_entry.get(name, ""))
        for stix, was in self._stored.items():
            if stix in here or was.is_revoked:
                continue
            if was.type in _LASTING or not was.rests:
                self.gone.append(stix)
                continue
            joined = max((by_entry.get(name, "") for name in was.rests), default="")
            act = self._act(was, joined, was.rests)
            version = _later(was.version, act)
            body = _bytes(_revoked(was, version))
            self.moved.append(
                replace(was, version=version, key=version_key(version), act=act, is_revoked=True, content="", rests=(),
                        body=body)
            )  # fmt: skip

    def _act(self, was: ComputedRow, newest: str, lost: Iterable[str]) -> str:
        """The act after which it is otherwise: one that is known to be about it, one that may be, or the asking."""
        for times in (lambda: [newest, *self._acts.lost(lost)], self._acts.known):
            later = [one for one in times() if was.act < one <= self._acts.now]
            if later:
                return max(later)
        return max(self._acts.now, was.act)


_LASTING = frozenset({"marking-definition", "extension-definition"})


def _content(body: Json) -> str:
    return json.dumps({key: one for key, one in body.items() if key not in _TIMES}, ensure_ascii=False, sort_keys=True)


def _bytes(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _timed(body: Json, created: str, version: str) -> Json:
    return body | ({"created": created, "modified": version} if "modified" in body else {})


def _later(version: str, act: str) -> str:
    """A version by an act's time, and later than the one before."""
    before = datetime.fromisoformat(version) + _MILLISECOND
    return max(stix_time(before), stix_time(act))


def _revoked(was: ComputedRow, version: str) -> Json:
    """An object that is no longer the reader's: what STIX requires of its type, and nothing of what it was."""
    made = {
        "type": was.type, "spec_version": "2.1", "id": was.stix, "created": was.created, "modified": version,
        "revoked": True,
    }  # fmt: skip
    return made | _required(was)


def _required(was: ComputedRow) -> Json:
    match was.type:
        case "location":
            # STIX asks for a region, a country or a position: this one is nobody's.
            return {"latitude": 0.0, "longitude": 0.0}
        case "relationship":
            return {"relationship_type": "related-to", "source_ref": _NOWHERE, "target_ref": _NOWHERE}
        case "report":
            return {"name": _GONE["en"], "published": was.created, "object_refs": [_NOWHERE]}
        case "opinion":
            return {"opinion": "neutral", "object_refs": [_NOWHERE]}
        case "note":
            return {"content": _GONE["en"], "object_refs": [_NOWHERE]}
        case "language-content":
            return {"object_ref": _NOWHERE, "contents": {"ar": {"name": _GONE["ar"]}}}
        case _:
            return {"name": _GONE["en"]}
