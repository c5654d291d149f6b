"""Names of known actors: "ISIS" and "داعش" share a row of actors.yml, and no letter."""

from __future__ import annotations

from functools import cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows

__all__ = ["known_actor"]

_ARTICLES = ("the ", "ال")


@cache
def _forms() -> dict[str, str]:
    """Match key of each form to the key of its actor; forms of two actors are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for row in load_rows("actors"):
        for form in (*row.get("en", ()), *row.get("ar", ())):
            key = _plain(form)
            if found.setdefault(key, row["key"]) != row["key"]:
                twice.add(key)
    return {form: key for form, key in found.items() if form not in twice}


def _plain(name: str) -> str:
    key = " ".join(match_key(name).replace("-", " ").split())
    return next((key.removeprefix(article) for article in _ARTICLES if key.startswith(article)), key)


def known_actor(name: str) -> str | None:
    """The known actor that a name names as a whole, or None.

    Args:
        name: In Arabic or Latin script, with or without its article.
    """
    return _forms().get(_plain(name))
