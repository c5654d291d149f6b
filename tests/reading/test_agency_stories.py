"""What short stories of agencies tell in passing: gatherings, sabotage, whom a suffix means."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Protesters gathered in the centre of Sfax on Friday for the third week.", "protest.peaceful"),
        ("Demonstrators massed in Port Said on Monday.", "protest.peaceful"),
        ("Three tankers were sabotaged off Mukalla on Monday, the coalition said.", "attack.armed"),
        ("Shoppers gathered in the centre of Sfax on Friday.", None),
    ],
)
def test_kind_of_what_a_verb_tells(text: str, kind: str | None) -> None:
    assert [event["type"] for event in extract(text)["events"]] == ([kind] if kind else [])


def test_whom_a_suffix_means_is_not_what_the_gunmen_rode() -> None:
    (event,) = extract("اغتالها مسلحون يستقلون سيارة في كركوك أمس.", published="2022-03-10")["events"]
    assert [claim["value"] for claim in event["claims"] if claim["slot"] == "perpetrator"] == ["مسلحون"]
    assert not [claim for claim in event["claims"] if claim["slot"] in ("target", "killed")]
