"""A view as files and objects for other programs: STIX 2.1, CSV, GeoJSON, HXL and JSON lines (docs/exchange.md)."""
