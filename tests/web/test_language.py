"""The catalogue is whole in both languages, and negotiation gives what was asked for."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

from tansiq.errors import LexiconError
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS
from tansiq.web.groups import GROUPS
from tansiq.web.language import LANGUAGES, Message, choose_language, get_catalogue

_WEB = Path(__file__).parents[2] / "src" / "tansiq" / "web"


def _fields(message: Message) -> set[str]:
    forms = message.values() if isinstance(message, dict) else (message,)
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def test_both_languages_have_the_same_messages_with_the_same_values() -> None:
    english, arabic = get_catalogue("en").messages, get_catalogue("ar").messages

    assert list(english) == list(arabic)
    for key in english:
        assert isinstance(english[key], dict) == isinstance(arabic[key], dict), key
        assert _fields(english[key]) | {"n"} == _fields(arabic[key]) | {"n"}, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message_with_plural_forms_has_every_form_of_its_language(lang: str) -> None:
    cat = get_catalogue(lang)
    wanted = {cat.locale.plural_form(number) for number in range(102)}

    for key, message in cat.messages.items():
        if isinstance(message, dict):
            assert wanted - {"zero"} <= set(message), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_is_written_twice(lang: str) -> None:
    keys = re.findall(r"^([\w.-]+):", (_WEB / "messages" / f"{lang}.yml").read_text(encoding="utf-8"), re.MULTILINE)

    assert len(keys) == len(set(keys))


def test_every_message_that_a_template_names_is_there_and_every_message_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for path in [*_WEB.glob("*.py"), *_WEB.glob("templates/*.html")]]
    whole = "\n".join(sources)
    messages = get_catalogue("en").messages
    named = set(re.findall(r"""\b(?:t|tn|tm)\(["']([a-z_]+\.[\w.]+[a-z_])["']\s*[,)]""", whole))
    families = set(re.findall(r"""["']([a-z_]+(?:\.[a-z]+)*)\.["'{]""", whole))
    families |= set(re.findall(r"""f["']([a-z_]+(?:\.[a-z]+)*)\.\{""", whole))

    assert named <= set(messages)
    unused = [
        key
        for key in messages
        if key not in named
        and f'"{key}"' not in whole
        and not any(key.startswith(f"{one}.") for one in families)
        and not key.startswith(("headline.", "error."))
    ]
    assert not unused, " ".join(unused)


@pytest.mark.parametrize("slot", ["event", "status", "period", "place", *COUNT_SLOTS, *ROLE_SLOTS])
def test_every_slot_has_a_name(slot: str) -> None:
    assert get_catalogue("en").has(f"slot.{slot}")


@pytest.mark.parametrize("slot", COUNT_SLOTS)
def test_every_count_can_be_said(slot: str) -> None:
    assert isinstance(get_catalogue("ar").messages[f"toll.{slot}"], dict)


@pytest.mark.parametrize("group", list(GROUPS))
def test_every_group_has_a_name(group: str) -> None:
    assert get_catalogue("ar").has(f"group.{group}")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(1, "قتيل واحد", id="one"),
        pytest.param(2, "قتيلان", id="two"),
        pytest.param(3, "3 قتلى", id="few"),
        pytest.param(10, "10 قتلى", id="few-ten"),
        pytest.param(11, "11 قتيلاً", id="many"),
        pytest.param(100, "100 قتيل", id="other"),
        pytest.param(103, "103 قتلى", id="few-after-hundred"),
        pytest.param(1200, "1,200 قتيل", id="grouped"),
    ],
)
def test_arabic_counts_take_the_right_plural(number: int, words: str) -> None:
    assert get_catalogue("ar").count("toll.killed", number) == words


@pytest.mark.parametrize(
    ("asked", "cookie", "header", "chosen"),
    [
        pytest.param("ar", "en", "en", "ar", id="address-first"),
        pytest.param(None, "ar", "en", "ar", id="then-cookie"),
        pytest.param(None, None, "fr;q=0.9, ar-IQ;q=0.8, en;q=0.5", "ar", id="then-header-by-weight"),
        pytest.param(None, None, "en-GB,ar;q=0.2", "en", id="header-region"),
        pytest.param(None, None, "ar;q=0", "en", id="refused-by-weight"),
        pytest.param("de", "xx", ";;;q=,", "en", id="nonsense"),
        pytest.param(None, None, None, "en", id="nothing"),
    ],
)
def test_language_is_chosen_by_address_then_cookie_then_header(
    asked: str | None, cookie: str | None, header: str | None, chosen: str
) -> None:
    assert choose_language(asked, cookie, header) == chosen


def test_a_missing_message_is_an_error_and_not_its_key() -> None:
    with pytest.raises(LexiconError, match="no message"):
        get_catalogue("en").text("no.such")


def test_values_in_markup_are_escaped_and_isolated() -> None:
    assert str(get_catalogue("en").markup("headline.in", x="<b>")) == "in <bdi>&lt;b&gt;</bdi>"


def test_names_in_a_list_are_escaped_and_isolated_each() -> None:
    listed = get_catalogue("ar").join_isolated(["<a>", "\ue000b", "c"])

    assert str(listed) == "<bdi>&lt;a&gt;</bdi> و<bdi>b</bdi> و<bdi>c</bdi>"


def test_a_name_is_shown_in_the_script_of_the_language_where_it_is_known() -> None:
    assert get_catalogue("ar").in_script("Hit", ("Hit", "هيت")) == "هيت"
    assert get_catalogue("en").in_script("هيت", ("هيت", "Hit")) == "Hit"
    assert get_catalogue("en").in_script("هيت", ()) == "هيت"


def test_messages_are_quoted_text() -> None:
    for lang in LANGUAGES:
        loaded = yaml.safe_load((_WEB / "messages" / f"{lang}.yml").read_text(encoding="utf-8"))
        assert all(isinstance(message, str | dict) for message in loaded.values())
