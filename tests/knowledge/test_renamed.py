"""Groups that took another name are one actor, by the dates of renamed.yml."""

from __future__ import annotations

import re

from tansiq.knowledge.loader import load_rows, load_table
from tansiq.knowledge.renamed import find_names_of, newest_key


def test_all_names_of_a_group_have_its_newest_key() -> None:
    assert {newest_key(key) for key in ("nusra", "jfs", "hts")} == {"hts"}
    assert newest_key("sdf") == "sdf"


def test_names_stand_in_their_order_with_their_days() -> None:
    found = [(one.en[0], one.since, one.until) for one in find_names_of("jfs")]
    assert found == [
        ("al-Nusra Front", None, "2016-07-28"),
        ("Jabhat Fateh al-Sham", "2016-07-28", "2017-01-28"),
        ("Hay'at Tahrir al-Sham", "2017-01-28", None),
    ]
    assert [one.ar[0] for one in find_names_of("gspc")] == [
        "الجماعة السلفية للدعوة والقتال",
        "تنظيم القاعدة في بلاد المغرب الإسلامي",
    ]
    assert find_names_of("sdf") == ()


def test_each_row_has_a_day_of_its_source_and_two_known_actors() -> None:
    table, known = load_table("renamed"), {row["key"] for row in load_rows("actors")}
    cited = {
        key for row in table["rows"] for key in ([row["source"]] if isinstance(row["source"], str) else row["source"])
    }
    assert cited == set(table["sources"])
    for row in table["rows"]:
        assert {row["was"], row["became"]} <= known
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", row["from"])
        years = " ".join(
            f"{source['words']} {source.get('published', '')}"
            for key, source in table["sources"].items()
            if key in row["source"]
        )
        assert row["from"][:4] in years
