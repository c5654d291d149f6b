"""English word forms from the installed lemminflect table, compiled once: what a form may be, and how a verb inflects.

Only the table's rows are used (lemminflect 0.2.3, MIT licence; from the NIH SPECIALIST lexicon); its code never runs.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
from functools import cache
from pathlib import Path

from tansiq.errors import LexiconError
from tansiq.knowledge.loader import COMPILED

__all__ = [
    "ADJ",
    "ADV",
    "BASE",
    "GERUND",
    "NOUN",
    "PART",
    "PAST",
    "PLURAL",
    "S_FORM",
    "build_forms",
    "inflect",
    "load_bits",
]

BASE, S_FORM, PAST, PART, GERUND, NOUN, PLURAL, ADJ, ADV = (1 << n for n in range(9))
# Letters that each part of a compound verb has at least: "machine-gun", "firebomb".
_FIRST_LETTERS = _LAST_LETTERS = 3
_TARGET = COMPILED / "en-forms.json"


def _table() -> Path:
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        raise LexiconError("the build needs the package lemminflect", hint="run scripts/setup")
    return Path(spec.origin).parent / "resources" / "infl_lu.csv.gz"


def _spelt(forms: str, known: set[str]) -> str:
    """The spellings of a form, without those that undo a doubled letter of the first or are known as other words.

    "Kidnapped", not "kidnaped"; "crowed", not "crew".
    """
    first, *others = forms.split("/")
    single = {first[:i] + first[i + 1 :] for i in range(1, len(first)) if first[i] == first[i - 1]}
    return "/".join([first, *(one for one in others if one not in single and one not in known)])


def build_forms() -> Path:
    """Compile the table: {"bits": {form: bits}, "verbs": {lemma: [past, participle, gerund, s-form]}}.

    Spellings of one form stand behind each other: "tunneled/tunnelled".
    """
    bits: dict[str, int] = {}
    verbs: dict[str, list[str]] = {}
    with gzip.open(_table(), "rt", encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
        nouns = {lemma for lemma, pos, *_ in rows if pos == "noun"}
        described = nouns | {lemma for lemma, pos, *_ in rows if pos == "adj"}
        for lemma, pos, *forms in rows:
            if not lemma.isascii():
                continue
            pairs: tuple[tuple[str, int], ...]
            if pos == "verb":
                past, part, gerund, s_form = (*forms, "", "", "", "")[:4]
                # "Burnt" is a past form, "stricken" an adjective.
                past, part = _spelt(past, nouns), _spelt(part, described)
                gerund, s_form = _spelt(gerund, nouns), _spelt(s_form, nouns)
                if not part or part in past.split("/"):
                    # "Hung/hanged, hung": whoever "was hanged" as well.
                    part = past
                verbs[lemma] = [past, part, gerund, s_form]
                # "Traveled/travelled", "burned/burnt": each is written somewhere.
                spelt = ((past, PAST), (part, PART), (gerund, GERUND), (s_form, S_FORM))
                pairs = ((lemma, BASE), *((form, bit) for some, bit in spelt for form in some.split("/")))
            elif pos == "noun":
                pairs = ((lemma, NOUN), *((form, PLURAL) for form in "/".join(forms).split("/") if form != lemma))
            else:
                pairs = ((lemma, ADJ if pos == "adj" else ADV),)
            for form, bit in pairs:
                if form:
                    bits[form.lower()] = bits.get(form.lower(), 0) | bit
    COMPILED.mkdir(exist_ok=True)
    _TARGET.write_text(json.dumps({"bits": bits, "verbs": verbs}, sort_keys=True), encoding="utf-8")
    return _TARGET


@cache
def _load() -> dict[str, dict[str, object]]:
    if not _TARGET.exists():
        build_forms()
    data: dict[str, dict[str, object]] = json.loads(_TARGET.read_bytes())
    return data


def load_bits() -> dict[str, int]:
    """Lower-case form to the bits of what it may be."""
    return _load()["bits"]  # type: ignore[return-value]


def _last_verb(lemma: str, table: dict[str, list[str]]) -> str:
    """The verb that ends a compound of known words, which inflects like it ("machine-gun"); "" where none does."""
    cuts = range(_FIRST_LETTERS, len(lemma) - _LAST_LETTERS + 1)
    bits = load_bits()
    return next((lemma[i:] for i in cuts if lemma[i:] in table and lemma[:i].rstrip("-") in bits), "")


def inflect(lemma: str) -> dict[str, int]:
    """Every form of an English verb with its bits; regular rules where the table has no such verb."""
    table: dict[str, list[str]] = _load()["verbs"]  # type: ignore[assignment]
    found = table.get(lemma)
    if found is None and (last := _last_verb(lemma, table)):
        first = lemma.removesuffix(last)
        found = ["/".join(first + one for one in form.split("/")) if form else "" for form in table[last]]
    if found is None:
        stem = lemma.removesuffix("e")
        found = [
            stem + "ed",
            stem + "ed",
            stem + "ing",
            lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"),
        ]
    past, part, gerund, s_form = found
    forms: dict[str, int] = {}
    for spellings, bit in ((lemma, BASE), (past, PAST), (part, PART), (gerund, GERUND), (s_form, S_FORM)):
        for form in spellings.split("/"):
            forms[form] = forms.get(form, 0) | bit
    return forms
