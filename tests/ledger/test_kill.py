"""kill -9 at any instant of `tansiq read`, run again: the same entries and, to the byte, the same pages."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import tansiq
from tansiq.cli.events import event_json, head_json
from tansiq.desk import describe_ledger, init_ledger, verify_ledger
from tansiq.ledger import open_ledger
from tansiq.ledger.schema import entry
from tansiq.release import EventQuery, View, open_view
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.ledger.told import NOON

INSTANTS = 50
SEED = 20260105
REPORTS = 6
ROOT = Path(__file__).parent.parent.parent
PAGES = ("/", "/events", "/events/map", "/events/timeline", "/reports", "/api/events", "/api/map", "/api/timeline")
SAMPLES = Path(tansiq.__file__).parent / "samples" / "reports"


class Worker:
    """The process that forks the runs."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.ledger.kill_worker"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        assert self._process.wait(30) == 0
        self._process.stdout.close()

    def run(
        self, home: Path, folder: Path, *, kill_after_s: float | None = None, die_at: int | None = None
    ) -> dict[str, Any]:
        """Run `tansiq read FOLDER` and say how it ended, after how many seconds and statements."""
        place = {"args": ["read", str(folder)], "home": str(home), "clock": NOON.isoformat()}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(place | {"kill_after_s": kill_after_s, "die_at": die_at}) + "\n")
        self._process.stdin.flush()
        ended: dict[str, Any] = json.loads(self._process.stdout.readline())
        return ended


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    running = Worker()
    yield running
    running.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shortest of the sample reports, as many English as Arabic."""
    made = tmp_path_factory.mktemp("reports")
    for language in ("en", "ar"):
        paths = sorted(SAMPLES.glob(f"{language}-*.txt"), key=lambda path: (path.stat().st_size, path.name))
        for path in paths[: REPORTS // 2]:
            shutil.copy(path, made / path.name)
    assert len(list(made.iterdir())) == REPORTS
    return made


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with keys and an empty ledger, copied for every run."""
    home = tmp_path_factory.mktemp("keys") / "home"
    init_ledger(Settings(home=home, fixed_time=NOON))
    return home


def _ids(settings: Settings) -> list[tuple[bytes, str]]:
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        return [(row.id, row.kind) for row in connection.execute(entry.select().order_by(entry.c.position))]


def _all_events(view: View) -> Iterator[dict[str, Any]]:
    query = EventQuery(limit=7)
    while True:
        page = view.list_events(query)
        yield {"total": page.total, "next": page.next, "heads": [head_json(head) for head in page.events]}
        for head in page.events:
            yield event_json(view.get_event(head.id))
        if not page.next:
            return
        query = EventQuery(limit=7, after=page.next)


def _view_json(settings: Settings) -> str:
    """All that the reader is shown, as one text."""
    with open_view(settings) as view:
        heads, _ = view.list_reports()
        reports = [repr(view.get_report(head.id).reading) for head in heads]
        points = [(point.lat, point.lon, [head.id for head in point.events]) for point in view.map_points(EventQuery())]
        days = [(one.day, one.type, one.count) for one in view.day_counts(EventQuery())]
        return json.dumps([list(_all_events(view)), [head.id for head in heads], reports, points, days])


def _pages(settings: Settings, client: TestClient) -> dict[str, tuple[int, bytes, list[tuple[str, str]]]]:
    """The real pages: status, body and headers."""
    with open_view(settings) as view:
        events = [f"/events/{head.id}" for head in view.list_events(EventQuery()).events]
        reports = [f"/reports/{head.id}" for head in view.list_reports()[0]]
    found = {}
    for path in (*PAGES, *events[:2], *reports[:2]):
        answer = client.get(path)
        found[path] = (answer.status_code, answer.content, sorted(answer.headers.items()))
    return found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Every run has its home in the same place, so that one server shows them all."""
    return Settings(home=tmp_path / "home", fixed_time=NOON)


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as asking:
        yield asking


def test_killed_at_any_instant_and_run_again_is_as_if_undisturbed(
    worker: Worker, folder: Path, keys: Path, settings: Settings, client: TestClient
) -> None:
    def start_anew() -> None:
        shutil.rmtree(settings.home, ignore_errors=True)
        shutil.copytree(keys, settings.home)

    # Twice, since the first run also fills the caches of the system.
    start_anew()
    assert worker.run(settings.home, folder)["status"] == 0
    start_anew()
    whole = worker.run(settings.home, folder)
    assert whole["status"] == 0
    expected, view, pages = _ids(settings), _view_json(settings), _pages(settings, client)
    assert len([kind for _, kind in expected if kind == "report"]) == REPORTS
    assert all(status == 200 for status, _, _ in pages.values()), {path: page[0] for path, page in pages.items()}

    rng = random.Random(SEED)
    stopped_at = []
    for number in range(INSTANTS):
        start_anew()
        # Half at instants of the clock, which may fall into a commit; half between two statements, most of which are
        # inside a transaction.
        if number % 2:
            ended = worker.run(settings.home, folder, die_at=rng.randint(1, whole["statements"]))
        else:
            ended = worker.run(settings.home, folder, kill_after_s=rng.uniform(0, whole["seconds"]))
        assert ended["status"] in (-signal.SIGKILL, 0)
        # What stands after the kill is whole reports, and sound.
        partial = verify_ledger(settings)
        assert partial.is_sound, partial.fault
        kinds = describe_ledger(settings).entries
        assert kinds.get("report", 0) == kinds.get("reading", 0)
        stopped_at.append(kinds.get("report", 0) if ended["status"] else -1)

        assert worker.run(settings.home, folder)["status"] == 0
        assert _ids(settings) == expected
        assert verify_ledger(settings).is_sound
        assert _view_json(settings) == view
        assert _pages(settings, client) == pages

    # The instants were spread: hardly a run ended before its kill, and the kills fell between different reports.
    assert stopped_at.count(-1) <= INSTANTS // 5
    assert len(set(stopped_at)) > REPORTS // 2
