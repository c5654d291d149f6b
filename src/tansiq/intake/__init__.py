"""From bytes to Reports: files, web pages, folders, .jsonl, .zip and standard input, in whatever encoding they came.

Everything that cannot be taken in comes back as a `Refused` with a stable code, and the rest goes on. Nothing here
knows what a report says; furniture on a page is left for `tansiq.reading.layout` to mark, so that offsets stay those of
the text received.
"""

from tansiq.intake.language import detect_language
from tansiq.intake.lines import InputLine, LineError, is_language, parse_input_line
from tansiq.intake.records import IntakeOptions, Refused, Taken
from tansiq.intake.sources import open_paths, take_bytes

__all__ = [
    "InputLine",
    "IntakeOptions",
    "LineError",
    "Refused",
    "Taken",
    "detect_language",
    "is_language",
    "open_paths",
    "parse_input_line",
    "take_bytes",
]
