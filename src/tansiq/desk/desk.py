"""The way in: what intake took becomes entries, one transaction a report; what cannot be taken is named and left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tansiq.desk.acting import Acting, NotAllowed, check_right
from tansiq.desk.erasing import erase_own
from tansiq.desk.operate import init_ledger
from tansiq.desk.standing import apply_standing
from tansiq.errors import LedgerError, ModelError, ReadingError, TansiqError
from tansiq.intake import Refused, Taken
from tansiq.ledger import KeyRing, Ledger, Randomness, derive_report, record_report, report_draft
from tansiq.model import NOBODY, Note, Reading, Report
from tansiq.people import hand_of
from tansiq.release.index import show_report
from tansiq.settings import Settings

if TYPE_CHECKING:
    from tansiq.reading.proposers import Proposer

__all__ = ["Added", "Desk", "Known", "Outcome", "Reader", "Rejected"]


@dataclass(frozen=True, slots=True)
class Added:
    """A report that was not there, with how many events and claims were read in it, and what is to be said of that."""

    report_id: str
    where: str
    events: int
    claims: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the party had already; nothing was changed."""

    report_id: str
    where: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that was not taken; the rest goes on."""

    where: str
    code: str
    message: str
    hint: str = ""


Outcome = Added | Known | Rejected


class Reader(Protocol):
    """What reads a report."""

    @property
    def version(self) -> str: ...

    def __call__(self, report: Report) -> Reading: ...


class _Rules:
    """The program's own reading, imported when the first report is read."""

    @property
    def version(self) -> str:
        from tansiq.reading import READING_VERSION

        return READING_VERSION

    def __call__(self, report: Report) -> Reading:
        from tansiq.reading import read_report

        return read_report(report)


class _WithPlugins(_Rules):
    """The same with the plug-ins that are turned on, made when the first report is read."""

    def __init__(self, settings: Settings, party: str) -> None:
        self._settings = settings
        self._party = party
        self._proposers: tuple[Proposer, ...] | None = None

    def __call__(self, report: Report) -> Reading:
        from tansiq.reading.proposers import make_proposers, read_with

        if self._proposers is None:
            self._proposers = make_proposers(self._settings, party=self._party)
        known = {"published": report.published, "language": report.language}
        return read_with(self._proposers, report.text, **known, title=report.title, outlet=report.outlet)


def _reader(settings: Settings, party: str) -> Reader:
    return _WithPlugins(settings, party) if settings.plugins else _Rules()


def _open(settings: Settings, party: str, randomness: Randomness | None) -> Ledger:
    """The ledger, made where there is none; but a party mistyped on a node that has others makes no new one."""
    parties = KeyRing(settings.home).parties()
    if parties and party not in parties:
        hint = "name one with --as or TANSIQ_PARTY; `tansiq ledger init PARTY` makes one"
        raise LedgerError("this node has no such party", code="no-party", hint=hint)
    return init_ledger(settings, party=party, randomness=randomness)


class Desk:
    """One party's desk on this node.

    Args:
        settings: Where the ledger is and the clock; the ledger is made where there is none.
        party: Whose reports they become; the settings' party where None.
        via: By what way they come, a short fixed word.
        read: What reads a report; the program's own reading where None.
        randomness: Source of payload keys; the settings' where None.
        tear_of: A report of the party's of which what it takes in are tear lines.

    Raises:
        LedgerError: The ledger cannot be opened, or the party is not known to this node.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        party: str | None = None,
        via: str = "command",
        read: Reader | None = None,
        randomness: Randomness | None = None,
        tear_of: str = "",
    ) -> None:
        self.party = settings.party if party is None else party
        if settings.rights is not None and self.party != settings.party:
            raise NotAllowed
        self.via = via
        self._tear_of = tear_of
        self._settings = settings
        self._read: Reader = _reader(settings, self.party) if read is None else read
        self._ledger: Ledger = _open(settings, self.party, randomness)

    def take_in(self, inputs: Iterable[Taken | Refused]) -> Iterator[Outcome]:
        """Take reports in, one by one and in order; each is in the ledger before its outcome is given.

        Raises:
            NotAllowed: Who asks may not add reports.
            LedgerError: The ledger itself fails: stop.
        """
        check_right(self._settings, "contribute")
        for one in inputs:
            if isinstance(one, Refused):
                yield Rejected(one.where, one.code, one.message, one.hint)
            else:
                yield self._take(one.report, one.where)

    def _take(self, report: Report, where: str) -> Outcome:
        try:
            # Read outside of any transaction, so that others may write meanwhile; what is known is not read again.
            known = self._ledger.find_own(report_draft(report), self.party)
            if known is not None:
                return self._known(known.id, where, is_erased=known.is_erased)
            return self._write(report, self._read_safely(report), where)
        except LedgerError as error:
            if error.code != "not-canonical":
                raise
            return Rejected(where, error.code, error.message, error.hint)
        except (ReadingError, ModelError) as error:
            return Rejected(where, error.code, error.message, error.hint)
        except TansiqError:
            raise
        except Exception as error:  # noqa: BLE001 (its transaction is undone: said for this one, and the rest is read)
            return Rejected(where, "failed", f"storing it failed ({type(error).__name__})", "tell us")

    def _read_safely(self, report: Report) -> Reading:
        try:
            return self._read(report)
        except TansiqError:
            # Of the text: it is left. Of the settings (a plug-in that is not there): it stops the run.
            raise
        except Exception as error:
            # A fault of the reader, not of the text: said for this one, and the other reports are still read.
            name = type(error).__name__
            raise ReadingError(f"reading it failed ({name})", code="reading-failed", hint="tell us") from error

    def erase(self, entry_id: str, *, reason: str) -> str:
        """Destroy the content of one of the party's entries and of what was read from it; headers and chain stay.

        Args:
            reason: Why, in the party's words; kept.

        Returns:
            The id of the erasure.

        Raises:
            NotAllowed: Who asks may not.
            LedgerError: The party has no such entry, it is an act, it is erased already, or a legal hold keeps it.
        """
        return erase_own(self._settings, self._ledger, self.party, entry_id, reason=reason, via=self.via)

    @staticmethod
    def _known(report_id: str, where: str, *, is_erased: bool) -> Outcome:
        if is_erased:
            return Rejected(where, "erased", "this report was erased", "what was erased is not taken in again")
        return Known(report_id, where)

    def _write(self, report: Report, reading: Reading, where: str) -> Outcome:
        with self._ledger.write() as writer:
            done = record_report(
                writer, report, reading, version=self._read.version, originator=self.party, via=self.via
            )
            if done.read is None:
                # Another process of the same party was quicker.
                return self._known(done.id, where, is_erased=done.is_erased)
            derive_report(writer.connection, done.read)
            acting = Acting(self.party, writer, self._ledger.keys, hand_of(self._settings, "contribute"))
            if self._tear_of:
                acting.act("tear", {"what": done.id, "of": self._tear_of}, (done.id, self._tear_of))
            else:
                # By nobody's hand: who takes in a report need not know of what stands.
                apply_standing(replace(acting, hand=NOBODY), done.read)
            show_report(writer.connection, self._ledger.keys, done.id)
        claims = len({one for ids in done.read.claim_ids for one in ids})
        return Added(done.id, where, len(done.read.reading.events), claims, reading.notes)
