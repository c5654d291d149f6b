"""The passes over an Arabic text, in the order in which each needs what the ones before found."""

from __future__ import annotations

from tansiq.reading.actors.ar_groups import find_arabic_groups
from tansiq.reading.actors.ar_names import find_arabic_untitled
from tansiq.reading.actors.ar_orgs import find_arabic_orgs
from tansiq.reading.actors.ar_titles import find_arabic_titled
from tansiq.reading.actors.ar_words import gather_arabic
from tansiq.reading.actors.known import find_acronyms
from tansiq.reading.actors.refer import find_acronym_uses, find_surnames, tie_appositions
from tansiq.reading.actors.scan import Scan

__all__ = ["find_arabic"]


def find_arabic(scan: Scan) -> None:
    """Fill the drafts of an Arabic text."""
    gather_arabic(scan)
    find_arabic_orgs(scan)
    find_acronym_uses(scan, find_acronyms(scan))
    find_arabic_titled(scan)
    find_arabic_untitled(scan)
    tie_appositions(scan)
    find_arabic_groups(scan)
    find_surnames(scan)
