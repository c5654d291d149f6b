"""Imports point one way: the order of the folders is the way of a report (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tansiq

ORDER = (
    "model", "knowledge", "intake", "reading", "linking", "ledger", "people", "release", "desk", "exchange", "analysis",
    "web", "bulk", "cli",
)  # fmt: skip
"""A folder may import only from itself and from folders before it."""
ANYWHERE = frozenset({"errors", "settings"})
KEPT_FROM_LEDGER = frozenset({"web", "exchange", "analysis", "bulk", "cli"})
"""They read through release and write through desk."""
DATA_FOLDERS = frozenset({"samples"})
"""Folders of the package that hold files and no stage; no code in them imports one, and only commands open them."""

SOURCE = Path(tansiq.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "__pycache__" not in path.parts)


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of every import of the module, those inside functions and for type checking included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the layer they reach"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def faults(stage: str, tree: ast.AST) -> list[str]:
    """Imports that a module of the stage may not make."""
    found = []
    for name in imported(tree):
        parts = name.split(".")
        if parts[0] != "tansiq" or len(parts) < 2 or parts[1] in ANYWHERE or parts[1] == "__version__":
            continue
        target = parts[1]
        if stage == "cli" and target in DATA_FOLDERS:
            continue
        if target not in ORDER:
            found.append(f"{name}: no such stage")
        elif ORDER.index(target) > ORDER.index(stage):
            found.append(f"{name}: {target} comes after {stage}")
        elif target == "ledger" and stage in KEPT_FROM_LEDGER:
            found.append(f"{name}: {stage} reads through release and writes through desk")
    return found


def test_every_stage_has_its_folder_and_no_folder_is_unknown() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders - DATA_FOLDERS == set(ORDER)


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(SOURCE))) for path in MODULES])
def test_imports_point_up_the_list(path: Path) -> None:
    parts = path.relative_to(SOURCE).parts
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if len(parts) == 1:
        # The package's root: errors and settings know no stage, the entry point knows the command line only.
        allowed = {"cli"} if parts[0] == "__main__.py" else set()
        reached = {name.split(".")[1] for name in imported(tree) if name.startswith("tansiq.")}
        assert reached <= allowed | ANYWHERE
    elif parts[0] in DATA_FOLDERS:
        assert not [name for name in imported(tree) if name.startswith("tansiq.")]
    else:
        assert faults(parts[0], tree) == []


@pytest.mark.parametrize(
    ("stage", "line", "is_fault"),
    [
        pytest.param("model", "from tansiq.errors import ModelError", False, id="errors-from-anywhere"),
        pytest.param("reading", "from tansiq.knowledge.loader import load_rows", False, id="up-the-list"),
        pytest.param("reading", "from tansiq import model", False, id="folder-as-name"),
        pytest.param("model", "import tansiq.knowledge.loader", True, id="down-the-list"),
        pytest.param("knowledge", "def f():\n    from tansiq.reading import sheet", True, id="down-inside-a-function"),
        pytest.param("desk", "from tansiq.ledger import store", False, id="desk-may-write"),
        pytest.param("release", "from tansiq.ledger import store", False, id="release-may-read"),
        pytest.param("web", "from tansiq.ledger import store", True, id="web-kept-from-ledger"),
        pytest.param("web", "from tansiq import ledger", True, id="web-kept-from-ledger-as-name"),
        pytest.param("cli", "import tansiq.ledger", True, id="cli-kept-from-ledger"),
        pytest.param("cli", "from tansiq.elsewhere import thing", True, id="unknown-stage"),
        pytest.param("cli", "from tansiq.samples import SAMPLES", False, id="commands-open-samples"),
        pytest.param("reading", "from tansiq.samples import SAMPLES", True, id="stages-know-no-samples"),
    ],
)
def test_rule_tells_allowed_imports_from_others(stage: str, line: str, is_fault: bool) -> None:
    assert bool(faults(stage, ast.parse(line))) is is_fault
