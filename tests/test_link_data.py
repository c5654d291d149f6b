"""The labelled reports, pairs and names of linking hold together: ids, quoted words, counts, halves."""

import collections
import datetime as dt
import json
import pathlib
from typing import Any

import pytest

DATA = pathlib.Path(__file__).parent / "data"
Row = dict[str, Any]
Spot = tuple[str, str]
FILES = ("link_reports", "link_report_pairs", "link_event_pairs", "link_differences", "name_pairs_consonants")


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


REPORTS = {r["id"]: r for r in rows("link_reports")}
EVENTS = rows("link_event_pairs")


def story_halves() -> dict[str, int]:
    return {r["id"]: i % 2 for i, r in enumerate(rows("link_reports"))}


@pytest.mark.parametrize("name", FILES)
def test_ids_are_there_once(name: str) -> None:
    ids = [r["id"] for r in rows(name)]
    assert len(set(ids)) == len(ids)


def test_reports_are_whole() -> None:
    languages = collections.Counter(r["language"] for r in REPORTS.values())
    assert len(REPORTS) >= 150
    assert set(languages) == {"ar", "en"}
    assert min(languages.values()) >= 0.4 * len(REPORTS)
    for r in REPORTS.values():
        assert 60 <= len(r["text"].split()) <= 220, r["id"]
        assert dt.datetime.fromisoformat(r["published"]).tzinfo, r["id"]
        assert r["outlet"], r["id"]
        assert r["title"], r["id"]
        arabic = sum("؀" <= c <= "ۿ" for c in r["text"])
        assert (arabic > len(r["text"]) / 2) == (r["language"] == "ar"), r["id"]


def test_report_pairs() -> None:
    pairs = rows("link_report_pairs")
    relations = collections.Counter(p["relation"] for p in pairs)
    assert len(pairs) >= 90
    assert set(relations) == {"copy", "edited", "update", "translation", "different"}
    for p in pairs:
        a, b = REPORTS[p["a"]], REPORTS[p["b"]]
        assert a["id"] != b["id"], p["id"]
        if p["relation"] == "translation":
            assert a["language"] != b["language"], p["id"]
        elif p["relation"] != "different":
            assert a["language"] == b["language"], p["id"]
        if p["relation"] != "different":
            assert p["same_root"], p["id"]
        if p["relation"] == "copy":
            assert a["text"].startswith(b["text"]) or b["text"].startswith(a["text"]), p["id"]
    assert len({frozenset((p["a"], p["b"])) for p in pairs}) == len(pairs)


def test_event_pairs_quote_their_reports() -> None:
    seen = set()
    for e in EVENTS:
        sides = []
        for side in (e["a"], e["b"]):
            assert REPORTS[side["report"]]["text"].count(side["words"]) == 1, e["id"]
            assert side["type"], e["id"]
            sides.append((side["report"], side["words"]))
        assert sides[0] != sides[1], e["id"]
        seen.add(frozenset(sides))
        languages = {REPORTS[side["report"]]["language"] for side in (e["a"], e["b"])}
        assert e["kind"] == ("cross language" if len(languages) == 2 else "same language"), e["id"]
    assert len(seen) == len(EVENTS)


def test_same_is_transitive() -> None:
    """What is one event by a chain of pairs is nowhere labelled as two."""
    group: dict[Spot, Spot] = {}

    def root(x: Spot) -> Spot:
        while group.get(x, x) != x:
            x = group[x]
        return x

    def ends(e: Row) -> list[Spot]:
        return [root((e[s]["report"], e[s]["words"])) for s in "ab"]

    for e in EVENTS:
        if e["same"]:
            a, b = ends(e)
            group[a] = b
    for e in EVENTS:
        if not e["same"]:
            a, b = ends(e)
            assert a != b, e["id"]


def test_event_pairs_are_as_many_as_asked() -> None:
    same = sum(e["same"] for e in EVENTS)
    cross = collections.Counter(e["same"] for e in EVENTS if e["kind"] == "cross language")
    assert len(EVENTS) >= 260
    assert 0.4 <= same / len(EVENTS) <= 0.5
    assert min(cross[True], cross[False]) >= 40
    near = [e for e in EVENTS if e["class"].startswith("near miss")]
    assert len(near) >= 50
    assert not any(e["same"] for e in near)
    assert sum(e["a"]["report"] == e["b"]["report"] for e in EVENTS) >= 10


def test_differences() -> None:
    differences = rows("link_differences")
    pairs = {e["id"]: e for e in EVENTS}
    assert len(differences) >= 40
    assert {d["kind"] for d in differences} == {"contradiction", "update", "finer", "lost in translation"}
    for d in differences:
        pair = pairs[d["pair"]]
        assert pair["same"], d["id"]
        sides = [(d[s]["report"], d[s]["words"]) for s in "ab"]
        assert sorted(sides) == sorted((pair[s]["report"], pair[s]["words"]) for s in "ab"), d["id"]
        assert d["values"][0] != d["values"][1], d["id"]
        for (report, _), value in zip(sides, d["values"], strict=True):
            if isinstance(value, list):
                least, most = value
                assert most is None or least <= most, d["id"]
            elif d["slot"] != "status":
                assert value in REPORTS[report]["text"], d["id"]


def test_names() -> None:
    names = rows("name_pairs_consonants")
    same = collections.Counter(n["same"] for n in names)
    assert same[False] >= 200
    assert same[True] >= 120
    verdicts: dict[frozenset[str], set[bool]] = {}
    for n in names:
        assert n["a"] != n["b"], n["id"]
        verdicts.setdefault(frozenset((n["a"], n["b"])), set()).add(n["same"])
    assert len(verdicts) == len(names)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("link_reports", "language"),
        ("link_report_pairs", "relation"),
        ("link_report_pairs", "same_root"),
        ("link_event_pairs", "class"),
        ("link_event_pairs", "kind"),
        ("link_event_pairs", "same"),
        ("link_differences", "kind"),
        ("name_pairs_consonants", "same"),
        ("name_pairs_consonants", "note"),
    ],
)
def test_halves_are_alike(name: str, key: str) -> None:
    table = rows(name)
    even, odd = (collections.Counter(str(r[key]).split(";")[0] for r in table[half::2]) for half in (0, 1))
    for value in set(even) | set(odd):
        total = even[value] + odd[value]
        assert min(even[value], odd[value]) >= 1, value
        assert abs(even[value] - odd[value]) <= max(4, 0.25 * total), value


def test_a_story_lies_in_one_half() -> None:
    halves = story_halves()
    for i, e in enumerate(EVENTS):
        assert halves[e["a"]["report"]] == halves[e["b"]["report"]] == i % 2, e["id"]
    for i, p in enumerate(rows("link_report_pairs")):
        assert halves[p["a"]] == halves[p["b"]] == i % 2, p["id"]
    for i, d in enumerate(rows("link_differences")):
        assert halves[d["a"]["report"]] == i % 2, d["id"]


def test_short_reports_quote_their_words() -> None:
    told = {r["id"]: r for r in rows("told_reports")}
    pairs = {p["id"]: p for p in rows("told_event_pairs")}
    assert len(pairs) >= 160
    assert sum(p["held_out"] for p in pairs.values()) >= 0.4 * len(pairs)
    stories: dict[str, set[bool]] = collections.defaultdict(set)
    for p in pairs.values():
        for side in (p["a"], p["b"]):
            assert told[side["report"]]["text"].count(side["words"]) == 1, p["id"]
            stories[side["report"][:-1]].add(p["held_out"])
    assert all(len(halves) == 1 for halves in stories.values())
    for d in rows("told_differences"):
        pair = pairs[d["pair"]]
        assert (d["a"]["report"], d["b"]["report"]) == (pair["a"]["report"], pair["b"]["report"]), d["id"]
        assert d["held_out"] == pair["held_out"]
