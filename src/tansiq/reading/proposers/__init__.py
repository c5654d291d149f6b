"""Plug-ins that may only propose: trained spaCy pipelines, and models behind an OpenAI-compatible address.

A proposal points at words of the text. It is kept where our own readers read the same in these words (reread.py), and
it fills only what the rules left empty (merge.py); its claims are marked with the proposer's name. docs/plugins.md says
how to turn one on, and what leaves the machine.
"""

from tansiq.reading.proposers.choose import make_proposers
from tansiq.reading.proposers.proposal import NOTES, Named, Proposals, Proposer, Stated, Told
from tansiq.reading.proposers.reading import read_with

__all__ = ["NOTES", "Named", "Proposals", "Proposer", "Stated", "Told", "make_proposers", "read_with"]
