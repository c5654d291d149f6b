"""How long it takes to link many tellings, and twice as many: candidates, evidence and clusters, from the claims on.

The tellings are of a generated world (nobody and nothing in it exists): happenings of common and rare kinds, in common
and rare places of four countries, each told by one to five reports in two languages with tolls and days that differ a
little. A ledger of twice the size covers twice the years, as it does where reports keep coming in.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from bench.figures import Figure
from tansiq.linking.clusters import cluster
from tansiq.linking.events import compare_tellings
from tansiq.linking.telling import Telling, make_telling
from tansiq.model import Claim, Count, Event, Period, Place, SourceChain

__all__ = ["make_tellings", "measure_linking"]

_TELLINGS = 200_000
_SECONDS, _GIGABYTES, _GROWTH = 240.0, 3.0, 2.2
_A_YEAR = 20_000
_KINDS = ("attack.armed", "attack.ied", "arrest", "attack.shelling", "attack.car_bomb", "attack.airstrike", "clash",
          "operation", "seizure", "meeting", "protest.peaceful", "abduction", "statement", "release",
          "territory.government")  # fmt: skip
_DOERS = {
    "en": ("gunmen", "Islamic State militants", "Iraqi army", "police", "Syrian Democratic Forces", "Turkish forces",
           "an armed group", "PKK"),
    "ar": ("مسلحون", "عناصر تنظيم داعش", "الجيش العراقي", "الشرطة", "قوات سوريا الديمقراطية", "القوات التركية",
           "مجموعة مسلحة", "حزب العمال الكردستاني"),
}  # fmt: skip
_TARGETS = {
    "en": ("checkpoint", "convoy", "market", "school", "house", "soldiers", "civilians", "patrol", "mosque", "village"),
    "ar": ("حاجز", "رتل", "سوق", "مدرسة", "منزل", "جنود", "مدنيين", "دورية", "مسجد", "قرية"),
}
_PLACES = 600
_SPAN = ((0, 1),)


def _places(chance: random.Random) -> list[Place]:
    made = []
    for number in range(_PLACES):
        country = chance.choices(("IQ", "SY", "TR", "JO"), (5, 4, 2, 1))[0]
        lat, lon = round(chance.uniform(30, 37), 4), round(chance.uniform(36, 47), 4)
        admin1 = f"{country}-{int(lat)}{int(lon) % 10}"
        name = f"Town {number}"
        made.append(
            Place(name=name, names=(name, f"بلدة {number}"), lat=lat, lon=lon, country=country, admin1=admin1,
                  geonames_id=number + 1, path=(f"District {number // 5}", admin1), radius_km=3.0, kind="town")
        )  # fmt: skip
    return made


def _claim(slot: str, value: str | Count | Period | Place) -> Claim:
    return Claim(slot=slot, value=value, spans=_SPAN, chain=SourceChain())


def make_tellings(count: int, *, seed: int = 11) -> Iterator[Telling]:
    """Tellings of a generated world, the same for the same seed.

    Args:
        count: How many.
        seed: Of what is drawn.
    """
    chance = random.Random(seed)
    places = _places(chance)
    weights = [1 / (number + 5) for number in range(_PLACES)]
    kinds = [1 / (number + 1) for number in range(len(_KINDS))]
    days = max(30, 365 * count // _A_YEAR)
    start = date(2005, 1, 1)
    made = 0
    while made < count:
        kind, place = chance.choices(_KINDS, kinds)[0], chance.choices(places, weights)[0]
        day = start + timedelta(chance.randrange(days))
        doer, target, killed = chance.randrange(8), chance.randrange(10), chance.randint(1, 30)
        for _ in range(min(chance.randint(1, 5), count - made)):
            lang = chance.choice(("en", "ar"))
            told = day + timedelta(chance.choice((0, 1, 1, 2)))
            claims = [_claim("event", kind), _claim("status", "occurred")]
            if chance.random() < 0.85:
                claims.append(_claim("period", Period(day, day + timedelta(1), "day")))
            if chance.random() < 0.9:
                claims.append(_claim("place", place))
            if chance.random() < 0.8:
                role = "participant" if kind in ("clash", "meeting") else "agent"
                role = "perpetrator" if kind.startswith("attack") else role
                claims.append(_claim(role, _DOERS[lang][doer]))
            if chance.random() < 0.7:
                claims.append(_claim("target", _TARGETS[lang][target]))
            if chance.random() < 0.6:
                toll = killed + chance.choice((0, 0, 0, 1, 2))
                claims.append(_claim("killed", Count(toll, toll)))
            yield make_telling(f"r{made:07}", 0, Event(tuple(claims), _SPAN), told=told)
            made += 1


def _measure(count: int) -> dict[str, float]:
    """Seconds by the clock and of the processor, and gigabytes; making the tellings is not counted in the seconds."""
    tellings = list(make_tellings(count))
    began, worked = time.perf_counter(), time.process_time()
    compared = compare_tellings(tellings)
    clusters = cluster(compared.links, apart=compared.apart)
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "seconds": seconds,
        "processor": processor,
        "gigabytes": peak,
        "links": len(compared.links),
        "clusters": len(clusters),
    }


def _apart(count: int) -> dict[str, float]:
    """The same in a process of its own, whose memory is its own."""
    command = [sys.executable, "-m", "bench.linking", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure_linking() -> Iterator[Figure]:
    """Seconds and memory for 200,000 tellings, and how much longer twice as many take."""
    one, two = _apart(_TELLINGS), _apart(2 * _TELLINGS)
    yield Figure("linking 200,000 tellings", one["seconds"], "s", _SECONDS)
    yield Figure("of the processor", one["processor"], "s")
    yield Figure("memory of that", one["gigabytes"], "GB", _GIGABYTES)
    yield Figure("linking 400,000 tellings", two["seconds"], "s")
    yield Figure("of the processor", two["processor"], "s")
    yield Figure("memory of that", two["gigabytes"], "GB")
    # By the processor: the two runs follow each other, and other work on the machine need not be the same in both.
    yield Figure("400,000 against 200,000", two["processor"] / one["processor"], "times", _GROWTH)


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
