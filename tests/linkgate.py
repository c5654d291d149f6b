"""How well reports and events are linked: `python -m tests.linkgate [--show misses|extra] [--held-out] [--told]`.

The labelled pairs of tests/data/link_*.jsonl, with `--told` those of told_*.jsonl (short reports of many countries),
read by the program's own reading and linked by `tansiq link`'s code; docs/method/linking.md says how the figures are
computed. Only the development half (even lines) is ever shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tansiq.linking.documents import Document, parse_document
from tansiq.linking.link import link_documents
from tansiq.reading import read_text, to_contract

__all__ = ["main"]

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]


def load(name: str) -> list[Row]:
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class _Documents(dict[str, Document]):
    """The labelled reports as the program reads them, each when first asked for."""

    def __missing__(self, doc_id: str) -> Document:
        row = _reports()[doc_id]
        reading = read_text(row["text"], published=row["published"], title=row["title"], outlet=row["outlet"])
        self[doc_id] = parse_document(to_contract(reading, doc_id=doc_id, text=row["text"]), doc_id)
        return self[doc_id]


@cache
def _reports() -> dict[str, Row]:
    return {row["id"]: row for row in load("link_reports") + load("told_reports")}


@cache
def documents() -> dict[str, Document]:
    return _Documents()


@cache
def linked(kind: str = "link") -> Row:
    return link_documents([documents()[row["id"]] for row in load(f"{kind}_reports")])


def half(rows: list[Row], *, held_out: bool) -> list[Row]:
    """The odd lines, or of those told by stories the ones that say so; else the rest."""
    if rows and "held_out" in rows[0]:
        return [row for row in rows if row["held_out"] == held_out]
    return rows[1::2] if held_out else rows[0::2]


def find_event(side: Row) -> int | None:
    """The event of an accepted type whose words overlap the label's; else one of its family."""
    document = documents()[side["report"]]
    start = document.text.find(side["words"])
    if start < 0:
        return None
    end = start + len(side["words"])
    types = side["type"] if isinstance(side["type"], list) else [side["type"]]
    for same in (lambda one, want: one == want or one.startswith(f"{want}."), _same_family):
        hits = [
            (max(min(end, e) - max(start, s) for s, e in event.spans), -n)
            for n, event in enumerate(document.events)
            if any(same(event.type, want) for want in types) and any(s < end and e > start for s, e in event.spans)
        ]
        if hits:
            return -max(hits)[1]
    return None


def _same_family(one: str, want: str) -> bool:
    return one.split(".", maxsplit=1)[0] == want.split(".", maxsplit=1)[0]


class Tally(NamedTuple):
    right: int
    said: int
    asked: int

    @property
    def line(self) -> str:
        precision = self.right / self.said if self.said else 1.0
        recall = self.right / self.asked if self.asked else 1.0
        f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"precision {precision:.3f} recall {recall:.3f} F {f:.3f} ({self.asked} same, {self.said} linked)"


class Judged(NamedTuple):
    row: Row
    is_found: bool
    is_linked: bool
    is_baseline: bool


def judge(rows: Iterable[Row], kind: str = "link") -> Iterator[Judged]:
    clusters = {tuple(one): n for n, members in enumerate(linked(kind)["same_event"]) for one in members}
    for row in rows:
        sides = [(row[key]["report"], find_event(row[key])) for key in ("a", "b")]
        if None in (sides[0][1], sides[1][1]):
            yield Judged(row, False, False, False)
            continue
        events = [documents()[doc].events[n] for doc, n in sides if n is not None]
        same = sides[0] == sides[1] or (clusters.get(sides[0], -1) == clusters.get(sides[1], -2))
        yield Judged(row, True, same, _baseline(events[0], events[1]))


def _baseline(a: Any, b: Any) -> bool:
    """Same type, day and place name."""
    if a.type != b.type or a.period is None or b.period is None or a.place is None or b.place is None:
        return False
    return a.period.first_day == b.period.first_day and bool(
        {a.place.name, *a.place.names} & {b.place.name, *b.place.names}
    )


def tally(judged: list[Judged], which: str = "is_linked") -> Tally:
    said = [one for one in judged if getattr(one, which)]
    return Tally(sum(one.row["same"] for one in said), len(said), sum(one.row["same"] for one in judged))


def report_lines(*, held_out: bool, kind: str = "link") -> Iterator[str]:
    judged = list(judge(half(load(f"{kind}_event_pairs"), held_out=held_out), kind))
    yield f"events found on both sides {sum(j.is_found for j in judged)} of {len(judged)} pairs"
    yield f"same event          {tally(judged).line}"
    found = [one for one in judged if one.is_found]
    yield f"  of those found    {tally(found).line}"
    cross = [one for one in judged if one.row["kind"] == "cross language"]
    yield f"  cross language    {tally(cross).line}"
    yield f"  baseline          {tally(judged, 'is_baseline').line}"
    near = [one for one in judged if one.row["class"].startswith("near miss") and not one.row["same"]]
    apart = sum(not one.is_linked for one in near)
    read = [one for one in near if one.is_found]
    yield f"near misses apart   {apart}/{len(near)}, of those read {sum(not one.is_linked for one in read)}/{len(read)}"
    if kind == "link":
        yield _report_line(held_out)
    shown = half(load(f"{kind}_differences"), held_out=held_out)
    right_kind = sum(is_shown(row, kind, of_kind=True) for row in shown)
    hits = sum(is_shown(row, kind) for row in shown)
    said = len(linked(kind)["differences"])
    yield f"differences         {hits}/{len(shown)} ({right_kind} of their kind); all shown {said}"


def _report_line(held_out: bool) -> str:
    groups = {one: n for n, members in enumerate(linked()["same_report"]) for one in members}
    texts = ("copy", "edited", "update", "translation")
    rows = half(load("link_report_pairs"), held_out=held_out)
    said = [row for row in rows if row["a"] in groups and groups[row["a"]] == groups.get(row["b"], -1)]
    right = [row for row in said if row["relation"] in texts]
    return f"same report         {Tally(len(right), len(said), sum(row['relation'] in texts for row in rows)).line}"


_SLOTS = {
    "where": {"place"}, "when": {"period"}, "planned": {"period", "planned", "time"}, "wounded": {"injured"},
    "doer": {"perpetrator", "perpetrator_org", "agent"},
}  # fmt: skip


_KINDS = {"finer": "granularity", "lost in translation": "translation"}


def is_shown(row: Row, kind: str = "link", *, of_kind: bool = False) -> bool:
    """Whether a difference of that slot has both values: the same count, or words that overlap the label's words."""
    pair = next(one for one in load(f"{kind}_event_pairs") if one["id"] == row["pair"])
    asked = _SLOTS.get(row["slot"], {row["slot"]})
    return any(
        (one["slot"] in asked or one["kind"] == "translation")
        and (not of_kind or one["kind"] == _KINDS.get(row["kind"], row["kind"]))
        and all(
            any(_is_value(shown, row[key]["report"], want, pair[key]) for shown in one["values"])
            for key, want in zip("ab", row["values"], strict=True)
        )
        for one in linked(kind)["differences"]
    )


def _is_value(shown: Row, doc: str, want: list[int | None] | str, side: Row) -> bool:
    if shown["doc"] != doc:
        return False
    if isinstance(want, list):
        return bool(shown["value"] == want)
    text = documents()[doc].text
    # A status has no words: those of the event stand for it.
    words: str = want if want in text else side["words"]
    start = text.find(words)
    return bool(shown["span"][0] < start + len(words) and shown["span"][1] > start)


def show(what: str, kind: str = "link") -> Iterator[str]:
    by_class: dict[str, list[str]] = defaultdict(list)
    for one in judge(half(load(f"{kind}_event_pairs"), held_out=False), kind):
        row = one.row
        if one.is_linked == row["same"]:
            continue
        if (what == "misses") == row["same"]:
            state = "" if one.is_found else " NOT READ"
            by_class[row["class"]].append(
                f"  {row['id']} {row['a']['report']} / {row['b']['report']}{state} | {row['note']}"
            )
    for name, lines in sorted(by_class.items()):
        yield f"{name}: {len(lines)}"
        yield from lines


def main(args: list[str]) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--show", choices=["misses", "extra"])
    ask.add_argument("--held-out", action="store_true")
    ask.add_argument("--told", action="store_const", const="told", default="link", dest="kind")
    given = ask.parse_args(args)
    for line in show(given.show, given.kind) if given.show else report_lines(held_out=given.held_out, kind=given.kind):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
