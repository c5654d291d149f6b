"""What a reader of a large ledger asks: each door with each combination of filters, another value every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from bench.world import COMMON_WORD, FIRST_YEAR, YEARS
from tansiq.release import EventQuery, Reader, SearchKind, SearchQuery, View, open_view
from tansiq.settings import Settings

__all__ = ["Question", "make_questions"]

Question = Callable[[View], object]
_MAPPED = 400
"""Events of one map, as the pages ask for them."""
_STATUSES = ("occurred", "claimed", "planned", "attempted", "denied")
_COUNTRIES = ("IQ", "SY", "TR", "JO")
_LETTERS = 3
"""Of a word that is still being typed."""


def _list(query: EventQuery, view: View) -> None:
    """What the page of a list asks for."""
    view.list_events(query)
    view.types(query)
    view.countries(EventQuery())


def _event(event_id: str, view: View) -> None:
    view.get_event(event_id)


def _map(query: EventQuery, view: View) -> None:
    view.map_points(replace(query, limit=_MAPPED))


def _timeline(query: EventQuery, view: View) -> None:
    """What the chart of the timeline asks for."""
    view.time_counts(query)
    view.year_counts(query)


def _years(query: EventQuery, view: View) -> None:
    view.year_counts(query)


def _search(kind: SearchKind, text: str, view: View) -> None:
    view.search(SearchQuery(text, (kind,)))


def _complete(text: str, view: View) -> None:
    view.complete(text)


_DOORS = {"list": _list, "map": _map, "timeline": _timeline, "yearly counts": _years}


def _filters(view: View, rounds: int) -> dict[str, list[EventQuery]]:
    """Combinations of filters by name, with as many values of each as there are rounds."""
    heads = view.list_events(EventQuery(limit=rounds)).events
    kinds = [name for name, _ in view.types(EventQuery())]
    found: dict[str, list[EventQuery]] = {}
    for number in range(rounds):
        kind, country = kinds[number % len(kinds)], _COUNTRIES[number % len(_COUNTRIES)]
        status = _STATUSES[number % len(_STATUSES)]
        month = f"{FIRST_YEAR + number % YEARS}-{number % 12 + 1:02}"
        days = {"since": f"{month}-01", "until": f"{month}-28"}
        common = list(COMMON_WORD.values())[number % 2]
        # The first word of an event is of a name: some thirty of the reader's events have it, or begin with it.
        rare = heads[number % len(heads)].words.split()[0]
        asked: dict[str, dict[str, Any]] = {
            "": {},
            "one type": {"type": kind},
            "one group of types": {"type": kind.partition(".")[0]},
            "one country": {"country": country},
            "one status": {"status": status},
            "type and country": {"type": kind, "country": country},
            "one month": days,
            "five years": {"since": f"{FIRST_YEAR + 2}-03-15", "until": f"{FIRST_YEAR + 7}-03-14"},
            "a month, type and country": {**days, "type": kind, "country": country},
            "a common word": {"text": common},
            "a rare word": {"text": rare},
            "two words": {"text": f"{rare} {common}"},
            "first letters": {"text": common[:_LETTERS]},
            "a common word and type": {"text": common, "type": kind},
            "a common word and a month": {"text": common, **days},
            "all filters": {**days, "type": kind, "country": country, "status": status, "text": common},
        }
        for name, values in asked.items():
            found.setdefault(name, []).append(EventQuery(**values))
    return found


def _searches(view: View, filters: dict[str, list[EventQuery]], rounds: int) -> dict[str, list[Question]]:
    """Words of few names and of many, and what is listed and mapped of a name that was found."""
    rare = [query.text for query in filters["a rare word"]]
    places = view.search(SearchQuery("mar", ("places",), limit=rounds)).places.named
    names = [one.names[0] for one in places]
    asked: dict[str, tuple[SearchKind, list[str]]] = {
        "search reports, a rare word": ("reports", rare),
        "search reports, a common word": ("reports", [query.text for query in filters["a common word"]]),
        "search actors, a rare name": ("actors", rare),
        "search actors, first letters": ("actors", [("mar", "مار")[number % 2] for number in range(rounds)]),
        "search places, one name": ("places", names),
        "search places, first letters": ("places", [("dar", "دار")[number % 2] for number in range(rounds)]),
    }
    questions: dict[str, list[Question]] = {
        what: [partial(_search, kind, word) for word in words] for what, (kind, words) in asked.items()
    }
    questions["complete"] = [partial(_complete, "sam")] * rounds
    about = [EventQuery(about=one.id) for one in places]
    return questions | {f"{door}, one place": [partial(_DOORS[door], one) for one in about] for door in ("list", "map")}


def make_questions(settings: Settings, party: str, rounds: int) -> dict[str, list[Question]]:
    """The questions of one reader by their name, so many of each."""
    with open_view(settings, Reader(party)) as view:
        filters = _filters(view, rounds)
        first = view.list_events(EventQuery(limit=rounds))
        searches = _searches(view, filters, rounds)
    questions: dict[str, list[Question]] = {
        "event": [partial(_event, head.id) for head in first.events],
        "list, second page": [partial(_list, EventQuery(after=first.next))] * rounds,
    }
    questions |= searches
    for door, ask in _DOORS.items():
        for name, queries in filters.items():
            questions[f"{door}, {name}" if name else door] = [partial(ask, query) for query in queries]
    return questions
