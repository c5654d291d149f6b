"""spaCy's tokens as a Sheet: words without white space, keys, offsets, line breaks, and sentences by layout.

Hyphenated words stay whole ("al-Kadhimi", "US-led"): spaCy's infix rule would split every such name in three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from tansiq.knowledge.keys import match_key
from tansiq.reading.layout import Layout
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.sheet import Lang, Sentence, Sheet

__all__ = ["make_nlp", "make_sheet"]

_ENDS = frozenset(".!?؟…")
_CLOSERS = frozenset("\"'”’»)]")
# Words longer than this are no words of a language, and looking at each of their parts would cost the square of them.
_MAX_WORD_CHARS = 200
# Word forms kept between texts; emptied when full, so that a stream of noise cannot fill the memory.
_MAX_FORMS = 200_000
_forms: dict[int, tuple[str, str, int, int | None]] = {}


def make_nlp(lang: Lang) -> Language:
    """A blank pipeline whose tokeniser keeps hyphenated words whole."""
    nlp = spacy.blank(lang)
    infixes = [rule for rule in nlp.Defaults.infixes or () if not re.search(rule, "a-b")]
    infixes += [
        r"(?<=[0-9])[\-–](?=[0-9])",
        r"--+|—|–",
        r"(?<=[؀-ۿ])[،؛:/](?=[؀-ۿ])",
        r"(?<=[a-zA-Z])[:;()\"“”](?=[a-zA-Z])",
    ]
    marks = ["«", "»", "“", "”", "،", "؛", "ـ«"]
    prefixes = [*(nlp.Defaults.prefixes or ()), *marks]
    # A closing quote may stand before or after the full stop, in either script.
    suffixes = [*(nlp.Defaults.suffixes or ()), *marks, r"(?<=[»”\")])\.", r"(?<=[؀-ۿ])[.:،؛]"]
    infixes += [r"ـ?[«»“”]"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp


@cache
def _abbreviations() -> frozenset[str]:
    words = load_lexicon("en").words
    return frozenset(key for key, word in words.items() if "abbreviation" in word.classes)


def _splits_after(words: list[str], keys: list[str], i: int, end: int, lang: Lang) -> bool:
    """Whether a sentence ends with the full stop at word i."""
    if words[i] != "." or i + 1 >= end:
        return True
    following = words[i + 1]
    if lang == "ar":
        return not following[0].isdigit() or not words[i - 1][-1:].isdigit()
    before = keys[i - 1] if i else ""
    if before in _abbreviations() or (len(before) == 1 and before.isalpha()):
        return False
    return not following[:1].isdigit() or not before[-1:].isdigit()


def _split_block(sheet: Sheet, start: int, end: int) -> Iterable[tuple[int, int]]:
    words, first, i = sheet.words, start, start
    while i < end:
        word = words[i]
        if word[-1] in _ENDS and (word in _ENDS or word[0] in _ENDS):
            while i + 1 < end and words[i + 1] in _CLOSERS and sheet.starts[i + 1] == sheet.ends[i]:
                i += 1
            if _splits_after(words, sheet.keys, i, end, sheet.lang):
                yield (first, i + 1)
                first = i + 1
        elif (
            sheet.lang == "en"
            and len(word) > 2
            and word[-1] == "."
            and word[:-1].lower() not in _abbreviations()
            and "." not in word[:-1]
            and i + 1 < end
            and words[i + 1][:1].isupper()
        ):
            # A word that the tokeniser kept together with its stop ("Badakhshan.") ends the sentence all the same.
            yield (first, i + 1)
            first = i + 1
        i += 1
    if first < end:
        yield (first, end)


def _form(text: str) -> tuple[str, str, int, int | None]:
    """A token's word, key and length; and its line breaks where it is white space, else None."""
    word = text[:_MAX_WORD_CHARS]
    key = match_key(word)
    if text.isspace() or not key:
        # Direction marks and lone tatweels are no words: nothing later meets an empty key.
        return text, "", len(text), text.count("\n")
    return word, key, len(text), None


def make_sheet(doc: Doc, layout: Layout, lang: Lang) -> Sheet:
    """Turn tokens and blocks into the working copy of a text.

    Args:
        doc: Tokens of the whole text.
        layout: Blocks of the same text.
        lang: Whose grammar is used.

    Returns:
        A Sheet whose sentences cover the words of all blocks that can carry events.
    """
    text = doc.text
    words: list[str] = []
    keys: list[str] = []
    starts: list[int] = []
    gaps: list[int] = []
    at = breaks = 0
    if len(_forms) > _MAX_FORMS:
        _forms.clear()
    strings, known = doc.vocab.strings, _forms
    # Arrays and a table of forms: making a Token object for each word would cost more than all of the rest here.
    for orth, spaced in doc.to_array(["ORTH", "SPACY"]).tolist():
        form = known.get(orth)
        if form is None:
            form = known[orth] = _form(strings[orth])
        word, key, length, lines = form
        if lines is None:
            words.append(word)
            keys.append(key)
            starts.append(at)
            gaps.append(breaks)
            breaks = 0
        else:
            breaks += lines
        at += length + spaced
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    sheet = Sheet(text, lang, words, keys, starts, ends, gaps)
    position, count = 0, len(words)
    for number, block in enumerate(layout.blocks):
        while position < count and starts[position] < block.start:
            position += 1
        first = position
        while position < count and starts[position] < block.end:
            position += 1
        if block.kind == "furniture" or block.kind == "meta":
            continue
        for start, end in _split_block(sheet, first, position):
            sheet.sentences.append(Sentence(start, end, number, block.kind))
    return sheet
