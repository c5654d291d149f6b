"""Arabic masdars by their form alone: which words cannot be adjectives or names, whatever list has them."""

from __future__ import annotations

import re

__all__ = ["is_masdar"]

# إفعال; استفعال; افتعال and انفعال; تفعيل; تفاعل; فعول. No adjective has these forms, once relational endings are ruled
# out. On keys (alef folded, ta marbuta kept) without the article.
_FORMS = re.compile(r"(?:است.{1,3}ا.ة?|ا..ا.ة?|ا...ا.ة?|ت..ي.|ت.ا[^ل].|..و.)$")


def is_masdar(key: str) -> bool:
    """Whether a key, with or without the article, has the form of a masdar of these stems: "التعاون", "وصول"."""
    return _FORMS.match(key.removeprefix("ال")) is not None
