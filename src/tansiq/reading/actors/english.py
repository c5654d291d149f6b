"""The passes over an English text, in the order in which each needs what the ones before found."""

from __future__ import annotations

from tansiq.reading.actors.en_groups import find_groups
from tansiq.reading.actors.en_names import find_untitled
from tansiq.reading.actors.en_orgs import find_orgs
from tansiq.reading.actors.en_titles import find_titled
from tansiq.reading.actors.known import find_acronyms, gather_hits
from tansiq.reading.actors.refer import find_acronym_uses, find_short_forms, find_surnames
from tansiq.reading.actors.scan import Scan

__all__ = ["find_english"]


def find_english(scan: Scan) -> None:
    """Fill the drafts of an English text."""
    gather_hits(scan)
    find_orgs(scan)
    find_acronym_uses(scan, find_acronyms(scan))
    find_short_forms(scan)
    find_titled(scan)
    find_untitled(scan)
    find_groups(scan)
    find_surnames(scan)
