"""Runs `tansiq` command lines as real processes that start at once: everything is imported here, each run is a fork.

One JSON object a line on standard input: {"args": [...], "home": ..., "clock": ..., "kill_after_s": ..., "die_at": …}.
For each it prints how the process ended, after how many seconds and statements of SQL. With `kill_after_s` it is killed
with SIGKILL after so long; with `die_at` just before that statement (counting from 1, COMMIT among them), which is
mostly in the middle of a transaction.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from tansiq.cli import run
from tansiq.ledger.engine import get_engine


class _Count:
    """Counts statements of this process and dies before one of them."""

    def __init__(self, die_at: int | None) -> None:
        self.done = 0
        self._die_at = die_at
        event.listen(Engine, "before_cursor_execute", self._on_statement)
        event.listen(Engine, "commit", self._on_statement)

    def _on_statement(self, *_: Any) -> None:
        self.done += 1
        if self.done == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _child(job: dict[str, Any], counted: int) -> NoReturn:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.environ |= {"TANSIQ_HOME": job["home"], "TANSIQ_CLOCK": job["clock"], "TANSIQ_PARTY": "home"}
    count = _Count(job["die_at"])
    status = run(job["args"])
    os.write(counted, str(count.done).encode())
    os._exit(status)


def _warm_up() -> None:
    """Load once what the first run loads, the knowledge of both languages among it; no connection stays open."""
    with tempfile.TemporaryDirectory() as folder:
        home, texts = Path(folder) / "home", Path(folder) / "texts"
        texts.mkdir()
        (texts / "en.txt").write_text("Four soldiers were killed in Raqqa on 20 January 2022.\n" * 3, encoding="utf-8")
        (texts / "ar.txt").write_text("مقتل أربعة جنود في الرقة يوم 20 كانون الثاني 2022.\n" * 3, encoding="utf-8")
        # A text of few words, so that the language model is asked and loaded.
        (texts / "few.txt").write_text("clash | 2022-01-20 | Raqqa | killed 3\n" * 3, encoding="utf-8")
        os.environ["TANSIQ_HOME"] = str(home)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            assert run(["read", str(texts)]) == 0
        get_engine(home).dispose()


def main() -> None:
    """Serve jobs until standard input ends."""
    _warm_up()
    for line in sys.stdin:
        job = json.loads(line)
        result, counted = os.pipe()
        child = os.fork()
        if child == 0:
            _child(job, counted)
        os.close(counted)
        start = time.perf_counter()
        if job["kill_after_s"] is not None:
            time.sleep(job["kill_after_s"])
            # Not waited for yet, so the id is still the child's own, even where it has ended already.
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        statements = os.read(result, 20).decode()
        os.close(result)
        seconds = time.perf_counter() - start
        ended = {"status": os.waitstatus_to_exitcode(status), "statements": int(statements or 0), "seconds": seconds}
        sys.stdout.write(json.dumps(ended) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
