"""Short reports of our own writing with what is read in them set by hand, and the way to store them through the desk.

Places and forces are real, the events and their numbers are made up for these tests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from tansiq.desk import Added, Desk
from tansiq.intake import Taken
from tansiq.model import (
    Actor,
    ChainLink,
    Claim,
    Count,
    Event,
    Mention,
    Period,
    Place,
    Quantity,
    Reading,
    Report,
    SourceChain,
    Span,
)
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings

__all__ = [
    "HOSTILE",
    "NOW",
    "Shelf",
    "Told",
    "arabic_report",
    "chain",
    "english_report",
    "hostile_report",
    "open_desk",
    "span",
    "store",
    "world",
]

NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""What the clock of these tests shows."""

HIT = Place(
    "Hit", "Hit", ("Hit", "هيت"), 33.642, 42.826, "IQ", "IQ-AN", None, ("Hit", "Anbar", "Iraq"), 5.0, "town"
)  # fmt: skip
HASAKAH = Place(
    "الحسكة", "الحسكة", ("الحسكة", "Hasakah"), 36.502, 40.747, "SY", "SY-HA", None, ("الحسكة", "سوريا"), 60.0, "admin1"
)  # fmt: skip
DESERT = Place("the western desert", "the western desert")


@dataclass(frozen=True, slots=True)
class Told:
    """One report with what is read in it."""

    report: Report
    reading: Reading


def span(text: str, words: str, nth: int = 0) -> Span:
    """Offsets of the nth occurrence of the words."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return (at, at + len(words))


def chain(text: str, *links: tuple[str, str, str]) -> SourceChain:
    """A chain of (name, verb, kind), each named by its first words in the text."""
    return SourceChain(tuple(ChainLink(name, verb, kind, span(text, name)) for name, verb, kind in links))  # type: ignore[arg-type]


def _report(text: str, language: str, **more: str) -> Report:
    return Report(text, Report.hash_bytes(text.encode()), language, **more)


ENGLISH = (
    "HIT, Iraq (Rudaw) - At least 12 people were killed and 6 were injured on 19 May 2020 when a car bomb "
    "exploded at a checkpoint near Hit, the PMF said.\n\n"
    "Islamic State claimed responsibility for the attack. Police put the toll at 9 killed.\n\n"
    "Some time in February 2017 militants shelled posts in the western desert. Officers plan an operation there."
)


def _bomb(text: str) -> Event:
    pmf = chain(text, ("PMF", "said", "organisation"))
    police = chain(text, ("Police", "said", "organisation"))
    clause = span(text, "a car bomb exploded at a checkpoint near Hit")
    return Event(
        claims=(
            Claim("event", "attack.car_bomb", (clause,), pmf),
            Claim("period", Period.day(date(2020, 5, 19)), (span(text, "19 May 2020"),), pmf),
            Claim("place", HIT, (span(text, "Hit", 0),), pmf),
            Claim("killed", Count.at_least(12), (span(text, "At least 12 people were killed"),), pmf),
            Claim("killed", Count.exactly(9), (span(text, "9 killed"),), police),
            Claim("injured", Count.exactly(6), (span(text, "6 were injured"),), pmf),
            Claim("target", "a checkpoint near Hit", (span(text, "a checkpoint near Hit"),), pmf),
            Claim(
                "perpetrator_org", "Islamic State", (span(text, "Islamic State claimed responsibility"),),
                chain(text, ("Islamic State", "claimed", "organisation")), "claimed",
            ),
        ),
        spans=(clause, span(text, "the attack")),
    )  # fmt: skip


def english_report() -> Told:
    text = ENGLISH
    shelling, plan = span(text, "militants shelled posts"), span(text, "Officers plan an operation there")
    events = (
        _bomb(text),
        Event(
            (
                Claim("event", "attack.shelling", (shelling,)),
                Claim("period", Period.month(2017, 2), (span(text, "in February 2017"),)),
                Claim("place", DESERT, (span(text, "the western desert"),)),
                Claim("perpetrator", "militants", (span(text, "militants"),)),
                Claim("target", "posts", (span(text, "posts"),)),
            ),
            (shelling,),
            because=0,
        ),
        Event(
            (
                Claim("event", "operation", (plan,)),
                Claim("status", "planned", (span(text, "plan"),), status="planned"),
                Claim("period", Period.before(date(2020, 5, 19)), (span(text, "19 May 2020"),)),
            ),
            (plan,),
            part_of=1,
        ),
    )
    mentions = (
        Mention(span(text, "Hit", 0), "Hit", HIT),
        Mention(span(text, "19 May 2020"), "19 May 2020", Period.day(date(2020, 5, 19))),
        Mention(span(text, "PMF"), "PMF", Actor("PMF", "force", ("PMF", "الحشد الشعبي"))),
        Mention(span(text, "At least 12"), "At least 12", Quantity(Count.at_least(12), "people")),
    )
    report = _report(text, "en", outlet="Rudaw", published="2020-05-20", title="Car bomb near Hit")
    return Told(report, Reading("en", "2020-05-20", report.title, None, mentions, events))


ARABIC = (
    "الحسكة - قُتل 11 عنصراً من قوات سوريا الديمقراطية في هجوم على سجن في الحسكة بين 20 و26 كانون الثاني 2022، "
    "بحسب المرصد السوري لحقوق الإنسان.\n\nونفى تنظيم الدولة فرار سجناء."
)


def arabic_report() -> Told:
    text = ARABIC
    told = chain(text, ("المرصد السوري لحقوق الإنسان", "said", "organisation"))
    attack, escape = span(text, "هجوم على سجن في الحسكة"), span(text, "فرار سجناء")
    events = (
        Event(
            (
                Claim("event", "attack.prison", (attack,), told),
                Claim(
                    "period", Period.between(date(2022, 1, 20), date(2022, 1, 26)),
                    (span(text, "بين 20 و26 كانون الثاني 2022"),), told,
                ),
                Claim("place", HASAKAH, (span(text, "الحسكة", 1),), told),
                Claim("killed", Count.exactly(11), (span(text, "11 عنصراً"),), told, of="قوات سوريا الديمقراطية"),
                Claim("target", "سجن", (span(text, "سجن"),), told),
            ),
            (attack,),
        ),
        Event(
            (
                Claim("event", "escape", (escape,)),
                Claim("status", "denied", (span(text, "ونفى"),), status="denied"),
                Claim("agent", "سجناء", (span(text, "سجناء"),)),
                Claim("place", HASAKAH, (span(text, "الحسكة", 0),)),
            ),
            (escape,),
            because=0,
        ),
    )  # fmt: skip
    mentions = (Mention(span(text, "الحسكة"), "الحسكة", HASAKAH),)
    report = _report(text, "ar", outlet="عنب بلدي", published="2022-01-27", title="هجوم على سجن في الحسكة")
    return Told(report, Reading("ar", "2022-01-27", report.title, None, mentions, events))


HOSTILE = '<script>alert("x")</script> & "quotes" \' <img src=x onerror=alert(1)> </mark></div>{{ 7*7 }} \u202e bombed'


def hostile_report() -> Told:
    """Markup wherever a source could put it: text, title, outlet, names, units."""
    text = HOSTILE
    words = span(text, "<img src=x onerror=alert(1)>")
    evil = SourceChain((ChainLink(HOSTILE[:60], "said", "unnamed", words),))
    place = Place('<b onmouseover="x">P</b>', lat=1.0, lon=1.0, country="IQ", radius_km=1.0)
    event = Event(
        (
            Claim("event", "attack.bombing", (words,), evil),
            Claim("place", place, (words,)),
            Claim("perpetrator", '<svg onload="x">', (words,), evil),
            Claim("killed", Count.exactly(2), (words,), of='"><script>1</script>'),
        ),
        (words, (0, 27)),
    )
    actor = Mention((0, 8), text[:8], Actor('<i id="a">', "person", (), '"><u>role</u>'))
    title, outlet = "<title>&lt;</title><script>t</script>", '"><script>o</script>'
    report = _report(text, "en", outlet=outlet, title=title, url="javascript:alert(1)", published="2021-01-01<b>")
    return Told(report, Reading("en", None, title, None, (actor,), (event,)))


def world(copies: int = 0) -> tuple[Told, ...]:
    """The reports of these tests, and `copies` more with texts of their own."""
    base = english_report()
    more = [
        Told(replace(base.report, text=f"{base.report.text}\nNo. {n}", title=f"Copy {n}"), base.reading)
        for n in range(copies)
    ]
    return (base, arabic_report(), hostile_report(), *more)


class _SetReading:
    """Reads nothing: gives the reading that was set for a text, and an empty one for any other."""

    version = "set-by-hand"

    def __init__(self) -> None:
        self.told = {one.report.text: one.reading for one in world()}

    def __call__(self, report: Report) -> Reading:
        empty = Reading(report.language, report.published, report.title, None)
        return self.told.get(report.text.split("\nNo. ")[0], empty)


def open_desk(settings: Settings) -> Desk:
    """The party's desk, with readings set by hand."""
    return Desk(settings, via="page", read=_SetReading())


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the stored world is found: report ids in the order of `world`, and the ids of each one's events."""

    reports: tuple[str, ...]
    events: tuple[tuple[str, ...], ...]


def store(settings: Settings, copies: int = 0) -> Shelf:
    """Take the world in, and say under which ids the settings' party sees it."""
    desk = open_desk(settings)
    done = list(desk.take_in(Taken(one.report, f"report {at}") for at, one in enumerate(world(copies))))
    assert all(isinstance(one, Added) for one in done), done
    ids = tuple(one.report_id for one in done if isinstance(one, Added))
    with open_view(settings, Reader(settings.party)) as view:
        assert view.list_events(EventQuery()).total > 0
        return Shelf(ids, tuple(view.get_report(one).event_ids for one in ids))
