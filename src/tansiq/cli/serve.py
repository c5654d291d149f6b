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
        host: 127.0.0.1, localhost or ::1. The program speaks no TLS: from elsewhere it is reached through a proxy that
            does, or a tunnel.
        port: 0 for any free one.

    Raises:
        TansiqError: The host could be reached from elsewhere, or the port is taken.
    """
    from tansiq.web.security import is_loopback

    if not is_loopback(host):
        raise TansiqError(
            f"the pages are served on this machine only, not on {host}",
            code="not-loopback",
            hint="use --host 127.0.0.1, and a TLS proxy (--name) or an SSH tunnel from elsewhere",
        )
    name = host.strip("[]")
    # The protocol named: of a socket that does not say it is TCP, asyncio leaves Nagle's wait on, and an answer in two
    # writes, head and body, then comes 40 ms late.
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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


def make_server(settings: Settings, offered: Sequence[Offered] = (), names: Sequence[str] = ()) -> Server:
    """The server of one party's pages; the ledger is made where there is none.

    Args:
        offered: Readers to choose from in the browser, where there is a choice.
        names: Host names besides this machine's own under which they are asked for, behind a proxy.

    Raises:
        TansiqError: There are names, and nobody works for any party yet: nobody would be asked who they are.
        LedgerError: The ledger cannot be opened, or this node has parties and this is none of them.
    """
    import uvicorn

    from tansiq.desk import Desk
    from tansiq.people import has_people
    from tansiq.web import create_app
    from tansiq.web.security import LOOPBACK

    if not has_people(settings):
        # As a desk opens it: on a node that has parties, a mistyped one is refused and not made. Where people sign in,
        # each reads for their own party and none is read for here.
        Desk(settings, via="page")
    # The pipelines take a second to load: before the first report is opened or added, not then.
    Thread(target=import_module, args=("tansiq.reading",), daemon=True).start()
    # No access log: addresses hold what people search for, and logs hold ids only (release.md, "The host").
    config = uvicorn.Config(
        create_app(settings, offered=offered, hosts=LOOPBACK | {one.lower() for one in names}),
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    return uvicorn.Server(config)


def serve(
    host: Annotated[str, typer.Option(help="Where to listen: this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any free one.")] = 8000,
    party: Annotated[
        str | None, typer.Option("--as", metavar="PARTY", help="For which party to read, while nobody has to sign in.")
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A host name that a TLS proxy on this machine serves the pages under."
        ),
    ] = None,
) -> None:
    """Open the pages in a browser: events as list, map and timeline, reports with the words that carried each fact.

    Stop it with Ctrl-C. Where somebody works for a party (`tansiq user`), everybody has to sign in; else whoever
    reaches the pages reads as the party, and reports added on them become its own.
    """
    from tansiq.desk import start_retention
    from tansiq.exchange.taxii.ahead import start_telling

    settings = load_settings()
    listening = bind(host, port)
    with listening:
        server = make_server(settings if party is None else replace(settings, party=party), names=name or ())
        start_telling(settings)
        start_retention(settings)
        where = f"[{host}]" if ":" in host else host
        typer.echo(f"tansiq is at http://{where}:{listening.getsockname()[1]}/ (Ctrl-C stops it)")
        server.run(sockets=[listening])


app = typer.Typer(add_completion=False)
app.command()(serve)
command = typer.main.get_command(app)
