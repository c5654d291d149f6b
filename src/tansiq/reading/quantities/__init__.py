"""How many: every count a text gives, as a closed range that keeps its imprecision, and every share of a whole.

One pass over the words; the grammar runs only where a number, a vague quantity ("dozens"), a dual noun or a share
stands. Ranges follow contract.md, "Counts."; what it leaves open is in docs/method/counts.md.
"""

from tansiq.reading.quantities.counts import find_quantities
from tansiq.reading.quantities.shares import ShareMention, find_shares

__all__ = ["ShareMention", "find_quantities", "find_shares"]
