"""What is known of actors before a text is read: names, titles, nouns of people and organisations, by language.

Everything comes from knowledge/ and is indexed by the first key of a phrase, so that reading costs one look-up a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any, Literal

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.model import ActorType
from tansiq.reading.actors.inflect import arabic_forms, english_forms
from tansiq.reading.sheet import Lang

__all__ = ["KnownActor", "Lexicon", "Phrase", "lexicon"]

Phrase = tuple[str, ...]
Kind = Literal["known", "title", "org", "people"]

_TYPES: dict[str, ActorType] = {
    "force": "force",
    "armed_group": "armed_group",
    "agency": "agency",
    "organisation": "organisation",
    "outlet": "outlet",
}
# Classes of function.yml that hold nouns too: words not to be split, and abbreviated titles.
_OPEN_CLASSES = frozenset({"nosplit", "abbreviation"})
_NUMBER_KINDS = frozenset({"ones", "tens", "hundreds", "scale", "teen_head", "pair"})
_NO_STATES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ"})
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One row of actors.yml, an outlet or a state.

    Args:
        key: Stable name of the row.
        names: Every spelling, those of the lexicon's own language first.
    """

    key: str
    actor_type: ActorType
    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon: its keys, what it is, and marks such as "vague" or "alone".

    Args:
        sort: office, rank, honorific of a title; armed, force … of people; the type of an organisation.
        actor_type: What an organisation noun names.
    """

    keys: Phrase
    kind: Kind
    sort: str
    marks: frozenset[str] = frozenset()
    actor: KnownActor | None = None
    actor_type: ActorType = "organisation"


@dataclass(slots=True)
class Lexicon:
    """The words of one language.

    Args:
        first: First key of a phrase to the phrases that begin so, longest first.
        nodes: The same phrases: those of one word, and the longer ones by their second key.
        verbs: Verb forms that end a name; saying: those of them that tell.
        closed: Closed-class words; stops: these and common words that are no part of a name.
        heads: Single words that are titles, nouns for people or organisations.
        group_mods: Words that stand before a noun for people.
        org_fields: Words that say what a body is for: portfolios and org_mods.
        common: All that ends a name in a text without capitals.
        sole_given: Given names that are nothing else.
    """

    lang: Lang
    first: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    nodes: dict[str, tuple[tuple[Entry, ...], dict[str, tuple[Entry, ...]]]] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    title_mods: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    org_mods: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()
    epithets: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    place_nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    group_mods: frozenset[str] = frozenset()
    org_fields: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    sole_given: frozenset[str] = frozenset()


def tokens_of(name: str) -> Iterator[Phrase]:
    """The ways in which a tokeniser may have cut a name: hyphens kept, apart or as spaces; dots kept or apart."""
    pieces: list[tuple[Phrase, ...]] = []
    for piece in match_key(name).replace("/", " / ").split():
        word, tail = (piece[:-2], ("'s",)) if piece.endswith("'s") else (piece, ())
        if piece.endswith("'") and len(piece) > 1:
            word, tail = piece[:-1], ("'",)
        ways: list[Phrase] = [(word, *tail)]
        if "-" in word.strip("-"):
            parts = word.split("-")
            ways.append((*(" - ".join(parts)).split(), *tail))
            ways.append((*parts, *tail))
        if word.endswith(".") and word.count(".") == 1:
            ways.append((word[:-1], ".", *tail))
        pieces.append(tuple(ways))
    for way in product(*pieces):
        yield tuple(key for piece in way for key in piece)


def _names(row: dict[str, Any], lang: Lang) -> tuple[str, ...]:
    other = "ar" if lang == "en" else "en"
    return tuple(dict.fromkeys([*row.get(lang, ()), *row.get(other, ())]))


def _is_strict(name: str) -> bool:
    """Whether a name is an acronym, also with small letters in it (LeT)."""
    return name.isascii() and " " not in name and len(name) < 9 and 2 * sum(map(str.isupper, name)) > len(name)


def _known(lang: Lang) -> Iterator[Entry]:
    seen: set[str] = set()
    for row in load_rows("actors"):
        if row["type"] == "state":
            continue
        actor = KnownActor(row["key"], row["type"], _names(row, lang), row.get("country"))
        for name in row.get(lang, ()):
            seen.add(match_key(name))
            yield from _entries(name, actor)
    by_name: dict[str, list[str]] = {}
    for row in load_rows(f"{lang}/outlets"):
        by_name.setdefault(row["name"], []).append(row["form"])
    for name, forms in by_name.items():
        outlet = KnownActor(f"outlet:{match_key(name)}", "outlet", tuple(dict.fromkeys([name, *forms])))
        for form in forms:
            if match_key(form) not in seen:
                yield from _entries(form, outlet)


def _states(lang: Lang) -> Iterator[Entry]:
    """States by the names of CLDR, and by the further ones of actors.yml."""
    from babel import Locale

    own, other = Locale(lang).territories, Locale("ar" if lang == "en" else "en").territories
    extra = {row["country"]: row for row in load_rows("actors") if row["type"] == "state"}
    for code in dict.fromkeys([*own, *extra]):
        if len(code) != 2 or not code.isalpha() or code in _NO_STATES:
            continue
        row = extra.get(code, {})
        forms = [name for name in (own.get(code), *row.get(lang, ())) if name]
        every = tuple(dict.fromkeys([*forms, *([other[code]] if code in other else []), *_names(row, lang)]))
        actor = KnownActor(f"state:{code}", "state", every, code)
        for form in forms:
            yield from _entries(form, actor)


def _entries(name: str, actor: KnownActor) -> Iterator[Entry]:
    marks = frozenset({"strict"} if _is_strict(name) else ())
    for keys in dict.fromkeys(tokens_of(name)):
        yield Entry(keys, "known", actor.actor_type, marks, actor)


def _phrases(kind: Kind, sort: str, forms: Iterable[str], *marks: str) -> Iterator[Entry]:
    for form in forms:
        for keys in dict.fromkeys(tokens_of(form)):
            yield Entry(keys, kind, sort, frozenset(marks), None, _TYPES.get(sort, "organisation"))


def _marks(row: dict[str, Any], *names: str) -> list[str]:
    return [name for name in names if row.get(name)]


def _nouns(lang: Lang) -> Iterator[Entry]:
    for row in load_rows(f"{lang}/titles"):
        if row["kind"] in {"office", "rank", "honorific"}:
            yield from _phrases("title", row["kind"], [row["form"]], *_marks(row, "vague"))
    for row in load_rows(f"{lang}/orgnouns"):
        if row["type"] not in {"modifier", "follower", "epithet"}:
            yield from _phrases("org", row["type"], [row["form"]], *_marks(row, "alone", "generic", "unit", "lam"))
    for row in load_rows(f"{lang}/people"):
        if row["sort"] == "modifier":
            continue
        if lang == "en":
            # The first of several forms is the singular; one form alone is a plural or a collective.
            yield from _phrases("people", row["sort"], row["forms"][:1], *(["singular"] if row["forms"][1:] else []))
            yield from _phrases("people", row["sort"], row["forms"][1:])
        else:
            for number in ("singular", "dual", "plural"):
                yield from _phrases("people", row["sort"], row[number], number)


def _forms(name: str, column: str, value: str, form: str = "form") -> frozenset[str]:
    return frozenset(match_key(row[form]) for row in load_rows(name) if row.get(column) == value)


def _modifiers(name: str) -> frozenset[str]:
    rows = [row for row in load_rows(name) if row["sort"] == "modifier"]
    return frozenset(match_key(form) for row in rows for form in row["forms"])


def _verbs(lang: Lang) -> tuple[frozenset[str], frozenset[str]]:
    inflect = english_forms if lang == "en" else arabic_forms
    saying: set[str] = set()
    for row in load_rows(f"{lang}/speech"):
        if row["pos"] == "verb":
            for lemma in row["lemmas"]:
                saying |= inflect(lemma)
    verbs = set(saying)
    for row in load_rows(f"{lang}/namecues"):
        if row["kind"] == "verb":
            verbs |= inflect(row["form"])
        elif row["kind"] == "verb_form":
            verbs.add(match_key(row["form"]))
    return frozenset(verbs), frozenset(saying)


def _closed(lang: Lang) -> frozenset[str]:
    rows = [row for row in load_rows(f"{lang}/function") if row["class"] not in _OPEN_CLASSES]
    words = [word for row in rows for word in row["words"]]
    words += [form for row in load_rows(f"{lang}/numbers") if row["kind"] in _NUMBER_KINDS for form in row["forms"]]
    return frozenset(match_key(word) for word in words if " " not in word)


def _demonyms(lang: Lang) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_rows(f"{lang}/demonyms"):
        for form in row["forms"]:
            key = match_key(form)
            for one in (key, key + "ة") if lang == "ar" else (key,):
                found[one] = row["country"]
    return found


def _index(lang: Lang, demonyms: dict[str, str]) -> dict[str, tuple[Entry, ...]]:
    first: dict[str, list[Entry]] = {}
    seen: set[tuple[Phrase, str]] = set()
    plurals = [key + "s" for key in demonyms if lang == "en" and key + "s" not in demonyms and len(key) > 3]
    for entry in (*_known(lang), *_states(lang), *_nouns(lang), *_phrases("people", "civilian", plurals)):
        # An officer or a journalist alone is a person with a role, not a group.
        if "singular" in entry.marks and (entry.keys, "title") in seen:
            continue
        if (entry.keys, entry.kind) not in seen:
            seen.add((entry.keys, entry.kind))
            first.setdefault(entry.keys[0], []).append(entry)
    return {key: tuple(sorted(rows, key=lambda row: -len(row.keys))) for key, rows in first.items()}


def _node(rows: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], dict[str, tuple[Entry, ...]]]:
    longer: dict[str, tuple[Entry, ...]] = {}
    for row in rows:
        if len(row.keys) > 1:
            longer[row.keys[1]] = (*longer.get(row.keys[1], ()), row)
    return tuple(row for row in rows if len(row.keys) == 1), longer


@lru_cache(maxsize=2)
def lexicon(lang: Lang) -> Lexicon:
    """The index of one language; built once a process."""
    demonyms, (verbs, saying) = _demonyms(lang), _verbs(lang)
    first = _index(lang, demonyms)
    cues, titles, orgs = f"{lang}/namecues", f"{lang}/titles", f"{lang}/orgnouns"
    lex = Lexicon(
        lang,
        first=first,
        demonyms=demonyms,
        title_mods=_forms(titles, "kind", "modifier"),
        portfolios=_forms(titles, "kind", "portfolio"),
        org_mods=_forms(orgs, "type", "modifier"),
        followers=_forms(orgs, "type", "follower"),
        epithets=_forms(orgs, "type", "epithet"),
        given=_forms(cues, "kind", "given"),
        particles=_forms(cues, "kind", "particle"),
        place_nouns=_forms(cues, "kind", "place_noun"),
        verbs=verbs,
        saying=saying,
        closed=_closed(lang),
        heads=frozenset(
            key for key, rows in first.items() for row in rows if row.keys == (key,) and row.kind != "known"
        ),
    )
    lex.nodes = {key: _node(rows) for key, rows in first.items()}
    lex.stops = lex.closed | _forms(cues, "kind", "stop")
    lex.group_mods = (lex.title_mods | lex.org_mods | _modifiers(f"{lang}/people")) - _ORDINALS
    lex.org_fields = lex.portfolios | lex.org_mods
    lex.common = frozenset().union(
        lex.stops, verbs, lex.heads, lex.org_mods, lex.title_mods, lex.place_nouns, lex.portfolios, lex.followers
    )
    lex.sole_given = lex.given - lex.common
    return lex
