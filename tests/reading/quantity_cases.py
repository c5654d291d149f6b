"""Texts in both languages with counts and shares, and texts without any: the tables of test_quantities.py.

Written from contract.md ("Counts.") and docs/method/counts.md.
"""

from __future__ import annotations

__all__ = ["ARABIC", "ENGLISH", "NO_COUNTS", "NO_SHARES", "SHARES"]

# text | words of the count | min | max
ENGLISH = """
four of its fighters were killed | four | 4 | 4
two soldiers | two | 2 | 2
one soldier was killed | one | 1 | 1
a single man | a single | 1 | 1
12 people | 12 | 12 | 12
2,000 people | 2,000 | 2000 | 2000
3.5 million people | 3.5 million | 3500000 | 3500000
10,000 displaced | 10,000 | 10000 | 10000
1 billion dinars | 1 billion | 1000000000 | 1000000000
twenty-one policemen | twenty-one | 21 | 21
thirty five men | thirty five | 35 | 35
two hundred and fifty soldiers | two hundred and fifty | 250 | 250
one hundred men | one hundred | 100 | 100
a hundred men | a hundred | 100 | 100
a thousand men | a thousand | 1000 | 1000
two thousand three hundred men | two thousand three hundred | 2300 | 2300
200 thousand people | 200 thousand | 200000 | 200000
a dozen men | a dozen | 12 | 12
two dozen men | two dozen | 24 | 24
half a dozen men | half a dozen | 6 | 6
half a million people | half a million | 500000 | 500000
at least 12 people | at least 12 | 12 | -
12 at least | 12 at least | 12 | -
12 people were killed at least | 12 | 12 | -
at least a dozen | at least a dozen | 12 | -
more than 40 | more than 40 | 41 | -
over 100 people | over 100 | 101 | -
more than two dozen | more than two dozen | 25 | -
no fewer than 7 | no fewer than 7 | 7 | -
not less than nine | not less than nine | 9 | -
ten or more | ten or more | 10 | -
10 or more men | 10 or more | 10 | -
nearly 30 | nearly 30 | 27 | 30
almost 50 | almost 50 | 45 | 50
close to 100 | close to 100 | 90 | 100
about 25 | about 25 | 22 | 28
around 40 | around 40 | 36 | 44
approximately 100 | approximately 100 | 90 | 110
roughly 10 | roughly 10 | 9 | 11
some 20 people | some 20 | 18 | 22
20 or so | 20 or so | 18 | 22
about a dozen | about a dozen | 10 | 14
about 5 | about 5 | 4 | 6
up to 20 | up to 20 | 0 | 20
as many as 15 | as many as 15 | 0 | 15
no more than 10 | no more than 10 | 0 | 10
at most 8 | at most 8 | 0 | 8
5 or fewer | 5 or fewer | 0 | 5
fewer than 10 | fewer than 10 | 0 | 9
less than five | less than five | 0 | 4
exactly 3 | exactly 3 | 3 | 3
only two | only two | 2 | 2
between 10 and 15 people | between 10 and 15 | 10 | 15
10 to 15 people | 10 to 15 | 10 | 15
from 10 to 15 people | from 10 to 15 | 10 | 15
10-15 people | 10-15 | 10 | 15
10–15 people | 10–15 | 10 | 15
3,500 to 4,000 active | 3,500 to 4,000 | 3500 | 4000
two or three men | two or three | 2 | 3
20 to 30 thousand people | 20 to 30 thousand | 20000 | 30000
around 50 to 60 men | around 50 to 60 | 45 | 66
between two and four men | between two and four | 2 | 4
a number of prisoners | a number of | 1 | -
an unknown number of fighters | an unknown number of | 1 | -
a large number of men | a large number of | 1 | -
some soldiers | some | 1 | -
several men | several | 3 | -
a few men | a few | 3 | -
few men | few | 3 | -
a handful of men | a handful of | 3 | -
dozens of people | dozens of | 24 | -
dozens were hurt | dozens | 24 | -
scores of people | scores of | 40 | -
hundreds of people | hundreds of | 200 | -
thousands fled | thousands | 2000 | -
tens of thousands of people | tens of thousands of | 20000 | -
hundreds of thousands | hundreds of thousands | 200000 | -
several hundred people | several hundred | 300 | -
several dozen men | several dozen | 36 | -
a few thousand people | a few thousand | 3000 | -
a couple of men | a couple of | 2 | -
at least several hundred | at least several hundred | 300 | -
80 of the 250 total | 80 | 80 | 80
killing 3, injuring 5 | 3 | 3 | 3
12 people, at least 3 of them soldiers | 12 | 12 | 12
12 people, at least 3 of them soldiers | at least 3 | 3 | -
zero casualties | zero | 0 | 0
"""

ARABIC = """
ثلاثة قتلى | ثلاثة | 3 | 3
أربع نساء | أربع | 4 | 4
جندي واحد | واحد | 1 | 1
12 شخصاً | 12 | 12 | 12
١٢ شخصاً | ١٢ | 12 | 12
2,000 شخص | 2,000 | 2000 | 2000
٣٬٥٠٠ شخص | ٣٬٥٠٠ | 3500 | 3500
3.5 مليون نسمة | 3.5 مليون | 3500000 | 3500000
20 ألف نازح | 20 ألف | 20000 | 20000
أحد عشر قتيلاً | أحد عشر | 11 | 11
إحدى عشرة امرأة | إحدى عشرة | 11 | 11
اثنا عشر جندياً | اثنا عشر | 12 | 12
اثنتي عشرة قرية | اثنتي عشرة | 12 | 12
ثلاثة عشر قتيلاً | ثلاثة عشر | 13 | 13
ثلاث عشرة قرية | ثلاث عشرة | 13 | 13
عشرون جندياً | عشرون | 20 | 20
لعشرين جندياً | لعشرين | 20 | 20
ثلاثة وعشرين قتيلاً | ثلاثة وعشرين | 23 | 23
اثنين وعشرين قتيلاً | اثنين وعشرين | 22 | 22
خمسة و عشرون جندياً | خمسة و عشرون | 25 | 25
مئة مقاتل | مئة | 100 | 100
مائة وخمسون مقاتلاً | مائة وخمسون | 150 | 150
مئتي مقاتل | مئتي | 200 | 200
ثلاثمئة مقاتل | ثلاثمئة | 300 | 300
خمسمائة وعشرين مقاتلاً | خمسمائة وعشرين | 520 | 520
ألف مقاتل | ألف | 1000 | 1000
ألفي مقاتل | ألفي | 2000 | 2000
ألف ومئتي شخص | ألف ومئتي | 1200 | 1200
خمسة آلاف شخص | خمسة آلاف | 5000 | 5000
خمسة آلاف ومئتي شخص | خمسة آلاف ومئتي | 5200 | 5200
عشرين ألف شخص | عشرين ألف | 20000 | 20000
مئة ألف شخص | مئة ألف | 100000 | 100000
مليون نسمة | مليون | 1000000 | 1000000
مليوني نسمة | مليوني | 2000000 | 2000000
جنديان | جنديان | 2 | 2
جنديين | جنديين | 2 | 2
قتيلان | قتيلان | 2 | 2
عنصرين | عنصرين | 2 | 2
شخصان | شخصان | 2 | 2
سيارتين مفخختين | سيارتين | 2 | 2
مدنيان | مدنيان | 2 | 2
امرأتان | امرأتان | 2 | 2
الجنديان | الجنديان | 2 | 2
وجنديان | وجنديان | 2 | 2
قتيلان اثنان | قتيلان اثنان | 2 | 2
صاروخين | صاروخين | 2 | 2
جنديين على الأقل | جنديين على الأقل | 2 | -
ما لا يقل عن 12 جندياً | ما لا يقل عن 12 | 12 | -
لا يقل عن 12 جندياً | لا يقل عن 12 | 12 | -
12 على الأقل | 12 على الأقل | 12 | -
على الأقل 12 | على الأقل 12 | 12 | -
مقتل 12 شخصاً على الأقل | 12 | 12 | -
أكثر من 40 جريحاً | أكثر من 40 | 41 | -
وأكثر من 40 جريحاً | وأكثر من 40 | 41 | -
ما يزيد عن 100 | ما يزيد عن 100 | 101 | -
أكثر من عشرين | أكثر من عشرين | 21 | -
10 أو أكثر | 10 أو أكثر | 10 | -
15 قتيلاً أو أكثر | 15 | 15 | -
نحو 30 مسلحاً | نحو 30 | 27 | 33
حوالي 100 شخص | حوالي 100 | 90 | 110
قرابة 50 شخصاً | قرابة 50 | 45 | 55
زهاء 200 | زهاء 200 | 180 | 220
ما يقارب 40 | ما يقارب 40 | 36 | 44
بنحو 30 | بنحو 30 | 27 | 33
20 تقريباً | 20 تقريباً | 18 | 22
أقل من 10 | أقل من 10 | 0 | 9
يصل إلى 30 | يصل إلى 30 | 0 | 30
لا يتجاوز 20 | لا يتجاوز 20 | 0 | 20
8 على الأكثر | 8 على الأكثر | 0 | 8
ثلاثة فقط | ثلاثة فقط | 3 | 3
بين 10 و15 شخصاً | بين 10 و15 | 10 | 15
ما بين 10 و15 عنصراً | ما بين 10 و15 | 10 | 15
من 10 إلى 15 شخصاً | من 10 إلى 15 | 10 | 15
10 إلى 15 شخصاً | 10 إلى 15 | 10 | 15
10-15 شخصاً | 10-15 | 10 | 15
3500 - 4000 مقاتل | 3500 - 4000 | 3500 | 4000
ثلاثة أو أربعة أشخاص | ثلاثة أو أربعة | 3 | 4
عدد من المساجين | عدد من | 1 | -
عدد كبير من المساجين | عدد كبير من | 1 | -
عدد غير معروف من العناصر | عدد غير معروف من | 1 | -
فرار عدد لم يعرف بعد من العناصر | عدد لم يعرف بعد من | 1 | -
عدة قذائف | عدة | 3 | -
بضعة رجال | بضعة | 3 | -
بضع نساء | بضع | 3 | -
العديد من الجنود | العديد | 3 | -
عشرات القتلى | عشرات | 20 | -
العشرات من الجرحى | العشرات | 20 | -
وعشرات الجرحى | وعشرات | 20 | -
مئات القتلى | مئات | 200 | -
المئات | المئات | 200 | -
آلاف السكان | آلاف | 2000 | -
ملايين السكان | ملايين | 2000000 | -
عشرات الآلاف من السكان | عشرات الآلاف | 20000 | -
مئات الآلاف | مئات الآلاف | 200000 | -
نصف مليون شخص | نصف مليون | 500000 | 500000
ربع مليون شخص | ربع مليون | 250000 | 250000
الجنود الثلاثة | الثلاثة | 3 | 3
المعتقلين العشرين | العشرين | 20 | 20
قتل ثلاثة وأصيب خمسة وعشرون | ثلاثة | 3 | 3
قتل ثلاثة وأصيب خمسة وعشرون | خمسة وعشرون | 25 | 25
12 شخصاً، على الأقل 3 منهم جنود | 12 | 12 | 12
"""

NO_COUNTS = {
    "en": """
the 20th Division
Route 1
Highway 80
M-16 rifles
F-16 jets
an AK-47
24 hours a day
the first attack
a second attack
Article 4
resolution 2254
No. 5
a 30-year-old man
a three-man cell
a five-pronged assault
in 2014
on May 7, 2020
18-05-2017
at 6:30 p.m.
20%
50 per cent
two-thirds
24/7
one of the largest prisons
no one
one another
one day
phone 07701234567
a 120 mm mortar
aged 30
for two hours
three months ago
for 3-4 days
one third of them
10 to 15 percent
the 9/11 attacks
the United Nations said
""",
    "ar": """
الفرقة 20 في الجيش
قاطع الفرقة عشرين
الفرقة العشرين
اللواء 53
القرار 2254
المادة 4
الطريق 4
رقم 5
على مدار 24 ساعة
الهجوم الأول
الجندي الثالث عشر
في عام 2014
في 7 أيار 2020
الساعة 6:30 مساء
20%
40 في المئة
15 بالمئة
ثلاثة أرباع السكان
القرن العشرين
يبلغ من العمر 30 عاماً
لمدة يومين
لمدة 3-4 أيام
قبل ثلاثة أشهر
مسلحين
مدنيين
مقاتلين
الاثنين
يوم الأحد
لست هنا
عيار 120
إم-16
""",
}

SHARES = """
en | almost half of them | almost half | 0.45 | 0.5
en | half of the fighters | half | 0.5 | 0.5
en | a third of the men | a third | 0.3333 | 0.3333
en | two-thirds of the men | two-thirds | 0.6667 | 0.6667
en | three quarters of the city | three quarters | 0.75 | 0.75
en | a quarter of the city | a quarter | 0.25 | 0.25
en | more than half | more than half | 0.5 | 1.0
en | less than a third of | less than a third | 0.0 | 0.3333
en | about a quarter of | about a quarter | 0.225 | 0.275
en | 20% of them | 20% | 0.2 | 0.2
en | nearly 50 percent | nearly 50 percent | 0.45 | 0.5
en | 40 per cent | 40 per cent | 0.4 | 0.4
en | at least 12.5% | at least 12.5% | 0.125 | 1.0
en | most of the city | most | 0.5 | 1.0
en | the majority of them | majority | 0.5 | 1.0
ar | نحو نصف السكان | نحو نصف | 0.45 | 0.55
ar | نصف المقاتلين | نصف | 0.5 | 0.5
ar | ثلث المقاتلين | ثلث | 0.3333 | 0.3333
ar | ثلثي المدينة | ثلثي | 0.6667 | 0.6667
ar | ثلاثة أرباع المدينة | ثلاثة أرباع | 0.75 | 0.75
ar | ربع المدينة | ربع | 0.25 | 0.25
ar | أكثر من نصف السكان | أكثر من نصف | 0.5 | 1.0
ar | أقل من ثلث السكان | أقل من ثلث | 0.0 | 0.3333
ar | 20% منهم | 20% | 0.2 | 0.2
ar | ٪20 منهم | ٪20 | 0.2 | 0.2
ar | 40 في المئة | 40 في المئة | 0.4 | 0.4
ar | قرابة 50 بالمئة | قرابة 50 بالمئة | 0.45 | 0.55
ar | معظم السكان | معظم | 0.5 | 1.0
ar | غالبية السكان | غالبية | 0.5 | 1.0
"""

NO_SHARES = """
en | half an hour later
en | half a million people
en | the third attack
en | the first quarter of 2020
en | the most wanted man
en | a half-brother of his
en | headquarters
ar | نصف ساعة
ar | نصف مليون شخص
ar | النصف الأول من 2020
ar | منتصف المدينة
ar | الثالث من نوعه
"""
