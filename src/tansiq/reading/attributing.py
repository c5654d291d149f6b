"""Who an event has its chain from: the acts of telling over its words, or the quotation that its sentence goes on."""

from __future__ import annotations

from tansiq.model import ChainLink, SourceChain
from tansiq.reading.candidates import Candidate
from tansiq.reading.sayings import Saying, denies_part, make_chain
from tansiq.reading.sheet import Sentence, Sheet

__all__ = ["Quotations", "attribute"]

# What an armed group does by saying so: its word for it is enough.
_OWN_TO_TELL = ("ceasefire", "agreement", "meeting", "call", "message", "group_change", "pledge",
                "statement", "threat", "request", "order", "accusation")  # fmt: skip
_OPENING, _CLOSING = ("“", "«"), ("”", "»")


class Quotations:
    """Knows whether a quotation is open, sentence by sentence.

    Args:
        sheet: The text; its sentences are asked for in their order.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.is_open = False
        self.has_marks = any(mark in sheet.text for mark in (*_OPENING, *_CLOSING))

    def goes_on_in(self, sentence: Sentence) -> bool:
        """Whether the sentence begins inside a quotation that an earlier one opened."""
        if not self.has_marks:
            return False
        began = self.is_open
        for i in range(sentence.start, sentence.end):
            word = self.sheet.words[i]
            if word in _OPENING:
                self.is_open = True
            elif word in _CLOSING:
                self.is_open = False
        first = self.sheet.words[sentence.start]
        return began and first not in _OPENING


def attribute(candidate: Candidate, sheet: Sheet, sayings: list[Saying], quoted: list[ChainLink]) -> None:
    """Give a candidate its chain, and the status and the doer's that its tellers make of it.

    Args:
        candidate: Of one sentence, with its status before anyone's telling is looked at.
        sheet: The text.
        sayings: Acts of telling of the sentence.
        quoted: Whose words the sentence goes on with, where no act of telling covers the candidate.
    """
    chain = make_chain(sayings, candidate.start)
    if not chain and quoted:
        chain = SourceChain(tuple(quoted))
    candidate.chain = chain
    if not chain:
        return
    verbs = {link.verb for link in chain.links if link.verb != "published"}
    origin = chain.links[0]
    if "denied" in verbs:
        if denies_part(sheet, sayings, candidate.start):
            # "denied any part in the attack": that there was one is not denied.
            candidate.chain = SourceChain()
            return
        candidate.status = "denied"
    elif candidate.status == "occurred" and not candidate.doer_status:
        doers = candidate.filled("doer")
        by_doer = not candidate.type.startswith(_OWN_TO_TELL) and any(
            (f.name == origin.name or f.name == origin.name.split(" (")[0]) and f.actor_type == "armed_group"
            for f in doers
        )
        if verbs == {"claimed"} or by_doer:
            candidate.status = "claimed"
    elif candidate.doer_status == "accused" and any(f.name == origin.name for f in candidate.filled("doer")):
        # "The group said it was behind the attack": whoever says so of himself owns up to it.
        candidate.doer_status = "claimed"
    if "accused" in verbs:
        candidate.doer_status = "accused"
