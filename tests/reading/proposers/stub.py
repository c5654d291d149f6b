"""A small service that speaks the protocol of chat completions, on this machine, and answers as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Given", "Stub", "answer_of", "event", "serve", "slot"]


@dataclass(slots=True)
class Given:
    """One answer: status, body, headers; `wait_s` and `drip_s` make it slow as a whole or byte by byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_s: float = 0.0
    drip_s: float = 0.0


@dataclass(slots=True)
class Stub:
    """What was asked of it, and what it answers: the answers in their order, the last one again and again.

    An answer may be a function of the request's body.
    """

    answers: list[Given | Callable[[dict[str, Any]], Given]]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    address: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)


def slot(name: str, words: str, **stated: object) -> dict[str, Any]:
    """One slot of an answer."""
    return {"slot": name, "words": words, **dict.fromkeys(("least", "most", "first", "last", "country")), **stated}


def event(kind: str, sentence: str, trigger: str, *slots: dict[str, Any]) -> dict[str, Any]:
    """One event of an answer."""
    return {"type": kind, "sentence": sentence, "trigger": trigger, "slots": list(slots)}


def answer_of(*events: dict[str, Any]) -> Given:
    """A good answer with these events."""
    return content(json.dumps({"events": list(events)}, ensure_ascii=False))


def content(text: object, **more: object) -> Given:
    """An answer in whose envelope the model wrote this."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop", **more}
    return Given(json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode())


def _handler(stub: Stub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.paths.append(self.path)
            stub.headers.append(dict(self.headers.items()))
            stub.asked.append(body)
            given = stub.answers[min(len(stub.asked), len(stub.answers)) - 1]
            if not isinstance(given, Given):
                given = given(body)
            stub.stopped.wait(given.wait_s)
            try:
                self._answer(given)
            except OSError:
                # Whoever asked has gone: that is what the slow answers are for.
                self.close_connection = True

        def _answer(self, given: Given) -> None:
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            if not given.drip_s:
                self.wfile.write(given.body)
                return
            for byte in given.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if stub.stopped.wait(given.drip_s):
                    return

        def log_message(self, *args: object) -> None:
            """Silent: a test's output is its own."""

    return Handler


@contextmanager
def serve(*answers: Given | Callable[[dict[str, Any]], Given]) -> Iterator[Stub]:
    """The service, at a free port of this machine until the block ends."""
    stub = Stub(list(answers))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stub))
    server.daemon_threads = True
    stub.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        stub.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
