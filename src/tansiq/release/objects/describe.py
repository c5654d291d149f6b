"""What a foreign STIX object says of itself: id, version, type, and the label on which it may be seen."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tansiq.errors import ReleaseError
from tansiq.ledger import format_time
from tansiq.model.release import TLP_ORDER, Tlp

__all__ = [
    "Described",
    "added_key",
    "check_depth",
    "check_identity",
    "check_version",
    "describe",
    "describe_stored",
    "version_key",
]

_ID = re.compile(r"([a-z][a-z0-9-]{1,248}[a-z0-9])--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)"
_REAL_TIME = re.compile(rf"{_DAY}T{_CLOCK}(?:\.[0-9]{{1,12}})?Z")
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,12}))?Z")
_SPEC = re.compile(r"[0-9]\.[0-9]")
UNVERSIONED = "1970-01-01T00:00:00.000Z"
"""The version of what has neither `modified` nor `created`. One for all: when it came would tell a later reader of
an earlier one."""
SPEC = "2.1"
_DEEPEST = 100
"""Levels of one object (RFC 8259, section 9, lets a reader set limits); a report of STIX has five."""

_TLP: dict[str, Tlp] = {
    # FIRST, TLP 2.0 (extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d).
    "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "CLEAR",
    "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "GREEN",
    "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "AMBER",
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "AMBER+STRICT",
    "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "RED",
    # STIX 2.1, section 7.2.1.4, of TLP 1; its amber named no clients everywhere, so the stricter reading.
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "CLEAR",
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "GREEN",
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "AMBER+STRICT",
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "RED",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A STIX object without its content.

    Args:
        stix: Its `id`.
        version: `modified`, else `created`, else UNVERSIONED; as it is written.
        key: The same so that text order is time order.
        spec: Version of STIX.
        tlp: The strictest of its labels; None where it has none, or one that is not known: its poster's alone.
        is_revoked: It says that the line of versions has ended.
        creator: The identity that its `created_by_ref` names, "" for none.
    """

    stix: str
    version: str
    key: str
    type: str
    spec: str
    tlp: Tlp | None
    is_revoked: bool
    creator: str = ""


def check_identity(stix: str) -> str:
    """The id of an identity, as it is.

    Raises:
        ReleaseError: It is none.
    """
    match = _ID.fullmatch(stix)
    if match is None or match[1] != "identity":
        raise ReleaseError("not the id of a STIX identity", code="identity", hint="identity-- and a UUID")
    return stix


def version_key(stamp: str) -> str:
    """A STIX timestamp with no zeros at the end and no Z, so that equal instants are equal and text order is time's.

    Raises:
        ReleaseError: It is no such timestamp.
    """
    found = _TIME.fullmatch(stamp)
    if found is None:
        raise ReleaseError("not a STIX timestamp", code="object-time", hint="use RFC 3339 in UTC, ending with Z")
    fraction = (found[2] or "").rstrip("0")
    return f"{found[1]}.{fraction}" if fraction else found[1]


def check_version(said: Described) -> None:
    """Nothing, where the version is a time that there is. Asked of what comes in; what is stored stays as it is.

    Raises:
        ReleaseError: It has a month 13, or digits of another script, which would come after all others.
    """
    if not _REAL_TIME.fullmatch(said.version):
        raise ReleaseError("not a STIX timestamp", code="object-time", hint="use RFC 3339 in UTC, ending with Z")


def added_key(stamp: str) -> str:
    """A time of `added_after` as `date_added` is written.

    Raises:
        ReleaseError: It is no RFC 3339 time with its offset.
    """
    try:
        moment = datetime.fromisoformat(stamp)
        if "T" not in stamp.upper() or moment.tzinfo is None:
            raise ReleaseError("not a time", code="query", where="added_after")
        return format_time(moment)
    except (ValueError, OverflowError) as error:
        raise ReleaseError("not a time", code="query", where="added_after") from error


def describe(data: Any) -> Described:
    """What a parsed object says of itself.

    Raises:
        ReleaseError: It is no STIX object: no object at all, no id of its type, or a version that is no time.
    """
    if type(data) is not dict:
        raise ReleaseError("not a STIX object", code="object")
    kind, stix = data.get("type"), data.get("id")
    match = _ID.fullmatch(stix) if type(stix) is str else None
    if match is None or match[1] != kind:
        raise ReleaseError("it needs a type, and an id that begins with it", code="object-id")
    version = data.get("modified", data.get("created", UNVERSIONED))
    if type(version) is not str:
        raise ReleaseError("its version is no text", code="object-time")
    spec = data.get("spec_version", SPEC if "created" not in data else "2.0")
    if type(spec) is not str or not _SPEC.fullmatch(spec):
        raise ReleaseError("its spec_version is none", code="object-spec")
    is_revoked = data.get("revoked", False) is True
    key = version_key(version)
    return Described(str(stix), version, key, str(kind), spec, _label(data), is_revoked, _creator(data))


def check_depth(text: str, data: Any) -> None:
    """Nothing, where an object is not nested deeper than whoever reads it again can read it.

    Raises:
        ReleaseError: It is: the decoder reads some 980 levels, and fewer the deeper it is called.
    """
    # Most objects have fewer brackets than that in all.
    if text.count("[") + text.count("{") <= _DEEPEST:
        return
    level, depth = [data], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise ReleaseError("it is nested too deep", code="object-deep", hint=f"at most {_DEEPEST} levels")
        inside = (each for one in level for each in (one.values() if isinstance(one, dict) else one))
        level = [each for each in inside if isinstance(each, dict | list)]


def describe_stored(text: str) -> Described | None:
    """What a stored object says of itself; None of one that an earlier version took in and that nests too deep."""
    try:
        data = json.loads(text)
        check_depth(text, data)
    except (RecursionError, ReleaseError):
        return None
    return describe(data)


def _creator(data: dict[str, Any]) -> str:
    named = data.get("created_by_ref")
    match = _ID.fullmatch(named) if type(named) is str else None
    return str(named) if match is not None and match[1] == "identity" else ""


def _label(data: dict[str, Any]) -> Tlp | None:
    """The strictest of all labels; None where there is none, or one that is not known (release.md, rule 6).

    A bundle has no label of its own: those of what it holds would not be asked.
    """
    if data.get("type") == "bundle":
        return None
    refs, granular = data.get("object_marking_refs", []), data.get("granular_markings", [])
    if type(refs) is not list or type(granular) is not list:
        return None
    named = list(refs)
    for one in granular:
        if type(one) is not dict:
            return None
        # A part marked with its language alone is not restricted by that.
        if "marking_ref" in one or "lang" not in one:
            named.append(one.get("marking_ref"))
    labels = [_TLP.get(one) if type(one) is str else None for one in named]
    known = [one for one in labels if one is not None]
    return min(known, key=TLP_ORDER.index) if known and len(known) == len(labels) else None
