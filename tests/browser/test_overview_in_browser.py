"""The overview and the list of many schools in a real browser: readable for everybody, on a phone and on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from many_schools import FULL, case, overview_of
from ouderscan.questionnaire.model import Sector
from ouderscan.reporting.contents import contents
from ouderscan.reporting.register import Entry
from ouderscan.reporting.render import rendered

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
Opened = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """A function that opens a page with its tables unfolded."""
    pages: list[Any] = []

    def open_page(html: str, **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(**options)
        pages.append(page)
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        return page

    yield open_page
    for page in pages:
        page.close()


def overview_page() -> str:
    """The overview of schools in two sectors."""
    schools = [case("Es", 1, FULL), case("Els", 3, FULL), case("Iep", 4, FULL), case("College", 2, FULL, Sector.VO)]
    return rendered(overview_of(schools), "html")


def list_page() -> str:
    """The list of reports, with a name without end."""
    entries = [
        Entry(school=name, wave="2026-11-24", name=f"school-{place}") for place, name in enumerate(["Es", "x" * 90])
    ]
    return rendered(contents(entries, ["html", "md"], ["a.csv (plain)"], ["a.csv: iets niet."]), "html")


@pytest.mark.parametrize("page", [overview_page, list_page])
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["light", "dark", "phone"])
def test_axe_finds_nothing(opened: Opened, page: Callable[[], str], options: dict[str, Any]) -> None:
    found = axe.Axe().run(opened(page(), **options)).response
    assert len(found["passes"]) > 15
    assert [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]] == []


@pytest.mark.parametrize("page", [overview_page, list_page])
def test_nothing_is_wider_than_a_phone(opened: Opened, page: Callable[[], str]) -> None:
    assert opened(page(), viewport=PHONE).evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_on_paper_there_are_pages_of_a4(opened: Opened) -> None:
    printed = opened(overview_page()).pdf(prefer_css_page_size=True)
    pages = printed.count(b"/MediaBox [0 0 594.95996 841.91998]") + printed.count(b"/MediaBox [0 0 595.91998")
    assert pages == printed.count(b"/MediaBox") >= 2


def test_on_paper_the_first_sector_follows_the_title_and_each_other_begins_a_page(opened: Opened) -> None:
    page = opened(overview_page())
    page.emulate_media(media="print")
    breaks = "[...document.querySelectorAll('main > .part')].map(each => getComputedStyle(each).breakBefore)"
    assert page.evaluate(breaks) == ["auto", "page", "page"]


def test_ids_are_there_once(opened: Opened) -> None:
    ids = opened(overview_page()).evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) > 20
    assert sorted(ids) == sorted(set(ids))
