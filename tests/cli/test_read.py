"""`tansiq read`: what comes in, what is refused, and how it is said."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Runner

ENGLISH = "Raqqa, 20 January 2022. Four soldiers were killed on Thursday in a bombing in Raqqa, police said.\n"
ARABIC = "بغداد - قتل أربعة جنود في تفجير سيارة مفخخة في مدينة الرقة يوم الخميس، بحسب ما قالت الشرطة المحلية في بيان.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An English and an Arabic report, a page in windows-1256, lines, an archive, an empty file and a binary one."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (made / "b.txt").write_text(ARABIC, encoding="utf-8")
    page = f"<html><head><meta charset='windows-1256'></head><body><article><p>{ARABIC * 3}</p></article></body></html>"
    (made / "c.html").write_bytes(page.encode("windows-1256"))
    lines = [{"id": "1", "text": ENGLISH + "First."}, {"id": "2", "text": ARABIC + "ثانياً."}]
    (made / "d.jsonl").write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    with zipfile.ZipFile(made / "e.zip", "w") as archive:
        archive.writestr("inside.txt", ENGLISH + "Inside.")
    (made / "f.txt").write_bytes(b"")
    (made / "g.txt").write_bytes(bytes(range(256)) * 20)
    return made


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_folder_of_everything(tansiq: Runner, folder: Path) -> None:
    ran = tansiq("read", str(folder), "--json")
    found = objects(ran.out)

    assert ran.status == 1
    assert [one["outcome"] for one in found] == ["added"] * 6 + ["refused"] * 2
    assert all(one["message"] for one in found[6:])
    assert objects(tansiq("reports", "list", "--json").out)[0]["next"] == ""


def test_the_same_folder_again_changes_nothing(tansiq: Runner, folder: Path) -> None:
    first = objects(tansiq("read", str(folder), "--json").out)
    before = tansiq("ledger", "info", "--json").out
    again = objects(tansiq("read", str(folder), "--json").out)

    assert [one["outcome"] for one in again] == ["known"] * 6 + ["refused"] * 2
    assert [one.get("report") for one in again] == [one.get("report") for one in first]
    assert tansiq("ledger", "info", "--json").out == before


def test_tables_say_what_was_added_known_and_refused(tansiq: Runner, folder: Path) -> None:
    tansiq("read", str(folder / "a.txt"))
    ran = tansiq("read", str(folder))

    assert ran.status == 1
    rows = {line.split("│")[1].strip(): line.split("│")[2].strip() for line in ran.out.splitlines() if "│" in line}
    assert (rows["added"], rows["known already"]) == ("5", "1")
    assert "f.txt" in ran.err
    assert "g.txt" in ran.err
    assert "a.txt" not in ran.err


def test_all_taken_is_status_0_and_no_table_of_refusals(tansiq: Runner, folder: Path) -> None:
    ran = tansiq("read", str(folder / "a.txt"), str(folder / "b.txt"))

    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("text", [pytest.param(ENGLISH, id="english"), pytest.param(ARABIC, id="arabic")])
def test_standard_input_and_options(tansiq: Runner, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    ran = tansiq("read", "-", "--outlet", "Outlet", "--published", "2022-01-21", "--language", "ckb", "--json")

    assert ran.status == 0
    (head,) = json.loads(tansiq("reports", "--json").out)["reports"]
    assert (head["outlet"], head["published"], head["language"]) == ("Outlet", "2022-01-21", "ckb")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param(["read"], 2, "name a file", id="no-path"),
        pytest.param(["read", "x", "--published", "yesterday"], 2, "YYYY-MM-DD", id="published"),
        pytest.param(["read", "x", "--as", ":user"], 2, "PARTY", id="as"),
        pytest.param(["read", "x", "--as", "Big Party"], 1, "not an id of a party", id="party-id"),
    ],
)
def test_a_wrong_call_is_said(tansiq: Runner, home: Path, words: list[str], status: int, said: str) -> None:
    ran = tansiq(*words)

    assert ran.status == status
    assert said in ran.err
    assert not home.exists()


def test_each_party_reads_for_itself(tansiq: Runner, folder: Path) -> None:
    tansiq("ledger", "init", "ministry")
    tansiq("ledger", "init", "command")
    tansiq("read", str(folder / "a.txt"), "--as", "ministry")
    tansiq("read", str(folder / "b.txt"), "--as", "command:amal")

    (ours,) = json.loads(tansiq("reports", "--as", "ministry", "--json").out)["reports"]
    (theirs,) = json.loads(tansiq("reports", "--as", "command", "--json").out)["reports"]
    assert (ours["language"], theirs["language"]) == ("en", "ar")
    assert tansiq("reports", "show", theirs["id"], "--as", "ministry").status == 1
    assert tansiq("reports", "show", theirs["id"], "--as", "command").status == 0
    # Nobody is the default on a node of others.
    assert tansiq("reports").status == 1
    assert tansiq("read", str(folder / "a.txt")).status == 1


def test_an_empty_path_is_an_error_and_not_the_current_folder(
    tansiq: Runner, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.txt").write_text("Gunmen killed two soldiers in Mosul.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    ran = tansiq("read", "")

    assert ran.status == 2
    assert "a path is empty" in ran.err
    assert not home.exists()


@pytest.mark.parametrize("tag", ["xx yy zz", "e", "ar_SY", "العربية", ""])
def test_a_language_that_is_no_tag_is_refused_before_anything_is_stored(
    tansiq: Runner, home: Path, tmp_path: Path, tag: str
) -> None:
    (tmp_path / "report.txt").write_text("Gunmen killed two soldiers in Mosul.", encoding="utf-8")

    ran = tansiq("read", str(tmp_path / "report.txt"), "--language", tag)

    assert ran.status == 2
    assert "BCP 47" in ran.err
    assert not home.exists()


@pytest.mark.parametrize(
    ("tag", "events"),
    [
        pytest.param("en-GB", 1, id="english"),
        pytest.param("fr", 0, id="french"),
        pytest.param("klingon", 0, id="no-language"),
    ],
)
def test_a_language_that_is_not_read_is_said(tansiq: Runner, tmp_path: Path, tag: str, events: int) -> None:
    (tmp_path / "report.txt").write_text("Gunmen killed two soldiers in Mosul.", encoding="utf-8")

    ran = tansiq("read", str(tmp_path / "report.txt"), "--language", tag, "--json")

    assert json.loads(ran.out)["events"] == events
    assert (f"reports in {tag} are kept with no events" in ran.err) == (events == 0)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        pytest.param("ar-SY", "قتل مسلحون جنديين في الموصل.", id="arabic"),
        pytest.param("ckb", "قتل مسلحون جنديين في الموصل.", id="sorani"),
    ],
)
def test_a_language_in_arabic_letters_is_said_where_it_is_not_read(
    tansiq: Runner, tmp_path: Path, tag: str, text: str
) -> None:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")

    ran = tansiq("read", str(tmp_path / "report.txt"), "--language", tag, "--json")

    assert (json.loads(ran.out)["events"] > 0) == (tag == "ar-SY")
    assert ("are kept with no events" in ran.err) == (tag == "ckb")
