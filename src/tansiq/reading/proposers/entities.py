"""A trained spaCy pipeline as a proposer: the names that its entity recogniser finds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy

from tansiq.errors import TansiqError
from tansiq.model import Note, Reading
from tansiq.reading.proposers.proposal import Named, NamedKind, Proposals

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Entities", "load_entities"]

MAX_TEXT_CHARS = 200_000
"""Recognisers take about 1 GB for 100,000 words at once."""
_ANY_LANGUAGE = "xx"
_KINDS: dict[str, NamedKind] = {
    # OntoNotes, and the shorter set of WikiNER and CoNLL.
    "PERSON": "person", "PER": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place",
    "DATE": "time", "TIME": "time", "CARDINAL": "quantity", "QUANTITY": "quantity",
}  # fmt: skip


class Entities:
    """Names found by one pipeline.

    Args:
        nlp: A pipeline that sets doc.ents.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @property
    def name(self) -> str:
        meta = self._nlp.meta
        return f"spacy {meta['lang']}_{meta['name']} {meta['version']}"

    def propose(self, text: str, reading: Reading) -> Proposals:
        if reading.language.split("-")[0] != self._nlp.lang and self._nlp.lang != _ANY_LANGUAGE:
            return Proposals()
        if len(text) > min(MAX_TEXT_CHARS, self._nlp.max_length):
            return Proposals(notes=(Note(self.name, "too-long"),))
        found = [(ent.label_, (ent.start_char, ent.end_char)) for ent in self._nlp(text).ents]
        return Proposals(named=tuple(Named(_KINDS[label], span) for label, span in found if label in _KINDS))


@cache
def load_entities(name: str) -> Entities:
    """Load a pipeline, once a process.

    Args:
        name: Of an installed package, or its folder.

    Raises:
        TansiqError: There is no such pipeline, or it recognises no entities.
    """
    try:
        nlp = spacy.load(name)
    except Exception as error:
        # Packages run code of their own when they are loaded; whatever fails there, this setting is at fault.
        kind = type(error).__name__
        hint = "name an installed package or a folder with config.cfg"
        raise TansiqError(
            f"{name}: no such pipeline ({kind})", code="settings", where="TANSIQ_SPACY", hint=hint
        ) from error
    if not any("doc.ents" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names):
        raise TansiqError(f"{name} has no entity recogniser", code="settings", where="TANSIQ_SPACY")
    return Entities(nlp)
