"""A view as STIX 2.1, over TAXII 2.1, as signed bundle, CSV, GeoJSON, HXL and CAP. Nothing stands here yet."""
