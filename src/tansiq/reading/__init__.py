"""From a text to mentions, events and claims: a spaCy pipeline a language, one component a step, words as data.

The cascade: layout → words → times, quantities, actors, places → groups → frames → tellers and standing → events.
"""

from tansiq.reading.contract import to_contract
from tansiq.reading.pipeline import READING_VERSION, read_report, read_text

__all__ = ["READING_VERSION", "read_report", "read_text", "to_contract"]
