"""`tansiq link`: what extracted reports have in common, and where they differ; stateless, as contract.md asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tansiq.linking.actors import link_actors
from tansiq.linking.clusters import Link, cluster
from tansiq.linking.differences import Told, find_differences
from tansiq.linking.documents import Document
from tansiq.linking.events import compare_tellings
from tansiq.linking.reports import link_reports
from tansiq.linking.translated import changed_names

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
    changed = [
        (one.a, mention, one.b, other)
        for one in found
        if one.how == "translation"
        for mention, other in changed_names(by_id[one.a], by_id[one.b])
    ]
    names = [(str(getattr(m.value, "name", "")), str(getattr(o.value, "name", ""))) for _, m, _, o in changed]
    actors = link_actors(documents, names)
    for (doc, mention, there, other), (name, other_name) in zip(changed, names, strict=True):
        spot = (doc, *mention.span)
        differences.append(
            {
                "about": {"actor": next(a.id for a in actors if spot in a.mentions)},
                "slot": "name",
                "kind": "translation",
                "values": [
                    {"value": name, "doc": doc, "span": list(mention.span), "sources": []},
                    {"value": other_name, "doc": there, "span": list(other.span), "sources": []},
                ],
            }
        )
    return {
        "same_report": [list(members) for members in same_report],
        "same_event": [[list(one) for one in members] for members in same_event],
        "actors": [
            {"id": a.id, "name": a.name, "names": a.names, "mentions": [list(m) for m in a.mentions]} for a in actors
        ],
        "differences": differences,
    }
