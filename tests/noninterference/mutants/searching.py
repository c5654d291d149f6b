"""Leaks of the search: its order, its counts, its completions and whose names it finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, text, true

from tansiq.ledger import match_expression
from tansiq.ledger.schema import name, telling_name
from tansiq.release import searching
from tansiq.release.found import NamedHead, ReportsFound
from tansiq.release.named import named_head
from tansiq.release.searching import Search
from tansiq.web import search as search_pages
from tansiq.web.found import found_out
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _common_words_first(patch: Patch) -> None:
    """Reports in the order of how many there are, in the whole ledger, whose titles begin alike."""
    newest = Search._newest

    def mutant(self: Search, wanted: Any, limit: int) -> Any:
        counted = text("SELECT count(*) FROM report_text WHERE report_text MATCH :words")

        def common(row: Any) -> int:
            words = f'title : "{row.title.split()[0].lower()}"'
            return -int(self._connection.scalar(counted.bindparams(words=words)) or 0)

        return sorted(newest(self, wanted, limit), key=common)

    patch.setattr(Search, "_newest", mutant)


def _names_of_all(patch: Patch) -> None:
    """Names are counted whoever may see them; the rule itself still guards which are listed."""
    patch.setattr(searching, "is_name_shown", lambda *_: true())


def _hidden_events_counted(patch: Patch) -> None:
    """How many events a place has in the whole ledger."""
    make_heads = Search._heads

    def mutant(self: Search, groups: Any) -> Any:
        of_name = select(func.count()).select_from(telling_name.join(name, name.c.name == telling_name.c.name))
        for head in make_heads(self, groups):
            events = self._connection.scalar(of_name.where(name.c.same == int(head.id, 16)))
            yield replace(head, events=events or 0)

    patch.setattr(Search, "_heads", mutant)


def _completes_hidden(patch: Patch) -> None:
    """Completions from every name that there is."""

    def mutant(self: Search, words: str, limit: int) -> tuple[str, ...]:
        found = self._connection.scalars(text("SELECT word FROM name_word WHERE word LIKE :words ORDER BY word"), {
            "words": f"{words.lower()}%"
        })  # fmt: skip
        return tuple(found)[:limit]

    patch.setattr(Search, "complete", mutant)


def _reports_of_ledger(patch: Patch) -> None:
    """How many reports of the whole ledger have the words."""
    reports = Search.reports

    def mutant(self: Search, words: str, limit: int) -> ReportsFound:
        matching = text("SELECT count(*) FROM report_text WHERE report_text MATCH :words")
        total = self._connection.scalar(matching.bindparams(words=match_expression(words)))
        return replace(reports(self, words, limit), total=total or 0)

    patch.setattr(Search, "reports", mutant)


def _names_are_known(patch: Patch) -> None:
    """A place or actor is known to everybody by its id, with all that the ledger calls it."""
    find = Search.find

    def mutant(self: Search, about: str) -> NamedHead | None:
        known = self._connection.scalar(select(name.c.body).where(name.c.same == int(about, 16)))
        own = find(self, about)
        if own is not None or known is None:
            return own
        return named_head([known], about, 0, "")

    patch.setattr(Search, "find", mutant)


def _api_counts_ledger(patch: Patch) -> None:
    """The API's search says how many names there are."""
    make, counted = found_out, list[int]()
    named = Search.named

    def watched(self: Search, *asked: Any) -> Any:
        counted.append(self._connection.scalar(select(func.count()).select_from(name)) or 0)
        return named(self, *asked)

    def mutant(found: Any, cat: Any) -> Any:
        made = make(found, cat)
        made.places.total = counted[-1] if counted else 0
        return made

    patch.setattr(Search, "named", watched)
    patch.setattr(search_pages, "found_out", mutant)


MUTANTS = (
    Mutant("search-common-first", "corpus statistics in the order of a search", "alike", _common_words_first),
    Mutant("names-of-all", "places and actors of all parties are counted", "others", _names_of_all),
    Mutant("hidden-events-counted", "how many events of a place are hidden", "alike", _hidden_events_counted),
    Mutant("completes-hidden", "a word is completed from hidden names", "others", _completes_hidden),
    Mutant("reports-of-ledger", "how many reports of the ledger have the words", "others", _reports_of_ledger),
    Mutant("names-are-known", "what is called by an id is told to whoever guesses it", "others", _names_are_known),
    Mutant("search-counts-ledger", "the API's search says how many names there are", "others", _api_counts_ledger,
           is_all_doors=True),
)  # fmt: skip
