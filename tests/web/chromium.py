"""A headless Chromium and a server of pages on a free port: for the tests in a browser and the pictures of docs/img."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tansiq.cli.serve import bind
from tansiq.desk import Desk
from tansiq.settings import Settings
from tansiq.web import Offered, create_app

__all__ = ["open_browser", "serve_pages"]

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_S = 10


def _chromium() -> str:
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        pytest.fail("no Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM", pytrace=False)
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The Chromium of CHROMIUM, else of the path; a test without one fails in one line."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        yield opened
        opened.close()


@contextmanager
def serve_pages(
    settings: Settings, open_desk: Callable[[Settings], Desk] | None = None, offered: Sequence[Offered] = ()
) -> Iterator[str]:
    """The address of the pages, served from a thread until the block is left."""
    with bind("127.0.0.1", 0) as listening:
        app = create_app(settings, open_desk=open_desk, offered=offered)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        waited = time.perf_counter() + _START_S
        while not server.started:
            assert time.perf_counter() < waited, "the server did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(_START_S)
