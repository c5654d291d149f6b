"""A view as STIX 2.1: pure functions from one reader's records to objects; nothing of HTTP, nothing stored."""

from tansiq.exchange.stix.common import Minting, stix_time
from tansiq.exchange.stix.event import bundle_of, collect, mint_for, stix_of_event
from tansiq.exchange.stix.extension import EXTENSION_ID, SCHEMA_ID, definitions, load_schema

__all__ = [
    "EXTENSION_ID",
    "SCHEMA_ID",
    "Minting",
    "bundle_of",
    "collect",
    "definitions",
    "load_schema",
    "mint_for",
    "stix_of_event",
    "stix_time",
]
