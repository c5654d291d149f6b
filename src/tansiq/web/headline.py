"""An event in one line for people: kind, doer, target and place, in the reader's language.

What a source named stays in the source's own words unless it is well known (calling), isolated from the direction of
the line. A doer that is only blamed or only claims is said to be so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Event, Place
from tansiq.web.calling import call_each
from tansiq.web.language import Catalogue
from tansiq.web.wording import place_key, place_name

__all__ = ["Headline", "compose_headline", "label_type"]

_MAX_NAMES = 3
_MAX_NAME_CHARS = 60
"""Names longer than this are cut in a headline; the event's page has them whole."""

# Family of the ontology → (message, roles that fill it), in the order of the line.
_FRAMES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "assault": (("target", ("target",)), ("victim", ("victim",)), ("perpetrator", ("perpetrator_org", "perpetrator"))),
    "mutual": (("between", ("participant",)), ("mediated", ("mediator",)), ("topic", ("topic",))),
    "custody": (("of", ("target",)), ("agent", ("agent",)), ("at", ("facility",))),
    "flight": (("of", ("agent",)), ("from", ("facility", "origin")), ("to", ("destination",))),
    "movement": (("of", ("agent",)), ("from", ("origin",)), ("to", ("destination",))),
    "handover": (("of", ("target",)), ("agent", ("agent",)), ("from", ("origin",)), ("to", ("destination",))),
    "action": (("agent", ("agent",)), ("object", ("target",))),
    "message": (("from", ("sender",)), ("to", ("recipient",)), ("topic", ("topic",))),
    "demand": (("agent", ("agent",)), ("target", ("target",)), ("topic", ("topic",))),
    "hazard": (("affecting", ("target", "victim")),),
    "speech": (("agent", ("agent",)), ("to", ("recipient",)), ("topic", ("topic",))),
}
# A victim stands in a headline only where no target does; one name of each pair is enough.
_INSTEAD = {"victim": "target"}


@dataclass(frozen=True, slots=True)
class Headline:
    """One line as HTML and as plain text."""

    html: Markup
    text: str


def label_type(code: str, cat: Catalogue) -> str:
    """What pages call an event type or a prefix of types; the code itself where neither is known."""
    known = EVENT_TYPES.get(code)
    if known is not None:
        return known.label_ar if cat.lang == "ar" else known.label_en
    return cat.text(f"prefix.{code}") if cat.has(f"prefix.{code}") else code


def _cut(name: str) -> str:
    return name if len(name) <= _MAX_NAME_CHARS else name[: _MAX_NAME_CHARS - 1].rstrip() + "…"


def _say(name: str, place: Place | None, cat: Catalogue) -> str:
    """A name as told; where it is that of the event's place in another script, the place's own in the page's."""
    if place is None or is_arabic(name) == (cat.lang == "ar"):
        return name
    told = {match_key(known) for known in (place.text, place.name, *place.names)}
    return place_name(place, cat) if match_key(name) in told else name


def _names(event: Event, part: str, roles: Iterable[str], cat: Catalogue) -> list[str]:
    found: list[str] = []
    for role in roles:
        found.extend(_say(name, event.place, cat) for name in event.roles.get(role, ()))
        if found and role == "perpetrator_org":
            break
    return [_cut(name) for name in call_each(found, cat, apart=part == "between")]


def _perpetrator_key(event: Event, cat: Catalogue) -> str:
    """The message for the doer: plain only where some source states it as a fact."""
    slots = ("perpetrator_org", "perpetrator")
    stated = {claim.status for claim in event.claims if claim.slot in slots and claim.status != "denied"}
    for status in ("accused", "claimed"):
        if stated and stated <= {status, "accused"}:
            return f"headline.perpetrator_{status}"
    return "headline.perpetrator_org" if "perpetrator_org" in event.roles else "headline.perpetrator"


def _fragment(key: str, names: list[str], cat: Catalogue) -> tuple[Markup, str]:
    shown = names[:_MAX_NAMES]
    if len(names) > _MAX_NAMES:
        shown = [*names[: _MAX_NAMES - 1], cat.count("headline.others", len(names) - _MAX_NAMES + 1)]
    plain = cat.text(key, x=cat.join(shown))
    return cat.markup(key, x=cat.join_isolated(shown)), plain


def _key(part: str, names: list[str], event: Event, cat: Catalogue) -> str:
    if part == "perpetrator":
        return _perpetrator_key(event, cat)
    if part == "between" and len(names) == 1:
        return "headline.with"
    # "Attack on a prison on ..." would say it twice.
    return "headline.object" if part == "target" and event.type == "attack.prison" else f"headline.{part}"


def _gap(plain: str) -> str:
    """What stands before a part: a space, unless it brings its own comma."""
    return "" if plain[:1] in ",،" else " "


def _is_said(place: str, fragments: Iterable[tuple[Markup, str]]) -> bool:
    key = match_key(place)
    return any(key in match_key(plain) for _, plain in fragments)


def _names_of(place: Place, cat: Catalogue) -> tuple[str, ...]:
    """What a place is called, in the text too if the page has its script: in another it is said again, to be read."""
    shown = place_name(place, cat)
    told = (place.text,) if is_arabic(place.text) == is_arabic(shown) else ()
    return (place.name, shown, *told)


def _fragments(event: Event, cat: Catalogue) -> list[tuple[Markup, str]]:
    kind = EVENT_TYPES.get(event.type)
    done: dict[str, tuple[Markup, str]] = {}
    for part, roles in _FRAMES[kind.family if kind is not None else "action"]:
        names = _names(event, part, roles, cat)
        if names and _INSTEAD.get(part) not in done:
            done[part] = _fragment(_key(part, names, event, cat), names, cat)
    # A doer that only claims or is blamed closes the line, after its comma.
    is_apart = "perpetrator" in done and not _gap(done["perpetrator"][1])
    doer = done.pop("perpetrator") if is_apart else None
    place = event.place
    # "a checkpoint near Hit in Hit": a place that a name already holds is not said again.
    if place is not None and not any(_is_said(name, done.values()) for name in _names_of(place, cat)):
        done["place"] = _fragment(place_key(place), [place_name(place, cat)], cat)
    return [*done.values(), *([] if doer is None else [doer])]


def compose_headline(event: Event, cat: Catalogue) -> Headline:
    """The event in one line; only its kind where nothing else is known."""
    label = label_type(event.type, cat)
    parts = list(_fragments(event, cat))
    html = Markup("").join([Markup("<b>{}</b>").format(label), *(_gap(plain) + part for part, plain in parts)])
    return Headline(html, "".join([label, *(_gap(plain) + plain for _, plain in parts)]))
