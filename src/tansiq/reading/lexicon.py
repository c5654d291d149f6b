"""All words the cascade knows, in one table a language: key to what it may be. Built once a process from knowledge/."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, Self

from tansiq.knowledge import arabic, forms
from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows, load_table
from tansiq.reading.sheet import Lang

__all__ = ["EMPTY", "Entry", "Lexicon", "Rows", "Word", "load_lexicon"]

Layer = Literal["event", "speech", "modality"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of the lexicon that starts with a word: an event word, a verb of saying, a modal frame.

    Args:
        layer: event, speech or modality.
        lemma: As the row writes it.
        pos: verb, noun or phrase.
        tail: Keys of the words after the first.
        form: English: bits of forms.py. Arabic: tense and agreement ("past fs"), or number.
        row: The row's other values (type, link, kind, count, flags).
        frame: Grammatical slot to argument; {} where the layer has none.
    """

    layer: Layer
    lemma: str
    pos: str
    tail: tuple[str, ...]
    form: int | str
    row: dict[str, Any]
    frame: dict[str, str]

    @property
    def type(self) -> str:
        return str(self.row["type"])

    @property
    def is_present(self) -> bool:
        """Whether it is an Arabic verb in the imperfect."""
        return str(self.form).startswith("present")


_NOTHING: frozenset[str] = frozenset()


class Rows(tuple[Entry, ...]):  # noqa: SLOT001 (no slots fit behind the items of a tuple)
    """Entries that begin with one word, the longest first; made from any of them, never changed.

    Args:
        signs: The longest word of each tail: where a sentence has none of them, none of these phrases stands.
        seconds: The first word of each tail.
        bare: Those without a tail, each with the words of its tail, of which there are none.
    """

    signs: frozenset[str]
    seconds: frozenset[str]
    bare: list[tuple[Entry, tuple[int, ...]]]

    def __new__(cls, entries: Iterable[Entry] = ()) -> Self:
        made = super().__new__(cls, entries)
        tails = [entry.tail for entry in made if entry.tail]
        made.signs = frozenset(max(tail, key=len) for tail in tails) if tails else _NOTHING
        made.seconds = frozenset(tail[0] for tail in tails) if tails else _NOTHING
        made.bare = [(entry, ()) for entry in made if not entry.tail]
        return made

    def of(self, pos: str) -> Rows:
        """Those of one part of speech; most words have one alone, and then the very same."""
        found = [entry for entry in self if entry.pos == pos]
        return self if len(found) == len(self) else Rows(found) if found else _NONE


_NONE = Rows()


# Compared by identity: `None in words` asked the fields of each word of a text.
@dataclass(slots=True, eq=False)
class Word:
    """What one key may be.

    Args:
        classes: Closed classes it belongs to.
        sort: What sort of thing it names as a noun, or "".
        entries: All phrases that begin with it, the longest first.
        rows, verbs, nouns, phrases: All of them again, and those of one part of speech each, in the same order.
        bits: English only: what its form may be (knowledge/forms.py).
        dual: Arabic only: one of its readings as a verb is of two ("قتلا").
    """

    classes: frozenset[str] = frozenset()
    sort: str = ""
    entries: list[Entry] = field(default_factory=list)
    rows: Rows = _NONE
    verbs: Rows = _NONE
    nouns: Rows = _NONE
    phrases: Rows = _NONE
    bits: int = 0
    dual: bool = False

    def close(self) -> None:
        """Put the entries in order, once all of them are there."""
        if not self.entries:
            return
        self.entries.sort(key=lambda entry: -len(entry.tail))
        self.rows = Rows(self.entries)
        self.verbs = self.rows.of("verb")
        self.dual = any(isinstance(entry.form, str) and entry.form.endswith(" md") for entry in self.verbs)
        self.nouns = self.rows.of("noun")
        self.phrases = self.rows.of("phrase")

    def with_bits(self, bits: int) -> Word:
        """The same with the bits of a form (dataclasses.replace takes five times as long)."""
        listed = (self.classes, self.sort, self.entries, self.rows, self.verbs, self.nouns, self.phrases)
        return Word(*listed, bits, self.dual)


EMPTY = Word()
# Forms kept between texts; emptied when full, so that a stream of noise cannot fill the memory.
_MAX_SEEN = 100_000


class _Seen(dict[str, Word]):
    """The Word of each form seen, with its bits; those not yet seen are found as they are asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        # Words that no list has differ by nothing but their bits: one Word for all of a kind.
        self._unlisted: dict[int, Word] = {0: EMPTY}

    def __missing__(self, key: str) -> Word:
        if len(self) > _MAX_SEEN:
            self.clear()
        word, bits = self._lexicon.words.get(key), self._lexicon.bits.get(key, 0)
        if word is None:
            word = self._unlisted.get(bits) or self._unlisted.setdefault(bits, Word(bits=bits))
        elif bits:
            word = word.with_bits(bits)
        self[key] = word
        return word


@dataclass(slots=True)
class Lexicon:
    """The words of one language.

    Args:
        words: Key to Word.
        phrases: Sorts of nouns of several words: first key to (tail, sort).
        numbers: Arabic only: form of a sorted noun to s, d or p.
        participles: Arabic only: active participles of verbs of speech to the readings of the verb.
        pairs: Prepositions of two words ("على يد") to their key.
        bits: English only: form to what it may be (knowledge/forms.py).
    """

    lang: Lang
    words: dict[str, Word] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    bits: dict[str, int] = field(default_factory=dict)
    pairs: dict[tuple[str, str], str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    participles: dict[str, list[Entry]] = field(default_factory=dict)
    _seen: _Seen = field(init=False)

    def __post_init__(self) -> None:
        self._seen = _Seen(self)

    def look_up(self, keys: list[str]) -> list[Word]:
        """The Word of each key of a text, with its bits.

        The tables hold every form of the language, far more than the processor keeps at hand; the words of news are
        few, and stand in a table of their own.
        """
        return list(map(self._seen.__getitem__, keys))

    def word(self, key: str) -> Word:
        """The Word of a key, made where there was none; for building only."""
        found = self.words.get(key)
        if found is None:
            found = self.words[key] = Word()
        return found

    def is_place_prep(self, key: str) -> bool:
        """Whether what this preposition governs may be where something happened."""
        word = self.words.get(key)
        return word is not None and "place_prep" in word.classes

    def add_phrase(self, first: str, entry: Entry) -> None:
        self.word(first).entries.append(entry)


def _sort_noun(lexicon: Lexicon, text: str, sort: str) -> None:
    singular, *plurals = text.split("/")
    if lexicon.lang == "en":
        head = singular.split()
        last = head[-1]
        plural = (
            last[:-1] + "ies"
            if last.endswith("y") and last[-2] not in "aeou"
            else last + ("es" if last[-1] in "sxh" else "s")
        )
        variants = [head, [*head[:-1], plural]]
        keyed = [tuple(match_key(word) for word in variant) for variant in variants]
    elif " " in singular:
        keyed = [tuple(match_key(word) for word in variant.split()) for variant in (singular, *plurals)]
    else:
        forms_of = arabic.noun_forms(singular, tuple(plurals))
        keyed = [(key,) for key, _ in forms_of]
        for key, number in forms_of:
            lexicon.numbers.setdefault(key, number)
    for first, *tail in keyed:
        if tail:
            lexicon.phrases.setdefault(first, []).append((tuple(tail), sort))
        elif not lexicon.word(first).sort:
            lexicon.word(first).sort = sort


# Events that a clause behind another verb tells by a participle, as verbs of saying do.
_TOLD_BESIDE = frozenset({"request", "accusation", "pledge", "threat", "statement"})
# Determiners of a verb's phrase, which may be any in a text.
_PASSED_OVER = frozenset({"a", "an", "the", "their", "his", "her", "its"})


def _english(lemma: str, pos: str) -> list[tuple[str, tuple[str, ...], int]]:
    head, *rest = lemma.split()
    tail = tuple(word if word == "*" else match_key(word) for word in rest if word not in _PASSED_OVER)
    if pos == "verb":
        if head in ("be", "have"):
            found = {"be": ("be", "is", "was", "were", "been", "are"), "have": ("have", "has", "had", "having")}[head]
            return [(form, tail, forms.BASE | forms.PAST) for form in found]
        return [(form.lower(), tail, bits) for form, bits in forms.inflect(head).items()]
    if pos == "noun":
        whole = (match_key(head), *(match_key(word) for word in rest))
        last = whole[-1]
        plural = (
            last[:-1] + "ies"
            if last.endswith("y") and last[-2] not in "aeou"
            else last + ("es" if last[-1] in "sxh" else "s")
        )
        variants = [whole] if last.endswith("s") and len(last) > 4 else [whole, (*whole[:-1], plural)]
        return [(one[0], one[1:], forms.NOUN if n == 0 else forms.PLURAL) for n, one in enumerate(variants)]
    return [(match_key(head), tuple(match_key(word) for word in rest), 0)]


def _arabic(lemma: str, pos: str) -> list[tuple[str, tuple[str, ...], str]]:
    if pos == "verb":
        head, *rest = lemma.split()
        past, _, present = head.partition("/")
        tail = tuple(match_key(word) for word in rest)
        if not present:
            return [(match_key(past), tail, "past ms")]
        spread = [*arabic.verb_forms(past, present), *arabic.passive_forms(past)]
        return [(key, tail, f"{tense} {agreement}") for key, tense, agreement in spread]
    variants = lemma.split("/")
    if pos == "noun" and " " not in lemma:
        return [(key, (), number) for key, number in arabic.noun_forms(variants[0], tuple(variants[1:]))]
    keyed = [[match_key(word) for word in variant.split()] for variant in variants]
    return [(first, tuple(tail), "s" if n == 0 else "p") for n, (first, *tail) in enumerate(keyed)]


def _is_own(key: str, own: set[str]) -> bool:
    """Whether a form, or the masculine it is of, is the past of a row: "أصيبت" of "أصيب"."""
    return key in own or key.removesuffix("ت") in own or key.removesuffix("وا") in own


def _add_rows(lexicon: Lexicon, layer: Layer, name: str) -> None:
    table = load_table(f"{lexicon.lang}/{name}")
    frames = table.get("frames", {})
    own = {match_key(lemma.partition("/")[0]) for row in table["rows"] for lemma in row["lemmas"] if "/" in lemma}
    spread = _english if lexicon.lang == "en" else _arabic
    for row in table["rows"]:
        if row.get("excluded"):
            continue
        pos = row.get("pos") or ("noun" if row["kind"].endswith("_noun") else "verb")
        frame = {match_key(slot): argument for slot, argument in frames[row["frame"]].items()} if "frame" in row else {}
        for lemma in row["lemmas"]:
            if lexicon.lang == "ar" and pos == "verb" and (layer == "speech" or row.get("type") in _TOLD_BESIDE):
                _add_participle(lexicon, lemma, Entry(layer, lemma, pos, (), "", row, frame))
            for first, tail, form in spread(lemma, pos):
                if row.get("homograph") and form == "past ms":
                    # Written like its masdar or another noun: known by its other forms only.
                    continue
                if str(form).startswith(arabic.PASSIVE) and _is_own(first, own):
                    # "أصيب" has a row of its own.
                    continue
                lexicon.add_phrase(first, Entry(layer, lemma, pos, tail, form, row, frame))
                if lexicon.lang == "ar" and pos == "noun" and tail and not first.endswith(("ة", "ا", "ء", "ات")):
                    # "إنزالا جويا"
                    lexicon.add_phrase(first + "ا", Entry(layer, lemma, pos, tail, form, row, frame))
                if lexicon.lang == "ar" and layer == "event" and pos == "noun" and (not tail or form == "s"):
                    # "هجوما" is an accusative, since "هجوم" is known to be one.
                    lexicon.numbers.setdefault(first, str(form))


def _add_participle(lexicon: Lexicon, lemma: str, entry: Entry) -> None:
    """Its active participle, by which a clause goes on from another verb: "داعيا السكان إلى", "متهما إسرائيل"."""
    head, *rest = lemma.split()
    past, _, present = head.partition("/")
    tail = tuple(match_key(word) for word in rest)
    for key, tense, agreement in arabic.participle_forms(past, present) if present else ():
        one = Entry(entry.layer, lemma, "verb", tail, f"{tense} {agreement}", entry.row, entry.frame)
        lexicon.participles.setdefault(key, []).append(one)


def _count_people(lexicon: Lexicon) -> None:
    """Numbers of the nouns of people: "ناشطا" is one, "ملثمان" two."""
    for row in load_rows("ar/people"):
        for text in row.get("singular", ()):
            for key in (match_key(text), match_key(text) + "ا"):
                lexicon.numbers.setdefault(key, "s")
        for text in row.get("dual", ()):
            if text.endswith("ان"):
                lexicon.numbers.setdefault(match_key(text), "d")
        for text in row.get("plural", ()):
            lexicon.numbers.setdefault(match_key(text), "p")
    for row in load_rows("ar/titles"):
        # "الرئيسين المشاركين": two of an office are people.
        key = match_key(row["form"].removesuffix("ة") + ("تين" if row["form"].endswith("ة") else "ين"))
        if " " not in key and not lexicon.word(key).sort:
            lexicon.word(key).sort = "crowd"
            lexicon.numbers.setdefault(key, "d")


def _add_women(lexicon: Lexicon) -> None:
    """The feminine of nouns for one man: "طفلة", "سجينة", "طفلتان"; behind a noun of things it is an adjective."""
    for key, word in list(lexicon.words.items()):
        if word.sort != "crowd" or lexicon.numbers.get(key) != "s" or key.endswith(("ة", "ا", "ي", "ون", "ين")):
            continue
        for form, number in arabic.noun_forms(key + "ة"):
            if form not in lexicon.words:
                lexicon.word(form).sort = "crowd"
                lexicon.numbers.setdefault(form, number)


def _know_compounds(lexicon: Lexicon) -> None:
    """Forms of verbs that the table of forms does not hold ("machine-gunned"), as their rows make them."""
    for key, word in lexicon.words.items():
        for entry in word.entries if key not in lexicon.bits else ():
            if entry.pos == "verb" and isinstance(entry.form, int):
                lexicon.bits[key] = lexicon.bits.get(key, 0) | entry.form


@cache
def load_lexicon(lang: Lang) -> Lexicon:
    """The lexicon of a language, built on first use (about 0.1 s)."""
    lexicon = Lexicon(lang)
    for row in load_rows(f"{lang}/function"):
        for text in row["words"]:
            if " " in text and row["class"] == "prep":
                one, two = (match_key(word) for word in text.split())
                lexicon.pairs[one, two] = f"{one} {two}"
            for key in {match_key(text)} if " " not in text else set():
                word = lexicon.word(key)
                word.classes = word.classes | {row["class"]}
    for row in load_rows(f"{lang}/nouns"):
        for text in row["words"]:
            _sort_noun(lexicon, text, row["sort"])
    if lang == "ar":
        _count_people(lexicon)
        _add_women(lexicon)
    _add_rows(lexicon, "event", "events")
    _add_rows(lexicon, "speech", "speech")
    _add_rows(lexicon, "modality", "modality")
    if lang == "en":
        lexicon.bits = forms.load_bits()
        _know_compounds(lexicon)
    for word in lexicon.words.values():
        word.close()
    return lexicon
