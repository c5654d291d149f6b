"""`tansiq extract` as other programs run it: real processes, pipes and files, good lines and bad ones."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tansiq.cli.extract import extract_lines
from tansiq.intake import LineError
from tests.reading.outputs import validator

LONG_S = 120
"""Far more than a process needs on two busy cores; only a hang reaches it."""

EN = "Gunmen killed two soldiers in Kirkuk on Monday, police said."
AR = "قتل مسلحون جنديين في كركوك يوم الإثنين، بحسب الشرطة."


@dataclass(frozen=True, slots=True)
class Run:
    """How a process ended: status, and the objects on standard output and standard error."""

    status: int
    out: list[dict[str, Any]]
    err: list[dict[str, Any]]


def call(*args: str, given: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tansiq", "extract", *args]
    surroundings = os.environ | (env or {})
    return subprocess.run(
        command, input=given, check=False, capture_output=True, timeout=LONG_S, env=surroundings, cwd="/"
    )


def run(*args: str, given: bytes = b"", env: dict[str, str] | None = None) -> Run:
    done = call(*args, given=given, env=env)
    out, err = ([json.loads(one) for one in stream.split(b"\n") if one] for stream in (done.stdout, done.stderr))
    return Run(done.returncode, out, err)


def line(doc_id: str, text: str, **more: object) -> bytes:
    return json.dumps({"id": doc_id, "text": text, **more}, ensure_ascii=False).encode() + b"\n"


MIXED = b"".join(
    [
        b"\xef\xbb\xbf" + line("en", EN, published="2022-01-25"),
        b"\n",
        b"  \t \n",
        line("ar", AR, published="2022-01-25", language="ar", url="https://example.org/1", title="عنوان"),
        b"not json\n",
        b"[1, 2]\n",
        b'{"text": "no id"}\n',
        b'{"id": "no-text"}\n',
        b'{"id": 7, "text": "a number for an id"}\n',
        b'{"id": "", "text": "an empty id"}\n',
        line("text-is-list", "", url=["x"]),
        line("bad-date", EN, published="25 January 2022"),
        line("bad-day", EN, published="2022-02-30"),
        b'{"id": "half", "text": "a \\ud83d b"}\n',
        b'{"id": "half-\\udc00", "text": "a half in the id"}\n',
        b'{"id": "latin-1", "text": "caf\xe9"}\n',
        line("nul", "Gunmen\0killed two soldiers in Kirkuk\0on Monday."),
        line("null-keys", EN, published=None, language=None, url=None, title=None),
        line("further-keys", EN, labelled_by="somebody", nested={"a": [1]}),
        line("separators", "One.\u2028Two.\u2029Three.\u0085Four.\x0bFive.\x0cSix.\rSeven."),
        line("empty", ""),
        line("emoji", "🔴 Two soldiers were killed in Kirkuk 💣 on Monday 🇮🇶."),
        line("en", AR, published="2022-01-25T23:15:00+03:00"),
        b"[" * 100_000 + b"\n",
        line("last", EN).removesuffix(b"\n"),
    ]
)
READ = [
    "en", "ar", "nul", "null-keys", "further-keys", "separators", "empty", "emoji", "en", "last",
]  # fmt: skip
REFUSED = [
    (5, None), (6, None), (7, None), (8, "no-text"), (9, None), (10, ""), (11, "text-is-list"), (12, "bad-date"),
    (13, "bad-day"), (14, "half"), (15, None), (16, "latin-1"), (24, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def mixed() -> Run:
    """Good and bad lines from standard input."""
    return run("--jsonl", "-", given=MIXED)


def test_order_is_kept_and_bad_lines_stop_nothing(mixed: Run) -> None:
    assert [one["id"] for one in mixed.out] == READ


def test_every_bad_line_is_told_by_number_and_id(mixed: Run) -> None:
    assert [(one["line"], one["id"]) for one in mixed.err] == REFUSED
    for one in mixed.err:
        validator("error").validate(one)


def test_status_says_that_a_line_was_refused(mixed: Run) -> None:
    assert mixed.status == 1


def test_errors_hold_no_word_of_the_text(mixed: Run) -> None:
    for one in mixed.err:
        assert not {"soldiers", "caf", "half in the id"} & {word for word in one["error"].split() if word != "half"}


def test_output_validates_and_carries_the_text_as_given(mixed: Run) -> None:
    given = [json.loads(one.decode("utf-8", "replace").removeprefix("\ufeff")) for one in _good_lines()]
    for one in mixed.out:
        validator().validate(one)
    assert [one["text"] for one in mixed.out] == [one["text"] for one in given]


def _good_lines() -> list[bytes]:
    bad = {number for number, _ in REFUSED}
    return [one for number, one in enumerate(MIXED.split(b"\n"), 1) if one.strip() and number not in bad]


def test_what_is_known_of_a_document_reaches_its_line(mixed: Run) -> None:
    english, arabic = mixed.out[0], mixed.out[1]
    assert (english["language"], english["published"], english["title"]) == ("en", "2022-01-25", "")
    assert (arabic["language"], arabic["published"], arabic["title"]) == ("ar", "2022-01-25", "عنوان")
    assert mixed.out[-2]["published"] == "2022-01-25T23:15:00+03:00"


@pytest.mark.parametrize("number", [pytest.param(0, id="en"), pytest.param(1, id="ar")])
def test_events_point_into_the_text(mixed: Run, number: int) -> None:
    output = mixed.out[number]
    (event,) = output["events"]
    start, end = event["spans"][0]
    assert event["casualties"] == {"killed": [2, 2]}
    assert output["text"][start:end] in output["text"].split("،")[0].split(", ")[0]


def test_offsets_count_code_points_not_bytes_or_utf_16(mixed: Run) -> None:
    output = mixed.out[READ.index("emoji")]
    assert output["mentions"]
    for mention in output["mentions"]:
        assert output["text"][mention["start"] : mention["end"]] == mention["text"]


@pytest.fixture(scope="module")
def mixed_file(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same from a file, under a locale that knows no Arabic."""
    path = tmp_path_factory.mktemp("تنسيق extract") / "ملف in.jsonl"
    path.write_bytes(MIXED)
    return run("--jsonl", str(path), env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})


def test_a_file_gives_what_standard_input_gives_in_any_locale(mixed: Run, mixed_file: Run) -> None:
    assert mixed_file == mixed


def test_standard_input_is_utf_8_in_any_locale_and_good_lines_end_with_0() -> None:
    given = line("1", AR, published="2022-01-25").replace(b"\n", b"\r\n")
    ran = run("--jsonl", "-", given=given, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (ran.status, ran.err) == (0, [])
    assert [one["text"] for one in ran.out] == [AR]
    assert len(ran.out[0]["events"]) == 1


def test_a_carriage_return_ends_no_line_on_either_way(tmp_path: Path) -> None:
    # JSON allows it between two members, and line numbers must be those an editor or `sed` counts.
    given = line("1", EN).replace(b', "text"', b',\r"text"') + b"bad\n"
    path = tmp_path / "in.jsonl"
    path.write_bytes(given)
    for ran in (run("--jsonl", "-", given=given), run("--jsonl", str(path))):
        assert ([one["id"] for one in ran.out], [one["line"] for one in ran.err]) == (["1"], [2])


def test_nothing_in_gives_nothing_out() -> None:
    assert run("--jsonl", "-", given=b"") == Run(0, [], [])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param((), b"--jsonl", id="no-option"),
        pytest.param(("--jsonl", "missing.jsonl"), b"missing.jsonl", id="no-such-file"),
        pytest.param(("--jsonl", "/"), b"/", id="a-folder"),
        pytest.param(("--json", "-"), b"--json", id="unknown-option"),
    ],
)
def test_a_wrong_call_ends_with_2_and_prints_no_line(args: tuple[str, ...], said: bytes) -> None:
    done = call(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_document_is_out_before_the_next_comes_in() -> None:
    command = [sys.executable, "-m", "tansiq", "extract", "--jsonl", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    signal.alarm(LONG_S)
    try:
        for number in ("1", "2"):
            process.stdin.write(line(number, EN))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
    finally:
        signal.alarm(0)
        out, err = process.communicate(timeout=LONG_S)
    assert (process.returncode, out, err) == (0, b"", b"")


def test_a_reader_that_stops_early_gets_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"".join(line(str(number), EN * 20) for number in range(50)))
    command = f'"{sys.executable}" -m tansiq extract --jsonl "{path}" | head -n 1'
    done = subprocess.run(["sh", "-c", command], check=False, capture_output=True, timeout=LONG_S)
    assert json.loads(done.stdout)["id"] == "0"
    assert done.stderr == b""


@pytest.mark.parametrize("text", [pytest.param(EN, id="en"), pytest.param(AR, id="ar")])
def test_what_a_command_prints_is_read_as_a_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line("1", text))
    command = f'"{sys.executable}" -m tansiq extract --jsonl <(cat "{path}")'
    done = subprocess.run(["bash", "-c", command], check=False, capture_output=True, timeout=LONG_S)

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["id"] == "1"


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    path, source = tmp_path / "pipe", tmp_path / "in.jsonl"
    os.mkfifo(path)
    source.write_bytes(line("1", EN) + line("2", AR))
    command = f'cat "{source}" > "{path}" & "{sys.executable}" -m tansiq extract --jsonl "{path}"'
    done = subprocess.run(["sh", "-c", command], check=False, capture_output=True, timeout=LONG_S)

    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(one)["id"] for one in done.stdout.splitlines()] == ["1", "2"]


@pytest.mark.parametrize("name", [pytest.param("", id="folder"), pytest.param("none.jsonl", id="missing")])
def test_what_is_no_file_is_a_wrong_call(tmp_path: Path, name: str) -> None:
    done = call("--jsonl", str(tmp_path / name))

    assert done.returncode == 2
    assert b"no such file" in done.stderr


def test_lines_are_read_one_by_one() -> None:
    def lines() -> Any:
        yield json.dumps({"id": "1", "text": EN})
        raise AssertionError("the second line was asked for before the first was answered")

    first = next(extract_lines(lines()))
    assert isinstance(first, dict)
    assert first["id"] == "1"


def test_lines_of_a_file_are_answered_as_those_of_a_pipe(tmp_path: Path) -> None:
    # Those of a file are read some at a time: faults, blank lines and answers keep their places and numbers.
    source = tmp_path / "source.jsonl"
    source.write_bytes(MIXED * 3)

    assert run("--jsonl", str(source)) == run("--jsonl", "-", given=MIXED * 3)


@pytest.mark.parametrize("together", [2, 3, 100])
def test_lines_read_together_are_answered_as_one_by_one(together: int) -> None:
    lines = MIXED.decode("utf-8", "replace").split("\n")

    def plain(result: object) -> object:
        return (result.number, result.message, result.record) if isinstance(result, LineError) else result

    expected = [plain(one) for one in extract_lines(lines)]
    assert [plain(one) for one in extract_lines(lines, together=together)] == expected


def test_blank_lines_count_as_lines() -> None:
    (fault,) = extract_lines(["\n", " \n", "x\n"])
    assert isinstance(fault, LineError)
    assert fault.number == 3


def test_a_line_is_one_line_to_every_reader() -> None:
    # Python's splitlines, and others, also break at Unicode's own line separators.
    done = call("--jsonl", "-", given=line("1", "One.\u2028Two.\u2029Three.\u0085Four."))
    assert len(done.stdout.decode().splitlines()) == 1
