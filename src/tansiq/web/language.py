"""In which language a page speaks: negotiation, and the catalogue of messages with its plural forms.

Messages are data (messages/en.yml and messages/ar.yml, the same keys in both). A message is a string with {names}, or a
mapping from CLDR plural category to such a string.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from tansiq.errors import LexiconError
from tansiq.knowledge.keys import is_arabic

__all__ = ["LANGUAGES", "Catalogue", "Message", "choose_language", "get_catalogue"]

LANGUAGES = ("en", "ar")
_LOCALES = {"en": "en_GB", "ar": "ar_IQ"}
"""ar_IQ has the month names of the Levant and Iraq (كانون الثاني); digits stay Latin."""
_MESSAGES = Path(__file__).parent / "messages"
Message = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language of the interface."""

    lang: str
    locale: Locale
    messages: Mapping[str, Message]

    @property
    def direction(self) -> str:
        return "rtl" if self.lang == "ar" else "ltr"

    def has(self, key: str) -> bool:
        return key in self.messages

    def _template(self, key: str, number: int | None = None) -> str:
        message = self.messages.get(key)
        if message is None:
            raise LexiconError(f"no message {key!r}", where=f"{self.lang}.yml")
        if isinstance(message, str):
            return message
        if number is None:
            raise LexiconError(f"message {key!r} needs a number", where=f"{self.lang}.yml")
        # `other` stands in where a language lacks the category (English has one and other only).
        return message.get(self.locale.plural_form(number), message["other"])

    def text(self, key: str, **values: object) -> str:
        """The message as plain text.

        Raises:
            LexiconError: No such message, or one that needs a number.
        """
        return self._template(key).format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The message in the plural form of `number`; {n} is the number as this language writes it."""
        return self._template(key, number).format(**{"n": self.number(number), **values})

    def markup(self, key: str, **values: object) -> Markup:
        """The message as HTML, every value escaped and isolated from the direction of the words around it."""
        isolated = {
            name: value if isinstance(value, Markup) else Markup("<bdi>{}</bdi>").format(value)
            for name, value in values.items()
        }
        return Markup(escape(self._template(key))).format(**isolated)

    def number(self, number: float) -> str:
        """A number with the grouping of the language and Latin digits."""
        return format_decimal(number, locale=self.locale, numbering_system="latn")

    def join(self, names: Sequence[str]) -> str:
        """The names as a list in words: "A, B and C"."""
        return format_list(list(names), locale=self.locale)

    def join_isolated(self, names: Sequence[str]) -> Markup:
        """The names as a list in words, as HTML: each escaped and isolated from the direction of the others."""
        # Private-use letters stand in for the names while the list is put together, so that only they become markup.
        marks = [chr(0xE000 + at) for at in range(len(names))]
        whole = Markup(escape(self.join(marks)))
        bare = dict.fromkeys(map(ord, marks))
        for mark, name in zip(marks, names, strict=True):
            whole = whole.replace(mark, Markup("<bdi>{}</bdi>").format(name.translate(bare)))
        return whole

    def in_script(self, name: str, names: Sequence[str]) -> str:
        """The first spelling in the script of this language, else the name as it stands."""
        wants_arabic = self.lang == "ar"
        return next((one for one in (name, *names) if one and is_arabic(one) == wants_arabic), name)


@cache
def get_catalogue(lang: str) -> Catalogue:
    """The catalogue of one of LANGUAGES.

    Raises:
        LexiconError: The file breaks its rules.
    """
    path = _MESSAGES / f"{lang}.yml"
    messages = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key, message in messages.items():
        forms = message.values() if isinstance(message, dict) else (message,)
        if not isinstance(key, str) or not all(isinstance(form, str) for form in forms):
            raise LexiconError(f"message {key!r} is not text", where=path.name, hint="quote it")
        if isinstance(message, dict) and "other" not in message:
            raise LexiconError(f"message {key!r} has no form `other`", where=path.name)
    return Catalogue(lang, Locale.parse(_LOCALES[lang]), messages)


def _accepted(header: str) -> list[str]:
    """Primary subtags of an Accept-Language header, the most wanted first."""
    wanted: list[tuple[float, int, str]] = []
    for index, part in enumerate(header.split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        if tag and quality > 0:
            wanted.append((-quality, index, tag.split("-")[0].lower()))
    return [tag for _, _, tag in sorted(wanted)]


def choose_language(asked: str | None, remembered: str | None, header: str | None) -> str:
    """The language of a page: what the address asks for, else the cookie, else Accept-Language, else English."""
    for candidate in (asked, remembered, *_accepted(header or "")):
        if candidate in LANGUAGES:
            return str(candidate)
    return LANGUAGES[0]
