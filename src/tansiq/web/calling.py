"""What a page calls those whom a source named: well-known ones in the page's language, everybody else in the
source's own words.

Only names that the package itself knows are said in another language: what a page writes then never depends on
anything that its reader may not see.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from babel import Locale

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.loader import load_rows
from tansiq.linking.names.known import known_actor
from tansiq.web.language import Catalogue
from tansiq.web.wording import say_country

__all__ = ["call", "call_each"]


@cache
def _countries() -> dict[str, str]:
    """Match key of a country's name, English and Arabic → its code."""
    names = (Locale(lang).territories.items() for lang in ("en", "ar"))
    return {match_key(name): code for pairs in names for code, name in pairs if len(code) == 2 and code.isalpha()}


@cache
def _usual(lang: str) -> dict[str, str]:
    """Key of a known actor → its usual name in the language."""
    return {row["key"]: row[lang][0] for row in load_rows("actors") if row.get(lang)}


def call(name: str, cat: Catalogue) -> str:
    """What a page calls one whom a source named.

    Args:
        name: As the source has it. One in the script of the page stays as it is.

    Returns:
        The usual name in the page's language where the whole name is a country's or a known actor's; else the name.
    """
    if is_arabic(name) == (cat.lang == "ar"):
        return name
    code = _countries().get(match_key(name))
    return say_country(code, cat) if code else _usual(cat.lang).get(known_actor(name) or "", name)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: "المقطع الأول" and "مقطعاً أول" are one."""
    words = match_key(name).split()
    if not is_arabic(name):
        return tuple(words[1:] if words[:1] and words[0] in ("the", "a", "an") else words)
    bare = (word.removeprefix("ال") for word in words)
    return tuple(word.removesuffix("ا") if len(word) > 3 else word for word in bare)


def _holds(longer: tuple[str, ...], key: tuple[str, ...] | str) -> bool:
    """Whether the words of one that is not known begin or end a longer name: "wall" in "concrete wall"."""
    count = len(key)
    return 0 < count < len(longer) and key in (longer[:count], longer[-count:])


def call_each(names: Iterable[str], cat: Catalogue, *, apart: bool = False) -> list[str]:
    """What a page calls several, each once.

    Args:
        names: As the sources have them.
        apart: Whether a name that is part of another may be another's: Sudan talks with South Sudan.

    Returns:
        One name for the forms of one ("SDF" and "Syrian Democratic Forces"); unless they are apart, none that a fuller
        one holds.
    """
    called: dict[tuple[str, ...] | str, str] = {}
    for name in names:
        shown = call(name, cat)
        called.setdefault(known_actor(name) or _countries().get(match_key(name)) or _words(shown), shown)
    held = set() if apart else {key for key in called if any(_holds(_words(other), key) for other in called.values())}
    return [shown for key, shown in called.items() if key not in held]
