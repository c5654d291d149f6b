"""From a text to mentions, events and claims: a spaCy pipeline a language, one component a step, words as data.

The cascade: layout → words → times, quantities, actors, places → groups → frames → tellers and standing → events.
"""

from tansiq.reading.spacy_core import import_spacy

import_spacy()

from tansiq.reading.contract import to_contract  # noqa: E402
from tansiq.reading.pipeline import READING_VERSION, read_report, read_text, read_together  # noqa: E402

__all__ = ["READING_VERSION", "read_report", "read_text", "read_together", "to_contract"]
