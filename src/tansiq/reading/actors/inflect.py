"""Verb forms that end a name: a few rules, since a form too many only ends a name too early."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key

__all__ = ["arabic_forms", "english_forms"]

_IRREGULAR = {"say": ("said",), "tell": ("told",), "write": ("wrote", "written")}


def english_forms(verb: str) -> set[str]:
    """Regular inflections of an English verb; of a phrase, those of its first word."""
    verb = verb.split(maxsplit=1)[0]
    stem = verb.removesuffix("e")
    forms = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return forms | set(_IRREGULAR.get(verb, ()))


def arabic_forms(verb: str) -> set[str]:
    """Third-person forms of a verb given as past/present: قال/يقول gives قالت، قالوا، يقول، تقول، يقولون."""
    past, _, present = match_key(verb.split(maxsplit=1)[0]).partition("/")
    weak = past[:-1] if past.endswith(("ي", "ا")) else past
    forms = {past, weak + "ت", weak + "وا", past + "ا"}
    if present:
        forms |= {present, "ت" + present[1:], present + "ون", present + "ان", "س" + present, "ست" + present[1:]}
    return forms
