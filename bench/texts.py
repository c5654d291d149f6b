"""Varied report texts, the same for the same seed: sentences with events, sentences without, names that never repeat.

The names are made of syllables, so that no cache of words or sentences can answer for the reading; the words around
them are the genre's. Nobody and nothing in these texts exists.
"""

from __future__ import annotations

import random
from typing import Literal

from tansiq.model import Report

__all__ = ["Lang", "make_name", "make_reports"]

Lang = Literal["en", "ar"]

_SYLLABLES: dict[Lang, tuple[str, ...]] = {
    "en": ("ba", "dar", "el", "fa", "ghan", "ha", "jib", "ka", "lum", "mar", "na", "qur", "ra", "sam", "tel", "wad"),
    "ar": ("با", "دار", "فا", "غن", "حا", "جب", "كا", "لم", "مار", "نا", "قر", "را", "سم", "تل", "واد", "زي", "شم"),
}
_PLACES: dict[Lang, tuple[str, ...]] = {
    "en": (
        "Mosul",
        "Raqqa",
        "Ramadi",
        "Hasakah",
        "Kirkuk",
        "Baqubah",
        "Deir ez-Zor",
        "al-Qaim",
        "Ain Issa",
        "Tal Afar",
    ),
    "ar": ("الموصل", "الرقة", "الرمادي", "الحسكة", "كركوك", "بعقوبة", "دير الزور", "القائم", "عين عيسى", "تلعفر"),
}
_DAYS: dict[Lang, tuple[str, ...]] = {
    "en": ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "14 March"),
    "ar": ("الأحد", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "14 آذار"),
}
_COUNTS: dict[Lang, tuple[str, ...]] = {
    "en": ("two", "at least 12", "dozens of", "several", "around 40", "more than 7", "nine", "a number of", "3"),
    "ar": ("سبعة", "ما لا يقل عن 12", "عشرات", "عدة", "نحو 40", "أكثر من 7", "تسعة", "عدد من", "3"),
}
_TELLING: dict[Lang, tuple[str, ...]] = {
    "en": (
        "A roadside bomb killed {count} soldiers near {place} on {day}, the {name} police command said.",
        "Gunmen attacked a checkpoint of the {name} Brigade west of {place} on {day}, wounding {count} people.",
        "{name} {name2}, a spokesman for the army, told reporters that {count} fighters had been arrested in {place}.",
        "Security forces launched an operation in the {name} area of {place} and seized {number} rockets.",
        "The ministry denied that {count} detainees had escaped from {name} prison in {place} on {day}.",
        "Warplanes struck a convoy outside {place}; a medical source at {name} said {count} civilians were hurt.",
        "Officials of the {name} council met tribal leaders in {place} on {day} over the return of the displaced.",
    ),
    "ar": (
        "قُتل {count} جنود بانفجار عبوة ناسفة قرب {place} يوم {day}، بحسب قيادة شرطة {name}.",
        "هاجم مسلحون نقطة تفتيش تابعة للواء {name} غرب {place} يوم {day}، ما أسفر عن إصابة {count} أشخاص.",
        "وقال المتحدث باسم الجيش {name} {name2} للصحفيين إن {count} مقاتلين اعتُقلوا في {place}.",
        "أطلقت القوات الأمنية عملية في منطقة {name} في {place} وضبطت {number} صاروخاً.",
        "ونفت الوزارة فرار {count} معتقلين من سجن {name} في {place} يوم {day}.",
        "استهدفت طائرات حربية رتلاً خارج {place}، وأفاد مصدر طبي في مستشفى {name} بإصابة {count} مدنيين.",
        "والتقى مسؤولون في مجلس {name} شيوخ العشائر في {place} يوم {day} لبحث عودة النازحين.",
    ),
}
_FILLING: dict[Lang, tuple[str, ...]] = {
    "en": (
        "The road between {place} and {name} carries most of the district's trade, and its markets reopened last year.",
        "{name} {name2}, a baker there since {year}, says that the price of flour has risen by {number} percent.",
        "Winter rain fell on the plain for {number} days, and farmers in {name} began to sow.",
        "According to a survey of the {name} institute, {number} schools in {place} still lack electricity.",
    ),
    "ar": (
        "ويمر معظم تجارة القضاء عبر الطريق بين {place} و{name}، وقد أعيد فتح أسواقها العام الماضي.",
        "ويقول {name} {name2}، الذي يدير مخبزاً هناك منذ {year}، إن سعر الطحين ارتفع بنسبة {number} في المئة.",
        "وهطلت أمطار الشتاء على السهل {number} أيام، وبدأ المزارعون في {name} بالبذر.",
        "وبحسب مسح لمعهد {name}، لا تزال {number} مدرسة في {place} بلا كهرباء.",
    ),
}
_SHARE_TELLING = 0.6
"""Part of the sentences that tell of an event; news of the genre runs from a third (features) to nearly all (wires)."""


def make_name(chance: random.Random, lang: Lang) -> str:
    """A name of two to four syllables that nobody bears."""
    word = "".join(chance.choice(_SYLLABLES[lang]) for _ in range(chance.randint(2, 4)))
    return word.capitalize()


def _sentence(chance: random.Random, lang: Lang) -> str:
    kind = _TELLING if chance.random() < _SHARE_TELLING else _FILLING
    return chance.choice(kind[lang]).format(
        name=make_name(chance, lang),
        name2=make_name(chance, lang),
        place=chance.choice(_PLACES[lang]),
        day=chance.choice(_DAYS[lang]),
        count=chance.choice(_COUNTS[lang]),
        number=chance.randint(2, 90),
        year=chance.randint(1990, 2014),
    )


def make_reports(lang: Lang, how_many: int, *, seed: int) -> list[Report]:
    """Reports of 4 to 24 sentences in paragraphs of 1 to 4, no two alike.

    Args:
        lang: Language of all of them.
        how_many: At least 1.
        seed: The same seed gives the same reports.
    """
    chance = random.Random(f"{lang} {seed}")
    reports = []
    for _ in range(how_many):
        paragraphs, left = [], chance.randint(4, 24)
        while left > 0:
            size = min(left, chance.randint(1, 4))
            paragraphs.append(" ".join(_sentence(chance, lang) for _ in range(size)))
            left -= size
        text = "\n\n".join(paragraphs)
        day = f"2021-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        reports.append(Report(text, Report.hash_bytes(text.encode()), lang, published=day))
    return reports
