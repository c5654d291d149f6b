"""spaCy without its command line, which `import spacy` loads for one function and which takes a third of its time.

Imported before any other module of this package asks for spaCy (decision 0005).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

__all__ = ["import_spacy"]

_LEFT_OUT = ("spacy.cli", "spacy.cli.info")


def _info(*args: Any, **kwargs: Any) -> Any:
    """What `spacy.info` is, loaded when it is called."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


def import_spacy() -> None:
    """Import spaCy, if it is not yet imported, with stand-ins for its command line that are taken away afterwards."""
    if "spacy" in sys.modules:
        return
    for name in _LEFT_OUT:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.info = _info  # type: ignore[attr-defined]
        sys.modules[name] = stand_in
    try:
        import spacy  # noqa: F401
    finally:
        for name in _LEFT_OUT:
            sys.modules.pop(name, None)
