"""Names across Arabic and Latin script: how likely two of them are one bearer's."""

from tansiq.linking.names.match import ALIKE, blocking_keys, match_names, names_alike, shared_words, skeleton

__all__ = ["ALIKE", "blocking_keys", "match_names", "names_alike", "shared_words", "skeleton"]
