"""Whatever a school is called and whatever stands in answers and content: the page is built the same."""

import json
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from hostile_texts import HOSTILE, with_texts
from html_shape import Page
from markdown_shape import shape
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from ouderscan.reporting.view import Report
from ouderscan.texts import clean
from report_example import material

NAUGHTY = Path(__file__).parents[2].parent / "shared" / "cases" / "hostile" / "blns" / "blns.json"


@cache
def harmless() -> Report:
    """The report of the small scan."""
    return report(material())


def check_same_build(texts: list[str]) -> None:
    """A report in which every text is one of these has the tags and tokens of one with ordinary words."""
    strange = with_texts(harmless(), cycle(texts))
    plain = with_texts(harmless(), cycle(["woord"]))
    assert Page(rendered(strange, "html")).tags == Page(rendered(plain, "html")).tags
    assert shape(rendered(strange, "md")) == shape(rendered(plain, "md"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_place_changes_nothing_in_how_the_report_is_built(text: str) -> None:
    check_same_build([text])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_of_a_school_is_read_as_it_was_written(text: str) -> None:
    page = Page(rendered(report(material(school=text)), "html"))
    assert clean(text, lines=True) in page.texts


@pytest.mark.parametrize("first", range(8))
def test_naughty_strings_anywhere_change_nothing_in_how_the_report_is_built(first: int) -> None:
    """Each time the strings stand in other places, so that each of them comes by in many."""
    if not NAUGHTY.is_file():
        pytest.skip("the naughty strings are not beside the project")
    strings = [text for text in json.loads(NAUGHTY.read_text(encoding="utf-8")) if clean(text).strip()]
    assert len(strings) > 400
    step = 61 * first
    check_same_build(strings[step:] + strings[:step])


def test_no_naughty_string_steers_a_screen() -> None:
    text = rendered(with_texts(harmless(), cycle(HOSTILE)), "md")
    assert not [sign for sign in text if sign != "\n" and (sign < " " or "\x7f" <= sign <= "\x9f" or sign == "\u202e")]
