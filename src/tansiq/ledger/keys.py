"""Secret keys of a node: files of mode 0600 under `keys/`, never in the database.

`node.key` keys the chain, cursors and the ids that readers are shown; `party-ID.key` keys the ids of that party's
entries. Whoever copies a database without this folder can neither test a guess nor forge a chain.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import stat
from pathlib import Path

from tansiq.errors import LedgerError
from tansiq.settings import SYSTEM_RANDOM, Randomness

__all__ = ["SYSTEM_RANDOM", "KeyRing", "Randomness", "Secret", "check_party", "write_aside", "write_new", "write_over"]

KEY_BYTES = 32
_PARTY = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
_HEX = re.compile(r"[0-9a-f]{64}")


class Secret:
    """Key bytes that never print themselves."""

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Secret(…)"

    def reveal(self) -> bytes:
        return self._value

    def derive(self, purpose: str) -> Secret:
        """A key for one purpose, from which this one cannot be computed."""
        return Secret(hmac.new(self._value, purpose.encode(), hashlib.sha256).digest())


class KeyRing:
    """The keys of one home.

    Args:
        home: The node's folder; keys are in `keys/` of it.
    """

    def __init__(self, home: Path) -> None:
        self.folder = home / "keys"
        self._loaded: dict[str, Secret] = {}

    def __repr__(self) -> str:
        return f"KeyRing({str(self.folder)!r})"

    def make(self, party: str, randomness: Randomness) -> None:
        """Make the node's key and the party's, each only where it is missing.

        Raises:
            LedgerError: The party's id is not of the allowed form.
        """
        check_party(party)
        # One by one: the mode is given to the last folder only. The lists in the ledger's file are not encrypted.
        _make_private(self.folder.parent)
        _make_private(self.folder)
        for name in ("node", f"party-{party}"):
            write_new(self.folder / f"{name}.key", randomness.randbytes(KEY_BYTES).hex())

    def parties(self) -> tuple[str, ...]:
        """Ids of the parties that have a key here, sorted."""
        return tuple(sorted(path.stem.removeprefix("party-") for path in self.folder.glob("party-*.key")))

    def has(self, party: str) -> bool:
        """Whether a party has a key here."""
        return _PARTY.fullmatch(party) is not None and (self.folder / f"party-{party}.key").exists()

    def node(self) -> Secret:
        """The node's key.

        Raises:
            LedgerError: It is missing, damaged, or readable by others.
        """
        return self._load("node")

    def party(self, party: str) -> Secret:
        """A party's id key.

        Raises:
            LedgerError: There is no such party here, or its key is damaged or readable by others.
        """
        check_party(party)
        return self._load(f"party-{party}")

    def _load(self, name: str) -> Secret:
        if name not in self._loaded:
            self._loaded[name] = _read(self.folder / f"{name}.key")
        return self._loaded[name]


def check_party(party: str) -> None:
    """Refuse what is no id of a party.

    Raises:
        LedgerError: The id is not 1 to 63 of a–z, 0–9, dot, hyphen and underscore, beginning with a letter or digit.
    """
    if not _PARTY.fullmatch(party):
        raise LedgerError("not an id of a party", code="party-id", hint="use a–z, 0–9, '.', '-' and '_', at most 63")


def _make_private(folder: Path) -> None:
    """Make a folder for its owner alone; one made before is closed to others while nothing else is in it yet."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Not one that is in use for something else: who gave TANSIQ_HOME=/tmp does not want /tmp closed.
    if stat.S_IMODE(folder.stat().st_mode) & 0o077 and not any(folder.iterdir()):
        folder.chmod(0o700)


def write_aside(path: Path, text: str, *, is_synced: bool = True) -> Path:
    """Write a line for its owner alone into a file beside the path; the file, to be put in the path's place."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    # A file left by a crash would keep its mode.
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text + "\n")
        if is_synced:
            file.flush()
            os.fsync(file.fileno())
    return aside


def write_new(path: Path, text: str) -> None:
    """Write a line for its owner alone into a file that is not there yet; one that is there stays as it is."""
    # Written aside and linked into place: a crash leaves no half key, and of two makers the first one's key stays.
    if path.exists():
        return
    aside = write_aside(path, text)
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()


def write_over(path: Path, text: str) -> None:
    """Write a line over one of the same length, without a sync; where there is no such file, make it.

    In place, since a file that is put in the place of another is begun to be written out at once (ext4, 0.4 ms); within
    one sector of the disk, so that a crash leaves the one line or the other.
    """
    line = f"{text}\n".encode("ascii")
    try:
        file = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        write_aside(path, text, is_synced=False).replace(path)
        return
    try:
        os.pwrite(file, line, 0)
        if os.fstat(file).st_size != len(line):
            os.ftruncate(file, len(line))
    finally:
        os.close(file)


_READ: dict[str, tuple[tuple[int, ...], Secret]] = {}
"""Keys by their files, with what told each file from another when it was read: every request needs two."""
_MOST_READ = 1_000


def _read(path: Path) -> Secret:
    try:
        at = path.stat()
        as_read = (at.st_dev, at.st_ino, at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_mode)
        known = _READ.get(str(path))
        if known is not None and known[0] == as_read:
            return known[1]
        mode, text = at.st_mode, path.read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise LedgerError("there is no such key here", code="no-key", where=path.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError("the key cannot be read", code="bad-key", where=path.name) from error
    if stat.S_IMODE(mode) & 0o077:
        raise LedgerError("others may read this key", code="open-key", where=path.name, hint=f"chmod 600 {path}")
    if not _HEX.fullmatch(text):
        raise LedgerError("the key is damaged", code="bad-key", where=path.name, hint="restore keys/ from a backup")
    if len(_READ) >= _MOST_READ:
        _READ.clear()
    secret = Secret(bytes.fromhex(text))
    _READ[str(path)] = (as_read, secret)
    return secret
