"""Shares of a whole that news tells: ranges of percentages, so many in so many, halves and thirds."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract


@pytest.mark.parametrize(
    ("text", "what", "share"),
    [
        ("Two in five residents of the camp in Idlib are children.", "residents", [0.4, 0.4]),
        ("One in three children in Taiz is malnourished.", "children", [0.3333, 0.3333]),
        ("Some 20 to 30 percent of the fighters surrendered.", "fighters", [0.2, 0.3]),
        ("Between 20 and 30 percent of the houses in Derna were destroyed.", "houses", [0.2, 0.3]),
        ("Only 0.5% of the ballots were spoiled.", "ballots", [0.005, 0.005]),
        ("Almost half of the prisoners escaped from the jail in Gao on Monday.", "prisoners", [0.45, 0.5]),
        ("ثلاثة من كل خمسة أطفال في تعز يعانون سوء التغذية.", "أطفال", [0.6, 0.6]),
        ("واحد من كل ثلاثة أطفال في تعز يعاني سوء التغذية.", "أطفال", [0.3333, 0.3333]),
        ("استسلم ما بين 20 و30 بالمئة من المقاتلين.", "المقاتلين", [0.2, 0.3]),
        ("تضررت 0.5 بالمئة من المنازل.", "المنازل", [0.005, 0.005]),
        ("فر نحو نصف السجناء من السجن في غاو يوم الإثنين.", "السجناء", [0.45, 0.55]),
        ("دمرت الفيضانات ثلث المنازل في درنة.", "المنازل", [0.3333, 0.3333]),
    ],
)
def test_shares_of_a_whole(text: str, what: str, share: list[float]) -> None:
    (figure,) = extract(text, published="2022-01-25")["figures"]
    assert (figure["what"], figure["share"], figure["of_total"], figure["value"]) == (what, share, None, [1, None])


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed one in two attacks in Kirkuk on Monday.",
        "Four died in 2020 in Kirkuk.",
        "قتل ثلاثة من خمسة جنود في كركوك يوم الإثنين.",
    ],
)
def test_other_numbers_side_by_side_are_no_share(text: str) -> None:
    assert all(figure["share"] is None for figure in extract(text, published="2022-01-25")["figures"])
