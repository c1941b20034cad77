"""The form comes home: filled in by Chromium, on a phone, in both directions, by keyboard alone; to the same scores."""

import base64
import random
import string
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from form_page import code_on, fill_in, opened, phone, saved_by
from ouderscan import assets
from ouderscan.answers import table
from ouderscan.answers.codes import SALTS
from ouderscan.forms import html
from ouderscan.forms.form import Form
from ouderscan.importers import form as importer
from ouderscan.scoring import engine
from ouderscan.scoring.results import SchoolFigures
from small_form import NOT_ANSWERED, choice_of, content_of, form_of, page_of, small_form

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ANSWERS = {"sf3-welkom": 4, "sf3-groet": -3, "sf6-nieuws": NOT_ANSWERED, "sf6-trots": 1}


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return small_form(tmp_path)


@pytest.fixture
def page(browser: "Browser", form: Form, tmp_path: Path) -> Iterator["Page"]:
    context = phone(browser)
    yield opened(context, page_of(form, tmp_path))
    context.close()


def test_filled_in_on_a_phone_it_comes_home_as_code_and_as_file(page: "Page", form: Form, tmp_path: Path) -> None:
    fill_in(page, form, ANSWERS)
    check_that_it_comes_home(page, form, ANSWERS, tmp_path)


def test_filled_in_in_arabic_it_comes_home_the_same(browser: "Browser", form: Form, tmp_path: Path) -> None:
    with phone(browser, locale="ar") as context:
        page = opened(context, page_of(form, tmp_path))
        assert page.locator("html[lang=ar][dir=rtl]").count() == 1
        fill_in(page, form, ANSWERS)
        check_that_it_comes_home(page, form, ANSWERS, tmp_path)


def test_filled_in_by_keyboard_alone_it_comes_home(page: "Page", form: Form, tmp_path: Path) -> None:
    answers = {"sf3-welkom": 2, "sf3-groet": -2, "sf6-nieuws": 3, "sf6-trots": 5}
    press_on(page, "button.first")
    for item in form.asked():
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(choice_of(form, item, answers[item])):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    press_on(page, "main button.first")
    check_that_it_comes_home(page, form, answers, tmp_path)


def press_on(page: "Page", selector: str) -> None:
    """Go to it with the tabulator and press it."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


def check_that_it_comes_home(page: "Page", form: Form, answers: Mapping[str, int], folder: Path) -> None:
    """Code and file give the same table and the same scores as the same answers given directly."""
    codes = folder / "codes.txt"
    codes.write_text(f"Beste school, dit is hem: {code_on(page).lower()}\n", encoding="utf-8")
    keys = {table.SCHOOL: "x", table.WAVE: "", table.GROUP: "ouder", table.RESPONDENT: ""}
    direct = table.from_rows([{**keys, **answers}], table.item_ids(form.questionnaires))
    for path in (codes, saved_by(page, folder)):
        filled, issues = importer.read([path], form.questionnaires)
        assert issues == []
        home = importer.table_of(filled, form.questionnaires)
        named = home.with_columns(pl.lit("x").alias(table.SCHOOL), pl.lit("").alias(table.RESPONDENT))
        assert named.collect().equals(direct.collect())
        assert scores_of(named, form) == scores_of(direct, form)


def scores_of(answers: pl.LazyFrame, form: Form) -> SchoolFigures:
    """The figures of ten people who all say this, so that there are figures."""
    return engine.score_school(pl.concat([answers] * 10), form.questionnaires)


def test_the_page_makes_the_codes_that_python_makes_of_a_hundred_random_forms(page: "Page") -> None:
    form = form_of(assets.questionnaires() / "succesfactoren.yaml")
    content = content_of(html.make(form).decode())
    draw = random.Random(7)
    for _ in range(100):
        answers = {item: draw.choice(states) for item, states in form.book.states.items()}
        states = [form.book.states[item].index(value) for item, value in answers.items()]
        salt = draw.randrange(SALTS)
        code = page.evaluate("([form, states, salt]) => encode(form, states, salt)", [content, states, salt])
        assert code == form.book.encode(answers, salt)
        assert form.book.decode(code) == answers


@pytest.mark.parametrize("words", [1, 40, 3000, 70_000])
def test_the_page_unpacks_what_python_packs(page: "Page", words: int) -> None:
    draw = random.Random(words)
    signs = string.ascii_letters + "éğł← مدرسة😀"
    known = ["".join(draw.choices(signs, k=draw.randrange(1, 9))) for _ in range(300)]
    text = " ".join(draw.choice(known) for _ in range(words))
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = base64.b64encode(packer.compress(text.encode()) + packer.flush()).decode()
    assert page.evaluate("packed => unpack(packed)", packed) == text
