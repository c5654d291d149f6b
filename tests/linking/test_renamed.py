"""A group that took another name is one actor, whatever a report calls it."""

from __future__ import annotations

import pytest

from tansiq.linking.actors import link_actors
from tansiq.linking.evidence import compare
from tansiq.linking.fillers import alike
from tansiq.linking.parties import make_party
from tests.linking.texts import read

FORMER = "Fighters of the Nusra Front attacked an army post near Aleppo on 3 March 2017."
FORMER_AR = "هاجم مسلحو جبهة النصرة موقعا للجيش قرب حلب يوم 3 آذار 2017."
LATER = "Fighters of Hayat Tahrir al-Sham attacked an army post near Aleppo on 3 March 2017."
LATER_AR = "هاجم مسلحو هيئة تحرير الشام موقعا للجيش قرب حلب يوم 3 آذار 2017."
PAIRS = [pytest.param(FORMER, LATER_AR, id="en, ar"), pytest.param(FORMER_AR, LATER, id="ar, en")]


@pytest.mark.parametrize(("former", "later"), PAIRS)
def test_its_names_are_one_actor_s(former: str, later: str) -> None:
    found = {one.id: one for one in link_actors([read("a", former, "2017-03-04"), read("b", later, "2017-03-04")])}
    assert {doc for doc, _, _ in found["hts"].mentions} == {"a", "b"}
    assert "nusra" not in found


@pytest.mark.parametrize(("former", "later"), PAIRS)
def test_a_deed_told_under_either_name_has_one_doer(former: str, later: str) -> None:
    one, two = (read(name, text, "2017-03-04").tellings[0] for name, text in (("a", former), ("b", later)))
    assert dict(compare(one, two))["doer"] == "known"


def test_another_group_is_another_still() -> None:
    nusra, isis, sdf = (make_party(name) for name in ("Nusra Front", "ISIS", "SDF"))
    assert alike((nusra,), (isis,)) == alike((nusra,), (sdf,)) == "other"
