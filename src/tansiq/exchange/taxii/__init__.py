"""TAXII 2.1: a server of each reader's own collections, and a client of others'.

Source: OASIS TAXII 2.1 (standard of 10 June 2021), as release.md refines it: what is not the reader's is 404, page
marks and collection ids are bound to the reader, and pages are stored bytes put together.
"""

from tansiq.exchange.taxii.envelope import read_envelope
from tansiq.exchange.taxii.media import MEDIA, TaxiiError, error_response
from tansiq.exchange.taxii.server import API_ROOT, DISCOVERY, Asker, Authenticate, is_taxii, make_routes

__all__ = [
    "API_ROOT",
    "DISCOVERY",
    "MEDIA",
    "Asker",
    "Authenticate",
    "TaxiiError",
    "error_response",
    "is_taxii",
    "make_routes",
    "read_envelope",
]
