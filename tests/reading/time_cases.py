"""Texts in both languages with the times in them, and texts without any: the tables of test_times.py.

Written from contract.md ("Time.") and docs/method/times.md; every text is read on Tuesday, 25 January 2022.
"""

# ruff: noqa: E501 -- the tables read best with a case a line
from __future__ import annotations

__all__ = ["ARABIC", "ENGLISH", "NO_TIMES"]

# text | words of the time | from | to | precision
ENGLISH = """
Twenty years ago, on 16 March 1988, jets bombed | Twenty years ago, on 16 March 1988 | 1988-03-16 | 1988-03-17 | day
On 3 May 2015, nearly seven years ago, they met | 3 May 2015, nearly seven years ago | 2015-05-03 | 2015-05-04 | day
He spoke on Thursday. | Thursday | 2022-01-20 | 2022-01-21 | day
It opened on Tuesday. | Tuesday | 2022-01-25 | 2022-01-26 | day
held last Friday in Baghdad | last Friday | 2022-01-21 | 2022-01-22 | day
held last Tuesday | last Tuesday | 2022-01-18 | 2022-01-19 | day
due next Monday | next Monday | 2022-01-31 | 2022-02-01 | day
on Friday of last week | Friday of last week | 2022-01-21 | 2022-01-22 | day
on Monday next week | Monday next week | 2022-01-31 | 2022-02-01 | day
was paused on Thursday night following | Thursday night | 2022-01-20 | 2022-01-21 | part_of_day
Late on Friday, the force said | Late on Friday | 2022-01-21 | 2022-01-22 | part_of_day
early Thursday a car exploded | early Thursday | 2022-01-20 | 2022-01-21 | part_of_day
early Friday morning | early Friday morning | 2022-01-21 | 2022-01-22 | part_of_day
in the early hours of Friday | early hours of Friday | 2022-01-21 | 2022-01-22 | part_of_day
Sunday afternoon's raid | Sunday afternoon | 2022-01-23 | 2022-01-24 | part_of_day
yesterday freed two | yesterday | 2022-01-24 | 2022-01-25 | day
the day before yesterday | day before yesterday | 2022-01-23 | 2022-01-24 | day
the day after tomorrow | day after tomorrow | 2022-01-27 | 2022-01-28 | day
met today in Baghdad | today | 2022-01-25 | 2022-01-26 | day
leaves tomorrow | tomorrow | 2022-01-26 | 2022-01-27 | day
speaks tonight | tonight | 2022-01-25 | 2022-01-26 | part_of_day
clashes last night | last night | 2022-01-24 | 2022-01-25 | part_of_day
This morning a bomb exploded | This morning | 2022-01-25 | 2022-01-26 | part_of_day
yesterday evening | yesterday evening | 2022-01-24 | 2022-01-25 | part_of_day
earlier today | earlier today | 2022-01-25 | 2022-01-26 | part_of_day
two days ago | two days ago | 2022-01-23 | 2022-01-24 | day
a day ago | a day ago | 2022-01-24 | 2022-01-25 | day
10 days ago | 10 days ago | 2022-01-15 | 2022-01-16 | day
about a week ago | about a week ago | 2022-01-16 | 2022-01-21 | range
two weeks ago | two weeks ago | 2022-01-08 | 2022-01-15 | week
three months ago | three months ago | 2021-10-01 | 2021-11-01 | month
five years ago | five years ago | 2017-01-01 | 2018-01-01 | year
several days ago | several days ago | 2022-01-15 | 2022-01-23 | range
a few hours ago | a few hours ago | 2022-01-24 | 2022-01-26 | range
two hours ago | two hours ago | 2022-01-25 | 2022-01-26 | day
earlier this month | earlier this month | 2022-01-01 | 2022-01-26 | range
later this week | later this week | 2022-01-25 | 2022-01-31 | range
to Damascus this week in an effort | this week | 2022-01-24 | 2022-01-31 | week
last week | last week | 2022-01-17 | 2022-01-24 | week
next week | next week | 2022-01-31 | 2022-02-07 | week
last month | last month | 2021-12-01 | 2022-01-01 | month
next month | next month | 2022-02-01 | 2022-03-01 | month
last year | last year | 2021-01-01 | 2022-01-01 | year
this year | this year | 2022-01-01 | 2023-01-01 | year
In recent days, militants | recent days | 2022-01-18 | 2022-01-26 | range
over the past two weeks | past two weeks | 2022-01-11 | 2022-01-26 | range
in the last 24 hours | last 24 hours | 2022-01-24 | 2022-01-26 | range
in the next three days | next three days | 2022-01-25 | 2022-01-29 | range
in early May, the deadliest | early May | 2021-05-01 | 2021-05-11 | range
in mid-May | mid-May | 2021-05-11 | 2021-05-22 | range
late 2014 | late 2014 | 2014-09-01 | 2015-01-01 | range
at the end of the year | end of the year | 2022-09-01 | 2023-01-01 | range
at the beginning of the month | beginning of the month | 2022-01-01 | 2022-01-11 | range
at the end of last month | end of last month | 2021-12-22 | 2022-01-01 | range
between May 7 and 13 alone | between May 7 and 13 | 2021-05-07 | 2021-05-14 | range
between 7 and 13 May 2020 | between 7 and 13 May 2020 | 2020-05-07 | 2020-05-14 | range
May 7-13, 2020 | May 7-13, 2020 | 2020-05-07 | 2020-05-14 | range
7–13 May 2020 | 7–13 May 2020 | 2020-05-07 | 2020-05-14 | range
from January 1 to March 31 | from January 1 to March 31 | 2021-01-01 | 2021-04-01 | range
covering January 1 to March 31, 2020 | January 1 to March 31, 2020 | 2020-01-01 | 2020-04-01 | range
from Sunday to Thursday | from Sunday to Thursday | 2022-01-23 | 2022-01-28 | range
between 2014 and 2016, ISIS | between 2014 and 2016 | 2014-01-01 | 2017-01-01 | range
the war of 2014-2016 | 2014-2016 | 2014-01-01 | 2017-01-01 | range
between May and July 2019 | between May and July 2019 | 2019-05-01 | 2019-08-01 | range
over the first quarter of the year | first quarter of the year | 2022-01-01 | 2022-04-01 | quarter
in the third quarter of 2019 | third quarter of 2019 | 2019-07-01 | 2019-10-01 | quarter
the first half of 2020 | first half of 2020 | 2020-01-01 | 2020-07-01 | range
in the second week of May 2020 | second week of May 2020 | 2020-05-08 | 2020-05-15 | week
in the last week of May 2020 | last week of May 2020 | 2020-05-25 | 2020-06-01 | week
since 2014 | since 2014 | 2014-01-01 | - | since
since Tuesday | since Tuesday | 2022-01-25 | - | since
since the start of the year | since the start of the year | 2022-01-01 | - | since
since last month | since last month | 2021-12-01 | - | since
until March 2019 | until March 2019 | - | 2019-04-01 | before
before 2014 | before 2014 | - | 2014-01-01 | before
after May 2, 2020 | after May 2, 2020 | 2020-05-03 | - | since
by Friday | by Friday | - | 2022-01-22 | before
airstrikes in February inside Syria | February | 2021-02-01 | 2021-03-01 | month
a statement in January | January | 2022-01-01 | 2022-02-01 | month
in May 2019 | May 2019 | 2019-05-01 | 2019-06-01 | month
last May | last May | 2021-05-01 | 2021-06-01 | month
on April 14. | April 14 | 2021-04-14 | 2021-04-15 | day
on May 2, 2020 | May 2, 2020 | 2020-05-02 | 2020-05-03 | day
on 2 May | 2 May | 2021-05-02 | 2021-05-03 | day
the 14th of May 2019 | 14th of May 2019 | 2019-05-14 | 2019-05-15 | day
14th May 2019 | 14th May 2019 | 2019-05-14 | 2019-05-15 | day
on Jan. 5, 2020 | Jan. 5, 2020 | 2020-01-05 | 2020-01-06 | day
Sept. 3 2019 | Sept. 3 2019 | 2019-09-03 | 2019-09-04 | day
18-05-2017 | 18-05-2017 | 2017-05-18 | 2017-05-19 | day
25/01/2022 | 25/01/2022 | 2022-01-25 | 2022-01-26 | day
on 2022-01-20 | 2022-01-20 | 2022-01-20 | 2022-01-21 | day
16 October 2019 | 16 October 2019 | 2019-10-16 | 2019-10-17 | day
Syria, October 16, 2019. Photo | October 16, 2019 | 2019-10-16 | 2019-10-17 | day
in 2018 and 2019, especially | 2018 and 2019 | 2018-01-01 | 2020-01-01 | range
in 2014, which | 2014 | 2014-01-01 | 2015-01-01 | year
the 2003 invasion | 2003 | 2003-01-01 | 2004-01-01 | year
in spring 2015 | spring 2015 | 2015-03-01 | 2015-06-01 | season
in the summer of 2016 | summer of 2016 | 2016-06-01 | 2016-09-01 | season
on Thursday, January 20, with | Thursday, January 20 | 2022-01-20 | 2022-01-21 | day
Thursday, 20 January 2022 | Thursday, 20 January 2022 | 2022-01-20 | 2022-01-21 | day
on Friday (January 21) | Friday (January 21) | 2022-01-21 | 2022-01-22 | day
on the night of 20 January | night of 20 January | 2022-01-20 | 2022-01-21 | part_of_day
at dawn on Friday | dawn on Friday | 2022-01-21 | 2022-01-22 | part_of_day
at 6:30 p.m. local time on Thursday | 6:30 p.m. local time on Thursday | 2022-01-20T18:30:00 | 2022-01-20T18:31:00 | minute
on Thursday at 6:30 pm | Thursday at 6:30 pm | 2022-01-20T18:30:00 | 2022-01-20T18:31:00 | minute
around 10 am on Thursday | 10 am on Thursday | 2022-01-20T09:30:00 | 2022-01-20T10:30:00 | hour
at 10 a.m. on January 20 | 10 a.m. on January 20 | 2022-01-20T10:00:00 | 2022-01-20T11:00:00 | hour
at 1530 GMT on Thursday | 1530 GMT on Thursday | 2022-01-20T15:30:00+00:00 | 2022-01-20T15:31:00+00:00 | minute
Thursday at 15:30 GMT | Thursday at 15:30 GMT | 2022-01-20T15:30:00+00:00 | 2022-01-20T15:31:00+00:00 | minute
on may 7 a man | may 7 | 2021-05-07 | 2021-05-08 | day
on thursday, may 7, 2020 | thursday, may 7, 2020 | 2020-05-07 | 2020-05-08 | day
san salvador, 16 may 89 -- | 16 may 89 | 1989-05-16 | 1989-05-17 | day
LIMA, 4 JUN 89 (EFE) | 4 JUN 89 | 1989-06-04 | 1989-06-05 | day
in Ramadan 1443 AH | Ramadan 1443 AH | 2022-04-02 | 2022-05-04 | range
Kadhimi's trip of March 2020 | March 2020 | 2020-03-01 | 2020-04-01 | month
in June of last year | June of last year | 2021-06-01 | 2021-07-01 | month
over the last several months | last several months | 2021-07-26 | 2022-01-26 | range
over the weekend | weekend | 2022-01-22 | 2022-01-24 | range
"""

ARABIC = """
قبل عشرين عاما، في 16 آذار 1988، قصفت | قبل عشرين عاما، في 16 آذار 1988 | 1988-03-16 | 1988-03-17 | day
تحدث يوم الخميس | يوم الخميس | 2022-01-20 | 2022-01-21 | day
وقال الثلاثاء إن | الثلاثاء | 2022-01-25 | 2022-01-26 | day
والثلاثاء والأربعاء | والثلاثاء | 2022-01-25 | 2022-01-26 | day
يوم الثلاثاء الماضي | يوم الثلاثاء الماضي | 2022-01-18 | 2022-01-19 | day
الجمعة الماضية في بغداد | الجمعة الماضية | 2022-01-21 | 2022-01-22 | day
الجمعة المقبل | الجمعة المقبل | 2022-01-28 | 2022-01-29 | day
الاثنين القادم | الاثنين القادم | 2022-01-31 | 2022-02-01 | day
الجمعة من الأسبوع الماضي | الجمعة من الأسبوع الماضي | 2022-01-21 | 2022-01-22 | day
مساء الخميس | مساء الخميس | 2022-01-20 | 2022-01-21 | part_of_day
فجر الجمعة | فجر الجمعة | 2022-01-21 | 2022-01-22 | part_of_day
فجر يوم الجمعة | فجر يوم الجمعة | 2022-01-21 | 2022-01-22 | part_of_day
صباح اليوم | صباح اليوم | 2022-01-25 | 2022-01-26 | part_of_day
بعد ظهر أمس | بعد ظهر أمس | 2022-01-24 | 2022-01-25 | part_of_day
ظهر الأحد | ظهر الأحد | 2022-01-23 | 2022-01-24 | part_of_day
ليلة السبت | ليلة السبت | 2022-01-22 | 2022-01-23 | part_of_day
الخميس مساءً | الخميس مساءً | 2022-01-20 | 2022-01-21 | part_of_day
ليل الخميس - الجمعة | ليل الخميس - الجمعة | 2022-01-20 | 2022-01-22 | part_of_day
منتصف ليل الخميس | منتصف ليل الخميس | 2022-01-20 | 2022-01-21 | part_of_day
منتصف ليل الخميس الجمعة | منتصف ليل الخميس الجمعة | 2022-01-20 | 2022-01-22 | part_of_day
في وقت متأخر من مساء الجمعة | مساء الجمعة | 2022-01-21 | 2022-01-22 | part_of_day
بمكتبه اليوم السفير | اليوم | 2022-01-25 | 2022-01-26 | day
اليوم الثلاثاء | اليوم الثلاثاء | 2022-01-25 | 2022-01-26 | day
أمس في دمشق | أمس | 2022-01-24 | 2022-01-25 | day
أمس الاثنين | أمس الاثنين | 2022-01-24 | 2022-01-25 | day
بالأمس | بالأمس | 2022-01-24 | 2022-01-25 | day
أمس الأول | أمس الأول | 2022-01-23 | 2022-01-24 | day
أول أمس | أول أمس | 2022-01-23 | 2022-01-24 | day
أول من أمس | أول من أمس | 2022-01-23 | 2022-01-24 | day
يصل غداً | غداً | 2022-01-26 | 2022-01-27 | day
غداً الأربعاء | غداً الأربعاء | 2022-01-26 | 2022-01-27 | day
بعد غد | بعد غد | 2022-01-27 | 2022-01-28 | day
الليلة الماضية | الليلة الماضية | 2022-01-24 | 2022-01-25 | part_of_day
يتحدث الليلة | الليلة | 2022-01-25 | 2022-01-26 | part_of_day
قبل يومين | قبل يومين | 2022-01-23 | 2022-01-24 | day
قبل ثلاثة أيام | قبل ثلاثة أيام | 2022-01-22 | 2022-01-23 | day
قبل 10 أيام | قبل 10 أيام | 2022-01-15 | 2022-01-16 | day
قبل نحو أسبوع | قبل نحو أسبوع | 2022-01-16 | 2022-01-21 | range
قبل أسبوعين | قبل أسبوعين | 2022-01-08 | 2022-01-15 | week
قبل ثلاثة أشهر | قبل ثلاثة أشهر | 2021-10-01 | 2021-11-01 | month
قبل خمس سنوات | قبل خمس سنوات | 2017-01-01 | 2018-01-01 | year
قبل عامين | قبل عامين | 2020-01-01 | 2021-01-01 | year
قبل بضعة أيام | قبل بضعة أيام | 2022-01-15 | 2022-01-23 | range
قبل أيام | قبل أيام | 2022-01-15 | 2022-01-24 | range
هذا الأسبوع | هذا الأسبوع | 2022-01-24 | 2022-01-31 | week
الأسبوع الماضي | الأسبوع الماضي | 2022-01-17 | 2022-01-24 | week
الأسبوع المقبل | الأسبوع المقبل | 2022-01-31 | 2022-02-07 | week
الشهر الماضي | الشهر الماضي | 2021-12-01 | 2022-01-01 | month
الشهر الجاري | الشهر الجاري | 2022-01-01 | 2022-02-01 | month
هذا الشهر | هذا الشهر | 2022-01-01 | 2022-02-01 | month
الشهر القادم | الشهر القادم | 2022-02-01 | 2022-03-01 | month
العام الماضي | العام الماضي | 2021-01-01 | 2022-01-01 | year
السنة الماضية | السنة الماضية | 2021-01-01 | 2022-01-01 | year
العام الحالي | العام الحالي | 2022-01-01 | 2023-01-01 | year
خلال الأيام الماضية | الأيام الماضية | 2022-01-18 | 2022-01-26 | range
الأيام القليلة الماضية | الأيام القليلة الماضية | 2022-01-18 | 2022-01-26 | range
في الأيام الأخيرة | الأيام الأخيرة | 2022-01-18 | 2022-01-26 | range
الأيام الثلاثة الماضية | الأيام الثلاثة الماضية | 2022-01-22 | 2022-01-26 | range
اليومين الماضيين | اليومين الماضيين | 2022-01-23 | 2022-01-26 | range
الساعات الـ24 الماضية | الساعات الـ24 الماضية | 2022-01-24 | 2022-01-26 | range
مطلع الشهر | مطلع الشهر | 2022-01-01 | 2022-01-11 | range
مطلع الشهر الجاري | مطلع الشهر الجاري | 2022-01-01 | 2022-01-11 | range
نهاية الشهر الماضي | نهاية الشهر الماضي | 2021-12-22 | 2022-01-01 | range
أواخر أيار/مايو | أواخر أيار/مايو | 2021-05-22 | 2021-06-01 | range
أوائل أيار 2020 | أوائل أيار 2020 | 2020-05-01 | 2020-05-11 | range
منتصف أيار | منتصف أيار | 2021-05-11 | 2021-05-22 | range
نهاية العام | نهاية العام | 2022-09-01 | 2023-01-01 | range
أواخر 2014 | أواخر 2014 | 2014-09-01 | 2015-01-01 | range
أواخر عام 2014 | أواخر عام 2014 | 2014-09-01 | 2015-01-01 | range
في الرابع عشر من الشهر الحالي عن | الرابع عشر من الشهر الحالي | 2022-01-14 | 2022-01-15 | day
في الخامس والعشرين من أيار 2019 | الخامس والعشرين من أيار 2019 | 2019-05-25 | 2019-05-26 | day
في 14 من الشهر الجاري | 14 من الشهر الجاري | 2022-01-14 | 2022-01-15 | day
في 14 الجاري | 14 الجاري | 2022-01-14 | 2022-01-15 | day
بين 7 و13 أيار | بين 7 و13 أيار | 2021-05-07 | 2021-05-14 | range
ما بين 7 و13 أيار 2020 | ما بين 7 و13 أيار 2020 | 2020-05-07 | 2020-05-14 | range
7-13 أيار 2020 | 7-13 أيار 2020 | 2020-05-07 | 2020-05-14 | range
من 1 يناير إلى 31 مارس | من 1 يناير إلى 31 مارس | 2021-01-01 | 2021-04-01 | range
من الأحد إلى الخميس | من الأحد إلى الخميس | 2022-01-23 | 2022-01-28 | range
بين عامي 2014 و2016 | بين عامي 2014 و2016 | 2014-01-01 | 2017-01-01 | range
في عامي 2018 و2019 | عامي 2018 و2019 | 2018-01-01 | 2020-01-01 | range
بين أيار وتموز 2019 | بين أيار وتموز 2019 | 2019-05-01 | 2019-08-01 | range
الربع الأول من العام | الربع الأول من العام | 2022-01-01 | 2022-04-01 | quarter
الربع الثالث من عام 2019 | الربع الثالث من عام 2019 | 2019-07-01 | 2019-10-01 | quarter
النصف الأول من 2020 | النصف الأول من 2020 | 2020-01-01 | 2020-07-01 | range
الأسبوع الثاني من أيار 2020 | الأسبوع الثاني من أيار 2020 | 2020-05-08 | 2020-05-15 | week
منذ 2014 | منذ 2014 | 2014-01-01 | - | since
منذ العام 2014 | منذ العام 2014 | 2014-01-01 | - | since
ومنذ عام 2014 وهو | ومنذ عام 2014 | 2014-01-01 | - | since
منذ الثلاثاء | منذ الثلاثاء | 2022-01-25 | - | since
منذ مطلع العام | منذ مطلع العام | 2022-01-01 | - | since
منذ آذار 2019 | منذ آذار 2019 | 2019-03-01 | - | since
حتى مارس 2019 | حتى مارس 2019 | - | 2019-04-01 | before
قبل عام 2014 | قبل عام 2014 | - | 2014-01-01 | before
بعد 2 أيار 2020 | بعد 2 أيار 2020 | 2020-05-03 | - | since
في شباط داخل سوريا | شباط | 2021-02-01 | 2021-03-01 | month
في مايو 2019 | مايو 2019 | 2019-05-01 | 2019-06-01 | month
في أيار (مايو) 2019 | أيار (مايو) 2019 | 2019-05-01 | 2019-06-01 | month
في شهر أيار الماضي | شهر أيار الماضي | 2021-05-01 | 2021-06-01 | month
في مارس 2019 وخسارته | مارس 2019 | 2019-03-01 | 2019-04-01 | month
في آب الماضي | آب الماضي | 2021-08-01 | 2021-09-01 | month
في 14 نيسان | 14 نيسان | 2021-04-14 | 2021-04-15 | day
الخميس 20 يناير 2022، مع | الخميس 20 يناير 2022 | 2022-01-20 | 2022-01-21 | day
الخميس، 20 كانون الثاني 2022 | الخميس، 20 كانون الثاني 2022 | 2022-01-20 | 2022-01-21 | day
الثلاثاء (18 كانون الثاني 2022) | الثلاثاء (18 كانون الثاني 2022) | 2022-01-18 | 2022-01-19 | day
في 3 تشرين الأول 2019 | 3 تشرين الأول 2019 | 2019-10-03 | 2019-10-04 | day
في 3 تشرين الثاني 2019 | 3 تشرين الثاني 2019 | 2019-11-03 | 2019-11-04 | day
في 5 كانون الأول 2019 | 5 كانون الأول 2019 | 2019-12-05 | 2019-12-06 | day
في 10 حزيران/يونيو 2014 | 10 حزيران/يونيو 2014 | 2014-06-10 | 2014-06-11 | day
في 5 جانفي 2020 | 5 جانفي 2020 | 2020-01-05 | 2020-01-06 | day
في 7 فيفري 2020 | 7 فيفري 2020 | 2020-02-07 | 2020-02-08 | day
في 20 غشت 2020 | 20 غشت 2020 | 2020-08-20 | 2020-08-21 | day
في 1 أكتوبر ٢٠١٩ | 1 أكتوبر ٢٠١٩ | 2019-10-01 | 2019-10-02 | day
25/01/2022 | 25/01/2022 | 2022-01-25 | 2022-01-26 | day
٥/٢/٢٠٢٠ | ٥/٢/٢٠٢٠ | 2020-02-05 | 2020-02-06 | day
18-05-2017 | 18-05-2017 | 2017-05-18 | 2017-05-19 | day
في عام 2014 | عام 2014 | 2014-01-01 | 2015-01-01 | year
سنة 2014 م | سنة 2014 م | 2014-01-01 | 2015-01-01 | year
في 2014، | 2014 | 2014-01-01 | 2015-01-01 | year
الثلاثاء 25/يناير/2022 - 06:54 م | الثلاثاء 25/يناير/2022 - 06:54 م | 2022-01-25T18:54:00 | 2022-01-25T18:55:00 | minute
الساعة السادسة والنصف مساء الخميس | الساعة السادسة والنصف مساء الخميس | 2022-01-20T18:30:00 | 2022-01-20T18:31:00 | minute
عند الساعة 10:30 صباح الخميس | الساعة 10:30 صباح الخميس | 2022-01-20T10:30:00 | 2022-01-20T10:31:00 | minute
مساء الخميس عند الساعة 8:30 | مساء الخميس عند الساعة 8:30 | 2022-01-20T20:30:00 | 2022-01-20T20:31:00 | minute
الخميس الساعة 15:30 بتوقيت غرينتش | الخميس الساعة 15:30 بتوقيت غرينتش | 2022-01-20T15:30:00+00:00 | 2022-01-20T15:31:00+00:00 | minute
الساعة العاشرة صباحا | الساعة العاشرة صباحا | 2022-01-25T10:00:00 | 2022-01-25T11:00:00 | hour
15 رمضان 1443 هـ الموافق 16 أبريل 2022 | 15 رمضان 1443 هـ الموافق 16 أبريل 2022 | 2022-04-16 | 2022-04-17 | day
في 10 محرم 1440 | 10 محرم 1440 | 2018-09-20 | 2018-09-23 | range
في شهر رمضان 1443هـ | شهر رمضان 1443هـ | 2022-04-02 | 2022-05-04 | range
في 12 ربيع الأول 1440 | 12 ربيع الأول 1440 | 2018-11-20 | 2018-11-23 | range
في الثالث من تموز/يوليو الماضي | الثالث من تموز/يوليو الماضي | 2021-07-03 | 2021-07-04 | day
في 11 أيلول من العام الماضي | 11 أيلول من العام الماضي | 2021-09-11 | 2021-09-12 | day
عند الثانية عشرة ظهراً | الثانية عشرة ظهراً | 2022-01-25T12:00:00 | 2022-01-25T13:00:00 | hour
في وقت سابق من الشهر الجاري | الشهر الجاري | 2022-01-01 | 2022-01-26 | range
في وقت سابق من يوم الخميس | يوم الخميس | 2022-01-20 | 2022-01-21 | part_of_day
في صيف 2015 | صيف 2015 | 2015-06-01 | 2015-09-01 | season
في ربيع عام 2015 | ربيع عام 2015 | 2015-03-01 | 2015-06-01 | season
في صيف العام الماضي | صيف العام الماضي | 2021-06-01 | 2021-09-01 | season
"""

NO_TIMES = {
    "en": """
12 others may be freed
The march of thousands began
a march 20 km long
in the sun
the second attack
the Sunday Times reported
he was the first of them
a 30-year-old man
the late president said
early warning systems
a number of people
at least 2,000 people
Resolution 2254 was adopted
the 20th Division
he may, or may not
part of the force
the next attack
the last of them
mid-level commanders
the start of the operation
the end of the caliphate
a force of 2000 fighters
2014 people were killed
the fall of the city
every Friday
""",
    "ar": """
قتل أحد الجنود
أفرجت الجماعة عن الاثنين
لقاء بين الاثنين في
مع الاثنين الآخرين
مارس الرجل عمله
وقال أب لثلاثة أطفال
فجر انتحاري نفسه
ظهر الرجل في مقطع
الفرقة 20 في الجيش
الأول من نوعه
اليوم الأول للمعركة
قرار مجلس الأمن 2254
ربيع الرجل
نهاية المعركة
بداية الهجوم
منتصف الطريق
شعبان قال
عدد من الجنود
ثلاثة عشر قتيلا
كل جمعة
الجندي الثاني
""",
}
