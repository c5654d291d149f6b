"""Who a text names: every English case beside its Arabic twin, for test_actors.py."""

from __future__ import annotations

__all__ = ["PAIRS", "Want"]

Want = dict[str, tuple[str, str]]
"""Words of a mention to its actor's type and name."""

# Each row: id, English text, what it must hold, Arabic text, what it must hold.
PAIRS: list[tuple[str, str, Want, str, Want]] = [
    (
        "known-by-acronym",
        "ISIS attacked the prison.",
        {"ISIS": ("armed_group", "ISIS")},
        "هاجم داعش السجن.",
        {"داعش": ("armed_group", "داعش")},
    ),
    (
        "known-usual-name-wins",
        "Islamic State (ISIS) fighters fled. ISIS said so.",
        {"Islamic State": ("armed_group", "ISIS"), "ISIS": ("armed_group", "ISIS")},
        "أعلن تنظيم داعش ذلك، وقال داعش إنه انسحب.",
        {"تنظيم داعش": ("armed_group", "داعش"), "داعش": ("armed_group", "داعش")},
    ),
    (
        "known-with-epithet",
        "The terrorist ISIS group fled.",
        {"terrorist ISIS group": ("armed_group", "ISIS")},
        "فر تنظيم داعش الإرهابي.",
        {"تنظيم داعش الإرهابي": ("armed_group", "تنظيم داعش")},
    ),
    (
        "acronym-defined",
        "The Syrian Democratic Forces (SDF) sent troops. The SDF said so.",
        {
            "Syrian Democratic Forces": ("force", "Syrian Democratic Forces"),
            "SDF": ("force", "Syrian Democratic Forces"),
        },
        "أرسلت قوات سوريا الديمقراطية (قسد) تعزيزات. وأكدت قسد ذلك.",
        {"قوات سوريا الديمقراطية": ("force", "قوات سوريا الديمقراطية"), "قسد": ("force", "قوات سوريا الديمقراطية")},
    ),
    (
        "acronym-of-unknown",
        "The Northern Relief Committee (NRCX) opened a centre. NRCX closed it.",
        {"NRCX": ("organisation", "Northern Relief Committee")},
        "افتتحت لجنة الإغاثة الشمالية مركزا، وأغلقته اللجنة.",
        {"اللجنة": ("agency", "لجنة الإغاثة الشمالية")},
    ),
    (
        "ministry-by-form",
        "The Ministry of Interior denied it.",
        {"Ministry of Interior": ("agency", "Ministry of Interior")},
        "نفت وزارة الداخلية ذلك.",
        {"وزارة الداخلية": ("agency", "وزارة الداخلية")},
    ),
    (
        "unit-by-number",
        "The 20th Division finished the trench.",
        {"20th Division": ("force", "20th Division")},
        "أنجزت الفرقة 20 الخندق.",
        {"الفرقة 20": ("force", "الفرقة 20")},
    ),
    (
        "unit-by-ordinal",
        "Troops of the Seventh Brigade left.",
        {"Seventh Brigade": ("force", "Seventh Brigade")},
        "غادرت قوات من اللواء السابع المنطقة.",
        {"اللواء السابع": ("force", "اللواء السابع")},
    ),
    (
        "observatory-and-short-form",
        "The Syrian Observatory for Human Rights reported it. The observatory gave no toll.",
        {"observatory": ("organisation", "Syrian Observatory for Human Rights")},
        "أفاد المرصد السوري لحقوق الإنسان بذلك. ولم يذكر المرصد حصيلة.",
        {"المرصد": ("organisation", "المرصد السوري لحقوق الإنسان")},
    ),
    (
        "group-points-back",
        "ISIS seized the town. The group later withdrew.",
        {"group": ("armed_group", "ISIS")},
        "سيطر داعش على البلدة، ثم انسحب التنظيم.",
        {"التنظيم": ("armed_group", "داعش")},
    ),
    (
        "joint-command",
        "The Joint Operations Command confirmed it.",
        {"Joint Operations Command": ("force", "Joint Operations Command")},
        "أكدت قيادة العمليات المشتركة ذلك.",
        {"قيادة العمليات المشتركة": ("force", "قيادة العمليات المشتركة")},
    ),
    (
        "media-office",
        "It was reported by the press office of the prime minister.",
        {"press office of the prime minister": ("agency", "press office of the prime minister")},
        "ذكر المكتب الإعلامي لرئاسة الحكومة ذلك.",
        {"المكتب الإعلامي لرئاسة الحكومة": ("agency", "المكتب الإعلامي لرئاسة الحكومة")},
    ),
    (
        "title-and-name",
        "Iraqi Prime Minister Karim al-Samarrai met the envoy.",
        {"Iraqi Prime Minister Karim al-Samarrai": ("person", "Karim al-Samarrai")},
        "التقى رئيس الوزراء العراقي كريم السامرائي المبعوث.",
        {"رئيس الوزراء العراقي كريم السامرائي": ("person", "كريم السامرائي")},
    ),
    (
        "last-name-later",
        "Iraqi Prime Minister Karim al-Samarrai spoke. Samarrai denied it.",
        {"Samarrai": ("person", "Karim al-Samarrai")},
        "تحدث رئيس الوزراء العراقي كريم السامرائي. ونفى السامرائي ذلك.",
        {"السامرائي": ("person", "كريم السامرائي")},
    ),
    (
        "commander-of-unit",
        "The commander of the 20th Division in the Iraqi Army, Brigadier General Adel Hamza Salman, said so.",
        {
            "commander of the 20th Division in the Iraqi Army, Brigadier General Adel Hamza Salman": (
                "person",
                "Adel Hamza Salman",
            ),
            "20th Division": ("force", "20th Division"),
            "Iraqi Army": ("force", "Iraqi Army"),
        },
        "وقال قائد الفرقة 20 في الجيش العراقي العميد الركن عادل حمزة سلمان إن العمل انتهى.",
        {
            "قائد الفرقة 20 في الجيش العراقي العميد الركن عادل حمزة سلمان": ("person", "عادل حمزة سلمان"),
            "الفرقة 20": ("force", "الفرقة 20"),
            "الجيش العراقي": ("force", "الجيش العراقي"),
        },
    ),
    (
        "director-of-short-form",
        "The Syrian Observatory for Human Rights said so. The director of the observatory, Rami Abdulrahman, told AFP.",
        {
            "director of the observatory, Rami Abdulrahman": ("person", "Rami Abdulrahman"),
            "AFP": ("outlet", "AFP"),
        },
        "قال المرصد السوري لحقوق الإنسان ذلك. وأفاد مدير المرصد رامي عبد الرحمن فرانس برس بأن السجن كبير.",
        {"مدير المرصد رامي عبد الرحمن": ("person", "رامي عبد الرحمن"), "فرانس برس": ("outlet", "فرانس برس")},
    ),
    (
        "rank-and-name",
        "Maj. Gen. Tahsin Salman told Rudaw.",
        {"Maj. Gen. Tahsin Salman": ("person", "Tahsin Salman"), "Rudaw": ("outlet", "Rudaw")},
        "وقال اللواء تحسين سلمان لرووداو ذلك.",
        {"اللواء تحسين سلمان": ("person", "تحسين سلمان"), "لرووداو": ("outlet", "رووداو")},
    ),
    (
        "apposition-behind",
        "Karim Salman, spokesman for the Border Guards Command, denied it.",
        {
            "Karim Salman": ("person", "Karim Salman"),
            "spokesman for the Border Guards Command": ("person", "Karim Salman"),
        },
        "ونفى كريم سلمان، المتحدث باسم قيادة حرس الحدود، ذلك.",
        {
            "كريم سلمان": ("person", "كريم سلمان"),
            "المتحدث باسم قيادة حرس الحدود": ("person", "كريم سلمان"),
        },
    ),
    (
        "kunya",
        "Abu Hamza al-Shami, leader of the Levant Front, was seen.",
        {"Levant Front": ("armed_group", "Levant Front")},
        "شوهد أبو حمزة الشامي، زعيم الجبهة الشامية، هناك.",
        {"أبو حمزة الشامي": ("person", "أبو حمزة الشامي"), "الجبهة الشامية": ("armed_group", "الجبهة الشامية")},
    ),
    (
        "ambassador-alone",
        "The Syrian ambassador to Iraq left.",
        {"Syrian ambassador to Iraq": ("person", "Syrian ambassador to Iraq")},
        "غادر السفير السوري لدى العراق.",
        {"السفير السوري لدى العراق": ("person", "السفير السوري لدى العراق")},
    ),
    (
        "ministry-official",
        "An Iraqi Ministry of Defense official told Rudaw about it.",
        {
            "Iraqi Ministry of Defense official": ("person", "Iraqi Ministry of Defense official"),
            "Iraqi Ministry of Defense": ("agency", "Iraqi Ministry of Defense"),
        },
        "وقال مسؤول في وزارة الدفاع العراقية لرووداو ذلك.",
        {
            "مسؤول في وزارة الدفاع العراقية": ("person", "مسؤول في وزارة الدفاع العراقية"),
            "وزارة الدفاع العراقية": ("agency", "وزارة الدفاع العراقية"),
        },
    ),
    (
        "security-source",
        "A security source said four were wounded.",
        {"security source": ("person", "security source")},
        "ذكر مصدر أمني أن أربعة أصيبوا.",
        {"مصدر أمني": ("person", "مصدر أمني")},
    ),
    (
        "militants-of-organisation",
        "ISIS militants attacked the gate.",
        {"ISIS militants": ("group_of_people", "ISIS militants"), "ISIS": ("armed_group", "ISIS")},
        "هاجم عناصر من تنظيم داعش الإرهابي البوابة.",
        {
            "عناصر من تنظيم داعش الإرهابي": ("group_of_people", "عناصر من تنظيم داعش الإرهابي"),
            "تنظيم داعش الإرهابي": ("armed_group", "تنظيم داعش"),
        },
    ),
    (
        "members-of-cells",
        "Members of ISIS cells infiltrated.",
        {"Members of ISIS cells": ("group_of_people", "Members of ISIS cells"), "ISIS": ("armed_group", "ISIS")},
        "تسلل عناصر لخلايا داعش.",
        {"لخلايا داعش": ("group_of_people", "خلايا داعش"), "داعش": ("armed_group", "داعش")},
    ),
    (
        "unknown-gunmen",
        "Unknown gunmen killed a colonel.",
        {"Unknown gunmen": ("group_of_people", "Unknown gunmen")},
        "قتل مسلحون مجهولون عقيدا.",
        {"مسلحون مجهولون": ("group_of_people", "مسلحون مجهولون")},
    ),
    (
        "number-stays-outside",
        "Two soldiers and twelve prisoners died.",
        {"soldiers": ("group_of_people", "soldiers"), "prisoners": ("group_of_people", "prisoners")},
        "مات جنديان واثنا عشر سجينا.",
        {"جنديان": ("group_of_people", "جنديان"), "سجينا": ("group_of_people", "سجينا")},
    ),
    (
        "residents",
        "Residents fled and the displaced families returned.",
        {
            "Residents": ("group_of_people", "Residents"),
            "displaced families": ("group_of_people", "displaced families"),
        },
        "فر السكان وعادت العائلات النازحة.",
        {"السكان": ("group_of_people", "السكان"), "العائلات": ("group_of_people", "العائلات")},
    ),
    (
        "officers-of-force",
        "Three federal police officers were killed.",
        {
            "federal police officers": ("group_of_people", "federal police officers"),
            "federal police": ("force", "federal police"),
        },
        "قتل ثلاثة ضباط من الشرطة الاتحادية.",
        {
            "ضباط من الشرطة الاتحادية": ("group_of_people", "ضباط من الشرطة الاتحادية"),
            "الشرطة الاتحادية": ("force", "الشرطة الاتحادية"),
        },
    ),
    (
        "states-act",
        "Turkey and Iraq signed it.",
        {"Turkey": ("state", "Turkey"), "Iraq": ("state", "Iraq")},
        "وقعت تركيا والعراق عليه.",
        {"تركيا": ("state", "تركيا"), "والعراق": ("state", "العراق")},
    ),
    (
        "international-body",
        "UNHCR and the Security Council were told.",
        {"UNHCR": ("organisation", "UNHCR"), "Security Council": ("organisation", "Security Council")},
        "أبلغت مفوضية الأمم المتحدة لشؤون اللاجئين ومجلس الأمن بذلك.",
        {
            "مفوضية الأمم المتحدة لشؤون اللاجئين": ("organisation", "مفوضية الأمم المتحدة لشؤون اللاجئين"),
            "ومجلس الأمن": ("organisation", "مجلس الأمن"),
        },
    ),
    (
        "army-alone",
        "The army shelled the hills.",
        {"army": ("force", "army")},
        "قصف الجيش التلال.",
        {"الجيش": ("force", "الجيش")},
    ),
    (
        "led-coalition",
        "The US-led international coalition struck. The coalition gave no comment.",
        {"coalition": ("force", "US-led international coalition")},
        "قصفت طائرات تابعة للتحالف الدولي الموقع. ولم يعلق التحالف.",
        {"للتحالف الدولي": ("force", "التحالف الدولي"), "التحالف": ("force", "التحالف الدولي")},
    ),
    (
        "quoted-name",
        'The movement "Men of Dignity" spoke, and Hezbollah answered.',
        {"Hezbollah": ("armed_group", "Hezbollah")},
        "تحدثت حركة «رجال الكرامة» ورد حزب الله.",
        {"حركة «رجال الكرامة»": ("armed_group", "حركة «رجال الكرامة»"), "حزب الله": ("armed_group", "حزب الله")},
    ),
    (
        "media-centre-of-force",
        "The director of the SDF media center, Farhad Salman, said so.",
        {"director of the SDF media center, Farhad Salman": ("person", "Farhad Salman")},
        "وقال مدير المركز الإعلامي لـ«قوات سوريا الديمقراطية» فرهاد سلمان ذلك.",
        {"مدير المركز الإعلامي لـ«قوات سوريا الديمقراطية» فرهاد سلمان": ("person", "فرهاد سلمان")},
    ),
    (
        "spokesman-for-commander",
        "The spokesman for the commander-in-chief of the armed forces, Yahya Rasool, spoke.",
        {
            "spokesman for the commander-in-chief of the armed forces, Yahya Rasool": ("person", "Yahya Rasool"),
        },
        "وقال المتحدث باسم القائد العام للقوات المسلحة اللواء يحيى رسول ذلك.",
        {"المتحدث باسم القائد العام للقوات المسلحة اللواء يحيى رسول": ("person", "يحيى رسول")},
    ),
    (
        "foreign-minister",
        "Iraq's Minister of Foreign Affairs Mohammed Ali Salman arrived.",
        {"Iraq's Minister of Foreign Affairs Mohammed Ali Salman": ("person", "Mohammed Ali Salman")},
        "وصل وزير الخارجية العراقي محمد علي سلمان.",
        {"وزير الخارجية العراقي محمد علي سلمان": ("person", "محمد علي سلمان")},
    ),
]
