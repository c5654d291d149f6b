"""The samples are what their README says: counted, marked, sourced and legible."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
import yaml

from tansiq.samples import FOLDER, SAMPLES, Sample

HOME = FOLDER.parent


def read_text(sample: Sample) -> str:
    data = sample.path.read_bytes()
    encoding = "cp1256" if b"charset=windows-1256" in data else "utf-8"
    return data.decode(encoding)


def read_lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "daily-notes.jsonl").read_text(encoding="utf-8").splitlines()]


def visible_words(sample: Sample) -> list[str]:
    text = read_text(sample)
    if sample.file.endswith(".html"):
        text = unescape(re.sub(r"(?s)<(script|style|head).*?</\1>|<[^>]+>", " ", text))
    return text.split()


def load_sources() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((HOME / "sources.yml").read_text(encoding="utf-8"))
    return table


def test_listing_is_the_folder() -> None:
    assert [one.file for one in SAMPLES] == sorted(path.name for path in FOLDER.iterdir() if path.suffix)


def test_thirty_reports_half_of_them_arabic() -> None:
    languages = [one.language for one in SAMPLES if one.language] + [line["language"] for line in read_lines()]
    assert (languages.count("ar"), languages.count("en"), sum(len(one.after) for one in SAMPLES)) == (15, 15, 30)


@pytest.mark.parametrize("sample", [one for one in SAMPLES if len(one.after) == 1], ids=lambda one: str(one.file))
def test_text_is_of_its_language_and_length(sample: Sample) -> None:
    words = visible_words(sample)
    arabic = sum(bool(re.search("[\u0621-\u064a]", word)) for word in words)
    assert 80 <= len(words) <= 350
    assert (arabic > len(words) / 2) == (sample.language == "ar")


@pytest.mark.parametrize("line", read_lines(), ids=lambda line: str(line["id"]))
def test_line_is_of_the_contract(line: dict[str, Any]) -> None:
    assert {"id", "text", "published", "language", "title"} <= line.keys()
    assert 80 <= len(line["text"].split()) <= 350
    assert bool(re.match("[\u0621-\u064a]", line["text"])) == (line["language"] == "ar")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.file)
def test_no_report_is_marked_as_an_outlets_own(sample: Sample) -> None:
    assert all(re.fullmatch(r"tansiq sample \(after .+\)", mark) for mark in sample.outlets)


def test_lines_are_marked_as_the_listing_says() -> None:
    listed = next(one.outlets for one in SAMPLES if one.file == "daily-notes.jsonl")
    assert tuple(line["outlet"] for line in read_lines()) == listed


def test_every_report_names_sources_that_are_listed_and_used() -> None:
    table = load_sources()
    named = [row["report"] for row in table["rows"]]
    expected = [one.file for one in SAMPLES if len(one.after) == 1]
    expected += [f"daily-notes.jsonl#{line['id']}" for line in read_lines()]
    assert sorted(named) == sorted(expected)
    assert {key for row in table["rows"] for key in row["source"]} == table["sources"].keys()
    assert all(one["address"].startswith("http") and one["words"] for one in table["sources"].values())


def test_no_sentence_is_a_sources_sentence() -> None:
    """No run of eight words of a source's quoted words stands in a text of ours."""
    ours = " ".join(" ".join(visible_words(one)) for one in SAMPLES).casefold()
    for key, source in load_sources()["sources"].items():
        words = re.findall(r"\w+", source["words"].casefold())
        runs = [r"\W+".join(words[start : start + 8]) for start in range(len(words) - 7)]
        assert not [run for run in runs if re.search(rf"\b{run}\b", ours)], key


MUKAYSHIFA = ("ar-mukayshifa-translation.txt", "en-mukayshifa-kurdistan24.txt")
CHIEFS = ("ar-damascus-chiefs-translation.txt", "en-damascus-chiefs-xinhua.txt")
BAGHOUZ = ("en-baghouz-rudaw.txt", "en-baghouz-rudaw.txt")


@pytest.mark.parametrize(
    ("files", "wrong", "right"),
    [
        pytest.param(MUKAYSHIFA, "أحد عشر", "ten members", id="number"),
        pytest.param(MUKAYSHIFA, "مساء الخميس", "on Friday", id="evening"),
        pytest.param(CHIEFS, "يوم الأحد", "on Monday", id="day"),
        pytest.param(CHIEFS, "التنسيق مع الجيش الإيراني", "Coordination with the Syrian army", id="side"),
        pytest.param(BAGHOUZ, "March 21, 2019", "Baghouz on Saturday", id="caption"),
    ],
)
def test_deliberate_differences_are_there_and_confessed(files: tuple[str, str], wrong: str, right: str) -> None:
    file, twin = files
    assert wrong in (FOLDER / file).read_text(encoding="utf-8")
    assert right in (FOLDER / twin).read_text(encoding="utf-8")
    assert f"`{file}`" in (HOME / "README.md").read_text(encoding="utf-8").split("What is there to look at")[0]
