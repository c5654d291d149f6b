"""spaCy is loaded without its command line, and nothing of spaCy is missing afterwards."""

from __future__ import annotations

import subprocess
import sys


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_reading_loads_no_command_line_of_spacy() -> None:
    code = "import sys, tansiq.reading; print([n for n in ('spacy.cli', 'weasel', 'httpx') if n in sys.modules])"
    assert _run(code) == "[]"


def test_the_command_line_of_spacy_is_still_there_for_who_asks() -> None:
    code = "import tansiq.reading, spacy, spacy.cli; print(spacy.cli.download.__name__, spacy.info(silent=True) != {})"
    assert _run(code) == "download True"
