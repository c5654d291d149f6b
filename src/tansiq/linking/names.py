"""Whether two names may be one bearer's. (A first cut: equal words.)"""

from __future__ import annotations

from collections.abc import Iterator

from tansiq.knowledge.keys import match_key

__all__ = ["blocking_keys", "match_names", "names_alike", "skeleton"]


def skeleton(name: str) -> str:
    return match_key(name)


def match_names(a: str, b: str) -> float:
    return float(match_key(a) == match_key(b))


def blocking_keys(name: str) -> Iterator[str]:
    yield match_key(name)


def names_alike(a: str, b: str) -> bool:
    return match_names(a, b) > 0.8
