"""What the frames find in one sentence: event candidates with their fillers, tolls, times and places."""

from __future__ import annotations

from dataclasses import dataclass, field

from tansiq.model import Count, Period, SourceChain
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Entry
from tansiq.reading.sheet import PlaceMention, TimeMention

__all__ = ["DROP", "Candidate", "Filler", "Toll"]

DROP = "drop"
"""Status of a candidate that tells of nothing: hypothetical, negated, only thought of."""


@dataclass(slots=True)
class Filler:
    """Words [start, end) that fill an argument of a frame; `name` is the fullest name the text has for it."""

    argument: str
    start: int
    end: int
    name: str
    sort: str
    group: Group | None = None
    actor_type: str = ""
    office: str = ""
    """The office of a person by name, by which another sentence may call him: "the Syrian ambassador"."""


@dataclass(slots=True)
class Toll:
    """A count that a candidate carries, and whose it is; explicit where words of number say it, not a bare plural.

    Args:
        is_total: "The toll": it stands for all, whoever else was counted.
        is_update: It is told to have come to that by now ("rose to", "later raised").
        is_wrong: It is told only to be called wrong: "an earlier toll of 50 was wrong".
    """

    key: str
    value: Count
    of: str
    start: int
    end: int
    explicit: bool = True
    is_total: bool = False
    is_update: bool = False
    is_wrong: bool = False


@dataclass(slots=True)
class Candidate:
    """One possible event, at one trigger.

    Args:
        type: Event type, refined as fillers are found.
        entry: The row of the trigger.
        start, end: Words of the trigger.
        sentence: Number of the sentence.
        at: Index of its group in the sentence.
        reach: Words [first, last) of the clause: trigger with its nearest arguments.
        support: Something besides the word says that it happened: a light verb, a toll, a time, named arguments.
        reduced: The trigger only describes a noun ("terrorists detained in ..."): it needs more than that.
        is_bare: An event noun that means any of its kind: "regular attacks on villages".
        is_one, is_many: An event noun in the singular, in the plural; English only.
        subjects: Groups that are the subject of its verb.
        in_heading: A headline tells it; the text below tells it again.
        inside: Groups of the event nouns that an English verb says it was done in ("assassinated in an attack").
        is_echo: It adds nothing of its own ("the attack"): kept only where it refers to an event told before.
        befell_them: Arabic: its verb has a pronoun for whom it befell, and nobody is named: "ثم أطلقوا سراحهم".
        is_added: A conjunction joins it to what stands before: "bombed cities and murdered priests".
        harms: A verb says of its noun that it hurt, hit or wrecked something.
        is_other: Its noun says that it is not the one told before: "another attack", "هجمات أخرى".
        points_back: Its sentence calls it by a word that means an event told before: "the incident took place when".
        is_given: All in it are spoken of as known ("when the officer was shot"): it opens no story where one fits.
        is_cause: Its noun stands behind a word for what came before: "clashes after the killing of a sheikh".
        is_passive: Its verb is in the passive, and no shortened relative clause.
        place_is_near: Its place only stands in its sentence; no word says that it happened there.
        happened: A verb of happening governs it ("clashes broke out").
        doer_status: claimed or accused, where the doer is only said to be that.
        definite: It may refer to an event told before ("the attack").
        continues: A candidate of an earlier sentence of whose event it tells more, known without comparing.
        status: Status of contract.md; "" until decided; DROP where it tells of nothing.
        chains: Who says so, each origin first.
    """

    type: str
    entry: Entry
    start: int
    end: int
    sentence: int
    at: int
    reach: tuple[int, int]
    fillers: list[Filler] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    support: bool = False
    definite: bool = False
    status: str = ""
    chain: SourceChain = SourceChain()
    doer_status: str = ""
    reduced: bool = False
    happened: bool = False
    is_bare: bool = False
    is_one: bool = False
    is_many: bool = False
    subjects: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    is_echo: bool = False
    is_added: bool = False
    befell_them: bool = False
    is_other: bool = False
    harms: bool = False
    points_back: bool = False
    is_given: bool = False
    is_cause: bool = False
    is_passive: bool = False
    place_is_near: bool = False
    in_heading: bool = False
    said: TimeMention | None = None
    merged: list[Candidate] = field(default_factory=list)
    continues: Candidate | None = None
    part_of: Candidate | None = None
    because: Candidate | None = None

    @property
    def is_harm(self) -> bool:
        """Whether its word tells of the dead or hurt and not of the deed."""
        return bool(self.entry.row.get("harm"))

    @property
    def is_weak(self) -> bool:
        """Whether its word needs more beside it to tell of an event."""
        return bool(self.entry.row.get("weak"))

    @property
    def is_done(self) -> bool:
        """Whether it is told as having happened, by the text or by whoever claims it."""
        return self.status in ("occurred", "claimed")

    def periods(self) -> list[Period]:
        """When it was, in the order of its times; how long it took is no period of it."""
        return [t.period for t in self.times if t.period is not None and not t.is_duration]

    def filled(self, *arguments: str) -> list[Filler]:
        """Fillers of these arguments, in order."""
        found: list[Filler] = []
        for filler in self.fillers:
            # Asked a hundred times a text, of no more than a few: a comprehension costs more than its loop.
            if filler.argument in arguments:
                found.append(filler)  # noqa: PERF401
        return found

    def add(self, filler: Filler) -> None:
        """Add a filler unless its words already fill the same argument."""
        if all(f.argument != filler.argument or (f.start, f.end) != (filler.start, filler.end) for f in self.fillers):
            self.fillers.append(filler)
