"""Furniture and captions are told from what a report says."""

from __future__ import annotations

import pytest

from tests.reading.stories import AR, EN, kinds, lay, seen, story_of


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Tweet on Twitter",
        "Share",
        "Send via email",
        "النشر على فيسبوك",
        "شارك على تويتر",
        "إرسال عبر البريد الإلكتروني",
        "Subscribe to our newsletter and get the news each morning",
        "Join the newsletter to receive the latest updates in your inbox.",
        "This website uses cookies to ensure you get the best experience.",
        "This website uses cookies. Accept all cookies",
        "يستخدم هذا الموقع ملفات تعريف الارتباط. باستخدامك له فإنك توافق على ذلك.",
        "3 min",
        "5 دقيقة قراءة",
        "120 views",
        "مدة القراءة: دقيقتان",
        "You Might Also Like",
        "قد يعجبك أيضا",
        "وسوم: العراق، الحدود",
        "Media playback is unsupported on your device",
        "A+ A-",
        "+ الخط -",
        "Facebook Twitter WhatsApp",
        "فيسبوك | تلغرام | Twitter",
        "Print | Email | PDF",
        "Tags: Syria Iraq border",
        "كلمات دلالية: العراق سوريا الحدود",
        "Home > News > Iraq > Security",
        "الرئيسية > أخبار > العراق",
        "In Global, Rudaw",
        "Advertisement",
        "* * *",
        "______",
        "• • •",
        "Read more: Two more held at the crossing",
        "اقرأ المزيد: توقيف اثنين آخرين عند المنفذ",
        "إقرأ أيضاً:",
        "Required",
        "Your email address will not be published.",
        "لن يتم نشر عنوان بريدك الإلكتروني.",
        "© 2022 Example. All rights reserved.",
        "© 2022 المثال. جميع الحقوق محفوظة.",
        "شارك الخبر على",
        "إطبع المقالة",
        "زيادة حجم الخط تقليل حجم الخط",
        "هذا الموقع يستخدم ملف تعريف الارتباط Cookie",
        "Reading Time: 2 minutes",
        "Back to Top",
        "زر الذهاب إلى الأعلى",
        "Skip to main content",
        "انتقل إلى المحتوى الرئيسي",
    ],
)
def test_furniture_is_marked_between_paragraphs(line: str) -> None:
    story = story_of(line)
    text = "\n".join([story[0], story[1], line, story[2]])
    assert kinds(text) == ["text", "text", "furniture", "text"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the attack.",
        "Views differ on who fired first.",
        "Sharing the border with Syria, Anbar is the largest province.",
        "وسوم الشرف منحت للجنود في الحفل.",
        "شارك على الحدود في العملية نحو ألف جندي.",
        "انتقل إلى أعلى رتبة في الجيش عام 2014 ثم تقاعد.",
        "Comments by the minister sparked anger in the province.",
        "Categories of people to be released were not named.",
        "Tags worn by the soldiers were found at the site.",
        "Source close to the ministry denied it.",
        "He posted on Facebook and Twitter that his son was safe.",
        "By the time troops came, the men had fled.",
        "The next day they printed leaflets.",
        "تعليقات الوزير أثارت غضبا في المحافظة.",
        "المصدر الأمني نفى ذلك.",
        "وشارك الجيش في العملية على الحدود.",
        "وطبعوا منشورات في اليوم التالي.",
        "Photo shops in the market were burned.",
    ],
)
def test_sentences_that_begin_like_furniture_are_text(line: str) -> None:
    story = story_of(line)
    assert kinds("\n".join([story[0], line, story[1]])) == ["text"] * 3


@pytest.mark.parametrize(
    ("story", "head", "rules"),
    [
        pytest.param(
            EN,
            "Comments",
            [
                "We moderate what is sent. Be polite.",
                "A bomb killed ten in Mosul, says a reader.",
                "Post a comment",
                "Required",
            ],
            id="en",
        ),
        pytest.param(
            AR,
            "تعليقات",
            ["نراجع ما يرسل إلينا.", "قتل عشرة في الموصل، يقول قارئ.", "أضف تعليقا", "البريد الإلكتروني"],
            id="ar",
        ),
    ],
)
def test_all_that_follows_the_comments_is_furniture(story: list[str], head: str, rules: list[str]) -> None:
    assert kinds("\n\n".join([*story, head, *rules])) == ["text"] * 3 + ["furniture"] * (1 + len(rules))


def test_comment_rules_without_a_heading_are_furniture() -> None:
    # No Arabic twin: no Arabic page with such rules was found to draw the words from.
    rules = "All comments are read before they are approved; comments that break our guidelines will be rejected."
    assert kinds("\n".join([EN[0], EN[1], rules, rules, EN[2]])) == ["text", "text", "furniture", "furniture", "text"]


@pytest.mark.parametrize(
    ("story", "head", "links"),
    [
        pytest.param(EN, "Read more", ["Two rockets hit a base near Balad", "Minister visits the border"], id="en"),
        pytest.param(AR, "اقرأ المزيد", ["صاروخان يسقطان على قاعدة قرب بلد", "الوزير يزور الحدود"], id="ar"),
        pytest.param(AR, "مقالات ذات صلة", ["صاروخان يسقطان على قاعدة قرب بلد", "الوزير يزور الحدود"], id="ar-related"),
    ],
)
def test_headlines_of_other_pages_are_furniture_up_to_the_next_paragraph(
    story: list[str], head: str, links: list[str]
) -> None:
    text = "\n".join([story[0], head, *links, story[1]])
    assert kinds(text) == ["text", *["furniture"] * 3, "text"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(EN[0] + " Source", "Source", id="en"),
        pytest.param(EN[0] + "Source", "Source", id="en-without-a-blank"),
        pytest.param("“" + EN[0] + "” Read more", "Read more", id="en-two-words"),
        pytest.param(AR[0] + " المصدر", "المصدر", id="ar"),
        pytest.param(AR[0] + "المصدر", "المصدر", id="ar-without-a-blank"),
        pytest.param(AR[0] + " اقرأ المزيد", "اقرأ المزيد", id="ar-two-words"),
    ],
)
def test_a_link_glued_to_the_last_sentence_is_parted_off(text: str, word: str) -> None:
    blocks = seen(text, lay(text))
    assert [kind for kind, _ in blocks] == ["text", "furniture"]
    assert blocks[1][1] == word


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright Getty Images",
        "Image caption Guards at the crossing in January",
        "Guards at the crossing, January 20, 2022. Photo: Example Name / AP",
        "Guards at the crossing (Photo: Kurdistan 24)",
        "Guards at the crossing. (Photo by Example Name/AFP)",
        "Guards at the crossing. REUTERS/Example Name",
        "عناصر من حرس الحدود قرب المنفذ (أ.ف.ب)",
        "عناصر من حرس الحدود قرب المنفذ [فلان الفلاني/رويترز]",
        "صورة: عناصر من حرس الحدود",
        "عناصر حرس الحدود في الصورة أعلاه",
    ],
)
def test_captions_are_told_from_text(line: str) -> None:
    story = story_of(line)
    assert kinds("\n".join([line, *story])) == ["caption", "text", "text", "text"]
