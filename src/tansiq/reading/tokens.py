"""spaCy's tokens as a Sheet: words without white space, keys, offsets, line breaks, and sentences by layout.

Hyphenated words stay whole ("al-Kadhimi", "US-led"): spaCy's infix rule would split every such name in three. Those
that are two words ("mid-May") are cut, see hyphens.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, get_lang_class, registry
from spacy.vocab import Vocab

from tansiq.reading.cutting import Cutter
from tansiq.reading.hyphens import joining_hyphens
from tansiq.reading.layout import Layout
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.sheet import Lang, Sentence, Sheet

__all__ = ["cut_words", "make_nlp", "make_sheet"]

_ENDS = frozenset(".!?؟…")
_END_MARK = re.compile("[.!?؟…]")
# Nothing reaches further within a sentence; a list without stops is cut here, or its cost would be its square.
_MAX_SENTENCE = 300
_CLOSERS = frozenset("\"'”’»)]")
# "u.s.", "o.a.s.": spaCy's rules keep the last stop of capitals only.
_INITIALS = re.compile(r"(?:[a-z]\.){2,}")


def _tokenizer(vocab: Vocab, lang: Lang) -> Any:
    defaults = get_lang_class(lang).Defaults
    infixes = [rule for rule in defaults.infixes or () if not re.search(rule, "a-b")]
    infixes += [
        r"(?<=[0-9])[\-–](?=[0-9])",
        r"--+|—|–",
        r"(?<=[؀-ۿ])[،؛:/](?=[؀-ۿ])",
        r"(?<=[a-zA-Z])[:;()\"“”](?=[a-zA-Z])",
    ]
    marks = ["«", "»", "“", "”", "،", "؛", "ـ«"]
    prefixes = [*(defaults.prefixes or ()), *marks]
    # A closing quote may stand before or after the full stop, in either script.
    suffixes = [*(defaults.suffixes or ()), *marks, r"(?<=[»”\")])\.", r"(?<=[؀-ۿ])[.:،؛]"]
    infixes += [r"ـ?[«»“”]"]
    find_infixes = compile_infix_regex(infixes).finditer

    def find_all(word: str) -> Iterable[re.Match[str]]:
        return [*find_infixes(word), *joining_hyphens(word)] if lang == "en" and "-" in word else find_infixes(word)

    # Made whole at once: each rule set afterwards would have all special cases cut anew.
    return Tokenizer(
        vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=find_all,
        token_match=_INITIALS.fullmatch if lang == "en" else defaults.token_match,
        url_match=defaults.url_match,
    )


def _words() -> Callable[[Language], Any]:
    return lambda nlp: _tokenizer(nlp.vocab, cast("Lang", nlp.lang))


# Registered, not set afterwards: a blank pipeline would first compile the rules of a tokeniser that is thrown away.
registry.tokenizers("tansiq_words", func=_words)


def make_nlp(lang: Lang) -> Language:
    """A blank pipeline whose tokeniser keeps hyphenated words whole."""
    return spacy.blank(lang, config={"nlp": {"tokenizer": {"@tokenizers": "tansiq_words"}}})


@cache
def _cutter(lang: Lang) -> Cutter:
    # A vocabulary of its own, bare: what a word is like (a number, an address) is asked of no lexeme here.
    return Cutter(lambda: _tokenizer(Vocab(), lang))


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


def _stops(sheet: Sheet) -> list[int]:
    """The words that end on a mark that may end a sentence, found by the marks, which are far fewer than the words."""
    ends, count = sheet.ends, len(sheet)
    found: list[int] = []
    at = 0
    for mark in _END_MARK.finditer(sheet.text):
        end = mark.end()
        at = bisect_left(ends, end, at)
        if at == count:
            break
        if ends[at] == end:
            found.append(at)
    return found


def _split_block(sheet: Sheet, start: int, end: int, stops: list[int]) -> Iterable[tuple[int, int]]:
    """Words [start, end) cut into sentences; `stops` are the words among them that end on a mark."""
    words, first, done = sheet.words, start, start
    for stop in stops:
        if stop < done:
            continue
        i = stop
        while i - first >= _MAX_SENTENCE:
            yield (first, first + _MAX_SENTENCE)
            first += _MAX_SENTENCE
        word = words[i]
        if word in _ENDS or word[0] in _ENDS:
            while i + 1 < end and words[i + 1] in _CLOSERS and sheet.starts[i + 1] == sheet.ends[i]:
                i += 1
            ended = _splits_after(words, sheet.keys, i, end, sheet.lang)
        else:
            # A word that the tokeniser kept together with its stop ("Badakhshan.") ends the sentence all the same.
            ended = (
                sheet.lang == "en"
                and len(word) > 2
                and word[-1] == "."
                and i + 1 < end
                and words[i + 1][:1].isupper()
                and "." not in word[:-1]
                and word[:-1].lower() not in _abbreviations()
            )
        done = i + 1
        if ended:
            yield (first, done)
            first = done
    while end - first > _MAX_SENTENCE:
        yield (first, first + _MAX_SENTENCE)
        first += _MAX_SENTENCE
    if first < end:
        yield (first, end)


def cut_words(text: str, lang: Lang) -> Sheet:
    """A Sheet of the words of a text, without sentences: all that the readers of single phrases ask for."""
    cut = _cutter(lang).cut(text)
    return Sheet(text, lang, cut.words, cut.keys, cut.starts, cut.ends, cut.gaps)


def make_sheet(text: str, layout: Layout, lang: Lang) -> Sheet:
    """Cut a text into words and sentences: its working copy.

    Args:
        text: As given.
        layout: Blocks of the same text.
        lang: Whose grammar is used.

    Returns:
        A Sheet whose sentences cover the words of all blocks that can carry events.
    """
    sheet = cut_words(text, lang)
    starts, stops, line = sheet.starts, _stops(sheet), layout.place_line
    position = 0
    for number, block in enumerate(layout.blocks):
        first = bisect_left(starts, block.start, position)
        position = bisect_left(starts, block.end, first)
        if block.kind == "furniture" or block.kind == "meta":
            continue
        if line is not None and block.start <= line.start < line.end < block.end:
            # Where and when it was filed is no part of the first sentence: "NAJAF, Iraq - Authorities imposed".
            head, first = first, bisect_left(starts, line.end, first, position)
            if head < first < position:
                sheet.sentences.append(Sentence(head, first, number, "furniture"))
        inside = stops[bisect_left(stops, first) : bisect_left(stops, position)]
        for start, end in _split_block(sheet, first, position, inside):
            sheet.sentences.append(Sentence(start, end, number, block.kind))
    return sheet
