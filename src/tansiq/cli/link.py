"""`tansiq link --jsonl EXTRACTED.jsonl`: what extracted reports have in common; no ledger is touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from tansiq.cli.lines import open_lines
from tansiq.errors import ContractError
from tansiq.linking.documents import Document, parse_document

__all__ = ["command", "read_documents"]

app = typer.Typer(add_completion=False)


def read_documents(lines: Iterable[str]) -> tuple[list[Document], list[ContractError]]:
    """Parse the lines that `tansiq extract` wrote.

    Returns:
        The documents, and what is wrong with each line that is none. An id that came before is such a line, and then
        the one before is left out as well.
    """
    documents: dict[str, Document] = {}
    twice: set[str] = set()
    faults: list[ContractError] = []
    for number, line in enumerate(lines, 1):
        where = f"line {number}"
        if not line.strip():
            continue
        try:
            data = json.loads(line.removeprefix("\ufeff"))
            if not isinstance(data, dict):
                raise ContractError("not an object", where=where, hint="give the lines that `tansiq extract` wrote")
            document = parse_document(data, where)
            if document.id in documents:
                twice.add(document.id)
                raise ContractError(f"a second document {document.id!r}", where=where, hint="give each id once")
            documents[document.id] = document
        except json.JSONDecodeError as error:
            faults.append(ContractError(f"no JSON at column {error.colno}", where=where))
        except RecursionError:
            faults.append(ContractError("it is nested too deep", where=where))
        except ContractError as error:
            faults.append(error)
    # Which of two came first says nothing: neither is linked.
    return [one for name, one in documents.items() if name not in twice], faults


@app.command()
def link(
    jsonl: Annotated[
        str, typer.Option("--jsonl", help="The lines that `tansiq extract` wrote, or - for standard input.")
    ],
) -> None:
    """Say which extracted reports carry one text, which events are one, who is who, and where tellings differ.

    A line that is not of `tansiq extract` is reported on standard error and the rest is linked (status 1).
    """
    from tansiq.linking.link import link_documents

    with open_lines(jsonl) as lines:
        documents, faults = read_documents(lines)
    for fault in faults:
        print(f"tansiq: {fault}", file=sys.stderr)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps(link_documents(documents), ensure_ascii=False))
    raise typer.Exit(1 if faults else 0)


command = typer.main.get_command(app)
