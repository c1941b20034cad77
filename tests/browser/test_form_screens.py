"""The screens of the form: for everybody, without storage, without scripts, without a network, whatever is in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from form_page import code_on, fill_in, opened, phone
from ouderscan import assets
from ouderscan.forms import phrases
from ouderscan.forms.form import Form
from small_form import ITEMS, QUESTIONNAIRE, form_of, page_of, questionnaire_file, small_form

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAYS = phrases.read("nl").words
ALL_FIRST = dict.fromkeys(ITEMS, 1)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
HEIGHTS = "[...document.querySelectorAll('button, .option, .button')].map((each) => each.offsetHeight)"
SCHOOL = '<script>alert(1)</script> & "Zonen"'
HOSTILE = "</script><img src=x onerror=alert(2)>"
SECONDS_A_SCREEN, SECONDS_A_TAP = 12, 2
"""Reading a question with its help and its options (about 45 words) and choosing; a tap."""


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return small_form(tmp_path)


@pytest.fixture
def page(browser: "Browser", form: Form, tmp_path: Path) -> Iterator["Page"]:
    context = phone(browser)
    yield opened(context, page_of(form, tmp_path))
    context.close()


LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "rtl": {"locale": "ar", "viewport": {"width": 320, "height": 640}},
    "own colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_screen_is_for_everybody(browser: "Browser", form: Form, tmp_path: Path, look: str) -> None:
    """No violation in axe, nothing beside the screen, and everything to tap is large enough."""
    with phone(browser, **LOOKS[look]) as context:
        page = opened(context, page_of(form, tmp_path))
        titles = set()
        for _screen in every_screen(page):
            titles.add(page.title())
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            heights = page.evaluate(
                "[...document.querySelectorAll('button, .option, .button')].map(e => e.offsetHeight)"
            )
            assert min(heights) >= 48
        assert len(titles) == 6  # after erasing it is the first again


def every_screen(page: "Page") -> Iterator[None]:
    """The start, a question, its error, the review, the code, the last word before everything is erased, and after."""
    yield
    page.tap("button.first")
    yield
    page.tap("button.first")
    yield
    for _item in ITEMS:
        page.tap(".option >> nth=0")
        page.tap("button.first")
    yield
    page.tap("button.first")
    yield
    page.tap(".actions .quiet")
    yield
    page.tap("button.first")
    yield


def violations(page: "Page") -> list[tuple[str, str]]:
    """What axe finds: the rule, and the first element that breaks it."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - absent where there is no browser

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response
    assert found["passes"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]


def test_it_asks_nothing_of_any_network(browser: "Browser", form: Form, tmp_path: Path) -> None:
    path, asked = page_of(form, tmp_path), []
    with phone(browser) as context:
        context.on("request", lambda request: asked.append(request.url))
        fill_in(opened(context, path), form, ALL_FIRST)
    assert asked == [path.as_uri()]


def test_without_storage_it_works_and_says_that_nothing_is_kept(browser: "Browser", form: Form, tmp_path: Path) -> None:
    with phone(browser) as context:
        context.add_init_script(NO_STORAGE)
        page = opened(context, page_of(form, tmp_path))
        assert SAYS["unsaved"] in page.inner_text("main")
        fill_in(page, form, ALL_FIRST)
        assert form.book.decode(code_on(page).replace("-", "")) == ALL_FIRST


def test_without_scripts_it_says_so_and_points_to_paper(browser: "Browser", form: Form, tmp_path: Path) -> None:
    with phone(browser, java_script_enabled=False) as context:
        page = opened(context, page_of(form, tmp_path))
        assert SAYS["noscript"] in page.inner_text("body")
        assert page.locator("button, input").count() == 0


def test_a_school_and_questions_that_mean_harm_are_only_text(browser: "Browser", tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace(
        "Hoe vaak voelt u zich welkom op school?", "'</script><img src=x onerror=alert(2)>\u2028'"
    )
    form = form_of(
        questionnaire_file(tmp_path, text, languages=()), school=SCHOOL, hand_in="<b onclick=alert(3)>hier</b>"
    )
    with phone(browser) as context:
        page = opened(context, page_of(form, tmp_path))
        assert page.inner_text(".school") == SCHOOL
        page.tap("button.first")
        assert page.inner_text("h1") == HOSTILE
        page.tap("form .quiet")
        for _item in ITEMS[1:]:
            page.tap("form .quiet")
        page.tap("button.first")
        assert page.inner_text(".hand-in") == "<b onclick=alert(3)>hier</b>"
        assert page.locator("script, img, b").count() == 0


def test_the_language_can_change_at_any_moment_and_no_answer_is_lost(page: "Page", form: Form) -> None:
    page.tap("button[lang=ar]")
    page.tap("button.first")
    page.tap(".option >> nth=2")
    page.select_option("#language", "en")
    assert page.inner_text("h1") == "How often do you feel welcome at school?"
    assert page.locator("html[lang=en][dir=ltr]").count() == 1
    assert page.locator(".option >> nth=2").locator("input").is_checked()
    assert page.evaluate("document.activeElement.id") == "language"


def test_a_question_without_an_answer_is_an_error_that_takes_the_focus(page: "Page") -> None:
    page.tap("button.first")
    page.tap("button.first")
    assert page.evaluate("document.activeElement.id") == "error"
    assert page.title().startswith("Let op · Vraag 1 van 4")
    assert page.get_attribute("fieldset", "aria-describedby") == "help error"
    page.tap(".option >> nth=0")
    page.tap("button.first")
    assert page.inner_text(".count") == "Vraag 2 van 4"
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_who_comes_back_sees_it_and_goes_on_where_they_were(page: "Page") -> None:
    page.tap("button.first")
    page.tap(".option >> nth=1")
    page.tap("button.first")
    page.reload()
    assert SAYS["resumed"] in page.inner_text("main")
    assert page.inner_text("button.first") == "Ga verder bij vraag 2"
    page.tap("button.first")
    page.go_back()
    page.tap("button.quiet")
    page.tap("button.first")
    assert SAYS["wiped"] in page.inner_text("main")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert SAYS["resumed"] not in page.inner_text("main")


def test_what_is_stored_and_does_not_fit_is_not_used(page: "Page") -> None:
    page.tap("button.first")
    for stored in ("nonsense", "null", '{"states": [9, 0, 0, 0], "at": 2, "salt": 1}', '{"states": "abcd"}'):
        page.evaluate("stored => localStorage.setItem(localStorage.key(0), stored)", stored)
        page.reload()
        assert page.inner_text("button.first") == "Begin"


def test_the_back_button_of_the_browser_goes_back_one_question(page: "Page") -> None:
    page.tap("button.first")
    page.tap(".option >> nth=1")
    page.tap("button.first")
    page.go_back()
    assert page.inner_text(".count") == "Vraag 1 van 4"
    assert page.locator(".option >> nth=1").locator("input").is_checked()


def test_a_change_leads_back_to_the_review_and_gives_another_code(page: "Page", form: Form) -> None:
    fill_in(page, form, ALL_FIRST)
    first = code_on(page)
    page.tap(".actions >> nth=1 >> button >> nth=0")
    page.tap("#change-2")
    page.tap(".option >> nth=4")
    page.tap("button.first")
    assert page.inner_text("h1") == SAYS["review"]
    page.tap("button.first")
    assert form.book.decode(code_on(page).replace("-", "")) == {**ALL_FIRST, "sf3-groet": 5}
    assert code_on(page) != first


def test_the_code_can_be_copied(browser: "Browser", form: Form, tmp_path: Path) -> None:
    with phone(browser, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = opened(context, page_of(form, tmp_path))
        fill_in(page, form, ALL_FIRST)
        page.tap("main .actions button.first")
        page.wait_for_selector(f".told:has-text('{SAYS['copied']}')")
        assert page.evaluate("navigator.clipboard.readText()") == code_on(page)


def test_a_parent_gets_through_the_short_form_in_four_minutes(browser: "Browser", tmp_path: Path) -> None:
    """Screens and taps of the short form on the success factors, counted, each with the time that it takes."""
    form = form_of(assets.questionnaires() / "succesfactoren.yaml", short=True)
    questions = len(form.asked())
    with phone(browser) as context:
        context.add_init_script("taps = 0; addEventListener('pointerdown', () => { taps += 1 })")
        page = opened(context, page_of(form, tmp_path))
        fill_in(page, form, dict.fromkeys(form.asked(), 1))
        page.tap("main .actions button.first")
        taps = page.evaluate("taps")
    assert taps == 2 * questions + 3  # two a question; begin, make the code, copy it
    assert (questions + 3) * SECONDS_A_SCREEN + taps * SECONDS_A_TAP <= 240
