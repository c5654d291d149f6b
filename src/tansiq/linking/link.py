"""`tansiq link`: what extracted reports have in common, and where they differ; stateless, as contract.md asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tansiq.linking.actors import ActorCluster, link_actors
from tansiq.linking.alignment import changed_facts
from tansiq.linking.clusters import Link, cluster
from tansiq.linking.corrected import find_corrections
from tansiq.linking.differences import Told, find_differences
from tansiq.linking.documents import Document
from tansiq.linking.events import compare_tellings
from tansiq.linking.reports import link_reports
from tansiq.linking.standing_facts import find_rival_facts
from tansiq.linking.ties import find_rival_ties
from tansiq.linking.translated import changed_names
from tansiq.model import Actor, Mention
from tansiq.model.mention import Span

__all__ = ["link_documents"]


def link_documents(documents: Sequence[Document]) -> dict[str, Any]:
    """Link any number of reports.

    Args:
        documents: Each id once.

    Returns:
        The object of contract.md; the same for every order of the documents.
    """
    documents = sorted(documents, key=lambda d: d.id)
    by_id = {document.id: document for document in documents}
    found = list(link_reports(documents))
    same_report = cluster(Link(one.a, one.b, one.shared) for one in found)
    translated = frozenset(frozenset((one.a, one.b)) for one in found if one.how == "translation")
    tellings = [telling for document in documents for telling in document.tellings]
    texts = {one: number for number, members in enumerate(same_report) for one in members}
    compared = compare_tellings(tellings, texts=texts)
    same_event = cluster(compared.links, apart=compared.apart)
    alone = {t.id for t in tellings} - {one for members in same_event for one in members}
    differences: list[dict[str, Any]] = []
    for members in [*same_event, *((one,) for one in sorted(alone))]:
        told = [Told(d, n, by_id[d].events[n], by_id[d].published) for d, n in members]
        told.sort(key=lambda one: (one.published or "", one.doc, one.index))
        differences += [one.to_json() for one in find_differences(told, translated)]
        differences += [one.to_json() for one in find_rival_ties(members, by_id)]
    translations = [(by_id[one.a], by_id[one.b]) for one in found if one.how == "translation"]
    changed = [(a, x, b, y) for a, b in translations for x, y in changed_names(a, b)]
    actors = link_actors(documents, [(_name(x), _name(y)) for _, x, _, y in changed])
    for a, mention, b, other in changed:
        spot = (a.id, *mention.span)
        values = [_value(_name(mention), a, mention.span), _value(_name(other), b, other.span)]
        about = {"actor": next(actor.id for actor in actors if spot in actor.mentions)}
        differences.append({"about": about, "slot": "name", "kind": "translation", "values": values})
    differences += [row for document in documents for row in _corrected(document)]
    differences += find_rival_facts(documents, translated)
    differences += [row for a, b in translations for row in _translated(a, b, differences)]
    return {
        "same_report": [list(members) for members in same_report],
        "same_event": [[list(one) for one in members] for members in same_event],
        "actors": [_actor(one) for one in actors],
        "differences": differences,
    }


def _name(mention: Mention) -> str:
    return mention.value.name if isinstance(mention.value, Actor) else ""


def _corrected(document: Document) -> Iterator[dict[str, Any]]:
    """Names that a report quotes and corrects."""
    for one in find_corrections(document):
        about = {"event": _events_at(document, one.quoted.span)}
        values = [_value(document.text[slice(*m.span)], document, m.span) for m in one]
        if about["event"]:
            yield {"about": about, "slot": "name", "kind": "contradiction", "values": values}


def _actor(one: ActorCluster) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": one.id,
        "name": one.name,
        "names": one.names,
        "mentions": [list(spot) for spot in one.mentions],
    }
    if one.holds:
        found["holds"] = [{"actor": h.actor, "name": h.name, "on": str(h.on), "sure": h.is_sure} for h in one.holds]
    return found


def _value(value: str, document: Document, span: Span) -> dict[str, Any]:
    return {"value": value, "doc": document.id, "span": list(span), "sources": []}


def _events_at(document: Document, span: Span) -> list[list[Any]]:
    """The event that words belong to: the first whose words overlap them, else the last that begins before them."""
    hits = [n for n, event in enumerate(document.events) if any(s < span[1] and e > span[0] for s, e in event.spans)]
    before = [n for n, event in enumerate(document.events) if event.spans[0][0] <= span[0]]
    return [[document.id, (hits or before[-1:] or [0])[0]]] if document.events else []


def _translated(a: Document, b: Document, shown: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What a translation changed, unless a difference of the two's events has both words already."""
    for one in changed_facts(a, b):
        sides = ((a, one.a), (b, one.b))
        if any(all(_has(difference, doc.id, span) for doc, span in sides) for difference in shown):
            continue
        about = {"event": [spot for document, span in sides for spot in _events_at(document, span)]}
        values = [_value(document.text[slice(*span)], document, span) for document, span in sides]
        if about["event"]:
            yield {"about": about, "slot": one.slot, "kind": "translation", "values": values}


def _has(difference: dict[str, Any], doc: str, span: Span) -> bool:
    values = difference["values"]
    return any(v["doc"] == doc and v["span"][0] < span[1] and v["span"][1] > span[0] for v in values)
