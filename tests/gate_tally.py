"""Figures over many documents: by field, and how many events were found, were right and were worth something."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tests.gate_matching import Json, Span, find_anchor, is_type_accepted, overlaps, score_event

__all__ = ["EVENT_FIGURES", "FIELDS", "Tally"]

FIELDS = ("type", "when", "where", "country", "roles", "casualties", "status", "source", "chain")
EVENT_FIGURES = ("recall", "precision", "f1", "events")
# Worth of an event that a reader may leave out, against 1 for one that may not be missed.
_OPTIONAL = 0.5
# An event this near to a label's words, in characters, is a reading of it and no invention.
_NEAR = 40


@dataclass(slots=True)
class Tally:
    """What was asked and what was got; add documents, then ask for `figures()`.

    Args:
        got, asked: By field, sums of scores and numbers of questions.
        worth, found, value: Of the labelled events: weight in all, weight found, weight times mean score.
        counted, right: Of the events read: those that count for precision, and those near an event of their type.
        misses, extras: For showing: what was asked and not got, what was read and not asked.
    """

    got: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    worth: float = 0.0
    found: float = 0.0
    value: float = 0.0
    counted: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    def add(self, row: Json, events: list[Json]) -> None:
        """Add one document: its labels and the events that were read from its text."""
        labels = [(label, find_anchor(row["text"], label["anchor"])) for label in row["events"]]
        for label, span in labels:
            self._add_label(str(row["id"]), label, span, events)
        used: set[tuple[int, str]] = set()
        for event in events:
            self._add_event(row, labels, event, used)

    def _add_label(self, name: str, label: Json, span: Span, events: list[Json]) -> None:
        worth = 1.0 if label["need"] else _OPTIONAL
        fits = [e for e in events if overlaps(e["spans"], span) and is_type_accepted(label["types"], e["type"])]
        scored = [score_event(label, event) for event in fits] or [[(one, 0.0) for one, _ in score_event(label, {})]]
        best = max(scored, key=lambda fields: sum(value for _, value in fields))
        self.worth += worth
        self.found += worth * bool(fits)
        self.value += worth * sum(value for _, value in best) / len(best)
        for one, value in best:
            self.got[one] += value
            self.asked[one] += 1
        low = [f"{one}={value:.2g}" for one, value in best if value < 1]
        if low:
            said = ", ".join(low) if fits else "not found"
            self.misses.append(f"{name} {label['types'][0]:22} {label['anchor'][:70]!r}: {said}")

    def _add_event(self, row: Json, labels: list[tuple[Json, Span]], event: Json, used: set[tuple[int, str]]) -> None:
        """Count one event for precision: each label speaks for one event of a type, and statements are free."""
        home = None
        for n, (label, (start, end)) in enumerate(labels):
            near = overlaps(event["spans"], (start - _NEAR, end + _NEAR))
            if near and is_type_accepted(label["types"], event["type"]) and (n, event["type"]) not in used:
                home = (n, event["type"])
                break
        if home is None and event["type"] == "statement":
            return
        self.counted += 1
        if home is not None:
            used.add(home)
            self.right += 1
        else:
            start, end = event["spans"][0]
            self.extras.append(f"{row['id']} {event['type']:22} {' '.join(row['text'][start:end].split())[:90]!r}")

    def figures(self) -> dict[str, float]:
        """Each figure that was asked for, 0 to 1, rounded to four places."""
        found = {one: self.got[one] / self.asked[one] for one in FIELDS if self.asked[one]}
        recall, precision = self.found / max(self.worth, 1e-9), self.right / max(self.counted, 1)
        found["recall"], found["precision"] = recall, precision
        found["f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        found["events"] = self.value / max(self.worth, 1e-9)
        return {name: round(value, 4) for name, value in found.items()}
