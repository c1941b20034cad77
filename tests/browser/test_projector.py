"""The page for a projector in a real browser: readable at five metres, with the keyboard alone, for everybody."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from hostile_texts import HOSTILE, with_texts
from ouderscan.reporting.projector import projector
from ouderscan.reporting.render import rendered
from ouderscan.workshop import Agreed, Outcome, Workshop
from report_example import material

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WALL = {"width": 1920, "height": 1080}
AGREED = Agreed(item="sf3-groet", outcome=Outcome.AGREED, value=1, why="Zo is het.", notes="Kort.")


@pytest.fixture
def page_of(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens the page, with what the browser asked for."""
    pages: list[Any] = []

    def opened(**options: Any) -> tuple[Any, list[str]]:
        made = projector(replace(material(), workshop=Workshop(agreed=(AGREED,))))
        path = tmp_path / "projector.html"
        path.write_text(rendered(made, "html"), encoding="utf-8")
        page = browser.new_page(**{"viewport": WALL, "reduced_motion": "reduce", **options})
        pages.append(page)
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        return page, requests

    yield opened
    for page in pages:
        page.close()


@pytest.mark.parametrize(
    "options",
    [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 640}}],
    ids=["light", "dark", "phone"],
)
def test_nothing_is_against_the_rules_of_accessibility(options: dict[str, Any], page_of: Any) -> None:
    page, requests = page_of(**options)
    results = axe.Axe().run(page, options=RULES).response

    assert [(each["id"], each["nodes"][0]["html"]) for each in results["violations"]] == []
    assert [each for each in requests if not each.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_smallest_letters_are_two_per_cent_of_the_picture(page_of: Any) -> None:
    page, _requests = page_of()
    sizes = page.evaluate(
        """[...document.querySelectorAll('.screen *')].filter(each => each.innerText && each.checkVisibility()
             && !each.closest('.unseen')).map(each => parseFloat(getComputedStyle(each).fontSize))"""
    )

    assert sizes
    assert min(sizes) >= 0.0188 * WALL["width"]  # 36 pixels of 1920: 4 cm on a picture of two metres


def _waits_for(page: Any, place: int) -> bool:
    """Whether the screen at this place comes to stand at the top; the page allows no script to wait in it."""
    here = "[...document.querySelectorAll('.screen')].findIndex(each => Math.abs(each.getBoundingClientRect().top) < 5)"
    for _look in range(100):
        if page.evaluate(here) == place:
            return True
        page.wait_for_timeout(50)
    return False


def test_the_keyboard_alone_goes_through_all_screens_and_back(page_of: Any) -> None:
    page, _requests = page_of()
    for place in range(1, page.evaluate("document.querySelectorAll('.screen').length")):
        page.keyboard.press("PageDown")
        assert _waits_for(page, place)
    page.keyboard.press("Home")
    assert _waits_for(page, 0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _waits_for(page, 1)


def test_hostile_texts_stay_texts(browser: Any, tmp_path: Path) -> None:
    hostile = with_texts(projector(material()), cycle(HOSTILE))
    page = browser.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    (tmp_path / "projector.html").write_text(rendered(hostile, "html"), encoding="utf-8")
    page.goto((tmp_path / "projector.html").as_uri())

    assert page.evaluate("document.querySelectorAll('script, iframe, img, object').length") == 0
    assert dialogs == []
    page.close()
