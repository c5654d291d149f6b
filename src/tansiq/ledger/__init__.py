"""The append-only store: entries in, entries out, a chain beside them, payloads that can be erased without breaking it.

A ledger is one SQLite file and a folder of secret keys. Headers and chain are never changed; payloads stand apart, each
encrypted with a key of its own, so that destroying payload and key erases content and leaves the chain whole. What is
derived (`telling`, `report_head`, `name`, the word indexes) can be dropped and rebuilt. Nothing here decides who may
see what: that is `tansiq.release`, the only reader of this folder besides `tansiq.desk`.
"""

from tansiq.ledger.derive import derive_report, forget_report, make_tables, rebuild_tellings
from tansiq.ledger.entries import Stored, find_resting_on, get_erasures, get_stored
from tansiq.ledger.erase import erase
from tansiq.ledger.ids import entry_id, format_time
from tansiq.ledger.keys import SYSTEM_RANDOM, KeyRing, Randomness, Secret
from tansiq.ledger.openings import Opening, append_opening, find_opened, find_openings, verify_openings
from tansiq.ledger.record import ReadReport, Recorded, get_reading, get_report, record_report, report_draft
from tansiq.ledger.schema import telling_key
from tansiq.ledger.search import find_names, find_words, has_words, is_prefix, match_expression, search_words
from tansiq.ledger.store import Draft, Ledger, Writer, open_ledger
from tansiq.ledger.verify import Fault, Verification, verify
from tansiq.ledger.verify_lists import Lists, verify_lists
from tansiq.ledger.verify_schema import verify_schema

__all__ = [
    "SYSTEM_RANDOM",
    "Draft",
    "Fault",
    "KeyRing",
    "Ledger",
    "Lists",
    "Opening",
    "Randomness",
    "ReadReport",
    "Recorded",
    "Secret",
    "Stored",
    "Verification",
    "Writer",
    "append_opening",
    "derive_report",
    "entry_id",
    "erase",
    "find_names",
    "find_opened",
    "find_openings",
    "find_resting_on",
    "find_words",
    "forget_report",
    "format_time",
    "get_erasures",
    "get_reading",
    "get_report",
    "get_stored",
    "has_words",
    "is_prefix",
    "make_tables",
    "match_expression",
    "open_ledger",
    "rebuild_tellings",
    "record_report",
    "report_draft",
    "search_words",
    "telling_key",
    "verify",
    "verify_lists",
    "verify_openings",
    "verify_schema",
]
