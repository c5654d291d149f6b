"""Set the weights of knowledge/linking.yml on the labelled pairs: `python -m scripts.link_weights [--write]`.

The most likely weights of a logistic model on the development half of tests/data/link_event_pairs.jsonl whose two
events are both read, with a normal prior around those set by hand (`hand`). Prints rows as they stand in the file, and
how well pairs of a story are told by weights that were set without that story. `--write` puts them into the file.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tansiq.knowledge.loader import KNOWLEDGE, load_table
from tansiq.linking.evidence import compare, may_be_one, text_pair
from tests.linkgate import documents, find_event, half, linked, load

__all__ = ["main"]

_WIDTH = 0.5
"""Standard deviation of the prior: how far a weight may lie from that set by hand."""
_NOTHING = (
    frozenset({"unknown", "two", "alike", "no name", "far"})
    | frozenset(
        {"next day, alone", "within a week, alone", "equal, few", "unlike people", "unlike sites", "other quarter"}
    )
    | frozenset({"beside", "another side", "other name", "other beside"})
)
"""Values that say nothing, or, too rare to be fitted, keep near misses apart: what they weigh is set by hand."""
_STEPS, _RATE = 400, 0.05
_ROW = re.compile(r'^- \{feature: "(?P<feature>[^"]*)", value: "(?P<value>[^"]*)", weight: [-\d.]+, (?P<rest>.*)$')

Key = tuple[str, str]
Weights = dict[Key, float]


class Pair(NamedTuple):
    keys: tuple[Key, ...]
    same: bool
    story: int


def pairs() -> list[Pair]:
    """What is found of each labelled pair of the development half, with the story that its reports tell."""
    groups = {one: n for n, members in enumerate(linked()["same_report"]) for one in members}
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    found = []
    for row in half(load("link_event_pairs"), held_out=False):
        sides = [(row[key]["report"], find_event(row[key])) for key in ("a", "b")]
        (doc_a, at_a), (doc_b, at_b) = sides
        parent[root(doc_a)] = root(doc_b)
        if at_a is None or at_b is None or sides[0] == sides[1]:
            continue
        a, b = documents()[doc_a].tellings[at_a], documents()[doc_b].tellings[at_b]
        if not may_be_one(a.type, b.type):
            continue
        keys = [("prior", ""), *compare(a, b)]
        if doc_a != doc_b and groups.get(doc_a, -1) == groups.get(doc_b, -2):
            keys.append(("text", text_pair(a, b)))
        found.append((tuple(keys), bool(row["same"]), doc_a))
    numbers: dict[str, int] = {}
    return [Pair(keys, same, numbers.setdefault(root(doc), len(numbers))) for keys, same, doc in found]


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
    return weights


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
    data = pairs()
    weights = fit(data, hand)
    left_out = []
    by_story: dict[int, list[Pair]] = defaultdict(list)
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
