"""The main text of a web page, with its title, outlet, date and language, by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tansiq.intake.decode import decode
from tansiq.intake.records import UnreadableError

__all__ = ["Page", "looks_like_html", "read_page"]

_HEAD = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_LANGUAGE = re.compile(r"<html[^>]{0,400}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_OPENING = re.compile(rb"\s*(<!--.{0,400}?-->\s*)?<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# The page's own date, not the first one found in its text: a page about 2014 is not of 2014.
_DATES = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class Page:
    """What was taken out of a page.

    Args:
        text: Paragraphs joined by line feeds, the title first where the text does not begin with it.
        title, outlet, url: From the page's metadata, or "".
        published: ISO date, or None.
        language: What the page declares, or None; pages lie about it, so it only breaks ties.
    """

    text: str
    title: str
    outlet: str
    url: str
    published: str | None
    language: str | None


def looks_like_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")[2:]
    return bool(_OPENING.match(head.removeprefix(b"\xef\xbb\xbf"))) or bool(_XML.match(head) and b"<html" in head)


def read_page(data: bytes) -> Page:
    """Take a page apart.

    Raises:
        UnreadableError: It cannot be decoded, or holds no text.
    """
    declared = _CHARSET.search(data, 0, _HEAD) or _XML.match(data)
    html = decode(data, declared=declared[1].decode("ascii") if declared else "")
    # lxml refuses text that still declares an encoding, and stops at NUL.
    html = _DECLARATION.sub("", html, count=1).replace("\x00", " ")
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
        text = (found.text if found and not isinstance(found, dict) else "") or trafilatura.html2txt(html)
    except Exception as error:  # whatever a parser of foreign bytes trips over, the next file is still read
        raise UnreadableError("html-unreadable") from error
    language = _LANGUAGE.search(html[:_HEAD])
    if found is None or isinstance(found, dict):
        return Page(text or "", "", "", "", None, language[1] if language else None)
    title = " ".join((found.title or "").split())
    return Page(
        _with_title(text or "", title),
        title,
        " ".join((found.sitename or "").split()),
        found.url or "",
        found.date or None,
        language[1] if language else None,
    )


def _with_title(text: str, title: str) -> str:
    head = " ".join(text[: 2 * len(title) + 200].split())
    return text if not title or title in head or not text.strip() else f"{title}\n{text}"
