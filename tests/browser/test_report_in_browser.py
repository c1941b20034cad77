"""The HTML report in a real browser: readable for everybody, by itself, on a phone and on paper."""

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from hostile_texts import HOSTILE, with_texts
from ouderscan.questionnaire.model import Group
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from report_example import material

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}


def html(**changes: Any) -> str:
    """The report of the small scan."""
    return rendered(report(material(**changes)), "html")


def with_everything_open(page: Any) -> None:
    """Open the tables, so that they are judged as well."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


@pytest.mark.parametrize(
    "options",
    [{}, {"color_scheme": "dark"}, {"viewport": PHONE}, {"viewport": PHONE, "color_scheme": "dark"}],
    ids=["light", "dark", "phone", "dark-phone"],
)
def test_axe_finds_nothing(page_of: Any, violations: Any, options: dict[str, Any]) -> None:
    page, _requests, _complaints = page_of(html(), **options)
    with_everything_open(page)
    assert violations(page) == []


@pytest.mark.parametrize("groups", [(Group.TEAM,), (Group.TEAM, Group.OUDER)], ids=["team", "both"])
@pytest.mark.parametrize("words", ["", "Verantwoordelijkheidsgevoelens", "x" * 90], ids=["own", "long", "endless"])
def test_nothing_is_wider_than_a_phone(page_of: Any, groups: tuple[Group, ...], words: str) -> None:
    view = report(material(groups))
    page, _requests, _complaints = page_of(
        rendered(with_texts(view, cycle([words])) if words else view, "html"), viewport=PHONE
    )
    with_everything_open(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_no_words_are_smaller_than_eleven_pixels(page_of: Any) -> None:
    page, _requests, _complaints = page_of(html(), viewport=PHONE)
    with_everything_open(page)
    sizes = "[...document.querySelectorAll('body *')].map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.evaluate(sizes)) >= 11


def test_the_page_asks_for_nothing_and_works_under_its_own_policy(page_of: Any) -> None:
    _page, requests, complaints = page_of(html())
    assert [url for url in requests if not url.startswith("data:")] == [requests[0]]
    assert complaints == []


def test_the_page_needs_no_script(page_of: Any) -> None:
    page, _requests, _complaints = page_of(html(), java_script_enabled=False)
    assert page.locator("h2").count() == 12
    assert page.locator("svg[role=img]").count() == 24


def test_pictures_do_not_leave_their_place(page_of: Any) -> None:
    page, _requests, _complaints = page_of(html(), viewport=PHONE)
    outside = """[...document.querySelectorAll('svg[role=img] use, svg[role=img] rect')].filter(each => {
        const box = each.getBoundingClientRect()
        return box.left < -0.5 || box.right > innerWidth + 0.5
    }).length"""
    assert page.evaluate(outside) == 0


def test_in_the_users_own_colours_shapes_alone_tell_who_speaks(page_of: Any) -> None:
    page, _requests, _complaints = page_of(html(), forced_colors="active")
    look = "each => [getComputedStyle(each).fill, getComputedStyle(each).stroke]"
    ink = page.locator("body").evaluate("each => getComputedStyle(each).color")
    ground = page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
    for group in ("team", "ouder"):
        assert page.locator(f"#sign-{group}").evaluate(look) == [ink, ink]
    assert page.locator("#sign-team-estimate").evaluate(look) == [ground, ink]
    assert page.locator(".segment.tone-4").first.evaluate(look) == [ground, ink]


def test_on_paper_there_are_pages_of_a4_with_open_tables(page_of: Any, tmp_path: Path) -> None:
    page, _requests, _complaints = page_of(html())
    printed = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/MediaBox [0 0 594.95996 841.91998]") + printed.count(b"/MediaBox [0 0 595.91998") >= 5
    page.emulate_media(media="print")
    assert page.locator("details tr.bars").first.is_visible()
    # Of who is drawn as dots every vote can be counted in the picture.
    assert page.locator("details tr.dots").first.is_hidden()
    assert page.locator("summary").first.is_hidden()


def test_a_skip_link_leads_to_the_report(page_of: Any) -> None:
    page, _requests, _complaints = page_of(html())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#part-1"
    assert page.locator(".skip").bounding_box()["x"] >= 0


def test_every_link_within_the_page_has_its_place(page_of: Any) -> None:
    page, _requests, _complaints = page_of(html())
    lost = (
        "[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(to => !document.querySelector(to))"
    )
    assert page.evaluate(lost) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_a_hostile_text_in_every_place_builds_the_same_page(page_of: Any) -> None:
    def tree(texts: list[str]) -> list[str]:
        page, requests, complaints = page_of(rendered(with_texts(report(material()), cycle(texts)), "html"))
        assert (len(requests), complaints) == (1, [])
        elements = "[...document.querySelectorAll('*')]"
        attributes = "[...each.attributes].map(one => ` ${one.name}=${one.value}`)"
        names: list[str] = page.evaluate(f"{elements}.map(each => each.tagName + {attributes})")
        return names

    assert tree(list(HOSTILE)) == tree(["woord"])
