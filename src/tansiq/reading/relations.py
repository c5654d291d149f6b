"""Standing facts between actors: who holds which office, who belongs to, is part of, backs, or is also called whom."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from itertools import pairwise

from tansiq.model import Relation
from tansiq.model.reading import RelationKind
from tansiq.reading.groups import BODIES
from tansiq.reading.nested import outermost
from tansiq.reading.phrases import within
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.wordsets import phrase_set, word_set

__all__ = ["find_relations"]

_Add = Callable[[RelationKind, str, str, tuple[int, int]], None]
_LONGEST = 4
"""Words of the longest phrase of a relation."""
_CLAUSE = 7
"""Words within which "if" opens a clause."""
_ARTICLES = ((), ("the",), ("a",), ("an",), ("وهو",), ("وهي",))
# Phrase set, what it says, whether the first of the two is its subject, and what the two must be ("" is anyone).
_PHRASES: tuple[tuple[str, RelationKind, bool, Collection[str], Collection[str]], ...] = (
    ("member_of", "member_of", True, ("person",), BODIES),
    ("part_of", "part_of", True, BODIES, BODIES),
    ("backed_by", "backs", False, BODIES, ()),
    ("backs", "backs", True, (), BODIES),
)


@cache
def _between() -> frozenset[tuple[str, ...]]:
    """All that may stand between two actors of a relation; between most two stands something else."""
    return frozenset(_ARTICLES).union(*(phrase_set(name) for name, *_ in _PHRASES))


def find_relations(sheet: Sheet) -> list[Relation]:
    """Every relation that a text states between two actors it names, each once, in the order of the text."""
    found: dict[tuple[str, str, str], Relation] = {}

    def add(kind: RelationKind, subject: str, other: str, words: tuple[int, int]) -> None:
        if subject and other and subject != other:
            found.setdefault((kind, subject, other), Relation(kind, subject, other, (sheet.chars(*words),)))

    for mention in sheet.actors:
        actor = mention.actor
        titled = actor.actor_type == "person" and actor.role and mention.name[1] > mention.name[0]
        if titled and sheet.slice(*mention.name) != sheet.slice(mention.start, mention.end):
            add("holds_office", actor.name, actor.role or "", (mention.start, mention.end))
    named = sorted(outermost(sheet.actors), key=lambda a: a.start)
    for first, second in pairwise(named):
        if second.start - first.end > _LONGEST + 1 or second.start < first.end:
            continue
        between = tuple([key for key in sheet.keys[first.end : second.start] if key[:1].isalnum()])
        if between in _between() and not _is_supposed(sheet, first.start):
            _pair(sheet, first, second, between, add)
    _memberships(sheet, named, add)
    _other_names(sheet, named, add)
    _backed_names(sheet, named, add)
    return list(found.values())


def _is_supposed(sheet: Sheet, at: int) -> bool:
    """Whether "if" or "whether" opens the clause of the words at `at`: "if Iran backs the brigade"."""
    for i in range(at - 1, max(-1, at - _CLAUSE), -1):
        if not sheet.words[i][:1].isalnum():
            return False
        if sheet.keys[i] in word_set("if"):
            return True
    return False


def _pair(sheet: Sheet, first: ActorMention, second: ActorMention, between: tuple[str, ...], add: _Add) -> None:
    """The relation that the words between two actors state."""
    kinds = first.actor.actor_type, second.actor.actor_type
    words = (first.start, second.end)
    if between in _ARTICLES and kinds == ("person", "person") and second.actor.role and _is_bare(second):
        # "Ahmad Karim, the governor of Mosul"
        add("holds_office", first.actor.name, second.actor.role, words)
    opened = second.start - first.end == 1 and sheet.words[first.end] == "("
    if not between and opened and first.actor.name == second.actor.name:
        # A short form stands behind the name: "the Syrian Democratic Forces (SDF)".
        add("also_known_as", first.actor.name, sheet.slice(second.start, second.end), words)
        return
    for name, kind, forward, ones, others in _PHRASES:
        if between not in phrase_set(name):
            continue
        if (ones and kinds[0] not in ones) or (others and kinds[1] not in others):
            continue
        subject, other = (first, second) if forward else (second, first)
        add(kind, subject.actor.name, other.actor.name, words)
        return


def _is_bare(mention: ActorMention) -> bool:
    """Whether an office stands without the name of its holder."""
    return mention.actor.name in ("", mention.actor.role) or mention.name == (mention.start, mention.end)


def _memberships(sheet: Sheet, named: list[ActorMention], add: _Add) -> None:
    """ "Salim Nader, a member of the Northern Front": the body is named inside the description."""
    nouns = word_set("member_nouns")
    for first, second in pairwise(named):
        if sheet.keys[second.start] not in nouns or first.actor.actor_type != "person":
            continue
        if tuple(key for key in sheet.keys[first.end : second.start] if key[:1].isalnum()) in _ARTICLES:
            inside = [a for a in within(sheet.actors, second.start + 1, second.end) if a.end <= second.end]
            body = next((a for a in inside if a.actor.actor_type in BODIES), None)
            if body is not None:
                add("member_of", first.actor.name, body.actor.name, (first.start, second.end))


def _other_names(sheet: Sheet, named: list[ActorMention], add: _Add) -> None:
    """ "Omar Saleh, also known as Abu Talha": the other name need be on no list."""
    phrases = phrase_set("known_as")
    starting = {a.start: a for a in reversed(named)}
    openers = {phrase[0] for phrase in phrases}
    if openers.isdisjoint(sheet.vocabulary):
        # As most texts: nobody is called by another name.
        return
    for mention in named:
        at = mention.end
        while at < len(sheet) and sheet.words[at] in (",", "،", "(", "«", '"'):
            at += 1
        if at >= len(sheet) or sheet.keys[at] not in openers:
            continue
        size = next((n for n in range(_LONGEST, 0, -1) if tuple(sheet.keys[at : at + n]) in phrases), 0)
        if not size or mention.actor.actor_type in ("group_of_people", "state"):
            continue
        first = last = at + size
        other = starting.get(first)
        if other is not None:
            last = other.end
        else:
            while last < len(sheet) and last - first < _LONGEST and sheet.words[last][:1].isupper():
                last += 1
        if last > first:
            add("also_known_as", mention.actor.name, sheet.slice(first, last), (mention.start, last))


def _backed_names(sheet: Sheet, named: list[ActorMention], add: _Add) -> None:
    """ "The Turkish-backed Lions Brigade": the country of the demonym backs whom it describes."""
    for place in sheet.places:
        if not place.place.is_demonym:
            continue
        near = within(named, place.start - 1, place.end + 2)
        body = next((a for a in near if a.end > place.end), None)
        keys = sheet.keys[place.start : place.end + 2]
        if body is not None and body.actor.actor_type in BODIES and word_set("backed") & set(keys):
            add("backs", place.place.name, body.actor.name, (place.start, body.end))
