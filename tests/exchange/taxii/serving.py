"""A live TAXII server on this machine, and the rooms and parties that the tests of it ask for.

`python -m tests.exchange.taxii.serving HOME` serves a fresh home until it is stopped, and prints what a conformance
suite needs to be told: the address, a collection of each sort, the user and the key.
"""

from __future__ import annotations

import base64
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from tansiq import desk, people
from tansiq.exchange.taxii import Asker
from tansiq.release import Reader
from tansiq.release.objects.collections import Collection
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tansiq.web import create_app

__all__ = ["KEYS", "World", "authenticate", "make_world", "served"]

KEYS = {f"key-of-{party}": Asker(party, may_write=True) for party in ("alpha", "bravo", "charlie")}
KEYS["key-to-read"] = Asker("alpha")


@dataclass(frozen=True, slots=True)
class World:
    """Three parties: alpha and bravo share a room, bravo and charlie another.

    Args:
        room: Id of the first room's entry.
        other: Id of the second's.
    """

    settings: Settings
    room: str
    other: str

    def collection(self, party: str, kind: str, target: str = "") -> Collection:
        """A party's collection: "mine", or of a room or an inbox."""
        with open_objects(self.settings, Reader(party)) as view:
            found = view.list_collections()
        wanted = target or party
        return next(one for one in found if one.target.kind == kind and one.target.id == wanted)


def authenticate(_settings: Settings, header: str) -> Asker | None:
    """Keys of this world: as bearer token, or as the password of any user."""
    scheme, _, given = header.partition(" ")
    if scheme == "Basic":
        given = base64.b64decode(given).decode().partition(":")[2]
    return KEYS.get(given)


def make_world(settings: Settings) -> World:
    """Open the parties and their rooms on a fresh home."""
    for party in ("alpha", "bravo", "charlie"):
        desk.open_party(settings, party, name_en=party.title(), name_ar=f"جهة {party}")
    room = desk.open_room(settings, "council", party="alpha", name_en="Council", name_ar="المجلس")
    other = desk.open_room(settings, "border", party="bravo", name_en="Border", name_ar="الحدود")
    for host, where, guest in (("alpha", room, "bravo"), ("bravo", other, "charlie")):
        desk.invite(settings, where, guest, party=host)
        desk.accept(settings, where, party=guest)
    return World(settings, room, other)


@contextmanager
def served(settings: Settings, *, has_people: bool = False) -> Iterator[str]:
    """The address of a server that runs while the block does.

    Args:
        has_people: It asks for keys of the home's people, and not for those of this module.
    """
    app = create_app(settings, authenticate=None if has_people else authenticate)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    server = uvicorn.Server(config)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def main() -> None:
    settings = Settings(Path(sys.argv[1]), "alpha")
    world = make_world(settings)
    people.add_person(settings, "alpha", "anna", people.draw_password(settings), ["releaser"])
    key = people.make_key(settings, "alpha", "anna", scopes=["taxii", "write"]).token.reveal()
    with served(settings, has_people=True) as address:
        words = [
            f"{address} /exchange/",
            f"--rw {world.collection('alpha', 'room', world.room).id}",
            f"--ro {world.collection('alpha', 'mine').id}",
            f"--wo {world.collection('alpha', 'inbox', 'bravo').id}",
            f"--none {world.collection('charlie', 'room', world.other).id}",
            f"--user anna --password {key}",
        ]
        sys.stdout.write(" ".join(words) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
