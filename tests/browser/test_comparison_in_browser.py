"""The pages of comparisons in a real browser: readable for everybody, by itself, on a phone and on paper."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from hostile_texts import with_texts
from ouderscan.compare.intervention import Effect, Side
from ouderscan.compare.permutation import interval
from ouderscan.compare.sides import LeftOut, Sides
from ouderscan.compare.waves import compare
from ouderscan.plan import Action, Plan, Status
from ouderscan.questionnaire.model import Group, Kind, Sector
from ouderscan.reporting.comparison import comparison
from ouderscan.reporting.comparison_view import Comparison
from ouderscan.reporting.intervention import Evaluation, intervention
from ouderscan.reporting.intervention_view import Intervention
from ouderscan.reporting.render import rendered
from report_example import content
from two_waves import AFTER, of_example

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WIDE, PHONE = {"width": 1200, "height": 900}, {"width": 320, "height": 640}


def view() -> Comparison:
    """Two waves of the small scan, and a plan of which something became."""
    plan = Plan(actions=(Action(words="Wij groeten", owner="mentor", status=Status.DONE),))
    return comparison(compare(of_example(), of_example(AFTER, lift={"sf3-groet": 1})), content(), plan)


def with_and_without() -> Intervention:
    """Six schools with and six without, on one subject."""
    changes = [20.0, 22, 25, 18, 21, 19], [0.0, 1, -2, 3, 0, 1]
    having, lacking = (Side.of([(40.0, 40.0 + change) for change in each]) for each in changes)
    effect = Effect("sf3", Kind.EXPERIENCE, Group.OUDER, having, lacking, interval(*changes))
    questionnaires = tuple(each.in_sector(Sector.PO) for each in content().questionnaires)
    divided = Sides((), {LeftOut.FEW: ("De Linde",)})
    return intervention(Evaluation("project = ja", Sector.PO, ("2025", "2026"), divided, (effect,), questionnaires))


PAGES = {"waves": view, "intervention": with_and_without}


@pytest.fixture
def page_of(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens a page with all its tables open, and what the browser asked for."""
    pages: list[Any] = []

    def opened(
        shown: Comparison | Intervention, *, viewport: dict[str, int] = WIDE, **options: Any
    ) -> tuple[Any, list[str]]:
        path = tmp_path / "comparison.html"
        path.write_text(rendered(shown, "html"), encoding="utf-8")
        page = browser.new_page(viewport=viewport, **options)
        pages.append(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: asked.append(message.text))
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        return page, [each for each in asked if not each.startswith("data:")]

    yield opened
    for page in pages:
        page.close()


@pytest.mark.parametrize(
    "options",
    [{}, {"color_scheme": "dark"}, {"viewport": PHONE}, {"viewport": PHONE, "color_scheme": "dark"}],
    ids=["light", "dark", "phone", "dark-phone"],
)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_asks_for_nothing(page_of: Any, name: str, options: dict[str, Any]) -> None:
    page, asked = page_of(PAGES[name](), **options)
    found = axe.Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 20
    assert [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]] == []
    assert len(asked) == 1


@pytest.mark.parametrize("words", ["", "Verantwoordelijkheidsgevoelens", "x" * 90], ids=["own", "long", "endless"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(page_of: Any, name: str, words: str) -> None:
    shown = PAGES[name]()
    page, _asked = page_of(with_texts(shown, cycle([words])) if words else shown, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_on_paper_there_are_pages_of_a4_with_open_tables(page_of: Any) -> None:
    page, _asked = page_of(view())
    page.emulate_media(media="print")
    assert page.locator("details table").first.is_visible()
    printed = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    assert 3 <= printed.count(b"/MediaBox [0 0 594.95996 841.91998]") + printed.count(b"/MediaBox [0 0 595.91998") <= 12
