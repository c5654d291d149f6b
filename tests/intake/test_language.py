"""Languages are told apart, short texts by their script."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.intake import detect_language


@pytest.mark.parametrize(
    ("text", "outlet", "language"),
    [
        pytest.param("Border guards held four men near the crossing and took their arms on Monday.", "", "en", id="en"),
        pytest.param("أوقفت قوات حرس الحدود أربعة رجال قرب المنفذ وصادرت أسلحتهم يوم الاثنين.", "", "ar", id="ar"),
        pytest.param("bogota, 7 jan 90 -- a bomb exploded at the gate of the embassy", "", "en", id="en-lower"),
        pytest.param("ISIS prison Hasakah", "", "en", id="en-short"),
        pytest.param("سجن غويران", "", "ar", id="ar-short"),
        pytest.param("قوات في چمچمال وگرميان", "", "ar", id="ar-with-kurdish-names"),
        pytest.param("پاسەوانی سنوور چوار قاچاخچی لە نزیک دەروازەکە دەستگیر کرد", "", "ckb", id="sorani"),
        pytest.param("هێزە ئەمنییەکان", "", "ckb", id="sorani-short"),
        pytest.param("نیروهای مرزبانی چهار قاچاقچی را در نزدیکی گذرگاه بازداشت کردند", "", "fa", id="persian"),
        pytest.param("سرحدی محافظوں نے چوراہے کے قریب چار اسمگلروں کو گرفتار کر لیا ہے", "", "ur", id="urdu"),
        pytest.param("Sınır muhafızları kapının yakınında dört kaçakçıyı gözaltına aldı.", "", "tr", id="turkish"),
        pytest.param("Les gardes-frontières ont arrêté quatre contrebandiers près du poste.", "", "fr", id="french"),
        pytest.param("25/1/2022", "واع", "ar", id="digits-of-an-arabic-outlet"),
        pytest.param("25/1/2022", "Rudaw", "en", id="digits-of-an-english-outlet"),
        pytest.param("25/1/2022", "", "und", id="digits"),
        pytest.param("", "", "und", id="nothing"),
    ],
)
def test_detect_language(text: str, outlet: str, language: str) -> None:
    assert detect_language(text, outlet) == language


@given(st.text())
def test_detect_language_answers_any_text(text: str) -> None:
    assert detect_language(text)


def test_the_model_is_not_loaded_for_plain_english_and_arabic() -> None:
    # Half a second at every start otherwise.
    program = (
        "import sys; from tansiq.intake import detect_language as d;"
        "assert d('The guards held four men at the crossing and took all of their arms to the town.') == 'en';"
        "assert d('أوقفت قوات حرس الحدود أربعة رجال قرب المنفذ وصادرت أسلحتهم يوم الاثنين') == 'ar';"
        "sys.exit('py3langid' in sys.modules or 'trafilatura' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
