"""Set the weights of knowledge/linking.yml on the labelled pairs: `python -m scripts.link_weights [--write]`.

The most likely weights of a logistic model on the development halves of tests/data/link_event_pairs.jsonl and
told_event_pairs.jsonl whose two events are both read, and on what follows from these pairs (what is one with the one of
two is not the other); with a normal prior around those set by hand (`hand`), and where one value says more than another
(one kind and a coarser one) it never weighs less. Prints rows as they stand in the file, and how well pairs of a story
are told by weights that were set without that story. `--write` puts them into the file.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from tansiq.knowledge.loader import KNOWLEDGE, load_table
from tansiq.linking.evidence import compare, may_be_one, text_pair
from tests.linkgate import documents, find_event, half, linked, load

__all__ = ["main"]

_WIDTH = 0.4
"""Standard deviation of the prior: how far a weight may lie from that set by hand."""
_NOTHING = (
    frozenset({"unknown", "two", "alike", "no name", "far"})
    | frozenset(
        {"next day, alone", "within a week, alone", "equal, few", "unlike people", "unlike sites", "other quarter"}
    )
    | frozenset({"same day, among others", "beside", "another side", "other name", "other beside"})
)
"""Values that say nothing, or, too rare to be fitted, keep near misses apart: what they weigh is set by hand."""
_ORDERED = (
    ("tool", ("name", "known", "sort", "unknown", "unlike")),
    ("kind", ("same", "finer", "same family", "same group")),
    ("place", ("same", "within", "near", "same country")),
    ("place", ("near", "aside", "around", "same governorate")),
    ("toll", ("equal, many", "equal", "overlapping", "close", "apart, first news", "apart")),
    ("things", ("several", "one", "unknown", "other")),
    ("words", ("most", "some", "few")),
    ("words", ("names", "a name", "no name")),
    ("done to", ("name", "known", "sort", "anybody", "unknown", "unlike", "other")),
    ("doer", ("name", "known", "sort", "anybody", "unknown", "unlike", "other")),
    ("period", ("same day", "same day, carried", "next day", "next day, alone", "within a week, alone", "apart")),
)
"""Values of a feature from the one that speaks most for one event to the one that speaks most against it."""
_STEPS, _RATE = 400, 0.05
_ROW = re.compile(r'^- \{feature: "(?P<feature>[^"]*)", value: "(?P<value>[^"]*)", weight: [-\d.]+, (?P<rest>.*)$')

Key = tuple[str, str]
Weights = dict[Key, float]


class Pair(NamedTuple):
    keys: tuple[Key, ...]
    same: bool
    story: str


_ONE_SIDED = "near miss in one sentence each"
"""Pairs that are all two events: they are measured, and would draw every weight down."""

Spot = tuple[str, int]


def pairs(kind: str = "link") -> list[Pair]:
    """What is found of each two events of which the development half says whether they are one, with their story."""
    groups = {one: n for n, members in enumerate(linked(kind)["same_report"]) for one in members}
    same, stories = _Sets(), _Sets()
    two = set()
    spots: set[Spot] = set()
    for row in half(load(f"{kind}_event_pairs"), held_out=False):
        if row["class"] == _ONE_SIDED:
            continue
        docs = [row[key]["report"] for key in ("a", "b")]
        stories.join(*docs)
        found = [
            (doc, at) for doc, key in zip(docs, ("a", "b"), strict=True) if (at := find_event(row[key])) is not None
        ]
        if len(found) < len(docs) or found[0] == found[1]:
            continue
        spots.update(found)
        if row["same"]:
            same.join(*found)
        else:
            two.add((found[0], found[1]))
    apart = {frozenset((same.root(a), same.root(b))) for a, b in two}
    return list(_closed(sorted(spots), same, stories, apart, groups))


def _closed(
    spots: Sequence[Spot], same: _Sets, stories: _Sets, apart: set[frozenset[Any]], groups: dict[str, int]
) -> Iterator[Pair]:
    for one, other in combinations(spots, 2):
        roots = frozenset((same.root(one), same.root(other)))
        is_same = len(roots) == 1
        if not is_same and roots not in apart:
            continue
        a, b = (documents()[doc].tellings[at] for doc, at in (one, other))
        if not may_be_one(a.type, b.type):
            continue
        keys = [("prior", ""), *compare(a, b)]
        if one[0] != other[0] and groups.get(one[0], -1) == groups.get(other[0], -2):
            keys.append(("text", text_pair(a, b)))
        yield Pair(tuple(keys), is_same, str(stories.root(one[0])))


class _Sets:
    """Disjoint sets."""

    def __init__(self) -> None:
        self._parent: dict[Any, Any] = {}

    def root(self, one: Any) -> Any:
        while self._parent.setdefault(one, one) != one:
            one = self._parent[one]
        return one

    def join(self, a: Any, b: Any) -> None:
        self._parent[self.root(a)] = self.root(b)


def fit(data: Sequence[Pair], hand: Weights) -> Weights:
    """The most likely weights; values that no pair shows stay as set by hand."""
    weights = dict(hand)
    for step in range(_STEPS):
        slope: Weights = {key: (hand[key] - weight) / _WIDTH**2 for key, weight in weights.items()}
        for pair in data:
            wrong = float(pair.same) - 1 / (1 + math.exp(-total(pair, weights)))
            for key in pair.keys:
                slope[key] += wrong
        rate = _RATE / (1 + step / 300)
        for key, value in slope.items():
            if key[1] not in _NOTHING:
                weights[key] += rate * value
        _order(weights)
    return weights


def _order(weights: Weights) -> None:
    """Bring values of a feature that lie the wrong way round together."""
    for feature, values in _ORDERED:
        for _ in values:
            for more, less in pairwise((feature, value) for value in values):
                if weights[more] >= weights[less]:
                    continue
                if more[1] in _NOTHING:
                    weights[less] = weights[more]
                elif less[1] in _NOTHING:
                    weights[more] = weights[less]
                else:
                    weights[more] = weights[less] = (weights[more] + weights[less]) / 2


def total(pair: Pair, weights: Weights) -> float:
    return max(-30.0, min(30.0, sum(weights[key] for key in pair.keys)))


def figures(judged: Iterable[tuple[bool, bool]]) -> str:
    """Precision, recall and F of (said to be one, one)."""
    rows = list(judged)
    right = sum(said and same for said, same in rows)
    precision = right / max(1, sum(said for said, _ in rows))
    recall = right / max(1, sum(same for _, same in rows))
    return f"precision {precision:.3f} recall {recall:.3f} F {2 * precision * recall / (precision + recall):.3f}"


def main(args: list[str]) -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args(args)
    hand: Weights = {(row["feature"], row["value"]): row["hand"] for row in load_table("linking")["rows"]}
    data = [*pairs("link"), *pairs("told")]
    weights = fit(data, hand)
    left_out = []
    by_story: dict[str, list[Pair]] = defaultdict(list)
    for pair in data:
        by_story[pair.story].append(pair)
    for story, members in by_story.items():
        others = fit([pair for pair in data if pair.story != story], hand)
        left_out += [(total(pair, others) > 0, pair.same) for pair in members]
    lines = (KNOWLEDGE / "linking.yml").read_text("utf-8").splitlines()
    for n, line in enumerate(lines):
        row = _ROW.match(line)
        if row is not None:
            weight = weights[row["feature"], row["value"]]
            lines[n] = f'- {{feature: "{row["feature"]}", value: "{row["value"]}", weight: {weight:.1f}, {row["rest"]}'
            print(lines[n])
    print(f"{len(data)} pairs of {len(by_story)} stories", file=sys.stderr)
    print("by hand:          ", figures((total(pair, hand) > 0, pair.same) for pair in data), file=sys.stderr)
    print("fitted:           ", figures((total(pair, weights) > 0, pair.same) for pair in data), file=sys.stderr)
    print("story left out:   ", figures(left_out), file=sys.stderr)
    if given.write:
        (KNOWLEDGE / "linking.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
