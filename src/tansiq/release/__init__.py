"""The one door out: who is asking, what that reader may see and why, and views computed from that alone.

`open_view(settings, reader)` is what pages, the HTTP API, the command line and every export read through. What a reader
may see is decided by `decide_release` and by nothing else; the derived tables here hold its answers so that a statement
can filter by reader before it counts or cuts a page.
"""

from tansiq.ledger import find_names, find_words
from tansiq.release.clearances import Clearance, sum_clearances
from tansiq.release.decide import Decision, Share, Withhold, decide_release
from tansiq.release.dryrun import ANY_READER, DryLine, DryRun, DryTerms, DryView
from tansiq.release.facts import EntryFacts, Limit, Listed, ReleaseFacts, get_facts
from tansiq.release.found import (
    SEARCH_KINDS,
    Found,
    FoundReport,
    NamedHead,
    NamedPage,
    ReportsFound,
    SearchKind,
    SearchQuery,
)
from tansiq.release.holds import Hold, HoldScope
from tansiq.release.joint import JointView, open_joint
from tansiq.release.links.why import JudgementHead, Tie, Why
from tansiq.release.moments import Moment
from tansiq.release.naming import NameJudgementHead
from tansiq.release.notices import Change, GivenNotice, NoticeDraft, Recipient, SentNotice
from tansiq.release.objects.listed import ObjectCopy, ObjectHead, StixObject
from tansiq.release.openings import OpeningLine, Who
from tansiq.release.orders import Order
from tansiq.release.parts import (
    Charter,
    ClientList,
    GivenRelease,
    Guest,
    Membership,
    OwnRelease,
    PartyHead,
    SharedClaim,
    Tombstone,
)
from tansiq.release.purposes import list_purposes
from tansiq.release.retention import DueEntry, Retention
from tansiq.release.rooms import Room, RoomStretch, Seat, get_rooms
from tansiq.release.spills import SpilledRelease, SpillReport
from tansiq.release.standings import StandingRelease, UrgentRelease
from tansiq.release.tears import Tears
from tansiq.release.view import NotVisible, View, open_view
from tansiq.release.views import (
    DayCount,
    EventHead,
    EventPage,
    EventQuery,
    EventView,
    MapPoint,
    NamedHere,
    PairedEvent,
    PairView,
    PlacedEvent,
    Reader,
    ReportHead,
    ReportView,
    TextTie,
    TimeCounts,
    ToldTie,
    YearCount,
)

__all__ = [
    "ANY_READER",
    "SEARCH_KINDS",
    "Change",
    "Charter",
    "Clearance",
    "ClientList",
    "DayCount",
    "Decision",
    "DryLine",
    "DryRun",
    "DryTerms",
    "DryView",
    "DueEntry",
    "EntryFacts",
    "EventHead",
    "EventPage",
    "EventQuery",
    "EventView",
    "Found",
    "FoundReport",
    "GivenNotice",
    "GivenRelease",
    "Guest",
    "Hold",
    "HoldScope",
    "JointView",
    "JudgementHead",
    "Limit",
    "Listed",
    "MapPoint",
    "Membership",
    "Moment",
    "NameJudgementHead",
    "NamedHead",
    "NamedHere",
    "NamedPage",
    "NotVisible",
    "NoticeDraft",
    "ObjectCopy",
    "ObjectHead",
    "OpeningLine",
    "Order",
    "OwnRelease",
    "PairView",
    "PairedEvent",
    "PartyHead",
    "PlacedEvent",
    "Reader",
    "Recipient",
    "ReleaseFacts",
    "ReportHead",
    "ReportView",
    "ReportsFound",
    "Retention",
    "Room",
    "RoomStretch",
    "SearchKind",
    "SearchQuery",
    "Seat",
    "SentNotice",
    "Share",
    "SharedClaim",
    "SpillReport",
    "SpilledRelease",
    "StandingRelease",
    "StixObject",
    "Tears",
    "TextTie",
    "Tie",
    "TimeCounts",
    "ToldTie",
    "Tombstone",
    "UrgentRelease",
    "View",
    "Who",
    "Why",
    "Withhold",
    "YearCount",
    "decide_release",
    "find_names",
    "find_words",
    "get_facts",
    "get_rooms",
    "list_purposes",
    "open_joint",
    "open_view",
    "sum_clearances",
]
