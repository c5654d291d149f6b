"""`tansiq serve`: the pages and the HTTP API on this machine."""

from __future__ import annotations

import socket
from dataclasses import replace
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from tansiq.errors import TansiqError
from tansiq.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uvicorn import Server

    from tansiq.web import Offered

__all__ = ["bind", "command", "make_server"]

_BACKLOG = 128


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens on this machine only.

    Args:
        host: 127.0.0.1, localhost or ::1. There is no sign-in yet, so whoever reaches the port reads as the party.
        port: 0 for any free one.

    Raises:
        TansiqError: The host could be reached from elsewhere, or the port is taken.
    """
    from tansiq.web.security import is_loopback

    if not is_loopback(host):
        raise TansiqError(
            f"without sign-in the pages are served on this machine only, not on {host}",
            code="not-loopback",
            hint="use --host 127.0.0.1, and an SSH tunnel from elsewhere",
        )
    name = host.strip("[]")
    listening = socket.socket(socket.AF_INET6 if ":" in name else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((name, port))
    except OSError as error:
        listening.close()
        raise TansiqError(
            f"port {port} cannot be used on {name}", code="port", hint="give another one with --port"
        ) from error
    listening.listen(_BACKLOG)
    return listening


def make_server(settings: Settings, offered: Sequence[Offered] = ()) -> Server:
    """The server of one party's pages; the ledger is made where there is none.

    Args:
        offered: Readers to choose from in the browser, where there is a choice.

    Raises:
        LedgerError: The ledger cannot be opened, or this node has parties and this is none of them.
    """
    import uvicorn

    from tansiq.desk import Desk
    from tansiq.web import create_app

    # As a desk opens it: on a node that has parties, a mistyped one is refused and not made.
    Desk(settings, via="page")
    # The pipelines take a second to load: before the first report is opened or added, not then.
    Thread(target=import_module, args=("tansiq.reading",), daemon=True).start()
    # No access log: addresses hold what people search for, and logs hold ids only (release.md, "The host").
    config = uvicorn.Config(
        create_app(settings, offered=offered), log_level="warning", access_log=False, server_header=False
    )
    return uvicorn.Server(config)


def serve(
    host: Annotated[str, typer.Option(help="Where to listen: this machine only, without sign-in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any free one.")] = 8000,
    party: Annotated[str | None, typer.Option("--as", metavar="PARTY", help="For which party to read.")] = None,
) -> None:
    """Open the pages in a browser: events as list, map and timeline, reports with the words that carried each fact.

    Stop it with Ctrl-C. Reports added on the pages become the party's own.
    """
    settings = load_settings()
    listening = bind(host, port)
    with listening:
        server = make_server(settings if party is None else replace(settings, party=party))
        name = f"[{host}]" if ":" in host else host
        typer.echo(f"tansiq is at http://{name}:{listening.getsockname()[1]}/ (Ctrl-C stops it)")
        server.run(sockets=[listening])


app = typer.Typer(add_completion=False)
app.command()(serve)
command = typer.main.get_command(app)
