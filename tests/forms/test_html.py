"""The form as one HTML file: its policy, its size, and texts that mean harm."""

import base64
import json
import re
import string
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from ouderscan import assets
from ouderscan.forms import html
from ouderscan.forms.form import Form
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.questionnaire.translation import Translation, texts_for, translated
from small_form import ITEMS, QUESTIONNAIRE, content_of, form_of, questionnaire_file, small_form

MOST_BYTES = 60_000
PARENTS = ("succesfactoren", "partnerschap")
LETTERS = {
    "en": "qwertyuiopasdfghjklzxcvbnm",
    "tr": "çğıöşüzyxwvutsrqponmlkjihg",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنه",
    "pl": "ąćęłńóśźżabcdefghijklmnopr",
}
HOSTILE = "</script><script>alert(1)</script> & \"Zonen\" <!-- \u2028 ]]> ${x} {y} 'z'"


def test_the_policy_allows_the_one_script_and_the_one_style_sheet_and_nothing_else(tmp_path: Path) -> None:
    page = html.make(small_form(tmp_path)).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    (style,), (script,) = (
        re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
        re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
    )
    assert policy
    assert policy[1].split("; ") == [
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ]
    assert "http" not in page.replace("http-equiv", "")


def test_the_script_makes_no_markup_out_of_text(tmp_path: Path) -> None:
    page = html.make(small_form(tmp_path)).decode()
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttp", page
    )


def test_the_page_is_filled_with_the_items_in_the_order_of_the_code(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    content = content_of(html.make(form).decode())
    assert [item["id"] for item in content["items"]] == list(form.book.states) == list(ITEMS)
    assert content["scales"] == [
        {"options": 5, "nonAnswers": ["dont_know", "not_applicable", "rather_not_say"]},
        {"options": 3, "nonAnswers": ["dont_know"]},
    ]
    assert [each["language"] for each in content["texts"]] == ["nl", "ar", "en"]
    assert content["least"] == 5
    assert content["tag"] == form.book.tag


def test_questions_come_in_the_order_of_the_form_whatever_the_order_of_the_code(tmp_path: Path) -> None:
    first = questionnaire_file(tmp_path, languages=())
    other = tmp_path / "ander.yaml"
    other.write_text(QUESTIONNAIRE.replace("id: kort", "id: ander").replace("id: sf", "id: b-sf"), encoding="utf-8")
    content = content_of(html.make(form_of(first, other)).decode())
    asked = [content["items"][place]["id"] for place in content["order"]]
    assert asked == [*ITEMS, *(f"b-{item}" for item in ITEMS)]


def test_a_form_for_the_team_promises_no_threshold(tmp_path: Path) -> None:
    form = form_of(questionnaire_file(tmp_path, languages=()), group=Group.TEAM)
    assert content_of(html.make(form).decode())["least"] == 0


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace("Hoe vaak voelt u zich welkom op school?", json.dumps(HOSTILE).replace("\\u2028", " "))
    form = form_of(questionnaire_file(tmp_path, text, languages=()), school=HOSTILE)
    page = html.make(form).decode()
    assert len(re.findall(r"<script", page)) == 2  # the packed texts and ours
    assert "alert" not in page.split("<style>")[1].split("<noscript>")[0]
    assert "<title>Vragen voor ouders · &lt;/script&gt;" in page
    assert content_of(page)["school"] == HOSTILE


def test_without_scripts_there_is_a_plain_word_in_every_language(tmp_path: Path) -> None:
    page = html.make(small_form(tmp_path)).decode()
    noscript = page[page.index("<noscript>") : page.index("</noscript>")]
    assert re.findall(r'<p lang="(\w+)" dir="(\w+)">', noscript) == [("nl", "ltr"), ("ar", "rtl"), ("en", "ltr")]
    assert "vraag de school om de vragen op papier" in noscript


@pytest.mark.parametrize("short", [False, True])
def test_the_parents_questionnaires_in_five_languages_stay_small(short: bool) -> None:
    form = form_of(*(assets.questionnaires() / f"{each}.yaml" for each in PARENTS), short=short)
    page = html.make(_in_five_languages(form))
    assert [each["language"] for each in content_of(page.decode())["texts"]] == ["nl", "en", "tr", "ar", "pl"]
    assert len(page) < MOST_BYTES


def _in_five_languages(form: Form) -> Form:
    """The form with its translations; where one is absent, the Dutch in other letters, which packs no better."""
    absent = {language: _in_other_letters(form, letters) for language, letters in LETTERS.items()}
    return replace(form, wordings={"nl": form.questionnaires, **absent, **form.wordings})


def _in_other_letters(form: Form, letters: str) -> tuple[Questionnaire, ...]:
    table = str.maketrans(string.ascii_lowercase, letters)
    return tuple(_renamed(each, table) for each in form.questionnaires)


def _renamed(original: Questionnaire, table: dict[int, int]) -> Questionnaire:
    entries = {
        name: {"nl": nl, "text": nl.translate(table)} for name, nl in texts_for(original, (Group.OUDER,)).items()
    }
    head = {"format": "ouderscan/translation/1", "language": "xx", "status": "draft"}
    return translated(original, Translation.model_validate({**head, "texts": entries}))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
