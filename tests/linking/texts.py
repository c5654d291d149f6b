"""Own reports that repeat, translate, update and contradict each other, read as `tansiq extract` reads them."""

from __future__ import annotations

from tansiq.linking.documents import Document, parse_document
from tansiq.reading import read_text, to_contract

__all__ = ["read"]


def read(doc_id: str, text: str, published: str = "2021-03-15") -> Document:
    reading = read_text(text, published=published)
    return parse_document(to_contract(reading, doc_id=doc_id, text=text), doc_id)


MARKET_EN = """Car bomb kills 12 in Khalis market
Baghdad, March 14 - A car bomb exploded in a crowded market in Khalis in Diyala province on Saturday, March
13, killing at
least 12 people and wounding 30 others, a police captain told the Iraqi News Agency.
Security forces imposed a cordon around the market and arrested two suspects near the scene.
On March 10, gunmen killed three soldiers at a checkpoint west of Baqubah, the Diyala Operations Command said
in a statement.
The Islamic State group claimed responsibility for that attack. In 2014 the group seized Mosul.
"""
MARKET_AR = """سيارة مفخخة تقتل 12 شخصا في سوق الخالص
بغداد، 14 آذار - انفجرت سيارة مفخخة في سوق مزدحم في الخالص بمحافظة ديالى يوم السبت 13 آذار، ما أسفر عن مقتل 12
شخصا على الأقل وإصابة
30 آخرين، بحسب ما قال نقيب في الشرطة لوكالة الأنباء العراقية.
وفرضت القوات الأمنية طوقا حول السوق واعتقلت مشتبها بهما قرب المكان.
وفي 10 آذار قتل مسلحون ثلاثة جنود عند حاجز غرب بعقوبة، بحسب بيان لقيادة عمليات ديالى.
وأعلن تنظيم الدولة الإسلامية مسؤوليته عن ذلك الهجوم. وفي عام 2014 سيطر التنظيم على الموصل.
"""
MARKET_UPDATE = """Death toll of Khalis market blast rises to 17
Baghdad, March 15 - The death toll of the car bomb that exploded in a crowded market in Khalis in Diyala
province on Saturday,
March 13, has risen to 17, the health directorate of Diyala said.
The hospital in Baqubah treated 35 wounded people, some of them children.
"""
DRUGS_AR = """ضبط مخدرات عند معبر نصيب
عمان، 14 آذار - أحبطت القوات المسلحة الأردنية تهريب مئتي ألف حبة كبتاغون عبر معبر نصيب مع سوريا يوم الجمعة 12
آذار، بحسب مصدر عسكري.
واعتقلت دورية من حرس الحدود خمسة مهربين قرب الرمثا، وقتل سادس في تبادل لإطلاق النار.
وفي 2019 أغلق الأردن المعبر ثلاثة أشهر. وقالت دائرة الجمارك إنها ستتسلم 12 جهاز تفتيش في نيسان.
"""
