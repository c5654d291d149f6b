"""A small language of reports for tests, and its reader: one event a line, so that a world is built by writing it down.

    attack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa
    attack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة

Any field may be "-"; a sixth, where there is one, is an armed group that did it, or a person whose name begins with
"Captain". Lines without a bar carry nothing.
Places are real, the events are made up; so is a place whose name begins with "Camp", which no gazetteer has.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from tansiq.desk import Added, Desk, Outcome, init_ledger
from tansiq.intake import Taken
from tansiq.model import (
    Actor,
    ActorType,
    Anchor,
    ChainLink,
    Claim,
    Count,
    Event,
    Figure,
    Mention,
    Period,
    Place,
    Quantity,
    Reading,
    Relation,
    Report,
    SourceChain,
    Span,
)
from tansiq.settings import Settings

__all__ = ["NOON", "PLACES", "LineReader", "add", "make_desk", "make_report", "make_settings", "take"]

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
RAQQA = Place(
    "Raqqa", "Raqqa", ("Raqqa", "الرقة"), 35.95, 39.01, "SY", "SY-RA", 172955, ("Raqqa", "Syria"), 10.0, "town"
)  # fmt: skip
HIT = Place("Hit", "Hit", ("Hit", "هيت"), 33.642, 42.826, "IQ", "IQ-AN", None, ("Hit", "Anbar", "Iraq"), 5.0, "town")
PLACES = {
    "Raqqa": RAQQA,
    "الرقة": Place(
        "الرقة", "الرقة", ("الرقة", "Raqqa"), 35.95, 39.01, "SY", "SY-RA", 172955, ("الرقة", "سوريا"), 10.0, "town"
    ),
    "Hit": HIT,
    "هيت": Place("هيت", "هيت", ("هيت", "Hit"), 33.642, 42.826, "IQ", "IQ-AN", None, ("هيت", "العراق"), 5.0, "town"),
    "the desert": Place("the desert", "the desert"),
}


def _place(text: str) -> Place | None:
    return Place(text, text) if text.startswith("Camp ") else PLACES.get(text)


def _chain(name: str, span: Span) -> SourceChain:
    return SourceChain() if name == "-" else SourceChain((ChainLink(name, "said", "organisation", span),))


def _period(text: str) -> Period:
    if text.startswith("before "):
        return Period.before(date.fromisoformat(text.removeprefix("before ")))
    if len(text) == 7:
        return Period.month(int(text[:4]), int(text[5:]))
    return Period.day(date.fromisoformat(text))


class LineReader:
    """Reads the language above."""

    version = "lines-1"

    def __call__(self, report: Report) -> Reading:
        events: list[Event] = []
        mentions: list[Mention] = []
        start = 0
        for line in report.text.splitlines(keepends=True):
            if "|" in line:
                span = (start, start + len(line.rstrip("\n")))
                fields = [part.strip() for part in line.split("|")]
                events.append(self._event(fields, span, len(events)))
                if (found := _place(fields[2])) is not None:
                    at = start + line.index(fields[2])
                    mentions.append(Mention((at, at + len(fields[2])), fields[2], found))
                for by in fields[5:]:
                    at = start + line.rindex(by)
                    kind: ActorType = "person" if by.startswith("Captain ") else "armed_group"
                    mentions.append(Mention((at, at + len(by)), by, Actor(by, kind, (by,))))
            start += len(line)
        anchor = None if report.published is None else Anchor(date.fromisoformat(report.published[:10]), "published")
        some = ((0, 1),)
        return Reading(
            language=report.language,
            published=report.published,
            title=report.title,
            anchor=anchor,
            mentions=(*mentions, Mention((0, 1), report.text[:1], Quantity(Count(1, None), "lines"))),
            events=tuple(events),
            figures=(Figure("lines", Count.exactly(len(events)), some, share=(0.5, 1.0)),),
            relations=(Relation("part_of", "Hit", "Anbar", some),),
        )

    @staticmethod
    def _event(fields: list[str], span: Span, number: int) -> Event:
        kind, day, place, toll, source, *by = fields
        chain = _chain(source, span)
        claims = [Claim("event", kind, (span,), chain)]
        if day != "-":
            claims.append(Claim("period", _period(day), (span,), chain))
        if (found := _place(place)) is not None:
            claims.append(Claim("place", found, (span,), chain))
        if toll != "-":
            key, number_text = toll.split()
            claims.append(Claim(key, Count.exactly(int(number_text)), (span,), chain, of="people"))
        claims += [Claim("perpetrator", one, (span,), chain) for one in by]
        return Event(tuple(claims), (span,), part_of=0 if number else None, confidence=0.9)


def make_report(text: str, *, language: str = "en", outlet: str = "", published: str | None = None) -> Report:
    return Report(text, Report.hash_bytes(text.encode()), language, outlet, published, text.split("\n", 1)[0])


def make_settings(home: Path, *, party: str = "home", now: datetime = NOON) -> Settings:
    return Settings(home=home / "home", party=party, fixed_time=now)


def make_desk(settings: Settings, *, party: str | None = None, seed: int = 1) -> Desk:
    """A desk of the party, which the node gets where it has none such."""
    randomness = random.Random(seed)
    init_ledger(settings, party=party, randomness=randomness)
    return Desk(settings, party=party, read=LineReader(), randomness=randomness)


def take(desk: Desk, *reports: Report) -> Iterator[Outcome]:
    return desk.take_in(Taken(report, f"report {number}") for number, report in enumerate(reports, 1))


def add(desk: Desk, *reports: Report) -> list[str]:
    """Take reports in that must all be new; their ids."""
    outcomes = list(take(desk, *reports))
    assert all(isinstance(outcome, Added) for outcome in outcomes), outcomes
    return [outcome.report_id for outcome in outcomes if isinstance(outcome, Added)]
