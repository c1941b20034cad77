"""The papers in a real browser: readable for everybody, on a phone, and on one sheet of A4 where one is meant."""

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from hostile_texts import HOSTILE, with_texts
from ouderscan import example, texts
from ouderscan.cli import papers, reports
from ouderscan.questionnaire.model import Group
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.render import rendered_paper
from ouderscan.scoring.disclosure import Disclosure
from report_example import material

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
ONE_PAGE = ("council", "parents", "expectations")


HEAD = "format: ouderscan/plan/1\n"
THREE_ACTIONS = """\
actions:
  - recommendation: eigen-visie
    words: Wij vragen elke ouder in groep 3 of een bezoek thuis of een gesprek op school prettiger is.
    example: In oktober wilden twee moeders liever thuis praten, en wij zeiden dat het niet kon.
    notice: Elke ouder krijgt in september die vraag, en wij houden ons aan het antwoord.
    first_step: De leerkrachten van groep 3 schrijven samen de vraag op.
    owner: bouwcoördinator
    date: "2027-02-01"
  - recommendation: eerst-luisteren
    words: Wij beginnen elk gesprek met wat de ouder zelf wil vragen.
    example: Op de avond van 12 oktober waren wij zelf het meest aan het woord.
    notice: Ouders krijgen vooraf de vraag wat zij willen bespreken.
    first_step: Het team oefent het begin in de vergadering van januari.
    owner: leiding
    date: "2027-03-01"
  - kind: find-out
    words: Wij willen weten waarom ouders van nieuwe kinderen niet naar de avond komen.
    whom: De ouders van de kinderen die na augustus kwamen.
    how: Wij bellen hen zelf, op een moment dat zij kiezen.
    owner: oudercontactpersoon
    date: "2027-01-15"
"""


def html(name: str, **changes: Any) -> str:
    """A paper of the small scan."""
    return rendered_paper(name, PAPERS[name].make(material(**changes)), "html")


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["light", "dark", "phone"])
@pytest.mark.parametrize("name", PAPERS)
def test_axe_finds_nothing(page_of: Any, violations: Any, name: str, options: dict[str, Any]) -> None:
    page, requests, complaints = page_of(html(name), **options)
    assert violations(page) == []
    assert (len([url for url in requests if not url.startswith("data:")]), complaints) == (1, [])


@pytest.mark.parametrize("words", ["", "Verantwoordelijkheidsgevoelens", "x" * 90], ids=["own", "long", "endless"])
@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_wider_than_a_phone(page_of: Any, name: str, words: str) -> None:
    paper = PAPERS[name].make(material())
    page, _requests, _complaints = page_of(
        rendered_paper(name, with_texts(paper, cycle([words])) if words else paper, "html"), viewport=PHONE
    )
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.fixture
def sheets(page_of: Any, tmp_path: Path) -> Callable[[str], dict[str, int]]:
    """A function that makes the papers of one page with a plan, and counts the printed pages of each."""

    def printed(plan: str) -> dict[str, int]:
        example.make(tmp_path / "school")
        (tmp_path / "school" / "plan.yaml").write_text(plan, encoding="utf-8")
        made_of = reports.material(tmp_path / "school", Disclosure())
        papers.write(ONE_PAGE, made_of, made_of, ["html"], tmp_path)
        pages = {}
        for name in ONE_PAGE:
            page, _requests, _complaints = page_of((tmp_path / f"{name}.html").read_text(encoding="utf-8"))
            pages[name] = len(
                re.findall(rb"/MediaBox \[0 0 59\d\.\d+ 84\d\.\d+\]", page.pdf(prefer_css_page_size=True))
            )
        return pages

    return printed


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("plan", ["no_action: Wij wachten op het nieuwe team.", THREE_ACTIONS], ids=["none", "three"])
def test_a_paper_of_one_page_fits_its_page(sheets: Callable[[str], dict[str, int]], plan: str, language: str) -> None:
    texts.use(language)
    assert sheets(HEAD + plan) == dict.fromkeys(ONE_PAGE, 1)


def test_with_a_contested_measure_a_paper_takes_the_back_of_its_sheet_at_most(
    sheets: Callable[[str], dict[str, int]],
) -> None:
    """Home visits have the longest list of who says what, and all of it stands beside the action."""
    pages = sheets(HEAD + THREE_ACTIONS.replace("recommendation: eigen-visie", "recommendation: huisbezoek"))
    assert set(pages.values()) <= {1, 2}


@pytest.mark.parametrize("name", PAPERS)
def test_a_hostile_text_in_every_place_builds_the_same_page(page_of: Any, name: str) -> None:
    def tree(words: list[str]) -> list[str]:
        paper = with_texts(PAPERS[name].make(material()), cycle(words))
        page, requests, complaints = page_of(rendered_paper(name, paper, "html"))
        assert (len(requests), complaints) == (1, [])
        elements = "[...document.querySelectorAll('*')]"
        attributes = "[...each.attributes].map(one => ` ${one.name}=${one.value}`)"
        names: list[str] = page.evaluate(f"{elements}.map(each => each.tagName + {attributes})")
        return names

    assert tree(list(HOSTILE)) == tree(["woord"])


def test_without_parents_the_papers_still_make_sense(page_of: Any, violations: Any) -> None:
    page, _requests, _complaints = page_of(html("parents", groups=(Group.TEAM,)))
    assert violations(page) == []
    assert page.locator(".opinions").count() == 0
