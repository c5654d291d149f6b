"""A report as linking sees it: its words, what it mentions, its tellings; and landmarks that survive translation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tansiq.errors import ContractError, ModelError
from tansiq.knowledge.keys import match_key
from tansiq.linking.names import skeleton
from tansiq.linking.parties import make_party
from tansiq.linking.telling import Telling, day_told, headline_end, make_telling
from tansiq.linking.wording import words_of
from tansiq.model import Actor, Event, Mention, Period, Place, Quantity, Relation, parse_instant

__all__ = ["Document", "Landmark", "parse_document"]

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]{3})*")
_SHINGLE = 4
"""Words of a shingle: shorter ones are shared by chance, longer ones fall to small edits."""
_SAMPLE = 8
"""One of so many shingles is a blocking key, chosen by its own hash."""

_SMALL_NUMBER = 3

Landmark = tuple[Hashable, ...]


def _hash(words: tuple[str, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest(), "big")


@dataclass(frozen=True)
class Document:
    """One report with what was read in it.

    Args:
        id: Of the report.
        language: BCP 47.
        published: ISO date or time, or None.
        text: As given; "" where the reader does not see it.
        mentions: In the order of the text.
        events: In the order of their first span.
        relations: Standing facts.
    """

    id: str
    language: str
    published: str | None
    text: str
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    title: str = ""

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        told = day_told(self.published)
        size = max(1, len(self.text))
        head = headline_end(self.text, self.title)
        return tuple(
            make_telling(
                self.id, n, event, told=told, depth=event.spans[0][0] / size, words=words_of(event, self.text),
                is_headline=event.spans[-1][1] <= head,
            )
            for n, event in enumerate(self.events)
        )  # fmt: skip

    @cached_property
    def told(self) -> frozenset[tuple[str, bool]]:
        """Types of its events, and whether each is denied."""
        return frozenset((event.type, event.status == "denied") for event in self.events)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of every run of four words, as match keys."""
        words = _WORD.findall(match_key(self.text))
        return frozenset(_hash(tuple(words[n : n + _SHINGLE])) for n in range(max(0, len(words) - _SHINGLE + 1)))

    @cached_property
    def sample(self) -> frozenset[int]:
        """The shingles that serve as blocking keys."""
        return frozenset(one for one in self.shingles if one % _SAMPLE == 0)

    @cached_property
    def landmarks(self) -> tuple[tuple[int, Landmark], ...]:
        """(offset, landmark) in the order of the text: what a translation keeps, in a form equal in both languages."""
        found: list[tuple[int, Landmark]] = []
        for mention in self.mentions:
            mark = _landmark(mention)
            if mark is not None:
                found.append((mention.span[0], mark))
        taken = [m.span for m in self.mentions if isinstance(m.value, Period | Quantity)]
        found += [
            (hit.start(), ("number", _digits(hit.group())))
            for hit in _NUMBER.finditer(self.text)
            if not any(start <= hit.start() < end for start, end in taken)
        ]
        found += [(event.spans[0][0], ("event", event.type.split(".")[0])) for event in self.events]
        return tuple(sorted(found, key=lambda one: (one[0], str(one[1]))))


def _digits(text: str) -> int:
    return int("".join(str(int(char)) for char in text if char.isdigit()) or "0")


def _landmark(mention: Mention) -> Landmark | None:
    value = mention.value
    if isinstance(value, Place):
        if value.geonames_id is not None:
            return ("place", value.geonames_id)
        return (
            ("place", value.country, round(value.lat, 1), round(value.lon or 0.0, 1)) if value.lat is not None else None
        )
    if isinstance(value, Period):
        return ("time", str(value.start), str(value.end))
    if isinstance(value, Quantity):
        # "The two", "one of": numbers so small are grammar in one of the languages.
        if value.value.is_exact:
            return ("number", value.value.min) if value.value.min >= _SMALL_NUMBER else None
        return ("range", value.value.min, value.value.max)
    assert isinstance(value, Actor)
    party = make_party(value.name)
    if party.known:
        return ("actor", *sorted(party.known))
    return ("name", skeleton(value.name)) if value.actor_type == "person" else None


def parse_document(data: dict[str, Any], where: str) -> Document:
    """Read one line that `tansiq extract` wrote.

    Args:
        data: The object.
        where: What to call it in a message, e.g. "line 3".

    Raises:
        ContractError: A key is missing or holds something else.
    """
    try:
        document = Document(
            id=str(data["id"]),
            language=data["language"] or "",
            published=data.get("published"),
            text=data["text"],
            mentions=tuple(Mention.from_json(one) for one in data["mentions"]),
            events=tuple(Event.from_json(one) for one in data["events"]),
            relations=tuple(Relation.from_json(one) for one in data.get("relations", ())),
            title=data.get("title") or "",
        )
        if document.published is not None:
            parse_instant(document.published)
    except ModelError as error:
        raise ContractError(error.message, where=where) from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ContractError(
            f"not a line of `tansiq extract`: {type(error).__name__} at {error}", where=where
        ) from error
    spans = [mention.span for mention in document.mentions]
    spans += [span for event in document.events for span in event.spans]
    spans += [span for event in document.events for claim in event.claims for span in claim.spans]
    if any(not 0 <= start < end <= len(document.text) for start, end in spans):
        raise ContractError("a span lies outside its text", where=where)
    return document
