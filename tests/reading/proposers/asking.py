"""A model that is asked: its name and key, a good answer in each language, and what the rules read without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from tansiq.model import Note, Reading
from tansiq.reading import read_text
from tansiq.reading.proposers import read_with
from tansiq.reading.proposers.service import Service
from tansiq.reading.sheet import Lang
from tests.reading.proposers.cases import DAY, TEXTS
from tests.reading.proposers.stub import Given, answer_of, event, slot

__all__ = ["GOOD", "KEY", "LANGS", "NAME", "NOW", "Make", "ask", "only_noted", "plain"]

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
NAME = "model small-1"
KEY = "kept-to-itself"
GOOD: dict[Lang, Given] = {
    "en": answer_of(
        event(
            "attack.armed",
            TEXTS["en"].partition(" A raid")[0],
            "attack",
            slot("perpetrator", "masked men"),
            slot("killed", "three guards", least=3, most=3),
        )
    ),
    "ar": answer_of(
        event(
            "attack.bombing",
            TEXTS["ar"].partition(" وكانت")[0],
            "انفجار",
            slot("perpetrator", "مسلحون"),
            slot("killed", "ثلاثة حراس", least=3, most=3),
        )
    ),
}
LANGS: tuple[Lang, ...] = ("en", "ar")

Make = Callable[..., Service]


def plain(lang: Lang = "en") -> Reading:
    return read_text(TEXTS[lang], published=DAY, language=lang)


def ask(service: Service, lang: Lang = "en") -> Reading:
    return read_with([service], TEXTS[lang], published=DAY, language=lang)


def only_noted(code: str, lang: Lang = "en") -> Reading:
    """Exactly what the rules read, and the user is told why there is no more."""
    return replace(plain(lang), notes=(Note(NAME, code),))
