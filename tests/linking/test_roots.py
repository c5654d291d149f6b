"""Who is behind the reports of one event: each root once, however many carry it and in whichever script."""

from __future__ import annotations

from itertools import permutations

import pytest

from tansiq.linking.roots import Account, chains_of, find_roots
from tansiq.model import ChainLink, SourceChain
from tansiq.model.chain import LinkKind, LinkVerb
from tansiq.reading import read_text


def link(name: str, kind: LinkKind = "organisation", verb: LinkVerb = "said") -> ChainLink:
    return ChainLink(name, verb, kind, (0, 1))


def account(report: str, outlet: str, *chains: list[ChainLink], day: str = "2021-03-14") -> Account:
    return Account(report, outlet, day, tuple(SourceChain(tuple(chain)) for chain in chains))


POLICE_EN = account("a", "Morning Paper", [link("Ministry of Interior of Iraq")], day="2021-03-13")
POLICE_AR = account("b", "الصحيفة", [link("وزارة الداخلية العراقية")])
OWN = account("c", "Evening Paper", [])


def test_one_ministry_in_two_languages_is_one_root() -> None:
    tree = find_roots([account("a", "x", [link("Islamic State")]), account("b", "y", [link("تنظيم داعش")])])
    assert tree.independent == 1
    assert tree.roots[0].reports == ("a", "b")


def test_a_report_of_its_own_is_a_root_of_its_own() -> None:
    tree = find_roots([POLICE_EN, OWN])
    assert [root.name for root in tree.roots] == ["Ministry of Interior of Iraq", "Evening Paper"]


def test_copied_text_counts_once_with_all_that_it_names() -> None:
    copy = account("z", "Other Paper", [])
    tree = find_roots([POLICE_EN, copy, OWN], same_report=[("a", "z")])
    assert (len(tree.nodes), tree.independent) == (3, 2)
    node = next(one for one in tree.nodes if one.report == "z")
    assert node.copies == "a"
    assert [tree.roots[n].name for n in node.roots] == ["Ministry of Interior of Iraq"]


def test_whoever_cites_an_outlet_traces_to_its_roots() -> None:
    citing = account("d", "Blog", [link("a witness", "unnamed"), link("Morning Paper", "outlet", "published")])
    again = account("e", "مدونة", [link("Blog", "outlet", "published")])
    tree = find_roots([POLICE_EN, citing, again])
    assert tree.independent == 1
    assert [node.cites for node in tree.nodes] == [(), ("a",), ("d",)]


def test_an_unnamed_source_through_one_agency_is_the_agency() -> None:
    tree = find_roots([
        account("a", "x", [link("a security source", "unnamed"), link("Reuters", "outlet", "published")]),
        account("b", "ص", [link("مصدر أمني", "unnamed"), link("رويترز", "outlet", "published")]),
        account("c", "z", [link("a security source", "unnamed")]),
    ])  # fmt: skip
    assert [root.reports for root in tree.roots] == [("a", "b"), ("c",)]


def test_who_denies_an_event_is_no_source_of_it() -> None:
    tree = find_roots([account("a", "x", [link("army", verb="denied")], [link("Red Crescent")])])
    assert [root.name for root in tree.roots] == ["Red Crescent"]


def test_outlets_that_cite_each_other_end_somewhere() -> None:
    ring = [account("a", "One", [link("Two", "outlet")]), account("b", "Two", [link("One", "outlet")])]
    assert find_roots(ring).independent >= 1


def test_order_changes_nothing() -> None:
    accounts = [POLICE_EN, POLICE_AR, OWN, account("z", "Other Paper", [link("Red Crescent")])]
    wanted = find_roots(accounts, same_report=[("a", "z")])
    for order in permutations(accounts):
        assert find_roots(order, same_report=[("z", "a")]) == wanted


@pytest.mark.parametrize("text", [
    "Gunmen killed three soldiers near Baqubah on Sunday, police said.",
    "قتل مسلحون ثلاثة جنود قرب بعقوبة يوم الأحد، بحسب الشرطة.",
], ids=["English", "Arabic"])  # fmt: skip
def test_chains_come_from_what_is_read(text: str) -> None:
    event = max(read_text(text, published="2021-03-15").events, key=lambda one: len(one.claims))
    both = [Account("a", "x", None, chains_of(event)), Account("b", "y", None, chains_of(event))]
    assert find_roots(both).independent == 1
