"""`tansiq` and `python -m tansiq`.

Nothing heavy is imported here: `tansiq --version` has a budget of 0.3 s, and a command pays only for what it uses.
"""

from __future__ import annotations

import io
import sys

from tansiq.cli import run

__all__ = ["main"]


def main() -> int:
    """Run the command line of this process; returns its exit status (docs/cli.md)."""
    for stream in (sys.stdout, sys.stderr):
        # The contract's output is UTF-8 whatever the locale says; a lone surrogate in a file name must not end a run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
