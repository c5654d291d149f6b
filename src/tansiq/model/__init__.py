"""The records that travel between the stages: frozen, with JSON round trips, no input or output.

Imprecision is a type here: a Period, a Count and a Place keep what the words left open.
"""

from tansiq.model.actor import Actor, ActorType
from tansiq.model.chain import ChainLink, SourceChain
from tansiq.model.claim import COUNT_SLOTS, ROLE_SLOTS, Claim
from tansiq.model.count import Count
from tansiq.model.entry import Entry
from tansiq.model.event import Event, Item
from tansiq.model.hand import NOBODY, Hand
from tansiq.model.mention import Mention, Quantity, Span
from tansiq.model.period import Instant, Period, parse_instant
from tansiq.model.place import Place
from tansiq.model.reading import Anchor, Figure, Note, Reading, Relation
from tansiq.model.release import Audience, Narrowing, Release
from tansiq.model.report import Report

__all__ = [
    "COUNT_SLOTS",
    "NOBODY",
    "ROLE_SLOTS",
    "Actor",
    "ActorType",
    "Anchor",
    "Audience",
    "ChainLink",
    "Claim",
    "Count",
    "Entry",
    "Event",
    "Figure",
    "Hand",
    "Instant",
    "Item",
    "Mention",
    "Narrowing",
    "Note",
    "Period",
    "Place",
    "Quantity",
    "Reading",
    "Relation",
    "Release",
    "Report",
    "SourceChain",
    "Span",
    "parse_instant",
]
