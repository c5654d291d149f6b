"""Foreign STIX objects: posted into a room or an inbox, which is a release on the terms of their TLP; and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.keeping import room_end
from tansiq.errors import ReleaseError
from tansiq.ledger import Draft, get_stored
from tansiq.ledger.engine import ask, ask_one, put_rows
from tansiq.ledger.store import Appended
from tansiq.model import Audience, Release
from tansiq.model.release import TLP_ORDER
from tansiq.release.facts import get_facts
from tansiq.release.moments import Moment
from tansiq.release.objects.adding import add_fresh
from tansiq.release.objects.collections import Target, collection_id
from tansiq.release.objects.describe import Described
from tansiq.release.objects.showing import INSERT_BODY, body_row, note_posting, show_objects
from tansiq.release.objects.view import Failure, PostStatus
from tansiq.release.register import list_releases
from tansiq.settings import Settings

__all__ = ["Sent", "delete_object", "post_objects"]

VIA = "taxii"
_STATUS_BYTES = 16
_AT_ONCE = 500
_KNOWN = "SELECT stix, originator, key, revoked, body FROM object_body WHERE stix IN ({})"


@dataclass(frozen=True, slots=True)
class Sent:
    """One object as it came.

    Args:
        text: Its exact bytes, as text.
        said: What it says of itself, or why it is none.
        stix, version: As far as they could be read, for the status of one that is none.
    """

    text: str
    said: Described | ReleaseError
    stix: str = ""
    version: str = ""


def post_objects(settings: Settings, target: Target, sent: Sequence[Sent], *, party: str | None = None) -> PostStatus:
    """Take objects in as the party's own and release them to the room or inbox on the terms of their TLP.

    Without a TLP, or with a marking that is not known, an object is stored and seen by its poster alone.

    Args:
        target: A room that the party is in, another party's inbox, or the party's own "mine": released to nobody.

    Returns:
        What became of each; the rest goes on where one is not taken.

    Raises:
        NotYours: The party has no such room.
    """
    with acting(settings, party) as desk:
        _check(desk, target)
        post = _Post(desk, target)
        post.sort(sent)
        return post.write(settings)


def _check(desk: Acting, target: Target) -> None:
    """Nothing, where the party may post there: membership is asked again, inside the transaction.

    Raises:
        NotYours: It may not.
    """
    if target.kind == "room":
        chosen = "SELECT 1 FROM room_member WHERE party = ? AND room = ?"
        values = (desk.party, bytes.fromhex(target.id))
        if ask_one(desk.connection, chosen, values) is None:
            raise NotYours
    elif (target.id == desk.party) != (target.kind == "mine"):
        raise NotYours


class _Post:
    """One posting: which objects are new, known or not to be taken; and what is written of it."""

    def __init__(self, desk: Acting, target: Target) -> None:
        self._desk = desk
        self._target = target
        self._audience = Audience("room" if target.kind == "room" else "party", (target.id,))
        self._failures: list[Failure] = []
        self._unnamed = 0
        self._taken: dict[tuple[str, str], Sent] = {}
        self._again = 0
        self._until = room_end(desk, target.id) if target.kind == "room" else None
        # What ends needs its end in every reader's row.
        self._is_plain = self._until is None

    def sort(self, sent: Sequence[Sent]) -> None:
        """Tell what can be taken from what cannot."""
        own, lines = self._known([one.said.stix for one in sent if isinstance(one.said, Described)])
        for one in sent:
            said = one.said
            if not isinstance(said, Described):
                self._refuse(one, said.code, said.message)
                continue
            before = own.get((said.stix, said.key))
            twin = self._taken.get((said.stix, said.key))
            if said.tlp == "RED" and self._target.kind != "mine":
                self._refuse(one, "tlp-red", "TLP:RED goes to named users only, not to a collection")
            elif (before is not None and before != one.text) or (twin is not None and twin.text != one.text):
                self._refuse(one, "version-taken", "another object of yours has this id and version")
            elif any(is_revoked and said.key > key for key, is_revoked in lines.get(said.stix, ())):
                self._refuse(one, "revoked", "you have revoked this id: its line of versions has ended")
            elif twin is not None:
                self._again += 1
            else:
                self._taken[said.stix, said.key] = one
        ids = [stix for stix, _ in self._taken]
        self._is_plain &= len(set(ids)) == len(ids)

    def _refuse(self, one: Sent, code: str, message: str) -> None:
        if one.stix:
            self._failures.append(Failure(one.stix, one.version, code, message))
        else:
            self._unnamed += 1

    def _known(self, ids: Sequence[str]) -> tuple[dict[tuple[str, str], str], dict[str, list[tuple[str, bool]]]]:
        """The party's own of these STIX ids: texts by id and version, and versions with whether they revoke."""
        own: dict[tuple[str, str], str] = {}
        lines: dict[str, list[tuple[str, bool]]] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = tuple(ids[start : start + _AT_ONCE])
            for stix, whose, key, is_revoked, body in ask(
                self._desk.connection, _KNOWN.format(", ".join("?" * len(some))), some
            ):
                # Another line of this id, its own or another's: rows then hang on each other.
                self._is_plain = False
                if whose == self._desk.party:
                    own[stix, key] = body.decode()
                    lines.setdefault(stix, []).append((key, bool(is_revoked)))
        return own, lines

    def write(self, settings: Settings) -> PostStatus:
        """Append the objects, the posting and the releases, and bring the lists in line."""
        desk, sent = self._desk, list(self._taken.values())
        drafts = [Draft("object", {"object": one.text}) for one in sent]
        done = desk.writer.append(drafts, originator=desk.party, via=VIA) if drafts else []
        pairs = self._without_erased(list(zip(sent, done, strict=True)))
        rows = [
            body_row(made.position, made.id, desk.party, one.text, _said(one)) for one, made in pairs if made.is_new
        ]
        if rows:
            put_rows(desk.connection, INSERT_BODY, rows)
        put = self._without_standing(pairs)
        taken = len(pairs) + self._again
        payload: dict[str, Any] = {
            "status": settings.randomness.randbytes(_STATUS_BYTES).hex(),
            "collection": self._target.to_json(),
            "objects": [made.id for _, made in put],
            "taken": taken,
            "failures": [[one.stix, one.version, one.code, one.message] for one in self._failures],
            "unnamed": self._unnamed,
        }
        # Without a basis: what it posted is its originator's own, and a row of an index an object would be its cost.
        posting, payload = desk.enter("posting", payload)
        labels = () if self._target.kind == "mine" else TLP_ORDER
        releases = [self._release(tlp, some) for tlp in labels if (some := _of_tlp(put, tlp))]
        note_posting(desk.connection, desk.party, posting.position, payload, [made.position for _, made in put])
        self._list(put, posting, releases)
        return PostStatus.from_payload(payload)

    def _without_erased(self, pairs: list[_Pair]) -> list[_Pair]:
        old = [made.id for _, made in pairs if not made.is_new]
        self._is_plain &= not old
        headers = get_stored(self._desk.connection, old, is_header=True) if old else {}
        gone = {name for name, one in headers.items() if one.is_erased}
        for one, made in pairs:
            if made.id in gone:
                self._refuse(one, "erased", "you have erased this object: what was erased is not taken in again")
        return [pair for pair in pairs if pair[1].id not in gone]

    def _without_standing(self, pairs: list[_Pair]) -> list[_Pair]:
        """Those that are not there already, on the same terms."""
        old = [made.id for _, made in pairs if not made.is_new]
        if not old:
            return pairs
        where = collection_id(self._desk.keys.node(), self._desk.party, self._target)
        chosen = "SELECT entry FROM shown_object WHERE reader = ? AND collection = ?"
        here = {row[0].hex() for row in ask(self._desk.connection, chosen, (self._desk.party, where))}
        standing = {
            facts.id
            for facts in get_facts(self._desk.connection, old).values()
            for release in facts.releases
            if release.originator == self._desk.party
            and release.closed is None
            and release.terms is not None
            and release.terms.audience == self._audience
            and self._is_in_force(release.terms.until)
            and not release.limits
        }
        return [
            (one, made)
            for one, made in pairs
            if made.is_new
            or (self._target.kind == "room" and made.id not in here)
            or (self._target.kind != "mine" and _said(one).tlp is not None and made.id not in standing)
        ]

    def _is_in_force(self, until: str | None) -> bool:
        """Whether a release that ends then shows it there already: in a room that ends them, one that has not ended."""
        return until is None or (self._until is not None and self._desk.writer.received < until)

    def _release(self, tlp: Any, some: list[Appended]) -> tuple[Appended, list[Appended]]:
        first, *others = (one.id for one in some)
        # By TAXII it came, for those who read by TAXII.
        terms = Release(first, self._audience, tlp, "", until=self._until, claims=tuple(others), may_leave=True)
        rooms = self._audience.ids if self._audience.kind == "room" else ()
        done = self._desk.act("release", terms.to_json(), (*terms.targets, *rooms))
        list_releases(self._desk.connection, get_stored(self._desk.connection, [done.id], is_header=True).values())
        return done, some

    def _list(self, put: list[_Pair], posting: Appended, releases: list[tuple[Appended, list[Appended]]]) -> None:
        """Bring the rows of readers in line, act by act."""
        desk = self._desk
        if not put:
            return
        if not self._is_plain:
            acts = [
                (posting, [made.id for _, made in put]),
                *((one, [made.id for made in some]) for one, some in releases),
            ]
            for act, ids in acts:
                show_objects(desk.connection, desk.keys, ids, at=Moment(act.position, desk.writer.received))
            return
        known = {made.id: (bytes.fromhex(made.id), made.position) for _, made in put}
        add_fresh(desk.connection, self._places([desk.party]), list(known.values()), desk.writer.received)
        readers = self._readers()
        for _, some in releases if readers else ():
            fresh = [known[made.id] for made in some]
            add_fresh(desk.connection, self._places(readers), fresh, desk.writer.received)

    def _readers(self) -> list[str]:
        """Parties of this node that see what is released there, without the poster."""
        here = set(self._desk.keys.parties())
        if self._target.kind == "mine":
            return []
        if self._target.kind == "inbox":
            return [self._target.id] if self._target.id in here else []
        chosen = "SELECT party FROM room_member WHERE room = ? ORDER BY party"
        members = ask(self._desk.connection, chosen, (bytes.fromhex(self._target.id),))
        return [row[0] for row in members if row[0] in here and row[0] != self._desk.party]

    def _places(self, parties: Iterable[str]) -> list[tuple[str, bytes]]:
        key = self._desk.keys.node()
        targets = [(party, Target("mine", party)) for party in parties]
        # The poster does not read the inbox of another.
        if self._target.kind != "mine":
            targets += [(party, self._target) for party, _ in targets if _is_read_by(self._target, party)]
        return [(party, collection_id(key, party, target)) for party, target in targets]


_Pair = tuple[Sent, Appended]


def _is_read_by(target: Target, party: str) -> bool:
    return target.kind == "room" or target.id == party


def _said(one: Sent) -> Described:
    assert isinstance(one.said, Described)
    return one.said


def _of_tlp(pairs: list[_Pair], tlp: str) -> list[Appended]:
    return [made for one, made in pairs if _said(one).tlp == tlp]


def delete_object(
    settings: Settings, target: Target, stix: str, keys: Sequence[str] | None = None, *, party: str | None = None
) -> str:
    """Take the party's own object out of one room's collection; whoever it is released to still sees it.

    Args:
        keys: Of the versions that go (describe.version_key, "first", "last"); all where None.

    Returns:
        The id of the removal.

    Raises:
        NotYours: The party has no such object, or no such version of it, in such a collection.
    """
    with acting(settings, party) as desk:
        where = collection_id(desk.keys.node(), desk.party, target)
        chosen = (
            "SELECT s.entry, b.key FROM object_body b JOIN shown_object s ON s.position = b.position"
            " WHERE s.reader = ? AND s.collection = ? AND b.stix = ? AND b.originator = ? ORDER BY b.key"
        )
        values = (desk.party, where, stix, desk.party)
        rows = desk.connection.exec_driver_sql(chosen, values).all() if target.kind == "room" else []
        ends = {"first": rows[0].key, "last": rows[-1].key} if rows else {}
        wanted = None if keys is None else {ends.get(one, one) for one in keys}
        gone = tuple(sorted(row.entry.hex() for row in rows if wanted is None or row.key in wanted))
        if not gone:
            raise NotYours
        done = desk.act("removal", {"what": list(gone), "collection": target.to_json()}, gone)
        show_objects(desk.connection, desk.keys, gone)
        return done.id
