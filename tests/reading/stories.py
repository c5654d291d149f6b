"""Two short stories of the project's own writing, each the other's translation, and shorthands for layout tests."""

from __future__ import annotations

from tansiq.reading.layout import Layout, read_layout

__all__ = ["AR", "EN", "kinds", "lay", "seen", "story_of"]

EN = [
    (
        "Border guards stopped four smugglers near the al-Walid crossing on Monday and seized light weapons and "
        "ammunition that were bound for the Iraqi side, the Joint Operations Command said in a statement."
    ),
    (
        "A spokesman for the command, Maj. Gen. Example Name, said the unit had set an ambush after it received "
        "precise intelligence, adding that the smugglers tried to flee on foot before they were surrounded in a valley."
    ),
    "The detainees are being questioned about who was to receive the shipment, he said.",
]
AR = [
    (
        "أعلنت قيادة العمليات المشتركة، الاثنين، أن قوة من حرس الحدود أحبطت محاولة تسلل قرب منفذ الوليد الحدودي وألقت "
        "القبض على أربعة مهربين كانوا ينقلون أسلحة خفيفة وذخائر باتجاه الأراضي العراقية."
    ),
    (
        "وقال ناطق باسم القيادة إن القوة نصبت كمينا محكما بعد ورود معلومات استخبارية دقيقة، مضيفا أن المهربين حاولوا "
        "الفرار سيرا على الأقدام قبل أن يحاصروا في واد قريب من الساتر الحدودي."
    ),
    "وأشار إلى أن التحقيق مستمر مع الموقوفين لمعرفة الجهة التي كانت ستتسلم الشحنة.",
]


def story_of(line: str) -> list[str]:
    """The story in the language of a line."""
    return AR if any("\u0600" < char < "\u06ff" for char in line) else EN


def lay(text: str, language: str = "", **known: str) -> Layout:
    """Lay out a text, its language told by its script."""
    return read_layout(
        text, language=language or ("ar" if any("\u0600" < char < "\u06ff" for char in text) else "en"), **known
    )


def seen(text: str, layout: Layout) -> list[tuple[str, str]]:
    """Kind and words of each block, line breaks as blanks."""
    return [(block.kind, " ".join(text[block.start : block.end].split())) for block in layout.blocks]


def kinds(text: str) -> list[str]:
    """Kind of each block."""
    return [block.kind for block in lay(text).blocks]
