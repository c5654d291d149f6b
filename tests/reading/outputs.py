"""What the program makes of the samples and of the labelled sentences, each read once for all tests."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from tansiq.intake import IntakeOptions, Taken, open_paths
from tansiq.reading import read_report, read_text, to_contract
from tansiq.samples import SAMPLES

__all__ = [
    "ROLES_OF",
    "Asked",
    "Extract",
    "Output",
    "check_sentence",
    "extract",
    "find_slot",
    "load_schema",
    "read_all",
    "validator",
]

Output = dict[str, Any]
_SENTENCES = Path(__file__).parent.parent / "data"

_ASSAULT = {"perpetrator", "perpetrator_org", "target", "victim", "weapon"}
_ACTION = {"agent", "target"}
_WAY = {"agent", "origin", "destination"}
_MOVED = {"agent", "target", "origin", "destination"}
_TALK = {"participant", "mediator", "topic"}
_MATTER = {"agent", "target", "topic"}
_SPEECH = {"agent", "recipient", "target", "topic"}
ROLES_OF = {
    **dict.fromkeys(("attack", "robbery", "threat", "abduction", "riot", "property_destruction"), _ASSAULT),
    "clash": {"participant"},
    "arrest": _ACTION,
    "escape": {"agent"},
    **dict.fromkeys(("infiltration", "displacement"), _WAY),
    **dict.fromkeys(("release", "transfer"), _MOVED),
    **dict.fromkeys(("operation", "deployment", "cordon", "surveillance", "seizure", "construction"), _ACTION),
    **dict.fromkeys(("base", "territory"), _ACTION),
    **dict.fromkeys(("meeting", "call", "agreement", "ceasefire", "cooperation"), _TALK),
    "message": {"sender", "bearer", "recipient", "topic"},
    **dict.fromkeys(("protest", "work_stoppage", "group_change", "crime"), _MATTER),
    "hazard": {"target", "victim"},
    **dict.fromkeys(("statement", "pledge", "request", "order", "accusation"), _SPEECH),
}
"""The contract's "Roles by type"; `facility` and `means` go with any."""


class Extract(NamedTuple):
    """A name for the test's id, and the object of the contract."""

    name: str
    output: Output


def extract(text: str, *, published: str | None = None, language: str | None = None) -> Output:
    """One text through the pipeline to the contract."""
    return to_contract(read_text(text, published=published, language=language), doc_id="1", text=text)


Asked = dict[str, Any]
"""What a test asks of an event: "type", "from", "status", "places" (as the text has them), a count or a role."""


def find_slot(event: Output, key: str) -> Any:
    """What an event says of one thing that a test asks for; None for nothing."""
    if key in ("type", "from", "status"):
        return event[key]
    if key == "places":
        return [place["text"] for place in event["places"]]
    return event["casualties"].get(key) or event["roles"].get(key)


def check_sentence(text: str, asked: Asked, *, published: str) -> None:
    """One event stands in a text, with what is asked of it."""
    events = extract(text, published=published)["events"]
    assert len(events) == 1, [event["type"] for event in events]
    for key, wanted in asked.items():
        assert find_slot(events[0], key) == wanted, key


@cache
def load_schema() -> dict[str, Any]:
    """The schema that ships in the package."""
    schema: dict[str, Any] = json.loads((files("tansiq.reading") / "contract.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def validator(definition: str = "") -> Draft202012Validator:
    """Of a line of output, or of one of the schema's definitions."""
    schema = load_schema()
    if not definition:
        return Draft202012Validator(schema)
    return Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"})


@cache
def read_all() -> tuple[Extract, ...]:
    """Every sample and every labelled sentence, as `tansiq extract` writes it."""
    found = []
    for sample in SAMPLES:
        options = IntakeOptions(published=sample.published)
        for number, taken in enumerate(open_paths([sample.path], options=options), 1):
            assert isinstance(taken, Taken), taken
            output = to_contract(read_report(taken.report), doc_id=f"{number}", text=taken.report.text)
            found.append(Extract(f"{sample.file}-{number}", output))
    for language in ("en", "ar"):
        for line in (_SENTENCES / f"sentences_{language}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            # The language is left to be found out, as a user's line may leave it.
            found.append(Extract(row["id"], extract(row["text"], published=row["published"])))
    return tuple(found)
